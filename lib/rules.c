/* The table of all kinds, and the rules that need no file of their own. */
#include "rules.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "text.h"

struct verdict verdict_ok(void)
{
	return (struct verdict){ .level = RULE_OK, .reason = "OK" };
}

struct verdict verdict_warn(const char *reason)
{
	return (struct verdict){ .level = RULE_WARN, .reason = reason };
}

struct verdict verdict_refuse(const char *reason)
{
	return (struct verdict){ .level = RULE_REFUSE, .reason = reason };
}

struct verdict rule_date(const char *text, struct date today)
{
	struct verdict v = verdict_ok();
	const char *form = "dddd-dd-dd";

	(void)today;
	for (size_t i = 0; i <= strlen(form); i++)
		if (form[i] == 'd' ? !text_is_digit((unsigned char)text[i]) :
		    text[i] != form[i])
			return verdict_refuse("FORMAT");
	if (!date_read(text, &v.date))
		return verdict_refuse("DATE_INVALID");
	return v;
}

struct verdict rule_money(const char *text, struct date today)
{
	size_t whole = strspn(text, "0123456789");
	struct verdict v = verdict_ok();
	const char *p = text + whole;
	size_t part = 0;

	(void)today;
	if (*p == '.') {
		part = strspn(++p, "0123456789");
		if (part < 1 || part > 2)
			return verdict_refuse("FORMAT");
	}
	if (whole < 1 || whole > 10 || p[part] != '\0')
		return verdict_refuse("FORMAT");
	for (size_t i = 0; i < whole; i++)
		v.fen = v.fen * 10 + (text[i] - '0');
	for (size_t i = 0; i < 2; i++)
		v.fen = v.fen * 10 + (i < part ? p[i] - '0' : 0);
	return v;
}

/* Refuses malformed text, control characters, and white space. */
static bool has_foreign(const char *text)
{
	for (const char *p = text; ; ) {
		uint32_t point = text_next(&p);

		if (point == 0)
			break;
		if (point == TEXT_BAD || text_is_space(point))
			return true;
	}
	return !text_clean(text, strlen(text), TEXT_LINE);
}

struct verdict rule_email(const char *text, struct date today)
{
	const char *at = strchr(text, '@');

	(void)today;
	if (has_foreign(text))
		return verdict_refuse("CHAR");
	if (strlen(text) > 254)
		return verdict_refuse("TOO_LONG");
	if (at == NULL || at == text || at[1] == '\0' ||
	    strchr(at + 1, '@') != NULL)
		return verdict_refuse("FORMAT");
	return verdict_ok();
}

/*
 * The host, which must not be a user's name before an `@`, and an optional
 * port. Hosts of other scripts are taken as they are.
 */
static bool is_authority(const char *s, size_t n)
{
	size_t host = 0, port = 0;

	while (host < n && (isalnum((unsigned char)s[host]) ||
	    (s[host] & 0x80) != 0 || s[host] == '-' || s[host] == '.'))
		host++;
	if (host == 0 || s[0] == '.' || s[0] == '-')
		return false;
	if (host == n)
		return true;
	port = strspn(s + host + 1, "0123456789");
	return s[host] == ':' && port > 0 && port <= 5 && host + 1 + port == n;
}

struct verdict rule_url(const char *text, struct date today)
{
	const char *rest = text + strlen("https://");

	(void)today;
	if (has_foreign(text) || text[strcspn(text, "\"'<>\\`{}|^")] != '\0')
		return verdict_refuse("CHAR");
	if (strncasecmp(text, "https://", strlen("https://")) != 0)
		return verdict_refuse("SCHEME");
	if (strlen(text) > 2000)
		return verdict_refuse("TOO_LONG");
	if (!is_authority(rest, strcspn(rest, "/?#")))
		return verdict_refuse("FORMAT");
	return verdict_ok();
}

/* ---- code lists -------------------------------------------------------- */

/* Is the text one of the words, which stand between single spaces? */
static struct verdict one_of(const char *words, const char *text)
{
	size_t n = strlen(text);

	for (const char *p = words; n > 0 && (p = strstr(p, text)); p++)
		if ((p == words || p[-1] == ' ') &&
		    (p[n] == ' ' || p[n] == '\0') && strchr(text, ' ') == NULL)
			return verdict_ok();
	return verdict_refuse("CODE");
}

/* Is it a code of two digits from 01 to the last one? */
static struct verdict two_digits(const char *text, int last)
{
	int code;

	if (strlen(text) != 2 || !text_is_digits(text))
		return verdict_refuse("CODE");
	code = (text[0] - '0') * 10 + text[1] - '0';
	return code >= 1 && code <= last ? verdict_ok() :
		verdict_refuse("CODE");
}

static struct verdict rule_sex(const char *text, struct date today)
{
	(void)today;
	return one_of("0 1 2 9", text);		/* GB/T 2261.1 */
}

static struct verdict rule_marriage(const char *text, struct date today)
{
	(void)today;
	return one_of("10 20 30 40 90", text);	/* GB/T 2261.2 */
}

static struct verdict rule_ethnic(const char *text, struct date today)
{
	(void)today;
	return two_digits(text, 56);		/* GB/T 3304 */
}

static struct verdict rule_political(const char *text, struct date today)
{
	(void)today;
	return two_digits(text, 13);		/* GB/T 4762 */
}

/* A statistics code of twelve digits; whether it exists, the record knows. */
static struct verdict rule_division(const char *text, struct date today)
{
	(void)today;
	return strlen(text) == 12 && text_is_digits(text) && text[0] != '0' ?
		verdict_ok() : verdict_refuse("FORMAT");
}

/* ---- the table --------------------------------------------------------- */

static const struct rule rules[] = {
	{ "id", rule_id, tidy_capitals, false },
	{ "uscc", rule_uscc, tidy_capitals, false },
	{ "mobile", rule_mobile, tidy_mobile, false },
	{ "landline", rule_landline, tidy_landline, false },
	{ "phone", rule_phone, tidy_phone, false },
	{ "contact", rule_contact, tidy_phone, false },
	{ "bankcard", rule_bankcard, tidy_number, false },
	{ "postcode", rule_postcode, tidy_number, false },
	{ "name", rule_name, tidy_name, true },
	{ "name_foreign", rule_name_foreign, tidy_name, true },
	{ "unit", rule_unit, tidy_unit, true },
	{ "service", rule_service, NULL, false },
	{ "card", rule_card, tidy_card, false },
	{ "money", rule_money, NULL, false },
	{ "email", rule_email, NULL, false },
	{ "url", rule_url, NULL, true },
	{ "date", rule_date, tidy_date, false },
	{ "sex", rule_sex, NULL, false },
	{ "marriage", rule_marriage, NULL, false },
	{ "ethnic", rule_ethnic, NULL, false },
	{ "political", rule_political, NULL, false },
	{ "division", rule_division, tidy_number, false },
	{ "case", rule_case, tidy_case, false },
};

const struct rule *rule_find(const char *kind)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].kind, kind) == 0)
			return &rules[i];
	return NULL;
}

struct verdict rule_check(const char *kind, const char *text,
	struct date today)
{
	const struct rule *rule = rule_find(kind);

	return rule == NULL ? verdict_refuse("KIND") : rule->check(text, today);
}

/* The point at half width, if the kind wants it so. */
static uint32_t narrow(uint32_t point, bool keep_signs)
{
	uint32_t half = text_half(point);

	if (keep_signs && half != ' ' && !text_is_digit(half) &&
	    !text_is_letter(half))
		return point;
	return half;
}

int rule_normal(const char *kind, const char *in, char *out, size_t size)
{
	const struct rule *rule = rule_find(kind);
	struct text t = text_into(out, size);
	char *first;

	if (!text_valid(in, strlen(in)))
		return -1;
	for (const char *p = in; *p != '\0'; )
		text_add_point(&t, narrow(text_next(&p),
			rule != NULL && rule->keep_signs));
	if (t.full) {
		out[0] = '\0';
		return -1;
	}
	first = text_trim(out);
	memmove(out, first, strlen(first) + 1);
	if (rule != NULL && rule->tidy != NULL)
		rule->tidy(out, size);
	return strcmp(in, out) != 0;
}

const char *rule_message(const char *kind, const struct verdict *v, char *out,
	size_t size)
{
	bool warns = strncmp(v->reason, "WARN_", strlen("WARN_")) == 0;
	struct text t = text_into(out, size);

	if (v->level == RULE_OK)
		return out;
	text_addf(&t, "%s_%s_%s", warns ? "warn" : "err", kind,
		v->reason + (warns ? strlen("WARN_") : 0));
	for (char *p = out; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return out;
}

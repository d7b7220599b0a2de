/*
 * form_value: one value. Made normal, checked by the rule of its type, then
 * held against the limits the standard names.
 */
#include "form.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form_parts.h"
#include "rules.h"
#include "text.h"

enum { KIND_MAX = 400, KEY_MAX = 80, SEARCH_MAX = 50 };

struct date form_today(struct req *r)
{
	const char *s = node_get(r->hdf, "Site.today");
	struct date d;

	return s && date_read(s, &d) ? d : date_today();
}

/* ---- by the rules of lib/rules.h --------------------------------------- */

/* Returns 0 when there is no such day. */
static int bound_date(const struct value *v, const char *name, struct date *out)
{
	const char *s = form_limit(v, name);

	if (s == NULL)
		return 0;
	if (strncmp(s, "today", 5) == 0)
		return form_day(s, form_today(v->r), out);
	return date_read(s, out);
}

static void check_date(struct value *v)
{
	struct date d, bound;

	if (!date_read(v->text, &d))
		return;
	if (bound_date(v, "min", &bound) && date_compare(d, bound) < 0)
		v->error = "err_early";
	else if (bound_date(v, "max", &bound) && date_compare(d, bound) > 0)
		v->error = "err_late";
}

static void check_money(struct value *v)
{
	const char *min = form_limit(v, "min"), *max = form_limit(v, "max");
	struct date d = form_today(v->r);

	if (min && v->found.fen < rule_money(min, d).fen)
		v->error = "err_low";
	else if (max && v->found.fen > rule_money(max, d).fen)
		v->error = "err_high";
}

/* The level a 12-digit division code names: 1 province to 5 village. */
static int division_level(const char *code)
{
	static const int starts[] = { 0, 2, 4, 6, 9, 12 };
	int level = 5;

	while (level > 1 && strspn(code + starts[level - 1], "0") >=
		(size_t)(12 - starts[level - 1]))
		level--;
	return level;
}

static void check_division(struct value *v)
{
	int level = strlen(v->text) == 12 ? division_level(v->text) : 0;

	if (level < form_limit_number(v, "min", 1))
		v->error = "err_division_wide";
	else if (level > form_limit_number(v, "max", 5))
		v->error = "err_division_narrow";
}

/* After the rule: limits of types that count something else than letters. */
static void check_limits(struct value *v)
{
	if (strcmp(v->type, "date") == 0)
		check_date(v);
	else if (strcmp(v->type, "money") == 0)
		check_money(v);
	else if (strcmp(v->type, "division") == 0)
		check_division(v);
	else
		form_length(v, POINTS_MAX);
}

static void value_rule(struct value *v)
{
	struct arena *a = v->r->arena;
	size_t size = strlen(v->text) * 2 + 16;
	char *out = arena_alloc(a, size), *key = arena_alloc(a, 80);

	if (rule_normal(v->type, v->text, out, size) < 0)
		out = arena_strdup(a, v->text);
	v->text = out;
	if (*out == '\0')
		return;
	v->found = rule_check(v->type, out, form_today(v->r));
	if (v->found.level == RULE_REFUSE)
		v->error = rule_message(v->type, &v->found, key, 80);
	else if (v->found.level == RULE_WARN)
		v->warning = rule_message(v->type, &v->found, key, 80);
	if (!v->error)
		check_limits(v);
}

/* ---- what the standard adds -------------------------------------------- */

static void check_pattern(struct value *v)
{
	const char *pattern = form_limit(v, "pattern");
	regex_t re;

	if (pattern == NULL || regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB))
		return;
	if (regexec(&re, v->text, 0, NULL, 0) != 0)
		v->error = "err_pattern";
	regfree(&re);
}

static void check_rest(struct value *v)
{
	const char *must = form_limit(v, "must");

	check_pattern(v);
	if (!v->error && must && !form_listed(must, v->text))
		v->error = "err_must";
}

const char *form_value(struct req *r, struct node *field, const char *typed,
	const char **error, const char **warning)
{
	struct value v = { .r = r, .field = field, .text = typed };

	v.type = form_limit(&v, "type");
	if (v.type == NULL)
		v.type = "text";
	if (strlen(typed) > POINTS_MAX * TEXT_POINT_MAX)
		v.error = "err_too_long";
	else if (!text_valid(typed, strlen(typed)))
		v.error = "err_control";
	else if (!form_type(&v))
		value_rule(&v);
	if (!v.error && *v.text)
		check_rest(&v);
	*error = v.error;
	*warning = v.error ? NULL : v.warning;
	return v.text;
}

const char *form_plain(struct req *r, const char *typed, const char *type,
	const char *max, const char **error)
{
	struct node *rule = node_at(r->hdf, "Form.words");
	const char *s, *warning;

	node_set(rule, "type", type);
	node_set(rule, "max", max);
	s = form_value(r, rule, typed ? typed : "", error, &warning);
	node_remove(r->hdf, "Form.words");
	return s;
}

const char *form_typed(struct req *r, const char *name, const char *type,
	const char *max, bool wanted)
{
	const char *error, *s = form_plain(r, req_form(r, name), type, max,
		&error);

	if (!error && wanted && !*s)
		error = "err_required";
	if (error)
		field_error(r, name, error);
	return s;
}

const char *form_digits(struct req *r, const char *name, size_t most)
{
	const char *s = req_query(r, name);

	if (!s || !*s)
		return NULL;
	if (text_is_digits(s) && strlen(s) <= most)
		return s;
	field_error(r, name, "err_option");
	return NULL;
}

const char *form_search(struct req *r, const char *name)
{
	const char *s = req_query(r, name);

	if (!s || !*s)
		return NULL;
	if (text_clean(s, strlen(s), TEXT_LINE) &&
			text_count(s) <= SEARCH_MAX)
		return s;
	field_error(r, name, "err_search");
	return NULL;
}

const char *form_kind(struct req *r, const char *name, const char *kind)
{
	const char *s = req_form(r, name);
	char normal[KIND_MAX], key[KEY_MAX];
	struct verdict v;

	if (s && rule_normal(kind, s, normal, sizeof normal) < 0) {
		field_error(r, name, "err_format");
		return NULL;
	}
	if (!s || !*normal) {
		field_error(r, name, "err_required");
		return NULL;
	}
	v = rule_check(kind, normal, date_today());
	if (v.level == RULE_REFUSE) {
		field_error(r, name, rule_message(kind, &v, key, sizeof key));
		return NULL;
	}
	return arena_strdup(r->arena, normal);
}

/* `today`, `today-90d`, `today+1y`, `today+6m`. */
int form_day(const char *s, struct date from, struct date *out)
{
	char *end;
	long n;

	*out = from;
	s += strlen("today");
	if (*s == '\0')
		return 1;
	n = strtol(s, &end, 10);
	if (end == s || n < -100000 || n > 100000 || end[0] == '\0' || end[1])
		return 0;
	if (*end == 'd') {
		*out = date_from_days(date_days(from) + n);
		return 1;
	}
	if (*end == 'y')
		n *= 12;
	else if (*end != 'm')
		return 0;
	n += from.year * 12L + from.month - 1;
	out->year = (int)(n / 12);
	out->month = (int)(n % 12) + 1;
	while (out->day > 28 && !date_is_real(*out))
		out->day--;
	return date_is_real(*out);
}

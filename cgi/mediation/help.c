/*
 * What the pages of legal aid and counselling share: single values as they are
 * typed, and texts under the key of a person who has no case.
 */
#include "help.h"

#include <string.h>

#include "rules.h"
#include "text.h"

const char *help_words(struct req *r, const char *field, size_t most,
	bool lines, bool required)
{
	const char *s = req_form(r, field);
	struct buf b = buf_new(r->arena);
	const char *clean;

	buf_puts(&b, "");
	/* Every kind of line end is one, as in the forms of standards; a field
	 * of one line has none. */
	for (; s && *s; s++)
		if (*s != '\r')
			buf_add(&b, s, 1);
		else if (s[1] != '\n')
			buf_add(&b, lines ? "\n" : "\r", 1);
	clean = text_trim(b.data);
	if (!*clean && required)
		field_error(r, field, "err_required");
	else if (text_count(clean) > most)
		field_error(r, field, "err_too_long");
	else if (!text_clean(clean, strlen(clean), lines ? TEXT_NEWLINE |
			TEXT_TAB : TEXT_LINE))
		field_error(r, field, "err_control");
	else
		return clean;
	return NULL;
}

const char *help_day(struct req *r, const char *field)
{
	const char *s = help_words(r, field, 10, false, true);
	const struct date any = { 0 };

	if (s && (strlen(s) != 10 || s[4] != '-' || s[7] != '-' ||
			rule_check("date", s, any).level == RULE_REFUSE)) {
		field_error(r, field, "err_date_form");
		return NULL;
	}
	return s;
}

const char *help_time(struct req *r, const char *field)
{
	const char *s = help_words(r, field, 5, false, true);

	if (!s)
		return NULL;
	if (strlen(s) == 5 && s[2] == ':' && text_is_digit((unsigned char)s[0])
		&& text_is_digit((unsigned char)s[1]) &&
		text_is_digit((unsigned char)s[3]) &&
		text_is_digit((unsigned char)s[4]) &&
		(s[0] - '0') * 10 + s[1] - '0' < 24 && s[3] < '6')
		return s;
	field_error(r, field, "err_time_form");
	return NULL;
}

const char *help_number(struct req *r, const char *field)
{
	const char *s = help_words(r, field, 6, false, true);

	if (s && (!text_is_digits(s) || strlen(s) > 6)) {
		field_error(r, field, "err_format");
		return NULL;
	}
	return s;
}

const char *help_seal(struct req *r, const char *account, const char *where,
	const char *text)
{
	const struct dossier person = { .id = account, .applicant = account };

	return *text ? cases_seal(r, &person, where, text) : "";
}

void help_unseal(struct req *r, struct node *row, const char *account,
	const char *name, const char *where)
{
	const struct dossier person = { .id = account, .applicant = account };
	const char *sealed = arena_strdup(r->arena, node_get(row, name));

	if (sealed && account)
		node_set(row, name, cases_unseal(r, &person, where, sealed));
}

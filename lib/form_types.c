/*
 * form_types: the types of fields that are the form's own: texts, numbers,
 * choices. All others are kinds of rules.h.
 */
#include "form_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

const char *form_limit(const struct value *v, const char *name)
{
	const char *s = node_get(v->field, name);

	return s && *s ? s : NULL;
}

long form_limit_number(const struct value *v, const char *name, long otherwise)
{
	const char *s = form_limit(v, name);

	return s ? strtol(s, NULL, 10) : otherwise;
}

/* ---- texts ------------------------------------------------------------- */

/* CR LF and CR become LF: what a text area sends is one character a line. */
static char *lines(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *p = out;

	for (; *s; s++) {
		if (*s == '\r' && s[1] == '\n')
			continue;
		*p++ = *s == '\r' ? '\n' : *s;
	}
	return out;
}

void form_length(struct value *v, long most)
{
	long n = (long)text_count(v->text);

	if (n == 0)
		return;
	if (n > form_limit_number(v, "max", most))
		v->error = "err_too_long";
	else if (n < form_limit_number(v, "min", 0))
		v->error = "err_too_short";
}

static void check_clean(struct value *v, enum text_allow allow)
{
	if (!text_clean(v->text, strlen(v->text), allow))
		v->error = "err_control";
}

static void value_text(struct value *v)
{
	v->text = text_trim(arena_strdup(v->r->arena, v->text));
	check_clean(v, TEXT_LINE);
	if (!v->error)
		form_length(v, 200);
}

static void value_para(struct value *v)
{
	v->text = text_trim(lines(v->r->arena, v->text));
	check_clean(v, TEXT_NEWLINE | TEXT_TAB);
	if (!v->error)
		form_length(v, 2000);
}

/* ---- numbers ----------------------------------------------------------- */

/* Trimmed, full-width digits and signs made half-width. */
static char *half(struct arena *a, const char *s)
{
	size_t size = strlen(s) + 1;
	char *out = arena_alloc(a, size);
	struct text t = text_into(out, size);
	uint32_t point;

	while ((point = text_next(&s)) != 0)
		text_add_point(&t, text_half(point));
	return text_trim(out);
}

static void value_int(struct value *v)
{
	char *end;
	long n, sign;

	v->text = half(v->r->arena, v->text);
	if (*v->text == '\0')
		return;
	sign = *v->text == '-';
	if (!text_is_digits(v->text + sign) ||
		strlen(v->text + sign) > 9) {
		v->error = "err_number";
		return;
	}
	n = strtol(v->text, &end, 10);
	v->text = arena_printf(v->r->arena, "%ld", n);
	if (n < form_limit_number(v, "min", 0))
		v->error = "err_low";
	else if (n > form_limit_number(v, "max", 999999999))
		v->error = "err_high";
}

/* A percentage is a whole number from 1 to 99 where nothing else is said. */
static void value_percent(struct value *v)
{
	value_int(v);
	if (v->error || *v->text == '\0')
		return;
	if (strtol(v->text, NULL, 10) < form_limit_number(v, "min", 1))
		v->error = "err_low";
	else if (strtol(v->text, NULL, 10) > form_limit_number(v, "max", 99))
		v->error = "err_high";
}

/* Degrees: up to six decimals are kept. */
static void value_degrees(struct value *v, double most)
{
	const char *s;
	double d;

	v->text = half(v->r->arena, v->text);
	if (*v->text == '\0')
		return;
	s = v->text + (*v->text == '-');
	if (strlen(s) > 12 || strspn(s, "0123456789.") != strlen(s) ||
		strchr(s, '.') != strrchr(s, '.') ||
		s[strspn(s, ".")] == '\0') {
		v->error = "err_number";
		return;
	}
	d = strtod(v->text, NULL);
	if (d > most || d < -most)
		v->error = "err_degrees";
	else
		v->text = arena_printf(v->r->arena, "%.6f", d);
}

static void value_lat(struct value *v)
{
	value_degrees(v, 90);
}

static void value_lng(struct value *v)
{
	value_degrees(v, 180);
}

static void value_time(struct value *v)
{
	const char *s = v->text = half(v->r->arena, v->text);
	size_t hours = strcspn(s, ":");
	long h = 24, m = 60;

	if (*s == '\0')
		return;
	if ((hours == 1 || hours == 2) && strlen(s) == hours + 3 &&
	    text_is_digits(s + hours + 1)) {
		h = (long)text_number(arena_copy(v->r->arena, s, hours), 24);
		m = (long)text_number(s + hours + 1, 60);
	}
	if (h < 0 || h > 23 || m > 59) {
		v->error = "err_time";
		return;
	}
	v->text = arena_printf(v->r->arena, "%02ld:%02ld", h, m);
}

/* ---- choices ----------------------------------------------------------- */

bool form_has_option(struct req *r, struct node *field, const char *code)
{
	struct node *n = node_find(field, "options");
	const char *source = node_get(field, "source");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (strcmp(node_name(n), code) == 0)
			return true;
	if (source == NULL)
		return false;
	n = node_find(r->hdf, arena_printf(r->arena, "List.%s", source));
	if (n == NULL)
		return true;
	for (n = node_child(n); n; n = node_next(n)) {
		const char *s = node_get(n, "value");

		if (s && strcmp(s, code) == 0)
			return true;
	}
	return false;
}

static void value_choice(struct value *v)
{
	v->text = text_trim(arena_strdup(v->r->arena, v->text));
	if (*v->text && (strlen(v->text) > 60 || strchr(v->text, ' ') ||
		!form_has_option(v->r, v->field, v->text)))
		v->error = "err_option";
}

/* Codes with single spaces between, each an option, none twice. */
static void value_multi(struct value *v)
{
	struct buf out = buf_new(v->r->arena);
	const char *s = v->text;
	long n = 0;

	buf_puts(&out, "");
	for (s += strspn(s, " "); *s; s += strspn(s, " ")) {
		size_t k = strcspn(s, " ");
		char *code = arena_copy(v->r->arena, s, k);

		s += k;
		if (k > 60 || !form_has_option(v->r, v->field, code)) {
			v->error = "err_option";
			return;
		}
		if (form_listed(out.data, code))
			continue;
		if (n++ > 0)
			buf_puts(&out, " ");
		buf_puts(&out, code);
	}
	v->text = out.data;
	if (n > 0 && n < form_limit_number(v, "min", 0))
		v->error = "err_few";
	else if (n > form_limit_number(v, "max", 100))
		v->error = "err_many";
}

static void value_bool(struct value *v)
{
	if (*v->text && strcmp(v->text, "1") && strcmp(v->text, "0"))
		v->error = "err_option";
}

/* A tick: there or not. */
static void value_consent(struct value *v)
{
	if (strcmp(v->text, "0") == 0)
		v->text = "";
	if (*v->text && strcmp(v->text, "1"))
		v->error = "err_option";
}

bool form_is_multi(struct node *field)
{
	const char *type = node_get(field, "type");

	return type && strcmp(type, "multi") == 0;
}

/* ---- all of them ------------------------------------------------------- */

static const struct type {
	const char *name;
	void (*check)(struct value *v);
} types[] = {
	{ "address", value_text },
	{ "bool", value_bool },
	{ "choice", value_choice },
	{ "consent", value_consent },
	{ "int", value_int },
	{ "lat", value_lat },
	{ "lng", value_lng },
	{ "multi", value_multi },
	{ "para", value_para },
	{ "percent", value_percent },
	{ "text", value_text },
	{ "time", value_time },
};

bool form_type(struct value *v)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, v->type) == 0) {
			types[i].check(v);
			return true;
		}
	return false;
}

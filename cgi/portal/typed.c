/*
 * What people type, one value at a time.
 */
#include <ctype.h>
#include <string.h>

#include "passwords.h"
#include "portal.h"
#include "text.h"

const char *typed_password(struct req *r, const char *name)
{
	const char *s = req_secret(r, "password");
	const char *again = req_secret(r, "password2"), *why;

	if (!s || !*s) {
		field_error(r, "password", "err_required");
		return NULL;
	}
	why = password_refused(s, name, PASSWORD_MIN_PUBLIC);
	if (why) {
		field_error(r, "password", why);
		return NULL;
	}
	if (!again || strcmp(s, again)) {
		field_error(r, "password2", again && *again ? "err_pass_same"
			: "err_required");
		return NULL;
	}
	return s;
}

const char *typed_code(struct req *r, const char *s)
{
	struct buf b = buf_new(r->arena);
	uint32_t point;

	buf_puts(&b, "");
	while (s && (point = text_next(&s))) {
		char c;

		point = text_half(point);
		if (!text_is_letter(point) && !text_is_digit(point))
			continue;
		c = (char)toupper((int)point);
		buf_add(&b, &c, 1);
	}
	return b.data;
}

void pager(struct req *r, const char *rows, unsigned limit,
	const char *address)
{
	const char *row = arena_printf(r->arena, "%s.%u", rows, limit);
	const char *last;

	if (!query_flush(r) || !node_find(r->hdf, row))
		return;
	node_remove(r->hdf, row);
	last = node_get(r->hdf, arena_printf(r->arena, "%s.%u.id", rows,
		limit - 1));
	node_setf(r->hdf, "Page.pager.older", "%s?before=%s", address, last);
}

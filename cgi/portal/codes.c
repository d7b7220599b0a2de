/*
 * Codes sent to a number, on the way from one page to the next.  The number
 * travels sealed in a cookie, so that it stands in no address and in no log.
 */
#include <string.h>
#include <time.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"

enum { ON_ITS_WAY = 15 * 60 };		/* seconds a number may travel */

void codes_carry(struct req *r, const char *what, const char *mobile)
{
	const struct crypt_key *key = crypt_key(r->keys, "seal");
	const char *s = key ? crypt_seal(r->arena, key,
		arena_printf(r->arena, "number %s", what), mobile,
		strlen(mobile), time(NULL) + ON_ITS_WAY) : NULL;

	if (!s)
		log_die(r->log, "no key to seal with");
	sess_remember(r, what, s, ON_ITS_WAY);
}

const char *codes_carried(struct req *r, const char *what)
{
	const char *s = sess_remembered(r, what);

	return s ? crypt_open(r->arena, r->keys, "seal",
		arena_printf(r->arena, "number %s", what), s, time(NULL),
		NULL) : NULL;
}

/* Six digits, all equally likely. */
static const char *new_code(struct req *r)
{
	unsigned n;

	do
		if (crypt_random(&n, sizeof n))
			log_die(r->log, "no random bytes");
	while (n >= 4294000000u);
	return arena_printf(r->arena, "%06u", n % 1000000);
}

enum reply codes_send(struct req *r, const char *purpose,
	const char *cookie, const char *next)
{
	const char *mobile = form_kind(r, "mobile", "mobile");

	if (!mobile)
		return bad(r);
	query_do(r, SQL_CODE_SEND, ARGS(purpose, mobile, new_code(r),
		req_address(r)));
	codes_carry(r, cookie, mobile);
	return see(r, "%s", next);
}

enum reply codes_answer(struct req *r, const char *answer)
{
	char *field = arena_strdup(r->arena, answer);
	char *key = field ? strchr(field, ':') : NULL;

	if (!key)
		return FAILED;
	*key++ = '\0';
	field_error(r, field, key);
	query_keep(r);
	return bad(r);
}

const char *codes_typed(struct req *r)
{
	const char *s = typed_code(r, req_secret(r, "code"));

	if (strlen(s) == 6 && strspn(s, "0123456789") == 6)
		return s;
	field_error(r, "code", *s ? "err_code" : "err_required");
	return NULL;
}

void codes_show(struct req *r, const char *mobile)
{
	node_setf(r->hdf, "Page.mobile", "%.3s****%s", mobile,
		strlen(mobile) > 7 ? mobile + 7 : "");
}

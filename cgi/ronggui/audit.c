/*
 * ronggui audit: is the history what it was?
 *
 *	verify [--key=FILE]... [KEPT]
 *		walks the chains and the daily roots in the database, then
 *		checks every root's signature with the public half in FILE.pub
 *		(default: sign.file of the configuration; several after a change
 *		of keys), then that each line of the file KEPT, made by export
 *		and kept off this host, is still a root here.  Names the first
 *		broken place.
 *	export	prints the signed roots, a line each.
 *
 * Whoever owns the host and its key can write a history that is whole; only
 * lines kept elsewhere show it then.
 */
#include "ronggui.h"

#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "crypt.h"
#include "instance.h"

enum { KEYS = 8 };

struct audit {
	struct instance in;
	char key[KEYS][SIGN_PUBLIC_SIZE];
	size_t keys;
	size_t roots;
	int bad;
	struct buf lines;		/* as export prints them */
};

/* ---- keys -------------------------------------------------------------- */

static int key_add(struct audit *a, const char *path)
{
	char err[400];

	if (a->keys == KEYS) {
		fail("more than %d keys", KEYS);
		return -1;
	}
	if (crypt_sign_public(path, a->key[a->keys], err, sizeof err) != 0) {
		fail("%s", err);
		return -1;
	}
	a->keys++;
	return 0;
}

/* Without --key the instance's own. */
static int key_default(struct audit *a)
{
	char err[400];
	struct conf *conf = conf_load(a->in.arena, err, sizeof err);
	const char *path = conf == NULL ? NULL : conf_get(conf, "sign.file");

	if (conf == NULL) {
		fail("%s", err);
		return -1;
	}
	return path == NULL || *path == '\0' ? 0 : key_add(a, path);
}

/* By one of the keys, and by the one that the row names. */
static int is_signed(const struct audit *a, const char *line,
	const char *signature, const char *key)
{
	for (size_t i = 0; i < a->keys; i++)
		if (strcmp(a->key[i], key) == 0 &&
		    crypt_signed(a->key[i], line, strlen(line), signature))
			return 1;
	return 0;
}

/* ---- what the database says -------------------------------------------- */

static void take_fault(void *arg, const struct db_result *res)
{
	struct audit *a = arg;

	if (db_count(res) == 0)
		return;
	a->bad = 1;
	printf("%s: %s\n", db_value(res, 0, 0), db_value(res, 0, 1));
}

static void take_root(void *arg, const struct db_result *res)
{
	struct audit *a = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		const char *day = db_value(res, i, 0);
		const char *line = db_value(res, i, 1);
		const char *signature = db_value(res, i, 2);

		a->roots++;
		buf_printf(&a->lines, "%s %s %s\n", line,
			*signature == '\0' ? "-" : signature,
			*signature == '\0' ? "-" : db_value(res, i, 3));
		if (a->bad || a->keys == 0)
			continue;
		if (*signature == '\0')
			printf("root of %s: not signed\n", day);
		else if (!is_signed(a, line, signature, db_value(res, i, 3)))
			printf("root of %s: the signature is not right\n", day);
		else
			continue;
		a->bad = 1;
	}
}

static int ask_roots(struct audit *a)
{
	buf_puts(&a->lines, "");
	return instance_ask(&a->in, "audit", "select day, line, signature, "
		"key_id from api.audit_roots()", NULL, 0, take_root, a);
}

/* ---- what was kept ----------------------------------------------------- */

/* The part of an exported line that says the root: its first four words. */
static size_t said(const char *line)
{
	size_t n = 0;

	for (int words = 0; line[n] != '\0' && line[n] != '\n'; n++)
		if (line[n] == ' ' && ++words == 4)
			break;
	return n;
}

static int stands_here(const struct audit *a, const char *line, size_t n)
{
	const char *here = a->lines.data;

	for (; *here != '\0'; here = strchr(here, '\n') + 1)
		if (said(here) == n && memcmp(here, line, n) == 0)
			return 1;
	return 0;
}

static int check_kept(struct audit *a, const char *path)
{
	const char *at = instance_read(&a->in, path);
	size_t n;

	if (at == NULL)
		return -1;
	for (; *at != '\0' && !a->bad; at += *at == '\n') {
		n = said(at);
		if (n > 0 && *at != '#' && !stands_here(a, at, n)) {
			printf("%.*s: kept in %s and not here\n", (int)n, at,
				path);
			a->bad = 1;
		}
		at += strcspn(at, "\n");
	}
	return 0;
}

/* ---- commands ---------------------------------------------------------- */

static int verify(struct audit *a, const char *kept)
{
	if (a->keys == 0 && key_default(a) != 0)
		return -1;
	if (instance_ask(&a->in, "audit", "select place, fault "
	    "from api.audit_check()", NULL, 0, take_fault, a) != 0 ||
	    ask_roots(a) != 0)
		return -1;
	if (!a->bad && kept != NULL && check_kept(a, kept) != 0)
		return -1;
	if (a->bad || instance_ask(&a->in, "audit", "select "
	    "api.audit_verified()", NULL, 0, NULL, NULL) != 0)
		return -1;
	printf("whole, with %zu daily roots%s%s\n", a->roots,
		a->keys == 0 ? ", whose signatures were not checked: no key" :
		a->roots > 0 ? ", all signed" : "",
		kept == NULL ? "" : ", and as kept");
	return 0;
}

static int export(struct audit *a)
{
	if (ask_roots(a) != 0)
		return -1;
	fputs(a->lines.data, stdout);
	return 0;
}

/* Options of verify; the index of what follows, or -1 after a sentence. */
static int options(struct audit *a, int argc, char **argv)
{
	const char *value;
	int i = 2;

	for (; i < argc && is_option(argv[i], "key", &value); i++)
		if (key_add(a, value) != 0)
			return -1;
	return i;
}

int cmd_audit(int argc, char **argv)
{
	int exports = argc == 2 && strcmp(argv[1], "export") == 0;
	struct audit a = { .keys = 0 };
	int status, next;

	if (!exports && (argc < 2 || strcmp(argv[1], "verify") != 0))
		return usage("audit");
	next = options(&a, argc, argv);
	if (next < 0)
		return FAILED;
	if (argc - next > 1 || (next < argc && argv[next][0] == '-'))
		return usage("audit");
	status = instance_open(&a.in);
	a.lines = buf_new(a.in.arena);
	if (status == 0)
		status = exports ? export(&a) : verify(&a,
			next < argc ? argv[next] : NULL);
	instance_close(&a.in);
	return status == 0 ? DONE : FAILED;
}

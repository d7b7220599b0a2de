/*
 * ronggui accounts: the log-ins an instance begins with.
 *
 *	demo [--show|--all]	the officers and people of a demonstration;
 *			--show only prints those of the root and of the first
 *			district, --all prints all
 *	totp LOGIN	the one-time code of a demo officer, now
 *	first LOGIN NAME ROLE
 *			the first system, security or audit administrator of
 *			an installed suite, with a code for the first password
 *
 * An installed suite has no default account. Demo officers share one password,
 * which is printed: it protects nothing, a demonstration listens on loopback.
 */
#include "ronggui.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "conf.h"
#include "crypt.h"
#include "instance.h"

static const char officers_password[] = "Ronggui-demo-2026";
static const char public_password[] = "Ronggui-2026";

enum { MOST = 400, FIRST_DIGITS = 10 };

struct plan {
	struct arena *arena;
	size_t n;
	const char *row[MOST][4];	/* login, name, station, roles */
};

struct answer {
	struct arena *arena;
	const char *first, *second;
};

static void take_answer(void *arg, const struct db_result *res)
{
	struct answer *a = arg;

	if (db_count(res) == 0)
		return;
	a->first = arena_strdup(a->arena, db_value(res, 0, 0));
	if (db_width(res) > 1)
		a->second = arena_strdup(a->arena, db_value(res, 0, 1));
}

static void take_plan(void *arg, const struct db_result *res)
{
	struct plan *p = arg;

	for (size_t i = 0; i < db_count(res) && p->n < MOST; i++, p->n++)
		for (size_t k = 0; k < 4; k++)
			p->row[p->n][k] = arena_strdup(p->arena,
				db_value(res, i, k));
}

static struct crypt_keys *keys_of(struct instance *in)
{
	char err[400];
	struct conf *conf = conf_load(in->arena, err, sizeof err);
	struct crypt_keys *keys = conf == NULL ? NULL : crypt_keys_load(
		conf_get(conf, "key.file"), err, sizeof err);

	if (keys == NULL)
		fail("%s", err);
	return keys;
}

static const char *where_secret(struct arena *a, const char *account)
{
	return arena_printf(a, "totp.secret.%s", account);
}

/* ---- demo -------------------------------------------------------------- */

static int open_account(struct instance *in, const char *const *args,
	const char **id)
{
	struct answer a = { .arena = in->arena };

	if (instance_ask(in, args[1], "select api.demo_account($1, $2, $3, $4, "
		"$5::bigint, $6::text[], $7)", args, 7, take_answer, &a) < 0)
		return -1;
	*id = a.first;
	return 0;
}

static int give_factor(struct instance *in, const struct crypt_keys *keys,
	const char *account)
{
	char secret[TOTP_SECRET_SIZE];
	const char *args[2] = { account };

	if (crypt_totp_make(secret) < 0)
		return -1;
	args[1] = crypt_encrypt(in->arena, crypt_key(keys, "totp"),
		where_secret(in->arena, account), secret, strlen(secret));
	return instance_ask(in, account, "select api.demo_totp($1::bigint, $2)",
		args, 2, NULL, NULL);
}

static int make_officers(struct instance *in, const struct crypt_keys *keys)
{
	struct plan *p = arena_alloc(in->arena, sizeof *p);
	char hash[PASSWORD_SIZE];

	p->arena = in->arena;
	p->n = 0;
	if (instance_ask(in, "accounts", "select login, name, station, roles "
		"from api.demo_plan()", NULL, 0, take_plan, p) < 0 ||
	    crypt_password(officers_password, PASSWORD_OFFICER, hash) < 0)
		return -1;
	for (size_t i = 0; i < p->n; i++) {
		const char *const *r = p->row[i];
		const char *args[7] = { "off", r[0], r[1], "officer", r[2],
			r[3], hash };
		const char *id = NULL;

		if (open_account(in, args, &id) < 0 ||
		    (id != NULL && give_factor(in, keys, id) < 0))
			return -1;
	}
	return 0;
}

static int make_people(struct instance *in)
{
	struct plan *p = arena_alloc(in->arena, sizeof *p);
	char hash[PASSWORD_SIZE];

	p->arena = in->arena;
	p->n = 0;
	if (instance_ask(in, "accounts", "select login, name, kind, null "
		"from api.demo_people()", NULL, 0, take_plan, p) < 0 ||
	    crypt_password(public_password, PASSWORD_PUBLIC, hash) < 0)
		return -1;
	for (size_t i = 0; i < p->n; i++) {
		const char *const *r = p->row[i];
		const char *args[7] = { "pub", r[0], r[1], r[2], NULL, NULL,
			hash };
		const char *id;

		if (open_account(in, args, &id) < 0)
			return -1;
	}
	return 0;
}

/* District officers are alike in every district; one stands for all. */
static bool left_out(const char *login, const char **district)
{
	if (*login < '0' || *login > '9')
		return false;
	if (*district == NULL)
		*district = login;
	return strncmp(login, *district, 6) != 0;
}

static void print_list(void *arg, const struct db_result *res)
{
	const bool *all = arg;
	const char *side = "", *district = NULL;
	unsigned more = 0;

	for (size_t i = 0; i < db_count(res); i++) {
		const char *s = db_value(res, i, 0);
		const char *station = db_value(res, i, 3);
		const char *roles = db_value(res, i, 4);

		if (strcmp(s, side) != 0)
			printf("%s, password %s\n", strcmp(s, "off") == 0
				? "Demo officers" : "Demo people",
				strcmp(s, "off") == 0 ? officers_password
				: public_password);
		side = s;
		if (!*all && strcmp(s, "off") == 0 &&
		    left_out(db_value(res, i, 1), &district)) {
			more++;
			continue;
		}
		printf("  %-22s %s  %s  %s\n", db_value(res, i, 1),
			db_value(res, i, 2), station == NULL ? "" : station,
			roles == NULL ? "" : roles);
	}
	if (more > 0)
		printf("  and %u more of the same kind in the other districts "
			"(ronggui accounts demo --all)\n", more);
	puts("An officer's one-time code: STATE=... ronggui accounts totp "
		"LOGIN");
}

static int show_demo(struct instance *in, bool all)
{
	return instance_ask(in, "accounts", "select side, login, name, "
		"station_name, roles from api.demo_list()", NULL, 0,
		print_list, &all);
}

static int demo(struct instance *in)
{
	struct crypt_keys *keys = keys_of(in);
	int status = keys == NULL ? -1 : make_officers(in, keys);

	if (status == 0)
		status = make_people(in);
	crypt_keys_free(keys);
	return status;
}

/* ---- totp, first ------------------------------------------------------- */

static int totp(struct instance *in, const char *login)
{
	struct answer a = { .arena = in->arena };
	struct crypt_keys *keys = keys_of(in);
	char code[9], *secret = NULL;
	int status = -1;

	if (keys != NULL && instance_ask(in, login, "select account, secret "
		"from api.demo_secret($1)", &login, 1, take_answer, &a) == 0) {
		if (a.first != NULL)
			secret = crypt_decrypt(in->arena, keys, "totp",
				where_secret(in->arena, a.first), a.second,
				NULL);
		if (secret == NULL)
			fail("there is no officer %s with a second factor",
				login);
		else if (crypt_totp(secret, time(NULL), 6, code) == 0)
			status = puts(code) < 0 ? -1 : 0;
	}
	crypt_keys_free(keys);
	return status;
}

static int first(struct instance *in, char **argv)
{
	const char *code = crypt_code(in->arena, FIRST_DIGITS);
	const char *args[4] = { argv[0], argv[1], argv[2], code };

	if (instance_ask(in, argv[0], "select api.first_admin($1, $2, $3, $4)",
		args, 4, NULL, NULL) < 0)
		return -1;
	printf("%s sets a password at /desk/password/first with the code "
		"%s, good for seven days\n", argv[0], code);
	return 0;
}

int cmd_accounts(int argc, char **argv)
{
	struct instance in;
	int all = argc == 3 && strcmp(argv[2], "--all") == 0;
	int shows = all || (argc == 3 && strcmp(argv[2], "--show") == 0);
	int demos = argc >= 2 && strcmp(argv[1], "demo") == 0;
	int codes = argc == 3 && strcmp(argv[1], "totp") == 0;
	int firsts = argc == 5 && strcmp(argv[1], "first") == 0;
	int status;

	if (!codes && !firsts && !(demos && (argc == 2 || shows)))
		return usage("accounts");
	status = instance_open(&in);
	if (status == 0)
		status = codes ? totp(&in, argv[2]) : firsts
			? first(&in, argv + 2) : shows ? show_demo(&in, all)
			: demo(&in);
	instance_close(&in);
	return status == 0 ? DONE : FAILED;
}

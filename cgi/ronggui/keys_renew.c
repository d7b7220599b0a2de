/*
 * Encrypting anew, while the suite serves.
 *
 * First every person gets a new version of his key, and all versions are
 * wrapped with the suite's new key; then there is a pause, after which no page
 * is under way that read a person's key before; then each value is replaced
 * where it still is what was read, each file by a whole new one. At every
 * moment each value opens with a version that its owner's file has.
 *
 * What was done is seen from the values: nothing else keeps count.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "files.h"
#include "keys.h"
#include "persons.h"
#include "ronggui.h"
#include "text.h"

struct job {
	struct renewal *k;
	struct arena *a;		/* emptied after each person */
	const char *account;
	struct crypt_key key;
	long people, renewed, done, values, files, factors, shut;
	int failed;
	time_t told;
};

/* Once in two seconds how far it is. */
static void tell(struct job *j, int last)
{
	time_t now = time(NULL);

	if (!last && now - j->told < 2)
		return;
	j->told = now;
	printf("%ld of %ld persons: %ld values, %ld files\n", j->done,
		j->people, j->values, j->files);
	fflush(stdout);
}

/* ---- new versions ------------------------------------------------------ */

static int renew_key(void *arg, const char *account)
{
	struct job *j = arg;
	int done = persons_renew(j->a, j->k->folder, j->k->keys, account);

	arena_reset(j->a);
	j->people++;
	j->renewed += done > 0;
	/* Erased since the folder was read: nothing to renew. */
	if (done < 0 && errno != ENOENT) {
		fail("key of person %s: %s", account, strerror(errno));
		j->failed = 1;
	}
	return 0;
}

/* ---- answers ----------------------------------------------------------- */

struct answer {
	const char *row, *path, *value;
	struct answer *next;
};

struct answers {
	struct arena *a;
	struct answer *first;
};

static void take_answers(void *arg, const struct db_result *res)
{
	struct answers *all = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		struct answer *one = arena_alloc(all->a, sizeof *one);

		one->row = arena_strdup(all->a, db_value(res, i, 0));
		one->path = db_width(res) > 2 ? arena_strdup(all->a,
			db_value(res, i, 1)) : "";
		one->value = arena_strdup(all->a, db_value(res, i,
			db_width(res) - 1));
		one->next = all->first;
		all->first = one;
	}
}

/* The same under the new key; NULL: it does not open. */
static const char *anew(struct job *j, const char *where, const char *value)
{
	size_t n;
	char *open = crypt_decrypt_with(j->a, &j->key, where, value, &n);
	const char *sealed = open == NULL ? NULL : crypt_encrypt(j->a, &j->key,
		where, open, n);

	if (open != NULL)
		crypt_wipe(open, n);
	return sealed;
}

static void renew_answer(struct job *j, const struct answer *v)
{
	const char *args[4] = { v->row, v->path, v->value, NULL };

	if (crypt_made_with(&j->key, v->value))
		return;
	args[3] = anew(j, arena_printf(j->a, "case_form.%s.%s", v->path,
		v->row), v->value);
	if (args[3] == NULL) {
		j->shut++;
		return;
	}
	if (instance_ask(&j->k->in, "keys", "select api.sealed_swap("
	    "$1::bigint, $2, $3, $4)", args, 4, NULL, NULL) != 0)
		j->failed = 1;
	j->values++;
}

static void renew_answers(struct job *j)
{
	struct answers all = { .a = j->a };

	if (instance_ask(&j->k->in, "keys", "select case_id, path, value from "
	    "api.sealed_fields($1::bigint)", &j->account, 1, take_answers,
	    &all) != 0)
		j->failed = 1;
	for (; all.first != NULL && !j->failed; all.first = all.first->next)
		renew_answer(j, all.first);
}

/* ---- files ------------------------------------------------------------- */

static void renew_files(struct job *j)
{
	struct answers all = { .a = j->a };

	if (instance_ask(&j->k->in, "keys", "select name from "
	    "api.sealed_files($1::bigint)", &j->account, 1, take_answers,
	    &all) != 0)
		j->failed = 1;
	for (; all.first != NULL && !j->failed; all.first = all.first->next) {
		const char *name = all.first->value;
		int done = files_renew(j->k->store, &j->key, name);

		j->files += done > 0;
		if (done < 0 && errno == EBADMSG)
			j->shut++;
		else if (done < 0 && errno != ENOENT) {
			fail("file %s: %s", name, strerror(errno));
			j->failed = 1;
		}
	}
}

static int renew_person(void *arg, const char *account)
{
	struct job *j = arg;

	j->account = account;
	if (persons_key(j->a, j->k->folder, j->k->keys, account, 0, &j->key)
	    == 0) {
		renew_answers(j);
		if (!j->failed)
			renew_files(j);
		crypt_wipe(&j->key, sizeof j->key);
	} else if (errno != ENOENT) {
		fail("key of person %s: %s", account, strerror(errno));
		j->failed = 1;
	}
	arena_reset(j->a);
	j->done++;
	tell(j, 0);
	return j->failed;
}

/* ---- second factors ---------------------------------------------------- */

static void renew_factor(struct job *j, const struct crypt_key *now,
	const struct answer *v)
{
	const char *where = arena_printf(j->a, "totp.secret.%s", v->row);
	const char *args[3] = { v->row, v->value, NULL };
	char *open;

	if (crypt_made_with(now, v->value))
		return;
	open = crypt_decrypt(j->a, j->k->keys, "totp", where, v->value, NULL);
	if (open == NULL) {
		j->shut++;
		return;
	}
	args[2] = crypt_encrypt(j->a, now, where, open, strlen(open));
	crypt_wipe(open, strlen(open));
	if (args[2] == NULL || instance_ask(&j->k->in, "keys", "select "
	    "api.sealed_totp_swap($1::bigint, $2, $3)", args, 3, NULL, NULL)
	    != 0)
		j->failed = 1;
	j->factors++;
}

static void renew_factors(struct job *j)
{
	const struct crypt_key *now = crypt_key(j->k->keys, "totp");
	long long after = 0, last = -1;

	while (!j->failed && now != NULL && after != last) {
		struct answers all = { .a = j->a };
		const char *from = arena_printf(j->a, "%lld", last = after);

		if (instance_ask(&j->k->in, "keys", "select account, secret "
		    "from api.sealed_totp($1::bigint)", &from, 1, take_answers,
		    &all) != 0)
			j->failed = 1;
		for (; all.first != NULL && !j->failed; all.first =
		    all.first->next) {
			long long id = text_number(all.first->row, 0);

			after = id > after ? id : after;
			renew_factor(j, now, all.first);
		}
		arena_reset(j->a);
	}
}

/* ---- all of it --------------------------------------------------------- */

static int walk_failed(struct job *j)
{
	fail("%s: %s", j->k->folder, strerror(errno));
	return -1;
}

static int renew_all(struct job *j, long pause)
{
	if (persons_each(j->k->folder, renew_key, j) < 0)
		return walk_failed(j);
	if (j->failed)
		return -1;
	printf("%ld persons, %ld with a new key\n", j->people, j->renewed);
	fflush(stdout);
	/* Also where another run was interrupted just now. */
	if (j->people > 0 && pause > 0)
		sleep((unsigned)pause);
	renew_factors(j);
	if (!j->failed && persons_each(j->k->folder, renew_person, j) < 0)
		return walk_failed(j);
	tell(j, 1);
	return j->failed ? -1 : 0;
}

int keys_renew(struct renewal *k, long pause)
{
	struct job j = { .k = k, .a = arena_new(1 << 16) };
	int status = renew_all(&j, pause);

	arena_free(j.a);
	if (status != 0)
		return -1;
	printf("%ld values, %ld files and %ld second factors encrypted anew\n",
		j.values, j.files, j.factors);
	if (j.shut > 0) {
		fail("%ld did not open and were left as they are", j.shut);
		return -1;
	}
	puts("Older keys may go a day later: ronggui keys retire");
	return 0;
}

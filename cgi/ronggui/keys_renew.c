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
	const struct vault *vault;	/* the one in hand */
	const char *module, *modules;	/* its module; all that have one */
	const char *account;
	struct crypt_key key;
	long people, renewed, done, values, files, factors, notes, shut;
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
	int done = persons_renew(j->a, j->vault, account);

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
	const char *place, *table;	/* of what is no answer of a form */
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

		*one = (struct answer){ .row = arena_strdup(all->a, db_value(
			res, i, 0)), .path = "" };
		if (db_width(res) > 2)
			one->path = arena_strdup(all->a, db_value(res, i, 1));
		if (db_width(res) > 4) {
			one->place = arena_strdup(all->a, db_value(res, i, 2));
			one->table = arena_strdup(all->a, db_value(res, i, 3));
		}
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

/* Asks for what is of the person and kept in the vault in hand. */
static void ask(struct job *j, const char *sql, struct answers *all)
{
	bool suite = *j->module == '\0';
	const char *args[] = { j->account, suite ? j->modules : arena_printf(
		j->a, "{%s}", j->module), suite ? "t" : "f" };

	*all = (struct answers){ .a = j->a };
	if (instance_ask(&j->k->in, "keys", sql, args, 3, take_answers, all)
	    != 0)
		j->failed = 1;
}

static void renew_answers(struct job *j)
{
	struct answers all;

	ask(j, "select case_id, path, value from api.sealed_fields($1::bigint, "
		"$2::text[], $3::boolean)", &all);
	for (; all.first != NULL && !j->failed; all.first = all.first->next)
		renew_answer(j, all.first);
}

/* ---- rows of the modules ----------------------------------------------- */

static void renew_row(struct job *j, const struct answer *v)
{
	const char *args[5] = { v->table, v->path, v->row, v->value, NULL };

	if (crypt_made_with(&j->key, v->value))
		return;
	args[4] = anew(j, v->place, v->value);
	if (args[4] == NULL) {
		j->shut++;
		return;
	}
	if (instance_ask(&j->k->in, "keys", "select api.sealed_row_swap("
	    "$1, $2, $3::bigint, $4, $5)", args, 5, NULL, NULL) != 0)
		j->failed = 1;
	j->values++;
}

static void renew_rows(struct job *j)
{
	struct answers all;

	ask(j, "select id, col, place, tbl, value from api.sealed_rows("
		"$1::bigint, $2::text[], $3::boolean)", &all);
	for (; all.first != NULL && !j->failed; all.first = all.first->next)
		renew_row(j, all.first);
}

/* ---- files ------------------------------------------------------------- */

static void renew_files(struct job *j)
{
	struct answers all;

	ask(j, "select name from api.sealed_files($1::bigint, $2::text[], "
		"$3::boolean)", &all);
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
	if (persons_key(j->a, j->vault, account, 0, &j->key) == 0) {
		renew_answers(j);
		if (!j->failed)
			renew_rows(j);
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

/* ---- notes: under the person's key, and that under the writer's --------- */

static void renew_note(struct job *j, const struct answer *v)
{
	const char *args[3] = { v->row, v->value, NULL }, *inner = NULL;
	struct crypt_key person;
	bool is_new;
	char *open = crypt_decrypt_with(j->a, &j->key, v->place, v->value,
		NULL);

	if (open == NULL || persons_key(j->a, vaults_of(&j->k->all, j->module),
	    v->path, 0, &person) != 0) {
		j->shut++;
		return;
	}
	is_new = crypt_made_with(&person, open);
	if (is_new && crypt_made_with(&j->key, v->value)) {
		crypt_wipe(&person, sizeof person);
		return;
	}
	open = crypt_decrypt_with(j->a, &person, v->place, open, NULL);
	if (open != NULL)
		inner = crypt_encrypt(j->a, &person, v->place, open,
			strlen(open));
	if (inner != NULL)
		args[2] = crypt_encrypt(j->a, &j->key, v->place, inner,
			strlen(inner));
	crypt_wipe(&person, sizeof person);
	if (open != NULL)
		crypt_wipe(open, strlen(open));
	if (args[2] == NULL) {
		j->shut++;
		return;
	}
	if (instance_ask(&j->k->in, "keys", "select api.sealed_note_swap("
	    "$1::bigint, $2, $3)", args, 3, NULL, NULL) != 0)
		j->failed = 1;
	j->notes++;
}

static int renew_counsellor(void *arg, const char *account)
{
	struct job *j = arg;
	struct answers all = { .a = j->a };

	j->account = account;
	if (persons_key(j->a, j->vault, account, 0, &j->key) != 0) {
		fail("key of counsellor %s: %s", account, strerror(errno));
		j->failed = 1;
		return 1;
	}
	if (instance_ask(&j->k->in, "keys", "select id, applicant, place, tbl, "
	    "body from api.sealed_notes($1::bigint)", &j->account, 1,
	    take_answers, &all) != 0)
		j->failed = 1;
	for (; all.first != NULL && !j->failed; all.first = all.first->next)
		renew_note(j, all.first);
	crypt_wipe(&j->key, sizeof j->key);
	arena_reset(j->a);
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

/* A folder in which nobody has a key yet holds nothing to renew. */
static int each_vault(struct job *j, int (*person)(void *, const char *),
	int (*counsellor)(void *, const char *))
{
	for (size_t i = 0; i < j->k->all.n && !j->failed; i++) {
		j->vault = &j->k->all.vault[i].is;
		j->module = j->k->all.vault[i].module;
		if (persons_each(j->vault->folder, strcmp(j->vault->purpose,
		    "person") == 0 ? person : counsellor, j) >= 0 ||
		    (errno == ENOENT && i > 0))
			continue;
		fail("%s: %s", j->vault->folder, strerror(errno));
		return -1;
	}
	return j->failed ? -1 : 0;
}

static int renew_all(struct job *j, long pause)
{
	if (each_vault(j, renew_key, renew_key) != 0)
		return -1;
	printf("%ld persons, %ld with a new key\n", j->people, j->renewed);
	fflush(stdout);
	/* Also where another run was interrupted just now. */
	if (j->people > 0 && pause > 0)
		sleep((unsigned)pause);
	renew_factors(j);
	if (j->failed || each_vault(j, renew_person, renew_counsellor) != 0)
		return -1;
	tell(j, 1);
	return 0;
}

/* The modules that keep vaults of their own, as an array of the database. */
static const char *apart(const struct renewal *k)
{
	struct buf b = buf_new(k->in.arena);

	buf_puts(&b, "{");
	for (size_t i = 1; i < k->all.rings; i++)
		buf_printf(&b, "%s%s", i > 1 ? "," : "",
			k->all.ring[i].module);
	buf_puts(&b, "}");
	return b.data;
}

int keys_renew(struct renewal *k, long pause)
{
	struct job j = { .k = k, .a = arena_new(1 << 16), .modules = apart(
		k) };
	int status = renew_all(&j, pause);

	arena_free(j.a);
	if (status != 0)
		return -1;
	printf("%ld values, %ld files and %ld second factors encrypted anew\n",
		j.values, j.files, j.factors);
	if (j.notes > 0)
		printf("%ld notes of counsellors encrypted anew\n", j.notes);
	if (j.shut > 0) {
		fail("%ld did not open and were left as they are", j.shut);
		return -1;
	}
	puts("Older keys may go a day later: ronggui keys retire");
	return 0;
}

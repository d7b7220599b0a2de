/*
 * ronggui keys: key files, the pair that signs the daily root, and renewal.
 *
 * Renewal goes in three steps, none of which makes anything unreadable: rotate
 * adds new keys, which running programs find by themselves; renew encrypts
 * anew what stands under older ones (keys_renew.c); retire takes the old lines
 * out of the file once nothing names them.
 */
#include "keys.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "conf.h"
#include "persons.h"
#include "ronggui.h"
#include "text.h"

static int keys_make(const char *path, int national, int module)
{
	char err[256];

	if ((module ? crypt_keys_make_module : crypt_keys_make)(path,
	    national, err, sizeof err) != 0)
		return fail("%s", err);
	printf("%s: keys made. Keep a copy in another place: without it "
		"nothing that was encrypted can be read.\n", path);
	return DONE;
}

static int keys_sign(const char *path)
{
	char err[256];

	if (crypt_sign_make(path, err, sizeof err) != 0)
		return fail("%s", err);
	printf("%s: private half; %s.pub: public half, to be kept with the "
		"auditors too.\n", path, path);
	return DONE;
}

static int keys_check(const char *path)
{
	char err[256];
	struct crypt_keys *keys = crypt_keys_load(path, err, sizeof err);

	if (keys == NULL)
		return fail("%s", err);
	crypt_keys_free(keys);
	printf("%s: in order\n", path);
	return DONE;
}

/* ---- of an instance ---------------------------------------------------- */

int keys_open(struct renewal *k, int strict)
{
	char err[512];

	k->all = (struct vaults){ .rings = 0 };
	k->keys = NULL;
	if (instance_open(&k->in) != 0)
		return -1;
	k->conf = conf_load(k->in.arena, err, sizeof err);
	if (k->conf == NULL) {
		fail("%s", err);
		return -1;
	}
	k->store = conf_get(k->conf, "files");
	if (vaults_open(k->in.arena, k->conf, strict, &k->all, err,
	    sizeof err) != 0) {
		fail("%s", err);
		return -1;
	}
	k->keys = k->all.ring[0].keys;
	return 0;
}

void keys_close(struct renewal *k)
{
	vaults_close(&k->all);
	instance_close(&k->in);
}

/* As the configuration says, else as the newest key is. */
static bool wants_national(const struct renewal *k)
{
	const char *suite = conf_get(k->conf, "key.suite");
	const struct crypt_key *now = crypt_key(k->keys, "person");

	if (suite != NULL && *suite != '\0')
		return strcmp(suite, "sm") == 0;
	return now != NULL && now->algorithm == SM4_CTR_HMAC_SM3;
}

static int rotate(struct renewal *k)
{
	bool national = wants_national(k);
	char err[512];

	for (size_t i = 0; i < k->all.rings; i++) {
		const char *path = k->all.ring[i].file;

		if (crypt_keys_add(path, national, err, sizeof err) != 0) {
			fail("%s", err);
			return -1;
		}
		printf("%s: new keys (%s) are in use. Copy the file to its "
			"safe place, then encrypt anew: ronggui keys renew\n",
			path, national ? "SM4, SM3" : "AES, SHA-2");
	}
	return 0;
}

/* ---- what stands under a key ------------------------------------------- */

struct uses {
	struct renewal *k;
	const char *id, *folder;
	long n;
	int failed;
	long long last;
};

static int count_wrapped(void *arg, const char *account)
{
	struct uses *u = arg;
	struct arena *a = arena_new(32768);
	int n = persons_wrapped(a, u->folder, account, u->id);

	arena_free(a);
	u->failed |= n < 0;
	u->n += n < 0 ? 0 : n;
	return u->failed;
}

static bool names(const char *value, const char *id)
{
	const char *from = value == NULL ? NULL : strchr(value, '.');
	size_t n = strlen(id);

	return from != NULL && strncmp(from + 1, id, n) == 0 &&
		from[1 + n] == '.';
}

static void count_factors(void *arg, const struct db_result *res)
{
	struct uses *u = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		u->last = text_number(db_value(res, i, 0), 0);
		u->n += names(db_value(res, i, 1), u->id);
	}
}

/* How much stands under a key; -1: it cannot be said. */
static long uses_of(struct renewal *k, const struct crypt_keys *ring,
	const struct crypt_key *key)
{
	struct uses u = { .k = k, .id = key->id };

	for (size_t i = 0; i < k->all.n; i++) {
		const struct vault *v = &k->all.vault[i].is;

		if (v->keys != ring || strcmp(v->purpose, key->purpose) != 0)
			continue;
		u.folder = v->folder;
		/* Nobody has had a key there yet. */
		if ((persons_each(v->folder, count_wrapped, &u) < 0 &&
		    errno != ENOENT) || u.failed)
			return -1;
		return u.n;
	}
	if (strcmp(key->purpose, "totp") != 0)
		return 0;
	for (long long before = -1; u.last != before; ) {
		const char *after = arena_printf(k->in.arena, "%lld", before =
			u.last);

		if (instance_ask(&k->in, "keys", "select account, secret from "
		    "api.sealed_totp($1::bigint)", &after, 1, count_factors,
		    &u) != 0)
			return -1;
	}
	return u.n;
}

static const char *algorithm_of(const struct crypt_key *key)
{
	static const char *const names_of[] = { "AES-256-GCM",
		"SM4-CTR, HMAC-SM3", "HMAC-SHA-256", "HMAC-SM3" };

	return names_of[key->algorithm];
}

struct listing {
	struct renewal *k;
	const struct crypt_keys *ring;
	const char *module;		/* "" for the suite's ring */
	const char *ids[64];		/* that nothing needs any more */
	size_t n;
	int shows, failed;
	const char *purpose, *last;	/* of that purpose the last id */
};

static void find_last(void *arg, const struct crypt_key *key, bool current)
{
	struct listing *l = arg;

	(void)current;
	if (strcmp(key->purpose, l->purpose) == 0)
		l->last = key->id;
}

/*
 * Sealed carries and form tokens live a day at most. Blind indexes are looked
 * up with each key there is, so theirs stay.
 */
static bool is_idle(const struct crypt_keys *ring, const struct crypt_key *key,
	long uses)
{
	const struct crypt_key *now = crypt_key(ring, key->purpose);
	bool brief = strcmp(key->purpose, "seal") == 0 ||
		strcmp(key->purpose, "token") == 0;

	if (strcmp(key->purpose, "blind") == 0)
		return false;
	return uses == 0 && now != NULL && (!brief || (now->made > 0 &&
		now->made + DAY < time(NULL)));
}

static void list_key(void *arg, const struct crypt_key *key, bool current)
{
	struct listing *l = arg;
	long n = uses_of(l->k, l->ring, key);
	char made[32] = "before";
	time_t when = (time_t)key->made;
	struct tm t;

	if (n < 0) {
		l->failed = 1;
		return;
	}
	l->purpose = key->purpose;
	crypt_keys_each(l->ring, find_last, l);
	/* The last of its purpose is in use where no suite is configured. */
	if (!current && strcmp(l->last, key->id) != 0 &&
	    is_idle(l->ring, key, n))
		l->ids[l->n++] = arena_strdup(l->k->in.arena, key->id);
	if (!l->shows)
		return;
	if (key->made > 0)
		strftime(made, sizeof made, "%Y-%m-%d", gmtime_r(&when, &t));
	printf("%s%s%-7s %-9s %-18s %-10s %s", l->module, *l->module == '\0' ?
		"" : " ", key->purpose, key->id,
		algorithm_of(key), made, current ? "in use" : "older");
	if (strcmp(key->purpose, "person") == 0)
		printf(", %ld persons' keys", n);
	if (strcmp(key->purpose, "counsel") == 0)
		printf(", %ld counsellors' keys", n);
	if (strcmp(key->purpose, "totp") == 0)
		printf(", %ld second factors", n);
	putchar('\n');
}

static int show(struct renewal *k)
{
	struct listing l = { .k = k, .shows = 1 };

	for (size_t i = 0; i < k->all.rings; i++) {
		l.module = k->all.ring[i].module;
		l.ring = k->all.ring[i].keys;
		crypt_keys_each(l.ring, list_key, &l);
	}
	return l.failed ? (fail("not all of it could be counted"), -1) : 0;
}

static int retire_of(struct renewal *k, const struct ring_of *ring)
{
	struct listing l = { .k = k, .ring = ring->keys };
	char err[512];

	crypt_keys_each(l.ring, list_key, &l);
	if (l.failed) {
		fail("not all of it could be counted; nothing was taken out");
		return -1;
	}
	if (l.n == 0) {
		printf("%s: no key can go yet: ronggui keys show\n",
			ring->file);
		return 0;
	}
	if (crypt_keys_drop(ring->file, l.ids, l.n, err, sizeof err) != 0) {
		fail("%s", err);
		return -1;
	}
	printf("%s: %zu keys taken out\n", ring->file, l.n);
	return 0;
}

static int retire(struct renewal *k)
{
	int status = 0;

	for (size_t i = 0; i < k->all.rings && status == 0; i++)
		status = retire_of(k, &k->all.ring[i]);
	return status;
}

static int with_instance(const char *verb, long pause)
{
	struct renewal k;
	int status;

	if (use_instance() != DONE)
		return USAGE;
	status = keys_open(&k, strcmp(verb, "rotate") != 0);
	if (status == 0)
		status = strcmp(verb, "rotate") == 0 ? rotate(&k) :
			strcmp(verb, "renew") == 0 ? keys_renew(&k, pause) :
			strcmp(verb, "retire") == 0 ? retire(&k) : show(&k);
	keys_close(&k);
	return status == 0 ? DONE : FAILED;
}

static bool is_one_of(const char *verb)
{
	return strcmp(verb, "show") == 0 || strcmp(verb, "rotate") == 0 ||
		strcmp(verb, "renew") == 0 || strcmp(verb, "retire") == 0;
}

int cmd_keys(int argc, char **argv)
{
	bool make = argc > 2 && strcmp(argv[1], "make") == 0;
	int i = 2, national = 0, module = 0;
	const char *pause;

	for (; make && i < argc - 1; i++)
		if (strcmp(argv[i], "--national") == 0)
			national = 1;
		else if (strcmp(argv[i], "--module") == 0)
			module = 1;
		else
			break;
	if (make && argc == i + 1 && *argv[i] != '-')
		return keys_make(argv[i], national, module);
	if (argc == 3 && strcmp(argv[1], "sign") == 0)
		return keys_sign(argv[2]);
	if (argc == 3 && strcmp(argv[1], "renew") == 0 &&
	    is_option(argv[2], "pause", &pause) && *pause != '\0' &&
	    text_is_digits(pause) && strlen(pause) < 5)
		return with_instance("renew", strtol(pause, NULL, 10));
	if (argc == 3 && strcmp(argv[1], "check") == 0)
		return keys_check(argv[2]);
	if (argc == 2 && is_one_of(argv[1]))
		return with_instance(argv[1], PAUSE);
	return usage("keys");
}

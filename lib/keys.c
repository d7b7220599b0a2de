/* Key files, and the algorithms of keys. */
#include "crypt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "log.h"
#include "text.h"

/* What the algorithms are called in key files and in values, and key sizes. */
static const struct {
	const char *name, *mark;
	size_t n;
} algorithms[] = {
	[AES_256_GCM] = { "aes-256-gcm", "gcm", 32 },
	[SM4_CTR_HMAC_SM3] = { "sm4-ctr-hmac-sm3", "sm4", 48 },
	[HMAC_SHA256] = { "hmac-sha256", "sha", 32 },
	[HMAC_SM3] = { "hmac-sm3", "sm3", 32 },
};

enum {
	ALGORITHMS = sizeof algorithms / sizeof *algorithms,
	KEYS_MAX = 64,
	LINE_SIZE = 256
};

/* What was read; behind a pointer, because a ring grows under its readers. */
struct ring {
	struct crypt_key key[KEYS_MAX];
	bool gone[KEYS_MAX];	/* from the file since: opens, makes nothing */
	size_t n;
	char path[4096];
	struct timespec seen;	/* when the file was last changed, as read */
	off_t size;
	int64_t made;		/* of the lines being read */
	const char *suite;	/* aes, sm, or "" */
};

struct crypt_keys {
	struct ring *ring;
};

const char *crypt_mark(enum algorithm algorithm)
{
	return algorithms[algorithm].mark;
}

size_t crypt_key_size(enum algorithm algorithm)
{
	return algorithms[algorithm].n;
}

/* ---- the file ---------------------------------------------------------- */

static int algorithm_find(const char *name)
{
	for (int i = 0; i < ALGORITHMS; i++)
		if (strcmp(algorithms[i].name, name) == 0)
			return i;
	return -1;
}

static bool is_word(const char *s)
{
	for (const char *p = s; *p != '\0'; p++)
		if (!text_is_digit((unsigned char)*p) &&
		    !text_is_letter((unsigned char)*p) &&
		    *p != '-' && *p != '_')
			return false;
	return *s != '\0';
}

/* Reads one line into *key; what is wrong with it, or NULL. */
static const char *read_key(const char *line, struct crypt_key *key)
{
	char algorithm[KEY_WORD], hex[TEXT_HEX_SIZE(KEY_BYTES)], rest;
	const char *fault = NULL;
	int found;

	if (sscanf(line, "%31s %31s %31s %96s %c", key->id, algorithm,
	    key->purpose, hex, &rest) != 4)
		return "is not `id algorithm purpose hex`";
	found = algorithm_find(algorithm);
	if (!is_word(key->id) || !is_word(key->purpose))
		fault = "has a sign in its id or purpose";
	else if (found < 0)
		fault = "names an unknown algorithm";
	else if (text_unhex(hex, key->bytes, KEY_BYTES) !=
	    (long)algorithms[found].n)
		fault = "has a key of another length";
	crypt_wipe(hex, sizeof hex);
	if (fault != NULL)
		return fault;
	key->algorithm = (enum algorithm)found;
	key->n = algorithms[found].n;
	return NULL;
}

static const struct crypt_key *find(const struct ring *ring,
	const char *purpose, const char *id)
{
	for (size_t i = 0; i < ring->n; i++)
		if (strcmp(ring->key[i].id, id) == 0 &&
		    strcmp(ring->key[i].purpose, purpose) == 0)
			return &ring->key[i];
	return NULL;
}

/* `# made 2026-01-31T08:00:00Z` is about the keys that follow. */
static void note_made(struct ring *ring, const char *line)
{
	struct tm t = { .tm_isdst = 0 };

	if (strncmp(line, "# made ", 7) == 0 && strptime(line + 7,
	    "%Y-%m-%dT%H:%M:%SZ", &t) != NULL)
		ring->made = (int64_t)timegm(&t);
}

static const char *add_line(struct ring *ring, const char *line)
{
	struct crypt_key *key = &ring->key[ring->n];
	const char *fault;

	line += strspn(line, " \t\r\n");
	if (*line == '#')
		note_made(ring, line);
	if (*line == '\0' || *line == '#')
		return NULL;
	if (ring->n == KEYS_MAX)
		return "is one key too many";
	fault = read_key(line, key);
	if (fault != NULL)
		return fault;
	if (find(ring, key->purpose, key->id) != NULL)
		return "repeats an id";
	key->made = ring->made;
	ring->n++;
	return NULL;
}

static int read_lines(struct ring *ring, FILE *f, const char *path,
	char *err, size_t errlen)
{
	const char *fault = NULL;
	char line[LINE_SIZE];

	for (int n = 1; fault == NULL && fgets(line, sizeof line, f); n++) {
		fault = strlen(line) + 1 == sizeof line ? "is too long" :
			add_line(ring, line);
		if (fault != NULL)
			snprintf(err, errlen, "%s:%d: the line %s", path, n,
				fault);
	}
	crypt_wipe(line, sizeof line);
	if (fault == NULL && ring->n == 0) {
		fault = "";
		snprintf(err, errlen, "%s holds no key", path);
	}
	return fault == NULL ? 0 : -1;
}

static FILE *open_file(const char *path, struct stat *st, char *err,
	size_t errlen)
{
	FILE *f = fopen(path, "re");

	if (f == NULL || fstat(fileno(f), st) != 0)
		snprintf(err, errlen, "cannot read %s: %s", path,
			strerror(errno));
	else if ((st->st_mode & (S_IWGRP | S_IRWXO)) != 0)
		snprintf(err, errlen, "%s is open to others: chmod 600", path);
	else {
		/* Unbuffered: no copy of the keys stays in the heap. */
		setvbuf(f, NULL, _IONBF, 0);
		return f;
	}
	if (f != NULL)
		fclose(f);
	return NULL;
}

static void ring_free(struct ring *ring)
{
	crypt_wipe(ring, sizeof *ring);
	free(ring);
}

static struct ring *ring_read(const char *path, char *err, size_t errlen)
{
	struct ring *ring;
	struct stat st;
	FILE *f = open_file(path, &st, err, errlen);
	int status;

	if (f == NULL)
		return NULL;
	ring = calloc(1, sizeof *ring);
	if (ring == NULL)
		log_die(NULL, "memory");
	snprintf(ring->path, sizeof ring->path, "%s", path);
	ring->seen = st.st_mtim;
	ring->size = st.st_size;
	ring->suite = "";
	status = read_lines(ring, f, path, err, errlen);
	fclose(f);
	if (status == 0)
		return ring;
	ring_free(ring);
	return NULL;
}

struct crypt_keys *crypt_keys_load(const char *path, char *err, size_t errlen)
{
	struct ring *ring = ring_read(path, err, errlen);
	struct crypt_keys *keys;

	if (ring == NULL)
		return NULL;
	keys = malloc(sizeof *keys);
	if (keys == NULL)
		log_die(NULL, "memory");
	keys->ring = ring;
	return keys;
}

void crypt_keys_free(struct crypt_keys *keys)
{
	if (keys == NULL)
		return;
	ring_free(keys->ring);
	free(keys);
}

/*
 * Takes in what was added to the file. A file in the middle of a change, or
 * one that is wrong, changes nothing and is looked at again next time.
 */
static void follow(struct ring *ring)
{
	struct ring *now;
	struct stat st;
	char err[8];

	if (stat(ring->path, &st) != 0 || (st.st_size == ring->size &&
	    st.st_mtim.tv_sec == ring->seen.tv_sec &&
	    st.st_mtim.tv_nsec == ring->seen.tv_nsec))
		return;
	now = ring_read(ring->path, err, sizeof err);
	if (now == NULL)
		return;
	for (size_t i = 0; i < ring->n; i++)
		ring->gone[i] = find(now, ring->key[i].purpose,
			ring->key[i].id) == NULL;
	for (size_t i = 0; i < now->n && ring->n < KEYS_MAX; i++)
		if (find(ring, now->key[i].purpose, now->key[i].id) == NULL)
			ring->key[ring->n++] = now->key[i];
	ring->seen = now->seen;
	ring->size = now->size;
	ring_free(now);
}

/* ---- which key --------------------------------------------------------- */

static bool is_national(enum algorithm algorithm)
{
	return algorithm == SM4_CTR_HMAC_SM3 || algorithm == HMAC_SM3;
}

static bool fits(const struct ring *ring, const struct crypt_key *key)
{
	return *ring->suite == '\0' ||
		is_national(key->algorithm) == (*ring->suite == 's');
}

static const struct crypt_key *current(const struct ring *ring,
	const char *purpose)
{
	for (size_t i = ring->n; i-- > 0; )
		if (strcmp(ring->key[i].purpose, purpose) == 0 &&
		    !ring->gone[i] && fits(ring, &ring->key[i]))
			return &ring->key[i];
	return NULL;
}

const struct crypt_key *crypt_key(const struct crypt_keys *keys,
	const char *purpose)
{
	follow(keys->ring);
	return current(keys->ring, purpose);
}

const struct crypt_key *crypt_key_by_id(const struct crypt_keys *keys,
	const char *purpose, const char *id)
{
	const struct crypt_key *key = find(keys->ring, purpose, id);

	if (key != NULL)
		return key;
	follow(keys->ring);
	return find(keys->ring, purpose, id);
}

void crypt_keys_each(const struct crypt_keys *keys, void (*run)(void *arg,
	const struct crypt_key *key, bool current), void *arg)
{
	const struct ring *ring = keys->ring;

	for (size_t i = 0; i < ring->n; i++)
		if (!ring->gone[i])
			run(arg, &ring->key[i], current(ring,
				ring->key[i].purpose) == &ring->key[i]);
}

int crypt_keys_suite(struct crypt_keys *keys, const char *suite, char *err,
	size_t errlen)
{
	struct ring *ring = keys->ring;
	static const char *const suites[] = { "", "aes", "sm" };
	const char *found = NULL;

	for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
		if (strcmp(suite == NULL ? "" : suite, suites[i]) == 0)
			found = suites[i];
	if (found == NULL) {
		snprintf(err, errlen, "key.suite is aes, sm or nothing");
		return -1;
	}
	ring->suite = found;
	for (size_t i = 0; i < ring->n; i++)
		if (current(ring, ring->key[i].purpose) == NULL) {
			snprintf(err, errlen, "%s has no key of suite %s for "
				"%s: ronggui keys rotate", ring->path, found,
				ring->key[i].purpose);
			return -1;
		}
	return 0;
}

bool crypt_mac_is(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *what, const char *text,
	const char *mac)
{
	const struct ring *ring = keys->ring;
	bool is = false;

	follow(keys->ring);
	for (size_t i = ring->n; i-- > 0 && !is; )
		if (strcmp(ring->key[i].purpose, purpose) == 0)
			is = crypt_same_text(mac, crypt_mac(a, &ring->key[i],
				what, text));
	return is;
}

/* ---- making ------------------------------------------------------------ */

/* The id is random too, so that key files can merge. */
int crypt_key_make(struct crypt_key *key, const char *purpose,
	enum algorithm algorithm)
{
	unsigned char id[4];

	memset(key, 0, sizeof *key);
	key->algorithm = algorithm;
	key->n = algorithms[algorithm].n;
	snprintf(key->purpose, sizeof key->purpose, "%s", purpose);
	if (crypt_random(id, sizeof id) != 0 ||
	    crypt_random(key->bytes, key->n) != 0)
		return -1;
	text_hex(id, sizeof id, key->id);
	return 0;
}

/* What a key is made for, and whether it encrypts. */
struct kind {
	const char *purpose;
	bool cipher;
};

static const struct kind of_suite[] = {
	{ "field", true }, { "person", true }, { "seal", true },
	{ "totp", true }, { "blind", false }, { "token", false },
	{ NULL, false },
};
static const struct kind of_module[] = {
	{ "person", true }, { "counsel", true }, { "blind", false },
	{ NULL, false },
};

enum { KINDS = 8 };

/* A line for each purpose into text, which has room for them. */
static int write_lines(char *text, size_t size, const struct kind *kind,
	bool national)
{
	char hex[TEXT_HEX_SIZE(KEY_BYTES)];
	struct crypt_key key;
	size_t n = strlen(text);

	for (; kind->purpose; kind++) {
		if (crypt_key_make(&key, kind->purpose, kind->cipher ?
		    (national ? SM4_CTR_HMAC_SM3 : AES_256_GCM) :
		    (national ? HMAC_SM3 : HMAC_SHA256)) != 0)
			return -1;
		text_hex(key.bytes, key.n, hex);
		n += (size_t)snprintf(text + n, size - n, "%s %s %s %s\n",
			key.id, algorithms[key.algorithm].name, key.purpose,
			hex);
	}
	crypt_wipe(&key, sizeof key);
	crypt_wipe(hex, sizeof hex);
	return 0;
}

/* The whole text in one write: a reader sees none of it or all. */
static int write_text(int fd, const char *text)
{
	size_t n = strlen(text);

	return write(fd, text, n) == (ssize_t)n ? fsync(fd) : -1;
}

static int write_new(int fd, const char *head, const struct kind *kinds,
	bool national)
{
	char text[(KINDS + 1) * LINE_SIZE], when[32];
	time_t now = time(NULL);
	struct tm t;
	int status;

	strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &t));
	snprintf(text, sizeof text, "%s# made %s\n", head, when);
	status = write_lines(text, sizeof text, kinds, national);
	if (status == 0)
		status = write_text(fd, text);
	crypt_wipe(text, sizeof text);
	return status;
}

static int make_file(const char *path, const struct kind *kinds,
	bool national, char *err, size_t errlen)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int status = fd < 0 ? -1 : write_new(fd,
		"# id algorithm purpose key\n", kinds, national);

	if (status != 0)
		snprintf(err, errlen, "cannot make %s: %s", path,
			strerror(errno));
	if (fd >= 0)
		close(fd);
	if (fd >= 0 && status != 0)
		unlink(path);
	return status;
}

int crypt_keys_make(const char *path, bool national, char *err, size_t errlen)
{
	return make_file(path, of_suite, national, err, errlen);
}

int crypt_keys_make_module(const char *path, bool national, char *err,
	size_t errlen)
{
	return make_file(path, of_module, national, err, errlen);
}

/* The purposes of a ring, each once; -1: more than there is room for. */
static int kinds_of(const struct ring *ring, struct kind out[KINDS])
{
	size_t n = 0, j;

	for (size_t i = 0; i < ring->n; i++) {
		for (j = 0; j < n; j++)
			if (strcmp(out[j].purpose, ring->key[i].purpose) == 0)
				break;
		if (j < n)
			continue;
		if (n + 1 == KINDS)
			return -1;
		out[n].purpose = ring->key[i].purpose;
		out[n++].cipher = crypt_is_cipher(ring->key[i].algorithm);
	}
	out[n].purpose = NULL;
	return ring->n + n <= KEYS_MAX ? 0 : -1;
}

/* Somebody's editor may have left the last line without its end. */
static bool ends_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
	char last = '\n';

	if (size > 0 && pread(fd, &last, 1, size - 1) != 1)
		last = '\0';
	if (fd >= 0)
		close(fd);
	return last != '\n';
}

/* The file itself grows: programs may read this one and no other. */
int crypt_keys_add(const char *path, bool national, char *err, size_t errlen)
{
	struct ring *ring = ring_read(path, err, errlen);
	struct kind kinds[KINDS];
	int fd, status;

	if (ring == NULL)
		return -1;
	if (kinds_of(ring, kinds) != 0) {
		ring_free(ring);
		snprintf(err, errlen, "%s is full: ronggui keys retire", path);
		return -1;
	}
	fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	status = fd < 0 ? -1 : write_new(fd, ends_open(path) ?
		"\n" : "", kinds, national);
	if (status != 0)
		snprintf(err, errlen, "cannot add to %s: %s", path,
			strerror(errno));
	ring_free(ring);
	if (fd >= 0)
		close(fd);
	return status;
}

static bool is_dropped(const char *line, const char *const *ids, size_t n)
{
	size_t word = strcspn(line, " \t");

	for (size_t i = 0; i < n; i++)
		if (strlen(ids[i]) == word && strncmp(line, ids[i], word) == 0)
			return true;
	return false;
}

/* The file without those lines, in text; 0, or -1 if it is too long. */
static int text_but(FILE *f, const char *const *ids, size_t n, char *text,
	size_t size)
{
	char line[LINE_SIZE];
	size_t used = 0;

	while (fgets(line, sizeof line, f))
		if (!is_dropped(line, ids, n)) {
			if (used + strlen(line) >= size)
				return -1;
			memcpy(text + used, line, strlen(line) + 1);
			used += strlen(line);
		}
	crypt_wipe(line, sizeof line);
	return 0;
}

/* A copy stands beside the file for as long as it is being written. */
static int copy_beside(const char *beside, FILE *f)
{
	char line[LINE_SIZE];
	int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int status = fd < 0 ? -1 : 0;

	rewind(f);
	while (status == 0 && fgets(line, sizeof line, f))
		if (write(fd, line, strlen(line)) != (ssize_t)strlen(line))
			status = -1;
	crypt_wipe(line, sizeof line);
	if (status == 0)
		status = fsync(fd);
	if (fd >= 0)
		close(fd);
	return status;
}

static int write_over(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int status = fd < 0 || write_text(fd, text) != 0 ||
		ftruncate(fd, (off_t)strlen(text)) != 0 || fsync(fd) != 0 ?
		-1 : 0;

	if (fd >= 0)
		close(fd);
	return status;
}

/* The file itself: programs may read this one and no other. */
int crypt_keys_drop(const char *path, const char *const *ids, size_t n,
	char *err, size_t errlen)
{
	char text[KEYS_MAX * LINE_SIZE], beside[4200];
	struct stat st;
	FILE *f = open_file(path, &st, err, errlen);
	int status;

	if (f == NULL)
		return -1;
	snprintf(beside, sizeof beside, "%s.before", path);
	status = text_but(f, ids, n, text, sizeof text);
	if (status == 0)
		status = copy_beside(beside, f);
	fclose(f);
	if (status == 0)
		status = write_over(path, text);
	if (status != 0)
		snprintf(err, errlen, "cannot change %s (%s); what it was may "
			"stand in %s", path, strerror(errno), beside);
	else
		unlink(beside);
	crypt_wipe(text, sizeof text);
	return status;
}

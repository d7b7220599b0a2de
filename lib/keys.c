/* Key files, and the algorithms of keys. */
#include "crypt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

struct crypt_keys {
	struct crypt_key key[KEYS_MAX];
	size_t n;
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

static const char *add_line(struct crypt_keys *keys, const char *line)
{
	struct crypt_key *key = &keys->key[keys->n];
	const char *fault;

	line += strspn(line, " \t\r\n");
	if (*line == '\0' || *line == '#')
		return NULL;
	if (keys->n == KEYS_MAX)
		return "is one key too many";
	fault = read_key(line, key);
	if (fault != NULL)
		return fault;
	if (crypt_key_by_id(keys, key->purpose, key->id) != NULL)
		return "repeats an id";
	keys->n++;
	return NULL;
}

static int read_lines(struct crypt_keys *keys, FILE *f, const char *path,
	char *err, size_t errlen)
{
	const char *fault = NULL;
	char line[LINE_SIZE];

	for (int n = 1; fault == NULL && fgets(line, sizeof line, f); n++) {
		fault = strlen(line) + 1 == sizeof line ? "is too long" :
			add_line(keys, line);
		if (fault != NULL)
			snprintf(err, errlen, "%s:%d: the line %s", path, n,
				fault);
	}
	crypt_wipe(line, sizeof line);
	if (fault == NULL && keys->n == 0) {
		fault = "";
		snprintf(err, errlen, "%s holds no key", path);
	}
	return fault == NULL ? 0 : -1;
}

struct crypt_keys *crypt_keys_load(const char *path, char *err, size_t errlen)
{
	FILE *f = fopen(path, "re");
	struct crypt_keys *keys;
	struct stat st;
	int status;

	if (f == NULL || fstat(fileno(f), &st) != 0) {
		snprintf(err, errlen, "cannot read %s: %s", path,
			strerror(errno));
		if (f != NULL)
			fclose(f);
		return NULL;
	}
	if ((st.st_mode & (S_IWGRP | S_IRWXO)) != 0) {
		snprintf(err, errlen, "%s is open to others: chmod 600", path);
		fclose(f);
		return NULL;
	}
	keys = calloc(1, sizeof *keys);
	if (keys == NULL)
		log_die(NULL, "memory");
	/* Unbuffered, so that no copy of the keys stays behind in the heap. */
	setvbuf(f, NULL, _IONBF, 0);
	status = read_lines(keys, f, path, err, errlen);
	fclose(f);
	if (status == 0)
		return keys;
	crypt_keys_free(keys);
	return NULL;
}

void crypt_keys_free(struct crypt_keys *keys)
{
	if (keys == NULL)
		return;
	crypt_wipe(keys, sizeof *keys);
	free(keys);
}

const struct crypt_key *crypt_key(const struct crypt_keys *keys,
	const char *purpose)
{
	for (size_t i = keys->n; i-- > 0; )
		if (strcmp(keys->key[i].purpose, purpose) == 0)
			return &keys->key[i];
	return NULL;
}

const struct crypt_key *crypt_key_by_id(const struct crypt_keys *keys,
	const char *purpose, const char *id)
{
	for (size_t i = 0; i < keys->n; i++)
		if (strcmp(keys->key[i].id, id) == 0 &&
		    strcmp(keys->key[i].purpose, purpose) == 0)
			return &keys->key[i];
	return NULL;
}

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

static int write_keys(int fd, bool national)
{
	static const struct {
		const char *purpose;
		bool cipher;
	} kinds[] = {
		{ "field", true }, { "person", true }, { "seal", true },
		{ "totp", true }, { "blind", false }, { "token", false },
	};
	char hex[TEXT_HEX_SIZE(KEY_BYTES)];
	struct crypt_key key;

	if (dprintf(fd, "# id algorithm purpose key\n") < 0)
		return -1;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (crypt_key_make(&key, kinds[i].purpose, kinds[i].cipher ?
		    (national ? SM4_CTR_HMAC_SM3 : AES_256_GCM) :
		    (national ? HMAC_SM3 : HMAC_SHA256)) != 0)
			return -1;
		text_hex(key.bytes, key.n, hex);
		if (dprintf(fd, "%s %s %s %s\n", key.id,
		    algorithms[key.algorithm].name, key.purpose, hex) < 0)
			return -1;
	}
	crypt_wipe(&key, sizeof key);
	crypt_wipe(hex, sizeof hex);
	return fsync(fd);
}

int crypt_keys_make(const char *path, bool national, char *err, size_t errlen)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int status = fd < 0 ? -1 : write_keys(fd, national);

	if (status != 0)
		snprintf(err, errlen, "cannot make %s: %s", path,
			strerror(errno));
	if (fd >= 0)
		close(fd);
	if (fd >= 0 && status != 0)
		unlink(path);
	return status;
}

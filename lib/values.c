/*
 * Texts made with keys: encrypted fields, blind indexes, sealed carries, and
 * the keys of persons.
 */
#include "crypt.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "text.h"

/*
 * What a value is bound to: the place, and how it was made, so that neither can
 * be exchanged. The zero byte cannot occur in either.
 */
static const char *binding(struct arena *a, const struct crypt_key *key,
	const char *where, size_t *n)
{
	struct buf b = buf_new(a);

	buf_add(&b, where, strlen(where) + 1);
	buf_puts(&b, crypt_mark(key->algorithm));
	buf_puts(&b, ".");
	buf_puts(&b, key->id);
	*n = b.len;
	return b.data;
}

const char *crypt_encrypt(struct arena *a, const struct crypt_key *key,
	const char *where, const void *data, size_t n)
{
	unsigned char *bytes;
	const char *bound;
	size_t bound_n;
	char *out;
	long made;

	if (!crypt_is_cipher(key->algorithm))
		return NULL;
	bound = binding(a, key, where, &bound_n);
	bytes = arena_alloc(a, n + CIPHER_EXTRA);
	made = crypt_cipher(key, bound, bound_n, data, n, bytes);
	if (made < 0)
		return NULL;
	out = arena_alloc(a, TEXT_BASE64_SIZE((size_t)made));
	text_base64(bytes, (size_t)made, out);
	return arena_printf(a, "%s.%s.%s", crypt_mark(key->algorithm),
		key->id, out);
}

/* Does the value say that this key made it? Then the rest of it, else NULL. */
static const char *made_with(const struct crypt_key *key, const char *value)
{
	const char *mark = crypt_mark(key->algorithm);
	size_t mark_n = strlen(mark), id_n = strlen(key->id);

	if (!crypt_is_cipher(key->algorithm) ||
	    strncmp(value, mark, mark_n) != 0 || value[mark_n] != '.')
		return NULL;
	value += mark_n + 1;
	if (strncmp(value, key->id, id_n) != 0 || value[id_n] != '.')
		return NULL;
	return value + id_n + 1;
}

bool crypt_made_with(const struct crypt_key *key, const char *value)
{
	return made_with(key, value) != NULL;
}

char *crypt_decrypt_with(struct arena *a, const struct crypt_key *key,
	const char *where, const char *value, size_t *n)
{
	const char *text, *bound;
	unsigned char *bytes, *out;
	size_t bound_n, size;
	long got;

	while ((text = made_with(key, value)) == NULL && key->older != NULL)
		key = key->older;
	if (text == NULL)
		return NULL;
	size = strlen(text) / 4 * 3 + 3;
	bytes = arena_alloc(a, size);
	got = text_unbase64(text, bytes, size);
	if (got < 0)
		return NULL;
	out = arena_alloc(a, (size_t)got + 1);
	bound = binding(a, key, where, &bound_n);
	got = crypt_decipher(key, bound, bound_n, bytes, (size_t)got, out);
	if (got < 0)
		return NULL;
	out[got] = '\0';
	if (n != NULL)
		*n = (size_t)got;
	return (char *)out;
}

char *crypt_decrypt(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *where, const char *value, size_t *n)
{
	const char *from = strchr(value, '.'), *to;
	const struct crypt_key *key;

	to = from == NULL ? NULL : strchr(from + 1, '.');
	if (to == NULL)
		return NULL;
	key = crypt_key_by_id(keys, purpose,
		arena_copy(a, from + 1, (size_t)(to - from - 1)));
	return key == NULL ? NULL : crypt_decrypt_with(a, key, where, value, n);
}

const char *crypt_mac(struct arena *a, const struct crypt_key *key,
	const char *what, const char *text)
{
	char *out = arena_alloc(a, TEXT_BASE64_SIZE(CRYPT_DIGEST));
	unsigned char digest[CRYPT_DIGEST];
	struct buf b = buf_new(a);

	buf_add(&b, what, strlen(what) + 1);
	buf_puts(&b, text);
	if (crypt_hmac(key, b.data, b.len, digest) != 0)
		return NULL;
	text_base64(digest, sizeof digest, out);
	return out;
}

const char *crypt_blind(struct arena *a, const struct crypt_key *key,
	const char *column, const char *normal)
{
	const char *mac = crypt_mac(a, key, column, normal);

	return mac == NULL ? NULL : arena_printf(a, "%s.%s", key->id, mac);
}

/* ---- sealed carries ---------------------------------------------------- */

/* Eight bytes in front, inside the seal, say how long it is good. */
enum { EXPIRES = 8 };

const char *crypt_seal(struct arena *a, const struct crypt_key *key,
	const char *who, const void *data, size_t n, int64_t expires)
{
	unsigned char *bytes = arena_alloc(a, EXPIRES + n);

	for (int i = 0; i < EXPIRES; i++)
		bytes[i] = (unsigned char)((uint64_t)expires >> (56 - 8 * i));
	if (n > 0)
		memcpy(bytes + EXPIRES, data, n);
	return crypt_encrypt(a, key, who, bytes, EXPIRES + n);
}

char *crypt_open(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *who, const char *sealed, int64_t now,
	size_t *n)
{
	uint64_t expires = 0;
	size_t size;
	char *bytes = crypt_decrypt(a, keys, purpose, who, sealed, &size);

	if (bytes == NULL || size < EXPIRES)
		return NULL;
	for (int i = 0; i < EXPIRES; i++)
		expires = expires << 8 | (unsigned char)bytes[i];
	if (now < 0 || (uint64_t)now > expires)
		return NULL;
	if (n != NULL)
		*n = size - EXPIRES;
	return bytes + EXPIRES;
}

/* ---- a key per person -------------------------------------------------- */

static const char *place_of(struct arena *a, const char *purpose,
	const char *person)
{
	return arena_printf(a, "%s_key.key.%s", purpose, person);
}

/* The wrapped text carries the id: it is in each value of the person. */
static const char *wrap(struct arena *a, const struct crypt_key *suite,
	const char *person, const struct crypt_key *key)
{
	unsigned char bytes[KEY_WORD + KEY_BYTES];
	const char *wrapped;

	memcpy(bytes, key->id, KEY_WORD);
	memcpy(bytes + KEY_WORD, key->bytes, key->n);
	wrapped = crypt_encrypt(a, suite, place_of(a, suite->purpose, person),
		bytes, KEY_WORD + key->n);
	crypt_wipe(bytes, sizeof bytes);
	return wrapped;
}

const char *crypt_person_make(struct arena *a, const struct crypt_key *suite,
	const char *person)
{
	const char *wrapped;
	struct crypt_key key;

	if (!crypt_is_cipher(suite->algorithm) ||
	    crypt_key_make(&key, suite->purpose, suite->algorithm) != 0)
		return NULL;
	wrapped = wrap(a, suite, person, &key);
	crypt_wipe(&key, sizeof key);
	return wrapped;
}

int crypt_person_open(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *person, const char *wrapped,
	struct crypt_key *out)
{
	size_t n;
	char *bytes = crypt_decrypt(a, keys, purpose, place_of(a, purpose,
		person), wrapped, &n);
	/* The two ciphers have keys of different length. */
	enum algorithm algorithm;

	if (bytes == NULL || n <= KEY_WORD)
		return -1;
	algorithm = n - KEY_WORD == crypt_key_size(AES_256_GCM) ?
		AES_256_GCM : SM4_CTR_HMAC_SM3;
	memset(out, 0, sizeof *out);
	if (n - KEY_WORD != crypt_key_size(algorithm))
		return -1;
	memcpy(out->id, bytes, KEY_WORD);
	out->id[KEY_WORD - 1] = '\0';
	snprintf(out->purpose, sizeof out->purpose, "%s", purpose);
	out->algorithm = algorithm;
	out->n = n - KEY_WORD;
	memcpy(out->bytes, bytes + KEY_WORD, out->n);
	crypt_wipe(bytes, n);
	return 0;
}

const char *crypt_person_renew(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *person, const char *wrapped)
{
	const struct crypt_key *suite = crypt_key(keys, purpose);
	const char *renewed;
	struct crypt_key key;

	if (suite == NULL ||
	    crypt_person_open(a, keys, purpose, person, wrapped, &key) != 0)
		return NULL;
	renewed = wrap(a, suite, person, &key);
	crypt_wipe(&key, sizeof key);
	return renewed;
}

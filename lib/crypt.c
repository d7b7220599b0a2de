#include "crypt.h"

#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "log.h"
#include "text.h"

/* Our own invariant is broken: OpenSSL cannot do what it always can. */
static void must(bool done)
{
	if (!done)
		log_die(NULL, "crypt");
}

/* ---- basics ------------------------------------------------------------ */

const char *crypt_version(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}

int crypt_random(void *out, size_t n)
{
	return n <= INT_MAX && RAND_bytes(out, (int)n) == 1 ? 0 : -1;
}

const char *crypt_token(struct arena *a, size_t n)
{
	unsigned char bytes[64];
	char *out = arena_alloc(a, TEXT_BASE64_SIZE(n));

	if (n > sizeof bytes || crypt_random(bytes, n) != 0)
		return NULL;
	text_base64(bytes, n, out);
	crypt_wipe(bytes, sizeof bytes);
	return out;
}

const char *crypt_code(struct arena *a, size_t n)
{
	static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	const unsigned count = sizeof letters - 1;
	char *out = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; ) {
		unsigned char byte;

		if (crypt_random(&byte, 1) != 0)
			return NULL;
		/* The uneven rest would favour the first letters. */
		if (byte < 256 / count * count)
			out[i++] = letters[byte % count];
	}
	out[n] = '\0';
	return out;
}

/* OpenSSL looks for an algorithm by its name at each use, which takes longer
 * than to use it on a line of text: here that is done once a process. */
void crypt_sha256(const void *data, size_t n, unsigned char out[CRYPT_DIGEST])
{
	static EVP_MD *sha256;

	if (sha256 == NULL)
		sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	must(sha256 != NULL &&
		EVP_Digest(data, n, out, NULL, sha256, NULL) == 1);
}

enum digest { SHA1, SHA256, SM3, DIGESTS };

static EVP_MAC_CTX *hmac_with(enum digest digest)
{
	static const char *const name[] = { "SHA1", "SHA256", "SM3" };
	static EVP_MAC_CTX *ready[DIGESTS];
	EVP_MAC *mac;

	if (ready[digest] != NULL)
		return ready[digest];
	mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	ready[digest] = EVP_MAC_CTX_new(mac);
	must(ready[digest] != NULL && EVP_MAC_CTX_set_params(ready[digest],
		(OSSL_PARAM[]){ OSSL_PARAM_construct_utf8_string("digest",
		(char *)(uintptr_t)name[digest], 0), OSSL_PARAM_END }) == 1);
	EVP_MAC_free(mac);
	return ready[digest];
}

static void hmac(enum digest digest, const void *key, size_t key_n,
	const void *data, size_t n, unsigned char *out)
{
	static const unsigned char none[1];
	EVP_MAC_CTX *c = hmac_with(digest);

	must(EVP_MAC_init(c, key, key_n, NULL) == 1 &&
		EVP_MAC_update(c, data, n) == 1 &&
		EVP_MAC_final(c, out, NULL, EVP_MAX_MD_SIZE) == 1 &&
		/* The key is not kept. */
		EVP_MAC_init(c, none, sizeof none, NULL) == 1);
}

void crypt_hmac_sha256(const void *key, size_t key_n, const void *data,
	size_t n, unsigned char out[CRYPT_DIGEST])
{
	hmac(SHA256, key, key_n, data, n, out);
}

void crypt_hmac_sha1(const void *key, size_t key_n, const void *data, size_t n,
	unsigned char out[20])
{
	hmac(SHA1, key, key_n, data, n, out);
}

int crypt_hmac(const struct crypt_key *key, const void *data, size_t n,
	unsigned char out[CRYPT_DIGEST])
{
	if (crypt_is_cipher(key->algorithm))
		return -1;
	hmac(key->algorithm == HMAC_SM3 ? SM3 : SHA256, key->bytes, key->n,
		data, n, out);
	return 0;
}

void crypt_ready(void)
{
	unsigned char out[CRYPT_DIGEST];

	must(crypt_random(out, sizeof out) == 0);
	crypt_sha256("", 0, out);
	crypt_hmac_sha256("", 0, "", 0, out);
}

const char *crypt_sha256_hex(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, TEXT_HEX_SIZE(CRYPT_DIGEST));
	unsigned char digest[CRYPT_DIGEST];

	crypt_sha256(text, strlen(text), digest);
	text_hex(digest, sizeof digest, out);
	return out;
}

bool crypt_same(const void *a, const void *b, size_t n)
{
	return CRYPTO_memcmp(a, b, n) == 0;
}

bool crypt_same_text(const char *a, const char *b)
{
	return a != NULL && b != NULL && strlen(a) == strlen(b) &&
		crypt_same(a, b, strlen(a));
}

void crypt_wipe(void *p, size_t n)
{
	OPENSSL_cleanse(p, n);
}

/* ---- passwords --------------------------------------------------------- */

enum { SALT = 16, SCRYPT_R = 8, SCRYPT_P = 1, COST_MAX = 20 };

static int scrypt(const char *password, const unsigned char *salt, int cost,
	unsigned char out[CRYPT_DIGEST])
{
	uint64_t n = (uint64_t)1 << cost;

	/* The default limit is 32 MiB, which is less than we ask for. */
	return EVP_PBE_scrypt(password, strlen(password), salt, SALT, n,
		SCRYPT_R, SCRYPT_P, 2 * 128 * SCRYPT_R * n, out,
		CRYPT_DIGEST) == 1 ? 0 : -1;
}

int crypt_password(const char *password, enum password_cost cost,
	char out[PASSWORD_SIZE])
{
	char salt64[TEXT_BASE64_SIZE(SALT)];
	char hash64[TEXT_BASE64_SIZE(CRYPT_DIGEST)];
	unsigned char salt[SALT], hash[CRYPT_DIGEST];

	if (crypt_random(salt, SALT) != 0 ||
	    scrypt(password, salt, (int)cost, hash) != 0)
		return -1;
	text_base64(salt, SALT, salt64);
	text_base64(hash, sizeof hash, hash64);
	snprintf(out, PASSWORD_SIZE, "$scrypt$ln=%d,r=%d,p=%d$%s$%s",
		(int)cost, SCRYPT_R, SCRYPT_P, salt64, hash64);
	crypt_wipe(hash, sizeof hash);
	return 0;
}

/* Takes an encoded hash apart; the cost, or -1 if it is not one of ours. */
static int password_parts(const char *encoded, unsigned char salt[SALT],
	unsigned char hash[CRYPT_DIGEST])
{
	static const char head[] = "$scrypt$ln=", tail[] = ",r=8,p=1$";
	char salt64[TEXT_BASE64_SIZE(SALT)], *end;
	long cost;

	if (strncmp(encoded, head, sizeof head - 1) != 0)
		return -1;
	encoded += sizeof head - 1;
	cost = strtol(encoded, &end, 10);
	if (end == encoded || cost < 1 || cost > COST_MAX ||
	    strncmp(end, tail, sizeof tail - 1) != 0)
		return -1;
	encoded = end + sizeof tail - 1;
	if (strlen(encoded) < sizeof salt64 ||
	    encoded[sizeof salt64 - 1] != '$')
		return -1;
	memcpy(salt64, encoded, sizeof salt64 - 1);
	salt64[sizeof salt64 - 1] = '\0';
	if (text_unbase64(salt64, salt, SALT) != SALT ||
	    text_unbase64(encoded + sizeof salt64, hash, CRYPT_DIGEST) !=
	    CRYPT_DIGEST)
		return -1;
	return (int)cost;
}

bool crypt_password_is(const char *password, const char *encoded,
	enum password_cost cost)
{
	unsigned char salt[SALT] = { 0 }, hash[CRYPT_DIGEST] = { 0 };
	unsigned char tried[CRYPT_DIGEST];
	int used = encoded == NULL ? -1 : password_parts(encoded, salt, hash);
	bool same;

	if (scrypt(password, salt, used < 0 ? (int)cost : used, tried) != 0)
		return false;
	same = crypt_same(tried, hash, sizeof hash);
	crypt_wipe(tried, sizeof tried);
	return same && used > 0;
}

bool crypt_password_is_stale(const char *encoded, enum password_cost cost)
{
	unsigned char salt[SALT], hash[CRYPT_DIGEST];

	return password_parts(encoded, salt, hash) != (int)cost;
}

/* ---- ciphers ----------------------------------------------------------- */

enum { NONCE = 12, GCM_TAG = 16, SM4_KEY = 16 };

bool crypt_is_cipher(enum algorithm algorithm)
{
	return algorithm == AES_256_GCM || algorithm == SM4_CTR_HMAC_SM3;
}

static size_t tag_size(const struct crypt_key *key)
{
	return key->algorithm == AES_256_GCM ? GCM_TAG : CRYPT_DIGEST;
}

/* Runs the data through; `tag` is written when sealing, checked if not. */
static bool gcm(const struct crypt_key *key, bool seal,
	const unsigned char *nonce, const void *bound, size_t bound_n,
	const unsigned char *in, size_t n, unsigned char *out,
	unsigned char *tag)
{
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	unsigned char none[16];
	int got, rest = 0;
	bool done;

	must(c != NULL);
	done = EVP_CipherInit_ex2(c, EVP_aes_256_gcm(), key->bytes, nonce,
			seal, NULL) == 1 &&
		EVP_CipherUpdate(c, NULL, &got, bound, (int)bound_n) == 1 &&
		(n == 0 || EVP_CipherUpdate(c, out, &got, in, (int)n) == 1) &&
		(seal || EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, GCM_TAG,
			tag) == 1) &&
		EVP_CipherFinal_ex(c, none, &rest) == 1 &&
		(!seal || EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, GCM_TAG,
			tag) == 1);
	EVP_CIPHER_CTX_free(c);
	return done;
}

/* SM4 in counter mode: the nonce, and a block counter that begins at 0. */
static void sm4(const struct crypt_key *key, const unsigned char *nonce,
	const unsigned char *in, size_t n, unsigned char *out)
{
	unsigned char counter[16] = { 0 };
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int got;

	memcpy(counter, nonce, NONCE);
	must(c != NULL && EVP_CipherInit_ex2(c, EVP_sm4_ctr(), key->bytes,
		counter, 1, NULL) == 1);
	must(n == 0 || EVP_CipherUpdate(c, out, &got, in, (int)n) == 1);
	EVP_CIPHER_CTX_free(c);
}

/*
 * The tag over what is bound, nonce and cipher text. The length of the first
 * part goes in front, so that no byte can move from one part to the next.
 */
static void sm3_tag(const struct crypt_key *key, const void *bound,
	size_t bound_n, const unsigned char *nonce_and_text, size_t n,
	unsigned char tag[CRYPT_DIGEST])
{
	size_t size = 8 + bound_n + n;
	unsigned char *all = OPENSSL_malloc(size);

	must(all != NULL);
	for (int i = 0; i < 8; i++)
		all[i] = (unsigned char)((uint64_t)bound_n >> (56 - 8 * i));
	memcpy(all + 8, bound, bound_n);
	memcpy(all + 8 + bound_n, nonce_and_text, n);
	hmac(SM3, key->bytes + SM4_KEY, CRYPT_DIGEST, all, size, tag);
	OPENSSL_free(all);
}

static bool fits(const struct crypt_key *key, size_t bound_n, size_t n)
{
	return crypt_is_cipher(key->algorithm) && bound_n < INT_MAX / 2 &&
		n < INT_MAX / 2;
}

long crypt_cipher(const struct crypt_key *key, const void *bound,
	size_t bound_n, const void *data, size_t n, unsigned char *out)
{
	unsigned char *tag = out + NONCE + n;

	if (!fits(key, bound_n, n) || crypt_random(out, NONCE) != 0)
		return -1;
	if (key->algorithm == AES_256_GCM) {
		if (!gcm(key, true, out, bound, bound_n, data, n, out + NONCE,
		    tag))
			return -1;
	} else {
		sm4(key, out, data, n, out + NONCE);
		sm3_tag(key, bound, bound_n, out, NONCE + n, tag);
	}
	return (long)(NONCE + n + tag_size(key));
}

long crypt_decipher(const struct crypt_key *key, const void *bound,
	size_t bound_n, const void *data, size_t n, unsigned char *out)
{
	const unsigned char *nonce = data;
	unsigned char tag[CRYPT_DIGEST], right[CRYPT_DIGEST];
	size_t extra = NONCE + tag_size(key), text = n - extra;

	if (!fits(key, bound_n, n) || n < extra)
		return -1;
	memcpy(tag, nonce + NONCE + text, tag_size(key));
	if (key->algorithm == AES_256_GCM) {
		if (gcm(key, false, nonce, bound, bound_n, nonce + NONCE, text,
		    out, tag))
			return (long)text;
		crypt_wipe(out, text);
		return -1;
	}
	sm3_tag(key, bound, bound_n, nonce, NONCE + text, right);
	if (!crypt_same(tag, right, sizeof tag))
		return -1;
	sm4(key, nonce, nonce + NONCE, text, out);
	return (long)text;
}

/* ---- signatures -------------------------------------------------------- */

static EVP_PKEY *pair_of(const unsigned char secret[SIGN_HALF])
{
	EVP_PKEY *pair = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL,
		secret, SIGN_HALF);

	must(pair != NULL);
	return pair;
}

void crypt_ed25519_public(const unsigned char secret[SIGN_HALF],
	unsigned char out[SIGN_HALF])
{
	EVP_PKEY *pair = pair_of(secret);
	size_t n = SIGN_HALF;

	must(EVP_PKEY_get_raw_public_key(pair, out, &n) == 1);
	EVP_PKEY_free(pair);
}

void crypt_ed25519_sign(const unsigned char secret[SIGN_HALF],
	const void *data, size_t n, unsigned char out[SIGN_BYTES])
{
	EVP_PKEY *pair = pair_of(secret);
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	size_t out_n = SIGN_BYTES;

	must(c != NULL &&
		EVP_DigestSignInit(c, NULL, NULL, NULL, pair) == 1 &&
		EVP_DigestSign(c, out, &out_n, data, n) == 1);
	EVP_MD_CTX_free(c);
	EVP_PKEY_free(pair);
}

bool crypt_ed25519_verify(const unsigned char public_half[SIGN_HALF],
	const void *data, size_t n, const unsigned char signature[SIGN_BYTES])
{
	EVP_PKEY *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL,
		public_half, SIGN_HALF);
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool right;

	must(c != NULL);
	right = key != NULL &&
		EVP_DigestVerifyInit(c, NULL, NULL, NULL, key) == 1 &&
		EVP_DigestVerify(c, signature, SIGN_BYTES, data, n) == 1;
	EVP_MD_CTX_free(c);
	EVP_PKEY_free(key);
	return right;
}

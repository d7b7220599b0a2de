/*
 * crypt: random bytes, digests, passwords, keys, encryption, one-time codes
 * and signatures.
 *
 * Floor 1. Files behind this header: crypt.c (the only one that names OpenSSL:
 * digests, passwords, ciphers, signatures), keys.c (key files), values.c (texts
 * made with keys), sign.c (the pair that signs), totp.c (one-time codes).
 *
 * Texts that are made live in the arena given; a NULL answer means that it
 * could not be made or did not open, and nothing more is said: whoever forged a
 * value learns nothing. Times are seconds since 1970.
 *
 * Two suites, one chosen by the key: AES-256-GCM, and SM4-CTR with HMAC-SM3
 * (encrypt, then authenticate, two keys). They are OpenSSL's software
 * implementations, not a certified module: to use one, replace crypt.c.
 */
#ifndef CRYPT_H
#define CRYPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* ---- basics ------------------------------------------------------------ */

#define CRYPT_DIGEST 32

/* Name and version of the library behind this. */
const char *crypt_version(void);

/* Finds what requests will want of the library, so that processes forked from
 * this one need not, each for itself.  Without it the first request does. */
void crypt_ready(void);

/* Fills n bytes with random; returns 0, or -1 if the system has none. */
int crypt_random(void *out, size_t n);

/* n random bytes as base64url, for session tokens. NULL if none. */
const char *crypt_token(struct arena *a, size_t n);

/*
 * A random code of n characters from the 31 that are not mistaken for one
 * another (no I O S V Z): query codes, recovery codes. NULL if none.
 */
const char *crypt_code(struct arena *a, size_t n);

void crypt_sha256(const void *data, size_t n, unsigned char out[CRYPT_DIGEST]);
void crypt_hmac_sha256(const void *key, size_t key_n, const void *data,
	size_t n, unsigned char out[CRYPT_DIGEST]);

/* HMAC with SHA-1 (RFC 6238 asks for it), 20 bytes. */
void crypt_hmac_sha1(const void *key, size_t key_n, const void *data, size_t n,
	unsigned char out[20]);

/* SHA-256 of a text in 64 hexadecimal digits. */
const char *crypt_sha256_hex(struct arena *a, const char *text);

/* Are the n bytes equal? Takes the same time whatever they are. */
bool crypt_same(const void *a, const void *b, size_t n);
/* The same for texts; only the length shows. NULL equals nothing. */
bool crypt_same_text(const char *a, const char *b);

/* Overwrites memory in a way no compiler removes. */
void crypt_wipe(void *p, size_t n);

/* ---- passwords: scrypt ------------------------------------------------- */

enum password_cost {
	PASSWORD_PUBLIC = 15,	/* log2 N; r 8, p 1: 32 MiB */
	PASSWORD_OFFICER = 16	/* 64 MiB */
};

#define PASSWORD_SIZE 128

/* Writes `$scrypt$ln=15,r=8,p=1$salt$hash`. Returns 0, or -1. */
int crypt_password(const char *password, enum password_cost cost,
	char out[PASSWORD_SIZE]);

/*
 * Does the password belong to the encoded hash? With NULL for an account that
 * does not exist the work is done all the same and the answer is no, so that
 * time does not tell which accounts there are.
 */
bool crypt_password_is(const char *password, const char *encoded,
	enum password_cost cost);

/* Was it made with another cost, so that it should be made anew at log-in? */
bool crypt_password_is_stale(const char *encoded, enum password_cost cost);

/* ---- keys -------------------------------------------------------------- */

enum algorithm {
	AES_256_GCM,		/* 32 bytes */
	SM4_CTR_HMAC_SM3,	/* 16 for SM4, 32 for HMAC-SM3 */
	HMAC_SHA256,		/* 32 */
	HMAC_SM3		/* 32 */
};

#define KEY_BYTES 48
#define KEY_WORD 32

struct crypt_key {
	char id[KEY_WORD];	/* letters, digits, `-` and `_` */
	char purpose[KEY_WORD];	/* field, blind, person, seal … */
	enum algorithm algorithm;
	unsigned char bytes[KEY_BYTES];
	size_t n;
	int64_t made;		/* as a line `# made` before it says, or 0 */
	const struct crypt_key *older;	/* of the same person, to open */
};

struct crypt_keys;

/*
 * Reads a key file: lines `id algorithm purpose hex`, `#` comments, of which
 * `# made 2026-01-31T08:00:00Z` says when the keys after it were. Several keys
 * may share a purpose: the last is used to make, all to open, so a key is
 * renewed by adding a line. Returns NULL and a sentence in err if the file is
 * missing, is readable by others than owner and group, or a line is wrong.
 * The caller frees with crypt_keys_free, which wipes.
 *
 * A ring follows its file: where something names a key that the ring does not
 * know, and each time a value is to be made, lines added to the file since are
 * taken in. Nothing that was handed out moves or goes.
 */
struct crypt_keys *crypt_keys_load(const char *path, char *err, size_t errlen);
void crypt_keys_free(struct crypt_keys *keys);

/*
 * With which algorithms values are made from now on: "aes" (AES-256-GCM and
 * HMAC-SHA-256), "sm" (SM4-CTR with HMAC-SM3, HMAC-SM3), "" or NULL as the last
 * key of each purpose says. Returns 0, or -1 and err for another word, or when
 * a purpose in the ring has no key of that suite.
 */
int crypt_keys_suite(struct crypt_keys *keys, const char *suite, char *err,
	size_t errlen);

/* Calls run for each key in the order of the file. */
void crypt_keys_each(const struct crypt_keys *keys, void (*run)(void *arg,
	const struct crypt_key *key, bool current), void *arg);

/* The current key of a purpose, or NULL. Lives as long as the ring. */
const struct crypt_key *crypt_key(const struct crypt_keys *keys,
	const char *purpose);

/* The key with that id and purpose, or NULL. */
const struct crypt_key *crypt_key_by_id(const struct crypt_keys *keys,
	const char *purpose, const char *id);

/*
 * Makes a key file (mode 0600, never over an existing one) with a random key
 * for each purpose of the suite: field blind person seal token totp. With
 * `national` the SM algorithms, else AES and SHA-2. Returns 0, or -1 and err.
 */
int crypt_keys_make(const char *path, bool national, char *err, size_t errlen);

/* The same for the ring of a module that keeps its own: person counsel
 * blind. */
int crypt_keys_make_module(const char *path, bool national, char *err,
	size_t errlen);

/*
 * Adds a new key of each purpose that an existing key file has at its end, in
 * one write, on the disk when it returns: from then on they are current.
 * Returns 0, or -1 and err.
 */
int crypt_keys_add(const char *path, bool national, char *err, size_t errlen);

/*
 * Takes the lines of those ids out of a key file; while it is written a copy
 * stands beside it as `.before`. Running programs still open values with what
 * they have read and make none with it. Returns 0, or -1 and err.
 */
int crypt_keys_drop(const char *path, const char *const *ids, size_t n,
	char *err, size_t errlen);

/*
 * Fills in a new random key with a random id. Returns 0, or -1 if the system
 * has no random numbers.
 */
int crypt_key_make(struct crypt_key *key, const char *purpose,
	enum algorithm algorithm);

/* What an algorithm is called in a value (gcm, sm4 …); bytes of its key. */
const char *crypt_mark(enum algorithm algorithm);
size_t crypt_key_size(enum algorithm algorithm);

/* HMAC with SHA-256 or SM3, as the key says; -1 if its algorithm is another. */
int crypt_hmac(const struct crypt_key *key, const void *data, size_t n,
	unsigned char out[CRYPT_DIGEST]);

/* Is it an algorithm that encrypts (and not one that only authenticates)? */
bool crypt_is_cipher(enum algorithm algorithm);

/* What a cipher adds to n bytes at most: nonce and tag. */
#define CIPHER_EXTRA (12 + 32)

/*
 * The bare ciphers under what follows. crypt_cipher writes nonce, cipher text
 * and tag (n + CIPHER_EXTRA bytes at most) with a new random nonce;
 * crypt_decipher undoes it and writes at most n bytes. Both return the bytes
 * written, or -1. `bound` is authenticated and not written.
 */
long crypt_cipher(const struct crypt_key *key, const void *bound,
	size_t bound_n, const void *data, size_t n, unsigned char *out);
long crypt_decipher(const struct crypt_key *key, const void *bound,
	size_t bound_n, const void *data, size_t n, unsigned char *out);

/* ---- encryption -------------------------------------------------------- */

/*
 * Encrypts n bytes for one place. `where` (`table.column.row`) is bound to the
 * value: moved to another row or column it does not open. The value is text:
 * `gcm.<key id>.<base64url>` or `sm4.<key id>.<base64url>`. A random 96-bit
 * nonce is used: renew a key before 2^32 values.
 */
const char *crypt_encrypt(struct arena *a, const struct crypt_key *key,
	const char *where, const void *data, size_t n);

/*
 * Opens a value of crypt_encrypt with the key it names, looked up in the ring
 * under that purpose. The answer is terminated; its length goes to *n unless n
 * is NULL. NULL for a changed value, another place, an unknown key.
 */
char *crypt_decrypt(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *where, const char *value, size_t *n);

/* The same with the keys of a person: one, and what hangs on it as older. */
char *crypt_decrypt_with(struct arena *a, const struct crypt_key *key,
	const char *where, const char *value, size_t *n);

/* Was the value made with this very key? */
bool crypt_made_with(const struct crypt_key *key, const char *value);

/*
 * Blind index: `<key id>.<base64url>` of the keyed digest over the column and
 * the normal form of a value. Equal values of a column have equal indexes and
 * nothing else can be learnt without the key. The key is of an HMAC algorithm.
 */
const char *crypt_blind(struct arena *a, const struct crypt_key *key,
	const char *column, const char *normal);

/*
 * A sealed carry: data that leaves the machine and comes back (a form held over
 * log-in, the address of a file). `who` binds it to an account or session. It
 * opens until `expires`; crypt_open answers NULL after that.
 */
const char *crypt_seal(struct arena *a, const struct crypt_key *key,
	const char *who, const void *data, size_t n, int64_t expires);
char *crypt_open(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *who, const char *sealed, int64_t now,
	size_t *n);

/*
 * A keyed digest of a text, in base64url: form tokens, links. The key is of an
 * HMAC algorithm; `what` separates uses of one key.
 */
const char *crypt_mac(struct arena *a, const struct crypt_key *key,
	const char *what, const char *text);

/* Is it the keyed digest, made with any key of the purpose? */
bool crypt_mac_is(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *what, const char *text,
	const char *mac);

/* ---- a key per person -------------------------------------------------- */

/*
 * Makes a new key for a person and wraps it with the suite's key; both are of
 * its purpose (`person`, `counsel`). Keep the text outside the database;
 * deleting it erases all that was encrypted with the key.
 */
const char *crypt_person_make(struct arena *a, const struct crypt_key *suite,
	const char *person);

/* Opens a wrapped key into *out; wipe it after use. Returns 0, or -1. */
int crypt_person_open(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *person, const char *wrapped,
	struct crypt_key *out);

/* Wraps it again with the newer key of the suite. NULL if it does not open. */
const char *crypt_person_renew(struct arena *a, const struct crypt_keys *keys,
	const char *purpose, const char *person, const char *wrapped);

/* ---- one-time codes: RFC 4226, RFC 6238 -------------------------------- */

#define TOTP_PERIOD 30
#define TOTP_SECRET_SIZE 33

/* A new secret of 160 bits in base32. Returns 0, or -1. */
int crypt_totp_make(char out[TOTP_SECRET_SIZE]);

/*
 * Writes the code of that moment, 6 to 8 digits and a terminator. Returns 0, or
 * -1 if the secret is not base32.
 */
int crypt_totp(const char *secret, int64_t when, int digits, char out[9]);

/*
 * Looks for the six-digit code at now, one step before and one after. Returns
 * the step it belongs to (store it; refuse one that is not greater than the
 * last one used), or -1.
 */
int64_t crypt_totp_step(const char *secret, const char *code, int64_t now);

/* The otpauth address for a QR code. */
const char *crypt_totp_uri(struct arena *a, const char *issuer,
	const char *account, const char *secret);

/* ---- signatures: Ed25519 ----------------------------------------------- */

enum { SIGN_HALF = 32, SIGN_BYTES = 64 };

/* The bare operations, in bytes. */
void crypt_ed25519_public(const unsigned char secret[SIGN_HALF],
	unsigned char out[SIGN_HALF]);
void crypt_ed25519_sign(const unsigned char secret[SIGN_HALF],
	const void *data, size_t n, unsigned char out[SIGN_BYTES]);
bool crypt_ed25519_verify(const unsigned char public_half[SIGN_HALF],
	const void *data, size_t n, const unsigned char signature[SIGN_BYTES]);

#define SIGN_PUBLIC_SIZE 65	/* hexadecimal */
#define SIGN_SIZE 87		/* base64url */

/*
 * Makes a key pair: the private half in `path` (0600, never over an existing
 * file), the public half in `path.pub`. Returns 0, or -1 and err.
 */
int crypt_sign_make(const char *path, char *err, size_t errlen);

/*
 * Signs n bytes with the private half in `path`; writes the signature and,
 * unless NULL, the public half. Returns 0, or -1 and err.
 */
int crypt_sign(const char *path, const void *data, size_t n,
	char out[SIGN_SIZE], char public_half[SIGN_PUBLIC_SIZE],
	char *err, size_t errlen);

/* Reads the public half from `path.pub`. Returns 0, or -1 and err. */
int crypt_sign_public(const char *path, char out[SIGN_PUBLIC_SIZE],
	char *err, size_t errlen);

/* Is it the signature of these bytes by the owner of the public half? */
bool crypt_signed(const char *public_half, const void *data, size_t n,
	const char *signature);

#endif

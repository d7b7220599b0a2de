/*
 * For crypto.t: what is quicker asked in C. Prints a line a finding, then the
 * count as the last line.
 *
 *	crypto vectors		published vectors against the library we use
 *	crypto flips SUITE	every bit of a stored value changed in turn
 *	crypto rows SUITE	values moved to other rows, columns, tables
 *	crypto nonces SUITE N	N values, each nonce once
 *	crypto speed SUITE	values a second
 *	crypto hash PASSWORD COST	a scrypt hash of that cost
 */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "arena.h"
#include "crypt.h"
#include "text.h"

enum { NONCE = 12 };

static int wrong, tried;

static void same(const char *what, const void *got, size_t n,
	const char *wanted)
{
	char hex[TEXT_HEX_SIZE(64)];

	text_hex(got, n, hex);
	tried++;
	if (strcmp(hex, wanted) == 0)
		return;
	wrong++;
	printf("%s: %s, not %s\n", what, hex, wanted);
}

/* ---- vectors ----------------------------------------------------------- */

static void sm4_rounds(const char *what, int rounds, const char *wanted)
{
	unsigned char key[16], block[16];
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int n;

	text_unhex("0123456789abcdeffedcba9876543210", key, sizeof key);
	memcpy(block, key, sizeof block);
	EVP_EncryptInit_ex2(c, EVP_sm4_ecb(), key, NULL, NULL);
	EVP_CIPHER_CTX_set_padding(c, 0);
	for (int i = 0; i < rounds; i++)
		EVP_EncryptUpdate(c, block, &n, block, sizeof block);
	EVP_CIPHER_CTX_free(c);
	same(what, block, sizeof block, wanted);
}

static void sm3(const char *what, const char *text, const char *wanted)
{
	unsigned char digest[32];

	EVP_Digest(text, strlen(text), digest, NULL, EVP_sm3(), NULL);
	same(what, digest, sizeof digest, wanted);
}

static void rfc4231(int number, const char *key, const char *data,
	const char *wanted)
{
	unsigned char k[131], d[152], digest[CRYPT_DIGEST];
	struct crypt_key whole = { .algorithm = HMAC_SHA256, .n = 32 };
	long kn = text_unhex(key, k, sizeof k);
	long dn = text_unhex(data, d, sizeof d);
	char what[40];

	snprintf(what, sizeof what, "RFC 4231, case %d", number);
	crypt_hmac_sha256(k, (size_t)kn, d, (size_t)dn, digest);
	same(what, digest, sizeof digest, wanted);
	/* As the blind index calls it: a key is a key padded with zeros. */
	if (kn > 32)
		return;
	memcpy(whole.bytes, k, (size_t)kn);
	crypt_hmac(&whole, d, (size_t)dn, digest);
	same(what, digest, sizeof digest, wanted);
}

/* nonce, cipher text and tag open to the text, and one bit less does not. */
static void gcm(int number, const char *key, const char *nonce,
	const char *bound, const char *text, const char *cipher)
{
	struct crypt_key k = { .algorithm = AES_256_GCM, .n = 32 };
	unsigned char b[64], in[160], out[160];
	size_t bn = (size_t)text_unhex(bound, b, sizeof b), n;
	char what[40];
	long got;

	text_unhex(key, k.bytes, sizeof k.bytes);
	n = (size_t)text_unhex(nonce, in, sizeof in);
	n += (size_t)text_unhex(cipher, in + n, sizeof in - n);
	snprintf(what, sizeof what, "GCM test case %d", number);
	got = crypt_decipher(&k, b, bn, in, n, out);
	same(what, out, got < 0 ? 0 : (size_t)got, text);
	in[n - 1] ^= 1;
	tried++;
	if (crypt_decipher(&k, b, bn, in, n, out) >= 0) {
		wrong++;
		printf("%s opens with another tag\n", what);
	}
}

#define ZEROS "00000000000000000000000000000000"
#define KEY16 "feffe9928665731c6d6a8f9467308308"
#define TEXT16 "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da" \
	"2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525" \
	"b16aedf5aa0de657ba637b39"
#define CIPHER16 "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c9" \
	"7598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838" \
	"c5f61e6393ba7a0abcc9f662"
#define ABCD16 "abcdabcdabcdabcdabcdabcdabcdabcd"
#define AA20 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define AA131 AA20 AA20 AA20 AA20 AA20 AA20 "aaaaaaaaaaaaaaaaaaaaaa"

static void vectors(void)
{
	char abcd[65];

	/* GB/T 32907-2016, annex A. */
	sm4_rounds("SM4, example 1", 1, "681edf34d206965e86b3e94f536e4246");
	sm4_rounds("SM4, example 2", 1000000,
		"595298c7c6fd271f0402f804c33d3f66");
	/* GB/T 32905-2016, annex A. */
	sm3("SM3, example 1", "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e2"
		"4167c4875cf2f7a2297da02b8f4ba8e0");
	for (int i = 0; i < 64; i++)
		abcd[i] = "abcd"[i % 4];
	abcd[64] = '\0';
	sm3("SM3, example 2", abcd, "debe9ff92275b8a138604889c18e5a4d"
		"6fdb70e5387e5765293dcba39c0c5732");
	rfc4231(1, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
		"4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b"
		"881dc200c9833da726e9376c2e32cff7");
	rfc4231(2, "4a656665", "7768617420646f2079612077616e7420666f72206e6f"
		"7468696e673f", "5bdcc146bf60754e6a042426089575c7"
		"5a003f089d2739839dec58b964ec3843");
	rfc4231(3, AA20, "dddddddddddddddddddddddddddddddddddddddddddddddddd"
		"dddddddddddddddddddddddddddddddddddddddddddddddddd",
		"773ea91e36800e46854db8ebd09181a7"
		"2959098b3ef8c122d9635514ced565fe");
	rfc4231(4, "0102030405060708090a0b0c0d0e0f10111213141516171819",
		"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
		"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
		"82558a389a443c0ea4cc819899f2083a"
		"85f0faa3e578f8077a2e3ff46729665b");
	rfc4231(6, AA131, "54657374205573696e67204c6172676572205468616e20426c"
		"6f636b2d53697a65204b6579202d2048617368204b657920466972"
		"7374", "60e431591ee0b67f0d8a26aacbf5b77f"
		"8e0bc6213728c5140546040f0ee37f54");
	gcm(13, ZEROS ZEROS, "000000000000000000000000", "", "",
		"530f8afbc74536b9a963b4f1c4cb738b");
	gcm(14, ZEROS ZEROS, "000000000000000000000000", "", ZEROS,
		"cea7403d4d606b6e074ec5d3baf39d18"
		"d0d1c8a799996bf0265b98b5d48ab919");
	gcm(16, KEY16 KEY16, "cafebabefacedbaddecaf888",
		"feedfacedeadbeeffeedfacedeadbeefabaddad2", TEXT16,
		CIPHER16 "76fc6ece0f4e1768cddf8853bb2d551b");
}

/* ---- values ------------------------------------------------------------ */

static struct crypt_key key_of(const char *suite)
{
	struct crypt_key key;

	if (crypt_key_make(&key, "field", strcmp(suite, "sm") == 0 ?
	    SM4_CTR_HMAC_SM3 : AES_256_GCM) != 0)
		exit(3);
	return key;
}

static void refused(struct arena *a, const struct crypt_key *key,
	const char *where, const char *value, const char *what, int i)
{
	tried++;
	if (crypt_decrypt_with(a, key, where, value, NULL) == NULL)
		return;
	wrong++;
	printf("%s %d: opens\n", what, i);
}

/* Every bit of the text as it is stored, and of the bytes it stands for. */
static void flips(const char *suite)
{
	struct crypt_key key = key_of(suite);
	struct arena *a = arena_new(1 << 16);
	const char *where = "case_form.ids.0.no.370200000000000001";
	char *value = arena_strdup(a, crypt_encrypt(a, &key, where,
		"370202199001011237", 18));
	unsigned char bytes[200];
	char text[300], *data = strrchr(value, '.') + 1;
	long n = text_unbase64(data, bytes, sizeof bytes);

	for (int i = 0; i < (int)strlen(value) * 8; i++) {
		value[i / 8] ^= (char)(1 << i % 8);
		refused(a, &key, where, value, "bit of the text", i);
		value[i / 8] ^= (char)(1 << i % 8);
	}
	for (int i = 0; i < n * 8; i++) {
		bytes[i / 8] ^= (unsigned char)(1 << i % 8);
		snprintf(text, sizeof text, "%.*s", (int)(data - value),
			value);
		text_base64(bytes, (size_t)n, text + strlen(text));
		refused(a, &key, where, text, "bit of the bytes", i);
		bytes[i / 8] ^= (unsigned char)(1 << i % 8);
	}
	for (long i = 0; i < n; i++) {
		snprintf(text, sizeof text, "%.*s", (int)(data - value),
			value);
		text_base64(bytes, (size_t)i, text + strlen(text));
		refused(a, &key, where, text, "cut after byte", (int)i);
	}
	if (crypt_decrypt_with(a, &key, where, value, NULL) == NULL) {
		wrong++;
		puts("the value itself does not open");
	}
	arena_free(a);
}

/* A value opens in its own place only: table, column and row are bound. */
static void rows(const char *suite)
{
	static const char *const tables[] = { "case_form", "case_event",
		"totp" }, *const columns[] = { "id_no", "mobile", "bank" };
	struct crypt_key key = key_of(suite);
	struct arena *a = arena_new(1 << 16);
	char *where[27];
	const char *value[27];

	for (int i = 0; i < 27; i++) {
		where[i] = arena_printf(a, "%s.%s.%d", tables[i / 9],
			columns[i / 3 % 3], 1 + i % 3);
		value[i] = crypt_encrypt(a, &key, where[i], "same", 4);
	}
	for (int i = 0; i < 27; i++)
		for (int j = 0; j < 27; j++)
			if (i != j)
				refused(a, &key, where[j], value[i],
					"moved", i * 27 + j);
			else if (crypt_decrypt_with(a, &key, where[i],
			    value[i], NULL) == NULL) {
				wrong++;
				printf("%s does not open\n", where[i]);
			}
	arena_free(a);
}

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, NONCE);
}

static void nonces(const char *suite, long n)
{
	struct crypt_key key = key_of(suite);
	unsigned char (*all)[NONCE] = malloc((size_t)n * NONCE), out[100];

	if (all == NULL)
		exit(3);
	for (long i = 0; i < n; i++) {
		if (crypt_cipher(&key, "x", 1, "y", 1, out) < 0)
			exit(3);
		memcpy(all[i], out, NONCE);
	}
	qsort(all, (size_t)n, NONCE, by_bytes);
	tried = (int)n;
	for (long i = 1; i < n; i++)
		if (memcmp(all[i - 1], all[i], NONCE) == 0) {
			wrong++;
			puts("a nonce twice");
		}
	free(all);
}

static void speed(const char *suite)
{
	struct crypt_key key = key_of(suite);
	struct arena *a = arena_new(1 << 16);
	struct timespec from, to;

	clock_gettime(CLOCK_MONOTONIC, &from);
	for (; tried < 20000; tried++) {
		const char *v = crypt_encrypt(a, &key, "t.c.1",
			"370202199001011237", 18);

		wrong += crypt_decrypt_with(a, &key, "t.c.1", v, NULL) == NULL;
		arena_reset(a);
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	printf("%.1f us a value, there and back\n", ((double)(to.tv_sec -
		from.tv_sec) * 1e6 + (double)(to.tv_nsec - from.tv_nsec) / 1e3)
		/ tried);
	arena_free(a);
}

int main(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";
	const char *suite = argc > 2 ? argv[2] : "aes";

	if (strcmp(verb, "vectors") == 0)
		vectors();
	else if (strcmp(verb, "flips") == 0)
		flips(suite);
	else if (strcmp(verb, "rows") == 0)
		rows(suite);
	else if (strcmp(verb, "nonces") == 0 && argc > 3)
		nonces(suite, strtol(argv[3], NULL, 10));
	else if (strcmp(verb, "speed") == 0)
		speed(suite);
	else if (strcmp(verb, "hash") == 0 && argc > 3) {
		char made[PASSWORD_SIZE];

		if (crypt_password(argv[2], (enum password_cost)strtol(argv[3],
		    NULL, 10), made) != 0)
			return 3;
		puts(made);
		return 0;
	} else
		return 2;
	printf("%d tried, %d wrong\n", tried, wrong);
	return wrong != 0;
}

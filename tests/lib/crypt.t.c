#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arena.h"
#include "crypt.h"
#include "text.h"

static struct crypt_key key_of(enum algorithm algorithm, const char *hex)
{
	struct crypt_key key = { .id = "k", .purpose = "field",
		.algorithm = algorithm };

	key.n = (size_t)text_unhex(hex, key.bytes, KEY_BYTES);
	assert_int_equal(key.n, crypt_key_size(algorithm));
	return key;
}

static void assert_hex(const void *bytes, size_t n, const char *hex)
{
	char out[TEXT_HEX_SIZE(64)];

	text_hex(bytes, n, out);
	assert_string_equal(out, hex);
}

/* FIPS 180-4 "abc"; RFC 4231, case 2; RFC 2202, case 2. */
static void test_digests(void **state)
{
	struct arena *a = arena_new(4096);
	const char *text = "what do ya want for nothing?";
	unsigned char out[CRYPT_DIGEST];

	(void)state;
	assert_string_equal(crypt_sha256_hex(a, "abc"), "ba7816bf8f01cfea"
		"414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	crypt_hmac_sha256("Jefe", 4, text, strlen(text), out);
	assert_hex(out, 32, "5bdcc146bf60754e6a042426089575c7"
		"5a003f089d2739839dec58b964ec3843");
	crypt_hmac_sha1("Jefe", 4, text, strlen(text), out);
	assert_hex(out, 20, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
	arena_free(a);
}

static void test_keyed_digests(void **state)
{
	static const char count[] = "000102030405060708090a0b0c0d0e0f"
		"101112131415161718191a1b1c1d1e1f";
	struct crypt_key sha = key_of(HMAC_SHA256, count);
	struct crypt_key sm3 = key_of(HMAC_SM3, count);
	struct crypt_key gcm = key_of(AES_256_GCM, count);
	unsigned char one[CRYPT_DIGEST], two[CRYPT_DIGEST];

	(void)state;
	assert_int_equal(crypt_hmac(&sha, "abc", 3, one), 0);
	crypt_hmac_sha256(sha.bytes, sha.n, "abc", 3, two);
	assert_memory_equal(one, two, CRYPT_DIGEST);
	assert_int_equal(crypt_hmac(&sm3, "abc", 3, two), 0);
	assert_hex(two, CRYPT_DIGEST,
		"a8f95cf26f204957e7ca73c9602a25dd"
		"a35f168b28103b51dfc968c810416b63");
	assert_int_equal(crypt_hmac(&gcm, "abc", 3, two), -1);
}

static void test_random(void **state)
{
	struct arena *a = arena_new(4096);
	const char *code = crypt_code(a, 8);

	(void)state;
	assert_int_equal(strlen(crypt_token(a, 32)), 43);
	assert_string_not_equal(crypt_token(a, 32), crypt_token(a, 32));
	assert_null(crypt_token(a, 1000));
	assert_int_equal(strlen(code), 8);
	assert_int_equal(strspn(code, "0123456789ABCDEFGHJKLMNPQRTUWXY"), 8);
	assert_string_not_equal(crypt_code(a, 12), crypt_code(a, 12));
	arena_free(a);
}

static void test_comparing(void **state)
{
	(void)state;
	assert_true(crypt_same_text("abc", "abc"));
	assert_false(crypt_same_text("abc", "abd"));
	assert_false(crypt_same_text("abc", "ab"));
	assert_false(crypt_same_text(NULL, NULL));
}

static void test_passwords(void **state)
{
	char one[PASSWORD_SIZE], two[PASSWORD_SIZE];

	(void)state;
	assert_int_equal(crypt_password("a long secret", PASSWORD_PUBLIC, one),
		0);
	assert_int_equal(crypt_password("a long secret", PASSWORD_OFFICER,
		two), 0);
	assert_string_not_equal(one, two);
	assert_int_equal(strncmp(one, "$scrypt$ln=15,r=8,p=1$", 22), 0);
	assert_int_equal(strncmp(two, "$scrypt$ln=16,r=8,p=1$", 22), 0);
	assert_true(crypt_password_is("a long secret", one, PASSWORD_PUBLIC));
	assert_true(crypt_password_is("a long secret", two, PASSWORD_PUBLIC));
	assert_false(crypt_password_is("a long secreT", one, PASSWORD_PUBLIC));
	assert_false(crypt_password_is("", one, PASSWORD_PUBLIC));
	assert_false(crypt_password_is("a", NULL, PASSWORD_PUBLIC));
	assert_true(crypt_password_is_stale(one, PASSWORD_OFFICER));
	assert_false(crypt_password_is_stale(two, PASSWORD_OFFICER));
}

/* Nothing that is not ours opens, or costs more memory than ours. */
static void test_foreign_hashes(void **state)
{
	static const char *const hashes[] = {
		"", "x", "$scrypt$", "$scrypt$ln=15,r=8,p=1$",
		"$scrypt$ln=99,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
		"$scrypt$ln=15,r=8,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
		"$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
		"$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA",
	};

	(void)state;
	for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) {
		assert_false(crypt_password_is("x", hashes[i],
			PASSWORD_PUBLIC));
		assert_true(crypt_password_is_stale(hashes[i],
			PASSWORD_PUBLIC));
	}
}

/* NIST GCM specification, test case 16 (AES-256, bound data). */
static void test_aes_256_gcm(void **state)
{
	struct crypt_key key = key_of(AES_256_GCM,
		"feffe9928665731c6d6a8f9467308308"
		"feffe9928665731c6d6a8f9467308308");
	unsigned char bound[20], value[12 + 60 + 16], out[88];

	(void)state;
	text_unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2", bound, 20);
	text_unhex("cafebabefacedbaddecaf888"
		"522dc1f099567d07f47f37a32a84427d"
		"643a8cdcbfe5c0c97598a2bd2555d1aa"
		"8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
		"76fc6ece0f4e1768cddf8853bb2d551b", value, sizeof value);
	assert_int_equal(crypt_decipher(&key, bound, 20, value, sizeof value,
		out), 60);
	assert_hex(out, 60,
		"d9313225f88406e5a55909c5aff5269a"
		"86a7a9531534f7da2e4c303d8a318a72"
		"1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
	value[40] ^= 1;
	assert_int_equal(crypt_decipher(&key, bound, 20, value, sizeof value,
		out), -1);
}

/*
 * Key of GB/T 32907-2016, example 1; the answer was made by another
 * implementation of SM3 (GB/T 32905-2016) and single SM4 blocks.
 */
static void test_sm4_known_answer(void **state)
{
	struct crypt_key key = key_of(SM4_CTR_HMAC_SM3,
		"0123456789abcdeffedcba9876543210"
		"000102030405060708090a0b0c0d0e0f"
		"101112131415161718191a1b1c1d1e1f");
	unsigned char value[12 + 19 + 32], out[63];

	(void)state;
	text_unhex(
		"202122232425262728292a2b8998b48e5010b5ffe77c59f9d802585bcc9cdf"
		"25ea1bdfa3438924614cec565b19c0c6edcd105cb5a7debc577f15427de13d"
		"fb", value, sizeof value);
	assert_int_equal(crypt_decipher(&key, "b", 1, value, sizeof value,
		out), 19);
	assert_memory_equal(out, "0123456789abcdefXYZ", 19);
}

static void test_sm4_changed(void **state)
{
	struct crypt_key key = key_of(SM4_CTR_HMAC_SM3,
		"0123456789abcdeffedcba9876543210"
		"000102030405060708090a0b0c0d0e0f"
		"101112131415161718191a1b1c1d1e1f");
	unsigned char value[12 + 16 + 32], out[60], again[60];

	(void)state;
	assert_int_equal(crypt_cipher(&key, "b", 1, "0123456789abcdef", 16,
		value), sizeof value);
	assert_int_equal(crypt_decipher(&key, "b", 1, value, sizeof value,
		out), 16);
	assert_memory_equal(out, "0123456789abcdef", 16);
	assert_int_equal(crypt_decipher(&key, "c", 1, value, sizeof value,
		again), -1);
	for (size_t i = 0; i < sizeof value; i++) {
		value[i] ^= 0x80;
		assert_int_equal(crypt_decipher(&key, "b", 1, value,
			sizeof value, again), -1);
		value[i] ^= 0x80;
	}
	assert_int_equal(crypt_decipher(&key, "b", 1, value, 43, out), -1);
	assert_int_equal(crypt_decipher(&key, "b", 1, value, 0, out), -1);
}

/* RFC 8032, section 7.1, tests 1 and 2. */
static void test_ed25519(void **state)
{
	unsigned char secret[SIGN_HALF], half[SIGN_HALF], out[SIGN_BYTES];

	(void)state;
	text_unhex("9d61b19deffd5a60ba844af492ec2cc4"
		"4449c5697b326919703bac031cae7f60", secret, SIGN_HALF);
	crypt_ed25519_public(secret, half);
	assert_hex(half, SIGN_HALF, "d75a980182b10ab7d54bfed3c964073a"
		"0ee172f3daa62325af021a68f707511a");
	crypt_ed25519_sign(secret, "", 0, out);
	assert_hex(out, SIGN_BYTES,
		"e5564300c360ac729086e2cc806e828a"
		"84877f1eb8e5d974d873e06522490155"
		"5fb8821590a33bacc61e39701cf9b46b"
		"d25bf5f0595bbe24655141438e7a100b");
	assert_true(crypt_ed25519_verify(half, "", 0, out));
	assert_false(crypt_ed25519_verify(half, "r", 1, out));
	out[0] ^= 1;
	assert_false(crypt_ed25519_verify(half, "", 0, out));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_digests),
		cmocka_unit_test(test_keyed_digests),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_comparing),
		cmocka_unit_test(test_passwords),
		cmocka_unit_test(test_foreign_hashes),
		cmocka_unit_test(test_aes_256_gcm),
		cmocka_unit_test(test_sm4_known_answer),
		cmocka_unit_test(test_sm4_changed),
		cmocka_unit_test(test_ed25519),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "arena.h"
#include "crypt.h"

/* RFC 6238, appendix B; the secret is "12345678901234567890" in base32. */
static const char secret[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

static void test_rfc_6238(void **state)
{
	static const struct {
		int64_t when;
		const char *code;
	} vectors[] = {
		{ 59, "94287082" }, { 1111111109, "07081804" },
		{ 1111111111, "14050471" }, { 1234567890, "89005924" },
		{ 2000000000, "69279037" }, { 20000000000, "65353130" },
	};
	char code[9];

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		assert_int_equal(crypt_totp(secret, vectors[i].when, 8, code),
			0);
		assert_string_equal(code, vectors[i].code);
		assert_int_equal(crypt_totp(secret, vectors[i].when, 6, code),
			0);
		assert_string_equal(code, vectors[i].code + 2);
	}
	assert_int_equal(crypt_totp("gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
		59, 6, code), 0);
	assert_string_equal(code, "287082");
	assert_int_equal(crypt_totp("1", 59, 6, code), -1);
	assert_int_equal(crypt_totp("", 59, 6, code), -1);
}

static void test_window(void **state)
{
	(void)state;
	assert_int_equal(crypt_totp_step(secret, "287082", 59), 1);
	assert_int_equal(crypt_totp_step(secret, "287082", 0), 1);
	assert_int_equal(crypt_totp_step(secret, "287082", 89), 1);
	assert_int_equal(crypt_totp_step(secret, "287082", 90), -1);
	assert_int_equal(crypt_totp_step(secret, "287083", 59), -1);
	assert_int_equal(crypt_totp_step(secret, "94287082", 59), -1);
	assert_int_equal(crypt_totp_step(secret, "", 59), -1);
	assert_int_equal(crypt_totp_step(secret, "28708a", 59), -1);
}

static void test_new_secret(void **state)
{
	struct arena *a = arena_new(4096);
	char one[TOTP_SECRET_SIZE], two[TOTP_SECRET_SIZE], code[9];

	(void)state;
	assert_int_equal(crypt_totp_make(one), 0);
	assert_int_equal(crypt_totp_make(two), 0);
	assert_int_equal(strlen(one), 32);
	assert_string_not_equal(one, two);
	assert_int_equal(crypt_totp(one, 1700000000, 6, code), 0);
	assert_int_equal(crypt_totp_step(one, code, 1700000000),
		1700000000 / 30);
	assert_string_equal(crypt_totp_uri(a, "荣归", "a b", "ABC"),
		"otpauth://totp/%E8%8D%A3%E5%BD%92:a%20b?secret=ABC"
		"&issuer=%E8%8D%A3%E5%BD%92"
		"&algorithm=SHA1&digits=6&period=30");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rfc_6238),
		cmocka_unit_test(test_window),
		cmocka_unit_test(test_new_secret),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

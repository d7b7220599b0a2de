#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypt.h"

static void test_pair_in_files(void **state)
{
	char folder[] = "/tmp/ronggui-sign-XXXXXX", path[64], pub[80];
	char signature[SIGN_SIZE], one[SIGN_PUBLIC_SIZE], two[SIGN_PUBLIC_SIZE];
	char err[256];
	struct stat st;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/audit", folder);
	snprintf(pub, sizeof pub, "%s.pub", path);
	assert_int_equal(crypt_sign(path, "x", 1, signature, NULL, err,
		sizeof err), -1);
	assert_int_equal(crypt_sign_make(path, err, sizeof err), 0);
	assert_int_equal(crypt_sign_make(path, err, sizeof err), -1);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(crypt_sign(path, "root", 4, signature, one, err,
		sizeof err), 0);
	assert_int_equal(crypt_sign_public(path, two, err, sizeof err), 0);
	assert_string_equal(one, two);
	assert_true(crypt_signed(one, "root", 4, signature));
	assert_false(crypt_signed(one, "boot", 4, signature));
	assert_false(crypt_signed(one, "root", 4, ""));
	assert_false(crypt_signed("", "root", 4, signature));
	unlink(path);
	/* The public half that is left stops a new pair from being made. */
	assert_int_equal(crypt_sign_make(path, err, sizeof err), -1);
	assert_int_not_equal(stat(path, &st), 0);
	unlink(pub);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pair_in_files),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

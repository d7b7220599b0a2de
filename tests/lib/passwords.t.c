/* passwords: what is refused, and why. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "passwords.h"

static const char login[] = "13800138000";

static void refused(const char *password, const char *why)
{
	const char *got = password_refused(password, login,
		PASSWORD_MIN_PUBLIC);

	assert_non_null(got);
	assert_string_equal(got, why);
}

static void fine(const char *password)
{
	assert_null(password_refused(password, login, PASSWORD_MIN_PUBLIC));
}

static void short_ones(void **state)
{
	(void)state;
	refused("", "err_pass_short");
	refused("kx7Tq2w", "err_pass_short");
	/* Characters count, not bytes. */
	refused("老兵回家", "err_pass_short");
	assert_string_equal(password_refused("kx7Tq2wp", login,
		PASSWORD_MIN_OFFICER), "err_pass_short");
}

static void long_ones(void **state)
{
	char s[PASSWORD_BYTES + 2];

	(void)state;
	for (size_t i = 0; i <= PASSWORD_BYTES; i++)
		s[i] = "kx7Tq2wpZm4"[i % 11];
	s[PASSWORD_BYTES + 1] = '\0';
	refused(s, "err_pass_long");
}

static void common_ones(void **state)
{
	static const char *const common[] = { "password", "12345678",
		"11111111", "aaaaaaaa", "abcdefgh", "qwertyuiop", "iloveyou",
		"Password1", "drowssap", "sunshine" };

	(void)state;
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		refused(common[i], "err_pass_common");
}

static void words_of_the_site(void **state)
{
	(void)state;
	refused("Ronggui-2026", "err_pass_common");
	refused("TuiyiJunren#1", "err_pass_common");
	refused("青岛退役军人2026", "err_pass_common");
	refused("qingdao.veteran", "err_pass_common");
	fine("our veteran cat sleeps at noon");
	fine("青岛的冬天海鸥最多");
	fine("7391-8402-6653");
}

static void own_name(void **state)
{
	(void)state;
	refused("13800138000", "err_pass_common");
	refused("ab13800138000", "err_pass_common");
}

static void good_ones(void **state)
{
	(void)state;
	fine("kx7Tq2wp");
	fine("correct horse battery staple");
	fine("崂山脚下第三棵银杏树");
	fine("hai-bian 42 xiaolu");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_ones), cmocka_unit_test(long_ones),
		cmocka_unit_test(common_ones),
		cmocka_unit_test(words_of_the_site), cmocka_unit_test(own_name),
		cmocka_unit_test(good_ones),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules.h"

static void test_counties(void **state)
{
	static const long current[] = {
		370202, 370281, 620102, 350581, 320115, 150626, 110101, 441900,
		659012, 620200,
	};
	static const long gone[] = {
		320121, 370205, 370271, 370200, 370000, 990101, 0, 37020200,
	};

	(void)state;
	for (size_t i = 0; i < sizeof current / sizeof *current; i++)
		assert_true(region_is_current(current[i]));
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		assert_false(region_is_current(gone[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counties),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mask.h"

static void test_masks(void **state)
{
	static const struct {
		const char *kind, *in, *out;
	} vectors[] = {
		{ "mask_name", "测试", "测*" },
		{ "mask_name", "张样例", "张*例" },
		{ "mask_name", "张样例本", "张**本" },
		{ "mask_name", "张样例本一二", "张**二" },
		{ "mask_name", "欧阳样", "欧阳*" },
		{ "mask_name", "歐陽樣例", "歐陽*例" },
		{ "mask_name", "诸葛样本一", "诸葛**一" },
		{ "mask_name", "欧阳", "欧*" },
		{ "mask_name", "张", "*" },
		{ "mask_name", "", "" },
		{ "mask_name", "阿不都\xC2\xB7热合曼", "阿**\xC2\xB7***" },
		{ "mask_name", "张\xFF例", "*" },
		{ "mask_mobile", "13800138000", "138****8000" },
		{ "mask_mobile", "1380013800", "****" },
		{ "mask_bankcard", "6200000000000026", "**** 0026" },
		{ "mask_bankcard", "026", "****" },
		{ "mask_id_staff", "150626197001019979",
			"150626********9979" },
		{ "mask_id_owner", "150626197001019979",
			"150***********9979" },
		{ "mask_id_public", "150626197001019979",
			"**************9979" },
		{ "mask_id_owner", "150626700101997", "****" },
		{ "mask_id_owner", "", "" },
		{ "mask_card", "字第12345号", "**** 345号" },
		{ "mask_card", "12345", "****" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		mask_function *mask = mask_find(vectors[i].kind);
		char out[MASK_SIZE];

		assert_non_null(mask);
		assert_string_equal(mask(vectors[i].in, out, sizeof out),
			vectors[i].out);
	}
	assert_null(mask_find("mask_shoe_size"));
}

/* A character with a variation selector, or beyond the plane, is one. */
static void test_whole_characters(void **state)
{
	char out[MASK_SIZE];

	(void)state;
	assert_string_equal(mask_name("\xE8\x91\x9B\xF3\xA0\x84\x80样", out,
		sizeof out), "\xE8\x91\x9B\xF3\xA0\x84\x80*");
	assert_string_equal(mask_name("王\xF0\xA0\xAE\xB7样", out, sizeof out),
		"王*样");
}

/* A long run of selectors fills the buffer: stars, never a part. */
static void test_nothing_half_masked(void **state)
{
	char name[1024] = "样", out[MASK_SIZE];

	(void)state;
	for (int i = 0; i < 200; i++)
		strcat(name, "\xCC\x81");
	strcat(name, "例");
	assert_string_equal(mask_name(name, out, sizeof out), "**");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_masks),
		cmocka_unit_test(test_whole_characters),
		cmocka_unit_test(test_nothing_half_masked),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

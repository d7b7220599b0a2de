#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules.h"

static const struct {
	const char *kind, *in, *normal;
} vectors[] = {
	{ "id", " 35058119850301997x ", "35058119850301997X" },
	{ "id", "３５０５８１ 19850301 997ｘ", "35058119850301997X" },
	{ "id", "35058119850301997X", "35058119850301997X" },
	{ "uscc", "91370202qqqqqq016b", "91370202QQQQQQ016B" },
	{ "mobile", "138 0013 8000", "13800138000" },
	{ "mobile", "138-0013-8000", "13800138000" },
	{ "mobile", "+86 138 0013 8000", "13800138000" },
	{ "mobile", "008613800138000", "13800138000" },
	{ "mobile", "１３８００１３８０００", "13800138000" },
	{ "mobile", "+8612345", "+8612345" },
	{ "landline", "053280000000", "0532-80000000" },
	{ "landline", "(0532) 8000 0000", "0532-80000000" },
	{ "landline", "（0532）80000000", "0532-80000000" },
	{ "landline", "0532—80000000转8001", "0532-80000000-8001" },
	{ "landline", "01080000000", "010-80000000" },
	{ "landline", "0999-8000000", "0999-8000000" },
	{ "landline", "80000000", "80000000" },
	{ "phone", "138 0013 8000", "13800138000" },
	{ "phone", "053280000000", "0532-80000000" },
	{ "contact", "400-800-0000", "4008000000" },
	{ "contact", "12345", "12345" },
	{ "bankcard", "6200 0000 0000 0005", "6200000000000005" },
	{ "bankcard", "6200-0000-0000-0005", "6200000000000005" },
	{ "postcode", " ２６６０００", "266000" },
	{ "name", "　张样例 ", "张样例" },
	{ "name", "样．例", "样．例" },
	{ "name", "样\xCE\x87例", "样\xC2\xB7例" },
	{ "name_foreign", "Ｊｏｈｎ   Smith", "John Smith" },
	{ "unit", "样例(青岛)公司", "样例（青岛）公司" },
	{ "unit", "样例 ７ 天＆Ｂ公司", "样例7天&B公司" },
	{ "card", "字第 12345 号", "字第12345号" },
	{ "money", " １２.５０ ", "12.50" },
	{ "email", " a@b.cn\n", "a@b.cn" },
	{ "url", " https://a.cn/ ", "https://a.cn/" },
	{ "date", "2024年3月1日", "2024-03-01" },
	{ "date", "2024/3/1", "2024-03-01" },
	{ "date", "2024.03.01", "2024-03-01" },
	{ "date", "20240301", "2024-03-01" },
	{ "date", "2024-03-01", "2024-03-01" },
	{ "date", "01/03/2024", "01/03/2024" },
	{ "date", "2024-03-01x", "2024-03-01x" },
	{ "date", "2024-99-99", "2024-99-99" },
	{ "case", "bd3702022026112100017-1", "BD3702022026112100017-1" },
	{ "case", "BD37020220261121000171", "BD3702022026112100017-1" },
	{ "other", " a ", "a" },
};

static void test_normal_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		char out[256];
		int changed = rule_normal(vectors[i].kind, vectors[i].in, out,
			sizeof out);

		assert_string_equal(out, vectors[i].normal);
		assert_int_equal(changed,
			strcmp(vectors[i].in, vectors[i].normal) != 0);
	}
}

/* Normal forms stay as they are. */
static void test_normal_is_final(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		char out[256];

		assert_int_equal(rule_normal(vectors[i].kind,
			vectors[i].normal, out, sizeof out), 0);
	}
}

static void test_no_room_and_no_text(void **state)
{
	char out[8];

	(void)state;
	assert_int_equal(rule_normal("mobile", "13800138000", out, sizeof out),
		-1);
	assert_string_equal(out, "");
	assert_int_equal(rule_normal("name", "\xFF", out, sizeof out), -1);
	assert_string_equal(out, "");
	/* A hyphen more would not fit: the number stays as it was. */
	assert_int_equal(rule_normal("landline", "0108000", out, sizeof out),
		0);
	assert_string_equal(out, "0108000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_normal_forms),
		cmocka_unit_test(test_normal_is_final),
		cmocka_unit_test(test_no_room_and_no_text),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

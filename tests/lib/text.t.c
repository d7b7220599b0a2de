#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Sequences of the UTF-8 stress test of Markus Kuhn, in hexadecimal. */
static void test_validity(void **state)
{
	static const struct {
		bool valid;
		const char *hex;
	} vectors[] = {
		{ true, "cebae1bdb9cf83cebcceb5" }, { true, "00" },
		{ true, "c280" }, { true, "e0a080" }, { true, "f0908080" },
		{ true, "7f" }, { true, "dfbf" }, { true, "efbfbf" },
		{ true, "ed9fbf" }, { true, "ee8080" }, { true, "f48fbfbf" },
		{ true, "efbfbe" }, { true, "" },
		{ false, "f4908080" }, { false, "f888808080" },
		{ false, "fc8480808080" }, { false, "f7bfbfbf" },
		{ false, "80" }, { false, "bf" }, { false, "c0" },
		{ false, "c0af" }, { false, "e080af" }, { false, "f08080af" },
		{ false, "c1bf" }, { false, "e09fbf" }, { false, "f08fbfbf" },
		{ false, "eda080" }, { false, "edbfbf" },
		{ false, "eda081edb080" }, { false, "e0a0" },
		{ false, "f09080" }, { false, "fe" }, { false, "ff" },
		{ false, "c320" }, { false, "41c3" }, { false, "e28241" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		/* Exactly as long, so that reading on is found out. */
		size_t n = strlen(vectors[i].hex) / 2;
		char *bytes = malloc(n > 0 ? n : 1);

		assert_int_equal(text_unhex(vectors[i].hex, bytes, n), n);
		assert_int_equal(text_valid(bytes, n), vectors[i].valid);
		free(bytes);
	}
}

static void test_points(void **state)
{
	static const char s[] = "a\xC2\xB7\xE6\xA0\xB7\xF0\xA0\xAE\xB7";
	static const uint32_t points[] = { 'a', 0xB7, 0x6837, 0x20BB7, 0, 0 };
	const char *p = s;
	char out[TEXT_POINT_MAX];

	(void)state;
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(text_next(&p), points[i]);
	assert_ptr_equal(p, s + sizeof s - 1);
	assert_int_equal(text_count(s), 4);
	p = "\xE6\xA0";
	assert_int_equal(text_next(&p), TEXT_BAD);
	assert_int_equal(text_count("\xE6\xA0"), 2);
	assert_int_equal(text_point(out, 0x20BB7), 4);
	assert_memory_equal(out, "\xF0\xA0\xAE\xB7", 4);
	assert_int_equal(text_point(out, 0xD800), 0);
	assert_int_equal(text_point(out, 0x110000), 0);
	for (uint32_t point = 1; point <= 0x10FFFF; point++) {
		char all[TEXT_POINT_MAX + 1] = "";
		size_t n = text_point(all, point);

		p = all;
		if (n > 0)
			assert_int_equal(text_next(&p), point);
	}
}

static void test_controls(void **state)
{
	(void)state;
	assert_true(text_clean("ab", 2, TEXT_LINE));
	assert_false(text_clean("a\nb", 3, TEXT_LINE));
	assert_true(text_clean("a\r\nb", 4, TEXT_NEWLINE));
	assert_false(text_clean("a\tb", 3, TEXT_NEWLINE));
	assert_true(text_clean("a\tb", 3, TEXT_TAB));
	assert_false(text_clean("a\0b", 3, TEXT_NEWLINE));
	assert_false(text_clean("a\x7F", 2, TEXT_LINE));
	assert_false(text_clean("\xC2\x85", 2, TEXT_LINE));
	assert_false(text_clean("\xE2\x80\xA8", 3, TEXT_NEWLINE));
	assert_false(text_clean("\xE6\xA0", 2, TEXT_LINE));
}

static void test_trim(void **state)
{
	char plain[] = " \t a b \r\n", wide[] = "\xE3\x80\x80" "a\xEF\xBB\xBF";
	char none[] = "  ", empty[] = "";

	(void)state;
	assert_string_equal(text_trim(plain), "a b");
	assert_string_equal(text_trim(wide), "a");
	assert_string_equal(text_trim(none), "");
	assert_string_equal(text_trim(empty), "");
}

static void test_half_width(void **state)
{
	(void)state;
	assert_int_equal(text_half(0xFF10), '0');
	assert_int_equal(text_half(0xFF38), 'X');
	assert_int_equal(text_half(0xFF5E), '~');
	assert_int_equal(text_half(0x3000), ' ');
	assert_int_equal(text_half(0xFF5F), 0xFF5F);
	assert_int_equal(text_half(0x6837), 0x6837);
}

static void test_buffer(void **state)
{
	char out[8];
	struct text t = text_into(out, sizeof out);

	(void)state;
	text_add(&t, "abc");
	text_addf(&t, "%d", 1234);
	assert_string_equal(out, "abc1234");
	assert_false(t.full);
	text_add(&t, "");
	assert_false(t.full);
	text_add(&t, "x");
	assert_true(t.full);
	assert_string_equal(out, "abc1234");
	t = text_into(out, 3);
	text_add_point(&t, 0x6837);
	assert_true(t.full);
	assert_string_equal(out, "");
	t = text_into(out, 4);
	text_addf(&t, "%s", "abcd");
	assert_true(t.full);
	assert_string_equal(out, "");
}

static void test_hex(void **state)
{
	unsigned char bytes[4];
	char out[TEXT_HEX_SIZE(4)];

	(void)state;
	text_hex("\x00\x9F\xFA", 3, out);
	assert_string_equal(out, "009ffa");
	assert_int_equal(text_unhex("009FfA", bytes, 4), 3);
	assert_memory_equal(bytes, "\x00\x9F\xFA", 3);
	assert_int_equal(text_unhex("0", bytes, 4), -1);
	assert_int_equal(text_unhex("0g", bytes, 4), -1);
	assert_int_equal(text_unhex("0011223344", bytes, 4), -1);
}

/* RFC 4648, section 10, without the padding. */
static void test_base64(void **state)
{
	static const char *const vectors[][2] = {
		{ "", "" }, { "f", "Zg" }, { "fo", "Zm8" }, { "foo", "Zm9v" },
		{ "foob", "Zm9vYg" }, { "fooba", "Zm9vYmE" },
		{ "foobar", "Zm9vYmFy" }, { "\xFB\xFF\xFE", "-__-" },
	};
	char text[TEXT_BASE64_SIZE(6)], bytes[6];

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		size_t n = strlen(vectors[i][0]);

		text_base64(vectors[i][0], n, text);
		assert_string_equal(text, vectors[i][1]);
		assert_int_equal(text_unbase64(text, bytes, n), n);
		assert_memory_equal(bytes, vectors[i][0], n);
	}
	assert_int_equal(text_unbase64("Zh", bytes, 6), -1);
	assert_int_equal(text_unbase64("Z", bytes, 6), -1);
	assert_int_equal(text_unbase64("Zg==", bytes, 6), -1);
	assert_int_equal(text_unbase64("Zm9v", bytes, 2), -1);
	assert_int_equal(text_unbase64("+/+/", bytes, 6), -1);
}

static void test_number(void **state)
{
	(void)state;
	assert_int_equal(text_number("0", 7), 0);
	assert_int_equal(text_number("-12", 7), -12);
	assert_int_equal(text_number("9223372036854775807", 7), INT64_MAX);
	assert_int_equal(text_number("9223372036854775808", 7), 7);
	assert_int_equal(text_number(NULL, 7), 7);
	assert_int_equal(text_number("", 7), 7);
	assert_int_equal(text_number("-", 7), 7);
	assert_int_equal(text_number("1x", 7), 7);
	assert_int_equal(text_number(" 1", 7), 7);
	assert_int_equal(text_number("+1", 7), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_validity),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_controls),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_half_width),
		cmocka_unit_test(test_buffer),
		cmocka_unit_test(test_hex),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_number),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

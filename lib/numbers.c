/* Numbers without a meaning of their own: telephones, bank card, postcode. */
#include "rules.h"

#include <string.h>

#include "text.h"

/* ---- telephones -------------------------------------------------------- */

/* Segments are not listed: new ones are given out without notice. */
struct verdict rule_mobile(const char *text, struct date today)
{
	(void)today;
	if (strlen(text) != 11 || !text_is_digits(text) ||
	    text[0] != '1' || text[1] < '3')
		return verdict_refuse("FORMAT");
	/* Numbers of machines, which have 13 digits. */
	if (strncmp(text, "14", 2) == 0 && text[2] <= '4')
		return verdict_refuse("IOT_SEGMENT");
	return verdict_ok();
}

/*
 * Area codes of the mainland by their first digits (the long-distance network
 * numbering plan, with the changes up to 2024): each last digit given ends one.
 */
static const struct {
	const char *head, *last;
} areas[] = {
	{ "01", "0" }, { "02", "012345789" }, { "031", "0123456789" },
	{ "033", "5" }, { "034", "9" }, { "035", "0123456789" },
	{ "037", "0123456789" }, { "039", "1234568" },
	{ "041", "0123456789" }, { "042", "179" }, { "043", "123456789" },
	{ "045", "123456789" }, { "046", "4789" }, { "047", "0123456789" },
	{ "048", "23" }, { "051", "0123456789" }, { "052", "37" },
	{ "053", "0123456789" }, { "054", "36" }, { "055", "0123456789" },
	{ "056", "1234567" }, { "057", "0123456789" }, { "058", "0" },
	{ "059", "123456789" }, { "063", "12345" }, { "066", "0238" },
	{ "069", "12" }, { "070", "1" }, { "071", "0123456789" },
	{ "072", "248" }, { "073", "01456789" }, { "074", "3456" },
	{ "075", "0123456789" }, { "076", "023689" }, { "077", "0123456789" },
	{ "079", "0123456789" }, { "081", "23678" }, { "082", "567" },
	{ "083", "0123456789" }, { "085", "123456789" },
	{ "087", "0123456789" }, { "088", "3678" }, { "089", "12345678" },
	{ "090", "123689" }, { "091", "12345679" }, { "093", "0123456789" },
	{ "094", "13" }, { "095", "12345" }, { "097", "012345679" },
	{ "099", "0123456789" },
};

bool area_code_exists(const char *digits, size_t n)
{
	for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
		size_t head = strlen(areas[i].head);

		if (n == head + 1 && digits[head] != '\0' &&
		    strncmp(digits, areas[i].head, head) == 0 &&
		    strchr(areas[i].last, digits[head]) != NULL)
			return true;
	}
	return false;
}

/* The part after the area code: a number and perhaps an extension. */
static bool is_local(const char *s, size_t least, size_t most)
{
	size_t n = strspn(s, "0123456789"), extension;

	if (n < least || n > most || s[0] < '2')
		return false;
	if (s[n] == '\0')
		return true;
	extension = strspn(s + n + 1, "0123456789");
	return s[n] == '-' && extension >= 1 && extension <= 6 &&
		s[n + 1 + extension] == '\0';
}

/* Area codes of three digits belong to numbers of eight. */
struct verdict rule_landline(const char *text, struct date today)
{
	size_t area = strspn(text, "0123456789");

	(void)today;
	if ((area != 3 && area != 4) || text[0] != '0' || text[area] != '-' ||
	    !is_local(text + area + 1, area == 3 ? 8 : 7, 8))
		return verdict_refuse("FORMAT");
	return area_code_exists(text, area) ? verdict_ok() :
		verdict_refuse("AREA_CODE");
}

struct verdict rule_phone(const char *text, struct date today)
{
	return text[0] == '0' ? rule_landline(text, today) :
		rule_mobile(text, today);
}

/*
 * Numbers of a service, by head and length: emergency, hotlines of the
 * administration, nationwide and provincial short codes, shared-cost numbers.
 */
static bool is_service_number(const char *text)
{
	static const struct {
		const char *head;
		size_t least, most;
	} numbers[] = {
		{ "110", 3, 3 }, { "119", 3, 3 }, { "120", 3, 3 },
		{ "122", 3, 3 }, { "123", 5, 5 }, { "95", 5, 8 },
		{ "96", 5, 8 }, { "100", 5, 5 }, { "116", 5, 5 },
		{ "118", 5, 5 }, { "400", 10, 10 }, { "800", 10, 10 },
	};
	size_t n = strlen(text);

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		const char *head = numbers[i].head;

		if (n >= numbers[i].least && n <= numbers[i].most &&
		    strncmp(text, head, strlen(head)) == 0)
			return text_is_digits(text);
	}
	return false;
}

struct verdict rule_contact(const char *text, struct date today)
{
	return is_service_number(text) ? verdict_ok() : rule_phone(text, today);
}

/* ---- bank card --------------------------------------------------------- */

/* The formula of Luhn, ISO/IEC 7812-1, annex B. */
static bool luhn(const char *digits, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int digit = digits[n - 1 - i] - '0';

		if (i % 2 == 1)
			digit = digit > 4 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 == 0;
}

struct verdict rule_bankcard(const char *text, struct date today)
{
	size_t n = strlen(text);
	bool known = strncmp(text, "62", 2) == 0;

	(void)today;
	if (n < 15 || n > 19 || !text_is_digits(text) || text[0] == '0')
		return verdict_refuse("FORMAT");
	if (strspn(text, (char []){ text[0], '\0' }) == n)
		return verdict_refuse("TRIVIAL");
	if (!luhn(text, n))
		return known ? verdict_refuse("CHECKSUM") :
			verdict_warn("WARN_CHECKSUM");
	return known ? verdict_ok() : verdict_warn("WARN_HEAD");
}

/* ---- postcode ---------------------------------------------------------- */

/* The first two digits, in order; a province may have several. */
static const struct {
	const char *heads, *province;
} postal[] = {
	{ "01 02", "内蒙古" }, { "03 04", "山西" }, { "05 06 07", "河北" },
	{ "10", "北京" }, { "11 12", "辽宁" }, { "13", "吉林" },
	{ "15 16", "黑龙江" }, { "20", "上海" }, { "21 22", "江苏" },
	{ "23 24", "安徽" }, { "25 26 27", "山东" }, { "30", "天津" },
	{ "31 32", "浙江" }, { "33 34", "江西" }, { "35 36", "福建" },
	{ "40", "重庆" }, { "41 42", "湖南" }, { "43 44", "湖北" },
	{ "45 46 47", "河南" }, { "51 52", "广东" }, { "53 54", "广西" },
	{ "55 56", "贵州" }, { "57", "海南" }, { "61 62 63 64", "四川" },
	{ "65 66 67", "云南" }, { "71 72", "陕西" }, { "73 74", "甘肃" },
	{ "75", "宁夏" }, { "81", "青海" }, { "83 84", "新疆" },
	{ "85 86", "西藏" },
};

static const char *postal_province(const char *text)
{
	if (strcmp(text, "999077") == 0 || strcmp(text, "999078") == 0)
		return "HK/MO";
	for (size_t i = 0; i < sizeof postal / sizeof *postal; i++)
		for (const char *p = postal[i].heads; ; p += 3) {
			if (strncmp(p, text, 2) == 0)
				return postal[i].province;
			if (p[2] == '\0')
				break;
		}
	return NULL;
}

struct verdict rule_postcode(const char *text, struct date today)
{
	struct verdict v = verdict_ok();

	(void)today;
	if (strlen(text) != 6 || !text_is_digits(text))
		return verdict_refuse("FORMAT");
	v.province = postal_province(text);
	return v.province != NULL ? v : verdict_refuse("PREFIX");
}

/* ---- cards and certificates of veterans -------------------------------- */

/*
 * No public format exists, so the number is opaque: letters, digits, hyphen
 * and the three characters that stand in such numbers.
 */
struct verdict rule_card(const char *text, struct date today)
{
	bool any = false;

	(void)today;
	for (const char *p = text; *p != '\0'; ) {
		uint32_t point = text_next(&p);
		bool part = text_is_digit(point) || text_is_letter(point);

		if (!part && point != '-' && point != 0x7B2C &&
		    point != 0x53F7 && point != 0x5B57) {
			struct verdict v = verdict_refuse("CHAR");

			v.point = point == TEXT_BAD ? 0 : point;
			return v;
		}
		any = any || part;
	}
	if (!any)
		return verdict_refuse("FORMAT");
	return text_count(text) > 40 ? verdict_refuse("TOO_LONG") :
		verdict_ok();
}

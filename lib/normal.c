/*
 * Normal forms. Each function rewrites a trimmed text of half width in place;
 * what it cannot make sense of it leaves for the rule to refuse.
 */
#include "rules.h"

#include <string.h>

#include "text.h"

/* Hyphens, dashes and the minus sign, which people and copies mix up. */
static bool is_dash(uint32_t point)
{
	return point == '-' || (point >= 0x2010 && point <= 0x2015) ||
		point == 0x2212 || point == 0xFE63 || point == 0xFF0D;
}

/*
 * Copies s onto itself. `change` answers the point to put in place of one, or
 * 0 for none; it never answers a longer one.
 */
static void rewrite(char *s, uint32_t (*change)(uint32_t point))
{
	const char *from = s;
	char *to = s;

	while (*from != '\0') {
		const char *before = from;
		uint32_t point = text_next(&from);
		char bytes[TEXT_POINT_MAX];

		if (point != TEXT_BAD)
			point = change(point);
		if (point == TEXT_BAD) {
			*to++ = *before;
		} else if (point != 0) {
			size_t n = text_point(bytes, point);

			memcpy(to, bytes, n);
			to += n;
		}
	}
	*to = '\0';
}

static uint32_t without_separators(uint32_t point)
{
	return text_is_space(point) || is_dash(point) ? 0 : point;
}

void tidy_number(char *s, size_t size)
{
	(void)size;
	rewrite(s, without_separators);
}

static uint32_t capital(uint32_t point)
{
	return point >= 'a' && point <= 'z' ? point - 'a' + 'A' : point;
}

void tidy_capitals(char *s, size_t size)
{
	tidy_number(s, size);
	rewrite(s, capital);
}

/* Drops the country code if what remains is as long as a mobile. */
void tidy_mobile(char *s, size_t size)
{
	static const char *const codes[] = { "+86", "0086", "86" };

	tidy_number(s, size);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		size_t n = strlen(codes[i]);

		if (strncmp(s, codes[i], n) == 0 && strlen(s + n) == 11 &&
		    s[n] == '1') {
			memmove(s, s + n, strlen(s + n) + 1);
			return;
		}
	}
}

/* One hyphen for all that people write between the parts of a landline. */
static uint32_t landline_sign(uint32_t point)
{
	if (text_is_space(point) || point == '(')
		return 0;
	/* ")", ",", "x", "#" and "extension" in Chinese, one character. */
	if (is_dash(point) || point == ')' || point == ',' || point == 'x' ||
	    point == '#' || point == 0x8F6C || point == 0x8F49)
		return '-';
	return point;
}

/* Length of the area code that the digits begin with, or 0. */
static size_t area_length(const char *digits)
{
	for (size_t n = 3; n <= 4; n++)
		if (strlen(digits) > n && area_code_exists(digits, n))
			return n;
	return 0;
}

void tidy_landline(char *s, size_t size)
{
	size_t area, n;

	rewrite(s, landline_sign);
	/* `0532-80000000` from (0532)-80000000. */
	for (char *p; (p = strstr(s, "--")) != NULL; )
		memmove(p, p + 1, strlen(p));
	area = area_length(s);
	n = strspn(s, "0123456789");
	if (area == 0 || n <= area || strlen(s) + 2 > size)
		return;
	memmove(s + area + 1, s + area, strlen(s + area) + 1);
	s[area] = '-';
}

void tidy_phone(char *s, size_t size)
{
	if (s[0] == '(' || (s[0] == '0' && s[1] != '0'))
		tidy_landline(s, size);
	else
		tidy_mobile(s, size);
}

/* One space for several. */
static void squeeze(char *s)
{
	char *to = s;

	for (const char *from = s; *from != '\0'; from++)
		if (*from != ' ' || from[1] != ' ')
			*to++ = *from;
	*to = '\0';
}

/* U+0387 is the interpunct itself in another spelling (NFC makes it so). */
static uint32_t composed(uint32_t point)
{
	return point == 0x0387 ? 0x00B7 : point;
}

void tidy_name(char *s, size_t size)
{
	(void)size;
	rewrite(s, composed);
	squeeze(s);
}

static uint32_t unit_sign(uint32_t point)
{
	if (text_is_space(point))
		return 0;
	if (point == 0xFF06)
		return '&';
	return is_dash(point) ? '-' : composed(point);
}

/* The names of enterprises have full-width brackets. */
void tidy_unit(char *s, size_t size)
{
	char copy[1024];
	struct text t = text_into(copy, sizeof copy);

	rewrite(s, unit_sign);
	for (const char *p = s; *p != '\0'; ) {
		uint32_t point = text_next(&p);

		text_add_point(&t, point == '(' ? 0xFF08 :
			point == ')' ? 0xFF09 : point);
	}
	if (!t.full && t.length < size)
		memcpy(s, copy, t.length + 1);
}

static uint32_t card_sign(uint32_t point)
{
	if (text_is_space(point))
		return 0;
	return is_dash(point) ? '-' : point;
}

void tidy_card(char *s, size_t size)
{
	(void)size;
	rewrite(s, card_sign);
}

/* Reads at most `most` digits at *s; -1 if there are none. */
static int take_number(const char **s, size_t most)
{
	int value = -1;

	for (; most > 0 && text_is_digit((unsigned char)**s); most--)
		value = (value < 0 ? 0 : value) * 10 + (*(*s)++ - '0');
	return value;
}

/* Skips the sign after a part of a date; false if it is another one. */
static bool take_sign(const char **s, const char *signs)
{
	uint32_t point = text_next(s);

	while (*signs != '\0')
		if (text_next(&signs) == point)
			return true;
	return false;
}

/* 2024-3-1, 2024/3/1, 2024.3.1 and with the Chinese year, month, day. */
static bool is_loose_date(const char *s, struct date *d)
{
	d->year = take_number(&s, 4);
	if (d->year < 1000 || !take_sign(&s, "-/.\xE5\xB9\xB4"))
		return false;
	d->month = take_number(&s, 2);
	if (d->month < 1 || !take_sign(&s, "-/.\xE6\x9C\x88"))
		return false;
	d->day = take_number(&s, 2);
	if (d->day < 1)
		return false;
	return *s == '\0' || strcmp(s, "\xE6\x97\xA5") == 0;
}

/* 20240301 */
static bool is_packed_date(const char *s, struct date *d)
{
	if (strlen(s) != 8 || !text_is_digits(s))
		return false;
	d->year = take_number(&s, 4);
	d->month = take_number(&s, 2);
	d->day = take_number(&s, 2);
	return true;
}

void tidy_date(char *s, size_t size)
{
	struct text t;
	struct date d;

	rewrite(s, card_sign);
	if (size < sizeof "2024-03-01" ||
	    (!is_loose_date(s, &d) && !is_packed_date(s, &d)))
		return;
	t = text_into(s, size);
	text_addf(&t, "%04d-%02d-%02d", d.year, d.month, d.day);
}

void tidy_case(char *s, size_t size)
{
	size_t n;

	tidy_capitals(s, size);
	n = strlen(s);
	if (n != 22 || size < 24 || (s[21] & 0x80) != 0)
		return;
	s[23] = '\0';
	s[22] = s[21];
	s[21] = '-';
}

#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Length of the sequence that a lead byte begins, and the bounds of its second
 * byte, which is where overlong forms, surrogates and points above U+10FFFF
 * show (RFC 3629, section 4).
 */
static const struct lead {
	unsigned char first, last, length, low, high;
} leads[] = {
	{ 0x00, 0x7F, 1, 0x00, 0x00 },
	{ 0xC2, 0xDF, 2, 0x80, 0xBF },
	{ 0xE0, 0xE0, 3, 0xA0, 0xBF },
	{ 0xE1, 0xEC, 3, 0x80, 0xBF },
	{ 0xED, 0xED, 3, 0x80, 0x9F },
	{ 0xEE, 0xEF, 3, 0x80, 0xBF },
	{ 0xF0, 0xF0, 4, 0x90, 0xBF },
	{ 0xF1, 0xF3, 4, 0x80, 0xBF },
	{ 0xF4, 0xF4, 4, 0x80, 0x8F },
};

static const struct lead *lead_of(unsigned char c)
{
	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
		if (c >= leads[i].first && c <= leads[i].last)
			return &leads[i];
	return NULL;
}

/* Length of the well-formed sequence at s, 0 if there is none. */
static size_t sequence(const unsigned char *s, size_t left)
{
	const struct lead *lead = left > 0 ? lead_of(s[0]) : NULL;

	if (lead == NULL || lead->length > left)
		return 0;
	if (lead->length > 1 && (s[1] < lead->low || s[1] > lead->high))
		return 0;
	for (size_t i = 2; i < lead->length; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return lead->length;
}

bool text_valid(const char *s, size_t n)
{
	for (size_t at = 0; at < n; ) {
		size_t length = sequence((const unsigned char *)s + at, n - at);

		if (length == 0)
			return false;
		at += length;
	}
	return true;
}

uint32_t text_next_in(const char **s, const char *end)
{
	static const unsigned char lead_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	const unsigned char *p = (const unsigned char *)*s;
	size_t length;
	uint32_t point;

	if (*s >= end)
		return 0;
	length = sequence(p, (size_t)(end - *s));
	if (length == 0 || length >= sizeof lead_bits) {
		*s += 1;
		return TEXT_BAD;
	}
	point = p[0] & lead_bits[length];
	for (size_t i = 1; i < length; i++)
		point = point << 6 | (p[i] & 0x3F);
	*s += length;
	return point;
}

uint32_t text_next(const char **s)
{
	/* A sequence cut off by the terminator must not be read beyond it. */
	return text_next_in(s, *s + strnlen(*s, TEXT_POINT_MAX));
}

size_t text_point(char out[TEXT_POINT_MAX], uint32_t point)
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char)(0xC0 | point >> 6);
		out[1] = (char)(0x80 | (point & 0x3F));
		return 2;
	}
	if (point >= 0xD800 && point <= 0xDFFF)
		return 0;
	if (point < 0x10000) {
		out[0] = (char)(0xE0 | point >> 12);
		out[1] = (char)(0x80 | (point >> 6 & 0x3F));
		out[2] = (char)(0x80 | (point & 0x3F));
		return 3;
	}
	if (point > 0x10FFFF)
		return 0;
	out[0] = (char)(0xF0 | point >> 18);
	out[1] = (char)(0x80 | (point >> 12 & 0x3F));
	out[2] = (char)(0x80 | (point >> 6 & 0x3F));
	out[3] = (char)(0x80 | (point & 0x3F));
	return 4;
}

size_t text_count(const char *s)
{
	size_t n = 0;

	while (text_next(&s) != 0)
		n++;
	return n;
}

static bool is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7F && point < 0xA0) ||
		point == 0x2028 || point == 0x2029;
}

bool text_clean(const char *s, size_t n, enum text_allow allow)
{
	const char *end = s + n;

	while (s < end) {
		uint32_t point = text_next_in(&s, end);

		if (point == TEXT_BAD)
			return false;
		if ((allow & TEXT_NEWLINE) && (point == '\n' || point == '\r'))
			continue;
		if ((allow & TEXT_TAB) && point == '\t')
			continue;
		if (is_control(point))
			return false;
	}
	return true;
}

bool text_is_space(uint32_t point)
{
	return point == ' ' || (point >= '\t' && point <= '\r') ||
		point == 0x85 || point == 0xA0 || point == 0x1680 ||
		(point >= 0x2000 && point <= 0x200B) ||
		point == 0x2028 || point == 0x2029 || point == 0x202F ||
		point == 0x205F || point == 0x2060 || point == 0x3000 ||
		point == 0xFEFF;
}

bool text_is_private(uint32_t point)
{
	return (point >= 0xE000 && point <= 0xF8FF) ||
		(point >= 0xF0000 && point <= 0xFFFFD) ||
		(point >= 0x100000 && point <= 0x10FFFD);
}

bool text_is_joined(uint32_t point)
{
	return (point >= 0x0300 && point <= 0x036F) ||
		(point >= 0x1AB0 && point <= 0x1AFF) ||
		(point >= 0x1DC0 && point <= 0x1DFF) ||
		(point >= 0x20D0 && point <= 0x20FF) ||
		point == 0x200D ||
		(point >= 0x302A && point <= 0x302D) ||
		(point >= 0xFE00 && point <= 0xFE0F) ||
		(point >= 0xFE20 && point <= 0xFE2F) ||
		(point >= 0xE0100 && point <= 0xE01EF);
}

bool text_is_digit(uint32_t point)
{
	return point >= '0' && point <= '9';
}

bool text_is_letter(uint32_t point)
{
	return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
}

bool text_is_digits(const char *s)
{
	return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

long long text_number(const char *s, long long other)
{
	long long n;

	if (s == NULL || !text_is_digits(*s == '-' ? s + 1 : s))
		return other;
	errno = 0;
	n = strtoll(s, NULL, 10);
	return errno == ERANGE ? other : n;
}

char *text_trim(char *s)
{
	const char *at = s;
	char *first = NULL, *last = s;

	for (uint32_t point; ; ) {
		const char *here = at;

		point = text_next(&at);
		if (point == 0)
			break;
		if (text_is_space(point))
			continue;
		if (first == NULL)
			first = s + (here - s);
		last = s + (at - s);
	}
	*last = '\0';
	return first == NULL ? last : first;
}

uint32_t text_half(uint32_t point)
{
	if (point >= 0xFF01 && point <= 0xFF5E)
		return point - 0xFF01 + '!';
	return point == 0x3000 ? ' ' : point;
}

struct text text_into(char *at, size_t size)
{
	at[0] = '\0';
	return (struct text){ .at = at, .size = size };
}

void text_add_bytes(struct text *t, const char *s, size_t n)
{
	if (t->full || n >= t->size - t->length) {
		t->full = true;
		return;
	}
	memcpy(t->at + t->length, s, n);
	t->length += n;
	t->at[t->length] = '\0';
}

void text_add(struct text *t, const char *s)
{
	text_add_bytes(t, s, strlen(s));
}

void text_add_point(struct text *t, uint32_t point)
{
	char bytes[TEXT_POINT_MAX] = { 0 };

	text_add_bytes(t, bytes, text_point(bytes, point));
}

void text_addv(struct text *t, const char *format, va_list args)
{
	size_t room = t->size - t->length;
	int n;

	if (t->full)
		return;
	n = vsnprintf(t->at + t->length, room, format, args);
	if (n < 0 || (size_t)n >= room) {
		t->at[t->length] = '\0';
		t->full = true;
		return;
	}
	t->length += (size_t)n;
}

void text_addf(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	text_addv(t, format, args);
	va_end(args);
}

void text_hex(const void *bytes, size_t n, char *out)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++) {
		*out++ = digits[p[i] >> 4];
		*out++ = digits[p[i] & 15];
	}
	*out = '\0';
}

/* Value of a digit in an alphabet, or -1; the terminator is no digit. */
static int digit_of(const char *alphabet, char c)
{
	const char *at = c == '\0' ? NULL : strchr(alphabet, c);

	return at == NULL ? -1 : (int)(at - alphabet);
}

static int hex_digit(char c)
{
	return digit_of("0123456789abcdef", c >= 'A' && c <= 'F' ?
		(char)(c - 'A' + 'a') : c);
}

long text_unhex(const char *s, void *out, size_t size)
{
	unsigned char *p = out;
	size_t n = strlen(s);

	if (n % 2 != 0 || n / 2 > size)
		return -1;
	for (size_t i = 0; i < n; i += 2) {
		int high = hex_digit(s[i]), low = hex_digit(s[i + 1]);

		if (high < 0 || low < 0)
			return -1;
		*p++ = (unsigned char)(high << 4 | low);
	}
	return (long)(n / 2);
}

static const char base64url[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void text_base64(const void *bytes, size_t n, char *out)
{
	const unsigned char *p = bytes;
	unsigned bits = 0, held = 0;

	for (size_t i = 0; i < n; i++) {
		bits = (bits << 8 | p[i]) & 0xFFFF;
		for (held += 8; held >= 6; held -= 6)
			*out++ = base64url[bits >> (held - 6) & 63];
	}
	if (held > 0)
		*out++ = base64url[bits << (6 - held) & 63];
	*out = '\0';
}

long text_unbase64(const char *s, void *out, size_t size)
{
	unsigned char *p = out;
	unsigned bits = 0, held = 0;
	size_t n = 0;

	if (strlen(s) % 4 == 1)
		return -1;
	for (; *s != '\0'; s++) {
		int digit = digit_of(base64url, *s);

		if (digit < 0)
			return -1;
		bits = (bits << 6 | (unsigned)digit) & 0xFFFF;
		held += 6;
		if (held < 8)
			continue;
		if (n == size)
			return -1;
		held -= 8;
		p[n++] = (unsigned char)(bits >> held);
	}
	return (bits & ((1u << held) - 1)) == 0 ? (long)n : -1;
}

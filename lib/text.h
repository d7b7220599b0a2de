/*
 * text: UTF-8 text, byte encodings and a buffer that cannot overflow.
 *
 * Floor 0: stands on the C library only. Nothing here allocates; results go
 * into memory of the caller. A "point" is a Unicode code point.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What text_next answers for bytes that are not UTF-8. */
#define TEXT_BAD UINT32_MAX

/* Longest encoding of one point. */
#define TEXT_POINT_MAX 4

/* Flags of text_clean: control characters that may stand in the text. */
enum text_allow {
	TEXT_LINE = 0,		/* none: a single line */
	TEXT_NEWLINE = 1,	/* CR and LF: a text area */
	TEXT_TAB = 2		/* horizontal tab */
};

/*
 * Are the n bytes at s well-formed UTF-8 (RFC 3629)? Overlong forms,
 * surrogates, points above U+10FFFF and cut-off sequences are not. A NUL byte
 * is well-formed; text_clean refuses it.
 */
bool text_valid(const char *s, size_t n);

/*
 * Reads one point at *s, before end, and moves *s behind it. At the end
 * answers 0 without moving (compare *s with end to tell an embedded NUL).
 * Malformed bytes answer TEXT_BAD and move by one byte.
 */
uint32_t text_next_in(const char **s, const char *end);

/* The same for a NUL-terminated string: 0 means its end. */
uint32_t text_next(const char **s);

/* Writes the point into out, not terminated; returns the bytes, 0 if none. */
size_t text_point(char out[TEXT_POINT_MAX], uint32_t point);

/* Number of points in s; each malformed byte counts as one. */
size_t text_count(const char *s);

/*
 * Are the n bytes at s free of control characters (C0, DEL, C1, the line and
 * paragraph separators U+2028 and U+2029) but for those allowed? False for
 * malformed text too.
 */
bool text_clean(const char *s, size_t n, enum text_allow allow);

/* Is the point white space, of any width, or an invisible mark at an edge? */
bool text_is_space(uint32_t point);

/* Is the point a private-use one (fonts of their own, no meaning elsewhere)? */
bool text_is_private(uint32_t point);

/*
 * Does the point continue the character before it: a combining mark or a
 * variation selector? Masks must not cut it off.
 */
bool text_is_joined(uint32_t point);

/* Digits, letters: of ASCII only, in any locale. */
bool text_is_digit(uint32_t point);
bool text_is_letter(uint32_t point);

/* Is s one or more ASCII digits and nothing else? */
bool text_is_digits(const char *s);

/*
 * The whole number that s says: an optional minus and digits, nothing else.
 * NULL, anything else and what does not fit is `other`.
 */
long long text_number(const char *s, long long other);

/*
 * Cuts white space off both ends, in place; returns the first byte kept, which
 * lies within s.
 */
char *text_trim(char *s);

/*
 * The point of ordinary width for a full-width ASCII one (U+FF01..FF5E, and a
 * space for U+3000); any other point as it is.
 */
uint32_t text_half(uint32_t point);

/*
 * A buffer of the caller that is appended to and always terminated. What does
 * not fit is left off whole and `full` is set, from then on nothing is added.
 */
struct text {
	char *at;
	size_t size;
	size_t length;
	bool full;
};

/* An empty buffer over size bytes at `at`; size must be at least 1. */
struct text text_into(char *at, size_t size);

/* Append a string, n bytes, one point, or a printf format. */
void text_add(struct text *t, const char *s);
void text_add_bytes(struct text *t, const char *s, size_t n);
void text_add_point(struct text *t, uint32_t point);
void text_addf(struct text *t, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void text_addv(struct text *t, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Bytes that text_hex and text_base64 need, with the terminator. */
#define TEXT_HEX_SIZE(n) (2 * (n) + 1)
#define TEXT_BASE64_SIZE(n) (((n) * 4 + 2) / 3 + 1)

/* Writes n bytes as lower-case hexadecimal digits into out, terminated. */
void text_hex(const void *bytes, size_t n, char *out);

/*
 * Reads hexadecimal digits of either case into at most size bytes. Returns the
 * number of bytes, or -1 if s is odd, too long or something else.
 */
long text_unhex(const char *s, void *out, size_t size);

/* Writes n bytes in base64url (RFC 4648, 5) without padding, terminated. */
void text_base64(const void *bytes, size_t n, char *out);

/*
 * Reads base64url without padding into at most size bytes. Returns the number
 * of bytes, or -1 for foreign characters, an impossible length, left-over bits
 * (so that a value has one spelling only) or too much.
 */
long text_unbase64(const char *s, void *out, size_t size);

#endif

/* One-time codes by time, RFC 6238 over RFC 4226, as authenticators make. */
#include "crypt.h"

#include <string.h>

#include "arena.h"
#include "text.h"

static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

enum { SECRET = 20, SECRET_MAX = 64 };

int crypt_totp_make(char out[TOTP_SECRET_SIZE])
{
	unsigned char bytes[SECRET];
	unsigned bits = 0, held = 0;

	if (crypt_random(bytes, SECRET) != 0)
		return -1;
	for (size_t i = 0; i < SECRET; i++) {
		bits = (bits << 8 | bytes[i]) & 0xFFFF;
		for (held += 8; held >= 5; held -= 5)
			*out++ = base32[bits >> (held - 5) & 31];
	}
	*out = '\0';
	crypt_wipe(bytes, SECRET);
	return 0;
}

/* Reads base32 of either case, spaces and padding aside; bytes, or -1. */
static long unbase32(const char *s, unsigned char out[SECRET_MAX])
{
	unsigned bits = 0, held = 0;
	size_t n = 0;

	for (; *s != '\0'; s++) {
		char c = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
		const char *at = strchr(base32, c);

		if (c == ' ' || c == '=')
			continue;
		if (at == NULL || n == SECRET_MAX)
			return -1;
		bits = (bits << 5 | (unsigned)(at - base32)) & 0xFFFF;
		held += 5;
		if (held >= 8) {
			held -= 8;
			out[n++] = (unsigned char)(bits >> held);
		}
	}
	return n > 0 ? (long)n : -1;
}

static uint32_t code_at(const unsigned char *secret, size_t n, int64_t step)
{
	unsigned char counter[8], mac[20], *p;

	for (int i = 0; i < 8; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	crypt_hmac_sha1(secret, n, counter, sizeof counter, mac);
	p = mac + (mac[19] & 15);
	return (uint32_t)(p[0] & 0x7F) << 24 | (uint32_t)p[1] << 16 |
		(uint32_t)p[2] << 8 | p[3];
}

int crypt_totp(const char *secret, int64_t when, int digits, char out[9])
{
	unsigned char bytes[SECRET_MAX];
	long n = unbase32(secret, bytes);
	uint32_t code;

	if (n < 0 || when < 0 || digits < 6 || digits > 8)
		return -1;
	code = code_at(bytes, (size_t)n, when / TOTP_PERIOD);
	crypt_wipe(bytes, sizeof bytes);
	out[digits] = '\0';
	for (; digits-- > 0; code /= 10)
		out[digits] = (char)('0' + code % 10);
	return 0;
}

int64_t crypt_totp_step(const char *secret, const char *code, int64_t now)
{
	int64_t found = -1;
	char right[9];

	if (strlen(code) != 6 || !text_is_digits(code))
		return -1;
	for (int away = -1; away <= 1; away++) {
		int64_t when = now + away * TOTP_PERIOD;

		if (crypt_totp(secret, when, 6, right) == 0 &&
		    crypt_same_text(code, right))
			found = when / TOTP_PERIOD;
	}
	return found;
}

/* Appends a text with all but unreserved characters as %XX (RFC 3986). */
static void add_encoded(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		if (text_is_digit((unsigned char)*s) ||
		    text_is_letter((unsigned char)*s) ||
		    strchr("-._~", *s) != NULL)
			buf_add(b, s, 1);
		else
			buf_printf(b, "%%%02X", (unsigned char)*s);
}

const char *crypt_totp_uri(struct arena *a, const char *issuer,
	const char *account, const char *secret)
{
	struct buf b = buf_new(a);

	buf_puts(&b, "otpauth://totp/");
	add_encoded(&b, issuer);
	buf_puts(&b, ":");
	add_encoded(&b, account);
	buf_printf(&b, "?secret=%s&issuer=", secret);
	add_encoded(&b, issuer);
	buf_printf(&b, "&algorithm=SHA1&digits=6&period=%d", TOTP_PERIOD);
	return b.data;
}

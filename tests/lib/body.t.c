/* Taking bodies apart: what is accepted, what is refused, and by what name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "body.h"

/* Everything handed out, as "name=value;" and "field:name:type:size:fd;". */
struct got {
	char text[8192];
	int calls, stop;
	int fd;
	size_t size;
};

static int
put(void *arg, const char *name, const char *value)
{
	struct got *got = arg;
	size_t n = strlen(got->text);

	snprintf(got->text + n, sizeof got->text - n, "%.100s=%.100s;", name,
	    value);
	return ++got->calls == got->stop;
}

static int
take(void *arg, const struct body_file *f)
{
	struct got *got = arg;
	size_t n = strlen(got->text);

	snprintf(got->text + n, sizeof got->text - n, "%s:%s:%s:%zu;",
	    f->field, f->name, f->type, f->size);
	got->fd = dup(f->fd);
	got->size = f->size;
	return ++got->calls == got->stop;
}

static void
expect(const char *in, size_t n, int error, const char *out)
{
	struct arena *arena = arena_new(4096);
	struct got got = { .fd = -1 };
	char *copy = malloc(n + 1);

	/* Exactly as long as said, so that reading beyond is found. */
	copy = realloc(copy, n == 0 ? 1 : n);
	memcpy(copy, in, n);
	assert_string_equal(body_error(body_params(arena, copy, n, put,
	    &got)), body_error(error));
	assert_string_equal(got.text, out);
	free(copy);
	arena_free(arena);
}

static void
params(void **state)
{
	(void)state;
	expect("", 0, BODY_OK, "");
	expect("a=1&b=2", 7, BODY_OK, "a=1;b=2;");
	expect("a=1&&b&", 7, BODY_OK, "a=1;b=;");
	expect("&", 1, BODY_OK, "");
	expect("a", 1, BODY_OK, "a=;");
	expect("a=b=c", 5, BODY_OK, "a=b=c;");
	expect("a=+x%2B%26%3D", 13, BODY_OK, "a= x+&=;");
	expect("a=1;b=2", 7, BODY_OK, "a=1;b=2;");
	expect("n=%E5%BC%A0%E4%B8%89", 20, BODY_OK, "n=张三;");
	expect("n=张", 5, BODY_OK, "n=张;");
	expect("a=%0D%0Ab", 9, BODY_OK, "a=\r\nb;");
	expect("a=1&a=2", 7, BODY_OK, "a=1;a=2;");
	expect("a=<script>'--", 13, BODY_OK, "a=<script>'--;");
}

static void
params_refused(void **state)
{
	(void)state;
	expect("a=%", 3, BODY_PERCENT, "");
	expect("a=%4", 4, BODY_PERCENT, "");
	expect("a=%zz", 5, BODY_PERCENT, "");
	expect("ok=1&a=%u5F20", 13, BODY_PERCENT, "");
	expect("a=%00", 5, BODY_NUL, "");
	expect("a=\0b", 4, BODY_NUL, "");
	expect("ok=1&a=%FF", 10, BODY_UTF8, "");
	expect("a=%C0%AF", 8, BODY_UTF8, "");
	expect("a=%ED%A0%80", 11, BODY_UTF8, "");
	expect("a=\xf5\x80\x80\x80", 6, BODY_UTF8, "");
	expect("%FF=1", 5, BODY_UTF8, "");
	expect("=1", 2, BODY_NAME, "");
}

static void
params_limits(void **state)
{
	size_t n = 4 * (BODY_PAIRS + 1), big = BODY_VALUE_MAX + 3;
	char *s = malloc(n), *v = malloc(big + 200);
	struct arena *arena = arena_new(4096);
	struct got got = { .stop = 1 };

	(void)state;
	for (size_t i = 0; i < n; i++)
		s[i] = "a=1&"[i % 4];
	assert_int_equal(body_params(arena, s, n, put, &got), BODY_MANY);
	assert_int_equal(got.calls, 0);
	assert_int_equal(body_params(arena, s, n - 4, put, &got),
	    BODY_STOPPED);
	assert_int_equal(got.calls, 1);
	memset(v, 'x', big + 200);
	v[1] = '=';
	assert_int_equal(body_params(arena, v, big, put, &got), BODY_VALUE);
	assert_int_equal(body_params(arena, v, big - 1, put, &got), BODY_OK);
	v[1] = 'x';
	assert_int_equal(body_params(arena, v, BODY_NAME_MAX + 1, put, &got),
	    BODY_NAME);
	assert_int_equal(body_params(arena, v, BODY_MAX + 1, put, &got),
	    BODY_SIZE);
	free(s);
	free(v);
	arena_free(arena);
}

static void
cookies(void **state)
{
	static const struct { const char *in, *out; } row[] = {
		{ NULL, "" }, { "", "" }, { ";;", "" },
		{ "a=1", "a=1;" }, { "a=1; b=2", "a=1;b=2;" },
		{ "a=1;b=2 ;\tc=3", "a=1;b=2;c=3;" },
		{ "__Host-rg=x-_.~", "__Host-rg=x-_.~;" },
		{ "a=\"q\"", "a=q;" }, { "a=", "a=;" }, { "a=\"", "a=\";" },
		{ "a; b=2", "b=2;" }, { "a b=1; c=2", "c=2;" },
		{ "a=\xff; c=2", "c=2;" }, { "=1; c=2", "c=2;" },
		{ "a=1; a=2", "a=1;a=2;" },
	};
	struct arena *arena = arena_new(4096);
	char many[BODY_COOKIES * 4 + 8] = "";

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct got got = { 0 };

		assert_int_equal(body_cookies(arena, row[i].in, put, &got),
		    BODY_OK);
		assert_string_equal(got.text, row[i].out);
	}
	for (int i = 0; i < BODY_COOKIES; i++)
		strcat(many, "a=1;");
	assert_int_equal(body_cookies(arena, many, put, &(struct got){ 0 }),
	    BODY_OK);
	strcat(many, "a=1");
	assert_int_equal(body_cookies(arena, many, put, &(struct got){ 0 }),
	    BODY_MANY);
	arena_free(arena);
}

/* ---- multipart ---- */

#define TYPE "multipart/form-data; boundary=XyZ"
#define FIELD(name, value) "--XyZ\r\nContent-Disposition: form-data; " \
	"name=\"" name "\"\r\n\r\n" value "\r\n"
#define UPLOAD(name, file, type, data) "--XyZ\r\nContent-Disposition: " \
	"form-data; name=\"" name "\"; filename=\"" file "\"\r\n" \
	"Content-Type: " type "\r\n\r\n" data "\r\n"
#define END "--XyZ--\r\n"

static void
parts_n(const char *type, const char *in, size_t n, int error,
    const char *out)
{
	struct arena *arena = arena_new(4096);
	struct got got = { .fd = -1 };
	char *copy = malloc(n == 0 ? 1 : n);

	memcpy(copy, in, n);
	assert_string_equal(body_error(body_form(arena, type, copy, n, put,
	    take, &got)), body_error(error));
	assert_string_equal(got.text, out);
	if (got.fd != -1)
		close(got.fd);
	free(copy);
	arena_free(arena);
}

static void
parts(const char *in, int error, const char *out)
{
	parts_n(TYPE, in, strlen(in), error, out);
}

static void
multipart(void **state)
{
	(void)state;
	parts(END, BODY_OK, "");
	parts(FIELD("a", "1") END, BODY_OK, "a=1;");
	parts(FIELD("a", "") FIELD("b", "x\r\ny") END, BODY_OK,
	    "a=;b=x\r\ny;");
	parts(FIELD("名", "张三") END, BODY_OK, "名=张三;");
	parts(FIELD("a", "--XyZ-no\r\n--Xy") END, BODY_SHAPE, "");
	parts(FIELD("a", "-- XyZ\r\n--Xy") END, BODY_OK,
	    "a=-- XyZ\r\n--Xy;");
	parts(FIELD("t", "k") UPLOAD("f", "a.png", "Image/PNG", "\x89PNG")
	    END, BODY_OK, "t=k;f:a.png:image/png:4;");
	parts(UPLOAD("f", "执照 (1).jpg", "image/jpeg", "x") END, BODY_OK,
	    "f:执照 (1).jpg:image/jpeg:1;");
	parts(UPLOAD("f", "../../etc/passwd", "text/plain", "x") END,
	    BODY_OK, "f:passwd:text/plain:1;");
	parts(UPLOAD("f", "C:\\\\dir\\\\a.pdf", "application/pdf", "x") END,
	    BODY_OK, "f:a.pdf:application/pdf:1;");
	parts(UPLOAD("f", "", "application/octet-stream", "") END, BODY_OK,
	    "");
	parts_n("multipart/form-data; boundary=\"XyZ\"; charset=utf-8",
	    FIELD("a", "1") END, strlen(FIELD("a", "1") END), BODY_OK,
	    "a=1;");
}

static void
multipart_refused(void **state)
{
	const char nul[] = FIELD("a", "1\0002") END;

	(void)state;
	parts("x", BODY_SHAPE, "");
	parts(FIELD("a", "1"), BODY_SHAPE, "");
	parts(FIELD("a", "1") "--XyZ", BODY_SHAPE, "");
	parts("--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n",
	    BODY_SHAPE, "");
	parts("--XyZ\r\n\r\nno header\r\n" END, BODY_SHAPE, "");
	parts("--XyZ\r\nContent-Disposition: attachment; name=\"a\""
	    "\r\n\r\n1\r\n" END, BODY_SHAPE, "");
	parts("--XyZ\r\nContent-Disposition: form-data\r\n\r\n1\r\n" END,
	    BODY_NAME, "");
	parts(FIELD("a", "1") FIELD("", "2") END, BODY_NAME, "");
	parts(FIELD("a", "\xff") END, BODY_UTF8, "");
	parts("--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n"
	    "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n" END,
	    BODY_SHAPE, "");
	parts("--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n"
	    "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i--\r\n" END,
	    BODY_SHAPE, "");
	parts("--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n"
	    "Content-Type:\r\n message/rfc822\r\n\r\nx\r\n" END,
	    BODY_SHAPE, "");
	parts_n(TYPE, nul, sizeof nul - 1, BODY_NUL, "");
	parts_n("multipart/form-data", END, strlen(END), BODY_SHAPE, "");
	parts_n("multipart/form-data; boundary=", END, strlen(END),
	    BODY_SHAPE, "");
	parts_n("text/plain", "a=1", 3, BODY_TYPE, "");
	parts_n("application/x-www-form-urlencodedX", "a=1", 3, BODY_TYPE,
	    "");
	parts_n(NULL, "a=1", 3, BODY_TYPE, "");
	parts_n(NULL, "", 0, BODY_OK, "");
	parts_n("application/x-www-form-urlencoded; charset=UTF-8", "a=1", 3,
	    BODY_OK, "a=1;");
}

static void
multipart_limits(void **state)
{
	const char one[] = FIELD("a", "1");
	struct arena *arena = arena_new(4096);
	char *s = malloc((BODY_PARTS + 1) * sizeof one + 64);
	const char head[] = "--XyZ\r\nContent-Disposition: form-data; "
	    "name=\"f\"; filename=\"b\"\r\n\r\n";
	char *big = calloc(1, BODY_MAX);
	size_t n = sizeof head - 1;

	(void)state;
	*s = '\0';
	for (int i = 0; i < BODY_PARTS; i++)
		strcat(s, one);
	strcat(s, END);
	assert_int_equal(body_form(arena, TYPE, s, strlen(s), put, take,
	    &(struct got){ 0 }), BODY_OK);
	strcpy(s + BODY_PARTS * (sizeof one - 1), one);
	strcat(s, END);
	assert_int_equal(body_form(arena, TYPE, s, strlen(s), put, take,
	    &(struct got){ 0 }), BODY_MANY);
	memcpy(big, head, n);
	memcpy(big + n + BODY_FILE_MAX, "\r\n" END, sizeof END + 1);
	assert_int_equal(body_form(arena, TYPE, big, n + BODY_FILE_MAX +
	    sizeof END + 1, put, take, &(struct got){ 0 }), BODY_OK);
	memcpy(big + n + BODY_FILE_MAX, "123\r\n" END, sizeof END + 4);
	assert_int_equal(body_form(arena, TYPE, big, n + BODY_FILE_MAX +
	    sizeof END + 4, put, take, &(struct got){ 0 }), BODY_SIZE);
	assert_int_equal(body_form(arena, TYPE, big, n + BODY_FILE_MAX +
	    sizeof END + 1, put, NULL, &(struct got){ 0 }), BODY_SHAPE);
	free(s);
	free(big);
	arena_free(arena);
}

/* Whatever bytes a file has, they arrive as they were. */
static void
multipart_exact(void **state)
{
	struct arena *arena = arena_new(4096);
	const char head[] = "--XyZ\r\nContent-Disposition: form-data; "
	    "name=\"f\"; filename=\"b\"\r\nContent-Type: image/png\r\n\r\n";
	char in[40000], out[33000];
	size_t h = sizeof head - 1;

	(void)state;
	srand(7);
	for (size_t n = 0; n < 32000; n = n * 2 + 1) {
		struct got got = { .fd = -1 };

		memcpy(in, head, h);
		for (size_t i = 0; i < n; i++)
			in[h + i] = rand() % 4 == 0 ? "\r\n-\0"[rand() % 4] :
			    (char)rand();
		memcpy(in + h + n, "\r\n" END, sizeof END + 1);
		assert_int_equal(body_form(arena, TYPE, in, h + n +
		    sizeof END + 1, put, take, &got), BODY_OK);
		assert_int_equal(got.size, n);
		assert_int_equal(pread(got.fd, out, sizeof out, 0), n);
		assert_memory_equal(in + h, out, n);
		close(got.fd);
		arena_reset(arena);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(params),
		cmocka_unit_test(params_refused),
		cmocka_unit_test(params_limits),
		cmocka_unit_test(cookies),
		cmocka_unit_test(multipart),
		cmocka_unit_test(multipart_refused),
		cmocka_unit_test(multipart_limits),
		cmocka_unit_test(multipart_exact),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(test, NULL, NULL);
}

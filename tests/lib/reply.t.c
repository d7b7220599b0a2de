/* tests of lib/reply.c, through tests/cgi/hello.c */
#include "hello.h"
#include "reply.h"

#define main hello_main
int hello_main(int argc, char **argv);
#include "tests/cgi/hello.c"
#undef main

static struct called c;

static void get(const char *path)
{
	char program[] = "hello", side[] = "pub";
	char *argv[] = { program, side, NULL };
	const char *const env[] = { "REQUEST_METHOD", "GET", "PATH_INFO", path,
		NULL };

	scratch_log_start();
	scratch_call(&c, hello_main, argv, env, NULL);
	scratch_log_end();
}

#define has(s) assert_non_null(strstr(c.text, s))
#define hasnt(s) assert_null(strstr(c.text, s))

static void pages_carry_the_policy(void **state)
{
	(void)state;
	get("/hello");
	has("Status: 200\r\nContent-Type: text/html; charset=utf-8\r\n");
	has("Content-Security-Policy: default-src 'none'; script-src 'self'; ");
	has("frame-ancestors 'none'");
	has("X-Content-Type-Options: nosniff\r\n");
	has("Referrer-Policy: same-origin\r\n");
	has("X-Accel-Expires: 60\r\n");
	hasnt("unsafe");
	hasnt("Strict-Transport-Security");
}

static void bytes_of_our_own(void **state)
{
	(void)state;
	get("/hello/json");
	has("Content-Type: application/json\r\nContent-Length: 2\r\n");
	has("default-src 'none'; base-uri");
	has("\r\n\r\n{}");
	get("/hello/file");
	has("Content-Type: text/csv; charset=utf-8\r\n");
	has("Content-Disposition: attachment; filename=\"download.csv\"; "
		"filename*=UTF-8''%E5%90%8D%E5%8D%95.csv\r\n");
}

static void a_broken_page_is_500(void **state)
{
	(void)state;
	get("/hello/broken");
	has("Status: 500\r\nContent-Type: text/plain; charset=utf-8\r\n");
	has("\r\n\r\n500\n");
}

static void tls_and_officers_host(void **state)
{
	(void)state;
	scratch_file("conf", "origin = https://a.example\n");
	get("/hello");
	has("Strict-Transport-Security: max-age=");
}

static void addresses(void **state)
{
	struct arena *a = arena_new(1024);
	struct req r = { .arena = a };

	(void)state;
	assert_string_equal(reply_escape(a, "/a b?c&荣"),
		"/a%20b%3Fc%26%E8%8D%A3");
	assert_int_equal(see(&r, "/x/%s?y=%d", "荣\r\n", 1), SEE);
	assert_string_equal(r.location, "/x/%E8%8D%A3%0D%0A?y=1");
	assert_int_equal(later(&r, 9), TOO_MANY);
	assert_int_equal(r.wait, 9);
	assert_int_equal(bad(&r), BAD);
	arena_free(a);
}

static int start(void **state)
{
	(void)state;
	hello_start();
	return 0;
}

static int clean(void **state)
{
	(void)state;
	hello_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_carry_the_policy),
		cmocka_unit_test(bytes_of_our_own),
		cmocka_unit_test(a_broken_page_is_500),
		cmocka_unit_test(tls_and_officers_host),
		cmocka_unit_test(addresses),
	};

	alarm(60);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("reply", tests, start, clean);
}

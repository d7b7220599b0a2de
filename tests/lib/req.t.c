/* tests of lib/req.c */
#include "hand.h"

#define ENV(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define FORM_TYPE "CONTENT_TYPE", "application/x-www-form-urlencoded"

static int began(const char *method, const char *path, const char *query)
{
	return req_begin(hand_new(ENV("REQUEST_METHOD", method, "PATH_INFO",
		path, "QUERY_STRING", query), NULL));
}

static void method_and_path(void **state)
{
	(void)state;
	assert_int_equal(began("GET", "/a/b", ""), 0);
	assert_int_equal(hand->method, GET);
	assert_string_equal(hand->path, "/a/b");
	assert_int_equal(began("HEAD", "/", ""), 0);
	assert_int_equal(hand->method, GET);
	assert_true(hand->head);
	assert_int_equal(began("POST", "/", ""), 0);
	assert_int_equal(hand->method, POST);
	assert_int_equal(began("PUT", "/", ""), 405);
	assert_int_equal(began("get", "/", ""), 405);
	assert_int_equal(began("GET", "no-slash", ""), 400);
	assert_int_equal(began("GET", "/\n", ""), 400);
	assert_int_equal(began("GET", "/\xff", ""), 400);
	assert_int_equal(began("GET", "/荣", ""), 0);
	assert_int_equal(req_begin(hand_new(NULL, NULL)), 400);
	assert_int_equal(req_begin(hand_new(ENV("REQUEST_METHOD", "GET",
		"SCRIPT_NAME", "/desk", "PATH_INFO", "/x"), NULL)), 0);
	assert_string_equal(hand->path, "/desk/x");
	assert_int_equal(req_begin(hand_new(ENV("REQUEST_METHOD", "GET",
		"SCRIPT_NAME", "/desk", "DOCUMENT_URI", "/desk/y"), NULL)), 0);
	assert_string_equal(hand->path, "/desk/y");
}

static void a_path_matches_its_pattern(void **state)
{
	char path[300] = "/case/";

	(void)state;
	began("GET", "/case/370200-LM/act/accept", "");
	assert_true(req_match(hand, "/case/:no/act/:do"));
	assert_string_equal(req_path(hand, "no"), "370200-LM");
	assert_string_equal(req_path(hand, "do"), "accept");
	assert_null(req_path(hand, "other"));
	assert_false(req_match(hand, "/case/:no/act"));
	assert_false(req_match(hand, "/case/:no"));
	assert_false(req_match(hand, "/case/:no/act/:do/more"));
	assert_false(req_match(hand, "/"));
	began("GET", "/case//act", "");
	assert_false(req_match(hand, "/case/:no/act"));
	began("GET", "/case/", "");
	assert_true(req_match(hand, "/case/"));
	assert_false(req_match(hand, "/case"));
	assert_false(req_match(hand, "/case/:no"));
	memset(path + 6, 'x', 201);
	began("GET", path, "");
	assert_false(req_match(hand, "/case/:no"));
}

static void query_values(void **state)
{
	(void)state;
	assert_int_equal(began("GET", "/", "a=1&b=%E8%8D%A3&c=&d=1&d=2"), 0);
	assert_string_equal(req_query(hand, "a"), "1");
	assert_string_equal(req_query(hand, "b"), "荣");
	assert_string_equal(req_query(hand, "c"), "");
	assert_null(req_query(hand, "e"));
	assert_false(hand->repeated);
	req_query(hand, "d");
	assert_true(hand->repeated);
	assert_int_equal(began("GET", "/", "a=17&b=&c=1x&d="
		"123456789012345678&e=1234567890123456789"), 0);
	assert_string_equal(req_row(hand, "a"), "17");
	assert_null(req_row(hand, "b"));
	assert_null(req_row(hand, "c"));
	assert_string_equal(req_row(hand, "d"), "123456789012345678");
	assert_null(req_row(hand, "e"));
	assert_null(req_row(hand, "f"));
	assert_int_equal(began("GET", "/", "a=%0"), 400);
	assert_int_equal(began("GET", "/", "a=%00"), 400);
	assert_int_equal(began("GET", "/", "a=%c0%af"), 400);
}

static void cookies_and_headers(void **state)
{
	(void)state;
	assert_int_equal(req_begin(hand_new(ENV("REQUEST_METHOD", "GET",
		"PATH_INFO", "/", "HTTP_COOKIE", "a=1; b=2; b=3",
		"HTTP_X_Y", "z", "REMOTE_ADDR", "192.0.2.1"), NULL)), 0);
	assert_string_equal(req_cookie(hand, "a"), "1");
	assert_null(req_cookie(hand, "b"));
	assert_null(req_cookie(hand, "c"));
	assert_string_equal(req_header(hand, "X_Y"), "z");
	assert_string_equal(req_address(hand), "192.0.2.1");
	req_header_add(hand, "A", "b");
	req_header_add(hand, "C", "d");
	assert_string_equal(hand->headers.data, "A: b\r\nC: d\r\n");
}

static void form_values_and_what_was_typed(void **state)
{
	const char *const *all;
	size_t n;

	(void)state;
	hand_new(ENV("REQUEST_METHOD", "POST", "PATH_INFO", "/", FORM_TYPE),
		"name=x+y&pw=s&g.0.kind=a&d=1&d=2&other=z");
	assert_int_equal(req_begin(hand), 0);
	assert_int_equal(req_body(hand, false), 0);
	assert_string_equal(req_form(hand, "name"), "x y");
	assert_string_equal(req_secret(hand, "pw"), "s");
	assert_string_equal(req_form(hand, "g.0.kind"), "a");
	assert_null(req_form(hand, "none"));
	all = req_form_all(hand, "d", &n);
	assert_int_equal(n, 2);
	assert_string_equal(all[1], "2");
	assert_null(all[2]);
	assert_null(req_form_all(hand, "none", NULL)[0]);
	assert_false(hand->repeated);
	req_retype(hand);
	assert_string_equal(node_get(hand->hdf, "Form.value.name"), "x y");
	assert_string_equal(node_get(hand->hdf, "Form.value.g.0.kind"), "a");
	assert_string_equal(node_get(hand->hdf, "Form.value.d.1"), "2");
	assert_null(node_get(hand->hdf, "Form.value.pw"));
	assert_null(node_get(hand->hdf, "Form.value.other"));
	req_form(hand, "d");
	assert_true(hand->repeated);
}

static void body_limits(void **state)
{
	static char big[(1 << 20) + 100];

	(void)state;
	memset(big, 'a', sizeof big - 1);
	hand_new(ENV(FORM_TYPE), big);
	assert_int_equal(req_body(hand, false), 413);
	hand_new(ENV("CONTENT_TYPE", "application/json"), "{}");
	assert_int_equal(req_body(hand, false), 415);
	hand_new(ENV(FORM_TYPE), "a=%");
	assert_int_equal(req_body(hand, false), 400);
	hand_new(ENV(FORM_TYPE, "CONTENT_LENGTH", "9"), NULL);
	assert_int_equal(req_body(hand, false), 400);
}

static void files_only_where_allowed(void **state)
{
	static const char body[] = "--b\r\nContent-Disposition: form-data; "
		"name=\"f\"; filename=\"x.png\"\r\n\r\nPNG\r\n--b\r\n"
		"Content-Disposition: form-data; name=\"t\"\r\n\r\nv\r\n"
		"--b--\r\n";
	const char *const env[] = { "CONTENT_TYPE",
		"multipart/form-data; boundary=b", NULL };

	(void)state;
	hand_new(env, body);
	assert_int_equal(req_body(hand, false), 415);
	hand_new(env, body);
	assert_int_equal(req_body(hand, true), 0);
	assert_string_equal(req_form(hand, "t"), "v");
	assert_int_equal(req_file(hand, "f")->size, 3);
	assert_string_equal(req_file(hand, "f")->name, "x.png");
	assert_null(req_file(hand, "t"));
	assert_null(req_files(hand)->next);
}

static void errors_at_fields(void **state)
{
	(void)state;
	hand_new(NULL, NULL);
	field_error(hand, "mobile", "err_mobile_format");
	field_error(hand, "g.0.kind", "err_required");
	field_error(hand, "mobile", "err_other");
	field_error(hand, "bad name", "err_x");
	field_error(hand, ".x", "err_x");
	assert_int_equal(hand->errors, 2);
	for (int i = 0; i < 2; i++) {
		struct node *n = hand->hdf;

		assert_string_equal(node_get(n, "Page.error.mobile"),
			"err_mobile_format");
		assert_string_equal(node_get(n, "Page.error.g.0.kind"),
			"err_required");
		assert_string_equal(node_get(n, "Page.errors.0.field"),
			"mobile");
		assert_string_equal(node_get(n, "Page.errors.1.key"),
			"err_required");
		assert_null(node_find(n, "Page.errors.2"));
		node_remove(n, "Page");
		req_reerror(hand);
	}
}

static int clean(void **state)
{
	(void)state;
	hand_drop();
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(method_and_path),
		cmocka_unit_test(a_path_matches_its_pattern),
		cmocka_unit_test(query_values),
		cmocka_unit_test(cookies_and_headers),
		cmocka_unit_test(form_values_and_what_was_typed),
		cmocka_unit_test(body_limits),
		cmocka_unit_test(files_only_where_allowed),
		cmocka_unit_test(errors_at_fields),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("req", tests, NULL, clean);
}

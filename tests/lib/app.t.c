/* tests of lib/app.c: whole requests to tests/cgi/hello.c */
#include <signal.h>

#include "hello.h"

#define main hello_main
int hello_main(int argc, char **argv);
#include "tests/cgi/hello.c"
#undef main

static struct called c;
static bool db_there;

static char program[] = "hello", pub[] = "pub", off[] = "off";

/* A request; env holds further NAME, value pairs. */
static const char *ask_on(char *side, const char *method, const char *path,
	const char *const *more, const char *body)
{
	const char *env[40] = { "REQUEST_METHOD", method, "PATH_INFO", path,
		"CONTENT_TYPE", "application/x-www-form-urlencoded" };
	char *argv[] = { program, side, NULL };
	int n = 6;

	while (more && *more)
		env[n++] = *more++;
	env[n] = NULL;
	scratch_call(&c, hello_main, argv, env, body);
	return c.text;
}

static const char *get(const char *path, const char *const *more)
{
	return ask_on(pub, "GET", path, more, NULL);
}

static const char *post(const char *path, const char *const *more,
	const char *body)
{
	return ask_on(pub, "POST", path, more, body);
}

/* A header or what follows `mark` in the last reply, up to a stop sign. */
static const char *after(const char *mark, const char *stop)
{
	static char found[3][2000];
	static int n;
	const char *s = strstr(c.text, mark);

	n = (n + 1) % 3;
	if (!s)
		return "";
	s += strlen(mark);
	snprintf(found[n], sizeof found[n], "%.*s", (int)strcspn(s, stop), s);
	return found[n];
}

static const char *status(void)
{
	return after("Status: ", "\r");
}

#define is(s) assert_string_equal(status(), s)
#define has(s) assert_non_null(strstr(c.text, s))
#define hasnt(s) assert_null(strstr(c.text, s))
#define ENV(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const char *cookie(const char *value)
{
	static char text[200];

	/* The name follows from the configuration; take it from a form. */
	get("/hello/thing/1", NULL);
	snprintf(text, sizeof text, "%s=%s", after("Set-Cookie: ", "="), value);
	return text;
}

static void needs_db(void)
{
	if (!db_there)
		skip();
}

static void constant_page(void **state)
{
	(void)state;
	get("/hello", NULL);
	is("200");
	has("<title>hello</title>");
	has("你好");
	has("Cache-Control: public, max-age=60\r\n");
	hasnt("Set-Cookie");
	assert_int_equal(WEXITSTATUS(c.status), 0);
}

static void languages(void **state)
{
	(void)state;
	get("/hello", ENV("HTTP_ACCEPT_LANGUAGE", "fr, en;q=0.5"));
	has("Hello");
	get("/hello", ENV("HTTP_COOKIE", "lang=en"));
	has("Hello");
	get("/hello", ENV("HTTP_COOKIE", "lang=zh-CN",
		"HTTP_ACCEPT_LANGUAGE", "en"));
	has("你好");
	get("/hello", ENV("HTTP_COOKIE", "lang=../../etc"));
	has("你好");
}

static void rows_without_anybody(void **state)
{
	(void)state;
	needs_db();
	get("/hello/rows", ENV("QUERY_STRING", "n=3"));
	is("200");
	has("<p>1 1<p>2 4<p>3 9");
	has("Cache-Control: no-store");
}

static void route_errors(void **state)
{
	(void)state;
	get("/nowhere", NULL);
	is("404");
	has("status=404 你好");
	post("/hello", NULL, "");
	is("405");
	has("Allow: GET, HEAD\r\n");
	get("/hello/sign-in", NULL);
	is("405");
	has("Allow: POST\r\n");
	ask_on(pub, "DELETE", "/hello", NULL, NULL);
	is("405");
	get("/hello/off", NULL);		/* of the other side */
	is("404");
	get("/hello", ENV("QUERY_STRING", "a=%zz"));
	is("400");
	get("/hello\x01", NULL);
	is("400");
	get("/hello", ENV("QUERY_STRING", "a=%ff"));
	is("400");
}

static void head_has_no_body(void **state)
{
	const char *length;

	(void)state;
	get("/hello", NULL);
	length = after("Content-Length: ", "\r");
	ask_on(pub, "HEAD", "/hello", NULL, NULL);
	is("200");
	assert_string_equal(after("Content-Length: ", "\r"), length);
	assert_string_equal(strstr(c.text, "\r\n\r\n"), "\r\n\r\n");
}

static void a_missing_row_is_404(void **state)
{
	(void)state;
	needs_db();
	get("/hello/thing/2", NULL);
	is("404");
	get("/hello/thing/1", NULL);
	is("200");
	has("value=\"one &lt;b&gt;\"");
}

static void who_comes_in(void **state)
{
	const char *anna;

	(void)state;
	needs_db();
	get("/hello/secret", ENV("QUERY_STRING", "a=1&b=2"));
	is("303");
	has("Location: /login?next=/hello/secret%3Fa%3D1%26b%3D2\r\n");
	anna = cookie(ANNA);
	get("/hello/secret", ENV("HTTP_COOKIE", anna));
	is("200");
	has("<title></title>");		/* nothing is known before the flush */
	has("chief");
	get("/hello/one", ENV("HTTP_COOKIE", anna));
	has("chief");
	get("/hello/one", ENV("HTTP_COOKIE", "x=y"));
	hasnt("chief");
}

static void officers_side(void **state)
{
	(void)state;
	needs_db();
	ask_on(off, "GET", "/hello/off", NULL, NULL);
	is("303");
	has("Location: /desk/login?next=/hello/off\r\n");
}

/* The body of a form as this visitor was shown it. */
static const char *filled(const char *who, const char *text)
{
	static char body[1000];

	get("/hello/thing/1", ENV("HTTP_COOKIE", who));
	snprintf(body, sizeof body, "text=%s&token=%s&key=%s", text,
		after("name=token value=\"", "\""),
		after("name=key value=\"", "\""));
	return body;
}

static void a_form_is_stored(void **state)
{
	char anna[200], body[1000];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	snprintf(body, sizeof body, "%s", filled(anna, "new"));
	post("/hello/thing/7", ENV("HTTP_COOKIE", anna), body);
	is("303");
	has("Location: /hello/thing/7\r\n");
	get("/hello/thing/7", NULL);
	has("value=\"new\"");
	/* the same again breaks the table's rule: ours, and nothing changes */
	post("/hello/thing/7", ENV("HTTP_COOKIE", anna), body);
	is("500");
}

static void tokens(void **state)
{
	char anna[200], otto[200], body[1000];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	snprintf(otto, sizeof otto, "%s", cookie(OTTO));
	snprintf(body, sizeof body, "%s", filled(anna, "x"));
	post("/hello/thing/8", ENV("HTTP_COOKIE", otto), body);
	is("403");
	post("/hello/thing/8", NULL, body);
	is("403");
	post("/hello/thing/8", ENV("HTTP_COOKIE", anna), "text=x");
	is("403");
	post("/hello/thing/8", ENV("HTTP_COOKIE", anna, "HTTP_ORIGIN",
		"https://elsewhere.example"), body);
	is("403");
	post("/hello/thing/8", ENV("HTTP_COOKIE", anna, "HTTP_SEC_FETCH_SITE",
		"cross-site"), body);
	is("403");
	strcat(body, "0");	/* of 33 digits is no key */
	post("/hello/thing/8", ENV("HTTP_COOKIE", anna), body);
	is("400");
	*strstr(body, "&key=") = '\0';
	post("/hello/thing/8", ENV("HTTP_COOKIE", anna), body);
	is("400");
	strcat(body, "&token=x");
	post("/hello/thing/8", ENV("HTTP_COOKIE", anna), body);
	is("400");
	get("/hello/thing/8", NULL);
	is("404");
}

static void wrong_fields_keep_what_was_typed(void **state)
{
	char anna[200], body[1000];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	snprintf(body, sizeof body, "%s", filled(anna, ""));
	post("/hello/thing/1", ENV("HTTP_COOKIE", anna), body);
	is("422");
	has("[text:err_required]");
	has("name=text value=\"\"");
	assert_non_null(strstr(body, after("name=key value=\"", "\"")));
	/* two values of a single field */
	snprintf(body, sizeof body, "%s&text=b", filled(anna, "a"));
	post("/hello/thing/9", ENV("HTTP_COOKIE", anna), body);
	is("400");
}

static void the_database_refuses(void **state)
{
	static const char *const state_and_status[][2] = {
		{ "RG403", "403" }, { "RG404", "404" }, { "RG410", "410" },
		{ "RG503", "503" }, { "53100", "503" }, { "57014", "503" },
		{ "42P01", "500" }, { "25006", "500" },
	};
	char anna[200], path[100];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	for (size_t i = 0; i < 8; i++) {
		snprintf(path, sizeof path, "/hello/thing/1/fail/%s",
			state_and_status[i][0]);
		scratch_log_start();
		post(path, ENV("HTTP_COOKIE", anna), filled(anna, "err_x"));
		scratch_log_end();
		is(state_and_status[i][1]);
	}
	post("/hello/thing/1/fail/RG404", ENV("HTTP_COOKIE", anna),
		filled(anna, "err_gone"));
	has("err_gone");
	post("/hello/thing/1/fail/RG422", ENV("HTTP_COOKIE", anna),
		filled(anna, "text:err_a+other:err_b"));
	is("422");
	has("[text:err_a][other:err_b]");
	has("value=\"text:err_a other:err_b\"");
	post("/hello/thing/1/fail/RG409", ENV("HTTP_COOKIE", anna),
		filled(anna, "changed"));
	is("409");
	has("stale=changed");
	post("/hello/thing/1/fail/RG429", ENV("HTTP_COOKIE", anna),
		filled(anna, "77"));
	is("429");
	has("Retry-After: 77\r\n");
}

static void a_form_outlives_its_session(void **state)
{
	char anna[200], carry[200], both[500], body[1000];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	snprintf(body, sizeof body, "%s", filled(anna, "typed+%26+kept"));
	hello_do(hello_name, "update session set ended = true where id = 11",
		NULL, NULL);
	post("/hello/thing/1", ENV("HTTP_COOKIE", anna), body);
	is("303");
	has("Location: /login?next=/hello/thing/1&carried=1\r\n");
	snprintf(carry, sizeof carry, "%s", after("Set-Cookie: ", ";"));
	assert_non_null(strstr(carry, "carry="));
	/* somebody else logs in */
	snprintf(both, sizeof both, "%s; %s", cookie(OTTO), carry);
	get("/hello/thing/1", ENV("HTTP_COOKIE", both));
	hasnt("carried");
	has("value=\"one &lt;b&gt;\"");
	/* the same person does */
	hello_do(hello_name, "update session set ended = false where id = 11",
		NULL, NULL);
	snprintf(both, sizeof both, "%s; %s", anna, carry);
	get("/hello/thing/2", ENV("HTTP_COOKIE", both));
	hasnt("carried");
	get("/hello/thing/1", ENV("HTTP_COOKIE", both));
	is("200");
	has("carried");
	has("value=\"typed &amp; kept\"");
	has("carry=; ");
}

static void log_in_gives_a_new_cookie(void **state)
{
	char anna[200];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	post("/hello/sign-in", ENV("HTTP_COOKIE", anna), "");
	is("303");
	assert_string_equal(after("sid=", ";"), after("?token=", "\r"));
	assert_string_not_equal(after("sid=", ";"), ANNA);
	post("/hello/sign-in", ENV("HTTP_ORIGIN", "null"), "");
	is("403");
}

static void reads_are_logged(void **state)
{
	char rows[2][100] = { "", "" };
	char anna[200];

	(void)state;
	needs_db();
	snprintf(anna, sizeof anna, "%s", cookie(ANNA));
	get("/hello/secret", ENV("HTTP_COOKIE", anna));
	hello_do(hello_name, "select route, count(*) > 0 from read_log "
		"group by route", hello_keep, rows);
	assert_string_equal(rows[0], "/hello/secret");
}

static void bodies(void **state)
{
	static char big[(1 << 20) + 100];

	(void)state;
	memset(big, 'a', sizeof big - 1);
	post("/hello/sign-in", NULL, big);
	is("413");
	post("/hello/sign-in", ENV("CONTENT_TYPE", "text/plain"), "x");
	is("415");
	post("/hello/sign-in", NULL, "a=%4");
	is("400");
}

static void uploads(void **state)
{
	static const char body[] = "--b\r\nContent-Disposition: form-data; "
		"name=\"f\"; filename=\"\xe8\x8d\xa3.png\"\r\n\r\nPNG\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n"
		"\xe8\x8d\xa3\r\n--b--\r\n";
	const char *const type[] = { "CONTENT_TYPE",
		"multipart/form-data; boundary=b", NULL };

	(void)state;
	needs_db();
	post("/hello/upload", type, body);
	is("200");
	has("\r\n\r\n3 荣");
	post("/hello/sign-in", type, body);
	is("415");
}

static void away(void **state)
{
	(void)state;
	hello_files("/nonexistent", "1", "");
	scratch_log_start();
	get("/hello/rows", NULL);
	is("503");
	has("Retry-After: 5\r\n");
	get("/hello", NULL);
	is("200");
	scratch_log_end();
}

/* Fifty pages from a program with these arguments, and a good end. */
static void serves(const char *socket, int argc, char **argv)
{
	static char text[65536];
	char path[200];
	const char *const env[] = { "REQUEST_METHOD", "GET", "DOCUMENT_URI",
		"/hello", NULL };
	int fd, result;
	pid_t pid;

	snprintf(path, sizeof path, "%s", scratch_path(socket));
	fd = fcgi_listen(path);
	pid = fork();
	if (!pid) {
		dup2(fd, 0);
		_exit(hello_main(argc, argv));
	}
	close(fd);
	for (int i = 0; i < 50; i++) {
		fcgi_ask(path, env, NULL, 0, text, sizeof text);
		assert_non_null(strstr(text, "Status: 200\r\n"));
		assert_non_null(strstr(text, "<title>hello</title>"));
	}
	kill(pid, SIGTERM);
	assert_int_equal(waitpid(pid, &result, 0), pid);
	assert_true(WIFEXITED(result));
	assert_int_equal(WEXITSTATUS(result), 0);
}

static void worker(void **state)
{
	char *argv[] = { program, pub, NULL };

	(void)state;
	serves("hello.sock", 2, argv);
}

/* A keeper and two workers; each question may come to either. */
static void keeper(void **state)
{
	char two[] = "2", *argv[] = { program, pub, two, NULL };

	(void)state;
	serves("kept.sock", 3, argv);
}

static void usage(void **state)
{
	static char both[] = "both", none[] = "0", many[] = "65", odd[] = "2x",
		minus[] = "-1", empty[] = "";
	char *const wrong[][2] = { { both, NULL }, { pub, none },
		{ pub, many }, { pub, odd }, { pub, minus }, { pub, empty } };

	(void)state;
	scratch_log_start();
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char *argv[] = { program, wrong[i][0], wrong[i][1], NULL };

		scratch_call(&c, hello_main, argv, ENV("X", "y"), NULL);
		assert_int_equal(WEXITSTATUS(c.status), 64);
	}
	scratch_log_end();
}

static int start(void **state)
{
	(void)state;
	db_there = hello_start();
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
		cmocka_unit_test(constant_page),
		cmocka_unit_test(languages),
		cmocka_unit_test(rows_without_anybody),
		cmocka_unit_test(route_errors),
		cmocka_unit_test(head_has_no_body),
		cmocka_unit_test(a_missing_row_is_404),
		cmocka_unit_test(who_comes_in),
		cmocka_unit_test(officers_side),
		cmocka_unit_test(a_form_is_stored),
		cmocka_unit_test(tokens),
		cmocka_unit_test(wrong_fields_keep_what_was_typed),
		cmocka_unit_test(the_database_refuses),
		cmocka_unit_test(a_form_outlives_its_session),
		cmocka_unit_test(log_in_gives_a_new_cookie),
		cmocka_unit_test(reads_are_logged),
		cmocka_unit_test(bodies),
		cmocka_unit_test(uploads),
		cmocka_unit_test(worker),
		cmocka_unit_test(keeper),
		cmocka_unit_test(usage),
		cmocka_unit_test(away),
	};

	alarm(120);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("app", tests, start, clean);
}

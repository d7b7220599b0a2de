/* tests of lib/sess.c without a database; carried forms are in app.t.c */
#include "hand.h"
#include "sess.h"

static struct conf *conf;
static struct crypt_keys *keys;
static struct arena *forever;
static char sid[100];			/* name of the cookie */

static struct req *begin(const char *header, const char *value,
	const char *const *pairs)
{
	const char *env[] = { header, value, NULL };
	struct req_pair **end;

	hand_new(env, NULL);
	hand->conf = conf;
	hand->keys = keys;
	end = &hand->form;
	for (; pairs && *pairs; pairs += 2) {
		*end = arena_alloc(hand->arena, sizeof **end);
		(*end)->name = pairs[0];
		(*end)->value = pairs[1];
		end = &(*end)->next;
	}
	return hand;
}

static void configure(const char *text)
{
	char err[200];

	scratch_file("conf", text);
	conf = conf_read(forever, scratch_path("conf"), NULL, err, sizeof err);
	assert_non_null(conf);
}

static void demo(void)
{
	configure("mode = demo\norigin = http://127.0.0.1:8080\n");
}

static void live(void)
{
	configure("mode = live\norigin = https://a.example\n"
		"origin.desk = https://desk.example\n");
}

static void cookies_are_named_and_guarded(void **state)
{
	struct req_pair bound = { .name = "__Host-lang", .value = "zh-CN" };
	struct req_pair plain = { .name = "lang", .value = "en" };
	const char *token;
	char name[100];

	(void)state;
	demo();
	token = arena_strdup(forever, sess_start(begin("X", "y", NULL)));
	assert_int_equal(strlen(token), 43);
	assert_memory_equal(hand->headers.data, "Set-Cookie: rg", 14);
	assert_non_null(strstr(hand->headers.data, token));
	assert_non_null(strstr(hand->headers.data,
		"; Path=/; HttpOnly; SameSite=Lax\r\n"));
	snprintf(sid, sizeof sid, "%.*s",
		(int)strcspn(hand->headers.data + 12, "="),
		hand->headers.data + 12);
	assert_non_null(strstr(sid, "_pubsid"));
	assert_string_not_equal(token, sess_start(begin("X", "y", NULL)));
	live();
	begin("X", "y", NULL);
	hand->realm = "off";
	sess_start(hand);
	assert_memory_equal(hand->headers.data, "Set-Cookie: __Host-rg", 21);
	assert_non_null(strstr(hand->headers.data, "_offsid="));
	assert_non_null(strstr(hand->headers.data,
		"; Path=/; HttpOnly; SameSite=Strict; Secure\r\n"));
	/* another instance, another name */
	configure("mode = demo\norigin = http://127.0.0.1:8081\n");
	sess_end(begin("X", "y", NULL));
	snprintf(name, sizeof name, "%.*s",
		(int)strcspn(hand->headers.data + 12, "="),
		hand->headers.data + 12);
	assert_string_not_equal(name, sid);
	assert_non_null(strstr(hand->headers.data, "Max-Age=0"));
	sess_remember(hand, "lang", "en", 60);
	assert_non_null(strstr(hand->headers.data, " lang=en; "));
	assert_non_null(strstr(hand->headers.data,
		"Clear-Site-Data: \"cache\", \"storage\""));
	live();
	sess_remember(begin("X", "y", NULL), "lang", "en", 60);
	assert_non_null(strstr(hand->headers.data,
		" __Host-lang=en; Path=/; HttpOnly; SameSite=Lax; Secure; "));
	plain.next = &bound;
	hand->cookies = &plain;
	assert_string_equal(sess_remembered(hand, "lang"), "zh-CN");
}

static void only_whole_tokens_are_read(void **state)
{
	char cookie[200];

	(void)state;
	demo();
	snprintf(cookie, sizeof cookie, "%s=%043d", sid, 0);
	begin("HTTP_COOKIE", cookie, NULL);
	assert_int_equal(req_begin(hand), 400);	/* no path; cookies later */
	hand_new((const char *const[]){ "HTTP_COOKIE", cookie,
		"REQUEST_METHOD", "GET", "PATH_INFO", "/", NULL }, NULL);
	hand->conf = conf;
	assert_int_equal(req_begin(hand), 0);
	sess_read(hand);
	assert_int_equal(strlen(hand->session), 43);
	cookie[strlen(cookie) - 1] = '\0';
	hand_new((const char *const[]){ "HTTP_COOKIE", cookie,
		"REQUEST_METHOD", "GET", "PATH_INFO", "/", NULL }, NULL);
	hand->conf = conf;
	assert_int_equal(req_begin(hand), 0);
	sess_read(hand);
	assert_string_equal(hand->session, "");
}

static bool token_fits(const char *token, const char *session)
{
	const char *const pairs[] = { "token", token, NULL };

	begin("X", "y", pairs);
	hand->session = session;
	return sess_token(hand);
}

static void tokens_fit_one_cookie(void **state)
{
	static const char *const wrong[] = { "", ".", "..", "1.2", "a.b.c",
		"9999999999..", "%s%s%n" };
	char token[200], key[40], forged[200];
	const char *session;

	(void)state;
	demo();
	begin("X", "y", NULL);
	node_set(hand->hdf, "User.id", "37");
	sess_form(hand);
	assert_true(hand->fresh);
	snprintf(token, sizeof token, "%s", node_get(hand->hdf, "Form.token"));
	snprintf(key, sizeof key, "%s", node_get(hand->hdf, "Form.key"));
	session = arena_strdup(forever, hand->session);
	assert_int_equal(strlen(key), 32);
	assert_true(token_fits(token, session));
	assert_string_equal(hand->issued_to, "37");
	assert_true(atol(hand->issued) > 1700000000);
	assert_false(token_fits(token, "other"));
	assert_false(token_fits(token, ""));
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(token_fits(wrong[i], session));
	for (size_t i = 0; i < strlen(token); i++) {
		strcpy(forged, token);
		forged[i] = forged[i] == '1' ? '2' : '1';
		assert_false(token_fits(forged, session));
	}
}

static void keys_stay_over_an_error(void **state)
{
	static const char key[] = "0123456789abcdef0123456789ABCDEF";
	const char *const pairs[] = { "key", key, NULL };
	const char *const wrong[] = { "key", "0123", NULL };

	(void)state;
	demo();
	assert_string_equal(sess_key(begin("X", "y", pairs)), key);
	sess_form(hand);
	assert_string_equal(node_get(hand->hdf, "Form.key"), key);
	assert_null(sess_key(begin("X", "y", wrong)));
	assert_null(sess_key(begin("X", "y", NULL)));
}

static bool from(const char *header, const char *value)
{
	begin(header, value, NULL);
	setenv("HTTP_HOST", "localhost:8080", 1);
	return sess_same_origin(hand);
}

static void origins(void **state)
{
	(void)state;
	demo();
	assert_true(from("X", "y"));
	assert_true(from("HTTP_ORIGIN", "http://127.0.0.1:8080"));
	assert_true(from("HTTP_ORIGIN", "http://localhost:8080"));
	assert_false(from("HTTP_ORIGIN", "http://localhost:9"));
	assert_false(from("HTTP_ORIGIN", "null"));
	assert_true(from("HTTP_SEC_FETCH_SITE", "same-origin"));
	assert_true(from("HTTP_SEC_FETCH_SITE", "none"));
	assert_false(from("HTTP_SEC_FETCH_SITE", "same-site"));
	assert_false(from("HTTP_SEC_FETCH_SITE", "cross-site"));
	live();
	assert_true(from("HTTP_ORIGIN", "https://a.example"));
	assert_false(from("HTTP_ORIGIN", "http://localhost:8080"));
	assert_false(from("HTTP_ORIGIN", "https://desk.example"));
	assert_false(from("HTTP_ORIGIN", "https://a.example.evil.example"));
	assert_true(sess_tls(hand));
}

static const char *next(const char *value)
{
	const char *const pairs[] = { "next", value, NULL };

	return sess_next(begin("X", "y", pairs), "/other");
}

static void next_stays_on_this_host(void **state)
{
	static const char *const bad[] = { "", "x", "//e.example", "/\\e",
		"https://e.example", "/a\r\nb", "/\t/e" };

	(void)state;
	demo();
	assert_string_equal(next("/desk/x?a=1"), "/desk/x?a=1");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_string_equal(next(bad[i]), "/other");
	assert_string_equal(sess_next(begin("X", "y", NULL), "/o"), "/o");
}

static void the_page_of_a_form(void **state)
{
	(void)state;
	demo();
	begin("HTTP_REFERER", "http://127.0.0.1:8080/draft/1/unit?x=1", NULL);
	assert_string_equal(sess_page(hand), "/draft/1/unit");
	begin("HTTP_REFERER", "http://e.example/draft", NULL);
	assert_string_equal(sess_page(hand), "/");
	begin("HTTP_REFERER", "nonsense", NULL);
	assert_string_equal(sess_page(hand), "/");
}

static int start(void **state)
{
	char err[200];

	(void)state;
	forever = arena_new(1024);
	assert_int_equal(crypt_keys_make(scratch_path("keys"), false, err,
		sizeof err), 0);
	keys = crypt_keys_load(scratch_path("keys"), err, sizeof err);
	assert_non_null(keys);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	hand_drop();
	crypt_keys_free(keys);
	arena_free(forever);
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cookies_are_named_and_guarded),
		cmocka_unit_test(only_whole_tokens_are_read),
		cmocka_unit_test(tokens_fit_one_cookie),
		cmocka_unit_test(keys_stay_over_an_error),
		cmocka_unit_test(origins),
		cmocka_unit_test(next_stays_on_this_host),
		cmocka_unit_test(the_page_of_a_form),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("sess", tests, start, clean);
}

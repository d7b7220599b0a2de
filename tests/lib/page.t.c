/* tests of lib/page.c */
#include <fts.h>

#include "page.h"
#include "scratch.h"

/* The engine forgets some bytes of a template with a syntax error; a worker
 * meets each such template once. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:cs_parse_string\n";
}

static struct arena *a;
static struct page *p;

static const char *render(const char *file, const char *lang, struct node *n)
{
	static struct buf b;

	b = buf_new(a);
	buf_puts(&b, "");
	return page_render(p, file, lang, n, &b) ? NULL : b.data;
}

static void template(const char *text)
{
	scratch_file("t/x.cs", text);
	page_free(p);			/* or the old one stays parsed */
	p = page_new(NULL, scratch_path("t"), 0);
}

static void escapes_everything(void **state)
{
	struct node *n = node_new();

	(void)state;
	template("<?cs var:Page.x ?>|<a href=\"<?cs var:url_validate(Page.u)"
		" ?>\">|<?cs var:url_escape(Page.x) ?>|<?cs var:html_escape("
		"Page.x) ?>");
	node_set(n, "Page.x", "<a b=\"c\" d='e'>&");
	node_set(n, "Page.u", "/x?a=1&b=\"");
	assert_string_equal(render("x.cs", "en", n),
		"&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;|"
		"<a href=\"/x?a=1&amp;b=&quot;\">|"
		"%3Ca+b%3D%22c%22+d%3D%27e%27%3E%26|"
		"&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
	node_free(n);
}

/* What each address becomes; NULL: it stays as it is. */
static void shown_as(const char *const *list, size_t count, const char *as)
{
	struct node *n = node_new();

	for (size_t i = 0; i < count; i++) {
		node_set(n, "Page.u", list[i]);
		assert_string_equal(render("x.cs", "en", n),
			as ? as : list[i]);
	}
	node_free(n);
}

static void forms_are_sent_to_this_host(void **state)
{
	static const char *const bad[] = { "https://example.org/",
		"mailto:a@example.org", "//elsewhere.example", "javascript:x",
		"relative", "" };
	static const char *const good[] = { "/a/b?c=d#e", "?page=2", "#top" };

	(void)state;
	template("<?cs var:url_here(Page.u) ?>");
	shown_as(bad, sizeof bad / sizeof *bad, "#");
	shown_as(good, sizeof good / sizeof *good, NULL);
}

static void links_that_lead_away_are_dropped(void **state)
{
	static const char *const bad[] = { "javascript:alert(1)",
		"JaVaScRiPt:x", " javascript:x", "data:text/html,x",
		"//elsewhere.example", "/\\elsewhere.example", "vbscript:x",
		"java\tscript:x", "relative", "https:x", "/a b", "" };
	static const char *const good[] = { "/", "/a/b?c=d#e", "#top",
		"?page=2",
		"https://example.org/", "http://example.org/x",
		"mailto:a@example.org", "tel:12345" };

	(void)state;
	template("<?cs var:url_validate(Page.u) ?>");
	shown_as(bad, sizeof bad / sizeof *bad, "#");
	shown_as(good, sizeof good / sizeof *good, NULL);
}

static void words_by_language(void **state)
{
	struct node *n = node_new();

	(void)state;
	template("<?cs var:Text.hello ?> <?cs var:Text[Page.key] ?>");
	node_set(n, "Page.key", "err_x");
	assert_string_equal(render("x.cs", "zh-CN", n), "你好 错");
	assert_string_equal(render("x.cs", "en", n), "Hello wrong");
	assert_string_equal(render("x.cs", "zh-CN", n), "你好 错");
	scratch_log_start();
	assert_string_equal(render("x.cs", "fr", n), "你好 错");
	assert_string_equal(render("x.cs", "../x", n), "你好 错");
	scratch_log_end();
	assert_string_equal(page_word(p, "en", "hello"), "Hello");
	assert_null(page_word(p, "en", "none"));
	node_free(n);
}

/* What is the same for a language stands in the parsed template: escaped, and
 * only there where it is no more than shown. */
static void parsed_in_a_language(void **state)
{
	static const char text[] = "<?cs\n\tvar:Text.hi\n?>-<?cs "
		"var:Text.more.x ?>-<?cs var:Text.none ?>-<?cs var:Text[Page.k] "
		"?>-<?cs if:Config.lang == \"en\" && Page.k ?>e<?cs else ?>z<?cs "
		"/if ?><?cs def:m(w) ?><?cs var:w.x ?><?cs /def ?><?cs "
		"call:m(Text.more) ?><?cs def:zh(x) ?><?cs if:Config.lang == "
		"\"en\" ?>[<?cs var:x ?>]<?cs else ?><?cs var:x ?><?cs /if ?>"
		"<?cs /def ?><?cs call:zh(Page.k) ?><?cs call:zh('<') ?>";
	struct node *n = node_new();
	const char *log;

	(void)state;
	scratch_file("t/text/zh-CN.hdf", "Text.hi = <你>\nText.more.x = 1\n");
	scratch_file("t/text/en.hdf", "Text.hi = \"hi\"\nText.more.x = 2\n");
	node_set(n, "Page.k", "hi");
	template(text);
	assert_string_equal(render("x.cs", "zh-CN", n),
		"&lt;你&gt;-1--&lt;你&gt;-z1hi&lt;");
	assert_string_equal(render("x.cs", "en", n),
		"&quot;hi&quot;-2--&quot;hi&quot;-e2[hi][&lt;]");
	assert_string_equal(render("x.cs", "zh-CN", n),
		"&lt;你&gt;-1--&lt;你&gt;-z1hi&lt;");
	template("<?cs\n\tvar:Text.hi ?>\n<?cs\nvar:Text.hi ?><?cs nothing ?>");
	scratch_log_start();
	assert_null(render("x.cs", "en", n));
	log = scratch_log_end();
	assert_non_null(strstr(log, ":4"));
	node_free(n);
}

static void parsed_once_data_never_stays(void **state)
{
	(void)state;
	template("<?cs include!\"part.cs\" ?><?cs each:r = Page.rows ?>"
		"<?cs call:row(r) ?><?cs /each ?><?cs set:Page.s = 'set' ?>"
		"<?cs var:Page.s ?>");
	scratch_file("t/part.cs", "<?cs def:row(r) ?>[<?cs var:r.n ?>]"
		"<?cs /def ?>");
	for (int i = 0; i < 3; i++) {
		struct node *n = node_new();

		if (i == 1)
			node_set(n, "Page.rows.0.n", "1");
		assert_string_equal(render("x.cs", "en", n),
			i == 1 ? "[1]set" : "set");
		node_free(n);
		scratch_file("t/x.cs", "changed");
	}
}

/* A file of macros is read once for all that include it, prints nothing by
 * itself, and takes nothing of an includer's along. */
static void macros_are_shared(void **state)
{
	struct node *n = node_new();
	const char *log;

	(void)state;
	template("<?cs def:own() ?>own<?cs /def ?><?cs include!\"a.cs\" ?>"
		"<?cs call:own() ?> <?cs call:one('x') ?> <?cs call:two() ?>");
	scratch_file("t/a.cs", "not printed <?cs include!\"b.cs\" ?>"
		"<?cs def:one(s) ?>1<?cs var:s ?> <?cs call:two() ?><?cs /def ?>");
	scratch_file("t/b.cs", "<?cs def:two() ?>2<?cs /def ?>");
	scratch_file("t/y.cs", "<?cs def:own() ?>other<?cs /def ?>"
		"<?cs include!\"b.cs\" ?><?cs include!\"a.cs\" ?>"
		"<?cs include!\"c.cs\" ?><?cs call:own() ?> <?cs "
		"call:one('y') ?> <?cs call:three() ?>");
	scratch_file("t/c.cs", "<?cs def:three() ?>3<?cs call:one('z') ?>"
		"<?cs /def ?>");
	scratch_file("t/z.cs", "<?cs include!\"bad.cs\" ?>");
	scratch_file("t/bad.cs", "<?cs def:bad() ?><?cs call:own() ?>"
		"<?cs /def ?>");
	assert_string_equal(render("x.cs", "en", n), "own 1x 2 2");
	scratch_file("t/b.cs", "changed");
	scratch_log_start();
	assert_null(render("z.cs", "en", n));
	log = scratch_log_end();
	assert_non_null(strstr(log, "file=z.cs"));
	assert_string_equal(render("y.cs", "en", n), "other 1y 2 31z 2");
	assert_string_equal(render("x.cs", "en", n), "own 1x 2 2");
	node_free(n);
}

static bool includes_frame(const char *file)
{
	static char text[64 * 1024];
	FILE *f = fopen(file, "r");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;

	if (f)
		fclose(f);
	text[n] = '\0';
	return strstr(text, "include!\"layout/foot.cs\"");
}

/* No page lives on macros that another page has had read. */
static void each_page_stands_alone(void **state)
{
	char *dir[] = { (char[]){ "templates" }, NULL };
	FTS *tree = fts_open(dir, FTS_LOGICAL, NULL);
	unsigned pages = 0;
	FTSENT *f;

	(void)state;
	while ((f = fts_read(tree))) {
		struct page *own;

		if (f->fts_info != FTS_F || !strstr(f->fts_name, ".cs") ||
		    !includes_frame(f->fts_accpath))
			continue;
		own = page_new(NULL, "templates", 0);
		if (page_load(own, f->fts_path + strlen("templates/"), "zh-CN"))
			fail_msg("%s", f->fts_path);
		page_free(own);
		pages++;
	}
	fts_close(tree);
	assert_true(pages > 150);
}

static void missing_and_wrong_templates_are_faults(void **state)
{
	struct node *n = node_new();
	const char *log;

	(void)state;
	template("<?cs include!\"none.cs\" ?>");
	scratch_log_start();
	assert_null(render("x.cs", "en", n));
	assert_null(render("none.cs", "en", n));
	assert_null(render("../t/x.cs", "en", n));
	assert_null(render("/etc/passwd", "en", n));
	template("<?cs if:x ?>");
	assert_null(render("x.cs", "en", n));
	template("<?cs call:no_such_macro(x) ?>");
	assert_null(render("x.cs", "en", n));
	log = scratch_log_end();
	assert_non_null(strstr(log, "file=none.cs"));
	node_free(n);
}

static void debug_names_what_is_missing(void **state)
{
	struct node *n = node_new();
	const char *log;

	(void)state;
	template("<?cs var:Page.there ?><?cs var:Page.typo.x ?>");
	page_free(p);
	p = page_new(NULL, scratch_path("t"), 1);
	node_set(n, "Page.there", "1");
	scratch_log_start();
	assert_string_equal(render("x.cs", "en", n), "1");
	log = scratch_log_end();
	assert_non_null(strstr(log, "page=x.cs name=Page.typo\n"));
	assert_null(strstr(log, "Page.there"));
	node_free(n);
}

static int start(void **state)
{
	(void)state;
	a = arena_new(1024);
	scratch_file("t/text/zh-CN.hdf", "Text {\nhello = 你好\n"
		"err_x = 错\n}\n");
	scratch_file("t/text/en.hdf", "Text {\nhello = Hello\n"
		"err_x = wrong\n}\n");
	return 0;
}

static int clean(void **state)
{
	(void)state;
	page_free(p);
	arena_free(a);
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_everything),
		cmocka_unit_test(links_that_lead_away_are_dropped),
		cmocka_unit_test(forms_are_sent_to_this_host),
		cmocka_unit_test(words_by_language),
		cmocka_unit_test(parsed_in_a_language),
		cmocka_unit_test(parsed_once_data_never_stays),
		cmocka_unit_test(macros_are_shared),
		cmocka_unit_test(each_page_stands_alone),
		cmocka_unit_test(missing_and_wrong_templates_are_faults),
		cmocka_unit_test(debug_names_what_is_missing),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("page", tests, start, clean);
}

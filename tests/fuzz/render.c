/*
 * Any text in any place of a template: the page keeps the shape that it has
 * with a harmless word, whatever stands in the data.  The first byte chooses
 * one of the suite's own templates, or one that has every kind of place.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "page.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The engine forgets some bytes of a template with a syntax error, and the
 * digits of a number that a macro was given. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:cs_parse_string\nleak:var_lookup\n";
}

static const char places[] =
	"<title><?cs var:Page.v ?></title><p><?cs var:Page.v ?></p>"
	"<input value=\"<?cs var:Page.v ?>\" id=\"a-<?cs var:Page.v ?>\">"
	"<textarea>\n<?cs var:Page.v ?></textarea>"
	"<a href=\"<?cs var:url_validate(Page.v) ?>\">x</a>"
	"<a href=\"/x?q=<?cs var:url_escape(Page.v) ?>\">x</a>"
	"<?cs each:r = Page.rows ?><li class=\"<?cs var:r.v ?>\"><?cs "
	"var:r.v ?></li><?cs /each ?>"
	"<?cs def:m(x) ?><b title=\"<?cs var:x ?>\"><?cs var:x ?></b>"
	"<?cs /def ?><?cs call:m(Page.v) ?><?cs set:y = Page.v ?><i><?cs "
	"var:y ?></i><?cs alt:Page.none ?><?cs var:Page.v ?><?cs /alt ?>"
	"<?cs if:Page.v == Page.v ?><u><?cs var:Page.v ?></u><?cs /if ?>"
	"<s><?cs var:string.slice(Page.v, 0, 5) ?></s><?cs "
	"name:Page.v ?>";

static const char *const file[] = { NULL, "error/404.cs", "portal/verify.cs",
	"portal/lookup.cs", "desk/search.cs", "alliance/case.cs",
	"portal/notice.cs", "portal/account.cs" };
static const char *const key[] = { "Page.v", "Page.title", "Page.no",
	"Page.q", "Page.code", "Page.rows.0.v", "Page.rows.0.title",
	"Page.rows.0.no", "Page.rows.0.name", "Page.case.no",
	"Page.case.title", "Page.case.state", "Page.case.label",
	"Page.events.0.note", "Page.events.0.label", "Page.files.0.name",
	"Page.messages.0.body", "Page.notice.title", "Page.account.name",
	"Page.account.mobile", "Page.reason", "Form.value.number",
	"Form.value.query", "Form.value.name", "Form.token", "Form.key",
	"User.name", "User.login", "User.station_name", "Site.here",
	"Site.path", "Site.name", "Site.request", "Page.error.number" };
enum { FILES = sizeof file / sizeof *file, KEYS = sizeof key / sizeof *key };

static struct page *own, *suite;

static void begin(void)
{
	char dir[] = "/tmp/fuzz-render.XXXXXX", path[60];
	FILE *f;

	if (!mkdtemp(dir))
		abort();
	snprintf(path, sizeof path, "%s/x.cs", dir);
	f = fopen(path, "w");
	if (!f || fputs(places, f) < 0 || fclose(f))
		abort();
	own = page_new(NULL, dir, 0);
	suite = page_new(NULL, "templates", 0);
	/* Parsed now, so that nothing is left behind. */
	{
		struct arena *a = arena_new(4096);
		struct buf b = buf_new(a);
		struct node *n = node_new();

		page_render(own, "x.cs", "zh-CN", n, &b);
		node_free(n);
		arena_free(a);
	}
	unlink(path);
	rmdir(dir);
}

struct shape {
	unsigned tags, quotes, scripts;
};

static struct shape shape_of(const char *s)
{
	struct shape t = { 0 };

	for (; *s; s++) {
		t.tags += *s == '<' || *s == '>';
		t.quotes += *s == '"' || *s == '\'';
		t.scripts += !strncasecmp(s, "<script", 7) ||
			!strncasecmp(s, "href=\"javascript:", 17) ||
			!strncasecmp(s, "href=\"//", 8) ||
			!strncasecmp(s, "action=\"javascript:", 19);
	}
	return t;
}

/* How often it stands there as it is; a page may hold the like by itself. */
static unsigned times(const char *s, const char *value)
{
	unsigned n = 0;

	while ((s = strstr(s, value))) {
		n++;
		s++;
	}
	return n;
}

static struct buf draw(struct arena *a, unsigned which, const char *value)
{
	struct node *n = node_new();
	struct buf b = buf_new(a);

	buf_puts(&b, "");
	node_set(n, "Config.VarEscapeMode", "html");
	node_set(n, "Config.lang", "zh-CN");
	node_set(n, "Site.realm", "pub");
	for (unsigned i = 0; i < KEYS; i++)
		node_set(n, key[i], value);
	page_render(file[which] ? suite : own, file[which] ? file[which]
		: "x.cs", "zh-CN", n, &b);
	node_free(n);
	return b;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a;
	char *value;
	struct buf b;
	struct shape tame, wild;
	unsigned which;

	if (!own)
		begin();
	if (n < 2 || n > 4096)
		return 0;
	which = data[0] % FILES;
	a = arena_new(65536);
	value = arena_copy(a, (const char *)data + 1, n - 1);
	/* What a request could not bring is not what is tried. */
	if (strlen(value) != n - 1 || !text_valid(value, n - 1)) {
		arena_free(a);
		return 0;
	}
	b = draw(a, which, value);
	wild = shape_of(b.data);
	if (!which) {
		tame = shape_of(draw(a, which, "x").data);
		if (tame.tags != wild.tags || tame.quotes != wild.quotes)
			abort();
	/* Beside a tag an escaped `>` reads as the end of `>&`, one of `<` as the
	 * beginning of `;<`: such words prove nothing. */
	} else if (strpbrk(value, "<>\"") && !strpbrk(value, "&;") &&
	    times(b.data, value) > times(draw(a, which, "x").data, value))
		abort();
	if (wild.scripts > 2)		/* the frame's own */
		abort();
	arena_free(a);
	return 0;
}

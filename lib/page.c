/*
 * A struct page keeps, per language, the words, which stand behind the data
 * of each request as `global_hdf`, and the templates, parsed with the words
 * already in their places.  A file of macros is parsed once for all templates
 * that include it.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_parts.h"

#define HOME_LANG "zh-CN"

struct template {
	char *file;
	CSPARSE *cs;
	char **asked;			/* debug: names used with var: */
	size_t nasked;
	CS_MACRO *lent;			/* where others' begin in cs->macros */
	struct words *in;		/* the language */
	struct template *next;
};

struct words {
	char *lang;
	HDF *hdf;
	struct template *templates;
	struct template *libraries;	/* files of macros */
	CS_MACRO *macros;		/* of all libraries */
	struct words *next;
};

struct page {
	const struct log *log;
	char *dir;
	int debug;
	HDF *boot;			/* what templates are parsed against */
	struct template *parsing;
	struct words *words;
};

/* ---- functions for templates ------------------------------------------- */

static NEOERR *html_escape(const char *s, char **out)
{
	return nerr_pass(neos_html_escape(s, (int)strlen(s), out));
}

static NEOERR *url_escape(const char *s, char **out)
{
	return nerr_pass(neos_url_escape(s, out, NULL));
}

/* Links from data: on this host, or of a kind that runs nothing.  Two
 * slashes, or a backslash, would lead to another host. */
static int is_link(const char *s)
{
	static const char *const fine[] = { "https://", "http://", "mailto:",
		"tel:" };

	for (const char *c = s; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f)
			return 0;
	if (*s == '/')
		return s[1] != '/' && s[1] != '\\';
	if (*s == '#' || *s == '?')
		return 1;
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
		if (!strncmp(s, fine[i], strlen(fine[i])))
			return 1;
	return 0;
}

static NEOERR *url_validate(const char *s, char **out)
{
	return nerr_pass(html_escape(is_link(s) ? s : "#", out));
}

/* Where a form is sent: this host only. */
static NEOERR *url_here(const char *s, char **out)
{
	return nerr_pass(url_validate(strchr("/?#", *s) ? s : "#", out));
}

/* ---- templates --------------------------------------------------------- */

/* Debug: remembers each `var:Page.x` of a source, by its first two parts. */
static void note_names(struct template *t, const char *text)
{
	for (const char *s = text; (s = strstr(s, "var:")); ) {
		size_t n;
		char **more;

		s += 4;
		if (strncmp(s, "Page.", 5) && strncmp(s, "Form.", 5))
			continue;
		n = 5 + strspn(s + 5, "abcdefghijklmnopqrstuvwxyz_0123456789");
		more = realloc(t->asked, (t->nasked + 1) * sizeof *more);
		if (!more || !(more[t->nasked] = strndup(s, n)))
			log_die(NULL, "out of memory");
		t->asked = more;
		t->nasked++;
	}
}

/* Where the list of its own macros ends and that of the libraries begins. */
static CS_MACRO **own_end(struct template *t)
{
	CS_MACRO **at = &t->cs->macros;

	while (*at != t->lent)
		at = &(*at)->next;
	return at;
}

/* What libraries have by now can be called from here on. */
static void lend(struct template *t)
{
	*own_end(t) = t->in->macros;
	t->lent = t->in->macros;
}

static void template_free(struct template *t)
{
	if (t->cs)
		*own_end(t) = NULL;
	cs_destroy(&t->cs);
	for (size_t i = 0; i < t->nasked; i++)
		free(t->asked[i]);
	free(t->asked);
	free(t->file);
	free(t);
}

static void templates_free(struct template *t)
{
	while (t) {
		struct template *next = t->next;

		template_free(t);
		t = next;
	}
}

static NEOERR *load(void *arg, HDF *h, const char *file, char **text);

static NEOERR *parse(struct page *p, struct template *t)
{
	static struct {
		char name[16];		/* the engine wants it writable */
		CSSTRFUNC run;
	} functions[] = {
		{ "html_escape", html_escape },
		{ "url_escape", url_escape },
		{ "url_validate", url_validate },
		{ "url_here", url_here },
	};
	struct template *outer = p->parsing;
	NEOERR *err = cs_init(&t->cs, p->boot);

	for (size_t i = 0; i < sizeof functions / sizeof *functions &&
	    err == STATUS_OK; i++)
		err = cs_register_esc_strfunc(t->cs, functions[i].name,
			functions[i].run);
	if (err != STATUS_OK)
		return nerr_pass(err);
	cs_register_fileload(t->cs, p, load);
	lend(t);
	p->parsing = t;
	err = cs_parse_file(t->cs, t->file);
	p->parsing = outer;
	return nerr_pass(err);
}

static struct template *template_new(struct page *p, struct words *w,
	const char *file)
{
	struct template *t = calloc(1, sizeof *t);

	if (!t || !(t->file = strdup(file)))
		log_die(p->log, "out of memory");
	t->in = w;
	return t;
}

static struct template *among(struct template *t, const char *file)
{
	while (t && strcmp(t->file, file))
		t = t->next;
	return t;
}

/* A file of macros prints nothing by itself: it is read once, and what it
 * defines lent to all that include it. */
static NEOERR *read_macros(struct page *p, struct words *w, const char *file)
{
	struct template *t = template_new(p, w, file);
	NEOERR *err = parse(p, t);

	if (err != STATUS_OK) {
		template_free(t);
		return nerr_pass(err);
	}
	t->next = w->libraries;
	w->libraries = t;
	w->macros = t->cs->macros;
	return STATUS_OK;
}

static char *read_source(struct page *p, const char *file)
{
	char path[1024];

	if (*file == '/' || strstr(file, "..") ||
	    snprintf(path, sizeof path, "%s/%s", p->dir, file) >=
	    (int)sizeof path)
		return NULL;
	return page_slurp(path);
}

static const char names[] = "abcdefghijklmnopqrstuvwxyz"
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";

/* The words that a tag `var:Text.x` shows, escaped, to be freed; NULL when it
 * is another, or the language lacks them. */
static char *words_of(const struct words *w, const char *tag, size_t len)
{
	size_t n = strspn(tag, " \t\n"), words;
	char *name, *value, *escaped = NULL;

	if (strncmp(tag + n, "var:Text.", 9))
		return NULL;
	n += 4;
	words = strspn(tag + n, names);
	if (n + words + strspn(tag + n + words, " \t\n") != len)
		return NULL;
	name = strndup(tag + n, words);
	value = name ? hdf_get_value(w->hdf, name, NULL) : NULL;
	free(name);
	if (value)
		page_must(html_escape(value, &escaped));
	return escaped;
}

/* A tag with the question for English answered. */
static void add_tag(STRING *out, const struct words *w, const char *tag,
	size_t len)
{
	static const char asked[] = "Config.lang == \"en\"";
	const char *at, *end = tag + len;

	while ((at = strstr(tag, asked)) && at < end) {
		page_must(string_appendn(out, tag, (int)(at - tag)));
		page_must(string_append(out, strcmp(w->lang, "en") ? "#0"
			: "#1"));
		tag = at + strlen(asked);
	}
	page_must(string_appendn(out, tag, (int)(end - tag)));
}

/* A source text as if it had been written in the language: what is the same
 * for every page is not looked up for each.  Line ends that went with a tag
 * come back in the next, so that complaints name the right line. */
static char *in_language(const struct words *w, const char *text)
{
	const char *tag, *end;
	unsigned lines = 0;
	STRING out;

	string_init(&out);
	while ((tag = strstr(text, "<?cs")) && (end = strstr(tag, "?>"))) {
		size_t len = (size_t)(end - tag) - 4;
		char *words = words_of(w, tag + 4, len);

		page_must(string_appendn(&out, text, (int)(tag - text)));
		if (words) {
			page_must(string_append(&out, words));
			for (; tag < end; tag++)
				lines += *tag == '\n';
		} else {
			page_must(string_append(&out, "<?cs"));
			for (; lines; lines--)
				page_must(string_append(&out, "\n"));
			add_tag(&out, w, tag + 4, len);
			page_must(string_append(&out, "?>"));
		}
		free(words);
		text = end + 2;
	}
	page_must(string_append(&out, text));
	return out.buf;
}

/* What the engine is to parse for a file, the template's own or included. */
static NEOERR *load(void *arg, HDF *h, const char *file, char **text)
{
	struct page *p = arg;
	struct template *t = p->parsing;
	bool known = among(t->in->libraries, file);
	NEOERR *err = STATUS_OK;
	char *source;

	(void)h;
	*text = known ? strdup("") : read_source(p, file);
	if (!*text)
		return nerr_raise(NERR_NOT_FOUND, "%s", file);
	if (strcmp(file, t->file) && (known || strstr(*text, "def:"))) {
		**text = '\0';
		if (!known)
			err = read_macros(p, t->in, file);
		if (err == STATUS_OK)
			lend(t);
		else
			free(*text);
		return nerr_pass(err);
	}
	if (p->debug)
		note_names(t, *text);
	source = *text;
	*text = in_language(t->in, source);
	free(source);
	return STATUS_OK;
}

static void complain(struct page *p, const char *file, NEOERR *err)
{
	char why[200];

	page_explain(err, why, sizeof why);
	log_fault(p->log, "template", "file", file, "why", why, NULL);
}

/* The parsed template; NULL, logged, when it is missing or wrong. */
static struct template *find(struct page *p, struct words *w,
	const char *file)
{
	struct template *t = among(w->templates, file);
	NEOERR *err;

	if (t)
		return t;
	t = template_new(p, w, file);
	err = parse(p, t);
	if (err != STATUS_OK) {
		complain(p, file, err);
		template_free(t);
		return NULL;
	}
	t->next = w->templates;
	return w->templates = t;
}

static void forget(struct template *t)
{
	struct template **at = &t->in->templates;

	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	template_free(t);
}

/* A language, without words when it has no file; NULL when it is none.  A
 * worker that cannot read a file which is there would show pages without words
 * as long as it lives. */
static struct words *words(struct page *p, const char *lang)
{
	struct node *n;
	struct words *w;
	char path[1024], err[200];

	for (w = p->words; w; w = w->next)
		if (!strcmp(w->lang, lang))
			return w;
	if (lang[strspn(lang, "abcdefghijklmnopqrstuvwxyz"
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ-")])
		return NULL;
	snprintf(path, sizeof path, "%s/text/%s.hdf", p->dir, lang);
	n = node_new();
	errno = 0;
	if (node_read(n, path, err, sizeof err)) {
		bool unread = errno && errno != ENOENT;

		log_fault(p->log, "words", "why", err, NULL);
		if (unread)
			log_die(p->log, "no words");
		node_free(n);
		n = NULL;
	}
	w = calloc(1, sizeof *w);
	if (!w || !(w->lang = strdup(lang)))
		log_die(p->log, "out of memory");
	w->hdf = page_hdf(n);
	w->next = p->words;
	p->words = w;
	return w;
}

static struct words *words_or_home(struct page *p, const char *lang)
{
	struct words *w = words(p, lang);

	return w && w->hdf ? w : words(p, HOME_LANG);
}

struct page *page_new(const struct log *log, const char *dir, int debug)
{
	struct page *p = calloc(1, sizeof *p);

	if (!p || !(p->dir = strdup(dir)))
		log_die(log, "out of memory");
	p->log = log;
	p->debug = debug;
	page_must(nerr_init());
	page_must(hdf_init(&p->boot));
	page_must(hdf_set_value(p->boot, "Config.VarEscapeMode", "html"));
	return p;
}

void page_free(struct page *p)
{
	if (!p)
		return;
	while (p->words) {
		struct words *w = p->words;

		p->words = w->next;
		templates_free(w->templates);
		templates_free(w->libraries);
		hdf_destroy(&w->hdf);
		free(w->lang);
		free(w);
	}
	hdf_destroy(&p->boot);
	free(p->dir);
	free(p);
}

int page_load(struct page *p, const char *file, const char *lang)
{
	struct words *w = words_or_home(p, lang);

	return find(p, w, file) && w->hdf ? 0 : -1;
}

/* Between two tags there is mostly nothing, and the engine says so. */
static NEOERR *collect(void *arg, char *s)
{
	if (*s)
		buf_puts(arg, s);
	return STATUS_OK;
}

static void report_missing(struct page *p, const struct template *t, HDF *data)
{
	for (size_t i = 0; i < t->nasked; i++)
		if (!hdf_get_obj(data, t->asked[i]))
			log_note(p->log, "not in the data", "page", t->file,
				"name", t->asked[i], NULL);
}

int page_render(struct page *p, const char *file, const char *lang,
	struct node *data, struct buf *out)
{
	struct words *w = words_or_home(p, lang);
	struct template *t = find(p, w, file);
	NEOERR *err;

	if (!t)
		return -1;
	node_set(data, "Config.VarEscapeMode", "html");
	report_missing(p, t, page_hdf(data));
	t->cs->hdf = page_hdf(data);
	t->cs->global_hdf = w->hdf;
	err = cs_render(t->cs, out, collect);
	if (err != STATUS_OK) {
		/* It may still hold locals of the broken run. */
		complain(p, file, err);
		forget(t);
		return -1;
	}
	t->cs->hdf = p->boot;
	t->cs->global_hdf = NULL;
	return 0;
}

const char *page_word(struct page *p, const char *lang, const char *key)
{
	HDF *h = words_or_home(p, lang)->hdf;
	char path[200];

	snprintf(path, sizeof path, "Text.%s", key);
	return h ? hdf_get_value(h, path, NULL) : NULL;
}

/*
 * A struct page keeps, per language, the templates, parsed with the words
 * already in their places, and the words that they look up, which stand
 * behind the data of each request as `global_hdf`.  A file of macros is
 * parsed once for all templates that include it.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_parts.h"

struct template {
	char *file;
	CSPARSE *cs;
	char **asked;			/* debug: names used with var: */
	size_t nasked;
	CS_MACRO *lent;			/* where others' begin in cs->macros */
	struct language *in;
	struct template *next;
};

struct page {
	const struct log *log;
	char *dir;
	int debug;
	HDF *boot;			/* what templates are parsed against */
	struct template *parsing;
	struct language *languages;
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

/* Between two tags there is mostly nothing, for which the engine keeps a node:
 * a third of all.  Text is its command 0.  The first node of a list stays,
 * since a macro may be known by it. */
static void prune(CSTREE *n)
{
	for (; n; n = n->next) {
		CSTREE *next;

		prune(n->case_0);
		prune(n->case_1);
		while ((next = n->next) && !next->cmd && next->arg1.s &&
		    !*next->arg1.s) {
			n->next = next->next;
			free(next);
		}
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
	if (err == STATUS_OK)
		prune(t->cs->tree);
	return nerr_pass(err);
}

static struct template *template_new(struct page *p, struct language *l,
	const char *file)
{
	struct template *t = calloc(1, sizeof *t);

	if (!t || !(t->file = strdup(file)))
		log_die(p->log, "out of memory");
	t->in = l;
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
static NEOERR *read_macros(struct page *p, struct language *l, const char *file)
{
	struct template *t = template_new(p, l, file);
	NEOERR *err = parse(p, t);

	if (err != STATUS_OK) {
		template_free(t);
		return nerr_pass(err);
	}
	t->next = l->libraries;
	l->libraries = t;
	l->macros = t->cs->macros;
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
	*text = language_write(t->in, source);
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
static struct template *find(struct page *p, struct language *l,
	const char *file)
{
	struct template *t = among(l->templates, file);
	NEOERR *err;

	if (t)
		return t;
	t = template_new(p, l, file);
	err = parse(p, t);
	if (err != STATUS_OK) {
		complain(p, file, err);
		template_free(t);
		return NULL;
	}
	t->next = l->templates;
	return l->templates = t;
}

static void forget(struct template *t)
{
	struct template **at = &t->in->templates;

	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	template_free(t);
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
	while (p->languages) {
		struct language *l = p->languages;

		p->languages = l->next;
		templates_free(l->templates);
		templates_free(l->libraries);
		language_free(l);
	}
	hdf_destroy(&p->boot);
	free(p->dir);
	free(p);
}

static struct language *language(struct page *p, const char *lang)
{
	return language_or_home(&p->languages, p->log, p->dir, lang);
}

int page_load(struct page *p, const char *file, const char *lang)
{
	struct language *l = language(p, lang);

	return find(p, l, file) && l->words ? 0 : -1;
}

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
	struct language *l = language(p, lang);
	struct template *t = find(p, l, file);
	NEOERR *err;

	if (!t)
		return -1;
	node_set(data, "Config.VarEscapeMode", "html");
	report_missing(p, t, page_hdf(data));
	t->cs->hdf = page_hdf(data);
	t->cs->global_hdf = page_hdf(l->looked_up);
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
	struct language *l = language(p, lang);
	char path[200];

	snprintf(path, sizeof path, "Text.%s", key);
	return l->words ? words_get(l->words, path) : NULL;
}

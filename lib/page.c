/*
 * A struct node is ClearSilver's HDF under another name; a struct page keeps,
 * per language, the words, which stand behind the data of each request as
 * `global_hdf`, and the templates, parsed with the words already in their
 * places.  A file of macros is parsed once for all templates that include it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ClearSilver.h>

#include "page.h"

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

/* The engine only fails here for want of memory. */
static void must(NEOERR *err)
{
	if (err == STATUS_OK)
		return;
	nerr_ignore(&err);
	log_die(NULL, "out of memory");
}

static HDF *hdf(struct node *n)
{
	return (HDF *)n;
}

/* ---- nodes ------------------------------------------------------------- */

/* Data never pulls in files by itself. */
static NEOERR *no_include(void *arg, HDF *h, const char *file, char **text)
{
	(void)arg, (void)h, (void)text;
	return nerr_raise(NERR_NOT_FOUND, "#include is not used: %s", file);
}

struct node *node_new(void)
{
	HDF *h = NULL;

	must(hdf_init(&h));
	hdf_register_fileload(h, NULL, no_include);
	return (struct node *)h;
}

void node_free(struct node *n)
{
	HDF *h = hdf(n);

	if (h)
		hdf_destroy(&h);
}

void node_set(struct node *n, const char *path, const char *value)
{
	if (value)
		must(hdf_set_value(hdf(n), path, value));
}

void node_setf(struct node *n, const char *path, const char *fmt, ...)
{
	char small[256], *large = NULL;
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (len >= (int)sizeof small) {
		large = malloc((size_t)len + 1);
		if (!large)
			log_die(NULL, "out of memory");
		va_start(ap, fmt);
		vsnprintf(large, (size_t)len + 1, fmt, ap);
		va_end(ap);
	}
	node_set(n, path, large ? large : small);
	free(large);
}

const char *node_get(struct node *n, const char *path)
{
	return hdf_get_value(hdf(n), path, NULL);
}

struct node *node_at(struct node *n, const char *path)
{
	HDF *h = NULL;

	if (!*path)
		return n;
	must(hdf_get_node(hdf(n), path, &h));
	return (struct node *)h;
}

struct node *node_find(struct node *n, const char *path)
{
	return *path ? (struct node *)hdf_get_obj(hdf(n), path) : n;
}

struct node *node_item(struct node *list, size_t i)
{
	char name[24], *s = name + sizeof name - 1;

	for (*s = '\0'; i > 9; i /= 10)
		*--s = (char)('0' + i % 10);
	*--s = (char)('0' + i);
	return node_at(list, s);
}

void node_remove(struct node *n, const char *path)
{
	must(hdf_remove_tree(hdf(n), path));
}

void node_copy(struct node *n, const char *path, struct node *from)
{
	struct node *to = node_at(n, path);

	if (node_value(from))
		node_set(n, path, node_value(from));
	must(hdf_copy(hdf(to), "", hdf(from)));
}

struct node *node_child(struct node *n)
{
	return (struct node *)hdf_obj_child(hdf(n));
}

struct node *node_next(struct node *n)
{
	return (struct node *)hdf_obj_next(hdf(n));
}

const char *node_name(struct node *n)
{
	return hdf_obj_name(hdf(n));
}

const char *node_value(struct node *n)
{
	return hdf_obj_value(hdf(n));
}

/* The engine's words for an error, on one line, without its traceback. */
static void explain(NEOERR *err, char *to, size_t n)
{
	STRING s;

	string_init(&s);
	nerr_error_string(err, &s);
	snprintf(to, n, "%s", s.buf ? s.buf : "error");
	to[strcspn(to, "\n")] = '\0';
	string_clear(&s);
	nerr_ignore(&err);
}

/* What stands behind the name on a line of HDF: `{`, `=`, `<` ...; `}` for
 * the end of a block, 0 for an empty line or a comment. */
static char kind_of(const char *s)
{
	s += strspn(s, " \t");
	if (*s == '#' || *s == '\n' || *s == '\r')
		return 0;
	if (*s == '}')
		return '}';
	s += strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789_.");
	s += strspn(s, " \t");
	return *s;
}

/* The line behind a text of many lines (`x << END`). */
static const char *skip_text(const char *s, unsigned *line)
{
	const char *mark = strstr(s, "<<") + 2;
	size_t n;

	mark += strspn(mark, " \t");
	n = strcspn(mark, " \t\r\n");
	while ((s = strchr(s, '\n')) && *++s) {
		++*line;
		if (!strncmp(s, mark, n) && strspn(s + n, " \t\r\n"))
			break;
	}
	return s;
}

/* What the engine passes over in silence: a brace too many ends the reading,
 * one too few is closed by the end of the text, and links may run in circles.
 * NULL, or why, and *line says where. */
static const char *misshapen(const char *s, unsigned *line)
{
	unsigned opened[64] = { 0 }, depth = 0;

	for (*line = 1; s && *s; ++*line) {
		const char *op = s + strcspn(s, "\n<");

		switch (kind_of(s)) {
		case '{':
			if (depth == 63)
				return "blocks too deep";
			opened[depth++] = *line;
			break;
		case '}':
			if (!depth--)
				return "`}` without `{`";
			break;
		case ':':
			return "links and copies (`:`) are not used";
		case '<':
			if (op[0] == '<' && op[1] == '<')
				s = skip_text(s, line);
		}
		s = s ? strchr(s, '\n') : NULL;
		s = s ? s + 1 : NULL;
	}
	*line = depth ? opened[depth - 1] : 0;
	return depth ? "`{` without `}`" : NULL;
}

int node_parse(struct node *n, const char *text, char *err, size_t errlen)
{
	unsigned line;
	const char *why = misshapen(text, &line), *at;
	char said[300];
	NEOERR *e;

	if (why) {
		snprintf(err, errlen, "%u: %s", line, why);
		return -1;
	}
	e = hdf_read_string(hdf(n), text);
	if (e == STATUS_OK)
		return 0;
	explain(e, said, sizeof said);
	/* "ParseError: [<string>:12] why" */
	at = strstr(said, "<string>:");
	line = at ? (unsigned)strtoul(at + 9, NULL, 10) : 0;
	why = at ? strchr(at, ']') : NULL;
	if (why)
		snprintf(err, errlen, "%u: %s", line, why + 1 +
			strspn(why + 1, " :"));
	else
		snprintf(err, errlen, "%s", said);
	return -1;
}

/* A whole file, NUL-terminated, by malloc(); NULL with errno. */
static char *slurp(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *s = NULL;
	ssize_t n = 0;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) &&
	    (s = malloc((size_t)st.st_size + 1))) {
		size_t at = 0;

		while (at < (size_t)st.st_size &&
		    (n = read(fd, s + at, (size_t)st.st_size - at)) > 0)
			at += (size_t)n;
		s[at] = '\0';
	}
	if (n < 0 || !s) {
		free(s);
		s = NULL;
		errno = errno ? errno : EIO;
	}
	close(fd);
	return s;
}

int node_read(struct node *n, const char *file, char *err, size_t errlen)
{
	char *text = slurp(file), why[400];
	int bad;

	if (!text) {
		snprintf(err, errlen, "%s: %s", file, strerror(errno));
		return -1;
	}
	bad = node_parse(n, text, why, sizeof why);
	if (bad)
		snprintf(err, errlen, "%s:%s", file, why);
	free(text);
	return bad;
}

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
	return slurp(path);
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
		must(html_escape(value, &escaped));
	return escaped;
}

/* A tag with the question for English answered. */
static void add_tag(STRING *out, const struct words *w, const char *tag,
	size_t len)
{
	static const char asked[] = "Config.lang == \"en\"";
	const char *at, *end = tag + len;

	while ((at = strstr(tag, asked)) && at < end) {
		must(string_appendn(out, tag, (int)(at - tag)));
		must(string_append(out, strcmp(w->lang, "en") ? "#0" : "#1"));
		tag = at + strlen(asked);
	}
	must(string_appendn(out, tag, (int)(end - tag)));
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

		must(string_appendn(&out, text, (int)(tag - text)));
		if (words) {
			must(string_append(&out, words));
			for (; tag < end; tag++)
				lines += *tag == '\n';
		} else {
			must(string_append(&out, "<?cs"));
			for (; lines; lines--)
				must(string_append(&out, "\n"));
			add_tag(&out, w, tag + 4, len);
			must(string_append(&out, "?>"));
		}
		free(words);
		text = end + 2;
	}
	must(string_append(&out, text));
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

	explain(err, why, sizeof why);
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
	w->hdf = hdf(n);
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
	must(nerr_init());
	must(hdf_init(&p->boot));
	must(hdf_set_value(p->boot, "Config.VarEscapeMode", "html"));
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
	report_missing(p, t, hdf(data));
	t->cs->hdf = hdf(data);
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

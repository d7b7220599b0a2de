/*
 * Reading a layout with GMarkup.  Texts come from templates that escape all
 * data, so an element is always one that a template wrote.
 */
#include <string.h>

#include "layout.h"

enum { DEPTH = 6, ELEMENTS = 20000 };

struct reader {
	struct element *root, *at;
	int depth, count;
};

/* Every element: where it stands and what it may say. */
static const struct {
	const char *name, *parent, *keys;
} known[] = {
	{ "paper", "", "kind title organ size " },
	{ "organ", "paper", "" },
	{ "number", "paper", "" },
	{ "title", "paper", "" },
	{ "big", "paper", "" },
	{ "to", "paper", "" },
	{ "h", "paper", "" },
	{ "p", "paper", "align indent small " },
	{ "list", "paper", "" },
	{ "li", "list", "" },
	{ "rows", "paper", "" },
	{ "row", "rows", "name " },
	{ "table", "paper", "widths " },
	{ "head", "table", "" },
	{ "tr", "table", "" },
	{ "td", "head tr", "" },
	{ "sign", "paper", "organ date seal " },
	{ "qr", "paper", "url " },
	{ "note", "paper", "" },
	{ "part", "paper", "" },
	{ "contents", "paper", "" },
	{ "sheets", "paper", "n else " },
	{ "foot", "paper", "" },
};

static int
in_words(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; (p = strstr(p, word)) != NULL; p += n)
		if ((p == words || p[-1] == ' ') &&
		    (p[n] == ' ' || p[n] == '\0'))
			return 1;
	return 0;
}

static int
allowed(const struct reader *r, const char *name, const char **key)
{
	const char *parent = r->at == NULL ? "" : r->at->name;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (strcmp(known[i].name, name) != 0)
			continue;
		if (r->at == NULL ? *known[i].parent != '\0' :
		    !in_words(known[i].parent, parent))
			return 0;
		for (; *key != NULL; key++)
			if (!in_words(known[i].keys, *key))
				return 0;
		return 1;
	}
	return 0;
}

static void
refuse(GError **error)
{
	g_set_error_literal(error, G_MARKUP_ERROR,
	    G_MARKUP_ERROR_INVALID_CONTENT, "layout");
}

static void
append(struct element *parent, struct element *e)
{
	e->parent = parent;
	if (parent->last != NULL)
		parent->last->next = e;
	else
		parent->child = e;
	parent->last = e;
}

static void
on_start(GMarkupParseContext *ctx, const gchar *name, const gchar **key,
    const gchar **value, gpointer arg, GError **error)
{
	struct reader *r = arg;
	struct element *e;

	(void)ctx;
	if (strcmp(name, "br") == 0 && r->at != NULL && *key == NULL) {
		g_string_append(r->at->text, "\n");
		r->depth++;
		return;
	}
	if (r->depth >= DEPTH || ++r->count > ELEMENTS ||
	    (r->at == NULL && r->root != NULL) || !allowed(r, name, key)) {
		refuse(error);
		return;
	}
	e = g_new0(struct element, 1);
	e->name = g_strdup(name);
	e->text = g_string_new(NULL);
	e->key = g_strdupv((char **)(guintptr)key);
	e->value = g_strdupv((char **)(guintptr)value);
	if (r->at == NULL)
		r->root = e;
	else
		append(r->at, e);
	r->at = e;
	r->depth++;
}

static void
on_end(GMarkupParseContext *ctx, const gchar *name, gpointer arg,
    GError **error)
{
	struct reader *r = arg;

	(void)ctx;
	(void)error;
	r->depth--;
	if (strcmp(name, "br") != 0)
		r->at = r->at->parent;
}

/* White space of the template is no content: runs become one blank. */
static void
on_text(GMarkupParseContext *ctx, const gchar *text, gsize n, gpointer arg,
    GError **error)
{
	struct reader *r = arg;
	GString *s;

	(void)ctx;
	(void)error;
	if (r->at == NULL)
		return;
	s = r->at->text;
	for (gsize i = 0; i < n; i++) {
		char c = text[i];

		if (strchr(" \t\r\n", c) == NULL)
			g_string_append_c(s, c);
		else if (s->len > 0 && strchr(" \n", s->str[s->len - 1]) ==
		    NULL)
			g_string_append_c(s, ' ');
	}
}

/* 0, or -1; what was read until then hangs from r->root. */
static int
layout_parse(struct reader *r, const char *text, size_t n)
{
	static const GMarkupParser parser = { .start_element = on_start,
		.end_element = on_end, .text = on_text };
	GMarkupParseContext *ctx = g_markup_parse_context_new(&parser, 0, r,
	    NULL);
	int whole = g_markup_parse_context_parse(ctx, text, (gssize)n, NULL) &&
	    g_markup_parse_context_end_parse(ctx, NULL);

	g_markup_parse_context_free(ctx);
	return whole ? 0 : -1;
}

struct element *
layout_read(const char *text, size_t n)
{
	struct reader r = { 0 };

	return layout_parse(&r, text, n) == 0 ? r.root : NULL;
}

const char *
layout_get(const struct element *e, const char *key)
{
	for (size_t i = 0; e->key[i] != NULL; i++)
		if (strcmp(e->key[i], key) == 0)
			return e->value[i];
	return "";
}

int
layout_is(const struct element *e, const char *name)
{
	return strcmp(e->name, name) == 0;
}

const struct element *
layout_find(const struct element *e, const char *name)
{
	for (e = e->child; e != NULL; e = e->next)
		if (layout_is(e, name))
			return e;
	return NULL;
}

const char *
layout_text(const struct element *e)
{
	char *s = e->text->str;
	size_t n = e->text->len;

	while (n > 0 && strchr(" \n", s[n - 1]) != NULL)
		s[--n] = '\0';
	return *s == ' ' ? s + 1 : s;
}

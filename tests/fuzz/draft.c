/*
 * A stored draft: answers by path, one a line (`path=value`), read into the
 * tree, checked against the standard, drawn and shown.  Input that begins with
 * a '#' is a stored standard itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct node *standard;

static void begin(void)
{
	char err[200];

	standard = node_new();
	if (node_read(standard, "conf/services/alliance-enrolment.hdf", err,
	    sizeof err)) {
		fprintf(stderr, "%s\n", err);
		abort();
	}
}

static void parse(const char *text)
{
	struct node *n = node_new();
	char err[200];

	if (!node_parse(n, text, err, sizeof err)) {
		form_first(n, n);
		form_class(n, "unit_name");
		form_page_of(n, "unit_name");
	}
	node_free(n);
}

static struct req *request(struct arena *a)
{
	struct req *r = arena_alloc(a, sizeof *r);

	r->arena = a;
	r->hdf = node_new();
	r->lang = "zh-CN";
	r->method = POST;
	r->headers = buf_new(a);
	node_set(r->hdf, "Site.today", "2026-11-22");
	return r;
}

static const char *seal(void *arg, const char *path, const char *value)
{
	(void)arg;
	(void)path;
	return value;
}

static void walk(struct req *r, struct node *values)
{
	struct form f = { .standard = standard, .values = values };
	const char *page = form_first(standard, values);

	for (int i = 0; page && i < 20; i++) {
		f.where = arena_printf(r->arena, "form.pages.%s", page);
		form_steps(r, standard, values, page);
		form_draw(r, &f);
		form_show(r, &f, "Page.shown", i % 2);
		page = form_after(standard, values, page);
	}
	f.where = "form.pages";
	form_check(r, &f, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new(65536);
	struct node *values = node_new(), *before = node_new();
	char *text = arena_copy(a, (const char *)data, n), *line, *s = text;
	struct req *r = request(a);
	const char *paths, *texts;

	if (!standard)
		begin();
	if (!text_valid(text, strlen(text)) || strlen(text) != n || n > 20000)
		goto out;
	if (*text == '#') {
		parse(text + 1);
		goto out;
	}
	while ((line = strsep(&s, "\n"))) {
		char *value = strchr(line, '=');

		/* The database keeps paths of known shape only. */
		if (!value || value == line || strspn(line,
		    "abcdefghijklmnopqrstuvwxyz0123456789_.") !=
		    (size_t)(value - line) || strstr(line, "..") ||
		    *line == '.' || value[-1] == '.')
			continue;
		*value++ = '\0';
		node_set(values, line, value);
	}
	walk(r, values);
	form_diff(r, standard, before, values, "Page.diff");
	form_arrays(a, standard, values, seal, NULL, &paths, &texts);
	if (!paths || !texts)
		abort();
out:
	node_free(r->hdf);
	node_free(before);
	node_free(values);
	arena_free(a);
	return 0;
}

/*
 * Papers: what a case asks for and has by now, on a page of its own, where
 * files are added and taken away.
 */
#include <stdlib.h>
#include <string.h>

#include "cases_parts.h"
#include "text.h"

/* ---- what is there ----------------------------------------------------- */

static bool counts(struct node *file)
{
	const char *s = node_get(file, "state");

	return s && strcmp(s, "refused") && strcmp(s, "infected") &&
		strcmp(s, "failed");
}

static void counts_free(void *n)
{
	node_free(n);
}

struct node *cases_counts(struct req *r, bool only_new)
{
	struct node *n = node_find(r->hdf, "Page.files"), *out = node_new();

	arena_defer(r->arena, counts_free, out);
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *code = arena_strdup(r->arena, node_get(n,
			"paper")), *have = node_get(out, code);

		if (counts(n) && (!only_new || node_get(n, "new")))
			node_setf(out, code, "%ld", (have ? strtol(have, NULL,
				10) : 0) + 1);
	}
	return out;
}

const char *cases_papers_of(struct req *r, const char *items)
{
	char *words = arena_strdup(r->arena, items), *word;
	struct buf b = buf_new(r->arena);

	buf_puts(&b, "");
	while ((word = strsep(&words, " ")))
		if (!strncmp(word, "paper:", 6))
			buf_printf(&b, "%s%s", b.len ? " " : "", word + 6);
	return b.data;
}

/* ---- what is open ------------------------------------------------------ */

static bool is_draft(const struct dossier *d)
{
	return !strcmp(d->kind, "draft");
}

/* May files of this paper be sent now?  In a draft: those of a page that
 * stands; later: those a correction asks for. */
static bool is_open(struct req *r, const struct dossier *d, struct node *paper)
{
	struct node *p = node_find(d->standard, "form.pages");
	const char *code = node_name(paper);

	if (!is_draft(d))
		return d->items && form_listed(cases_papers_of(r, d->items),
			code);
	for (p = p ? node_child(p) : NULL; p; p = node_next(p))
		if (form_listed(node_get(p, "papers"), code) &&
		    form_when(p, d->values, NULL))
			return form_when(paper, d->values, NULL);
	return false;
}

/* ---- onto the page ----------------------------------------------------- */

static const char *accepted(struct req *r, const char *kinds)
{
	static const struct { const char *kind, *ends; } all[] = {
		{ "jpeg", ".jpg,.jpeg" }, { "png", ".png" },
		{ "heic", ".heic" }, { "pdf", ".pdf" },
	};
	struct buf b = buf_new(r->arena);

	buf_puts(&b, "");
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (form_listed(kinds, all[i].kind))
			buf_printf(&b, "%s%s", b.len ? "," : "", all[i].ends);
	return b.data;
}

long cases_limit(struct node *paper, const char *name, long other)
{
	const char *s = node_get(paper, name);

	return s && text_is_digits(s) ? strtol(s, NULL, 10) : other;
}

static long draw_files(struct req *r, const struct dossier *d,
	const char *code, struct node *out)
{
	struct node *n = node_find(r->hdf, "Page.files");
	long count = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *paper = node_get(n, "paper"), *at;
		struct node *to;

		if (!paper || strcmp(paper, code))
			continue;
		at = arena_printf(r->arena, "files.%ld", count++);
		node_copy(out, at, n);
		to = node_at(out, at);
		node_setf(to, "url", "%s/file/%s", d->here, node_get(n, "id"));
		if (is_draft(d) || node_get(n, "new"))
			node_setf(to, "remove", "remove:%s", node_get(n,
				"id"));
	}
	return count;
}

static void draw_paper(struct req *r, const struct dossier *d,
	struct node *paper, unsigned i)
{
	const char *code = node_name(paper), *kinds = node_get(paper, "kinds");
	struct node *out = node_at(r->hdf, arena_printf(r->arena,
		"Page.papers.%u", i));
	const char *required = node_get(paper, "required");
	long have, most = cases_limit(paper, "max_count", 1);

	node_set(out, "name", code);
	node_set(out, "type", "file");
	node_set(out, "label", form_words(node_find(paper, "label"), r->lang));
	node_set(out, "hint", form_words(node_find(paper, "hint"), r->lang));
	node_set(out, "accept", accepted(r, kinds));
	node_setf(out, "megabytes", "%ld", cases_limit(paper, "max_bytes",
		BODY_FILE_MAX) / (1024 * 1024));
	node_set(out, "pixels", node_get(paper, "min_pixels"));
	if (form_listed(kinds, "pdf"))
		node_set(out, "pdf", "1");
	node_setf(out, "max", "%ld", most);
	if (most > 1)
		node_set(out, "several", "1");
	if (!is_draft(d) || (required && !strcmp(required, "1")))
		node_set(out, "required", "1");
	node_set(out, "error", node_get(r->hdf, arena_printf(r->arena,
		"Page.error.%s", code)));
	node_set(r->hdf, arena_printf(r->arena, "Page.label.%s", code),
		node_get(out, "label"));
	have = draw_files(r, d, code, out);
	/* One file is replaced by the next; of several, each must go first. */
	if (most > 1 && have >= most)
		node_set(out, "full", "1");
}

void cases_draw_papers(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(d->standard, "papers");
	unsigned i = 0;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p))
		if (is_open(r, d, p))
			draw_paper(r, d, p, i++);
	node_setf(r->hdf, "Page.files_max", "%d", FILES_A_CASE);
}

/* ---- the page of files ------------------------------------------------- */

static void ask(struct req *r)
{
	const char *id = req_path(r, "id"), *no = req_path(r, "no");

	cases_ask(r);
	if (!no && !cases_is_id(id))
		id = "0";
	node_remove(r->hdf, "Page.files");
	query_rows(r, SQL_CASE_FILES, "Page.files", ARGS(no ? NULL : id, no));
	query_rows(r, SQL_CASE_ITEMS, "Page.items", ARGS(no ? NULL : id, no));
}

static bool take(struct req *r, const struct cases *m, struct dossier *d)
{
	struct buf b = buf_new(r->arena);
	struct node *n;

	if (!cases_take(r, m, d))
		return false;
	buf_puts(&b, "");
	n = node_find(r->hdf, "Page.items");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		buf_printf(&b, "%s%s", b.len ? " " : "", node_get(n, "item"));
	d->items = b.data;
	return true;
}

/* Where files can be sent at all. */
static bool is_at_work(const struct dossier *d)
{
	return is_draft(d) || *d->items;
}

/* The page after the one with papers, in the draft. */
static const char *after(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(d->standard, "form.pages");
	const char *next = NULL;

	if (!is_draft(d))
		return arena_printf(r->arena, "%s/do/%s", d->here,
			cases_answer(d));
	for (p = p ? node_child(p) : NULL; p; p = node_next(p))
		if (node_get(p, "papers"))
			next = form_after(d->standard, d->values,
				node_name(p));
	return arena_printf(r->arena, "%s/%s", d->here, next ? next
		: "check");
}

static void draw_steps(struct req *r, const struct dossier *d)
{
	struct node *n;
	const char *before = NULL;
	unsigned count = 0;

	form_steps(r, d->standard, d->values, "papers");
	n = node_find(r->hdf, "Page.steps");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		node_setf(n, "href", "%s/%s", d->here, node_get(n, "name"));
		node_setf(n, "n", "%u", ++count);
		if (node_get(n, "current")) {
			node_setf(r->hdf, "Page.step", "%u", count);
			node_set(r->hdf, "Page.back", before);
			node_set(r->hdf, "Page.title", arena_strdup(r->arena,
				node_get(n, "title")));
		}
		before = arena_strdup(r->arena, node_get(n, "href"));
	}
	node_setf(r->hdf, "Page.steps_count", "%u", count);
}

enum reply cases_papers(struct req *r)
{
	const struct cases *m = r->with;
	const char *done = req_query(r, "done"), *to = req_query(r, "back");
	struct dossier d;

	ask(r);
	if (!take(r, m, &d))
		return NOT_FOUND;
	if (!is_at_work(&d) || (!is_draft(&d) && !*cases_papers_of(r,
			d.items)))
		return see(r, "%s", d.here);
	if (is_draft(&d))
		draw_steps(r, &d);
	else
		node_set(r->hdf, "Page.back", after(r, &d));
	cases_draw_papers(r, &d);
	node_set(r->hdf, "Page.action", arena_printf(r->arena, "%s/papers",
		d.here));
	node_set(r->hdf, "Page.after", to && !strcmp(to, "check") ?
		arena_printf(r->arena, "%s/check", d.here) : after(r, &d));
	if (done && (!strcmp(done, "uploaded") || !strcmp(done, "removed")))
		node_set(r->hdf, "Page.message", done);
	return PAGE;
}

static struct node *paper_named(const struct dossier *d, const char *code)
{
	struct node *n = node_find(d->standard, "papers");

	for (n = n ? node_child(n) : NULL; n && code; n = node_next(n))
		if (!strcmp(node_name(n), code))
			return n;
	return NULL;
}

static enum reply take_out(struct req *r, const struct dossier *d,
	const char *id)
{
	struct node *n = node_find(r->hdf, "Page.files");
	const char *key = cases_key(r, "remove", "");

	/* Only one of this case's; the database asks again. */
	while (n && (n = n == node_find(r->hdf, "Page.files") ?
			node_child(n) : node_next(n)))
		if (!strcmp(node_get(n, "id"), id))
			break;
	if (n && !query_text(r, SQL_UPLOAD_DROP, ARGS(id, key)))
		return FAILED;
	return see(r, "%s/papers?done=removed", d->here);
}

enum reply cases_upload(struct req *r)
{
	const struct cases *m = r->with;
	const char *deed = req_form(r, "do"), *code = req_form(r, "paper");
	struct dossier d;
	struct node *paper;

	ask(r);
	if (!take(r, m, &d))
		return NOT_FOUND;
	if (!is_at_work(&d))
		return see(r, "%s", d.here);
	if (deed && !strncmp(deed, "remove:", 7) && cases_is_id(deed + 7))
		return take_out(r, &d, deed + 7);
	if (deed && !strncmp(deed, "upload:", 7))
		code = deed + 7;
	if (!code)
		return see(r, "%s", deed && !strcmp(deed, "later") ?
			arena_printf(r->arena, "%s/?done=saved", m->base)
			: after(r, &d));
	paper = paper_named(&d, code);
	if (!paper)
		return NOT_FOUND;
	return is_open(r, &d, paper) ? cases_take_in(r, &d, paper) : FORBIDDEN;
}

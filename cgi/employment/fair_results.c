/*
 * What came of a job fair: the sheet of a stall, a table of results that is
 * looked at row by row before it counts, and the check after three months.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "form.h"
#include "text.h"

enum { LARGEST = 1024 * 1024 };

static const char *const stages[] = { "talk", "intent", "offer", "contract" };
enum { STAGES = sizeof stages / sizeof *stages };
static const char *const deeds[] = { "saved", "fair_sheet", "fair_table",
	NULL };

/* ---- the sheet --------------------------------------------------------- */

enum reply fair_sheet(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *stall = cases_path_id(r, "stall");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_row(r, SQL_FAIR_SHEET, "Page.stall", ARGS(id, stall));
	query_rows(r, SQL_FAIR_SHEET, "Page.rows", ARGS(id, stall));
	node_set(r->hdf, "Page.at", stall);
	return PAGE;
}

/* Each post of the stall has a field for each stage; those of other posts are
 * not looked at. */
static void typed_sheet(struct req *r, struct buf *fields, struct buf *texts)
{
	struct node *n = node_find(r->hdf, "Page.rows");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		for (size_t i = 0; i < STAGES; i++) {
			const char *name = arena_printf(r->arena, "%s_%s",
				stages[i], node_get(n, "post"));
			const char *s = req_form(r, name);

			if (!s || !*s)
				continue;
			if (text_count(s) > 2000 ||
			    !text_clean(s, strlen(s), TEXT_LINE)) {
				field_error(r, name, "err_numbers");
				continue;
			}
			form_array_add(fields, name);
			form_array_add(texts, s);
		}
}

enum reply fair_sheet_save(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *stall = cases_path_id(r, "stall");
	struct buf fields = buf_new(r->arena), texts = buf_new(r->arena);

	query_row(r, SQL_FAIR_SHEET, "Page.stall", ARGS(id, stall));
	query_rows(r, SQL_FAIR_SHEET, "Page.rows", ARGS(id, stall));
	if (!query_flush(r))
		return FAILED;
	typed_sheet(r, &fields, &texts);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_FAIR_SHEET_PUT, ARGS(id, stall,
		form_array_end(&fields), form_array_end(&texts), cases_key(r,
		"sheet", ""))) ? see(r, "/desk/employment/fairs/%s/results?"
		"done=fair_sheet", id) : FAILED;
}

/* ---- all of them, and a table ------------------------------------------ */

enum reply fair_results(struct req *r)
{
	const char *id = cases_path_id(r, "fair");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_rows(r, SQL_FAIR_STALLS, "Page.stalls", ARGS(id));
	query_rows(r, SQL_FAIR_CHECKS, "Page.checks", ARGS(id));
	say_done(r, deeds);
	return PAGE;
}

enum reply fair_import(struct req *r)
{
	const char *id = cases_path_id(r, "fair"), *bytes, *import;
	const struct body_file *f = req_file(r, "file");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	if (!f || !f->size || f->size > LARGEST) {
		field_error(r, "file", !f ? "err_required" : !f->size ?
			"err_file_empty" : "err_fair_rows");
		return bad(r);
	}
	bytes = query_file(r, f->fd, f->size);
	if (!bytes)
		return FAILED;
	import = query_text(r, SQL_FAIR_IMPORT, ARGS(id, f->name, bytes));
	return import ? see(r, "/desk/employment/fairs/%s/import/%s", id,
		import) : FAILED;
}

enum reply fair_preview(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *import = cases_path_id(r, "import");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_row(r, SQL_FAIR_IMPORT_ONE, "Page.import", ARGS(id, import));
	query_rows(r, SQL_FAIR_IMPORT_ROWS, "Page.rows", ARGS(id, import));
	return PAGE;
}

enum reply fair_import_take(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *import = cases_path_id(r, "import");

	return query_text(r, SQL_FAIR_IMPORT_TAKE, ARGS(id, import,
		req_form(r, "skip"), cases_key(r, "take", ""))) ? see(r,
		"/desk/employment/fairs/%s/results?done=fair_table", id) :
		FAILED;
}

/* ---- three months on --------------------------------------------------- */

enum reply fair_check(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *match = cases_path_id(r, "match");

	return query_text(r, SQL_FAIR_CHECK, ARGS(id, match, req_form(r,
		arena_printf(r->arena, "state_%s", match)), cases_key(r,
		"check", ""))) ? see(r,
		"/desk/employment/fairs/%s/results?done=saved", id) : FAILED;
}

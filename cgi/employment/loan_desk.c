/*
 * Start-up loans, the officers' side: lists for the banks, their answers, the
 * banks.
 *
 * A list is a table with a line for each application.  Each line is kept
 * encrypted under the key of its person, so the file can be made again, byte
 * for byte, as long as that key is there, and nobody can read it afterwards.
 * What is signed is a slip that names the list and the SHA-256 of the file; the
 * courier signs it, since no program that answers strangers holds the key.
 */
#include "employment.h"

#include <string.h>

#include "crypt.h"
#include "employment.sql.h"
#include "form.h"
#include "review.h"
#include "sheet.h"
#include "text.h"

enum { LARGEST = 1024 * 1024 };

static const char *const columns[] = { "no", "name", "id_no", "mobile", "kind",
	"firm", "uscc", "amount", "months", "guarantee", "purpose", "project",
	"merit", NULL };
static const char *const deeds[] = { "saved", "loan_made", "loan_hand",
	"loan_void", "loan_taken", NULL };

enum reply loans(struct req *r)
{
	query_rows(r, SQL_LOAN_WAITING, "Page.rows", ARGS());
	query_rows(r, SQL_LOAN_LISTS, "Page.lists", ARGS());
	query_rows(r, SQL_LOAN_BANKS_DESK, "Page.banks", ARGS());
	if (!query_flush(r))
		return FAILED;
	say_done(r, deeds);
	return PAGE;
}

/* ---- a list is made ---------------------------------------------------- */

struct list {
	struct sheet *sheet;
	struct buf cases, lines;
	char *head;
};

/* What was added to the sheet since it was `from` bytes long. */
static char *added(struct req *r, const struct list *l, size_t from)
{
	const char *s = sheet_text(l->sheet) + from;

	return arena_copy(r->arena, s, strlen(s));
}

static void add_head(struct req *r, struct list *l)
{
	for (size_t i = 0; columns[i]; i++)
		sheet_cell(l->sheet, page_word(r->pages, "zh-CN", arena_printf(
			r->arena, "employment.loan.column.%s", columns[i])));
	sheet_row(l->sheet);
	l->head = added(r, l, 0);
}

/* One application: its number is opened, its line is closed again. */
static bool add_line(struct req *r, struct list *l, struct node *n)
{
	struct dossier d = { .id = node_get(n, "id"), .applicant = node_get(n,
		"applicant") };
	const char *sealed = node_get(n, "id_no"), *id, *line;
	size_t from = strlen(sheet_text(l->sheet));

	id = sealed ? cases_unseal(r, &d, "case_form.id_no", sealed) : NULL;
	if (!id)
		return false;
	for (size_t i = 0; columns[i]; i++)
		sheet_cell(l->sheet, !strcmp(columns[i], "id_no") ? id :
			node_get(n, columns[i]));
	sheet_row(l->sheet);
	line = cases_seal(r, &d, "loan_item.line", added(r, l, from));
	if (!line)
		return false;
	form_array_add(&l->cases, d.id);
	form_array_add(&l->lines, line);
	return true;
}

static const char *digest(struct req *r, const struct list *l)
{
	return crypt_sha256_hex(r->arena, sheet_text(l->sheet));
}

enum reply loan_make(struct req *r)
{
	const char *bank = req_form(r, "bank"), *id;
	struct list l = { sheet_new(r, SHEET_CSV), buf_new(r->arena),
		buf_new(r->arena), NULL };
	struct node *n;
	bool fine = true;

	/* Who makes none hears so before the form is looked at. */
	query_rows(r, SQL_LOAN_WAITING, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	if (!cases_is_id(bank))
		field_error(r, "bank", "err_choice");
	if (!strcmp(ticked(r, "case"), "{}"))
		field_error(r, "case", "err_loan_pick");
	if (r->errors)
		return bad(r);
	query_rows(r, SQL_LOAN_LINES, "Lines", ARGS(bank, ticked(r, "case")));
	if (!query_flush(r))
		return FAILED;
	add_head(r, &l);
	n = node_find(r->hdf, "Lines");
	for (n = n ? node_child(n) : NULL; n && fine; n = node_next(n))
		fine = add_line(r, &l, n);
	node_remove(r->hdf, "Lines");
	if (!fine)
		return FAILED;
	id = query_text(r, SQL_LOAN_LIST_MAKE, ARGS(bank, form_array_end(
		&l.cases), form_array_end(&l.lines), l.head, digest(r, &l),
		cases_key(r, "loans", "")));
	return id ? see(r, "/desk/employment/loans/%s?done=loan_made", id) :
		FAILED;
}

/* ---- one list ---------------------------------------------------------- */

static void ask_list(struct req *r)
{
	const char *id = cases_path_id(r, "list");

	query_row(r, SQL_LOAN_LIST, "Page.list", ARGS(id));
	query_rows(r, SQL_LOAN_ITEMS, "Page.rows", ARGS(id));
}

enum reply loan_list(struct req *r)
{
	struct node *n;

	ask_list(r);
	if (!query_flush(r))
		return FAILED;
	n = node_find(r->hdf, "Page.rows");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		node_remove(n, "line");
	say_done(r, deeds);
	return PAGE;
}

enum reply loan_list_do(struct req *r)
{
	const char *id = cases_path_id(r, "list"), *deed = req_form(r, "do");
	const char *day = NULL, *note, *done;
	bool hand = deed && !strcmp(deed, "hand");

	query_row(r, SQL_LOAN_LIST, "Page.list", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	if (hand)
		day = form_typed(r, "day", "date", NULL, true);
	note = form_typed(r, "note", "text", "200", true);
	if (r->errors)
		return bad(r);
	done = query_text(r, SQL_LOAN_LIST_DO, ARGS(id, deed, day, note,
		cases_key(r, "list", "")));
	return done ? see(r, "/desk/employment/loans/%s?done=loan_%s", id,
		done) : FAILED;
}

/* The file as it was signed; NULL when a line of it was erased. */
static const char *whole(struct req *r)
{
	struct buf out = buf_new(r->arena);
	struct node *n = node_find(r->hdf, "Page.rows");

	buf_puts(&out, node_get(r->hdf, "Page.list.head"));
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		struct dossier d = { .id = node_get(n, "id"),
			.applicant = node_get(n, "applicant") };
		const char *line = cases_unseal(r, &d, "loan_item.line",
			node_get(n, "line"));

		if (!line)
			return NULL;
		buf_puts(&out, line);
	}
	return strcmp(crypt_sha256_hex(r->arena, out.data), node_get(r->hdf,
		"Page.list.sha256")) ? NULL : out.data;
}

static enum reply send(struct req *r, const char *ending, const char *type,
	const char *bytes, size_t n)
{
	return download(r, arena_printf(r->arena, "%s.%s", node_get(r->hdf,
		"Page.list.no"), ending), type, bytes, n);
}

enum reply loan_part(struct req *r)
{
	const char *part = req_path(r, "part"), *s;
	unsigned char raw[SIGN_BYTES];

	ask_list(r);
	if (!query_flush(r))
		return FAILED;
	if (!strcmp(part, "csv") && node_get(r->hdf, "Page.list.whole")) {
		s = whole(r);
		return s ? send(r, "csv", "text/csv", s, strlen(s)) : GONE;
	}
	if (!strcmp(part, "txt")) {
		s = arena_strdup(r->arena, node_get(r->hdf, "Page.list.slip"));
		return send(r, "txt", "text/plain", s, strlen(s));
	}
	s = node_get(r->hdf, "Page.list.signature");
	if (strcmp(part, "sig") || !s || text_unbase64(s, raw, sizeof raw) !=
			SIGN_BYTES)
		return NOT_FOUND;
	return send(r, "sig", "application/octet-stream", arena_copy(r->arena,
		(const char *)raw, sizeof raw), sizeof raw);
}

/* ---- the bank's answers ------------------------------------------------ */

enum reply loan_import(struct req *r)
{
	const struct body_file *f = req_file(r, "file");
	const char *bank = req_form(r, "from"), *bytes, *id;

	query_rows(r, SQL_LOAN_WAITING, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	if (!cases_is_id(bank))
		field_error(r, "from", "err_choice");
	if (!f || !f->size || f->size > LARGEST)
		field_error(r, "file", !f ? "err_required" : !f->size ?
			"err_file_empty" : "err_fair_rows");
	if (r->errors || !f)
		return bad(r);
	bytes = query_file(r, f->fd, f->size);
	if (!bytes)
		return FAILED;
	id = query_text(r, SQL_LOAN_IMPORT, ARGS(bank, f->name, bytes));
	return id ? see(r, "/desk/employment/loans/answers/%s", id) : FAILED;
}

enum reply loan_preview(struct req *r)
{
	const char *id = cases_path_id(r, "table");

	query_row(r, SQL_LOAN_IMPORT_ONE, "Page.import", ARGS(id));
	query_rows(r, SQL_LOAN_IMPORT_ROWS, "Page.rows", ARGS(id));
	return PAGE;
}

enum reply loan_take(struct req *r)
{
	return query_text(r, SQL_LOAN_IMPORT_TAKE, ARGS(cases_path_id(r,
		"table"), req_form(r, "skip"), cases_key(r, "take", ""))) ?
		see(r, "/desk/employment/loans?done=loan_taken") : FAILED;
}

/* ---- the banks --------------------------------------------------------- */

enum reply banks(struct req *r)
{
	query_rows(r, SQL_LOAN_BANKS_DESK, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	say_done(r, deeds);
	return PAGE;
}

enum reply bank_add(struct req *r)
{
	const char *name, *contact, *tel;

	/* Who keeps none hears so before the form is looked at. */
	query_rows(r, SQL_LOAN_BANKS_DESK, "Page.rows", ARGS());
	if (!review_may(r, "audit"))
		return FORBIDDEN;
	name = form_typed(r, "name", "text", "40", true);
	contact = form_typed(r, "contact", "text", "60", true);
	tel = form_typed(r, "tel", "contact", NULL, true);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_LOAN_BANK_ADD, ARGS(name, contact, tel,
		cases_key(r, "bank", ""))) ? see(r,
		"/desk/employment/banks?done=saved") : FAILED;
}

enum reply bank_end(struct req *r)
{
	query_do(r, SQL_LOAN_BANK_END, ARGS(cases_path_id(r, "bank")));
	return query_flush(r) ? see(r, "/desk/employment/banks?done=saved") :
		FAILED;
}

/*
 * cases: what every service does alike, from the draft to the certificate.
 *
 * Stands on app and form; names no service.  A program says where its pages
 * lie, and puts the rows of CASES_ROUTES into its route table; handlers find
 * what they work with in r->with:
 *
 *	static const struct cases mine = { .base = "/alliance",
 *		.service = "alliance-enrolment", .entry = "/alliance/apply" };
 *
 *	static const struct route routes[] = {
 *		CASES_ENTRY("/alliance/apply", &mine)
 *		CASES_ROUTES("/alliance", "alliance/case.cs", &mine)
 *	};
 *
 * A row of the program's own that stands before them takes the place of one of
 * theirs: it may queue statements of its own and then call the handler.
 *
 *	ENTRY                       what to have ready, begin   case/apply.cs
 *	BASE/draft/:id/:page        a page of the form          case/draft.cs
 *	BASE/draft/:id/papers       files; UPLOAD               case/papers.cs
 *	BASE/draft/:id/check        all of it, and submit       case/check.cs
 *	BASE/draft/:id/drop         throw it away               case/drop.cs
 *	BASE/draft/:id/file/:file   to one of its files
 *	BASE/case/:no               the case                    PAGE
 *	BASE/case/:no/receipt       after submitting            case/receipt.cs
 *	BASE/case/:no/message       POST                        PAGE
 *	BASE/case/:no/read          POST: messages were read
 *	BASE/case/:no/rate          how it was, when closed     case/rate.cs
 *	BASE/case/:no/do/:action    a step of the applicant's   case/act.cs
 *	BASE/case/:no/papers        files asked for; UPLOAD     case/papers.cs
 *	BASE/case/:no/file/:file    to one of its files
 *	BASE/case/:no/paper/:paper  a paper we issued, "17.pdf"
 *	BASE/file/:file/:address    the bytes of a file
 *
 * PAGE is the module's own, <module>/case.cs: what all cases show
 * (case/show.cs) and its boxes between.
 *
 * Cases are of any service of the program's module; only the entry is of one.
 * What the templates read stands at their heads.  A page of the standard that
 * takes papers is named `papers`.  Statements are in sql/common.sql; whoever
 * may not do or see a thing is refused by the database.
 */
#ifndef CASES_H
#define CASES_H

#include "app.h"
#include "form.h"
#include "mask.h"

struct cases {
	const char *base;	/* "/alliance" */
	const char *service;	/* code in the catalogue, for entry and lists */
	const char *entry;	/* "/alliance/apply" */
	/* Where officers open applications for people, "/desk/.../open"; the
	 * forms below base are theirs then.  NULL on the public side. */
	const char *open;
	/* Codes of the services they may be of, with spaces between. */
	const char *services;
	/* What only this program's papers say.  It finds Page.paper.kind, and
	 * the answers below Answer; NULL for nothing. */
	void (*print)(struct req *r, const char *kind);
	/* Is this officer kept away from the case :no, though the database,
	 * which cannot read what is sealed, would let him in?  NULL: nobody
	 * is. */
	bool (*bars)(struct req *r);
};

#define CASES_ENTRY(entry, m) \
	{ GET, entry, PUB, VISITOR, cases_entry, "case/apply.cs", FORM, m }, \
	{ POST, entry, PUB, PERSON, cases_draft_begin, "case/apply.cs", FORM, \
		m },

/* A form being filled in, by whom it is. */
#define CASES_DRAFT(base, side, who, m) \
	{ GET, base "/draft/:id", side, who, cases_draft_open, NULL, 0, m }, \
	{ GET, base "/draft/:id/papers", side, who, cases_papers, \
		"case/papers.cs", FORM, m }, \
	{ POST, base "/draft/:id/papers", side, who, cases_upload, \
		"case/papers.cs", FORM | UPLOAD, m }, \
	{ GET, base "/draft/:id/check", side, who, cases_check, \
		"case/check.cs", FORM, m }, \
	{ POST, base "/draft/:id/check", side, who, cases_submit, \
		"case/check.cs", FORM, m }, \
	{ GET, base "/draft/:id/drop", side, who, cases_drop_page, \
		"case/drop.cs", FORM, m }, \
	{ POST, base "/draft/:id/drop", side, who, cases_drop, \
		"case/drop.cs", FORM, m }, \
	{ GET, base "/draft/:id/file/:file", side, who, cases_file, NULL, 0, \
		m }, \
	{ GET, base "/draft/:id/:page", side, who, cases_draft_page, \
		"case/draft.cs", FORM, m }, \
	{ POST, base "/draft/:id/:page", side, who, cases_draft_save, \
		"case/draft.cs", FORM, m },

#define CASES_ROUTES(base, page, m) \
	CASES_DRAFT(base, PUB, PERSON, m) \
	{ GET, base "/case/:no", PUB, GUEST, cases_show, page, \
		READS | FORM, m }, \
	{ GET, base "/case/:no/receipt", PUB, PERSON, cases_receipt, \
		"case/receipt.cs", READS | FORM, m }, \
	{ POST, base "/case/:no/message", PUB, PERSON, cases_message, \
		page, FORM, m }, \
	{ POST, base "/case/:no/read", PUB, PERSON, cases_read, NULL, 0, m }, \
	{ GET, base "/case/:no/rate", PUB, PERSON, cases_rate_page, \
		"case/rate.cs", READS | FORM, m }, \
	{ POST, base "/case/:no/rate", PUB, PERSON, cases_rate, \
		"case/rate.cs", FORM, m }, \
	{ GET, base "/case/:no/do/:action", PUB, PERSON, cases_act_page, \
		"case/act.cs", READS | FORM, m }, \
	{ POST, base "/case/:no/do/:action", PUB, PERSON, cases_act, \
		"case/act.cs", FORM, m }, \
	{ GET, base "/case/:no/papers", PUB, PERSON, cases_papers, \
		"case/papers.cs", READS | FORM, m }, \
	{ POST, base "/case/:no/papers", PUB, PERSON, cases_upload, \
		"case/papers.cs", FORM | UPLOAD, m }, \
	{ GET, base "/case/:no/file/:file", PUB, PERSON, cases_file, NULL, \
		READS, m }, \
	{ GET, base "/case/:no/paper/:paper", PUB, PERSON, cases_paper, NULL, \
		READS, m }, \
	{ POST, base "/case/:no/paper/:paper", PUB, PERSON, cases_paper_keep, \
		NULL, 0, m }, \
	{ GET, base "/file/:file/:address", PUB, ANYONE, cases_file_bytes, \
		NULL, 0, m },

/*
 * An officer fills in for a person, at the counter or on the telephone: the
 * same form and the same case, marked with channel and officer.
 *
 *	BASE/open                    for whom, which service    case/off_open.cs
 *	BASE/draft/...               as above, in the officers' frame
 */
#define CASES_OPEN(base, m) \
	{ GET, base "/open", OFF, STAFF, cases_open_page, "case/off_open.cs", \
		READS | FORM, m }, \
	{ POST, base "/open", OFF, STAFF, cases_open, "case/off_open.cs", \
		FORM, m }, \
	CASES_DRAFT(base, OFF, STAFF, m)

/* A case or draft in hand; texts live in the arena. */
struct dossier {
	const char *id, *no, *version, *state, *kind, *applicant, *service;
	const char *here;	/* address of the case or draft */
	struct node *standard;
	struct node *values;	/* its answers, opened: Answer. of the tree */
	const char *items;	/* fields and papers asked for, or NULL */
};

/* ---- the entry (cases_entry.c) ----------------------------------------- */

/* What the service is and asks for; one's own drafts and cases come first. */
enum reply cases_entry(struct req *r);

/* ---- opened for a person (cases_open.c) -------------------------------- */

/* For whom, which service, how he came; drafts the officer left.  Then the
 * form, as for anybody. */
enum reply cases_open_page(struct req *r);
enum reply cases_open(struct req *r);

/* ---- the draft (cases_draft.c) ----------------------------------------- */

/* POST: the visitor's draft of the service, begun if there is none; 303 to
 * its first page. */
enum reply cases_draft_begin(struct req *r);

/* GET BASE/draft/:id: to the first page. */
enum reply cases_draft_open(struct req *r);

/* One page of the form.  Saving acknowledges with a version; a page shown
 * before another was saved elsewhere is shown again beside what is stored. */
enum reply cases_draft_page(struct req *r);
enum reply cases_draft_save(struct req *r);

/* All answers, the statement of truth, and the submission. */
enum reply cases_check(struct req *r);
enum reply cases_submit(struct req *r);

enum reply cases_drop_page(struct req *r);
enum reply cases_drop(struct req *r);

/* ---- files (cases_files.c, cases_store.c) ------------------------------ */

/* Files of a draft (path has :id) or of a correction (path has :no). */
enum reply cases_papers(struct req *r);
enum reply cases_upload(struct req *r);

/* 303 to an address on the files host that opens :file for this session and
 * five minutes; and its bytes there.  Pictures are shown, everything else is a
 * download. */
enum reply cases_file(struct req *r);
enum reply cases_file_bytes(struct req *r);

/* A stored file of the case, opened: a memory file that lives as long as the
 * request; -1, logged, when it does not open. */
int cases_file_open(struct req *r, const struct dossier *d,
	const char *stored);

/* ---- the case (cases_show.c, cases_act.c) ------------------------------ */

/* The case page, for its applicant or read-only for a guest. */
enum reply cases_show(struct req *r);

/* The receipt: number, query code, what happens next. */
enum reply cases_receipt(struct req *r);

/* A message to the officers; those of the officers were read. */
enum reply cases_message(struct req *r);
enum reply cases_read(struct req *r);

/* A step of the applicant's: what the standard asks for it, and the deed. */
enum reply cases_act_page(struct req *r);
enum reply cases_act(struct req *r);

/* ---- how it was (cases_rate.c) ------------------------------------------ */

/* GET: the five levels, or what was said already; POST: says it, once.  A case
 * that is not closed, and the second rating, are refused as stale. */
enum reply cases_rate_page(struct req *r);
enum reply cases_rate(struct req *r);

/* ---- issued papers (cases_paper.c) ------------------------------------- */

/* The paper named :paper ("17" or "17.pdf") as PDF.  GET prints what was not
 * stored yet and keeps nothing; POST stores it and answers 303 to the GET. */
enum reply cases_paper(struct req *r);
enum reply cases_paper_keep(struct req *r);

/* ---- for modules' own handlers and the officers' side (cases.c) -------- */

/* Queues the row (Page.case) and the answers of the case :no or draft :id;
 * cases_take() flushes and fills d.  false: return NOT_FOUND. */
void cases_ask(struct req *r);
bool cases_take(struct req *r, const struct cases *m, struct dossier *d);

/* The case that the page or paper in hand was drawn of, by Page.case (and
 * Page.paper, whose applicant is an account where that of the case is a name):
 * id, no, applicant, service. */
struct dossier cases_drawn(struct req *r);

/* Is it a number the database can take, 1 to 18 digits? */
bool cases_is_id(const char *s);

/* A part of the path that is an id; "0", which is nobody's, when it is none. */
const char *cases_path_id(struct req *r, const char *name);

/* The version a form was made from, "0" when it does not say: always stale. */
const char *cases_version(struct req *r);

/* The key of this form for the database, over its random key, all that was
 * sent and more: the same form twice is the same deed, another content is
 * not. */
const char *cases_key(struct req *r, const char *deed, const char *more);

/* form_ask: may this division be chosen? */
const char *cases_place(struct req *r, struct node *field, const char *path,
	const char *value);

/* After form_draw(): lists and chains of the divisions on the page. */
void cases_places(struct req *r, struct node *fields);

/* An answer shown on a page: of a bank card the last four digits, of an
 * identity number what `id` leaves. */
void cases_mask(struct node *answer, mask_function *id);

/* form_arrays() of answers, values of class P3 and M encrypted under the key
 * of the case's person.  false: there is no key; return FAILED. */
bool cases_arrays(struct req *r, const struct dossier *d, struct node *values,
	const char **paths, const char **texts);

/* The keyed digest by which a value at `where` (table.path) is found again
 * without being opened, under the ring of this program; NULL: there is none. */
const char *cases_blind(struct req *r, const char *where, const char *value);

/* One value under the key of the case's person, for the place `where`
 * (table.column.path; the case is added): NULL, logged, when there is no key.
 * And what stands there, opened; NULL when it does not open. */
const char *cases_seal(struct req *r, const struct dossier *d,
	const char *where, const char *value);
const char *cases_unseal(struct req *r, const struct dossier *d,
	const char *where, const char *value);

#endif

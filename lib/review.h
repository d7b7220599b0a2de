/*
 * review: the officers' side of any service.
 *
 * Stands on cases; names no service.  A program says where its officers' pages
 * lie and puts the rows of REVIEW_LISTS and REVIEW_ROUTES into its route table,
 * behind those of its own that take the place of one of theirs:
 *
 *	static const struct cases desk = { .base = "/desk/alliance",
 *		.service = "alliance-enrolment" };
 *
 *	BASE/:no                     the case; READS    PAGE
 *	BASE/:no/claim               POST               PAGE
 *	BASE/:no/release             POST               PAGE
 *	BASE/:no/assign              give it away       case/off_assign.cs
 *	BASE/:no/do/:action          a step             case/off_act.cs
 *	BASE/:no/file/:file          to one of its files
 *	BASE/:no/file/:file/judge    POST               PAGE
 *	BASE/:no/paper/:paper        a paper we issued
 *	BASE/:no/message             POST               PAGE
 *	BASE/:no/read                POST: messages were read
 *	BASE/:no/note                POST               PAGE
 *	BASE/:no/task/:task          a task             case/off_act.cs
 *	BASE/:no/visit               a bad rating       case/off_visit.cs
 *	BASE/file/:file/:address     the bytes of a file
 *	BASE/batch                   one step for many  case/off_batch.cs
 *	BASE/notices                 what is published  case/off_notices.cs
 *
 * PAGE is the module's own, <module>/off_case.cs: what all cases show
 * (case/off_show.cs) and its boxes between.
 *
 * Who may do what is the database's: a button that should not be there answers
 * with its refusal.  What the templates read stands at their heads.
 */
#ifndef REVIEW_H
#define REVIEW_H

#include "cases.h"

#define REVIEW_LISTS(base, m) \
	{ GET, base "/batch", OFF, STAFF, review_batch_page, \
		"case/off_batch.cs", READS | FORM, m }, \
	{ POST, base "/batch", OFF, STAFF, review_batch, "case/off_batch.cs", \
		FORM, m }, \
	{ GET, base "/notices", OFF, STAFF, review_notices, \
		"case/off_notices.cs", READS | FORM, m },

#define REVIEW_ROUTES(base, page, m) \
	{ GET, base "/file/:file/:address", OFF, ANYONE, cases_file_bytes, \
		NULL, 0, m }, \
	{ GET, base "/:no", OFF, STAFF, review_show, page, \
		READS | FORM, m }, \
	{ POST, base "/:no/claim", OFF, STAFF, review_claim, page, \
		FORM, m }, \
	{ POST, base "/:no/release", OFF, STAFF, review_release, page, \
		FORM, m }, \
	{ GET, base "/:no/assign", OFF, STAFF, review_assign_page, \
		"case/off_assign.cs", READS | FORM, m }, \
	{ POST, base "/:no/assign", OFF, STAFF, review_assign, \
		"case/off_assign.cs", FORM, m }, \
	{ GET, base "/:no/do/:action", OFF, STAFF, review_act_page, \
		"case/off_act.cs", READS | FORM, m }, \
	{ POST, base "/:no/do/:action", OFF, STAFF, review_act, \
		"case/off_act.cs", FORM, m }, \
	{ GET, base "/:no/file/:file", OFF, STAFF, review_file, NULL, READS, \
		m }, \
	{ POST, base "/:no/file/:file/judge", OFF, STAFF, review_judge, page, \
		FORM, m }, \
	{ GET, base "/:no/paper/:paper", OFF, STAFF, cases_paper, NULL, \
		READS, m }, \
	{ POST, base "/:no/message", OFF, STAFF, review_message, page, \
		FORM, m }, \
	{ POST, base "/:no/read", OFF, STAFF, review_read, page, \
		FORM, m }, \
	{ POST, base "/:no/note", OFF, STAFF, review_note, page, \
		FORM, m }, \
	{ GET, base "/:no/task/:task", OFF, STAFF, review_task_page, \
		"case/off_act.cs", READS | FORM, m }, \
	{ POST, base "/:no/task/:task", OFF, STAFF, review_task, \
		"case/off_act.cs", FORM, m }, \
	{ GET, base "/:no/visit", OFF, STAFF, review_visit_page, \
		"case/off_visit.cs", READS | FORM, m }, \
	{ POST, base "/:no/visit", OFF, STAFF, review_visit, \
		"case/off_visit.cs", FORM, m },

/* Has the officer one of these roles (a list with blanks between)?  false:
 * return FORBIDDEN, the page says why.  What is queued is sent first. */
bool review_may(struct req *r, const char *roles);

/* ---- the case (review.c) ----------------------------------------------- */

/* All of a case on one page.  A program may queue statements of its own
 * before it calls this. */
enum reply review_show(struct req *r);

/* ---- work around it (review_work.c) ------------------------------------ */

/* Takes the case on, puts it back.  Whoever comes second is told who has
 * it. */
enum reply review_claim(struct req *r);
enum reply review_release(struct req *r);

/* A supervisor gives it to one of those who can take its step. */
enum reply review_assign_page(struct req *r);
enum reply review_assign(struct req *r);

/* To a file of the case, for five minutes; and a word on it. */
enum reply review_file(struct req *r);
enum reply review_judge(struct req *r);

enum reply review_message(struct req *r);
enum reply review_read(struct req *r);
enum reply review_note(struct req *r);

/* ---- a task (review_task.c) -------------------------------------------- */

/* The page of a task that has a button of its own; the task is done. */
enum reply review_task_page(struct req *r);
enum reply review_task(struct req *r);

/* ---- a return visit (review_visit.c) ----------------------------------- */

/* The bad rating of the case; the visit is entered, once.  Not there for who
 * handled the case, nor for anybody but a supervisor. */
enum reply review_visit_page(struct req *r);
enum reply review_visit(struct req *r);

/* ---- a step (review_act.c) --------------------------------------------- */

/* The page of a step, drawn from the standard; the step. */
enum reply review_act_page(struct req *r);
enum reply review_act(struct req *r);

/* What came with a step, for a program that takes it in a way of its own: the
 * arguments of the database's api.act(), values of class P3 and M sealed. */
struct review_given {
	const char *action, *version, *note, *reason;
	const char *paths, *texts;
	const char *key;
};

/* Reads and checks the step of the path as review_act() does.  true: all is
 * well; false: answer with *reply, errors are noted or the page is drawn. */
bool review_given(struct req *r, struct dossier *d, struct review_given *g,
	enum reply *reply);

/* The keyed digest that stands beside an encrypted field with an index of a
 * step, for a value: the same value is found by it.  NULL: there is no key. */
const char *review_index(struct req *r, const char *name, const char *value);

/* ---- many cases (review_batch.c) --------------------------------------- */

/* Cases that wait for a step which may be taken for many at once; the step,
 * with a result for each case. */
enum reply review_batch_page(struct req *r);
enum reply review_batch(struct req *r);

/* To be published, on notice, held up by an objection. */
enum reply review_notices(struct req *r);

#endif

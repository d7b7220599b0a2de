/*
 * review: the officers' side of any service.
 *
 * Stands on cases; names no service.  A program says where its officers' pages
 * lie and which service it serves, and its handlers are one line each:
 *
 *	static const struct cases desk = { "/desk/alliance",
 *		"alliance-enrolment" };
 *
 *	enum reply case_page(struct req *r)
 *	{
 *		return review_show(r, &desk);
 *	}
 *
 * Templates are templates/case/off_*.cs, named in the program's route table
 * beside paths of this shape (BASE is the first member):
 *
 *	BASE/:no                     the case; READS    case/off_show.cs
 *	BASE/:no/claim               POST               case/off_show.cs
 *	BASE/:no/release             POST               case/off_show.cs
 *	BASE/:no/assign              give it away       case/off_assign.cs
 *	BASE/:no/do/:action          a step             case/off_act.cs
 *	BASE/:no/file/:file          to one of its files
 *	BASE/:no/file/:file/judge    POST               case/off_show.cs
 *	BASE/:no/paper/:paper        a paper we issued
 *	BASE/:no/message             POST               case/off_show.cs
 *	BASE/:no/read                POST: messages were read
 *	BASE/:no/note                POST               case/off_show.cs
 *	BASE/:no/task/:task          a task             case/off_act.cs
 *	BASE/file/:file/:address     the bytes of a file
 *	BASE/batch                   one step for many  case/off_batch.cs
 *	BASE/notices                 what is published  case/off_notices.cs
 *
 * Who may do what is the database's: a button that should not be there answers
 * with its refusal.  What the templates read stands at their heads.
 */
#ifndef REVIEW_H
#define REVIEW_H

#include "cases.h"

/* ---- the case (review.c) ----------------------------------------------- */

/* All of a case on one page.  A program may queue statements of its own
 * before it calls this. */
enum reply review_show(struct req *r, const struct cases *m);

/* ---- work around it (review_work.c) ------------------------------------ */

/* Takes the case on, puts it back.  Whoever comes second is told who has
 * it. */
enum reply review_claim(struct req *r, const struct cases *m);
enum reply review_release(struct req *r, const struct cases *m);

/* A supervisor gives it to one of those who can take its step. */
enum reply review_assign_page(struct req *r, const struct cases *m);
enum reply review_assign(struct req *r, const struct cases *m);

/* To a file of the case, for five minutes; and a word on it. */
enum reply review_file(struct req *r, const struct cases *m);
enum reply review_judge(struct req *r, const struct cases *m);

enum reply review_message(struct req *r, const struct cases *m);
enum reply review_read(struct req *r, const struct cases *m);
enum reply review_note(struct req *r, const struct cases *m);

/* ---- a task (review_task.c) -------------------------------------------- */

/* The page of a task that has a button of its own; the task is done. */
enum reply review_task_page(struct req *r, const struct cases *m);
enum reply review_task(struct req *r, const struct cases *m);

/* ---- a step (review_act.c) --------------------------------------------- */

/* The page of a step, drawn from the standard; the step. */
enum reply review_act_page(struct req *r, const struct cases *m);
enum reply review_act(struct req *r, const struct cases *m);

/* ---- many cases (review_batch.c) --------------------------------------- */

/* Cases that wait for a step which may be taken for many at once; the step,
 * with a result for each case. */
enum reply review_batch_page(struct req *r, const struct cases *m);
enum reply review_batch(struct req *r, const struct cases *m);

/* To be published, on notice, held up by an objection. */
enum reply review_notices(struct req *r, const struct cases *m);

#endif

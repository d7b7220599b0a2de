/*
 * review_parts: what the files behind review.h share, and nobody else
 * includes.
 */
#ifndef REVIEW_PARTS_H
#define REVIEW_PARTS_H

#include "common.sql.h"
#include "review.h"

/* cases_take() with the addresses of this side. */
bool review_take(struct req *r, const struct cases *m, struct dossier *d);

/* Is the one asking kept away from the case :no (struct cases, bars)?  It is
 * then not there for him. */
bool review_bars(struct req *r);

/* Queues what a step needs: the case, its head, files, tasks, and what may be
 * done with it. */
void review_ask(struct req *r);

/* Words of the standard for what the database calls by code: label and, for
 * events, from_label, to_label, reason_label. */
const char *review_word(struct req *r, const struct dossier *d,
	const char *kind, const char *code);
void review_events(struct req *r, const struct dossier *d, const char *path);

/* The task that an event tells of, NULL when it tells of a step. */
const char *review_task_of(const char *action);

/* A paper or field of a correction, in words. */
const char *review_item(struct req *r, const struct dossier *d,
	const char *item);

/* What was written in a field, lines made alike; "" for nothing where that
 * may be, NULL after an error was noted. */
const char *review_words(struct req *r, const char *field, bool required);

/*
 * A step, or a task, on a page: Page.action.{name,label,note}, Page.fields,
 * Page.reasons, Page.canned, Page.confirm.  And what came back:
 * review_step_read() notes what is wrong; FORM_AGAIN: draw the page again.
 * Values of class P3 and M are kept encrypted under the key of the person whose
 * case it is, so they cannot be given for many cases at once.
 */
struct step {
	struct node *standard, *action;		/* its node */
	const char *kind;			/* "actions", "tasks" */
	const char *words;			/* "none", "optional", ... */
	const char *module;			/* whose canned words */
	const char *note, *reason;		/* as they came */
	const struct dossier *of;		/* NULL: of many cases */
	struct buf paths, texts;		/* arrays, as they are kept */
	struct buf said;			/* and as they were typed */
};

/* Where a value of class P3 or M of a step's or task's own is bound to. */
const char *review_place(struct req *r, const char *kind, const char *name,
	const char *path);
struct step review_step(struct req *r, const struct cases *m,
	struct node *standard, struct node *action);
struct step review_task_step(struct req *r, const struct cases *m,
	struct node *standard, struct node *task);
void review_step_draw(struct req *r, struct step *s);
enum form_result review_step_read(struct req *r, struct step *s);

/* An officer's step of the standard, NULL when there is none of the name. */
struct node *review_action(struct node *standard, const char *name);

#endif

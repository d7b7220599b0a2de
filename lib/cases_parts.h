/*
 * cases_parts: what the files behind cases.h share, and nobody else includes.
 */
#ifndef CASES_PARTS_H
#define CASES_PARTS_H

#include "cases.h"
#include "common.sql.h"
#include "crypt.h"

enum { FILES_A_CASE = 20 };	/* at most */

/* The person's key, opened; wiped when the request is over.  make: one is
 * made where there is none.  NULL, logged, when it cannot be had. */
const struct crypt_key *cases_person(struct req *r, const char *account,
	int make);

/* Answers of some fields only, as a tree of their own. */
struct node *cases_only(struct req *r, struct node *values,
	struct node *fields);

/* Names of the fields of a node `fields`, as an array of PostgreSQL. */
const char *cases_names(struct req *r, struct node *fields);

/* Names with spaces between. */
const char *cases_list(struct req *r, struct node *fields);

/* A statement was refused by the form's own rules (RG422): notes its errors,
 * ends the transaction, and counts the refusal code that the field gives.
 * false: it was something else, left as it is. */
bool cases_refused(struct req *r, const struct dossier *d);

/* Counts an application refused at the form, in this transaction. */
void cases_count(struct req *r, const struct dossier *d, const char *code);

/* Links of the error summary: to the page each field stands on. */
void cases_link_errors(struct req *r, const struct dossier *d);

/* Number of usable files by paper (licence_scan = 2); new: only those that
 * came after the correction was asked for. */
struct node *cases_counts(struct req *r, bool only_new);

/* The applicant's step that answers a correction notice, or else what a state
 * waits for him to do. */
const char *cases_answer(const struct dossier *d);

/* Papers of a list of items ("uscc paper:photo") as a list of codes. */
const char *cases_papers_of(struct req *r, const char *items);

/* Page.rating of the case: its words and the answer, opened. */
void cases_rating(struct req *r, const struct dossier *d);

/* Page.papers: the papers now open, with their files. */
void cases_draw_papers(struct req *r, const struct dossier *d);

/* A number that the standard gives for a paper ("max_count", "max_bytes",
 * "min_pixels"), or another where it says none. */
long cases_limit(struct node *paper, const char *name, long other);

/* The file that came with this request for a paper that is open: looked at,
 * stored, entered; Page.files holds what is there.  SEE, or BAD with an error
 * at the paper. */
enum reply cases_take_in(struct req *r, const struct dossier *d,
	struct node *paper);

#endif

/*
 * employment: employers, posts, people who look for work, applications.
 *
 * Registering as an employer, publishing a post and claiming the subsidy on
 * interest are services; their forms and flows stand in conf/services and are
 * done by lib/cases and lib/review; what their steps do to the search and the
 * ledger is done by rg.after_employment in the database.  What is left is here:
 * the search, the particulars of people, applications and their answers, what
 * the subsidy comes to and the fund it is paid from.  main.c is the route table
 * of both sides.
 *
 * An employer sees a person only with that person's consent for this employer
 * (PIPL 23); the database shows nothing else.  Units of the forces are never
 * asked.
 *
 * Handlers answer with the reply; what each page shows stands at the head of
 * its template.
 */
#ifndef EMPLOYMENT_H
#define EMPLOYMENT_H

#include "app.h"

/* The services, by their codes in the catalogue. */
#define EMPLOYER "employer"
#define JOB_POST "job-post"
#define SUBSIDY "interest-subsidy"

/* ---- jobs.c: what anybody sees ----------------------------------------- */

/* What there is, in figures; the ways in. */
enum reply home(struct req *r);

/* Posts by words, kind of work, place and pay; a search is kept. */
enum reply jobs(struct req *r);
enum reply search_save(struct req *r);

/* One post; to apply, with a consent for its employer. */
enum reply job(struct req *r);
enum reply job_apply(struct req *r);

/* The post's codes in words: kind of work and contract below `at`. */
void job_words(struct req *r, const char *at, struct node *standard);

/* The standard of posts as it is now; NULL when there is none. */
struct node *job_standard(struct req *r);

/* subsidy.c: what the subsidy on interest comes to, step by step. */
enum reply subsidy(struct req *r);

/* ---- people.c: who looks for work -------------------------------------- */

/* One's own particulars. */
enum reply resume(struct req *r);
enum reply resume_save(struct req *r);

/* What one applied to, what one searches, what would suit. */
enum reply applications(struct req *r);
enum reply match_withdraw(struct req *r);
enum reply search_drop(struct req *r);

/* The options of a choice that is asked by hand, Form.ask.<name>.options, with
 * words from Text.employment.<name>; `value` is chosen. */
void choices(struct req *r, const char *name, const char *const *codes,
	const char *value);

/* The same from the options of a field of a standard. */
void choices_of(struct req *r, const char *name, struct node *standard,
	const char *field, const char *value);

/* ---- hire.c: employers ------------------------------------------------- */

/* One's own posts. */
enum reply hire(struct req *r);

/* A draft of a post; who is not registered is sent there first. */
enum reply post_begin(struct req *r);

/* Who applied to a post, and the answers. */
enum reply hire_post(struct req *r);
enum reply hire_answer(struct req *r);

/* ---- claims.c: the subsidy on interest --------------------------------- */

/* A case of any service; of a claim with its sum. */
enum reply follow(struct req *r);

/* The papers of a claim: the schedule, the remedies. */
void employment_paper(struct req *r, const char *kind);

/* ---- the officers' side (hire.c, claims.c) ----------------------------- */

/* Employers who do not answer. */
enum reply silent(struct req *r);

/* A case, and a step of it; of a claim with its payment and the risks to be
 * answered. */
enum reply desk_case(struct req *r);
enum reply desk_act(struct req *r);

/* What the fund of subsidies has; public money that came in. */
enum reply fund(struct req *r);
enum reply budget_in(struct req *r);

/* policy.c: parameters of guaranteed start-up loans, from a day on. */
enum reply policy(struct req *r);
enum reply policy_set(struct req *r);
enum reply policy_drop(struct req *r);

#endif

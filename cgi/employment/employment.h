/*
 * employment: employers, posts, people who look for work, applications.
 *
 * Registering as an employer, publishing a post, claiming the subsidy on
 * interest and taking a class are services; their forms and flows stand in
 * conf/services and are done by lib/cases and lib/review; what their steps do
 * to the search, the ledger and the seats is done by rg.after_employment in the
 * database.  What is left is here: the search, the particulars of people,
 * applications and their answers, what the subsidy comes to and the fund it is
 * paid from, job fairs, classes.  main.c is the route table of both sides.
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
#include "cases.h"

/* The services, by their codes in the catalogue. */
#define EMPLOYER "employer"
#define JOB_POST "job-post"
#define SUBSIDY "interest-subsidy"
#define TRAINING "training"
#define LOAN "startup-loan"

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

/* The same with words from Text.employment.<words>. */
void choices_named(struct req *r, const char *name, const char *words,
	const char *const *codes, const char *value);

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

/* What only papers of this program say: the schedule and the remedies of a
 * claim, the class of a certificate, the bank of a loan (struct cases). */
void employment_paper(struct req *r, const char *kind);

/* ---- loans.c: start-up loans, the public side -------------------------- */

/* What there is to borrow today, which banks take part, what was lent; how a
 * bank checks a list, and the key for it. */
enum reply loan(struct req *r);
enum reply loan_key(struct req *r);

/* The page of the form with amount, term and bank: with the rules of today
 * beside it, and refused where they say no. */
enum reply loan_draft(struct req *r);
enum reply loan_draft_save(struct req *r);

/* What only the papers of a loan say; employment_paper() calls it. */
void loan_paper(struct req *r, const char *kind);

/* A claim for the subsidy on the interest of a loan that was granted. */
enum reply loan_claim(struct req *r);

/* ---- loan_desk.c: the officers' side of them --------------------------- */

/* Who waits for a list, the lists; one is made. */
enum reply loans(struct req *r);
enum reply loan_make(struct req *r);

/* One list: handed over or withdrawn; its file, slip and signature. */
enum reply loan_list(struct req *r);
enum reply loan_list_do(struct req *r);
enum reply loan_part(struct req *r);

/* A bank's answers, looked at and taken. */
enum reply loan_import(struct req *r);
enum reply loan_preview(struct req *r);
enum reply loan_take(struct req *r);

/* The banks that take part. */
enum reply banks(struct req *r);
enum reply bank_add(struct req *r);
enum reply bank_end(struct req *r);

/* ---- fairs.c: job fairs, the public side ------------------------------- */

/* What there is; one of them. */
enum reply fairs(struct req *r);
enum reply fair(struct req *r);

/* A visitor's place, taken or given back; the ticket with its code. */
enum reply fair_visit(struct req *r);
enum reply fair_ticket(struct req *r);

/* An employer's stall with the posts it brings; the letter to bring along. */
enum reply fair_stall(struct req *r);
enum reply fair_stall_ask(struct req *r);
enum reply fair_letter(struct req *r);

/* ---- fair_desk.c: the officers' side of them --------------------------- */

enum reply desk_fairs(struct req *r);
enum reply fair_new(struct req *r);
enum reply fair_plan(struct req *r);

/* One fair: published, called off, reported; its stalls. */
enum reply desk_fair(struct req *r);
enum reply fair_do(struct req *r);
enum reply fair_stall_do(struct req *r);

/* Who comes: by number, by the code of the ticket, without signing up; and the
 * list on paper for where there is no network. */
enum reply fair_people(struct req *r);
enum reply fair_people_do(struct req *r);
enum reply fair_code(struct req *r);
enum reply fair_code_in(struct req *r);
enum reply fair_list(struct req *r);

/* ---- fair_results.c: what came of them --------------------------------- */

/* The sheet of a stall: numbers of visitors at each stage of each post. */
enum reply fair_sheet(struct req *r);
enum reply fair_sheet_save(struct req *r);

/* All stalls; a table that is first looked at, then taken. */
enum reply fair_results(struct req *r);
enum reply fair_import(struct req *r);
enum reply fair_preview(struct req *r);
enum reply fair_import_take(struct req *r);

/* Still on the post after three months. */
enum reply fair_check(struct req *r);

/* ---- training.c -------------------------------------------------------- */

/* Classes; one of them; the way into the form. */
enum reply classes(struct req *r);
enum reply class_show(struct req *r);
enum reply class_begin(struct req *r);

/* What only the papers of a class say; employment_paper() calls it. */
void training_paper(struct req *r, const char *kind);

/* Officers: classes, who has a seat, who was there. */
enum reply desk_classes(struct req *r);
enum reply class_new(struct req *r);
enum reply class_plan(struct req *r);
enum reply desk_class(struct req *r);
enum reply class_off(struct req *r);
enum reply class_day(struct req *r);
enum reply class_day_save(struct req *r);
enum reply class_list(struct req *r);

/* ---- print.c: what they share ------------------------------------------ */

/* Prints a paper of the page's data; the reply is the PDF, named in words and
 * by the number of what it is about. */
enum reply fair_pdf(struct req *r, const char *paper, const char *id);

/* Ticked ids of a field declared multiple, as an array of PostgreSQL. */
const char *ticked(struct req *r, const char *field);

/* The message of a deed just done, if it is one of those the page knows. */
void say_done(struct req *r, const char *const *known);

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

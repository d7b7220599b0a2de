/*
 * alliance: shops and other units join the veterans' alliance.
 *
 * The public side reads about it, applies, follows the case and looks members
 * up; the officers' side receives, reviews, decides, publishes and looks after
 * members.  Everything a form and a flow can express stands in
 * conf/services/alliance-enrolment.hdf and is done by lib/cases; what is left
 * is here.  main.c is the route table of both sides.
 *
 * Handlers answer with the reply; what each page shows stands at the head of
 * its template.
 */
#ifndef ALLIANCE_H
#define ALLIANCE_H

#include "app.h"

/* The service, by its code in the catalogue. */
#define ALLIANCE "alliance-enrolment"

struct cases;
extern const struct cases alliance;	/* for lib/cases; in apply.c */

/* ---- the public side --------------------------------------------------- */

/* apply.c: what the alliance is, the form in steps, files, the check before
 * sending */
enum reply home(struct req *r);
enum reply apply(struct req *r);
enum reply apply_begin(struct req *r);
enum reply draft_open(struct req *r);
enum reply draft_page(struct req *r);
enum reply draft_save(struct req *r);
enum reply draft_papers(struct req *r);
enum reply draft_upload(struct req *r);
enum reply draft_check(struct req *r);
enum reply draft_submit(struct req *r);
enum reply draft_drop_ask(struct req *r);
enum reply draft_drop(struct req *r);

/* follow.c: the case after it was sent */
enum reply follow(struct req *r);
enum reply follow_receipt(struct req *r);
enum reply follow_message(struct req *r);
enum reply follow_read(struct req *r);
enum reply follow_act_page(struct req *r);
enum reply follow_act(struct req *r);
enum reply follow_papers(struct req *r);
enum reply follow_upload(struct req *r);
enum reply follow_file(struct req *r);
enum reply follow_paper(struct req *r);
enum reply follow_paper_keep(struct req *r);
enum reply file_bytes(struct req *r);

/* The `extra` of cases_paper(): what only the certificate says. */
void alliance_paper(struct req *r, const char *kind);

/* members.c: the directory */
enum reply members(struct req *r);
enum reply members_json(struct req *r);
enum reply members_csv(struct req *r);
enum reply member(struct req *r);

/* ---- the officers' side ------------------------------------------------ */

/* review.c: the case, its steps, many cases at once, notices */
enum reply desk_case(struct req *r);
enum reply desk_claim(struct req *r);
enum reply desk_release(struct req *r);
enum reply desk_assign_page(struct req *r);
enum reply desk_assign(struct req *r);
enum reply desk_file(struct req *r);
enum reply desk_judge(struct req *r);
enum reply desk_paper(struct req *r);
enum reply desk_message(struct req *r);
enum reply desk_read(struct req *r);
enum reply desk_note(struct req *r);
enum reply desk_task_page(struct req *r);
enum reply desk_task(struct req *r);
enum reply desk_act_page(struct req *r);
enum reply desk_act(struct req *r);
enum reply desk_batch_page(struct req *r);
enum reply desk_batch(struct req *r);
enum reply desk_notices(struct req *r);

/* members_off.c: members in every state, and the list as a file */
enum reply desk_members(struct req *r);
enum reply desk_members_file(struct req *r);

#endif

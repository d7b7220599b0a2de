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

/* ---- the public side --------------------------------------------------- */

/* paper.c: what a member's papers say besides */
void alliance_paper(struct req *r, const char *kind);

/* members.c: the directory */
enum reply members(struct req *r);
enum reply members_json(struct req *r);
enum reply members_csv(struct req *r);
enum reply member(struct req *r);

/* ---- the officers' side ------------------------------------------------ */

/* review.c: the same for officers */
enum reply desk_case(struct req *r);

/* members_off.c: members in every state, and the list as a file */
enum reply desk_members(struct req *r);
enum reply desk_members_file(struct req *r);

#endif

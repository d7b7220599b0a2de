/*
 * desk - what officers share across modules: log-in with a second factor,
 * inbox, search, people, logs, standards, figures.
 *
 * A case itself is shown by its module (/desk/<module>/<no>); the desk knows
 * of it only number, service, title, area, state, dates and owner.
 *
 *	main.c		the routes
 *	login.c		password, one-time code, recovery codes (side login)
 *	inbox.c		inbox, search, messages, own preferences
 *	people.c	accounts and roles of officers
 *	retention.c	what may go: requests by two, holds, keeping times
 *	logs.c		security log, read log, checks of the books, standards,
 *			figures
 *	ratings.c	bad ratings to be answered, sums of ratings
 */
#ifndef DESK_H
#define DESK_H

#include "app.h"

/* login.c */
enum reply login_page(struct req *r);
enum reply login(struct req *r);
enum reply code_page(struct req *r);
enum reply code(struct req *r);
enum reply enrol_page(struct req *r);
enum reply enrol(struct req *r);
enum reply recovery_page(struct req *r);
enum reply recovery(struct req *r);
enum reply first_page(struct req *r);
enum reply first(struct req *r);
enum reply change_page(struct req *r);
enum reply change(struct req *r);
enum reply logout(struct req *r);

/* inbox.c */
enum reply inbox(struct req *r);
enum reply search(struct req *r);
enum reply go_to_case(struct req *r);
enum reply messages(struct req *r);
enum reply messages_read(struct req *r);
enum reply account(struct req *r);
enum reply prefer(struct req *r);

/* people.c */
enum reply people(struct req *r);
enum reply person(struct req *r);
enum reply new_person(struct req *r);
enum reply create(struct req *r);
enum reply set_state(struct req *r);
enum reply reset(struct req *r);
enum reply give_role(struct req *r);
enum reply take_role(struct req *r);

/* retention.c */
enum reply retention(struct req *r);
enum reply erasure_ask(struct req *r);
enum reply erasure_approve(struct req *r);
enum reply erasure_drop(struct req *r);
enum reply hold_put(struct req *r);
enum reply hold_lift(struct req *r);
enum reply keeping_set(struct req *r);

/* logs.c */
enum reply security_log(struct req *r);
enum reply read_log(struct req *r);
enum reply ledger(struct req *r);
enum reply standards(struct req *r);
enum reply standard(struct req *r);
enum reply figures(struct req *r);

/* ratings.c */
enum reply ratings(struct req *r);

/* Page.alarm: the newest check of the books when it found faults, for those who
 * look after that. */
void alarm_of_books(struct req *r);

/* A page of a list whose statement fetched one row more than `size`: takes the
 * last row out and sets Page.older to the address of the next page, `base`
 * followed by that row's id. */
void next_page(struct req *r, const char *rows, unsigned size,
	const char *base);

#endif

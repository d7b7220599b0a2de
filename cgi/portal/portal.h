/*
 * portal: the public's front door.  What services there are, who may look at
 * what is published, sign-up and log-in, and what belongs to the person who is
 * signed in.  Cases themselves are shown by the module that serves them.
 *
 *	main.c		routes
 *	home.c		home, language and type size, plain pages, health
 *	guides.c	service guides and stations
 *	notices.c	public notices, objections, feeds
 *	papers.c	is a paper genuine?
 *	lookup.c	one case by its number and query code
 *	people.c	sign-up, log-in, passwords, log-out (side login)
 *	number.c	another mobile number (side login)
 *	codes.c		codes sent to a number
 *	mine.c		my cases, messages, account
 *	figures.c	open figures
 */
#ifndef PORTAL_H
#define PORTAL_H

#include "app.h"

/* home.c */
enum reply home(struct req *r);
enum reply health(struct req *r);
enum reply robots(struct req *r);
enum reply words(struct req *r);
enum reply view(struct req *r);
enum reply view_set(struct req *r);

/* guides.c */
enum reply guides(struct req *r);
enum reply guide(struct req *r);
enum reply stations(struct req *r);

/* notices.c */
enum reply notices(struct req *r);
enum reply notice(struct req *r);
enum reply notices_json(struct req *r);
enum reply notices_atom(struct req *r);
enum reply objection_form(struct req *r);
enum reply objection_send(struct req *r);
enum reply objection(struct req *r);

/* papers.c */
enum reply verify(struct req *r);
enum reply verified(struct req *r);

/* lookup.c */
enum reply lookup(struct req *r);
enum reply lookup_open(struct req *r);

/* people.c */
enum reply login(struct req *r);
enum reply login_check(struct req *r);
enum reply signup(struct req *r);
enum reply signup_code(struct req *r);
enum reply signup_rest(struct req *r);
enum reply signup_done(struct req *r);
enum reply forgot(struct req *r);
enum reply forgot_code(struct req *r);
enum reply forgot_rest(struct req *r);
enum reply forgot_done(struct req *r);
enum reply change(struct req *r);
enum reply change_done(struct req *r);
enum reply logout(struct req *r);
enum reply logout_done(struct req *r);

/* PAGE when the password, typed in that field, is the visitor's own; else the
 * reply: the page again, or later. Guesses count as at log-in. */
enum reply owner(struct req *r, const char *field, const char *password);

/* number.c */
enum reply number(struct req *r);
enum reply number_code(struct req *r);
enum reply number_rest(struct req *r);
enum reply number_done(struct req *r);

/* mine.c */
enum reply mine(struct req *r);
enum reply messages(struct req *r);
enum reply messages_read(struct req *r);
enum reply account(struct req *r);
enum reply account_save(struct req *r);
enum reply account_data(struct req *r);
enum reply account_close(struct req *r);
enum reply account_closed(struct req *r);
enum reply readers(struct req *r);
enum reply sessions_end(struct req *r);

/* figures.c */
enum reply figures(struct req *r);
enum reply figures_all(struct req *r);
enum reply figures_json(struct req *r);
enum reply figures_csv(struct req *r);
enum reply ratings_json(struct req *r);
enum reply ratings_csv(struct req *r);

/* Report-ins by month, for programs. */
enum reply loans_json(struct req *r);
enum reply loans_csv(struct req *r);
enum reply report_json(struct req *r);
enum reply report_csv(struct req *r);

/* ---- codes.c: codes sent to a number ----------------------------------- */

/* A number goes along in a cookie of that name for a quarter of an hour;
 * codes_carried() is NULL when it is gone. */
void codes_carry(struct req *r, const char *cookie, const char *mobile);
const char *codes_carried(struct req *r, const char *cookie);

/* Takes the field `mobile`, sends it a code for the purpose (signup, reset,
 * mobile) and goes on to the next page with it. */
enum reply codes_send(struct req *r, const char *purpose, const char *cookie,
	const char *next);

/* The six digits of the field `code`; NULL, and the error is noted. */
const char *codes_typed(struct req *r);

/* Page.mobile: the number, its middle hidden. */
void codes_show(struct req *r, const char *mobile);

/* The page again with what the database answered, "field:key". */
enum reply codes_answer(struct req *r, const char *answer);

/* ---- typed.c: single values -------------------------------------------- */

/* A password and its repetition, fields `password` and `password2`; NULL, and
 * the error is noted, when they will not do for that log-in name. */
const char *typed_password(struct req *r, const char *name);

/* Letters and digits in capitals, nothing else: codes as people type them,
 * with spaces and hyphens, in full width. */
const char *typed_code(struct req *r, const char *s);

/* A keyset list was asked for one row more than `limit`: takes it off again
 * and sets Page.pager.older = address?before=<id of the last row shown>. */
void pager(struct req *r, const char *rows, unsigned limit,
	const char *address);

#endif

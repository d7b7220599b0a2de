/*
 * sess - cookies, the form token, and forms that outlive their session.
 *
 * A visitor holds one cookie per instance and side: 256 random bits.  It is
 * the session token after log-in, or, on pages with a form, a token that
 * means nothing to the database but ties the form to the browser.  Who the
 * visitor is, is decided by the database alone, from the token.
 *
 * A form carries `token` = moment, account and a digest of both under the
 * cookie: another cookie, so another log-in, makes it worthless.  It also
 * carries `key`, 128 random bits by which the database knows a repetition.
 *
 * When a form arrives after its session has ended, what was typed is sealed
 * for the account it was made for and kept for half an hour under a random
 * name; after log-in the same page shows it again, for that account only.
 */
#ifndef SESS_H
#define SESS_H

#include "req.h"

/* Is this side reached over TLS?  Its configured origin says so. */
bool sess_tls(const struct req *r);

/* Finds the session cookie; fills r->session. */
void sess_read(struct req *r);

/* Makes a token where there is none, and Form.token and Form.key.  The reply
 * then sets the cookie. */
void sess_form(struct req *r);

/* POST: is it from our own page (Origin, Sec-Fetch-Site)? */
bool sess_same_origin(struct req *r);

/* POST: does the form's token belong to the cookie?  Fills r->issued (seconds
 * since 1970, when the form was made) and r->issued_to (account or ""). */
bool sess_token(struct req *r);

/* The form's random key, 32 hex digits, which makes a form sent twice one deed;
 * NULL when missing or broken: app answers 400 before a handler sees it. */
const char *sess_key(struct req *r);

/* Log-in: a new token, set as the cookie.  The handler stores it. */
const char *sess_start(struct req *r);

/* The same in two steps, for a log-in that the database may still refuse: a
 * token to store, and, once it is stored, the cookie. */
const char *sess_token_new(struct req *r);
void sess_use(struct req *r, const char *token);

/* Log-out: the cookie is taken back; the browser is told to clear what it
 * keeps of the pages. */
void sess_end(struct req *r);

/* A preference (`lang`, `large`) or another small thing; value "" takes it
 * back.  Over TLS its cookie is bound to the host. */
void sess_remember(struct req *r, const char *name, const char *value,
	long seconds);
const char *sess_remembered(struct req *r, const char *name);

/* Session ended: seals the form in a transaction of its own and names it in a
 * cookie.  false: there was nothing to carry, or the database is away. */
bool sess_carry(struct req *r, const char *page);

/* GET of a page with a form, after the visitor was looked up: a form carried
 * for this page and account becomes the request's form (req_form() finds its
 * fields), Form.value., and Page.carried = 1.  Costs a round trip, only where
 * the cookie says there may be one. */
void sess_carried(struct req *r);

/* The page whose form was sent: the Referer's path if it is ours, else the
 * path of the request. */
const char *sess_page(struct req *r);

/* The path to come back to after log-in, taken from the form field or query
 * parameter `next`: only a path on this host, else other. */
const char *sess_next(struct req *r, const char *other);

#endif

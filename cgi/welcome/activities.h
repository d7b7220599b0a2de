/*
 * Welcome activities: where people coming home are received, what is held for
 * them and when, who registered to come.
 *
 * A registration is a case of the service welcome-signup
 * (conf/services/welcome-signup.hdf); places at an activity are taken and given
 * back by rg.after_welcome_signup in the database.  Public pages tell of places
 * and activities, never of a person.
 *
 * Handlers answer with the reply; what each page shows stands at the head of
 * its template.
 */
#ifndef ACTIVITIES_H
#define ACTIVITIES_H

#include "app.h"

/* The service, by its code in the catalogue. */
#define SIGNUP "welcome-signup"

/* ---- reception points, banners and signs (points.c) --------------------- */

enum reply points(struct req *r);
enum reply signs(struct req *r);

/* GET .../:sheet ("12.pdf"), with ?point=7 filled in for that point. */
enum reply sign_pdf(struct req *r);

/* Points of the area; one is added, changed, looked at by the checklist of the
 * norm, its roster kept. */
enum reply desk_points(struct req *r);
enum reply point_add(struct req *r);
enum reply desk_point(struct req *r);
enum reply point_set(struct req *r);
enum reply point_check(struct req *r);
enum reply point_duty(struct req *r);
enum reply point_duty_drop(struct req *r);

/* Templates: leaders approve them and take them back. */
enum reply desk_signs(struct req *r);
enum reply sign_add(struct req *r);
enum reply sign_end(struct req *r);

/* ---- activities (events.c) ---------------------------------------------- */

/* A month (?month=2026-12, ?place= a district), and one activity. */
enum reply calendar(struct req *r);
enum reply event(struct req *r);

/* Planned, changed, announced, cancelled, held. */
enum reply desk_events(struct req *r);
enum reply event_add(struct req *r);
enum reply desk_event(struct req *r);
enum reply event_set(struct req *r);
enum reply event_announce(struct req *r);
enum reply event_cancel(struct req *r);
enum reply event_held(struct req *r);

/* Every day somebody, every week an activity, every month a plan; the plan of
 * a month is written, a number of the norm set. */
enum reply rhythm(struct req *r);
enum reply plan_set(struct req *r);
enum reply rule_set(struct req *r);

/* ---- for calendar programs (ical.c) ------------------------------------- */

/* GET calendar.ics: all of them as text/calendar (RFC 5545). */
enum reply feed(struct req *r);

/* One activity as a file; id is a number.  NOT_FOUND when there is none. */
enum reply feed_one(struct req *r, const char *id);

/* ---- registration (signup.c) -------------------------------------------- */

/* Rows that take the place of those of CASES_DRAFT. */
#define SIGNUP_DRAFT(base, side, who, m) \
	{ GET, base "/draft/:form/arrival", side, who, signup_page, \
		"case/draft.cs", FORM, m }, \
	{ POST, base "/draft/:form/arrival", side, who, signup_save, \
		"case/draft.cs", FORM, m }, \
	{ GET, base "/draft/:id/check", side, who, signup_check, \
		"case/check.cs", FORM, m }, \
	{ POST, base "/draft/:id/check", side, who, signup_submit, \
		"case/check.cs", FORM, m },

/* The page of the form that chooses point and activity, and the last page. */
enum reply signup_page(struct req *r);
enum reply signup_save(struct req *r);
enum reply signup_check(struct req *r);
enum reply signup_submit(struct req *r);

/* For the pages of a case: queues where somebody is met; after the page is
 * drawn, numbers of point and activity become words. */
void signup_ask(struct req *r);
void signup_say(struct req *r);

/* Who arrives on a day. */
enum reply arrivals(struct req *r);

/* The day of the address (?on=2026-12-01), NULL for today. */
const char *day_asked(struct req *r);

#endif

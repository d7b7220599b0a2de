/*
 * welcome: reporting in after discharge, at one window.
 *
 * A person registers and books a time online; at the window the departments do
 * their parts side by side while one clock runs.  Form, steps and clock stand
 * in conf/services/welcome-report.hdf and are done by lib/cases and lib/review;
 * what a step does besides is done by rg.after_welcome in the database.  What
 * is left is here: times and their places, the board, lists of those who are
 * late or to be called, figures.  main.c is the route table of both sides.
 *
 * Handlers answer with the reply; what each page shows stands at the head of
 * its template.
 */
#ifndef WELCOME_H
#define WELCOME_H

#include "app.h"

/* The service, by its code in the catalogue. */
#define REPORT_IN "welcome-report"

/* ---- the public side (home.c) ------------------------------------------ */

/* What to do after coming home. */
enum reply home(struct req *r);

/* By month: how many, how fast, how they were served; nobody's name. */
enum reply report_figures(struct req *r);

/* A report-in, with the time that was booked. */
enum reply follow(struct req *r);

/* Times with places left; one is taken, first or instead of another.  Who
 * comes second for the last place is told at the field. */
enum reply book_page(struct req *r);
enum reply book(struct req *r);

/* What only this program's papers say: the answers they quote. */
void welcome_paper(struct req *r, const char *kind);

/* ---- the officers' side (desk.c) --------------------------------------- */

/* Everybody at the window now, with each department's step and the minutes. */
enum reply board(struct req *r);

/* One day: its times, who comes, visits with their addresses; and times taken
 * back. */
enum reply day(struct req *r);
enum reply slot_drop(struct req *r);

/* The roster of days to come; times are added. */
enum reply slots(struct req *r);
enum reply slot_add(struct req *r);

/* Who registered and did not come; whom to call after 7, 30 and 90 days. */
enum reply late(struct req *r);
enum reply calls(struct req *r);

/* The four services on one page: after hours, by appointment, at home, with
 * roster and visits, and whom to call afterwards. */
enum reply services(struct req *r);

/* A report-in, with the time that was booked. */
enum reply desk_case(struct req *r);

/* A time, or another, for somebody who calls: the steps book_for and
 * rebook_for. */
enum reply book_for_page(struct req *r);
enum reply book_for(struct req *r);

#endif

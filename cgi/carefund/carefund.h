/*
 * carefund: the care fund, gifts to it and assistance from it.
 *
 * No money moves on a page.  The public side says what the fund is and who
 * raises the money, takes what somebody wants to give and what somebody asks
 * for, and shows a giver where each gift went; the officers' side visits,
 * reviews, decides, pays.  Forms and flows stand in
 * conf/services/care-donation.hdf and conf/services/care-assistance.hdf and are
 * done by lib/cases and lib/review; what a step does to the ledger is done by
 * rg.after_carefund in the database.  What is left is here.  main.c is the
 * route table of both sides.
 *
 * Handlers answer with the reply; what each page shows stands at the head of
 * its template.
 */
#ifndef CAREFUND_H
#define CAREFUND_H

#include "app.h"

/* The services, by their codes in the catalogue. */
#define DONATION "care-donation"
#define ASSISTANCE "care-assistance"

/* ---- the public side (home.c) ------------------------------------------ */

/* What the fund is, who raises the money, how to give and to ask for help. */
enum reply home(struct req *r);

/* The entry of gifts, with the charity's account. */
enum reply gift_entry(struct req *r);

/* One's own gifts, each line by line where it went. */
enum reply gifts(struct req *r);

/* A case of either service, with what was granted. */
enum reply follow(struct req *r);

/* What only this program's papers say: the grant, the gift. */
void carefund_paper(struct req *r, const char *kind);

/* figures.c: what the fund has, had and did; the disclosure of a quarter as a
 * page, PDF and workbook (Charity Law 79) */
enum reply fund_figures(struct req *r);
enum reply fund_disclosure(struct req *r);

/* ---- the officers' side (desk.c) --------------------------------------- */

/* A case, and a step of it, with its payment and the risks to be answered. */
enum reply desk_case(struct req *r);
enum reply desk_act(struct req *r);

/* bank.c: statements of the bank, what their rows stand for, closed months */
enum reply bank(struct req *r);
enum reply bank_import(struct req *r);
enum reply bank_row(struct req *r);
enum reply bank_match(struct req *r);
enum reply bank_explain(struct req *r);
enum reply bank_undo(struct req *r);
enum reply months(struct req *r);
enum reply month_close(struct req *r);

#endif

/*
 * mediation: disputes, petitions, legal aid and counselling, in confidence.
 *
 * A person tells his matter once; an officer sorts it and it goes on as a case
 * of people's mediation, a petition, a hand-over to the legal aid organ or
 * counselling.  Forms and flows stand in conf/services/rights-*.hdf and are
 * done by lib/cases and lib/review; what their steps do besides is done by
 * rg.after_mediation in the database.  What is left is here.  main.c is the
 * route table of both sides.
 *
 * All services of this program are confidential: what tells who or what is
 * encrypted, titles stay empty, nothing is exported or published.
 *
 * Handlers answer with the reply; what each page shows stands at the head of
 * its template.
 */
#ifndef MEDIATION_H
#define MEDIATION_H

#include "app.h"
#include "review.h"

/* The services, by their codes in the catalogue. */
#define INTAKE "rights-intake"
#define PETITION "rights-petition"
#define MEDIATION "rights-mediation"
#define MEDIATION_LETTERS "TJ"	/* its numbers begin so */
#define LEGAL_AID "rights-legal-aid"
#define COUNSELLING "rights-counselling"

/* ---- the public side (home.c) ------------------------------------------ */

/* What the desk is for, whom to call in danger, the ways in. */
enum reply home(struct req *r);

/* A case, with what it became or came from. */
enum reply follow(struct req *r);

/* What only this program's papers say. */
void mediation_paper(struct req *r, const char *kind);

/* ---- days of leaders (duty.c) ------------------------------------------ */

/* The days and one's own places; booking one and giving it back. */
enum reply duty(struct req *r);
enum reply duty_day(struct req *r);
enum reply duty_book(struct req *r);
enum reply duty_cancel(struct req *r);

/* Officers: the days of their station, who comes, what was settled. */
enum reply desk_duty(struct req *r);
enum reply duty_add(struct req *r);
enum reply duty_drop(struct req *r);
enum reply desk_duty_day(struct req *r);
enum reply duty_result(struct req *r);

/* ---- a case on the officers' side (desk.c) ----------------------------- */

/* The case and its steps.  An officer whose name stands in the matter is kept
 * away, by desk_bars() from what lib/review does around them. */
bool desk_bars(struct req *r);
enum reply desk_case(struct req *r);
enum reply desk_act(struct req *r);
enum reply desk_step(struct req *r);
enum reply desk_file(struct req *r);
enum reply desk_paper(struct req *r);

/* Who may see a locked case. */
enum reply name_officer(struct req *r);

/* Early warnings: noted, looked at again. */
enum reply risk_add(struct req *r);
enum reply risk_review(struct req *r);

/* ---- sorting (intake.c) ------------------------------------------------ */

/*
 * The step sort_* of a matter: it ends, and a case of another service begins
 * with the answers of the same names and those of the step; both or neither,
 * once for a form's key.  303 to the matter, which shows the new number.
 */
enum reply mediation_sort(struct req *r);

/* Does a name stand where the matter says who the other side is?  The answers
 * are below Answer, parties of a mediation below Page.med (mediate_draw()). */
bool is_in_matter(struct req *r, const char *name);

/* POST: a draft for an anonymous letter or call. */
enum reply letter(struct req *r);

/* ---- the dispatch desk (dispatch.c) ------------------------------------ */

enum reply dispatch(struct req *r);

/* A case in hand was looked at. */
enum reply dispatch_mark(struct req *r);
/* ---- legal aid (legal.c) ------------------------------------------------ */

/* The rota of lawyers; a place with one; one's own places, given back and
 * rated. */
enum reply legal(struct req *r);
enum reply legal_book_page(struct req *r);
enum reply legal_book(struct req *r);
enum reply legal_mine(struct req *r);
enum reply legal_cancel(struct req *r);
enum reply legal_rate(struct req *r);

/* The rota as advisers keep it; a shift with who comes, or cancelled; the
 * record of one consultation. */
enum reply legal_desk(struct req *r);
enum reply legal_shift_add(struct req *r);
enum reply legal_shift(struct req *r);
enum reply legal_shift_cancel(struct req *r);
enum reply legal_record_page(struct req *r);
enum reply legal_record(struct req *r);

/* What only the papers of legal aid say; of others nothing. */
void legal_paper(struct req *r, const char *kind);

/* ---- counselling (counsel.c) -------------------------------------------- */

/* What it is, and the question of danger; whom to call. */
enum reply counsel(struct req *r);
enum reply counsel_ask_first(struct req *r);
enum reply counsel_now(struct req *r);

/* Saves the page `now` of a draft; "in danger" is told to those on duty. */
enum reply counsel_draft_save(struct req *r);

/* Queues the talks of the case :no as Page.talks; none for other services. */
void counsel_ask(struct req *r);

/* Choosing a time, with the step that the path names; on both sides. */
enum reply counsel_times(struct req *r);
enum reply counsel_take(struct req *r);

/* The counsellor's desk: calls for help, duty, times, numbers of the year. */
enum reply counsel_desk(struct req *r);
enum reply counsel_set(struct req *r);
enum reply counsel_duty(struct req *r);
enum reply counsel_slot_add(struct req *r);
enum reply counsel_slot_close(struct req *r);
enum reply counsel_alert_done(struct req *r);

/* Notes on a case that only who wrote them can open. */
enum reply counsel_notes(struct req *r);
enum reply counsel_note_add(struct req *r);
/* ---- people's mediation (mediate.c) ------------------------------------ */

/* Queues what the record holds of the mediation :no, as Page.med; of a case of
 * another service nothing comes.  After the flush mediate_draw() opens names
 * and words (Page.case and Answer are there). */
void mediate_ask(struct req *r);
void mediate_draw(struct req *r);

/* Is that the name of a party, other than the applicant's? */
bool mediate_is_party(struct req *r, const char *name);

/* What the choices of its steps are made of, before one is drawn or read:
 * List.parties, mediators, chosen, rooms ...  false: there is no such case. */
bool mediate_prepare(struct req *r);
void mediate_lists(struct req *r);

/* Opens a value that was filled in at an action of the case on the page; NULL
 * when it does not open. */
const char *mediate_open(struct req *r, const char *action, const char *path,
	const char *sealed);

/* The name for a choice kept by number, after mediate_draw(); NULL when the
 * field is none of those. */
const char *mediate_name(struct req *r, const char *path, const char *value);

/* What its papers say: Page.med, as on the page of the case. */
void mediate_print(struct req *r, const char *kind);

/* mediate_dossier.c: the whole file of a case as one PDF, in the order that is
 * prescribed for it */
enum reply mediate_dossier(struct req *r);

/* mediate_people.c: committees, mediators and rooms, to everybody; and kept by
 * leaders and dispatchers, with their calendars */
enum reply mediators(struct req *r);
enum reply mediator_photo(struct req *r);
enum reply people(struct req *r);
enum reply committee_add(struct req *r);
enum reply mediator_add(struct req *r);
enum reply mediator_set(struct req *r);
enum reply mediator_picture(struct req *r);
enum reply room_add(struct req *r);
enum reply calendar(struct req *r);
enum reply booking_add(struct req *r);
enum reply booking_drop(struct req *r);

#endif

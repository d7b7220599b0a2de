/*
 * Counselling: the question of danger first, times that are chosen together
 * with the step that takes them, the counsellor's own desk, and notes that open
 * with the key of who wrote them and no other.
 */
#include <errno.h>
#include <string.h>

#include "crypt.h"
#include "form.h"
#include "log.h"
#include "mediation.h"
#include "mediation.sql.h"
#include "persons.h"
#include "review.h"
#include "vaults.h"

#define NOTE_AT "counsel_note.body"

/* ---- danger now -------------------------------------------------------- */

enum reply counsel(struct req *r)
{
	node_set(r->hdf, "Page.given", query_text(r, SQL_COUNSEL_GIVEN,
		ARGS()));
	return PAGE;
}

static bool says(struct req *r, const char *field, const char *value)
{
	const char *s = req_form(r, field);

	return s && !strcmp(s, value);
}

/* Tells those on duty; is there anybody whom they can call? */
static bool alert(struct req *r, const char *draft, const char *mobile)
{
	const char *told = query_text(r, SQL_COUNSEL_ALERT, ARGS(draft,
		mobile));

	return told && *told == 't';
}

enum reply counsel_ask_first(struct req *r)
{
	const char *typed = req_form(r, "mobile"), *mobile = NULL;
	bool told;

	if (says(r, "risk", "no"))
		return see(r, "/mediation/counsel/apply");
	if (!says(r, "risk", "yes")) {
		field_error(r, "risk", "err_required");
		return bad(r);
	}
	/* A slip in the number keeps nobody from the page that helps. */
	if (typed && *typed) {
		mobile = form_kind(r, "mobile", "mobile");
		if (!mobile)
			return bad(r);
	}
	told = alert(r, NULL, mobile);
	return query_flush(r) ? see(r, "/mediation/counsel/now%s", told ?
		"?told=1" : "") : FAILED;
}

enum reply counsel_now(struct req *r)
{
	const char *draft = req_query(r, "draft"), *told = req_query(r,
		"told");

	node_set(r->hdf, "Page.told", told && !strcmp(told, "1") ? "1" : NULL);
	if (cases_is_id(draft))
		node_setf(r->hdf, "Page.go_on", "/mediation/draft/%s/who",
			draft);
	return PAGE;
}

/* The first page of the form asks the same: whoever says yes is shown where
 * help is, and those on duty know, whatever becomes of the form. */
enum reply counsel_draft_save(struct req *r)
{
	const char *draft = req_path(r, "id");
	bool now = says(r, "risk_now", "yes") && cases_is_id(draft);
	struct req_pair *page = arena_alloc(r->arena, sizeof *page);
	enum reply reply;
	bool told = false;

	/* Its row names the page; the form wants it as a part of the path. */
	*page = (struct req_pair){ .name = "page", .value = "now",
		.next = r->params };
	r->params = page;
	if (now) {
		told = alert(r, draft, NULL);
		query_keep(r);
	}
	reply = cases_draft_save(r);
	return now && reply == SEE ? see(r, "/mediation/counsel/now?draft=%s"
		"%s", draft, told ? "&told=1" : "") : reply;
}

/* ---- times ------------------------------------------------------------- */

void counsel_ask(struct req *r)
{
	query_rows(r, SQL_COUNSEL_SESSIONS, "Page.talks", ARGS(req_path(r,
		"no")));
}

/* The last word of the path is the step. */
static const char *step_of(struct req *r)
{
	return strrchr(r->path, '/') + 1;
}

/* Those that fit the wish stand out; all can be had. */
static void mark_fits(struct req *r)
{
	const char *sex = arena_strdup(r->arena, node_get(r->hdf,
		"Answer.counsellor_sex"));
	struct node *n = node_find(r->hdf, "Page.slots");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (sex && !strcmp(sex, node_get(n, "sex")))
			node_set(n, "fits", "1");
}

enum reply counsel_times(struct req *r)
{
	struct dossier d;

	cases_ask(r);
	query_rows(r, SQL_COUNSEL_SLOTS, "Page.slots", ARGS(req_path(r,
		"no")));
	counsel_ask(r);
	if (!cases_take(r, r->with, &d) || strcmp(d.service, COUNSELLING))
		return NOT_FOUND;
	mark_fits(r);
	node_set(r->hdf, "Page.wish", arena_strdup(r->arena, node_get(r->hdf,
		"Answer.talk_way")));
	node_set(r->hdf, "Page.back", d.here);
	node_set(r->hdf, "Page.step", step_of(r));
	return PAGE;
}

enum reply counsel_take(struct req *r)
{
	const char *slot = req_form(r, "slot"), *way = req_form(r, "way");
	const char *key = cases_key(r, "times", "");
	const char *no = req_path(r, "no");
	bool off = !strcmp(r->realm, "off");
	struct dossier d;

	cases_ask(r);
	if (!cases_take(r, r->with, &d) || strcmp(d.service, COUNSELLING))
		return NOT_FOUND;
	if (!cases_is_id(slot))
		field_error(r, "slot", "err_required");
	if (!way || !*way)
		field_error(r, "way", "err_required");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_COUNSEL_BOOK, ARGS(no, cases_version(r), step_of(r),
		slot, way, key));
	return query_flush(r) ? see(r, off ? "/desk/mediation/%s" :
		"/mediation/case/%s", no) : FAILED;
}

/* ---- the counsellor's desk --------------------------------------------- */

enum reply counsel_desk(struct req *r)
{
	if (!review_may(r, "counsellor"))
		return FORBIDDEN;
	query_row(r, SQL_COUNSEL_ME, "Page.me", ARGS());
	query_rows(r, SQL_COUNSEL_ALERTS, "Page.alerts", ARGS());
	query_rows(r, SQL_COUNSEL_SLOTS_MINE, "Page.slots", ARGS());
	query_row(r, SQL_COUNSEL_COUNTS, "Page.counts", ARGS());
	return PAGE;
}

static enum reply to_desk(struct req *r)
{
	return query_flush(r) ? see(r, "/desk/mediation/counsel") : FAILED;
}

enum reply counsel_set(struct req *r)
{
	const char *shown, *sex = req_form(r, "sex");

	if (!review_may(r, "counsellor"))
		return FORBIDDEN;
	shown = form_typed(r, "shown", "text", "20", true);
	if (!sex || !*sex)
		field_error(r, "sex", "err_required");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_COUNSEL_SET, ARGS(shown, sex));
	return to_desk(r);
}

enum reply counsel_duty(struct req *r)
{
	const char *day;

	if (!review_may(r, "counsellor"))
		return FORBIDDEN;
	day = form_typed(r, "duty", "date", NULL, true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_COUNSEL_DUTY, ARGS(day, says(r, "do", "off") ? "f" :
		"t"));
	return to_desk(r);
}

enum reply counsel_slot_add(struct req *r)
{
	const char *day, *from, *to, *place, *key = cases_key(r, "slot", "");
	const char *const *ticked = req_form_all(r, "ways", NULL);
	struct buf ways = buf_new(r->arena);

	if (!review_may(r, "counsellor"))
		return FORBIDDEN;
	day = form_typed(r, "day", "date", NULL, true);
	from = form_typed(r, "from", "time", NULL, true);
	to = form_typed(r, "to", "time", NULL, true);
	place = form_typed(r, "place", "text", "100", false);
	buf_puts(&ways, "");
	for (; *ticked; ticked++)
		buf_printf(&ways, "%s%s", ways.len ? " " : "", *ticked);
	if (!ways.len)
		field_error(r, "ways", "err_required");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_COUNSEL_SLOT_ADD, ARGS(day, from, to, ways.data, place,
		key));
	return to_desk(r);
}

enum reply counsel_slot_close(struct req *r)
{
	query_do(r, SQL_COUNSEL_SLOT_CLOSE, ARGS(cases_path_id(r, "slot")));
	return to_desk(r);
}

enum reply counsel_alert_done(struct req *r)
{
	const char *state = req_form(r, "state");

	query_do(r, SQL_COUNSEL_ALERT_DONE, ARGS(cases_path_id(r,
		"alert"), state ? state : ""));
	return to_desk(r);
}

/* ---- notes ------------------------------------------------------------- */

static void wipe(void *key)
{
	crypt_wipe(key, sizeof(struct crypt_key));
}

/* The key of the counsellor who asks; NULL, and it is logged, if none. */
static const struct crypt_key *own_key(struct req *r, int make)
{
	const struct vault own = vaults_notes(r->arena, r->vault);
	struct crypt_key *key = arena_alloc(r->arena, sizeof *key);

	if (persons_key(r->arena, &own, node_get(r->hdf, "User.id"), make,
			key)) {
		log_fault(r->log, "no key of a counsellor", "why",
			strerror(errno), NULL);
		return NULL;
	}
	arena_defer(r->arena, wipe, key);
	return key;
}

/* First the writer's key, then the key of the person. */
static void open_note(struct req *r, const struct dossier *d,
	const struct crypt_key *own, struct node *note)
{
	const char *body = arena_strdup(r->arena, node_get(note, "body"));
	const char *inner = crypt_decrypt_with(r->arena, own, arena_printf(
		r->arena, "%s.%s", NOTE_AT, d->id), body, NULL);

	node_set(note, "body", inner ? cases_unseal(r, d, NOTE_AT, inner) :
		NULL);
	if (!node_get(note, "body"))
		node_set(note, "shut", "1");
}

enum reply counsel_notes(struct req *r)
{
	const struct crypt_key *own;
	struct dossier d;
	struct node *n;

	cases_ask(r);
	query_rows(r, SQL_COUNSEL_NOTES, "Page.notes", ARGS(req_path(r,
		"no")));
	if (!cases_take(r, r->with, &d))
		return NOT_FOUND;
	n = node_find(r->hdf, "Page.notes");
	own = n ? own_key(r, 0) : NULL;
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (own)
			open_note(r, &d, own, n);
		else
			node_set(n, "body", NULL);
	node_set(r->hdf, "Page.back", d.here);
	return PAGE;
}

enum reply counsel_note_add(struct req *r)
{
	const char *body, *inner, *key = cases_key(r, "note", "");
	const struct crypt_key *own;
	struct dossier d;

	cases_ask(r);
	/* Who may not read them is told so first. */
	query_rows(r, SQL_COUNSEL_NOTES, "Page.notes", ARGS(req_path(r,
		"no")));
	if (!cases_take(r, r->with, &d))
		return NOT_FOUND;
	node_remove(r->hdf, "Page.notes");
	body = form_typed(r, "body", "para", "4000", true);
	if (r->errors)
		return bad(r);
	own = own_key(r, 1);
	inner = own ? cases_seal(r, &d, NOTE_AT, body) : NULL;
	body = inner ? crypt_encrypt(r->arena, own, arena_printf(r->arena,
		"%s.%s", NOTE_AT, d.id), inner, strlen(inner)) : NULL;
	if (!body)
		return FAILED;
	query_do(r, SQL_COUNSEL_NOTE_ADD, ARGS(d.no, body, key));
	return query_flush(r) ? see(r, "%s/notes", d.here) : FAILED;
}

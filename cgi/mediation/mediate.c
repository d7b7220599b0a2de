/*
 * People's mediation: what the record holds beside the history of a case, put
 * on its pages.  Names and words stand encrypted in the steps of the history;
 * here they are opened and become the choices of the next step.
 */
#include <string.h>

#include "cases.h"
#include "mediation.h"
#include "mediation.sql.h"

static struct node *first(struct req *r, const char *path)
{
	struct node *n = node_find(r->hdf, path);

	return n ? node_child(n) : NULL;
}

static const char *get(struct req *r, struct node *n, const char *name)
{
	return arena_strdup(r->arena, node_get(n, name));
}

/* Never NULL, for what is put together. */
static const char *text(struct node *n, const char *name)
{
	const char *s = node_get(n, name);

	return s ? s : "";
}

static bool is(struct node *n, const char *name, const char *value)
{
	const char *s = node_get(n, name);

	return s && !strcmp(s, value);
}

void mediate_ask(struct req *r)
{
	const char *no = req_path(r, "no");

	node_remove(r->hdf, "Page.med");
	/* Spares cases of other services what finds nothing. */
	if (strncmp(no, MEDIATION_LETTERS, strlen(MEDIATION_LETTERS)))
		return;
	query_maybe(r, SQL_MED_HEAD, "Page.med", ARGS(no));
	query_rows(r, SQL_MED_PARTIES, "Page.med.parties", ARGS(no));
	query_rows(r, SQL_MED_MEDIATORS, "Page.med.mediators", ARGS(no));
	query_rows(r, SQL_MED_SESSIONS, "Page.med.sessions", ARGS(no));
	query_rows(r, SQL_MED_ITEMS, "Page.med.items", ARGS(no));
	if (strcmp(r->side, "off"))
		return;
	query_rows(r, SQL_MED_CAME, "Page.med.came", ARGS(no));
	query_rows(r, SQL_MED_SIGNS, "Page.med.signs", ARGS(no));
	query_rows(r, SQL_MED_DOSSIER, "Page.med.dossier", ARGS(no));
}

/* ---- opening ----------------------------------------------------------- */

const char *mediate_open(struct req *r, const char *action, const char *path,
	const char *sealed)
{
	struct dossier d = cases_drawn(r);

	/* The place lib/review binds a value of a step to. */
	return sealed && d.id ? cases_unseal(r, &d, arena_printf(r->arena,
		"case_event_text.actions.%s.%s", action, path),
		arena_strdup(r->arena, sealed)) : NULL;
}

static void open_one(struct req *r, struct node *n, const char *name,
	const char *action, const char *path)
{
	const char *s = node_get(n, name);

	if (s)
		node_set(n, name, mediate_open(r, action, path, s));
}

static void open_party(struct req *r, struct node *n)
{
	static const char *const own[] = { "name", "applicant_name", "mobile",
		"mobile", "address", "address" };

	if (is(n, "kind", "applicant")) {
		for (size_t i = 0; i < 6; i += 2)
			node_set(n, own[i], arena_strdup(r->arena, node_get(
				r->hdf, arena_printf(r->arena, "Answer.%s",
				own[i + 1]))));
		return;
	}
	open_one(r, n, "name", "party_add", "party_name");
	open_one(r, n, "mobile", "party_add", "party_mobile");
	open_one(r, n, "address", "party_add", "party_address");
	open_one(r, n, "agent", "party_add", "party_agent");
}

static const char *party_name(struct req *r, const char *n)
{
	for (struct node *p = first(r, "Page.med.parties"); p && n;
			p = node_next(p))
		if (is(p, "n", n))
			return get(r, p, "name");
	return NULL;
}

static void draw_items(struct req *r)
{
	struct node *n = first(r, "Page.med.items");

	for (; n; n = node_next(n)) {
		const char *i = get(r, n, "n");

		open_one(r, n, "content", "draft_agreement", arena_printf(
			r->arena, "items.%s.content", i));
		open_one(r, n, "way", "draft_agreement", arena_printf(
			r->arena, "items.%s.way", i));
		node_set(n, "party_name", party_name(r, get(r, n, "party")));
	}
}

/* Who came stands below its session. */
static void draw_came(struct req *r)
{
	struct node *s = first(r, "Page.med.sessions"), *c;

	for (; s; s = node_next(s)) {
		const char *session = get(r, s, "n");
		unsigned i = 0;

		for (c = first(r, "Page.med.came"); c; c = node_next(c)) {
			struct node *out;

			if (!is(c, "session", session))
				continue;
			out = node_at(s, arena_printf(r->arena, "came.%u",
				i++));
			node_set(out, "came", get(r, c, "came"));
			node_set(out, "name", party_name(r, get(r, c,
				"party")));
		}
	}
}

static const char *signer_name(struct req *r, const char *signer)
{
	const char *dot = strchr(signer, '.');

	if (!dot)
		return page_word(r->pages, r->lang, "mediation.case.seal");
	if (!strncmp(signer, "party.", 6))
		return party_name(r, dot + 1);
	for (struct node *m = first(r, "Page.med.mediators"); m;
			m = node_next(m))
		if (is(m, "id", dot + 1))
			return get(r, m, "name");
	return NULL;
}

/* ---- names in the history ---------------------------------------------- */

/* Which rows a choice of a step was made from. */
static const struct {
	const char *field, *rows, *key, *name;
} sources[] = {
	{ "party", "parties", "n", "name" },
	{ "by_party", "parties", "n", "name" },
	{ "absent", "parties", "n", "name" },
	{ "by_agent", "parties", "n", "name" },
	{ "mediator", "mediators", "id", "name" },
	{ "session", "sessions", "n", "day" },
	{ "room", "sessions", "room_id", "room" },
	{ "item", "items", "n", "content" },
	{ "signers", "signs", "signer", "name" },
};

static const char *name_in(struct req *r, size_t i, const char *code)
{
	struct node *n = first(r, arena_printf(r->arena, "Page.med.%s",
		sources[i].rows));

	for (; n; n = node_next(n))
		if (is(n, sources[i].key, code))
			return text(n, sources[i].name);
	return code;
}

const char *mediate_name(struct req *r, const char *path, const char *value)
{
	const char *dot = strrchr(path, '.');
	char *codes = arena_strdup(r->arena, value), *code;
	struct buf b = buf_new(r->arena);
	size_t i = 0, n = sizeof sources / sizeof *sources;

	while (i < n && strcmp(sources[i].field, dot ? dot + 1 : path))
		i++;
	if (i == n)
		return strcmp(path, "committee") ? NULL : arena_strdup(
			r->arena, node_get(r->hdf, "Page.med.committee"));
	while ((code = strsep(&codes, " ")))
		buf_printf(&b, "%s%s", b.len ? " " : "", name_in(r, i, code));
	return b.data;
}

static void name_history(struct req *r)
{
	struct node *e = first(r, "Page.events"), *v;

	for (; e; e = node_next(e)) {
		v = node_find(e, "values");
		for (v = v ? node_child(v) : NULL; v; v = node_next(v)) {
			const char *name = mediate_name(r, text(v, "path"),
				text(v, "value"));

			if (name)
				node_set(v, "value", name);
		}
	}
}

void mediate_draw(struct req *r)
{
	struct node *med = node_find(r->hdf, "Page.med"), *n;

	if (!med || !node_get(med, "yes"))
		return;
	open_one(r, med, "facts", "draft_agreement", "facts");
	open_one(r, med, "points", "draft_agreement", "points");
	for (n = first(r, "Page.med.parties"); n; n = node_next(n))
		open_party(r, n);
	draw_items(r);
	draw_came(r);
	for (n = first(r, "Page.med.signs"); n; n = node_next(n))
		node_set(n, "name", signer_name(r, get(r, n, "signer")));
	if (!strcmp(r->side, "off"))
		name_history(r);
	for (n = first(r, "Page.med.parties"); n; n = node_next(n))
		if (is(n, "consent", "refused") && !is(n, "kind", "third"))
			node_set(med, "refused", "1");
}

bool mediate_is_party(struct req *r, const char *name)
{
	for (struct node *n = first(r, "Page.med.parties"); n;
			n = node_next(n))
		if (!is(n, "kind", "applicant") && strstr(text(n, "name"),
				name))
			return true;
	return false;
}

/* ---- choices of the next step ------------------------------------------ */

static void ask_lists(struct req *r)
{
	const char *no = req_path(r, "no");

	query_rows(r, SQL_MED_CHOICES, "List.mediators", ARGS(no));
	query_rows(r, SQL_MED_COMMITTEES, "List.committees", ARGS(no));
	query_rows(r, SQL_MED_ROOMS, "List.rooms", ARGS(no));
}

static void option(struct req *r, const char *list, unsigned *count,
	const char *value, const char *label)
{
	struct node *n = node_at(r->hdf, arena_printf(r->arena, "List.%s.%u",
		list, (*count)++));

	node_set(n, "value", value);
	node_set(n, "label", label ? label : value);
}

static void list_parties(struct req *r)
{
	unsigned count = 0;

	for (struct node *n = first(r, "Page.med.parties"); n;
			n = node_next(n)) {
		const char *kind = page_word(r->pages, r->lang, arena_printf(
			r->arena, "mediation.case.kind.%s", text(n,
			"kind"))), *name = get(r, n, "name");

		option(r, "parties", &count, get(r, n, "n"), arena_printf(
			r->arena, "%s %s", kind ? kind : "", name ? name :
			""));
	}
}

static void list_sessions(struct req *r)
{
	unsigned planned = 0, held = 0;

	for (struct node *n = first(r, "Page.med.sessions"); n;
			n = node_next(n)) {
		const char *label = arena_printf(r->arena, "%s %s–%s %s",
			text(n, "day"), text(n, "starts"), text(n, "ends"),
			text(n, "room"));

		if (is(n, "state", "planned"))
			option(r, "sessions", &planned, get(r, n, "n"), label);
		else if (is(n, "state", "held"))
			option(r, "held", &held, get(r, n, "n"), label);
	}
}

void mediate_lists(struct req *r)
{
	unsigned chosen = 0, signers = 0, items = 0;
	struct node *n;

	if (!node_get(r->hdf, "Page.med.yes"))
		return;
	list_parties(r);
	list_sessions(r);
	for (n = first(r, "Page.med.mediators"); n; n = node_next(n))
		if (!node_get(n, "until"))
			option(r, "chosen", &chosen, get(r, n, "id"), get(r,
				n, "name"));
	for (n = first(r, "Page.med.signs"); n; n = node_next(n))
		if (!node_get(n, "signed"))
			option(r, "signers", &signers, get(r, n, "signer"),
				get(r, n, "name"));
	for (n = first(r, "Page.med.items"); n; n = node_next(n))
		if (!is(n, "state", "done"))
			option(r, "items", &items, get(r, n, "n"),
				arena_printf(r->arena, "%s：%s（%s）",
				text(n, "party_name"), text(n, "content"),
				text(n, "due")));
}

bool mediate_prepare(struct req *r)
{
	struct dossier d;

	mediate_ask(r);
	if (!query_flush(r) || !node_get(r->hdf, "Page.med.yes"))
		return true;
	ask_lists(r);
	cases_ask(r);
	if (!cases_take(r, r->with, &d))
		return false;
	mediate_draw(r);
	mediate_lists(r);
	return true;
}

/* ---- papers ------------------------------------------------------------ */

void mediate_print(struct req *r, const char *kind)
{
	(void)kind;
	mediate_ask(r);
	if (query_flush(r))
		mediate_draw(r);
}

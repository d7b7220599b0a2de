/*
 * What all pages of a case share: finding it, opening its answers, the key of
 * a form, the choice of a place.
 */
#include "cases.h"

#include <errno.h>
#include <string.h>

#include "cases_parts.h"
#include "persons.h"
#include "text.h"

bool cases_is_id(const char *s)
{
	return s && text_is_digits(s) && strlen(s) <= 18;
}

const char *cases_path_id(struct req *r, const char *name)
{
	const char *s = req_path(r, name);

	return cases_is_id(s) ? s : "0";
}

/* ---- finding ----------------------------------------------------------- */

void cases_ask(struct req *r)
{
	const char *id = req_path(r, "id"), *no = req_path(r, "no");

	if (no)
		id = NULL;
	else if (!cases_is_id(id))
		id = "0";
	node_remove(r->hdf, "Answer");
	query_row(r, SQL_CASE_ROW, "Page.case", ARGS(id, no));
	query_pairs(r, SQL_CASE_ANSWERS, "Answer", ARGS(id, no));
	query_maybe(r, SQL_OPENED_FOR, "Page.opened", ARGS(id, no));
}

static const char *column(struct req *r, const char *name)
{
	struct node *n = node_find(r->hdf, "Page.case");

	return n ? arena_strdup(r->arena, node_get(n, name)) : NULL;
}

struct dossier cases_drawn(struct req *r)
{
	const char *owner = node_get(r->hdf, "Page.paper.applicant");

	return (struct dossier){ .id = column(r, "id"), .no = column(r, "no"),
		.applicant = owner ? arena_strdup(r->arena, owner) :
		column(r, "applicant"), .service = column(r, "service") };
}

/* Values as they are kept become plain text. */
static bool open_below(struct req *r, const struct dossier *d, struct node *n,
	const char *above)
{
	for (n = node_child(n); n; n = node_next(n)) {
		struct node *field;
		const char *value = node_value(n), *path = *above ?
			arena_printf(r->arena, "%s.%s", above, node_name(n)) :
			arena_strdup(r->arena, node_name(n));
		const struct crypt_key *key;

		if (!open_below(r, d, n, path))
			return false;
		field = value && *value ? form_field(d->standard, path) : NULL;
		if (!field || !form_field_is_secret(field))
			continue;
		key = cases_person(r, d->applicant, 0);
		if (!key)
			return false;
		value = crypt_decrypt_with(r->arena, key, arena_printf(
			r->arena, "case_form.%s.%s", path, d->id), value,
			NULL);
		node_set(r->hdf, arena_printf(r->arena, "Answer.%s", path),
			value ? value : "");
	}
	return true;
}

bool cases_take(struct req *r, const struct cases *m, struct dossier *d)
{
	*d = (struct dossier){ .id = NULL };
	if (!query_flush(r))
		return false;
	d->id = column(r, "id");
	d->no = column(r, "no");
	d->version = column(r, "version");
	d->state = column(r, "state");
	d->kind = column(r, "kind");
	d->applicant = column(r, "applicant");
	d->service = column(r, "service");
	d->standard = form_standard(r, column(r, "standard"));
	if (!d->standard)
		return false;
	d->here = d->no ? arena_printf(r->arena, m->open ? "%s/%s" :
		"%s/case/%s", m->base, d->no)
		: arena_printf(r->arena, "%s/draft/%s", m->base, d->id);
	node_set(r->hdf, "Page.base", m->base);
	node_set(r->hdf, "Page.here_case", d->here);
	node_set(r->hdf, "Page.here_form", r->path);
	node_set(r->hdf, "Page.service", form_text(r, d->standard, "title"));
	node_set(r->hdf, "Page.noindex", "1");
	node_set(r->hdf, "Site.today", column(r, "today"));
	d->values = node_at(r->hdf, "Answer");
	return open_below(r, d, d->values, "");
}

/* ---- what a form brings ------------------------------------------------ */

const char *cases_version(struct req *r)
{
	const char *s = req_secret(r, "version");

	return s && text_is_digits(s) && strlen(s) <= 9 ? s : "0";
}

const char *cases_key(struct req *r, const char *deed, const char *more)
{
	struct buf b = buf_new(r->arena);

	buf_printf(&b, "%s\n%s\n%s\n", deed, r->path, more);
	for (struct req_pair *p = r->form; p; p = p->next)
		if (strcmp(p->name, "token"))
			buf_printf(&b, "%zu %s=%zu %s\n", strlen(p->name),
				p->name, strlen(p->value), p->value);
	return crypt_sha256_hex(r->arena, b.data);
}

const char *cases_answer(const struct dossier *d)
{
	struct node *n = node_find(d->standard, "actions");
	const char *other = NULL;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *by = node_get(n, "by"), *to = node_get(n, "to");

		if (!by || !to || strcmp(by, "applicant") ||
		    !form_listed(node_get(n, "from"), d->state))
			continue;
		if (!strcmp(to, "BACK"))
			return node_name(n);
		if (!other)
			other = node_name(n);
	}
	return other ? other : "resubmit";
}

/* ---- keys of persons --------------------------------------------------- */

struct person_key {
	const char *account;
	int make;			/* it may have been made or renewed */
	struct crypt_key key;
	struct person_key *next;
};

static void wipe(void *held)
{
	crypt_wipe(&((struct person_key *)held)->key,
		sizeof(struct crypt_key));
}

/* A page opens many values of one person: the file is read once. */
const struct crypt_key *cases_person(struct req *r, const char *account,
	int make)
{
	struct person_key *h = r->persons;

	while (h && (strcmp(h->account, account) || h->make < make))
		h = h->next;
	if (h)
		return &h->key;
	h = arena_alloc(r->arena, sizeof *h);
	errno = EINVAL;
	if (!r->vault || !r->vault->keys || persons_key(r->arena, r->vault,
			account, make, &h->key)) {
		/* An erased person has none, which is no fault of ours: what
		 * failed for another person of the page stays failed. */
		r->away |= make || errno != ENOENT;
		log_fault(r->log, "no key of a person", "why",
			strerror(errno), NULL);
		return NULL;
	}
	arena_defer(r->arena, wipe, h);
	h->account = arena_strdup(r->arena, account);
	h->make = make;
	h->next = r->persons;
	r->persons = h;
	return &h->key;
}

const char *cases_seal(struct req *r, const struct dossier *d,
	const char *where, const char *value)
{
	const struct crypt_key *key = cases_person(r, d->applicant, 1);

	return key ? crypt_encrypt(r->arena, key, arena_printf(r->arena,
		"%s.%s", where, d->id), value, strlen(value)) : NULL;
}

const char *cases_unseal(struct req *r, const struct dossier *d,
	const char *where, const char *value)
{
	const struct crypt_key *key = cases_person(r, d->applicant, 0);

	return key ? crypt_decrypt_with(r->arena, key, arena_printf(r->arena,
		"%s.%s", where, d->id), value, NULL) : NULL;
}

const char *cases_blind(struct req *r, const char *where, const char *value)
{
	const struct crypt_key *key = r->vault && r->vault->keys ? crypt_key(
		r->vault->keys, "blind") : NULL;

	return key ? crypt_blind(r->arena, key, where, value) : NULL;
}

struct sealing {
	struct req *r;
	const struct dossier *d;
	const struct crypt_key *key;
	struct buf paths, texts;	/* indexes found on the way */
	bool failed;
};

/* A field with an index is found again without being opened. */
static void add_index(struct sealing *s, const char *path, const char *value)
{
	struct node *field = form_field(s->d->standard, path);
	const char *wanted = field ? node_get(field, "index") : NULL;
	const char *index;

	if (!wanted || strcmp(wanted, "1") || !*value)
		return;
	index = cases_blind(s->r, arena_printf(s->r->arena, "case_form.%s",
		path), value);
	if (!index) {
		s->failed = true;
		return;
	}
	form_array_add(&s->paths, arena_printf(s->r->arena, "%s.index", path));
	form_array_add(&s->texts, index);
}

static const char *seal(void *arg, const char *path, const char *value)
{
	struct sealing *s = arg;
	const char *sealed = NULL;

	if (!s->key && !s->failed)
		s->key = cases_person(s->r, s->d->applicant, 1);
	if (s->key)
		sealed = crypt_encrypt(s->r->arena, s->key, arena_printf(
			s->r->arena, "case_form.%s.%s", path, s->d->id),
			value, strlen(value));
	s->failed |= !sealed;
	add_index(s, path, value);
	return sealed ? sealed : "";
}

/* One array of PostgreSQL out of two. */
static const char *both_arrays(struct req *r, const char *list,
	struct buf *more)
{
	const char *rest = form_array_end(more);

	if (!strcmp(rest, "{}"))
		return list;
	return strcmp(list, "{}") ? arena_printf(r->arena, "%.*s,%s",
		(int)strlen(list) - 1, list, rest + 1) : rest;
}

bool cases_arrays(struct req *r, const struct dossier *d, struct node *values,
	const char **paths, const char **texts)
{
	struct sealing s = { .r = r, .d = d, .paths = buf_new(r->arena),
		.texts = buf_new(r->arena) };

	form_arrays(r->arena, d->standard, values, seal, &s, paths, texts);
	*paths = both_arrays(r, *paths, &s.paths);
	*texts = both_arrays(r, *texts, &s.texts);
	return !s.failed;
}

/* ---- some fields ------------------------------------------------------- */

static void tree_free(void *n)
{
	node_free(n);
}

struct node *cases_only(struct req *r, struct node *values,
	struct node *fields)
{
	struct node *out = node_new(), *f = fields ? node_child(fields) : NULL;

	arena_defer(r->arena, tree_free, out);
	for (; f; f = node_next(f)) {
		struct node *n = node_find(values, node_name(f));

		if (n)
			node_copy(out, node_name(f), n);
	}
	return out;
}

const char *cases_names(struct req *r, struct node *fields)
{
	struct node *f = fields ? node_child(fields) : NULL;
	struct buf b = buf_new(r->arena);

	for (; f; f = node_next(f))
		form_array_add(&b, node_name(f));
	return form_array_end(&b);
}

const char *cases_list(struct req *r, struct node *fields)
{
	struct node *f = fields ? node_child(fields) : NULL;
	struct buf b = buf_new(r->arena);

	buf_puts(&b, "");
	for (; f; f = node_next(f))
		buf_printf(&b, "%s%s", b.len ? " " : "", node_name(f));
	return b.data;
}

void cases_mask(struct node *answer, mask_function *id)
{
	const char *type = node_get(answer, "type");
	const char *value = node_get(answer, "value");
	char out[MASK_SIZE];

	if (!type || !value)
		return;
	if (!strcmp(type, "bankcard"))
		node_set(answer, "value", mask_bankcard(value, out,
			sizeof out));
	else if (!strcmp(type, "id"))
		node_set(answer, "value", id(value, out, sizeof out));
}

/* ---- refusals at the form ---------------------------------------------- */

void cases_count(struct req *r, const struct dossier *d, const char *code)
{
	if (!code || !*code)
		return;
	query_do(r, SQL_CASE_ATTEMPT, ARGS(d->service, code));
	query_keep(r);
}

/* The refusal code that a field gives for an error the database found. */
static const char *refusal(const struct dossier *d, const char *path,
	const char *key)
{
	struct node *f = form_field(d->standard, path);
	const char *code = f && !strcmp(key, "err_duplicate") ? node_get(f,
		"refusal_unique") : NULL;

	return code ? code : f ? node_get(f, "refusal") : NULL;
}

bool cases_refused(struct req *r, const struct dossier *d)
{
	char *words, *word;
	const char *code = NULL;

	if (db_state(r->db) != DB_REFUSED ||
	    strcmp(db_sqlstate(r->db), "RG422"))
		return false;
	words = arena_strdup(r->arena, db_message(r->db));
	db_end(r->db, false);
	while ((word = strsep(&words, " \n"))) {
		char *key = strchr(word, ':');

		if (!key)
			continue;
		*key++ = '\0';
		field_error(r, word, key);
		if (!code)
			code = refusal(d, word, key);
	}
	cases_count(r, d, code);
	return true;
}

/* ---- links of the error summary ---------------------------------------- */

void cases_link_errors(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.errors");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *path = arena_strdup(r->arena, node_get(n,
			"field")), *page, *name;
		struct node *field;

		page = path ? form_page_of(d->standard, path) : NULL;
		if (path && !strncmp(path, "papers.", 7))
			page = "papers";
		if (!page)
			continue;
		name = strncmp(path, "papers.", 7) ? path : path + 7;
		field = name == path ? form_field(d->standard, path) :
			node_find(d->standard, path);
		if (!d->no || name != path)
			node_setf(n, "href", "%s/%s%s#%s", d->here, page,
				d->no ? "" : "?back=check", name);
		node_set(n, "label", form_words(field ? node_find(field,
			"label") : NULL, r->lang));
		if (!strncmp(path, "papers.", 7))
			node_set(n, "paper", "1");
	}
}

/* ---- places ------------------------------------------------------------ */

static bool is_division(struct node *field)
{
	const char *type = node_get(field, "type");

	return type && !strcmp(type, "division");
}

static bool is_code(const char *s)
{
	return s && strlen(s) == 12 && text_is_digits(s);
}

const char *cases_place(struct req *r, struct node *field, const char *path,
	const char *value)
{
	const char *inside = node_get(field, "inside"), *ours;

	(void)path;
	if (!is_division(field) || !inside || !is_code(value))
		return NULL;
	/* Of the place it was saved with, a draft says so itself. */
	ours = node_get(r->hdf, "Page.case.ours");
	if (ours && !strcmp(ours, value))
		return NULL;
	ours = query_text(r, SQL_PLACE_OURS, ARGS(value));
	return ours && *ours == 't' ? NULL : "err_area";
}

/* A list of choices, of which the last level is not asked further. */
static void draw_place(struct req *r, const char *at, const char *code)
{
	struct node *n;

	node_set(r->hdf, arena_printf(r->arena, "%s.here", at), code ? code
		: "");
	node_remove(r->hdf, arena_printf(r->arena, "%s.options", at));
	if (code)
		query_rows(r, SQL_PLACE_CHAIN, arena_printf(r->arena,
			"%s.chain", at), ARGS(code));
	query_rows(r, code ? SQL_PLACE_NEXT : SQL_PLACE_FIRST,
		arena_printf(r->arena, "%s.options", at),
		code ? ARGS(code) : ARGS());
	if (!query_flush(r))
		return;
	n = node_find(r->hdf, arena_printf(r->arena, "%s.options", at));
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (node_get(n, "more"))
			node_set(r->hdf, arena_printf(r->arena, "%s.more", at),
				"1");
}

void cases_places(struct req *r, struct node *fields)
{
	struct node *f = fields ? node_child(fields) : NULL;

	for (; f; f = node_next(f)) {
		const char *at = is_division(f) ? form_drawn(r, node_name(f))
			: NULL, *code;

		if (!at)
			continue;
		code = node_get(r->hdf, arena_printf(r->arena, "%s.value",
			at));
		code = is_code(code) ? arena_strdup(r->arena, code) : NULL;
		if (code) {
			const char *ours = query_text(r, SQL_PLACE_OURS,
				ARGS(code));

			if (!ours || *ours != 't')
				code = NULL;
		}
		draw_place(r, at, code);
	}
}

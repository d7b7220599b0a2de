/*
 * Papers we issue: printed from the record, kept from the first time somebody
 * takes one on.  They are in Chinese: they are official texts.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cases_parts.h"
#include "files.h"
#include "papers.h"
#include "press.h"
#include "text.h"

struct paper {
	struct dossier d;
	const char *id, *kind, *stored;
	int fd;
};

static int scratch(struct req *r)
{
	return arena_fd(r->arena, memfd_create("paper", MFD_CLOEXEC));
}

/* "17" or "17.pdf". */
static const char *id_of(struct req *r)
{
	const char *s = req_path(r, "paper");
	size_t n = strspn(s, "0123456789");

	return n && (s[n] == '\0' || !strcmp(s + n, ".pdf")) ?
		arena_copy(r->arena, s, n) : "";
}

static const char *get(struct req *r, const char *path)
{
	return arena_strdup(r->arena, node_get(r->hdf, path));
}

static bool take(struct req *r, const struct cases *m, struct paper *p)
{
	*p = (struct paper){ .id = id_of(r) };
	if (!cases_is_id(p->id))
		return false;
	cases_ask(r);
	query_row(r, SQL_PAPER_ROW, "Page.paper", ARGS(p->id));
	query_row(r, SQL_PAPER_CASE, "Page.letter", ARGS(p->id));
	query_maybe(r, SQL_PAPER_STEP, "Page.step", ARGS(p->id));
	query_maybe(r, SQL_PAPER_STATION, "Page.station", ARGS(p->id));
	query_rows(r, SQL_PAPER_FILES, "Page.files", ARGS(p->id));
	query_rows(r, SQL_PAPER_ITEMS, "Page.items", ARGS(p->id));
	if (!cases_take(r, m, &p->d))
		return false;
	p->kind = get(r, "Page.paper.kind");
	p->stored = get(r, "Page.paper.stored");
	return !strcmp(get(r, "Page.letter.id"), p->d.id);
}

/* ---- what is printed --------------------------------------------------- */

/* A word of the standard, in Chinese. */
static const char *zh(struct req *r, const struct paper *p, const char *above,
	const char *name, const char *below)
{
	const char *s = name ? node_get(p->d.standard, arena_printf(r->arena,
		"%s.%s.%s", above, name, below)) : NULL;

	return s ? s : "";
}

/* Who signs: the bureau where it decides, else the station. */
static const char *organ(struct req *r, const struct paper *p)
{
	const char *role = get(r, "Page.step.role");
	const char *own = get(r, "Page.step.organ");
	const char *station = get(r, "Page.station.name");
	const char *head = get(r, "Page.station.head");
	const char *bureau = get(r, "Page.station.bureau");

	if (*zh(r, p, "documents", p->kind, "verify") == '1' ||
	    (role && (!strcmp(role, "audit") || !strcmp(role, "publisher"))))
		own = head;
	else if (role && (!strcmp(role, "review2") || !strcmp(role, "leader")
			|| !strcmp(role, "objection")))
		own = bureau ? bureau : head;
	return own ? own : station ? station : "";
}

static void fill_case(struct req *r, const struct paper *p)
{
	static const char *const from[] = { "number", "applicant", "submitted",
		"accepted", "due", "notice_due" };
	const char *code = node_get(p->d.standard, "subject.code");

	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		node_set(r->hdf, arena_printf(r->arena, "Page.case.%s",
			from[i]), get(r, arena_printf(r->arena,
			"Page.letter.%s", from[i])));
	node_set(r->hdf, "Page.case.title", node_get(p->d.standard, "title"));
	if (code)
		node_set(r->hdf, "Page.case.uscc", node_get(p->d.values,
			code));
}

/* Names and addresses of {no}, {title} and {due} in a message. */
static const char *expand(struct req *r, const char *s)
{
	struct buf b = buf_new(r->arena);

	buf_puts(&b, "");
	while (*s) {
		size_t n = strcspn(s, "{");

		buf_add(&b, s, n);
		s += n;
		if (!strncmp(s, "{no}", 4)) {
			buf_puts(&b, get(r, "Page.case.number"));
			s += 4;
		} else if (!strncmp(s, "{title}", 7)) {
			buf_puts(&b, get(r, "Page.case.applicant"));
			s += 7;
		} else if (!strncmp(s, "{due}", 5)) {
			const char *due = get(r, "Page.case.notice_due");

			buf_puts(&b, due ? due : page_word(r->pages, "zh-CN",
				"case.no_due"));
			s += 5;
		} else if (*s) {
			buf_add(&b, s++, 1);
		}
	}
	return b.data;
}

static void fill_step(struct req *r, const struct paper *p)
{
	const char *action = get(r, "Page.step.action");
	const char *reason = get(r, "Page.step.reason");
	const char *note = get(r, "Page.step.note");
	unsigned n = 0;

	if (reason && *reason)
		node_set(r->hdf, arena_printf(r->arena, "Page.reasons.%u.text",
			n++), zh(r, p, "reasons", reason, "label"));
	if (note && *note && !strcmp(zh(r, p, "actions", action, "note"),
			"required"))
		node_set(r->hdf, arena_printf(r->arena, "Page.reasons.%u.text",
			n), note);
	node_set(r->hdf, "Page.text", expand(r, zh(r, p, "messages", zh(r, p,
		"actions", action, "message"), "text")));
	if (!node_get(r->hdf, "Page.reasons.0.text") || (action &&
			!strncmp(zh(r, p, "actions", action, "to"), "TO_", 3)))
		node_set(r->hdf, "Page.decision.yes", "1");
	node_set(r->hdf, "Page.decision.effect", arena_strdup(r->arena,
		node_get(r->hdf, "Page.text")));
}

static void fill_lists(struct req *r, const struct paper *p)
{
	struct node *n = node_find(r->hdf, "Page.files");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		node_set(n, "title", zh(r, p, "papers", arena_strdup(r->arena,
			node_get(n, "paper")), "label"));
	n = node_find(r->hdf, "Page.items");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *item = arena_strdup(r->arena, node_get(n, "item"));
		struct node *f = form_field(p->d.standard, item);

		node_set(r->hdf, "Page.correction.due", get(r,
			"Page.items.0.due"));
		node_set(n, "title", !strncmp(item, "paper:", 6) ? zh(r, p,
			"papers", item + 6, "label") : f ? node_get(f,
			"label") : item);
	}
}

static void fill(struct req *r, const struct paper *p)
{
	const char *origin = conf_get(r->conf, "origin");

	fill_case(r, p);
	fill_step(r, p);
	fill_lists(r, p);
	node_set(r->hdf, "Page.paper.title", zh(r, p, "documents", p->kind,
		"label"));
	node_set(r->hdf, "Page.paper.url", arena_printf(r->arena,
		"%s/verify/%s", origin ? origin : "", get(r,
		"Page.paper.code")));
	node_set(r->hdf, "Page.organ", organ(r, p));
	node_set(r->hdf, "Page.contact.phone", get(r, "Page.station.phone"));
	node_set(r->hdf, "Page.contact.address", get(r,
		"Page.station.address"));
	node_set(r->hdf, "Page.contact.hours", get(r, "Page.station.hours"));
}

/* ---- printing, keeping ------------------------------------------------- */

static bool print(struct req *r, struct paper *p,
	void (*extra)(struct req *r, const char *kind))
{
	struct papers from = { r->pages, conf_get(r->conf, "press.socket") };
	struct press_result result;
	const char *code = zh(r, p, "documents", p->kind, "template");

	fill(r, p);
	if (extra)
		extra(r, p->kind);
	p->fd = scratch(r);
	if (p->fd < 0 || !query_flush(r))
		return false;
	if (papers_print(r->arena, &from, code, "zh-CN", r->hdf, p->fd,
			&result) == PRESS_OK)
		return true;
	log_fault(r->log, "paper not printed", "kind", p->kind, "why",
		result.reason, NULL);
	return false;
}

static bool fetch(struct req *r, struct paper *p)
{
	const struct crypt_key *key = cases_person(r, p->d.applicant, 0);

	p->fd = scratch(r);
	if (key && p->fd >= 0 && !files_get(conf_get(r->conf, "files"), key,
			p->stored, p->fd))
		return true;
	log_fault(r->log, "paper does not open", "why", strerror(errno),
		NULL);
	return false;
}

static enum reply send_paper(struct req *r, const struct paper *p)
{
	off_t size = lseek(p->fd, 0, SEEK_END);
	char *bytes;

	if (size < 0)
		return FAILED;
	bytes = arena_alloc(r->arena, (size_t)size + 1);
	if (pread(p->fd, bytes, (size_t)size, 0) != size)
		return FAILED;
	return download(r, arena_printf(r->arena, "%s-%s.pdf", zh(r, p,
		"documents", p->kind, "label"), p->d.no), "application/pdf",
		bytes, (size_t)size);
}

enum reply cases_paper(struct req *r)
{
	const struct cases *m = r->with;
	struct paper p;

	if (!take(r, m, &p))
		return NOT_FOUND;
	if (p.stored && !fetch(r, &p))
		return FAILED;
	if (!p.stored && !print(r, &p, m->print))
		return AWAY;
	return send_paper(r, &p);
}

enum reply cases_paper_keep(struct req *r)
{
	const struct cases *m = r->with;
	const struct crypt_key *key;
	struct stored s;
	struct paper p;

	if (!take(r, m, &p))
		return NOT_FOUND;
	if (p.stored)
		return see(r, "%s/paper/%s.pdf", p.d.here, p.id);
	key = cases_person(r, p.d.applicant, 1);
	if (!key || !print(r, &p, m->print))
		return AWAY;
	if (files_put(conf_get(r->conf, "files"), key, p.fd, &s)) {
		log_fault(r->log, "paper not stored", "why", strerror(errno),
			NULL);
		return FAILED;
	}
	query_do(r, SQL_PAPER_PRINTED, ARGS(p.id, s.name, s.sha256));
	if (query_flush(r))
		return see(r, "%s/paper/%s.pdf", p.d.here, p.id);
	files_remove(conf_get(r->conf, "files"), s.name);
	return FAILED;
}

/*
 * Files of a case: one at a time into the store, and out of it again.  What a
 * stranger sent is only touched by the press.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "cases_parts.h"
#include "files.h"
#include "press.h"
#include "text.h"

enum { NAME_MAX_POINTS = 120 };	/* of a file, for people */

/* An empty memory file, closed with the request; -1 and errno. */
static int scratch(struct req *r)
{
	return arena_fd(r->arena, memfd_create("file", MFD_CLOEXEC));
}

/* ---- one file comes in ------------------------------------------------- */

struct incoming {
	struct req *r;
	const struct dossier *d;
	struct node *paper;
	const struct body_file *file;
	int fd;				/* the bytes to keep */
	const char *type, *state, *width, *height;
	struct stored stored;
};

static const char *kind_of(const char *type)
{
	if (!strcmp(type, "image/jpeg"))
		return "jpeg";
	if (!strcmp(type, "image/png"))
		return "png";
	if (!strcmp(type, "image/heic"))
		return "heic";
	return !strcmp(type, "application/pdf") ? "pdf" : "other";
}

static const char *press_error(struct req *r, const struct press_result *p)
{
	return arena_printf(r->arena, "err_file_%s", *p->reason ? p->reason
		: p->status == PRESS_AWAY ? "away" : "failed");
}

static const char *scan(struct incoming *in)
{
	struct press_result p;

	press_scan(conf_get(in->r->conf, "press.socket"), in->file->fd, &p);
	if (p.status == PRESS_PENDING)
		return "err_file_away";
	if (p.status != PRESS_OK)
		return press_error(in->r, &p);
	if (!form_listed(node_get(in->paper, "kinds"), kind_of(p.type)))
		return "err_file_type";
	in->type = arena_strdup(in->r->arena, p.type);
	in->state = p.scan == PRESS_CLEAN ? "clean" : "unscanned";
	in->fd = in->file->fd;
	return NULL;
}

/* A picture is made anew, without what it carried besides. */
static const char *recode(struct incoming *in)
{
	struct arena *a = in->r->arena;
	struct press_result p;
	unsigned side;

	in->fd = scratch(in->r);
	if (in->fd < 0)
		return "err_file_failed";
	press_recode(conf_get(in->r->conf, "press.socket"), in->file->fd,
		in->fd, &p);
	if (p.status != PRESS_OK)
		return press_error(in->r, &p);
	side = p.width > p.height ? p.width : p.height;
	if ((long)side < cases_limit(in->paper, "min_pixels", 0))
		return "err_file_small";
	in->type = arena_strdup(a, p.type);
	in->width = arena_printf(a, "%u", p.width);
	in->height = arena_printf(a, "%u", p.height);
	return NULL;
}

static const char *keep(struct incoming *in)
{
	const struct crypt_key *key = cases_person(in->r, in->d->applicant,
		1);
	const char *store = conf_get(in->r->conf, "files");

	if (!key || !store || files_put(store, key, in->fd, &in->stored)) {
		log_fault(in->r->log, "file not stored", "why",
			strerror(errno), NULL);
		return "err_file_failed";
	}
	return NULL;
}

/* Checks, makes anew and stores.  NULL, or the key of an error. */
static const char *receive(struct incoming *in)
{
	const char *error;

	if (in->file->size == 0)
		return "err_file_empty";
	if ((long)in->file->size > cases_limit(in->paper, "max_bytes",
			BODY_FILE_MAX))
		return "err_file_size";
	error = scan(in);
	if (!error && in->type && strcmp(in->type, "application/pdf"))
		error = recode(in);
	return error ? error : keep(in);
}

/* The name for people: one clean line, and an ending that is true. */
static const char *shown_name(struct incoming *in)
{
	struct arena *a = in->r->arena;
	const char *s = in->file->name, *end, *ends =
		!strcmp(in->type, "image/jpeg") ? ".jpg" :
		!strcmp(in->type, "image/png") ? ".png" : ".pdf";
	const char *dot;
	size_t n = 0;
	char *name;

	if (!s || !s[strspn(s, ". ")] || !text_clean(s, strlen(s), TEXT_LINE))
		s = node_name(in->paper);
	for (end = s; *end && n < NAME_MAX_POINTS - 6; n++)
		text_next(&end);
	name = arena_copy(a, s, (size_t)(end - s));
	dot = strrchr(name, '.');
	if (dot && (!strcmp(dot, ends) || (!strcmp(ends, ".jpg") &&
			!strcasecmp(dot, ".jpeg"))))
		return name;
	if (dot && dot != name && strlen(dot) <= 5)
		name[dot - name] = '\0';
	return arena_printf(a, "%s%s", name, ends);
}

static bool enter(struct incoming *in)
{
	struct req *r = in->r;
	const char *code = node_name(in->paper);
	const char *size = arena_printf(r->arena, "%llu",
		(unsigned long long)in->stored.size);

	return query_text(r, SQL_UPLOAD_ADD, ARGS(in->d->id, code,
		shown_name(in), in->type, size, in->stored.sha256,
		in->stored.name, in->state, in->width, in->height,
		cases_key(r, "upload", in->stored.sha256))) != NULL;
}

static unsigned files_there(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.files");
	unsigned count = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		count++;
	return count;
}

enum reply cases_take_in(struct req *r, const struct dossier *d,
	struct node *paper)
{
	const char *code = node_name(paper), *error;
	struct incoming in = { .r = r, .d = d, .paper = paper,
		.file = req_file(r, code) };

	if (!in.file)
		in.file = req_file(r, "file");
	error = !in.file ? "err_file_missing" : req_files(r)->next ?
		"err_file_one" : files_there(r) >= FILES_A_CASE ?
		"err_file_many" : receive(&in);
	if (error) {
		field_error(r, code, error);
		return bad(r);
	}
	if (enter(&in))
		return see(r, "%s/papers?done=uploaded#%s-title", d->here,
			code);
	files_remove(conf_get(r->conf, "files"), in.stored.name);
	return cases_refused(r, d) ? bad(r) : FAILED;
}

/* ---- out again --------------------------------------------------------- */

static int64_t seconds(void)
{
	return (int64_t)time(NULL);
}

/* To the files host, which may be another one than ours. */
static enum reply see_files(struct req *r, const char *path)
{
	const char *host = conf_get(r->conf, "origin.files");
	const char *own = conf_get(r->conf, "origin");

	if (!host || !*host || (own && !strcmp(host, own)))
		return see(r, "%s", path);
	r->location = arena_printf(r->arena, "%s%s", host, path);
	return SEE;
}

/* Of the case in the address, which is the one the read log names. */
static bool is_of_case(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.file");
	const char *no = req_path(r, "no"), *id = req_path(r, "id");
	const char *is = n ? node_get(n, no ? "no" : "case") : NULL;

	return is && !strcmp(is, no ? no : id ? id : "");
}

enum reply cases_file(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = req_path(r, "file"), *address;

	if (!cases_is_id(id))
		return NOT_FOUND;
	query_row(r, SQL_UPLOAD_ROW, "Page.file", ARGS(id));
	if (!query_flush(r) || !is_of_case(r))
		return NOT_FOUND;
	address = files_address(r->arena, crypt_key(r->keys, "seal"),
		r->session, id, seconds());
	return address ? see_files(r, arena_printf(r->arena, "%s/file/%s/%s",
		m->base, id, address)) : FAILED;
}

/* The reader of the address, as if the cookie had come along. */
static bool come_in(struct req *r, const char *session, const char *id)
{
	db_end(r->db, true);
	db_begin(r->db, r->arena, DB_AGAIN);
	query_do(r, SQL_ENTER, ARGS(session, r->realm, strcmp(r->realm, "off")
		? "PERSON" : "STAFF", "GET", r->route->path, id, "true"));
	query_row(r, SQL_UPLOAD_ROW, "Page.file", ARGS(id));
	return query_flush(r);
}

static int open_stored(struct req *r, const char *applicant,
	const char *stored)
{
	const struct crypt_key *key = cases_person(r, applicant, 0);
	int fd = scratch(r);

	if (key && fd >= 0 && stored && !files_get(conf_get(r->conf, "files"),
			key, stored, fd))
		return fd;
	log_fault(r->log, "file does not open", "why", strerror(errno), NULL);
	return -1;
}

int cases_file_open(struct req *r, const struct dossier *d,
	const char *stored)
{
	return open_stored(r, d->applicant, stored);
}

static enum reply send_file(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.file");
	const char *type = node_get(n, "type"), *name;
	int fd = open_stored(r, node_get(n, "applicant"), node_get(n,
		"stored"));
	off_t size;
	char *bytes;

	if (fd < 0) {
		node_set(r->hdf, "Page.reason", "err_file_damaged");
		return FAILED;
	}
	size = lseek(fd, 0, SEEK_END);
	bytes = arena_alloc(r->arena, (size_t)size + 1);
	if (size < 0 || pread(fd, bytes, (size_t)size, 0) != size)
		return FAILED;
	type = arena_strdup(r->arena, type);
	name = arena_strdup(r->arena, node_get(n, "name"));
	if (!strcmp(type, "image/jpeg") || !strcmp(type, "image/png"))
		return shown(r, name, type, bytes, (size_t)size);
	return download(r, name, type, bytes, (size_t)size);
}

enum reply cases_file_bytes(struct req *r)
{
	const char *id = req_path(r, "file"), *session;

	if (!cases_is_id(id))
		return NOT_FOUND;
	session = files_check(r->arena, r->keys, req_path(r, "address"), id,
		seconds());
	if (!session)
		return GONE;
	if (come_in(r, session, id))
		return send_file(r);
	if (db_state(r->db) == DB_REFUSED && !strcmp(db_sqlstate(r->db),
			"RG401")) {
		db_end(r->db, false);
		db_begin(r->db, r->arena, DB_READ);
		return GONE;
	}
	return NOT_FOUND;
}

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "arena.h"
#include "db.h"
#include "erase.h"
#include "files.h"
#include "persons.h"

/* One row of two columns, in the arena; NULL: none. */
struct answer {
	struct arena *arena;
	const char *what, *name;
};

static void take(void *arg, const struct db_result *res)
{
	struct answer *a = arg;

	if (db_count(res) == 0)
		return;
	a->what = arena_strdup(a->arena, db_value(res, 0, 0));
	a->name = db_width(res) > 1 ? arena_strdup(a->arena,
		db_value(res, 0, 1)) : "";
}

static bool ask(const struct erase *e, const char *sql,
	const char *const *args, size_t n, struct answer *a)
{
	*a = (struct answer){ .arena = e->arena };
	return db_rows(e->db, sql, args, n, take, a) == DB_FINE;
}

/* A person's key goes out of every vault. */
static int erase_key(const struct erase *e, const char *account)
{
	int bad = 0;

	for (const char *const *folder = e->keys; *folder != NULL; folder++)
		if (persons_erase(*folder, account) != 0)
			bad = -1;
	return bad;
}

long erase_gone(const struct erase *e)
{
	struct answer row, none;
	long n = 0;

	for (;; n++) {
		const char *args[2];

		if (!ask(e, e->next, NULL, 0, &row))
			return -1;
		if (row.what == NULL)
			return n;
		if (strcmp(row.what, "key") == 0 ? erase_key(e, row.name) :
		    files_remove(e->files, row.name))
			return -1;
		args[0] = row.what;
		args[1] = row.name;
		if (!ask(e, e->done, args, 2, &none))
			return -1;
	}
}

/* ---- what nobody knows ------------------------------------------------- */

enum { SOME = 20, PART = 10 };

struct walk {
	const struct erase *e;
	int away;
	bool failed;
	struct strays *out;
};

static int is_stray(struct walk *w, const char *sql, const char *name)
{
	struct answer row;

	w->out->all++;
	if (w->failed || !ask(w->e, sql, &name, 1, &row)) {
		w->failed = true;
		return 0;
	}
	return row.what != NULL;
}

static int stray_file(void *arg, const char *name)
{
	struct walk *w = arg;
	int stray = is_stray(w, w->e->file_unknown, name);

	w->out->files += stray;
	return stray && w->away >= ERASE_FILES;
}

static int stray_key(void *arg, const char *account)
{
	struct walk *w = arg;
	int stray = is_stray(w, w->e->key_unknown, account);

	w->out->keys += stray;
	if (stray && w->away == ERASE_BOTH &&
	    erase_key(w->e, account) != 0)
		w->failed = true;
	return w->failed;
}

/* A folder that nothing was put in yet holds no strays. */
static bool walked(long n)
{
	return n >= 0 || errno == ENOENT;
}

static int walk(const struct erase *e, long seconds, int away,
	struct strays *out)
{
	struct walk w = { .e = e, .away = away, .out = out };

	*out = (struct strays){ .files = 0 };
	if (!walked(files_sweep(e->files, seconds, stray_file, &w)))
		return -1;
	for (const char *const *folder = e->keys; *folder != NULL; folder++)
		if (!walked(persons_each(*folder, stray_key, &w)))
			return -1;
	return w.failed ? -1 : 0;
}

static bool is_too_many(const struct strays *s, long n)
{
	return n > SOME && n > s->all / PART;
}

int erase_strays(const struct erase *e, long seconds, int away,
	struct strays *out)
{
	if (walk(e, seconds, ERASE_NONE, out) != 0)
		return -1;
	out->too_many = is_too_many(out, out->files) ||
		is_too_many(out, out->keys);
	if (away == ERASE_NONE || out->too_many ||
	    out->files + out->keys == 0)
		return 0;
	return walk(e, seconds, away, out);
}

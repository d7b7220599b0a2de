/*
 * form: standards, kept parsed.  A version never changes, so what is kept does
 * not go stale, and what the database has may be taken from a file of the same
 * text: those files are read before there are workers, which share them.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.sql.h"
#include "crypt.h"
#include "form_parts.h"
#include "query.h"

/* Those of the files; like what a worker keeps, there is one such list. */
static struct shared {
	const char *checksum;
	struct node *standard;
	struct shared *next;
} *shared;

/* Standards a worker keeps: those of the cases it is showing. */
#define KEPT 16

static struct kept {
	char id[24];
	struct node *standard;
	bool owned;
} kept[KEPT];
static unsigned next_kept;

/* ---- before there are workers ------------------------------------------ */

static bool is_of(const char *text, const char *module)
{
	char line[80];

	snprintf(line, sizeof line, "\nmodule = %s\n", module);
	return strstr(text, line) != NULL;
}

static void share(struct arena *forever, const char *text)
{
	struct shared *s = arena_alloc(forever, sizeof *s);
	char err[200];

	s->checksum = crypt_sha256_hex(forever, text);
	s->standard = node_new();
	if (node_parse(s->standard, text, err, sizeof err)) {
		node_free(s->standard);
		return;
	}
	s->next = shared;
	shared = s;
}

void form_ready(struct arena *forever, const char *folder, const char *module)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		const char *end = strrchr(e->d_name, '.');
		char *text = end && !strcmp(end, ".hdf") ? page_slurp(
			arena_printf(forever, "%s/%s", folder, e->d_name))
			: NULL;

		if (text && is_of(text, module))
			share(forever, text);
		free(text);
	}
	if (d)
		closedir(d);
}

/* ---- in a worker ------------------------------------------------------- */

static struct node *kept_find(const char *id)
{
	for (unsigned i = 0; i < KEPT; i++)
		if (kept[i].standard && strcmp(kept[i].id, id) == 0)
			return kept[i].standard;
	return NULL;
}

static struct node *keep(const char *id, struct node *standard, bool owned)
{
	struct kept *k = &kept[next_kept++ % KEPT];

	if (k->owned)
		node_free(k->standard);
	k->standard = standard;
	k->owned = owned;
	snprintf(k->id, sizeof k->id, "%s", id);
	return standard;
}

/* The one of a file that has the text of the version. */
static struct node *among_shared(struct req *r, const char *id)
{
	const char *sum = shared ? query_text(r, SQL_STANDARD_CHECKSUM,
		ARGS(id)) : NULL;

	for (struct shared *s = sum ? shared : NULL; s; s = s->next)
		if (!strcmp(s->checksum, sum))
			return s->standard;
	return NULL;
}

struct node *form_standard(struct req *r, const char *id)
{
	char err[200];
	const char *text;
	struct node *n;

	if (id == NULL || strlen(id) >= sizeof kept[0].id)
		return NULL;
	n = kept_find(id);
	if (n)
		return n;
	n = among_shared(r, id);
	if (n)
		return keep(id, n, false);
	text = query_text(r, SQL_STANDARD_TEXT, ARGS(id));
	if (text == NULL) {
		r->missing = true;
		return NULL;
	}
	n = node_new();
	if (node_parse(n, text, err, sizeof err) != 0) {
		log_fault(r->log, "standard unreadable", "name", id, NULL);
		node_free(n);
		r->missing = true;
		return NULL;
	}
	return keep(id, n, true);
}

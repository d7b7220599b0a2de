/*
 * ronggui retention: what has outlived its keeping time goes.
 *
 *	--dry-run		what is due, by kind and count; changes nothing
 *	list			requests of officers and how far they are
 *	run NUMBER		carries out a request that a second officer
 *				approved, or goes on with it
 *	sweep			what needs no officer, as the courier does it
 *
 * Officers ask and approve on their own pages (/desk/retention); this command
 * has no way to do either. What a hold keeps is left. The record lets go
 * first, the disk follows: a run that was interrupted is run again.
 */
#include "ronggui.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "erase.h"
#include "files.h"
#include "instance.h"
#include "text.h"
#include "vaults.h"

enum { DAY = 24 * 3600 };

struct retention {
	struct instance in;
	struct erase disk;
	char kind[16], account[24], as_of[16];
	long n;				/* the last number asked for */
};

/* ---- the disk ---------------------------------------------------------- */

static int open_disk(struct retention *t)
{
	char err[512];
	const struct conf *c = conf_load(t->in.arena, err, sizeof err);

	if (c == NULL) {
		fail("%s", err);
		return -1;
	}
	t->disk = (struct erase){ .db = t->in.db, .arena = t->in.arena,
		.files = conf_get(c, "files"), .keys =
		vaults_folders(t->in.arena, c),
		.next = "select what, name from api.gone_next(1)",
		.done = "select api.gone_done($1, $2)",
		.file_unknown = "select 1 from api.files_unknown(array[$1])",
		.key_unknown = "select 1 from api.keys_unknown(array[$1])" };
	return 0;
}

static int disk_failed(const struct retention *t)
{
	if (db_state(t->in.db) == DB_FINE)
		fail("the folders of files and keys: %s", strerror(errno));
	else
		fail("the instance does not answer; is it running?");
	return -1;
}

static void say_strays(const struct strays *s, const char *word)
{
	if (s->too_many)
		printf("%ld files and %ld keys on the disk are unknown to the "
			"record, too many to be taken: was it restored from "
			"an older backup?\n", s->files, s->keys);
	else if (s->files + s->keys > 0)
		printf("%s %ld stray files and %ld stray keys\n", word,
			s->files, s->keys);
}

/* ---- dry run ----------------------------------------------------------- */

static const char *words_of(const char *kind)
{
	static const char *const words[][2] = {
		{ "case", "cases long closed" },
		{ "counselling", "counselling cases long closed" },
		{ "unfinished", "applications never decided" },
		{ "notice", "public notices" },
		{ "draft", "drafts nobody came back to" },
		{ "file", "identity scans and files taken out" },
		{ "message", "texts of messages delivered" },
		{ "read_log", "rows of the read log" },
		{ "security_log", "rows of the security log" },
		{ "session", "ended sessions" },
		{ "idem", "keys of forms" },
		{ "account", "persons who closed their accounts" },
		{ "disk", "files and keys still to go from the disk" },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], kind) == 0)
			return words[i][1];
	return kind;
}

static void show_due(void *arg, const struct db_result *res)
{
	struct retention *t = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		const char *n = db_value(res, i, 2), *held = db_value(res, i,
			3), *oldest = db_value(res, i, 4);
		int two = *db_value(res, i, 1) == 't';

		printf("%7s  %-12s  %s%s", n, two ? "two persons" : "courier",
			words_of(db_value(res, i, 0)),
			oldest == NULL ? "" : ", since ");
		printf("%s", oldest == NULL ? "" : oldest);
		if (strcmp(held, "0") != 0)
			printf("; %s held", held);
		putchar('\n');
		if (two)
			t->n += text_number(n, 0);
	}
}

static int dry_run(struct retention *t)
{
	struct strays s;

	if (instance_ask(&t->in, "retention", "select kind, two, n, held, "
	    "oldest from api.retention_due(null) order by not two, kind", NULL,
	    0, show_due, t) != 0)
		return -1;
	if (erase_strays(&t->disk, DAY, ERASE_NONE, &s) != 0)
		return disk_failed(t);
	say_strays(&s, "on the disk:");
	puts(t->n > 0 ? "Nothing was changed. What needs two persons: one "
		"officer asks, another approves, at /desk/retention." :
		"Nothing was changed.");
	return 0;
}

/* ---- requests ---------------------------------------------------------- */

static void show_requests(void *arg, const struct db_result *res)
{
	(void)arg;
	if (db_count(res) == 0)
		puts("no request");
	for (size_t i = 0; i < db_count(res); i++)
		printf("%s  %s%s%s  as of %s  %s  (%s%s%s)  %s\n",
			db_value(res, i, 0), db_value(res, i, 1),
			db_value(res, i, 2) == NULL ? "" : " ",
			db_value(res, i, 2) == NULL ? "" : db_value(res, i, 2),
			db_value(res, i, 3), db_value(res, i, 7),
			db_value(res, i, 5),
			db_value(res, i, 6) == NULL ? "" : ", ",
			db_value(res, i, 6) == NULL ? "" : db_value(res, i, 6),
			db_value(res, i, 4));
}

static int list(struct retention *t)
{
	return instance_ask(&t->in, "retention", "select id, kind, account, "
		"as_of, reason, asked_by, approved_by, state "
		"from api.retention_list()", NULL, 0, show_requests, NULL);
}

/* ---- the run ----------------------------------------------------------- */

static void take_request(void *arg, const struct db_result *res)
{
	struct retention *t = arg;
	const char *account = db_value(res, 0, 1);

	snprintf(t->kind, sizeof t->kind, "%s", db_value(res, 0, 0));
	snprintf(t->account, sizeof t->account, "%s", account == NULL ? "" :
		account);
	snprintf(t->as_of, sizeof t->as_of, "%s", db_value(res, 0, 2));
}

static void take_number(void *arg, const struct db_result *res)
{
	struct retention *t = arg;

	t->n = (long)text_number(db_value(res, 0, 0), 0);
}

/* Files taken out and identity scans, one row at a time as the courier does. */
struct old_file {
	char id[24], stored[FILES_NAME + 1];
};

static void take_file(void *arg, const struct db_result *res)
{
	struct old_file *f = arg;

	if (db_count(res) == 0)
		return;
	snprintf(f->id, sizeof f->id, "%s", db_value(res, 0, 0));
	snprintf(f->stored, sizeof f->stored, "%s", db_value(res, 0, 1));
}

static long old_files(struct retention *t)
{
	const char *id;
	long n = 0;

	for (;; n++) {
		struct old_file f = { .id = "" };

		if (instance_ask(&t->in, "retention", "select id, stored from "
		    "api.files_to_delete(1)", NULL, 0, take_file, &f) != 0)
			return -1;
		if (*f.id == '\0')
			return n;
		if (files_remove(t->disk.files, f.stored) != 0)
			return disk_failed(t);
		id = f.id;
		if (instance_ask(&t->in, "retention", "select "
		    "api.file_deleted($1::bigint)", &id, 1, NULL, NULL) != 0)
			return -1;
	}
}

static int run(struct retention *t, const char *id)
{
	struct strays s;
	long all = 0, gone;

	if (instance_ask(&t->in, "retention", "select kind, account, as_of "
	    "from api.retention_begin($1::bigint)", &id, 1, take_request, t)
	    != 0)
		return -1;
	do {
		if (instance_ask(&t->in, "retention", "select "
		    "api.retention_batch($1::bigint, 100)", &id, 1,
		    take_number, t) != 0)
			return -1;
		all += t->n;
	} while (t->n > 0);
	gone = erase_gone(&t->disk);
	if (gone < 0 || erase_strays(&t->disk, DAY, ERASE_BOTH, &s) != 0)
		return disk_failed(t);
	if (*t->account != '\0')
		printf("person %s: erased; ", t->account);
	else
		printf("due on %s: %ld erased; ", t->as_of, all);
	printf("%ld files and keys taken from the disk\n", gone);
	say_strays(&s, "taken from the disk:");
	return 0;
}

static int sweep(struct retention *t)
{
	long files, gone;

	if (instance_ask(&t->in, "retention", "select api.sweep()", NULL, 0,
	    NULL, NULL) != 0)
		return -1;
	files = old_files(t);
	if (files < 0)
		return -1;
	gone = erase_gone(&t->disk);
	if (gone < 0)
		return disk_failed(t);
	printf("swept; %ld files and keys taken from the disk\n",
		files + gone);
	return 0;
}

static int is_number(const char *s)
{
	return text_is_digits(s) && *s != '\0' && strlen(s) <= 18;
}

int cmd_retention(int argc, char **argv)
{
	struct retention t = { .n = 0 };
	const char *verb = argc > 1 ? argv[1] : "";
	int runs = argc == 3 && strcmp(verb, "run") == 0 && is_number(argv[2]);
	int status;

	if (!runs && !(argc == 2 && (strcmp(verb, "--dry-run") == 0 ||
	    strcmp(verb, "list") == 0 || strcmp(verb, "sweep") == 0)))
		return usage("retention");
	status = instance_open(&t.in);
	if (status == 0)
		status = open_disk(&t);
	if (status == 0)
		status = runs ? run(&t, argv[2]) : *verb == '-' ? dry_run(&t) :
			*verb == 'l' ? list(&t) : sweep(&t);
	instance_close(&t.in);
	return status == 0 ? DONE : FAILED;
}

/* What commands need that work on a running instance. */
#include "instance.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "ronggui.h"
#include "text.h"

enum { FILE_MAX_BYTES = 64 << 20 };

int instance_open(struct instance *in)
{
	const struct conf *c;
	char err[512];

	in->db = NULL;
	in->arena = arena_new(1 << 16);
	c = conf_load(in->arena, err, sizeof err);
	if (c == NULL) {
		fail("%s", err);
		return -1;
	}
	in->db = db_new(NULL, db_conninfo(in->arena, conf_get(c, "db.host"),
		conf_get(c, "db.port"), conf_get(c, "db.name"), "rg_admin",
		conf_get(c, "db.tls")), NULL, 0);
	return 0;
}

void instance_close(struct instance *in)
{
	if (in->db != NULL)
		db_free(in->db);
	arena_free(in->arena);
}

/* The first line of what the server said, without `ERROR:  `. */
static void complain(const char *what, const char *error)
{
	static const char prefix[] = "ERROR:";

	if (strncmp(error, prefix, sizeof prefix - 1) == 0)
		error += sizeof prefix - 1;
	error += strspn(error, " ");
	fail("%s: %.*s", what, (int)strcspn(error, "\n"), error);
}

int instance_ask(struct instance *in, const char *what, const char *sql,
	const char *const *args, size_t nargs, db_take *take, void *arg)
{
	enum db_state state = db_rows(in->db, sql, args, nargs, take, arg);

	if (state == DB_FINE)
		return 0;
	if (state == DB_AWAY)
		fail("the instance does not answer; is it running?");
	else if (state == DB_REFUSED)
		fail("%s: %s", what, db_message(in->db));
	else
		complain(what, db_error(in->db));
	return -1;
}

static char *read_all(struct instance *in, const char *path, FILE *f)
{
	struct buf text = buf_new(in->arena);
	char part[1 << 14];
	size_t n;

	buf_puts(&text, "");
	while ((n = fread(part, 1, sizeof part, f)) > 0) {
		buf_add(&text, part, n);
		if (text.len > FILE_MAX_BYTES) {
			fail("%s is over 64 MiB", path);
			return NULL;
		}
	}
	if (ferror(f)) {
		fail("cannot read %s: %s", path, strerror(errno));
		return NULL;
	}
	if (text.len > 0 && (memchr(text.data, '\0', text.len) != NULL ||
	    !text_valid(text.data, text.len))) {
		fail("%s is not UTF-8 text", path);
		return NULL;
	}
	return text.data == NULL ? arena_strdup(in->arena, "") : text.data;
}

char *instance_read(struct instance *in, const char *path)
{
	FILE *f = fopen(path, "r");
	char *text;

	if (f == NULL) {
		fail("cannot read %s: %s", path, strerror(errno));
		return NULL;
	}
	text = read_all(in, path, f);
	fclose(f);
	return text;
}

/*
 * Messages: the words of the standard or of the interface with their gaps
 * filled, then out by file (demonstration), SMS gateway or mail.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "courier.h"

enum { ID, WAY, ADDRESS, TEMPLATE, LANG, WORDS, CODE, NO, TITLE, DUE, RESULT,
	COLUMNS, BATCH = 100 };

struct batch {
	struct arena *arena;
	size_t n;
	const char *row[BATCH][COLUMNS];
};

static void take(void *arg, const struct db_result *res)
{
	struct batch *b = arg;

	for (size_t i = 0; i < db_count(res) && b->n < BATCH; i++, b->n++)
		for (size_t k = 0; k < COLUMNS; k++)
			b->row[b->n][k] = arena_strdup(b->arena,
				db_value(res, i, k));
}

/* {code} {no} {title} {due} {result} in a text. */
static const char *fill(struct courier *c, const char *text,
	const char *const *row, const char *result)
{
	const struct { const char *gap, *value; } gaps[] = {
		{ "{code}", row[CODE] }, { "{no}", row[NO] },
		{ "{title}", row[TITLE] }, { "{due}", row[DUE] },
		{ "{result}", result },
	};
	struct buf out = buf_new(c->arena);

	while (*text) {
		size_t i, step = 1;

		for (i = 0; i < sizeof gaps / sizeof *gaps; i++) {
			step = strlen(gaps[i].gap);
			if (!strncmp(text, gaps[i].gap, step))
				break;
		}
		if (i < sizeof gaps / sizeof *gaps) {
			buf_puts(&out, gaps[i].value ? gaps[i].value : "");
			text += step;
		} else {
			buf_add(&out, text++, 1);
		}
	}
	return out.data;
}

static const char *letter(struct courier *c, const char *lang,
	const char *name)
{
	return page_word(c->pages, lang, arena_printf(c->arena, "letter.%s",
		name));
}

/* A file per message, written whole before it gets its name. */
static const char *to_file(struct courier *c, const char *const *row,
	const char *text)
{
	const char *folder = conf_get(c->conf, "outbox");
	const char *name = arena_printf(c->arena, "%s/%s-%s-%s.txt", folder,
		row[ID], row[WAY], row[ADDRESS]);
	const char *draft = arena_printf(c->arena, "%s.part", name);
	int fd = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	size_t n = strlen(text);
	bool fine;

	if (fd < 0)
		return "folder";
	fine = write(fd, text, n) == (ssize_t)n && write(fd, "\n", 1) == 1;
	fine = !close(fd) && fine && !rename(draft, name);
	return fine ? NULL : "folder";
}

static const char *send_one(struct courier *c, const char *const *row)
{
	const char *folder = conf_get(c->conf, "outbox");
	const char *result = row[RESULT] ? letter(c, row[LANG], row[RESULT])
		: NULL;
	const char *text = row[WORDS] ? row[WORDS]
		: letter(c, row[LANG], row[TEMPLATE]);

	if (!text)
		return "words";
	text = fill(c, text, row, result);
	if (folder && *folder)
		return to_file(c, row, text);
	return (!strcmp(row[WAY], "sms") ? send_sms : send_mail)(c->arena,
		c->conf, row[ADDRESS], text);
}

static bool is_set(const struct courier *c, const char *key)
{
	const char *value = conf_get(c->conf, key);

	return value && *value;
}

/* A way that is not set up leaves its messages where they are. */
static const char *ways(const struct courier *c)
{
	bool files = is_set(c, "outbox");
	bool sms = files || is_set(c, "sms.url");
	bool mail = files || (is_set(c, "mail.smtp") &&
		is_set(c, "mail.from"));

	return sms && mail ? "{sms,mail}" : sms ? "{sms}" : mail ? "{mail}"
		: "{}";
}

int deliver(struct courier *c, const char *taking, const char *reporting)
{
	struct batch *b = arena_alloc(c->arena, sizeof *b);
	const char *way = ways(c);

	b->arena = c->arena;
	b->n = 0;
	if (db_rows(c->db, taking, &way, 1, take, b) != DB_FINE)
		return -1;
	for (size_t i = 0; i < b->n; i++) {
		const char *args[2] = { b->row[i][ID],
			send_one(c, b->row[i]) };

		if (args[1])
			log_fault(&c->log, "a message was not delivered",
				"reason", args[1], NULL);
		if (db_exec(c->db, reporting, args, 2) != DB_FINE)
			return -1;
	}
	return (int)b->n;
}

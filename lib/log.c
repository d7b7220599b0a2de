/*
 * A line is put together in a fixed buffer and written with one write(), so
 * lines of several workers on one descriptor do not mix.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "log.h"

enum { LINE = 1000, WORD = 120 };

/* All that may be written.  None of it is a visitor's: names of our own
 * statements, files, routes and fields, and numbers. */
static const char *const allowed[] = {
	"abi", "bytes", "case", "count", "errno", "field", "file", "job",
	"key", "kind", "line", "method", "missing", "name", "page", "path",
	"pid", "reason", "route", "signal", "size", "sqlstate", "statement",
	"status", "step", "trips", "us", "why",
};

struct line {
	char at[LINE];
	size_t n;
};

static void add(struct line *l, const char *s)
{
	while (*s && l->n < LINE - 1)
		l->at[l->n++] = *s++;
}

/* Printable ASCII without the marks the line itself is made of. */
static void add_word(struct line *l, const char *s)
{
	for (size_t i = 0; i < WORD && s[i] && l->n < LINE - 1; i++) {
		unsigned char c = (unsigned char)s[i];

		l->at[l->n++] = c > ' ' && c < 0x7f && c != '=' && c != '"'
			? (char)c : '_';
	}
}

static int is_allowed(const char *key)
{
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (!strcmp(allowed[i], key))
			return 1;
	return 0;
}

static void start(struct line *l, char level, const struct log *log)
{
	l->n = 0;
	l->at[l->n++] = '<';
	l->at[l->n++] = level;
	l->at[l->n++] = '>';
	if (!log)
		return;
	add(l, log->program);
	if (log->side) {
		add(l, "-");
		add(l, log->side);
	}
	if (log->id[0]) {
		add(l, " id=");
		add_word(l, log->id);
	}
	add(l, " ");
}

static void finish(struct line *l)
{
	l->at[l->n++] = '\n';
	if (write(STDERR_FILENO, l->at, l->n) < 0)
		return;			/* nobody left to tell */
}

static void pairs(struct line *l, const char *msg, va_list ap)
{
	const char *key, *value;

	add(l, "msg=");
	add_word(l, msg);
	while ((key = va_arg(ap, const char *))) {
		value = va_arg(ap, const char *);
		add(l, " ");
		add_word(l, key);
		add(l, "=");
		add_word(l, is_allowed(key) && value ? value : "-");
	}
}

void log_fault(const struct log *log, const char *msg, ...)
{
	struct line l;
	va_list ap;

	start(&l, '3', log);
	va_start(ap, msg);
	pairs(&l, msg, ap);
	va_end(ap);
	finish(&l);
}

void log_note(const struct log *log, const char *msg, ...)
{
	struct line l;
	va_list ap;

	start(&l, '6', log);
	va_start(ap, msg);
	pairs(&l, msg, ap);
	va_end(ap);
	finish(&l);
}

void log_request(const struct log *log, const struct log_request *q)
{
	char number[120];
	struct line l;

	start(&l, '6', log);
	add(&l, q->method);
	add(&l, " ");
	add_word(&l, q->route);
	snprintf(number, sizeof number, " status=%d bytes=%lu us=%lu trips=%u",
		q->status, q->bytes, q->micros, q->trips);
	add(&l, number);
	finish(&l);
}

_Noreturn void log_die(const struct log *log, const char *msg)
{
	struct line l;

	start(&l, '2', log);
	add(&l, "msg=");
	add_word(&l, msg);
	finish(&l);
	_exit(70);		/* EX_SOFTWARE: the supervisor starts another */
}

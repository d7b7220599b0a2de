/*
 * Activities as iCalendar (RFC 5545): lines of at most 75 octets, folded
 * between characters, ended by CR LF; text with its separators escaped.
 */
#include "activities.h"

#include <string.h>

#include "cases.h"
#include "welcome.sql.h"

enum { LINE = 75 };

/* Octets of the UTF-8 character that begins here. */
static size_t octets(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* One content line. */
static void put(struct buf *b, const char *line)
{
	size_t used = 0, n;

	for (; *line; line += n) {
		n = octets(line);
		if (used + n > LINE) {
			buf_puts(b, "\r\n ");
			used = 1;
		}
		buf_add(b, line, n);
		used += n;
	}
	buf_puts(b, "\r\n");
}

static void put_lines(struct buf *b, const char *const *lines)
{
	for (; *lines; lines++)
		put(b, *lines);
}

/* A property whose value is text. */
static void put_text(struct req *r, struct buf *b, const char *name,
	const char *text)
{
	struct buf line = buf_new(r->arena);

	if (!text)
		return;
	buf_printf(&line, "%s:", name);
	for (; *text; text++) {
		if (*text == '\n')
			buf_puts(&line, "\\n");
		else if (strchr("\\;,", *text))
			buf_printf(&line, "\\%c", *text);
		else if (*text != '\r')
			buf_add(&line, text, 1);
	}
	put(b, line.data);
}

static void put_at(struct req *r, struct buf *b, const char *name,
	const char *value)
{
	put(b, arena_printf(r->arena, "%s:%s", name, value));
}

/* Where this bureau is on the net, without "https://". */
static const char *host(struct req *r)
{
	const char *s = conf_get(r->conf, "origin"), *at = strstr(s, "://");

	return at ? at + 3 : s;
}

static void put_event(struct req *r, struct buf *b, struct node *e)
{
	const char *id = node_get(e, "id");

	put(b, "BEGIN:VEVENT");
	put_at(r, b, "UID", arena_printf(r->arena, "activity-%s@%s", id,
		host(r)));
	put_at(r, b, "DTSTAMP", node_get(e, "stamp"));
	put_at(r, b, "DTSTART;TZID=Asia/Shanghai", node_get(e, "starts"));
	put_at(r, b, "DTEND;TZID=Asia/Shanghai", node_get(e, "ends"));
	put_at(r, b, "SEQUENCE", node_get(e, "changes"));
	put_at(r, b, "STATUS", strcmp(node_get(e, "state"), "cancelled") ?
		"CONFIRMED" : "CANCELLED");
	put_text(r, b, "SUMMARY", node_get(e, "title"));
	put_text(r, b, "LOCATION", node_get(e, "place"));
	put_text(r, b, "DESCRIPTION", node_get(e, "about"));
	put_at(r, b, "URL", arena_printf(r->arena, "%s/welcome/events/%s",
		conf_get(r->conf, "origin"), id));
	put(b, "END:VEVENT");
}

static struct buf write_all(struct req *r)
{
	static const char *const head[] = { "BEGIN:VCALENDAR", "VERSION:2.0",
		"PRODID:-//Ronggui//Welcome//ZH", "CALSCALE:GREGORIAN",
		"METHOD:PUBLISH", "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai",
		"BEGIN:STANDARD", "DTSTART:19920101T000000",
		"TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST",
		"END:STANDARD", "END:VTIMEZONE", NULL };
	struct node *n = node_find(r->hdf, "Page.feed");
	struct buf b = buf_new(r->arena);

	put_lines(&b, head);
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		put_event(r, &b, n);
	put(&b, "END:VCALENDAR");
	return b;
}

enum reply feed(struct req *r)
{
	struct buf b;

	query_rows(r, SQL_WELCOME_FEED, "Page.feed", ARGS(NULL));
	if (!query_flush(r))
		return FAILED;
	b = write_all(r);
	return raw(r, "text/calendar", b.data, b.len);
}

enum reply feed_one(struct req *r, const char *id)
{
	struct buf b;

	query_rows(r, SQL_WELCOME_FEED, "Page.feed", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	if (!node_find(r->hdf, "Page.feed"))
		return NOT_FOUND;
	b = write_all(r);
	return download(r, arena_printf(r->arena, "activity-%s.ics", id),
		"text/calendar", b.data, b.len);
}

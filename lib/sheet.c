#include "sheet.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "press.h"

struct sheet {
	struct req *r;
	enum sheet_kind kind;
	struct buf out;
	bool begun;			/* a cell stands in this row */
};

struct sheet *sheet_new(struct req *r, enum sheet_kind kind)
{
	struct sheet *s = arena_alloc(r->arena, sizeof *s);

	*s = (struct sheet){ r, kind, buf_new(r->arena), false };
	buf_puts(&s->out, kind == SHEET_CSV ? "\xEF\xBB\xBF" : "");
	return s;
}

/* Spreadsheets take a cell that begins like this for a formula. */
static bool is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r", *text);
}

static void csv_cell(struct sheet *s, const char *text)
{
	buf_puts(&s->out, is_formula(text) ? "\"'" : "\"");
	for (; *text; text++) {
		if (*text == '"')
			buf_puts(&s->out, "\"");
		buf_add(&s->out, text, 1);
	}
	buf_puts(&s->out, "\"");
}

/* The press takes lines with tabs between cells, and a backslash doubled. */
static void line_cell(struct sheet *s, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			buf_puts(&s->out, "\\");
		buf_add(&s->out, strchr("\t\r\n", *text) ? " " : text, 1);
	}
}

void sheet_cell(struct sheet *s, const char *text)
{
	if (s->begun)
		buf_puts(&s->out, s->kind == SHEET_CSV ? "," : "\t");
	s->begun = true;
	if (s->kind == SHEET_CSV)
		csv_cell(s, text ? text : "");
	else
		line_cell(s, text ? text : "");
}

void sheet_row(struct sheet *s)
{
	buf_puts(&s->out, s->kind == SHEET_CSV ? "\r\n" : "\n");
	s->begun = false;
}

const char *sheet_text(const struct sheet *s)
{
	return s->out.data;
}

static enum reply send_workbook(struct sheet *s, const char *name)
{
	struct req *r = s->r;
	int in = arena_fd(r->arena, press_memory(s->out.data, s->out.len));
	int out = arena_fd(r->arena, memfd_create("sheet", MFD_CLOEXEC));
	struct press_result p;
	char *bytes;

	if (in < 0 || out < 0)
		return AWAY;
	if (press_xlsx(conf_get(r->conf, "press.socket"), in, out, &p) !=
			PRESS_OK) {
		log_fault(r->log, "no workbook", "why", p.reason, NULL);
		return AWAY;
	}
	bytes = arena_alloc(r->arena, (size_t)p.size + 1);
	if (pread(out, bytes, (size_t)p.size, 0) != (ssize_t)p.size)
		return FAILED;
	return download(r, arena_printf(r->arena, "%s.xlsx", name),
		"application/vnd.openxmlformats-officedocument."
		"spreadsheetml.sheet", bytes, (size_t)p.size);
}

enum reply sheet_send(struct sheet *s, const char *name)
{
	if (s->kind == SHEET_XLSX)
		return send_workbook(s, name);
	return download(s->r, arena_printf(s->r->arena, "%s.csv", name),
		"text/csv", s->out.data, s->out.len);
}

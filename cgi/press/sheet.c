/*
 * XLSX: a sheet from lines in the text format of COPY: cells between tabs,
 * \t \n \\ stand for themselves inside a cell, \N is an empty one.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "job.h"

enum { ROWS = 100000, COLUMNS = 100, CELL = 32000, INPUT = 64 << 20 };

struct sheet {
	lxw_worksheet *worksheet;
	lxw_format *head, *body;
	int width[COLUMNS];
	lxw_row_t row;
	lxw_col_t columns;
};

/* Undoes the escapes in place; the end of the cell is cut off. */
static char *
cell(char *s)
{
	char *to = s;

	if (strcmp(s, "\\N") == 0)
		*s = '\0';
	for (char *from = s; *from != '\0'; from++) {
		if (*from == '\\' && from[1] != '\0') {
			from++;
			*to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' :
			    *from == 'r' ? ' ' : *from;
		} else
			*to++ = *from;
	}
	*to = '\0';
	return s;
}

/* Columns as wide as they look: a CJK character takes two places. */
static int
width(const char *s)
{
	int n = 0;

	for (; *s != '\0'; s++)
		if (((unsigned char)*s & 0xc0) != 0x80)
			n += (unsigned char)*s < 0xe0 ? 1 : 2;
	return n;
}

static int
line(struct sheet *sheet, char *s)
{
	lxw_col_t column = 0;
	char *next;

	for (; s != NULL; s = next, column++) {
		int w;

		if ((next = strchr(s, '\t')) != NULL)
			*next++ = '\0';
		s = cell(s);
		if (column >= COLUMNS || strlen(s) > CELL)
			return -1;
		if ((w = width(s)) > sheet->width[column])
			sheet->width[column] = w;
		if (worksheet_write_string(sheet->worksheet, sheet->row,
		    column, s, sheet->row == 0 ? sheet->head : sheet->body) !=
		    LXW_NO_ERROR)
			return -1;
	}
	if (column > sheet->columns)
		sheet->columns = column;
	return ++sheet->row > ROWS ? -1 : 0;
}

static int
fill(struct sheet *sheet, char *text)
{
	char *next;

	for (; text != NULL && *text != '\0'; text = next) {
		if ((next = strchr(text, '\n')) != NULL)
			*next++ = '\0';
		if (line(sheet, text) == -1)
			return -1;
	}
	for (lxw_col_t i = 0; i < sheet->columns; i++)
		worksheet_set_column(sheet->worksheet, i, i,
		    sheet->width[i] > 58 ? 60 : sheet->width[i] + 2, NULL);
	worksheet_freeze_panes(sheet->worksheet, 1, 0);
	if (sheet->row > 1)
		worksheet_autofilter(sheet->worksheet, 0, 0, sheet->row - 1,
		    (lxw_col_t)(sheet->columns - 1));
	return 0;
}

static void
formats(struct sheet *sheet, lxw_workbook *workbook)
{
	sheet->head = workbook_add_format(workbook);
	format_set_bold(sheet->head);
	format_set_bg_color(sheet->head, 0xF3F2F1);
	format_set_bottom(sheet->head, LXW_BORDER_THIN);
	sheet->body = workbook_add_format(workbook);
	format_set_num_format(sheet->body, "@");
	format_set_text_wrap(sheet->body);
	format_set_align(sheet->body, LXW_ALIGN_VERTICAL_TOP);
}

/* libxlsxwriter wants a name to write to: that of a memory file. */
static int
copy_out(struct job *job, int fd)
{
	char buf[65536];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(fd, buf, sizeof buf, at)) > 0) {
		if (job_write(job, buf, (size_t)n) == -1)
			return -1;
		at += n;
	}
	return n < 0 || at == 0 ? -1 : 0;
}

void
sheet_run(struct job *job)
{
	struct sheet sheet = { 0 };
	lxw_workbook_options options = { .tmpdir =
		(char *)(uintptr_t)job->scratch };
	lxw_workbook *workbook;
	struct bytes b;
	char path[64];
	int fd, bad;

	if (job_read(job, 0, INPUT, &b) == -1)
		return;
	if (strlen(b.data) != b.size ||
	    (fd = memfd_create("sheet", MFD_CLOEXEC)) == -1) {
		job_refuse(job, "rows");
		return;
	}
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	workbook = workbook_new_opt(path, &options);
	sheet.worksheet = workbook_add_worksheet(workbook, NULL);
	formats(&sheet, workbook);
	bad = fill(&sheet, (char *)(uintptr_t)b.data);
	if (bad)
		job_refuse(job, "rows");
	if (workbook_close(workbook) != LXW_NO_ERROR ||
	    (!bad && copy_out(job, fd) == -1))
		job_fail(job, "memory");
	close(fd);
	snprintf(job->reply.type, sizeof job->reply.type,
		"application/vnd.openxmlformats-"
	    "officedocument.spreadsheetml.sheet");
}

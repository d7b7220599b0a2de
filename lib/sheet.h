/*
 * sheet: rows that leave the house as a file.
 *
 *	struct sheet *s = sheet_new(r, SHEET_CSV);
 *
 *	sheet_cell(s, "No.");
 *	sheet_cell(s, "Name");
 *	sheet_row(s);
 *	...
 *	return sheet_send(s, "members");
 *
 * CSV is RFC 4180 in UTF-8 with a byte order mark, as spreadsheets want it;
 * XLSX is made by the press.  Cells are text: what a spreadsheet would take
 * for a formula is kept from being one.  Everything lives in the arena.
 */
#ifndef SHEET_H
#define SHEET_H

#include "app.h"

enum sheet_kind { SHEET_CSV, SHEET_XLSX };

struct sheet *sheet_new(struct req *r, enum sheet_kind kind);

/* One more cell of the row in hand (NULL is empty); the end of the row. */
void sheet_cell(struct sheet *s, const char *text);
void sheet_row(struct sheet *s);

/* What was written so far, for tests. */
const char *sheet_text(const struct sheet *s);

/* The file, named with its ending.  AWAY when the press is. */
enum reply sheet_send(struct sheet *s, const char *name);

#endif

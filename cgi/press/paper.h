/*
 * A paper being printed, and what its elements are made of: texts that flow
 * from page to page and rows of cells that may break over pages.
 */
#ifndef PRESS_PAPER_H
#define PRESS_PAPER_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "layout.h"

#define MM(x) ((x) * 72.0 / 25.4)
#define SERIF "Noto Serif CJK SC,BabelStone Han,HanaMinA,HanaMinB"
#define SANS "Noto Sans CJK SC,BabelStone Han,HanaMinA,HanaMinB"

enum {
	COLUMNS = 12,			/* most cells in a row */
	PARTS = 40			/* most parts in a table of contents */
};

struct ink {
	double r, g, b;
};

#define BLACK ((struct ink){ 0, 0, 0 })
#define RED ((struct ink){ 0.78, 0.06, 0.08 })
#define GREY ((struct ink){ 0.36, 0.36, 0.36 })
#define BRONZE ((struct ink){ 0.65, 0.49, 0.22 })

struct paper {
	cairo_t *cr;
	PangoContext *context;
	const struct element *root;
	double width, height;		/* of the sheet */
	double left, right, top, bottom;	/* of the type area */
	double y, size;
	double band, band_x;	/* top and right edge of a QR code just set */
	unsigned page, pages;
	int drawing, certificate, unknown, broken;
	unsigned parts, part[PARTS];	/* pages they begin on */
	struct job *job;		/* whose other inputs are sheets */
};

/* How a text is to look. */
struct style {
	const char *font;
	double size;
	int bold;
	PangoAlignment align;
	double indent;			/* of the first line, in points */
	double leading;			/* line height, as a factor */
	double spread;			/* between characters, in points */
	int justify;			/* where it does not tear lines apart */
	struct ink ink;
};

struct cells {
	int n, head;
	double x[COLUMNS + 1];		/* edges */
	const char *text[COLUMNS];
	PangoLayout *layout[COLUMNS];
	PangoLayoutIter *iter[COLUMNS];
	int more[COLUMNS];
	const struct cells *repeat;	/* head to repeat on a new page */
	/* of the first column, if it has a font */
	struct style style, name;
};

/* A text laid out in `width` points (0: one line); characters without a glyph
 * are counted in p->unknown.  The caller unrefs it. */
PangoLayout *text_new(struct paper *p, const char *text,
    const struct style *style, double width);
void text_size(PangoLayout *layout, double *w, double *h);
void text_draw(struct paper *p, PangoLayout *layout, double x, double y,
    struct ink c);
void ink(struct paper *p, struct ink c);
void rule(struct paper *p, double x1, double y1, double x2, double y2,
    double thick, struct ink c);

void page_begin(struct paper *p);
void page_end(struct paper *p);
/* Goes to the next page unless `h` fits on this one. */
void room(struct paper *p, double h);

/* Sets a text at p->y and moves p->y below it. */
void flow(struct paper *p, const char *text, const struct style *style,
    double x, double width);
/* The same for a row of cells in a frame. */
void cells_draw(struct paper *p, struct cells *c);

/* A file that was sent, input `n` of the job, page by page (sheets.c). */
void sheets_put(struct paper *p, const struct element *e);

#endif

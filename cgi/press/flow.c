/*
 * Texts and cells on pages, for paper.c.
 */
#include <string.h>

#include "paper.h"

enum { PAGES = 200 };

/* ---- text ---- */

/*
 * A long number moves to the next line as a whole; stretching what is left of
 * the line before it over the width would look broken.
 */
static int
tears(PangoLayout *layout, double width, double most)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	PangoRectangle r;
	int torn = 0;

	while (!pango_layout_iter_at_last_line(iter)) {
		pango_layout_iter_get_line_extents(iter, NULL, &r);
		if (width - (double)(r.x + r.width) / PANGO_SCALE > most)
			torn = 1;
		pango_layout_iter_next_line(iter);
	}
	pango_layout_iter_free(iter);
	return torn;
}

PangoLayout *
text_new(struct paper *p, const char *text, const struct style *style,
    double width)
{
	PangoLayout *layout = pango_layout_new(p->context);
	PangoFontDescription *font = pango_font_description_new();
	PangoAttrList *attrs = pango_attr_list_new();

	pango_font_description_set_family(font, style->font);
	pango_font_description_set_absolute_size(font,
	    style->size * PANGO_SCALE);
	if (style->bold)
		pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	if (style->spread > 0)
		pango_attr_list_insert(attrs, pango_attr_letter_spacing_new(
		    (int)(style->spread * PANGO_SCALE)));
	pango_layout_set_attributes(layout, attrs);
	pango_attr_list_unref(attrs);
	if (width > 0)
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, style->align);
	pango_layout_set_indent(layout, (int)(style->indent * PANGO_SCALE));
	pango_layout_set_line_spacing(layout, (float)(style->leading > 0 ?
	    style->leading : 1.1));
	pango_layout_set_text(layout, text, -1);
	if (style->justify && width > 0 && !tears(layout, width,
	    2 * style->size))
		pango_layout_set_justify(layout, TRUE);
	p->unknown += pango_layout_get_unknown_glyphs_count(layout);
	return layout;
}

void
text_size(PangoLayout *layout, double *w, double *h)
{
	PangoRectangle r;

	pango_layout_get_extents(layout, NULL, &r);
	if (w != NULL)
		*w = (double)r.width / PANGO_SCALE;
	if (h != NULL)
		*h = (double)r.height / PANGO_SCALE;
}

void
ink(struct paper *p, struct ink c)
{
	cairo_set_source_rgb(p->cr, c.r, c.g, c.b);
}

void
text_draw(struct paper *p, PangoLayout *layout, double x, double y,
    struct ink c)
{
	if (!p->drawing)
		return;
	ink(p, c);
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, layout);
}

void
rule(struct paper *p, double x1, double y1, double x2, double y2,
    double thick, struct ink c)
{
	if (!p->drawing)
		return;
	ink(p, c);
	cairo_set_line_width(p->cr, thick);
	cairo_move_to(p->cr, x1, y1);
	cairo_line_to(p->cr, x2, y2);
	cairo_stroke(p->cr);
}

/* ---- pages ---- */

static void
frame(struct paper *p)
{
	static const struct { double inset, thick; } line[] = {
		{ MM(9), 3.2 }, { MM(11.2), 0.8 }, { MM(13), 0.4 } };

	if (!p->drawing)
		return;
	ink(p, BRONZE);
	for (int i = 0; i < 3; i++) {
		cairo_set_line_width(p->cr, line[i].thick);
		cairo_rectangle(p->cr, line[i].inset, line[i].inset,
		    p->width - 2 * line[i].inset,
		    p->height - 2 * line[i].inset);
		cairo_stroke(p->cr);
	}
}

void
page_begin(struct paper *p)
{
	p->page++;
	p->y = p->top;
	if (p->page > PAGES)
		p->broken = 1;
	if (p->certificate)
		frame(p);
}

static void
page_foot(struct paper *p)
{
	const struct style style = { .font = SERIF, .size = 9,
		.align = PANGO_ALIGN_CENTER };
	const struct element *foot = layout_find(p->root, "foot");
	double width = p->right - p->left, y = p->bottom + MM(8), h;
	PangoLayout *layout;
	char number[40];

	if (foot != NULL) {
		layout = text_new(p, layout_text(foot), &style, width);
		text_size(layout, NULL, &h);
		rule(p, p->left, y - 4, p->right, y - 4, 0.4, GREY);
		text_draw(p, layout, p->left, y, GREY);
		g_object_unref(layout);
		y += h + 4;
	}
	if (p->certificate)
		return;
	g_snprintf(number, sizeof number, p->pages > 1 ?
	    "— %u / %u —" : "— %u —", p->page, p->pages);
	layout = text_new(p, number, &style, width);
	text_draw(p, layout, p->left, y, BLACK);
	g_object_unref(layout);
}

void
page_end(struct paper *p)
{
	page_foot(p);
	if (p->drawing)
		cairo_show_page(p->cr);
}

static void
page_next(struct paper *p)
{
	/* A certificate is one page; what does not fit is an error. */
	if (p->certificate)
		p->broken = 1;
	if (p->broken)
		return;
	page_end(p);
	page_begin(p);
}

/* Goes to the next page unless `h` fits on this one. */
void
room(struct paper *p, double h)
{
	/* On a certificate the lower corners are taken. */
	double bottom = p->bottom - (p->certificate ? MM(32) : 0);

	if (p->y + h > bottom && p->y > p->top)
		page_next(p);
}

/* ---- text that flows over pages, line by line ---- */

static void
line_draw(struct paper *p, PangoLayoutIter *iter, double x, double y,
    struct ink c)
{
	PangoRectangle r;
	int from, to;

	if (!p->drawing)
		return;
	pango_layout_iter_get_line_yrange(iter, &from, &to);
	pango_layout_iter_get_line_extents(iter, NULL, &r);
	ink(p, c);
	cairo_move_to(p->cr, x + (double)r.x / PANGO_SCALE, y +
	    (double)(pango_layout_iter_get_baseline(iter) - from) /
	    PANGO_SCALE);
	pango_cairo_show_layout_line(p->cr,
	    pango_layout_iter_get_line_readonly(iter));
}

static double
line_height(PangoLayoutIter *iter)
{
	int from, to;

	pango_layout_iter_get_line_yrange(iter, &from, &to);
	return (double)(to - from) / PANGO_SCALE;
}

void
flow(struct paper *p, const char *text, const struct style *style, double x,
    double width)
{
	PangoLayout *layout = text_new(p, text, style, width);
	PangoLayoutIter *iter = pango_layout_get_iter(layout);

	do {
		double h = line_height(iter);

		room(p, h);
		line_draw(p, iter, x, p->y, style->ink);
		p->y += h;
	} while (!p->broken && pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	g_object_unref(layout);
}

/* ---- rows of cells, which may break over pages too ---- */

enum { PAD = 5 };

static const struct style *
cell_style(const struct cells *c, int i)
{
	return i == 0 && c->name.font != NULL ? &c->name : &c->style;
}

static void
cells_open(struct paper *p, struct cells *c)
{
	for (int i = 0; i < c->n; i++) {
		c->layout[i] = text_new(p, c->text[i], cell_style(c, i),
		    c->x[i + 1] - c->x[i] - 2 * PAD);
		c->iter[i] = pango_layout_get_iter(c->layout[i]);
		c->more[i] = 1;
	}
}

static void
cells_close(struct cells *c)
{
	for (int i = 0; i < c->n; i++) {
		pango_layout_iter_free(c->iter[i]);
		g_object_unref(c->layout[i]);
	}
}

static double
cells_height(const struct cells *c)
{
	double h, most = 0;

	for (int i = 0; i < c->n; i++) {
		text_size(c->layout[i], NULL, &h);
		if (h > most)
			most = h;
	}
	return most + 2 * PAD;
}

/* Draws the lines of each cell that fit in `space`; their height. */
static double
cells_part(struct paper *p, struct cells *c, double space)
{
	double most = 0;

	for (int i = 0; i < c->n; i++) {
		double y = 0, h;

		while (c->more[i] && y + (h = line_height(c->iter[i])) <=
		    space) {
			line_draw(p, c->iter[i], c->x[i] + PAD,
			    p->y + PAD + y, cell_style(c, i)->ink);
			y += h;
			c->more[i] = pango_layout_iter_next_line(c->iter[i]);
		}
		if (y > most)
			most = y;
	}
	return most;
}

static void
cells_frame(struct paper *p, const struct cells *c, double h)
{
	const struct ink line = { 0.45, 0.45, 0.45 };

	rule(p, c->x[0], p->y, c->x[c->n], p->y, 0.6, line);
	rule(p, c->x[0], p->y + h, c->x[c->n], p->y + h, 0.6, line);
	for (int i = 0; i <= c->n; i++)
		rule(p, c->x[i], p->y, c->x[i], p->y + h, 0.6, line);
}

static void
cells_shade(struct paper *p, const struct cells *c, double h)
{
	double right = c->head ? c->x[c->n] : c->x[1];

	if (!p->drawing || (!c->head && c->name.font == NULL))
		return;
	cairo_set_source_rgb(p->cr, 0.955, 0.955, 0.955);
	cairo_rectangle(p->cr, c->x[0], p->y, right - c->x[0], h);
	cairo_fill(p->cr);
}

static int
cells_more(const struct cells *c)
{
	for (int i = 0; i < c->n; i++)
		if (c->more[i])
			return 1;
	return 0;
}

static void
cells_new_page(struct paper *p, const struct cells *c)
{
	struct cells head;

	page_next(p);
	if (c->repeat == NULL || p->broken)
		return;
	head = *c->repeat;
	head.repeat = NULL;
	cells_draw(p, &head);
}

/* The height of what comes next must be known before it is drawn over. */
static double
cells_measure(struct paper *p, struct cells *c, double space)
{
	struct cells copy = *c;
	int drawing = p->drawing;
	double h;

	for (int i = 0; i < c->n; i++)
		copy.iter[i] = pango_layout_iter_copy(c->iter[i]);
	p->drawing = 0;
	h = cells_part(p, &copy, space);
	p->drawing = drawing;
	for (int i = 0; i < c->n; i++)
		pango_layout_iter_free(copy.iter[i]);
	return h;
}

void
cells_draw(struct paper *p, struct cells *c)
{
	double h;

	cells_open(p, c);
	h = cells_height(c);
	if (p->y + h > p->bottom && h < (p->bottom - p->top) / 3)
		cells_new_page(p, c);
	while (!p->broken && cells_more(c)) {
		double space = p->bottom - p->y - 2 * PAD;

		h = cells_measure(p, c, space);
		if (h <= 0) {
			if (p->y <= p->top)
				p->broken = 1;
			cells_new_page(p, c);
			continue;
		}
		cells_shade(p, c, h + 2 * PAD);
		cells_part(p, c, space);
		cells_frame(p, c, h + 2 * PAD);
		p->y += h + 2 * PAD;
	}
	cells_close(c);
}

/*
 * PDF: a layout printed on A4.
 *
 * Sizes follow GB/T 9704-2012 (papers of Party and government organs): the
 * type area of 156 by 225 mm with 37 mm above and 28 mm at the left, a title
 * of size 2 (22 pt), the organ's name in red over a red line, the page number
 * between dashes at the foot.  A paper is laid out twice: first only to count
 * the pages and to find characters without a glyph, then to be drawn.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <qrencode.h>

#include "job.h"
#include "paper.h"

enum { INPUT = 4 << 20 };

void
paper_prepare(void)
{
	FcInit();
}

void
paper_finish(void)
{
	FcFini();
}

/* ---- elements ---- */

static double
area(const struct paper *p)
{
	return p->right - p->left;
}

static void
put_organ(struct paper *p, const struct element *e)
{
	struct style style = { .font = SERIF, .size = 30, .bold = 1,
		.align = PANGO_ALIGN_CENTER, .spread = 3, .ink = RED };
	PangoLayout *layout = NULL;
	double w = 0, h = 0;

	/* One line, as large as the width lets it be. */
	while (layout == NULL) {
		layout = text_new(p, layout_text(e), &style, 0);
		text_size(layout, &w, &h);
		if (w <= area(p) || style.size < 15)
			break;
		g_object_unref(layout);
		layout = NULL;
		style.size -= 1;
	}
	text_draw(p, layout, p->left + (area(p) - w) / 2, p->y - MM(8), RED);
	g_object_unref(layout);
	p->y += h - MM(8) + 8;
	if (layout_find(p->root, "number") == NULL) {
		rule(p, p->left, p->y, p->right, p->y, 1.6, RED);
		p->y += 14;
	}
}

static void
put_number(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .size = 14, .align =
		p->certificate ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER };

	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += 6;
	if (!p->certificate && layout_find(p->root, "organ") != NULL) {
		rule(p, p->left, p->y, p->right, p->y, 1.6, RED);
		p->y += 16;
	}
}

static void
put_title(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .bold = 1,
		.size = p->certificate ? 42 : 22, .align = PANGO_ALIGN_CENTER,
		.spread = p->certificate ? 12 : 1, .ink = p->certificate ?
		RED : BLACK };

	p->y += 4;
	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += 14;
}

/* The words of a sign: as wide as the type area, at most half as high. */
static void
put_big(struct paper *p, const struct element *e)
{
	struct style style = { .font = SANS, .bold = 1, .size = 100,
		.align = PANGO_ALIGN_CENTER, .ink = RED };
	PangoLayout *layout = text_new(p, layout_text(e), &style, 0);
	double w, h, most = (p->bottom - p->top) / 2;

	text_size(layout, &w, &h);
	g_object_unref(layout);
	if (w <= 0 || h <= 0)
		return;
	style.size *= w / area(p) > h / most ? area(p) / w : most / h;
	layout = text_new(p, layout_text(e), &style, 0);
	text_size(layout, &w, &h);
	p->y += h < most ? (most - h) / 2 : 0;
	room(p, h);
	text_draw(p, layout, p->left + (area(p) - w) / 2, p->y, style.ink);
	g_object_unref(layout);
	p->y += h + 14;
}

static void
put_to(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .size = p->size,
		.leading = 1.12 };

	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += 4;
}

static void
put_h(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SANS, .size = p->size, .bold = 1 };

	p->y += p->size * 0.5;
	room(p, p->size * 5);
	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += p->size * 0.35;
}

static void
put_p(struct paper *p, const struct element *e)
{
	const char *align = layout_get(e, "align");
	int small = *layout_get(e, "small") == '1';
	struct style style = { .font = SERIF, .size = p->size,
		.leading = 1.12, .justify = 1 };

	if (small)
		style.size = p->size * 0.8;
	if (strcmp(align, "center") == 0 || strcmp(align, "right") == 0) {
		style.align = *align == 'c' ? PANGO_ALIGN_CENTER :
		    PANGO_ALIGN_RIGHT;
		style.justify = 0;
	} else if (*layout_get(e, "indent") != '0')
		style.indent = 2 * style.size;
	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += style.size * 0.3;
}

static void
put_list(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .size = p->size,
		.leading = 1.1, .justify = 1 };
	double indent = 2 * p->size;
	char number[16];
	int n = 0;

	for (e = e->child; e != NULL; e = e->next) {
		PangoLayout *layout;
		double w;

		g_snprintf(number, sizeof number, "%d.", ++n);
		layout = text_new(p, number, &style, 0);
		text_size(layout, &w, NULL);
		room(p, p->size * 1.7);
		text_draw(p, layout, p->left + indent - 5 - (w > 20 ? w - 20 :
		    0), p->y, BLACK);
		g_object_unref(layout);
		flow(p, layout_text(e), &style, p->left + indent + 16,
		    area(p) - indent - 16);
		p->y += 3;
	}
}

static void
put_rows(struct paper *p, const struct element *e)
{
	struct style style = { .font = SERIF, .size = p->size * 0.88,
		.leading = 1.05 };

	for (e = e->child; e != NULL; e = e->next) {
		struct cells c = { .n = 2, .style = style, .name = style,
			.x = { p->left, p->left + area(p) * 0.27, p->right },
			.text = { layout_get(e, "name"), layout_text(e) } };

		cells_draw(p, &c);
	}
	p->y += p->size * 0.7;
}

/* On a certificate names and values stand free, in the middle. */
static void
put_rows_free(struct paper *p, const struct element *e)
{
	const struct style name = { .font = SERIF, .size = p->size * 0.88,
		.align = PANGO_ALIGN_RIGHT, .ink = GREY };
	const struct style value = { .font = SERIF, .size = p->size * 0.88 };
	double x = p->left + area(p) * 0.32;

	for (e = e->child; e != NULL; e = e->next) {
		double y = p->y;

		flow(p, layout_get(e, "name"), &name, p->left, x - p->left);
		p->y = y;
		flow(p, layout_text(e), &value, x + 14, p->right - x - 14);
	}
	p->y += p->size * 0.5;
}

static int
table_edges(const struct paper *p, const struct element *e, double *x)
{
	char *end;
	const char *s = layout_get(e, "widths");
	double sum = 0, part;
	int n = 0;

	x[0] = 0;
	for (; n < COLUMNS && (part = g_ascii_strtod(s, &end)) > 0 &&
	    isfinite(part) && end != s; s = end)
		x[++n] = sum += part;
	for (int i = 0; i <= n; i++)
		x[i] = p->left + (n == 0 ? 0 : x[i] / sum * area(p));
	return n;
}

static int
table_row(struct cells *c, const struct element *row)
{
	const struct element *td = row->child;
	int i = 0;

	for (; td != NULL && i < c->n; td = td->next)
		c->text[i++] = layout_text(td);
	return td == NULL && i == c->n ? 0 : -1;
}

static void
put_table(struct paper *p, const struct element *e)
{
	const struct style body = { .font = SERIF, .size = p->size * 0.8 };
	struct style bold = body;
	struct cells head = { .head = 1 }, row;

	head.n = table_edges(p, e, head.x);
	if (head.n == 0) {
		p->broken = 1;
		return;
	}
	bold.font = SANS;
	bold.bold = 1;
	head.style = bold;
	row = head;
	row.head = 0;
	row.style = body;
	for (e = e->child; e != NULL && !p->broken; e = e->next) {
		struct cells *c = layout_is(e, "head") ? &head : &row;

		if (table_row(c, e) == -1)
			p->broken = 1;
		else
			cells_draw(p, c);
		if (c == &head)
			row.repeat = &head;
	}
	p->y += p->size * 0.7;
}

enum { SIGNS = 3 };

struct sign {
	PangoLayout *layout[SIGNS];
	double w[SIGNS], h[SIGNS], width, height;
};

static void
sign_open(struct paper *p, const struct element *e, struct sign *s)
{
	static const char *const key[SIGNS] = { "organ", "date", "seal" };

	*s = (struct sign){ .width = 0 };
	for (int i = 0; i < SIGNS; i++) {
		const struct style style = { .font = SERIF, .size = i == 2 ?
			p->size * 0.66 : p->size };

		s->layout[i] = text_new(p, layout_get(e, key[i]), &style, 0);
		text_size(s->layout[i], &s->w[i], &s->h[i]);
		s->width = fmax(s->width, s->w[i]);
		s->height += s->h[i] + 4;
	}
}

/* Beside a QR code just set where there is room, else below. */
static double
sign_place(struct paper *p, const struct sign *s, double x)
{
	double side = p->y - p->band;

	if (p->certificate)
		return p->bottom - s->height;
	if (p->band > 0 && x > p->band_x && s->height <= side)
		return p->band + (side - s->height) / 2;
	p->y += p->size * 1.6;
	room(p, s->height);
	return p->y;
}

/* Organ over date over the word about the seal, in line by their middles. */
static void
put_sign(struct paper *p, const struct element *e)
{
	struct sign s;
	double x, y;

	sign_open(p, e, &s);
	x = p->right - s.width - (p->certificate ? 0 : 1.5 * p->size);
	y = sign_place(p, &s, x);
	for (int i = 0; i < SIGNS; i++) {
		text_draw(p, s.layout[i], x + (s.width - s.w[i]) / 2, y,
		    i == 2 ? GREY : BLACK);
		y += s.h[i] + 4;
		g_object_unref(s.layout[i]);
	}
	if (!p->certificate)
		p->y = fmax(p->y, y + 6);
}

static void
qr_draw(struct paper *p, const char *url, double x, double y, double side)
{
	QRcode *qr = QRcode_encodeString(url, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	double dot;

	if (qr == NULL) {
		p->broken = 1;
		return;
	}
	dot = side / (qr->width + 8);
	for (int i = 0; p->drawing && i < qr->width * qr->width; i++) {
		const int across = 4 + i % qr->width, down = 4 + i / qr->width;

		if (qr->data[i] & 1)
			cairo_rectangle(p->cr, x + across * dot,
			    y + down * dot, dot, dot);
	}
	if (p->drawing) {
		ink(p, BLACK);
		cairo_fill(p->cr);
	}
	QRcode_free(qr);
}

static void
put_qr(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .size = p->certificate ?
		10 : 9, .leading = 1.05 };
	double side = MM(30), x = p->left, y, h;
	double wide = p->certificate ? MM(62) : MM(48);
	PangoLayout *layout = text_new(p, layout_text(e), &style, wide);

	text_size(layout, NULL, &h);
	if (!p->certificate) {
		p->y += 6;
		room(p, side);
	}
	y = p->certificate ? p->bottom - side : p->y;
	qr_draw(p, layout_get(e, "url"), x, y, side);
	text_draw(p, layout, x + side + 8, y + (side - h) / 2, BLACK);
	g_object_unref(layout);
	if (!p->certificate) {
		p->band = y;
		p->band_x = x + side + 8 + wide;
		p->y += side + 4;
	}
}

static void
put_note(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .size = p->size * 0.72,
		.leading = 1.05, .justify = 1, .ink = GREY };

	p->y += 4;
	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += 2;
}

/* A part of a file begins on a page of its own, which the contents name. */
static void
put_part(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .bold = 1, .size = 18,
		.align = PANGO_ALIGN_CENTER };

	room(p, p->bottom - p->top);
	if (p->parts >= PARTS) {
		p->broken = 1;
		return;
	}
	p->part[p->parts++] = p->page;
	flow(p, layout_text(e), &style, p->left, area(p));
	p->y += 12;
}

/* On a page of their own the parts with their pages, which are known from
 * laying the paper out before. */
static void
put_contents(struct paper *p, const struct element *e)
{
	struct style style = { .font = SERIF, .size = p->size * 0.88,
		.leading = 1.05 };
	char n[16], page[16];
	unsigned i = 0;

	room(p, p->bottom - p->top);
	put_h(p, e);
	for (e = p->root->child; e != NULL && i < PARTS; e = e->next) {
		struct cells c = { .n = 3, .style = style, .name = style,
			.x = { p->left, p->left + area(p) * 0.1,
			p->left + area(p) * 0.85, p->right },
			.text = { n, layout_text(e), page } };

		if (!layout_is(e, "part"))
			continue;
		g_snprintf(n, sizeof n, "%u", i + 1);
		g_snprintf(page, sizeof page, "%u", p->part[i++]);
		cells_draw(p, &c);
	}
	p->y += p->size * 0.7;
}

static void
put(struct paper *p, const struct element *e)
{
	static const struct {
		const char *name;
		void (*put)(struct paper *, const struct element *);
	} element[] = {
		{ "organ", put_organ }, { "number", put_number },
		{ "title", put_title }, { "big", put_big },
		{ "to", put_to }, { "h", put_h },
		{ "p", put_p }, { "list", put_list }, { "table", put_table },
		{ "sign", put_sign }, { "qr", put_qr }, { "note", put_note },
		{ "part", put_part }, { "contents", put_contents },
		{ "sheets", sheets_put },
	};

	if (!layout_is(e, "sign"))
		p->band = 0;
	if (layout_is(e, "rows")) {
		(p->certificate ? put_rows_free : put_rows)(p, e);
		return;
	}
	for (size_t i = 0; i < sizeof element / sizeof *element; i++)
		if (layout_is(e, element[i].name))
			element[i].put(p, e);
}

/* ---- the whole ---- */

static void
print(struct paper *p, int drawing)
{
	p->drawing = drawing;
	p->page = 0;
	p->parts = 0;
	page_begin(p);
	for (const struct element *e = p->root->child; e != NULL && !p->broken;
	    e = e->next)
		put(p, e);
	page_end(p);
	if (!drawing)
		p->pages = p->page;
}

static void
measure(struct paper *p)
{
	double size = g_ascii_strtod(layout_get(p->root, "size"), NULL);

	p->certificate = strcmp(layout_get(p->root, "kind"), "certificate") ==
	    0;
	p->width = p->certificate ? MM(297) : MM(210);
	p->height = p->certificate ? MM(210) : MM(297);
	p->left = p->certificate ? MM(34) : MM(28);
	p->right = p->width - (p->certificate ? MM(34) : MM(26));
	p->top = p->certificate ? MM(26) : MM(37);
	p->bottom = p->height - (p->certificate ? MM(24) : MM(35));
	p->size = size >= 9 && size <= 28 ? size : 14;
}

/* Lays the paper out; a certificate that is too full gets smaller letters. */
static void
count(struct paper *p)
{
	print(p, 0);
	while (p->broken && p->certificate && p->unknown == 0 &&
	    p->size > 10) {
		p->size -= 1;
		p->broken = 0;
		print(p, 0);
	}
}

static cairo_status_t
write_out(void *arg, const unsigned char *data, unsigned n)
{
	return job_write(arg, data, n) == 0 ? CAIRO_STATUS_SUCCESS :
	    CAIRO_STATUS_WRITE_ERROR;
}

static void
context_new(struct paper *p)
{
	cairo_font_options_t *options = cairo_font_options_create();

	p->context = pango_font_map_create_context(
	    pango_cairo_font_map_get_default());
	pango_cairo_context_set_resolution(p->context, 72);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(p->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_language(p->context,
	    pango_language_from_string("zh-cn"));
	pango_context_set_round_glyph_positions(p->context, FALSE);
}

void
paper_run(struct job *job)
{
	struct paper p = { .job = job };
	struct bytes b;
	cairo_surface_t *surface;

	if (job_read(job, 0, INPUT, &b) == -1)
		return;
	if ((p.root = layout_read(b.data, b.size)) == NULL) {
		job_refuse(job, "layout");
		return;
	}
	measure(&p);
	context_new(&p);
	count(&p);
	if (p.unknown > 0 || p.broken) {
		job_refuse(job, p.unknown > 0 ? "unknown_glyph" : "layout");
		return;
	}
	surface = cairo_pdf_surface_create_for_stream(write_out, job, p.width,
	    p.height);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
	    layout_get(p.root, "title"));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
	    layout_get(p.root, "organ"));
	p.cr = cairo_create(surface);
	print(&p, 1);
	cairo_destroy(p.cr);
	cairo_surface_finish(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		job_fail(job, "memory");
	job->reply.pages = p.pages;
	snprintf(job->reply.type, sizeof job->reply.type,
		"application/pdf");
}

/*
 * Sheets that were sent and belong to a paper: pictures and PDF, each page on a
 * page of its own, made to fit.  A picture in JPEG goes in as it is.  What does
 * not open is told on the page instead of stopping the rest.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <poppler.h>

#include "job.h"
#include "paper.h"

enum { LARGEST = 11 << 20, SIDE = 20000, MOST_PAGES = 40 };

/* ---- one image --------------------------------------------------------- */

static unsigned
two(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* Width and height from the frame header of a JPEG (ITU-T T.81, B.2.2). */
static int
jpeg_size(struct bytes b, int *w, int *h)
{
	const unsigned char *p = (const unsigned char *)b.data;
	size_t i = 2;

	while (i + 9 < b.size && p[i] == 0xff) {
		unsigned mark = p[i + 1];

		if (mark == 0xff) {
			i++;
			continue;
		}
		if (mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 &&
		    mark != 0xc8 && mark != 0xcc) {
			*h = (int)two(p + i + 5);
			*w = (int)two(p + i + 7);
			return *w > 0 && *h > 0 && *w <= SIDE && *h <= SIDE ?
			    0 : -1;
		}
		i += 2 + two(p + i + 2);
	}
	return -1;
}

/* The PDF takes the JPEG itself; the surface only says how large it is. */
static cairo_surface_t *
jpeg_open(struct bytes b)
{
	cairo_surface_t *s;
	int w, h;

	if (jpeg_size(b, &w, &h) == -1)
		return NULL;
	s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
	cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG,
	    (const unsigned char *)b.data, b.size, NULL, NULL);
	return s;
}

struct reading {
	struct bytes b;
	size_t at;
};

static cairo_status_t
read_some(void *arg, unsigned char *out, unsigned n)
{
	struct reading *r = arg;

	if (r->b.size - r->at < n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, r->b.data + r->at, n);
	r->at += n;
	return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
image_open(struct bytes b)
{
	struct reading r = { b, 0 };

	return kind_of(b) == KIND_JPEG ? jpeg_open(b) :
	    cairo_image_surface_create_from_png_stream(read_some, &r);
}

/* ---- onto pages -------------------------------------------------------- */

/* The middle of what is left of the page, at most as large as it is. */
static void
fit(struct paper *p, double w, double h)
{
	double wide = p->right - p->left, high = p->bottom - p->y;
	double scale = fmin(fmin(wide / w, high / h), 1.5);

	cairo_translate(p->cr, p->left + (wide - w * scale) / 2, p->y);
	cairo_scale(p->cr, scale, scale);
}

/* A page with its name on top; the name of the next is "... (2)". */
static void
begin(struct paper *p, const char *label, int n)
{
	const struct style style = { .font = SERIF, .size = 10,
		.align = PANGO_ALIGN_CENTER, .ink = GREY };
	char *name = n > 0 ? g_strdup_printf("%s (%d)", label, n + 1) :
	    g_strdup(label);

	room(p, p->bottom - p->top);
	flow(p, name, &style, p->left, p->right - p->left);
	p->y += 6;
	g_free(name);
}

static int
put_image(struct paper *p, struct bytes b, const char *label)
{
	cairo_surface_t *s = image_open(b);
	int fine = s != NULL &&
	    cairo_surface_status(s) == CAIRO_STATUS_SUCCESS;

	if (fine) {
		begin(p, label, 0);
		if (p->drawing) {
			cairo_save(p->cr);
			fit(p, cairo_image_surface_get_width(s),
			    cairo_image_surface_get_height(s));
			cairo_set_source_surface(p->cr, s, 0, 0);
			cairo_paint(p->cr);
			cairo_restore(p->cr);
		}
		p->y = p->bottom;
	}
	if (s != NULL)
		cairo_surface_destroy(s);
	return fine ? 0 : -1;
}

static void
put_sheet(struct paper *p, PopplerPage *page, const char *label, int n)
{
	double w, h;

	begin(p, label, n);
	poppler_page_get_size(page, &w, &h);
	if (p->drawing && w > 0 && h > 0) {
		cairo_save(p->cr);
		fit(p, w, h);
		cairo_rectangle(p->cr, 0, 0, w, h);
		cairo_clip(p->cr);
		poppler_page_render_for_printing(page, p->cr);
		cairo_restore(p->cr);
	}
	p->y = p->bottom;
}

static int
put_pages(struct paper *p, struct bytes b, const char *label)
{
	GBytes *bytes = g_bytes_new_static(b.data, b.size);
	PopplerDocument *doc = poppler_document_new_from_bytes(bytes, NULL,
	    NULL);
	int n = doc == NULL ? 0 : poppler_document_get_n_pages(doc), put = 0;

	for (int i = 0; i < n && i < MOST_PAGES; i++) {
		PopplerPage *page = poppler_document_get_page(doc, i);

		if (page == NULL)
			continue;
		put_sheet(p, page, label, put++);
		g_object_unref(page);
	}
	if (doc != NULL && !p->drawing)
		g_object_unref(doc);
	g_bytes_unref(bytes);
	return put > 0 ? 0 : -1;
}

void
sheets_put(struct paper *p, const struct element *e)
{
	const struct style style = { .font = SERIF, .size = p->size };
	unsigned long n = strtoul(layout_get(e, "n"), NULL, 10);
	struct bytes b = { NULL, 0 };
	struct press_reply was = p->job->reply;
	int done = -1;

	if (n > 0 && n < p->job->request.inputs &&
	    job_read(p->job, (unsigned)n, LARGEST, &b) == 0)
		done = kind_of(b) == KIND_PDF ? put_pages(p, b,
		    layout_text(e)) : kind_of(b) == KIND_JPEG ||
		    kind_of(b) == KIND_PNG ? put_image(p, b, layout_text(e)) :
		    -1;
	/* A file that is at fault is no reason to print nothing. */
	p->job->reply = was;
	if (done == -1) {
		room(p, p->size * 2);
		flow(p, layout_get(e, "else"), &style, p->left, p->right -
		    p->left);
	}
	/* What is drawn is written when its page is done: its bytes stay as
	 * long as this process, which does one job. */
	if (!p->drawing)
		free((void *)(guintptr)b.data);
}

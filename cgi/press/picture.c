/*
 * RECODE: a picture decoded and written anew, so that nothing of the file it
 * came in remains but its pixels.
 */
#include <stdio.h>
#include <string.h>

#include <vips/vips.h>
#include <vips/vector.h>

#include "job.h"

enum {
	SIDE = 4096,			/* pixels, longest side of the result */
	RESULT = 5 * 1024 * 1024	/* bytes */
};
#define PIXELS 100e6			/* of the original */

/* Complaints about a stranger's file are no news. */
static void
quiet(const gchar *domain, GLogLevelFlags level, const gchar *message,
    gpointer arg)
{
	(void)domain;
	(void)level;
	(void)message;
	(void)arg;
}

/*
 * Only the three loaders are left standing, whatever libvips was built with.
 * Its run-time compiler is off: the cage allows no new code.
 */
int
picture_prepare(const char *argv0)
{
	g_log_set_default_handler(quiet, NULL);
	vips_vector_set_enabled(FALSE);
	if (VIPS_INIT(argv0) != 0) {
		fprintf(stderr, "press: libvips: %s\n", vips_error_buffer());
		return -1;
	}
	vips_concurrency_set(1);
	vips_cache_set_max(0);
	vips_operation_block_set("VipsForeignLoad", TRUE);
	vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
	vips_operation_block_set("VipsForeignLoadPng", FALSE);
	vips_operation_block_set("VipsForeignLoadHeif", FALSE);
	return 0;
}

void
picture_finish(void)
{
	vips_shutdown();
}

/*
 * Decodes all of it, which is the only way to learn that it is whole: the
 * thumbnailer would paint over what is missing.  NULL when refused.
 */
static VipsImage *
decode(struct job *job, struct bytes b)
{
	VipsImage *lazy = vips_image_new_from_buffer(b.data, b.size, "",
	    "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL), *image = NULL;
	double w, h;

	if (lazy == NULL) {
		job_refuse(job, "broken");
		return NULL;
	}
	w = vips_image_get_width(lazy);
	h = vips_image_get_height(lazy);
	if (w * h > PIXELS)
		job_refuse(job, "pixels");
	else if ((image = vips_image_copy_memory(lazy)) == NULL)
		job_refuse(job, "broken");
	g_object_unref(lazy);
	return image;
}

/* Upright, in sRGB, no side over `side`. */
static VipsImage *
shrink(VipsImage *image, int side)
{
	VipsImage *lazy, *small;

	if (vips_thumbnail_image(image, &lazy, side, "height", side, "size",
	    VIPS_SIZE_DOWN, "export_profile", "srgb", NULL) != 0)
		return NULL;
	small = vips_image_copy_memory(lazy);
	g_object_unref(lazy);
	return small;
}

static VipsImage *
plain(VipsImage *image)
{
	VipsImage *flat = NULL;
	VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
	int bad;

	if (vips_image_hasalpha(image))
		bad = vips_flatten(image, &flat, "background", white, NULL);
	else
		bad = vips_copy(image, &flat, NULL);
	vips_area_unref(VIPS_AREA(white));
	return bad ? NULL : flat;
}

static int
save(struct job *job, void *data, size_t n, enum kind kind, VipsImage *image)
{
	int done = job_write(job, data, n);

	g_free(data);
	snprintf(job->reply.type, sizeof job->reply.type, "%s",
		kind_type(kind));
	job->reply.width = (uint32_t)vips_image_get_width(image);
	job->reply.height = (uint32_t)vips_image_get_height(image);
	return done;
}

/* 1 saved, 0 does not fit, -1 failed. */
static int
save_png(struct job *job, VipsImage *image)
{
	void *data;
	size_t n;

	if (vips_pngsave_buffer(image, &data, &n, "strip", TRUE,
	    "compression", 6, NULL) != 0)
		return -1;
	if (n > RESULT) {
		g_free(data);
		return 0;
	}
	return save(job, data, n, KIND_PNG, image) == 0 ? 1 : -1;
}

static int
save_jpeg(struct job *job, VipsImage *image)
{
	static const int quality[] = { 88, 80, 70 };
	VipsImage *flat = plain(image);
	void *data;
	size_t n;
	int done = flat == NULL ? -1 : 0;

	for (size_t i = 0; done == 0 && i < 3; i++) {
		if (vips_jpegsave_buffer(flat, &data, &n, "strip", TRUE, "Q",
		    quality[i], "optimize_coding", TRUE, NULL) != 0)
			done = -1;
		else if (n > RESULT)
			g_free(data);
		else
			done = save(job, data, n, KIND_JPEG, flat) == 0 ?
			    1 : -1;
	}
	if (flat != NULL)
		g_object_unref(flat);
	return done;
}

void
picture_run(struct job *job)
{
	struct bytes b;
	VipsImage *image, *small;
	enum kind kind;
	int done = 0;

	if (job_read(job, 0, 10 * 1024 * 1024, &b) == -1)
		return;
	kind = kind_of(b);
	if (kind == KIND_OTHER || kind == KIND_PDF) {
		job_refuse(job, "type");
		return;
	}
	if ((image = decode(job, b)) == NULL)
		return;
	for (int side = SIDE; done == 0 && side >= SIDE / 8; side /= 2) {
		if ((small = shrink(image, side)) == NULL)
			break;
		if (kind == KIND_PNG)
			done = save_png(job, small);
		if (done == 0)
			done = save_jpeg(job, small);
		g_object_unref(small);
	}
	g_object_unref(image);
	if (done != 1 && job->reply.status == PRESS_OK)
		job_fail(job, "memory");
}

/* What is asked of a picture or PDF before it is kept, and the decoders. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cgi/press/scan.c"
#include "cgi/press/picture.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What the press does for its jobs, in memory. */
static struct bytes input;
static size_t put;

int job_output(const struct job *job)
{
	return job->fd[0];
}

void job_refuse(struct job *job, const char *reason)
{
	if (job->reply.status == PRESS_OK)
		job->reply.status = PRESS_REFUSED;
	(void)reason;
}

void job_fail(struct job *job, const char *reason)
{
	job->reply.status = PRESS_FAILED;
	(void)reason;
}

int job_read(struct job *job, unsigned i, size_t most, struct bytes *bytes)
{
	(void)i;
	if (!input.size || input.size > most) {
		job_refuse(job, "size");
		return -1;
	}
	*bytes = input;
	return 0;
}

int job_write(struct job *job, const void *data, size_t n)
{
	const unsigned char *s = data;

	(void)job;
	if (n && (s[0] == 0 || s[n - 1] == 0))
		put++;			/* all of it may be read */
	put += n;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static magic_t cookie;
	static int ready;
	char *copy = malloc(n + 1);
	struct job job = { .request = { 0 } };

	if (!ready) {
		cookie = scan_prepare();
		if (!cookie || picture_prepare("picture"))
			abort();
		ready = 1;
	}
	memcpy(copy, data, n);
	copy[n] = '\0';
	input = (struct bytes){ copy, n };
	job.magic = cookie;
	job.clamd = -1;
	if (kind_of(input) == KIND_PDF) {
		pdf_whole(input);
		pdf_active(input);
	}
	magic_agrees(cookie, input, kind_of(input));
	scan_run(&job);
	/* Only what passed the first look is ever decoded. */
	if (job.reply.status == PRESS_OK && kind_of(input) != KIND_PDF) {
		put = 0;
		picture_run(&job);
		if (job.reply.status == PRESS_OK && !put)
			abort();
	}
	vips_error_clear();
	free(copy);
	return 0;
}

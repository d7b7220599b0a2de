/*
 * ZIP: several files under the names given, as one.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "job.h"

static ssize_t
put(struct archive *a, void *arg, const void *data, size_t n)
{
	struct job *job = arg;

	if (job_write(job, data, n) == -1) {
		archive_set_error(a, ARCHIVE_FATAL, "output");
		return -1;
	}
	return (ssize_t)n;
}

/* A name must not lead out of the folder it is unpacked in, on any system. */
static int
name_fits(const char *name, char *const *before, size_t n)
{
	if (*name == '\0' || *name == '.' || strlen(name) > 200)
		return 0;
	for (const char *p = name; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 127 ||
		    strchr("/\\:*?\"<>|", *p) != NULL)
			return 0;
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(name, before[i]) == 0)
			return 0;
	return 1;
}

static size_t
split_names(char *text, char **name, size_t most)
{
	size_t n = 0;
	char *end;

	for (; n < most && (end = strchr(text, '\n')) != NULL; text = end + 1) {
		*end = '\0';
		if (!name_fits(text, name, n))
			return 0;
		name[n++] = text;
	}
	return *text == '\0' ? n : 0;
}

static int
add(struct archive *a, int fd, const char *name, time_t now)
{
	struct archive_entry *e = archive_entry_new();
	struct stat st;
	char buf[65536];
	off_t at = 0;
	ssize_t n = 0;
	int bad = fstat(fd, &st);

	archive_entry_set_pathname_utf8(e, name);
	archive_entry_set_size(e, bad ? 0 : st.st_size);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0600);
	archive_entry_set_mtime(e, now, 0);
	if (!bad)
		bad = archive_write_header(a, e) != ARCHIVE_OK;
	while (!bad && at < st.st_size &&
	    (n = pread(fd, buf, sizeof buf, at)) > 0) {
		bad = archive_write_data(a, buf, (size_t)n) != n;
		at += n;
	}
	archive_entry_free(e);
	return bad || n < 0 ? -1 : 0;
}

void
bundle_run(struct job *job)
{
	struct archive *a = archive_write_new();
	size_t n = job->request.inputs - 1;
	char *name[PRESS_FILES];
	struct bytes names;
	int bad = 0;

	if (job_read(job, 0, PRESS_FILES * 256, &names) == -1)
		return;
	if (split_names((char *)(uintptr_t)names.data, name, PRESS_FILES) !=
	    n || n == 0) {
		job_refuse(job, "names");
		return;
	}
	archive_write_set_format_zip(a);
	archive_write_set_options(a, "zip:hdrcharset=UTF-8");
	archive_write_set_bytes_in_last_block(a, 1);
	bad = archive_write_open(a, job, NULL, put, NULL) != ARCHIVE_OK;
	for (size_t i = 0; !bad && i < n; i++)
		bad = add(a, job->fd[i + 1], name[i], time(NULL));
	bad |= archive_write_close(a) != ARCHIVE_OK;
	archive_write_free(a);
	if (bad)
		job_fail(job, "memory");
	snprintf(job->reply.type, sizeof job->reply.type,
		"application/zip");
}

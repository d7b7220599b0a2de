/*
 * SCAN: what a file is, by content, and whether the scanner knows it.
 *
 * A type is believed when libmagic and our own look at the first bytes agree.
 * Everything else is refused, archives, office files, SVG and HTML included.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <magic.h>

#include "job.h"

enum { FILE_MAX = 10 * 1024 * 1024, CHUNK = 64 * 1024, TAIL = 2048 };

void *
scan_prepare(void)
{
	magic_t cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
	    MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF);
	if (cookie == NULL || magic_load(cookie, NULL) == -1) {
		fprintf(stderr, "press: libmagic: %s\n",
		    cookie == NULL ? "no memory" : magic_error(cookie));
		return NULL;
	}
	return cookie;
}

void
scan_finish(void *cookie)
{
	magic_close(cookie);
}

/* ISO/IEC 23008-12: a file type box whose brands say HEIF with HEVC. */
static int
is_heic(struct bytes b)
{
	static const char brand[][5] = { "heic", "heix", "heim", "heis" };
	size_t box;

	if (b.size < 16 || memcmp(b.data + 4, "ftyp", 4) != 0 ||
	    b.data[0] != 0 || b.data[1] != 0)
		return 0;
	box = (size_t)(unsigned char)b.data[2] << 8 |
	    (unsigned char)b.data[3];
	for (size_t at = 8; at + 4 <= box && at + 4 <= b.size; at += 4)
		for (size_t i = 0; i < sizeof brand / sizeof *brand; i++)
			if (at != 12 && memcmp(b.data + at, brand[i], 4) == 0)
				return 1;
	return 0;
}

enum kind
kind_of(struct bytes b)
{
	if (b.size > 3 && memcmp(b.data, "\xff\xd8\xff", 3) == 0)
		return KIND_JPEG;
	if (b.size > 8 && memcmp(b.data, "\x89PNG\r\n\x1a\n", 8) == 0)
		return KIND_PNG;
	if (b.size > 8 && (memcmp(b.data, "%PDF-1.", 7) == 0 ||
	    memcmp(b.data, "%PDF-2.", 7) == 0))
		return KIND_PDF;
	return is_heic(b) ? KIND_HEIC : KIND_OTHER;
}

const char *
kind_type(enum kind kind)
{
	switch (kind) {
	case KIND_JPEG: return "image/jpeg";
	case KIND_PNG: return "image/png";
	case KIND_HEIC: return "image/heic";
	case KIND_PDF: return "application/pdf";
	case KIND_OTHER: break;
	}
	return "";
}

static int
magic_agrees(magic_t cookie, struct bytes b, enum kind kind)
{
	const char *type = magic_buffer(cookie, b.data, b.size);

	if (type == NULL)
		return 0;
	return strcmp(type, kind_type(kind)) == 0 ||
	    (kind == KIND_HEIC && strcmp(type, "image/heif") == 0);
}

/* ISO 32000: a whole file ends with this mark; one cut off does not. */
static int
pdf_whole(struct bytes b)
{
	size_t n = b.size < TAIL ? b.size : TAIL;

	return memmem(b.data + b.size - n, n, "%%EOF", 5) != NULL;
}

/* A hint for officers; what is packed inside a stream is not seen. */
static int
pdf_active(struct bytes b)
{
	static const char *const mark[] = { "/JavaScript", "/JS", "/Launch",
		"/EmbeddedFile", "/OpenAction", "/RichMedia", "/XFA" };

	for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
		if (memmem(b.data, b.size, mark[i], strlen(mark[i])) != NULL)
			return 1;
	return 0;
}

/* ---- clamd ---- */

void
scan_connect(struct job *job)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const struct timeval tv = { 20, 0 };
	int fd;

	if (strlen(job->scanner) >= sizeof to.sun_path ||
	    (fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) == -1)
		return;
	snprintf(to.sun_path, sizeof to.sun_path, "%s",
		job->scanner);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof tv);
	if (connect(fd, (struct sockaddr *)&to, sizeof to) == -1)
		close(fd);
	else
		job->clamd = fd;
}

static int
send_all(int fd, const void *data, size_t n)
{
	const char *p = data;

	for (ssize_t m; n > 0; p += m, n -= (size_t)m)
		if ((m = write(fd, p, n)) <= 0)
			return -1;
	return 0;
}

/* INSTREAM of clamd(8): pieces, each with its length, zero ends. */
static int
send_stream(int fd, struct bytes b)
{
	uint32_t len;

	if (send_all(fd, "zINSTREAM", 10) == -1)
		return -1;
	for (size_t at = 0; at < b.size; at += CHUNK) {
		size_t n = b.size - at < CHUNK ? b.size - at : CHUNK;

		len = htonl((uint32_t)n);
		if (send_all(fd, &len, sizeof len) == -1 ||
		    send_all(fd, b.data + at, n) == -1)
			return -1;
	}
	len = 0;
	return send_all(fd, &len, sizeof len);
}

static enum press_scan
verdict(int fd, struct bytes b)
{
	char answer[512];
	size_t got = 0;
	ssize_t n;

	if (fd == -1 || send_stream(fd, b) == -1)
		return PRESS_UNSCANNED;
	while (got < sizeof answer - 1 && (n = read(fd, answer + got,
	    sizeof answer - 1 - got)) > 0)
		got += (size_t)n;
	answer[got] = '\0';
	if (strcmp(answer, "stream: OK") == 0)
		return PRESS_CLEAN;
	if (strncmp(answer, "stream: ", 8) == 0 &&
	    strstr(answer, " FOUND") != NULL)
		return PRESS_INFECTED;
	return PRESS_UNSCANNED;
}

void
scan_run(struct job *job)
{
	struct bytes b;
	enum kind kind;

	if (job_read(job, 0, FILE_MAX, &b) == -1)
		return;
	kind = kind_of(b);
	if (kind == KIND_OTHER || !magic_agrees(job->magic, b, kind)) {
		job_refuse(job, "type");
		return;
	}
	snprintf(job->reply.type, sizeof job->reply.type, "%s",
		kind_type(kind));
	if (kind == KIND_PDF && !pdf_whole(b)) {
		job_refuse(job, "broken");
		return;
	}
	job->reply.active = kind == KIND_PDF && pdf_active(b);
	if (job->scanner == NULL)
		return;
	job->reply.scan = verdict(job->clamd, b);
	if (job->reply.scan == PRESS_INFECTED)
		job_refuse(job, "virus");
	if (job->reply.scan == PRESS_UNSCANNED)
		job->reply.status = PRESS_PENDING;
}

/*
 * The press writes into a memory file; what it wrote becomes the reply.
 */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "papers.h"
#include "print.h"
#include "press.h"

/* All of a file; NULL when it cannot be read. */
static const char *all_of(struct req *r, int fd, size_t *size)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char *bytes;

	if (end < 0)
		return NULL;
	*size = (size_t)end;
	bytes = arena_alloc(r->arena, *size + 1);
	return pread(fd, bytes, *size, 0) == end ? bytes : NULL;
}

bool print_refuses(const char *why)
{
	return !strcmp(why, "unknown_glyph") || !strcmp(why, "layout");
}

const char *print_pdf(struct req *r, const char *code, size_t n,
	const int fds[], size_t *size, const char **why)
{
	struct papers from = { r->pages, conf_get(r->conf, "press.socket") };
	int fd = arena_fd(r->arena, memfd_create("paper", MFD_CLOEXEC));
	struct press_result result = { .reason = "memory" };
	const char *bytes = NULL;

	if (fd >= 0 && papers_print_with(r->arena, &from, code, "zh-CN",
			r->hdf, n, fds, fd, &result) == PRESS_OK)
		bytes = all_of(r, fd, size);
	if (!bytes && !(why && print_refuses(result.reason)))
		log_fault(r->log, "paper not printed", "kind", code, "why",
			result.reason, NULL);
	if (why)
		*why = bytes ? NULL : arena_strdup(r->arena, result.reason);
	return bytes;
}

enum reply print_send(struct req *r, const char *code, const char *name)
{
	size_t size;
	const char *bytes = print_pdf(r, code, 0, NULL, &size, NULL);

	return bytes ? download(r, name, "application/pdf", bytes, size) : AWAY;
}

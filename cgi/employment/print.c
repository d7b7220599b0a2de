/*
 * Papers that belong to no case: tickets, lists, letters of fairs and classes,
 * printed from the page's data when they are asked for.
 */
#include "employment.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "employment.sql.h"
#include "papers.h"
#include "press.h"

static void close_fd(void *fd)
{
	close((int)(intptr_t)fd - 1);
}

enum reply print_pdf(struct req *r, const char *paper, const char *id)
{
	const char *name = page_word(r->pages, "zh-CN", arena_printf(r->arena,
		"employment.paper.%s", paper));
	struct papers from = { r->pages, conf_get(r->conf, "press.socket") };
	int fd = memfd_create("paper", MFD_CLOEXEC);
	struct press_result result;
	char *bytes;
	off_t size;

	if (fd < 0)
		return AWAY;
	arena_defer(r->arena, close_fd, (void *)(intptr_t)(fd + 1));
	if (papers_print(r->arena, &from, paper, "zh-CN", r->hdf, fd,
			&result) != PRESS_OK) {
		log_fault(r->log, "paper not printed", "kind", paper, "why",
			result.reason, NULL);
		return AWAY;
	}
	size = lseek(fd, 0, SEEK_END);
	if (size < 0)
		return FAILED;
	bytes = arena_alloc(r->arena, (size_t)size + 1);
	if (pread(fd, bytes, (size_t)size, 0) != size)
		return FAILED;
	return download(r, arena_printf(r->arena, "%s-%s.pdf", name, id),
		"application/pdf", bytes, (size_t)size);
}

const char *ticked(struct req *r, const char *field)
{
	const char *const *s = req_form_all(r, field, NULL);
	struct buf b = buf_new(r->arena);

	for (; *s; s++)
		if (cases_is_id(*s))
			buf_printf(&b, "%s%s", b.len ? "," : "", *s);
	return arena_printf(r->arena, "{%s}", b.len ? b.data : "");
}

void say_done(struct req *r, const char *const *known)
{
	const char *done = req_query(r, "done");

	for (; done && *known; known++)
		if (!strcmp(done, *known))
			node_set(r->hdf, "Page.message", *known);
}

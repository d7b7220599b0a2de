/*
 * From a template and the data of a request to a printed paper.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "page.h"
#include "papers.h"
#include "press.h"

int
papers_code(const char *code)
{
	size_t n = strlen(code);

	return n > 0 && n <= 40 && strspn(code,
	    "abcdefghijklmnopqrstuvwxyz0123456789_-") == n && code[0] != '-';
}

static int
fail(struct press_result *result, const char *reason)
{
	memset(result, 0, sizeof *result);
	result->status = PRESS_FAILED;
	snprintf(result->reason, sizeof result->reason, "%s", reason);
	return result->status;
}

int
papers_print(struct arena *arena, const struct papers *papers,
    const char *code, const char *lang, struct node *data, int out,
    struct press_result *result)
{
	return papers_print_with(arena, papers, code, lang, data, 0, NULL,
	    out, result);
}

int
papers_print_with(struct arena *arena, const struct papers *papers,
    const char *code, const char *lang, struct node *data, size_t n,
    const int fds[], int out, struct press_result *result)
{
	struct buf layout = buf_new(arena);
	int fd, status;

	if (!papers_code(code) || page_render(papers->page, arena_printf(arena,
	    "papers/%s.cs", code), lang, data, &layout) == -1)
		return fail(result, "template");
	if ((fd = press_memory(layout.data, layout.len)) == -1)
		return fail(result, "memory");
	status = press_pdf_with(papers->socket, fd, n, fds, out, result);
	close(fd);
	return status;
}

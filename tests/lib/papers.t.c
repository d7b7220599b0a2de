/*
 * Every paper of templates/papers renders to a layout that keeps what the
 * data says as text.  Printing is tested with the press (tests/cgi/press.t.c).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "echo.h"
#include "page.h"
#include "papers.h"
#include "press.h"

static char path[64];

static void
every_paper(void **state)
{
	static const char *const code[] = { "receipt", "acceptance",
		"refusal", "correction", "decision", "certificate",
		"notice" };
	struct log log = { .program = "test" };
	struct papers papers = { page_new(&log, "templates", 0), path };
	struct arena *arena = arena_new(4096);

	(void)state;
	assert_non_null(papers.page);
	for (size_t i = 0; i < sizeof code / sizeof *code; i++) {
		struct node *data = node_new();
		struct press_result r;
		char text[65536];
		int out = press_memory("", 0);
		pid_t pid = echo(path, "");
		ssize_t n;

		node_set(data, "Page.organ", "局\"</organ><sign/>&'");
		node_set(data, "Page.entries.0.unit", "<b>店</b>");
		node_set(data, "Page.files.0.title", "<b>照</b>");
		assert_int_equal(papers_print(arena, &papers, code[i],
		    "zh-CN", data, out, &r), PRESS_OK);
		waitpid(pid, NULL, 0);
		n = read(out, text, sizeof text - 1);
		assert_true(n > 0);
		text[n] = '\0';
		assert_non_null(strstr(text, "<paper "));
		assert_non_null(strstr(text, "&lt;/organ&gt;"));
		assert_null(strstr(text, "局\"</organ>"));
		assert_null(strstr(text, "<b>"));
		close(out);
		node_free(data);
	}
	arena_free(arena);
	page_free(papers.page);
}

static void
refused(void **state)
{
	struct log log = { .program = "test" };
	struct papers papers = { page_new(&log, "templates", 0),
		"/nonexistent/press.sock" };
	struct arena *arena = arena_new(4096);
	struct node *data = node_new();
	struct press_result r;

	(void)state;
	assert_int_equal(papers_print(arena, &papers, "../layout/x", "zh-CN",
	    data, 0, &r), PRESS_FAILED);
	assert_string_equal(r.reason, "template");
	assert_int_equal(papers_print(arena, &papers, "no-such-paper",
	    "zh-CN", data, 0, &r), PRESS_FAILED);
	assert_string_equal(r.reason, "template");
	assert_int_equal(papers_print(arena, &papers, "receipt", "zh-CN",
	    data, 0, &r), PRESS_AWAY);
	assert_int_equal(papers_code("a-1"), 1);
	assert_int_equal(papers_code("-a"), 0);
	assert_int_equal(papers_code(""), 0);
	assert_int_equal(papers_code("A"), 0);
	assert_int_equal(papers_code("a/b"), 0);
	node_free(data);
	arena_free(arena);
	page_free(papers.page);
}

int
main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(every_paper),
		cmocka_unit_test(refused),
	};
	int failed;

	snprintf(path, sizeof path, "/tmp/papers-test.%d", (int)getpid());
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(test, NULL, NULL);
	unlink(path);
	return failed;
}

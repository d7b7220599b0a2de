/* A process that gets no memory: ends with 70 where that was asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "memory.h"

static const struct log nobody = { .program = "test" };

/* More than there is; the compiler must not know. */
static size_t much(void)
{
	volatile size_t n = SIZE_MAX / 4;

	return n;
}

/* What nobody looks at the compiler would leave out. */
static void *volatile kept;

static void by_malloc(void)
{
	kept = malloc(much());
}

static void by_calloc(void)
{
	kept = calloc(much(), 2);
}

static void by_realloc(void)
{
	kept = malloc(8);
	kept = realloc(kept, much());
}

/* By a function of the C library that asks for itself. */
static void by_library(void)
{
	const struct rlimit most = { 1 << 20, 1 << 20 };
	char *word = NULL;

	setrlimit(RLIMIT_AS, &most);
	for (int i = 0; i < 1 << 20 && (!i || word); i++)
		word = strndup("a word that takes its room", 26);
}

/* Exit status of a child that runs it, with or without the ending. */
static int status(void (*run)(void), int ends)
{
	int how;
	pid_t child = fork();

	if (!child) {
		close(STDERR_FILENO);
		if (ends)
			memory_or_end(&nobody);
		run();
		_exit(3);
	}
	waitpid(child, &how, 0);
	return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

static void each_way_of_asking(void **state)
{
	static void (*const ways[])(void) = { by_malloc, by_calloc, by_realloc,
		by_library };

	(void)state;
#if defined __SANITIZE_ADDRESS__
	return;				/* it ends such a process itself */
#endif
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		assert_int_equal(status(ways[i], 0), 3);
		assert_int_equal(status(ways[i], 1), 70);
	}
}

static void none(void)
{
	kept = malloc(0);
	kept = realloc(kept, 0);
	kept = calloc(0, 8);
}

static void nothing_is_no_failure(void **state)
{
	(void)state;
	assert_int_equal(status(none, 1), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_way_of_asking),
		cmocka_unit_test(nothing_is_no_failure),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}

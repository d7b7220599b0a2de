/* tests of lib/arena.c */
#include <fcntl.h>
#include <unistd.h>

#include "arena.h"
#include "scratch.h"

static void gives_zeroed_aligned_memory(void **state)
{
	struct arena *a = arena_new(1024);

	(void)state;
	for (size_t n = 0; n < 3000; n += 7) {
		unsigned char *p = arena_alloc(a, n);

		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, n);
	}
	arena_free(a);
}

static void gives_zeroes_again_after_reset(void **state)
{
	struct arena *a = arena_new(1024);

	(void)state;
	for (int round = 0; round < 3; round++) {
		char *p = arena_alloc(a, 500), *q = arena_alloc(a, 5000);

		for (int i = 0; i < 500; i++)
			assert_int_equal(p[i], 0);
		memset(p, 1, 500);
		memset(q, 1, 5000);
		arena_reset(a);
	}
	arena_free(a);
}

static void copies_and_prints(void **state)
{
	struct arena *a = arena_new(0);
	char *big;

	(void)state;
	assert_string_equal(arena_copy(a, "abcdef", 3), "abc");
	assert_string_equal(arena_copy(a, NULL, 0), "");
	assert_string_equal(arena_strdup(a, "荣归"), "荣归");
	assert_null(arena_strdup(a, NULL));
	assert_string_equal(arena_printf(a, "%d-%s", 7, "x"), "7-x");
	big = arena_printf(a, "%05000d", 1);
	assert_int_equal(strlen(big), 5000);
	arena_free(a);
}

static int order[3], called;

static void note(void *arg)
{
	order[called++] = *(int *)arg;
}

static void runs_what_was_deferred_last_first(void **state)
{
	struct arena *a = arena_new(100);
	int one = 1, two = 2, three = 3;

	(void)state;
	arena_defer(a, note, &one);
	arena_defer(a, note, &two);
	arena_defer(a, note, &three);
	arena_reset(a);
	assert_int_equal(called, 3);
	assert_int_equal(order[0], 3);
	assert_int_equal(order[2], 1);
	arena_reset(a);
	assert_int_equal(called, 3);
	arena_free(a);
	arena_free(NULL);
}

static void closes_descriptors(void **state)
{
	struct arena *a = arena_new(100);
	int fd = arena_fd(a, dup(2)), kept = dup(2);

	(void)state;
	assert_true(fd > 2);
	assert_int_equal(arena_fd(a, -1), -1);
	assert_int_not_equal(fcntl(fd, F_GETFD), -1);
	arena_reset(a);
	assert_int_equal(fcntl(fd, F_GETFD), -1);
	assert_int_not_equal(fcntl(kept, F_GETFD), -1);
	close(kept);
	arena_free(a);
}

static void buffers_grow(void **state)
{
	struct arena *a = arena_new(100);
	struct buf b = buf_new(a);

	(void)state;
	assert_null(b.data);
	for (int i = 0; i < 1000; i++) {
		buf_puts(&b, "ab");
		buf_add(&b, "cd", 1);
		buf_printf(&b, "%d", i % 10);
	}
	assert_int_equal(b.len, 4000);
	assert_int_equal(strlen(b.data), 4000);
	assert_memory_equal(b.data + 3996, "abc9", 5);
	buf_printf(&b, "%04000d", 0);
	assert_int_equal(b.len, 8000);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_zeroed_aligned_memory),
		cmocka_unit_test(gives_zeroes_again_after_reset),
		cmocka_unit_test(copies_and_prints),
		cmocka_unit_test(runs_what_was_deferred_last_first),
		cmocka_unit_test(closes_descriptors),
		cmocka_unit_test(buffers_grow),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}

/*
 * A keeper is a child of this test; each of its workers says once who it is,
 * and then what it is told by a signal.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "crypt.h"
#include "pool.h"
#include "scratch.h"

static const int crashes[] = { SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV,
	SIGSYS, SIGTRAP };

struct word {
	char what;			/* B begun, D has done what it had */
	pid_t pid, keeper;
	bool open;			/* its signals are as they were */
	unsigned char random[16];
};

static int words[2];			/* a pipe */
static pid_t keeper;

static void say(char what)
{
	struct word w = { .what = what, .pid = getpid(), .keeper = getppid() };
	sigset_t now;

	sigprocmask(SIG_BLOCK, NULL, &now);
	w.open = !sigismember(&now, SIGCHLD) && sigismember(&now, SIGTERM);
	if (crypt_random(w.random, sizeof w.random) ||
	    write(words[1], &w, sizeof w) != (ssize_t)sizeof w)
		_exit(99);
}

/* As io does: SIGTERM is blocked and waited for. */
_Noreturn static void work(void)
{
	sigset_t set;
	int sig;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	say('B');
	sigwait(&set, &sig);
	say('D');
	_exit(0);
}

/* Leaves at once. */
_Noreturn static void leave(void)
{
	say('B');
	_exit(0);
}

static void keep(unsigned n, void (*run)(void))
{
	const struct rlimit none = { 0, 0 };
	static const struct log log = { .program = "test" };
	unsigned char drawn[8];
	sigset_t set;
	enum pool_end end;

	assert_int_equal(pipe(words), 0);
	keeper = fork();
	if (keeper)
		return;
	setrlimit(RLIMIT_CORE, &none);
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		signal(crashes[i], SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	(void)crypt_random(drawn, sizeof drawn);
	end = pool_run(&log, n);
	if (end == POOL_WORK)
		run();
	_exit(end == POOL_OVER ? 10 : 11);
}

/* The next word, within five seconds. */
static struct word next(void)
{
	struct pollfd p = { .fd = words[0], .events = POLLIN };
	struct word w;

	assert_int_equal(poll(&p, 1, 5000), 1);
	assert_int_equal(read(words[0], &w, sizeof w), sizeof w);
	return w;
}

static int end_of_keeper(void)
{
	int status;

	assert_int_equal(waitpid(keeper, &status, 0), keeper);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* All of them are gone: nobody holds the pipe any more. */
static void nobody_is_left(void)
{
	struct pollfd p = { .fd = words[0], .events = POLLIN };
	char c;

	close(words[1]);
	assert_int_equal(poll(&p, 1, 5000), 1);
	assert_int_equal(read(words[0], &c, 1), 0);
	close(words[0]);
}

static void keeps_as_many_as_wanted(void **state)
{
	struct word w[3];

	(void)state;
	keep(3, work);
	for (int i = 0; i < 3; i++) {
		w[i] = next();
		assert_int_equal(w[i].what, 'B');
		assert_int_equal(w[i].keeper, keeper);
		assert_true(w[i].open);
		for (int j = 0; j < i; j++) {
			assert_int_not_equal(w[i].pid, w[j].pid);
			/* Not what the keeper would have drawn next. */
			assert_memory_not_equal(w[i].random, w[j].random,
				sizeof w[i].random);
		}
	}
	kill(keeper, SIGTERM);
	assert_int_equal(end_of_keeper(), 10);
	for (int i = 0; i < 3; i++)
		assert_int_equal(next().what, 'D');
	nobody_is_left();
}

static void replaces_who_ends(void **state)
{
	static const int by[] = { SIGKILL, SIGTERM };
	struct word old, new;

	(void)state;
	keep(1, work);
	old = next();
	for (int i = 0; i < 2; i++) {
		kill(old.pid, by[i]);
		new = next();
		if (by[i] == SIGTERM) {
			assert_int_equal(new.what, 'D');
			new = next();
		}
		assert_int_equal(new.what, 'B');
		assert_int_equal(new.keeper, keeper);
		assert_int_not_equal(new.pid, old.pid);
		old = new;
	}
	kill(keeper, SIGQUIT);
	assert_int_equal(end_of_keeper(), 10);
	assert_int_equal(next().what, 'D');
	nobody_is_left();
}

static void a_crash_ends_the_keeper(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
		struct word w;

		scratch_log_start();
		keep(2, work);
		w = next();
		(void)next();
		kill(w.pid, crashes[i]);
		assert_int_equal(end_of_keeper(), 11);
		w = next();
		assert_int_equal(w.what, 'D');
		nobody_is_left();
		assert_non_null(strstr(scratch_log_end(),
			"msg=worker_crashed signal="));
	}
}

static void a_killed_keeper_takes_them_along(void **state)
{
	(void)state;
	keep(2, work);
	(void)next();
	(void)next();
	kill(keeper, SIGKILL);
	assert_int_equal(end_of_keeper(), -SIGKILL);
	assert_int_equal(next().what, 'D');
	assert_int_equal(next().what, 'D');
	nobody_is_left();
}

/* 20 ms between two: 50 a second at most. */
static void is_in_no_hurry(void **state)
{
	const struct timespec half = { .tv_nsec = 500000000 };
	struct word w;
	unsigned n = 0;

	(void)state;
	keep(1, leave);
	nanosleep(&half, NULL);
	kill(keeper, SIGTERM);
	assert_int_equal(end_of_keeper(), 10);
	close(words[1]);
	while (read(words[0], &w, sizeof w) == (ssize_t)sizeof w)
		n++;
	close(words[0]);
	assert_in_range(n, 2, 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_as_many_as_wanted),
		cmocka_unit_test(replaces_who_ends),
		cmocka_unit_test(a_crash_ends_the_keeper),
		cmocka_unit_test(a_killed_keeper_takes_them_along),
		cmocka_unit_test(is_in_no_hurry),
	};

	alarm(60);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}

/*
 * The keeper sleeps in sigtimedwait(): its signals are blocked from the start,
 * so that none is lost between two looks.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "pool.h"

/* A worker that cannot live must not keep the machine busy with being made. */
static const struct timespec before_the_next = { .tv_nsec = 20000000 };
static const struct timespec before_a_new_try = { .tv_sec = 1 };

/* As fork(); in the worker the signals are as they were. */
static pid_t begin(const sigset_t *usual)
{
	pid_t keeper = getpid(), pid = fork();

	if (pid)
		return pid;
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) || getppid() != keeper)
		_exit(71);
	sigprocmask(SIG_SETMASK, usual, NULL);
	return 0;
}

static int crashed(int status)
{
	switch (WIFSIGNALED(status) ? WTERMSIG(status) : 0) {
	case SIGABRT:
	case SIGBUS:
	case SIGFPE:
	case SIGILL:
	case SIGSEGV:
	case SIGSYS:
	case SIGTRAP:
		return 1;
	default:
		return 0;
	}
}

/* Takes note of those that ended; whether one of them crashed. */
static int reap(const struct log *log, unsigned *living)
{
	int status, any = 0;
	char number[12];

	while (waitpid(-1, &status, WNOHANG) > 0) {
		--*living;
		nanosleep(&before_the_next, NULL);
		if (!crashed(status))
			continue;
		snprintf(number, sizeof number, "%d", WTERMSIG(status));
		log_fault(log, "worker crashed", "signal", number, NULL);
		any = 1;
	}
	return any;
}

enum pool_end pool_run(const struct log *log, unsigned n)
{
	unsigned living = 0;
	sigset_t ours, usual;

	sigemptyset(&ours);
	sigaddset(&ours, SIGCHLD);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGQUIT);
	sigprocmask(SIG_BLOCK, &ours, &usual);
	for (;;) {
		int sig;

		for (; living < n; living++) {
			pid_t pid = begin(&usual);

			if (!pid)
				return POOL_WORK;
			if (pid < 0) {
				log_fault(log, "fork failed", NULL);
				break;
			}
		}
		sig = sigtimedwait(&ours, NULL, living < n ? &before_a_new_try
			: NULL);
		if (sig == SIGCHLD) {
			if (reap(log, &living))
				return POOL_CRASHED;
		} else if (sig > 0) {
			return POOL_OVER;
		}
	}
}

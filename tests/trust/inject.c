/*
 * inject PID : makes a running process try what it must not.
 *
 * Reads lines `name number argument...` (numbers, or "text") from its input,
 * stops the process in the system call it waits in, makes each call with the
 * process's own rights and filters, and writes `name result`: 0 or more, a
 * negative errno, or `killed` when the kernel ended the process for it, after
 * which nothing is left to do.  Afterwards the process goes on as if nothing
 * had been.  Only where the machine is x86-64; ends with 77 elsewhere.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS = 6, BELOW = 4096, TEXT = 256 };

#if defined __x86_64__

struct tried {
	pid_t pid;
	struct user_regs_struct before;
};

static int put(const struct tried *t, unsigned long at, const void *bytes,
	size_t n)
{
	char path[40];
	int fd, bad;

	snprintf(path, sizeof path, "/proc/%d/mem", (int)t->pid);
	fd = open(path, O_RDWR | O_CLOEXEC);
	bad = fd < 0 || pwrite(fd, bytes, n, (off_t)at) != (ssize_t)n;
	if (fd >= 0)
		close(fd);
	return bad ? -1 : 0;
}

/* Stops it where it waits: behind a `syscall` instruction. */
static int halt(struct tried *t)
{
	unsigned char code[2];
	struct iovec here = { code, 2 }, there = { NULL, 2 };
	int status;

	if (ptrace(PTRACE_ATTACH, t->pid, NULL, NULL) ||
	    waitpid(t->pid, &status, 0) != t->pid || !WIFSTOPPED(status) ||
	    ptrace(PTRACE_GETREGS, t->pid, NULL, &t->before))
		return -1;
	there.iov_base = (void *)(t->before.rip - 2);
	if (process_vm_readv(t->pid, &here, 1, &there, 1, 0) != 2)
		return -1;
	return code[0] == 0x0f && code[1] == 0x05 ? 0 : -1;
}

/* One call; 0, 1 when it ended the process, or -1. */
static int call(struct tried *t, long number, const unsigned long *a,
	long *result)
{
	struct user_regs_struct r = t->before;
	int status;

	r.rip -= 2;
	r.rax = (unsigned long)number;
	r.orig_rax = ~0ul;		/* nothing to be taken up again */
	r.rdi = a[0];
	r.rsi = a[1];
	r.rdx = a[2];
	r.r10 = a[3];
	r.r8 = a[4];
	r.r9 = a[5];
	if (ptrace(PTRACE_SETREGS, t->pid, NULL, &r) ||
	    ptrace(PTRACE_SINGLESTEP, t->pid, NULL, NULL) ||
	    waitpid(t->pid, &status, 0) != t->pid)
		return -1;
	if (WIFSIGNALED(status) || WIFEXITED(status))
		return 1;
	if (ptrace(PTRACE_GETREGS, t->pid, NULL, &r))
		return -1;
	*result = (long)r.rax;
	return 0;
}

static int line(struct tried *t, char *text)
{
	unsigned long a[ARGUMENTS] = { 0 };
	unsigned long at = t->before.rsp - BELOW;
	char *save, *name = strtok_r(text, " \n", &save), *word;
	long number, result = 0;
	int dead;

	if (!name || !(word = strtok_r(NULL, " \n", &save)))
		return 0;
	number = strtol(word, NULL, 10);
	for (int i = 0; i < ARGUMENTS &&
	    (word = strtok_r(NULL, " \n", &save)); i++) {
		a[i] = strtoul(word, NULL, 0);
		if (*word != '"')
			continue;
		a[i] = at;
		word[strlen(word) - 1] = '\0';
		if (put(t, at, word + 1, strlen(word)))
			return -1;
		at += TEXT;
	}
	dead = call(t, number, a, &result);
	if (dead < 0)
		return -1;
	if (dead)
		printf("%s killed\n", name);
	else
		printf("%s %ld\n", name, result);
	fflush(stdout);
	return dead;
}

int main(int argc, char **argv)
{
	struct tried t = { .pid = argc > 1 ? atoi(argv[1]) : 0 };
	char text[1024];
	int end = 0;

	if (t.pid <= 0 || halt(&t)) {
		fprintf(stderr, "inject: %s\n", strerror(errno));
		return 1;
	}
	while (!end && fgets(text, sizeof text, stdin))
		end = line(&t, text);
	if (end != 1) {
		ptrace(PTRACE_SETREGS, t.pid, NULL, &t.before);
		ptrace(PTRACE_DETACH, t.pid, NULL, NULL);
	}
	return end < 0 ? 1 : 0;
}

#else

int main(void)
{
	return 77;
}

#endif

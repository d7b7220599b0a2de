/*
 * sandbox - a worker locks itself in after start-up.
 *
 * seccomp: system calls not on the list fail with EPERM, starting another
 * program or tracing ends the process; sockets only of the UNIX family, unless
 * the database lies on another host.
 * landlock: files only below the folders named here, as far as the kernel
 * knows how; what it lacks is logged.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include "log.h"

struct sandbox_path {
	const char *path;		/* NULL ends the list */
	int write;			/* make, change, delete below it too */
};

/* 0, or -1 (logged) when this process may not be locked in.  Under the
 * sanitizers it does nothing.  ports: the TCP ports that it may connect to,
 * with commas; NULL means no network at all. */
int sandbox_enter(const struct log *log, const struct sandbox_path *paths,
	const char *ports);

/*
 * For programs that do more than answer: all calls but those that change the
 * machine or step out of the process stay allowed.  Starting a program or
 * tracing ends the process; sockets are of the UNIX family, and where it calls
 * out of IP too; nobody begins to listen.  Children inherit it.  Returns as
 * above.
 */
int sandbox_forbid(const struct log *log, int calls_out);

#endif

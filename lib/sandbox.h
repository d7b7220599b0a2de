/*
 * sandbox - a worker locks itself in after start-up.
 *
 * seccomp: system calls not on the list fail with EPERM, starting another
 * program or tracing ends the process; sockets only of the UNIX family.
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
 * sanitizers it does nothing. */
int sandbox_enter(const struct log *log, const struct sandbox_path *paths);

#endif

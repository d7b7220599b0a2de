/*
 * The cage: what a child of the press may still do once it has its job.
 *
 * seccomp lets through reading and writing what is open, memory, threads and
 * the clock; every other call fails.  No file is opened but to read, and with
 * landlock only fonts (for a paper) or the scratch folder (for a sheet) are
 * there at all.  No socket, no program, no memory that could become code.
 * Limits of memory, time and size do the rest.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <seccomp.h>

#include "job.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING (LANDLOCK_ACCESS_FS_WRITE_FILE | \
	LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE)
/* All that the first version of landlock knows: bits 0 to 12. */
#define ALL ((1ULL << 13) - 1)

static int
limits(void)
{
	static const struct { int what; rlim_t most; } limit[] = {
		{ RLIMIT_CPU, 20 },
		{ RLIMIT_CORE, 0 },
		{ RLIMIT_FSIZE, 256UL << 20 },
		{ RLIMIT_AS, 2048UL << 20 },
	};

	for (size_t i = 0; i < sizeof limit / sizeof *limit; i++) {
		struct rlimit rl = { limit[i].most, limit[i].most };

		if (SANITIZED && limit[i].what == RLIMIT_AS)
			continue;
		if (setrlimit((__rlimit_resource_t)limit[i].what, &rl) == -1)
			return -1;
	}
	return 0;
}

/* ---- files ---- */

static void
allow_path(int rules, const char *path, unsigned long long access)
{
	struct landlock_path_beneath_attr beneath = {
		.allowed_access = access,
		.parent_fd = open(path, O_PATH | O_CLOEXEC),
	};

	if (beneath.parent_fd == -1)
		return;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
	    &beneath, 0);
	close(beneath.parent_fd);
}

/* A kernel without landlock leaves the work to seccomp. */
static int
files(const struct job *job)
{
	static const char *const fonts[] = { "/usr/share/fonts",
		"/usr/local/share/fonts", "/etc/fonts",
		"/usr/share/fontconfig", "/var/cache/fontconfig" };
	struct landlock_ruleset_attr attr = { .handled_access_fs = ALL };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attr,
	    sizeof attr.handled_access_fs, 0), done;

	if (rules == -1)
		return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
	if (job->request.job == PRESS_PDF)
		for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
			allow_path(rules, fonts[i], READING);
	if (job->request.job == PRESS_XLSX)
		allow_path(rules, job->scratch, READING | WRITING);
	done = (int)syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
	return done;
}

/* ---- system calls ---- */

static int
allow_calls(scmp_filter_ctx ctx)
{
	static const int call[] = {
		SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64),
		SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(pwrite64),
		SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
		SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx),
		SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
		SCMP_SYS(readlink), SCMP_SYS(getdents64), SCMP_SYS(fstatfs),
		SCMP_SYS(statfs), SCMP_SYS(close), SCMP_SYS(fcntl),
		SCMP_SYS(ftruncate), SCMP_SYS(dup), SCMP_SYS(poll),
		SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
		SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(set_robust_list),
		SCMP_SYS(rseq), SCMP_SYS(rt_sigaction),
		SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
		SCMP_SYS(sigaltstack), SCMP_SYS(gettid), SCMP_SYS(getpid),
		SCMP_SYS(tgkill), SCMP_SYS(sched_yield),
		SCMP_SYS(sched_getaffinity), SCMP_SYS(getrandom),
		SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
		SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday),
		SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
		SCMP_SYS(getegid), SCMP_SYS(sysinfo), SCMP_SYS(uname),
		SCMP_SYS(exit), SCMP_SYS(exit_group),
	};
	int bad = 0;

	for (size_t i = 0; i < sizeof call / sizeof *call; i++)
		bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, call[i], 0);
	return bad;
}

/* Threads but no processes; memory but no code; files but only to read. */
static int
allow_some(scmp_filter_ctx ctx, const struct job *job)
{
	const unsigned long writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC |
	    O_APPEND;
	int bad = 0;

	bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
	    SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
	bad |= seccomp_rule_add(ctx, SCMP_ACT_ERRNO(ENOSYS),
	    SCMP_SYS(clone3), 0);
	bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
	    SCMP_A2(SCMP_CMP_EQ, 0, 0));
	bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1,
	    SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME, 0));
	if (job->request.job == PRESS_XLSX) {
		bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW,
		    SCMP_SYS(memfd_create), 0);
		bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW,
		    SCMP_SYS(openat), 0);
		bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW,
		    SCMP_SYS(unlink), 0);
	} else
		bad |= seccomp_rule_add(ctx, SCMP_ACT_ALLOW,
		    SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ,
		    writing, 0));
	return bad;
}

static int
calls(const struct job *job)
{
	scmp_filter_ctx ctx = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int bad;

	if (ctx == NULL)
		return -1;
	bad = allow_calls(ctx) | allow_some(ctx, job);
	bad |= seccomp_rule_add(ctx, SCMP_ACT_KILL_PROCESS,
	    SCMP_SYS(execve), 0);
	bad |= seccomp_rule_add(ctx, SCMP_ACT_KILL_PROCESS,
	    SCMP_SYS(execveat), 0);
	bad |= seccomp_rule_add(ctx, SCMP_ACT_KILL_PROCESS,
	    SCMP_SYS(ptrace), 0);
	if (!bad)
		bad = seccomp_load(ctx);
	seccomp_release(ctx);
	return bad ? -1 : 0;
}

int
cage(const struct job *job)
{
	if (limits() == -1 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 ||
	    files(job) == -1)
		return -1;
	return SANITIZED ? 0 : calls(job);
}

/*
 * seccomp lets through what a worker does between requests and in them; the
 * list was made by watching the programs, and read against it.  landlock is
 * asked for its version first, since each kernel knows more than the last.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox.h"

#if defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#if defined __x86_64__
#define ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "sandbox.c does not know this machine"
#endif

/* ---- seccomp ----------------------------------------------------------- */

static const unsigned short allowed[] = {
	/* in every request */
	SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_sendto, SYS_recvfrom,
	SYS_sendmsg, SYS_recvmsg, SYS_ppoll, SYS_accept4, SYS_accept,
	SYS_close, SYS_fcntl, SYS_setsockopt, SYS_getsockopt, SYS_munmap,
	SYS_brk, SYS_mremap, SYS_madvise, SYS_futex, SYS_clock_gettime,
#ifdef SYS_poll
	SYS_poll, SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_readlink,
	SYS_mkdir, SYS_rename, SYS_link, SYS_unlink, SYS_rmdir, SYS_time,
	SYS_epoll_wait, SYS_getdents,
#endif
	/* templates, stored files, time zone */
	SYS_openat, SYS_newfstatat, SYS_fstat, SYS_statx, SYS_lseek,
	SYS_pread64, SYS_pwrite64, SYS_ftruncate, SYS_fallocate, SYS_fsync,
	SYS_fdatasync, SYS_fchmod, SYS_umask, SYS_getdents64, SYS_mkdirat,
	SYS_renameat, SYS_renameat2, SYS_linkat, SYS_unlinkat,
	SYS_readlinkat, SYS_faccessat, SYS_getcwd, SYS_memfd_create,
	SYS_sendfile, SYS_flock, SYS_fadvise64, SYS_fstatfs, SYS_dup,
	/* connecting to the database and the press */
	SYS_connect, SYS_getsockname, SYS_getpeername, SYS_shutdown,
	SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getpid,
	SYS_gettid, SYS_uname, SYS_epoll_pwait,
	/* time, randomness, signals, the end */
	SYS_getrandom, SYS_gettimeofday, SYS_clock_getres, SYS_nanosleep,
	SYS_clock_nanosleep, SYS_rt_sigprocmask, SYS_rt_sigaction,
	SYS_rt_sigreturn, SYS_rt_sigtimedwait, SYS_sigaltstack,
	SYS_restart_syscall, SYS_getrusage, SYS_prlimit64, SYS_sysinfo,
	SYS_sched_yield, SYS_sched_getaffinity, SYS_membarrier, SYS_tgkill,
	SYS_exit, SYS_exit_group,
};

/* Nothing a worker could mean: an attack, or its first success. */
static const unsigned short deadly[] = {
	SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
	SYS_process_vm_writev,
};

enum { COUNT = sizeof allowed / sizeof *allowed,
	DEADLY = sizeof deadly / sizeof *deadly,
	LENGTH = 40 + 2 * (COUNT + DEADLY) };

struct program {
	struct sock_filter at[LENGTH];
	unsigned short n;
};

static void op(struct program *p, unsigned short code, uint32_t k,
	unsigned char yes, unsigned char no)
{
	p->at[p->n++] = (struct sock_filter){ code, yes, no, k };
}

static void answer(struct program *p, uint32_t what)
{
	op(p, BPF_RET | BPF_K, what, 0, 0);
}

static void load(struct program *p, size_t offset)
{
	op(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void when(struct program *p, unsigned call, uint32_t what)
{
	op(p, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1);
	answer(p, what);
}

/* The call is allowed only where its argument passes one test. */
static void argument(struct program *p, unsigned call, unsigned n,
	unsigned short test, uint32_t k, bool pass)
{
	op(p, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4);
	load(p, offsetof(struct seccomp_data, args) + n * sizeof(uint64_t));
	op(p, BPF_JMP | test | BPF_K, k, pass ? 0 : 1, pass ? 1 : 0);
	answer(p, SECCOMP_RET_ALLOW);
	answer(p, SECCOMP_RET_ERRNO | EPERM);
}

/* Sockets of the UNIX family; of the internet's only where the database lies
 * on another host. */
static void families(struct program *p, bool net)
{
	op(p, BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, net ? 6 : 4);
	load(p, offsetof(struct seccomp_data, args));
	if (net) {
		op(p, BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 2, 0);
		op(p, BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 1, 0);
	}
	op(p, BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1);
	answer(p, SECCOMP_RET_ALLOW);
	answer(p, SECCOMP_RET_ERRNO | EPERM);
}

static int filter_calls(bool net)
{
	struct program p = { .n = 0 };
	struct sock_fprog prog;

	load(&p, offsetof(struct seccomp_data, arch));
	op(&p, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	answer(&p, SECCOMP_RET_KILL_PROCESS);
	load(&p, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < COUNT; i++)
		when(&p, allowed[i], SECCOMP_RET_ALLOW);
	for (size_t i = 0; i < DEADLY; i++)
		when(&p, deadly[i], SECCOMP_RET_KILL_PROCESS);
	families(&p, net);
	argument(&p, SYS_socketpair, 0, BPF_JEQ, AF_UNIX, true);
	argument(&p, SYS_mmap, 2, BPF_JSET, PROT_EXEC, false);
	argument(&p, SYS_mprotect, 2, BPF_JSET, PROT_EXEC, false);
	/* Of ioctl only the questions about a file that stdio asks. */
	argument(&p, SYS_ioctl, 1, BPF_JEQ, 0x5401 /* TCGETS */, true);
	answer(&p, SECCOMP_RET_ERRNO | EPERM);
	prog = (struct sock_fprog){ p.n, p.at };
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog);
}

/* What neither the press nor the courier has to do with. */
static const unsigned short never[] = {
	SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns,
	SYS_unshare, SYS_open_tree, SYS_move_mount, SYS_fsopen, SYS_fsmount,
	SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup,
	SYS_keyctl, SYS_add_key, SYS_request_key, SYS_init_module,
	SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot,
	SYS_swapon, SYS_swapoff, SYS_acct, SYS_quotactl, SYS_syslog,
	SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_sethostname,
	SYS_setdomainname, SYS_personality, SYS_open_by_handle_at,
	SYS_name_to_handle_at, SYS_fanotify_init, SYS_kcmp, SYS_pidfd_getfd,
	SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid,
	SYS_setresgid, SYS_setgroups, SYS_listen, SYS_mknodat,
};

static int forbid_calls(bool calls_out)
{
	/* getaddrinfo() asks netlink for the machine's own addresses. */
	static const unsigned char family[] = { AF_UNIX, AF_INET, AF_INET6,
		AF_NETLINK };
	const unsigned char n = calls_out ? sizeof family : 1;
	struct program p = { .n = 0 };
	struct sock_fprog prog;

	load(&p, offsetof(struct seccomp_data, arch));
	op(&p, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	answer(&p, SECCOMP_RET_KILL_PROCESS);
	load(&p, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < DEADLY; i++)
		when(&p, deadly[i], SECCOMP_RET_KILL_PROCESS);
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		when(&p, never[i], SECCOMP_RET_ERRNO | EPERM);
	op(&p, BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0,
		(unsigned char)(n + 2));
	load(&p, offsetof(struct seccomp_data, args));
	for (unsigned char i = 0; i < n; i++)
		op(&p, BPF_JMP | BPF_JEQ | BPF_K, family[i],
			(unsigned char)(n - i), 0);
	answer(&p, SECCOMP_RET_ERRNO | EPERM);
	answer(&p, SECCOMP_RET_ALLOW);
	prog = (struct sock_fprog){ p.n, p.at };
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog);
}

/* ---- landlock ---------------------------------------------------------- */

/* Of newer kernels than the headers'. */
#define TRUNCATE (1ull << 14)		/* since 3 */
#define IOCTL_DEV (1ull << 15)		/* since 5 */
enum { NET_PORT = 2, CONNECT_TCP = 2 };	/* since 4 */
#define READS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define OF_A_FILE (LANDLOCK_ACCESS_FS_READ_FILE | \
	LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE)
#define ALL_OF_1 ((1ull << 13) - 1)

struct ruleset {
	uint64_t fs;
	uint64_t net;			/* since 4 */
	uint64_t scoped;		/* since 6 */
};

static uint64_t known(int abi)
{
	return ALL_OF_1 | (abi >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0) |
		(abi >= 3 ? TRUNCATE : 0) | (abi >= 5 ? IOCTL_DEV : 0);
}

static int allow_path(int rules, const struct sandbox_path *path, int abi)
{
	const uint64_t write = READS | LANDLOCK_ACCESS_FS_WRITE_FILE |
		LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
		LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
		LANDLOCK_ACCESS_FS_REFER | TRUNCATE;
	struct landlock_path_beneath_attr rule = {
		.allowed_access = (path->write ? write : READS) & known(abi),
	};
	struct stat st;
	int bad;

	rule.parent_fd = open(path->path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return 0;
	if (!fstat(rule.parent_fd, &st) && !S_ISDIR(st.st_mode))
		rule.allowed_access &= OF_A_FILE;
	bad = (int)syscall(SYS_landlock_add_rule, rules,
		LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
	return bad;
}

/* Connecting to one port, of any host: landlock knows no addresses. */
static int allow_port(int rules, unsigned long port)
{
	const uint64_t rule[] = { CONNECT_TCP, port };

	return (int)syscall(SYS_landlock_add_rule, rules, NET_PORT, rule, 0);
}

static int allow_ports(int rules, const char *ports)
{
	int bad = 0;
	char *end;

	for (; ports && *ports && !bad; ports = *end ? end + 1 : end) {
		bad = allow_port(rules, strtoul(ports, &end, 10));
		if (*end && *end != ',')
			return -1;
	}
	return bad;
}

/* The kernel's version of landlock, 0 when it has none; -1 on failure. */
static int fence_files(const struct sandbox_path *paths, const char *ports)
{
	int abi = (int)syscall(SYS_landlock_create_ruleset, NULL, 0,
		LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset set = { known(abi), 3, 3 };	/* all of both */
	size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
	int rules, bad = 0;

	if (abi < 1)
		return 0;
	rules = (int)syscall(SYS_landlock_create_ruleset, &set, size, 0);
	if (rules < 0)
		return -1;
	for (; paths->path && !bad; paths++)
		bad = allow_path(rules, paths, abi);
	if (!bad && abi >= 4)
		bad = allow_ports(rules, ports);
	if (!bad)
		bad = (int)syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
	return bad ? -1 : abi;
}

int sandbox_enter(const struct log *log, const struct sandbox_path *paths,
	const char *ports)
{
	char number[16];
	int abi;

	if (SANITIZED)
		return 0;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    (abi = fence_files(paths, ports)) < 0 ||
	    filter_calls(ports)) {
		snprintf(number, sizeof number, "%d", errno);
		log_fault(log, "no sandbox", "errno", number, NULL);
		return -1;
	}
	snprintf(number, sizeof number, "%d", abi);
	if (abi < 4)
		log_note(log, "landlock incomplete", "abi", number, "missing",
			abi < 1 ? "files" : abi < 3 ? "truncate" : "network",
			NULL);
	return 0;
}

int sandbox_forbid(const struct log *log, int calls_out)
{
	char number[16];

	if (SANITIZED || (!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
	    !forbid_calls(calls_out)))
		return 0;
	snprintf(number, sizeof number, "%d", errno);
	log_fault(log, "no sandbox", "errno", number, NULL);
	return -1;
}

/* tests of lib/sandbox.c: each in a child that locks itself in */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <time.h>

#include "sandbox.h"
#include "scratch.h"

/* What the child was refused; 0 when it could. */
static const char *ports;		/* of the database, on another host */

static int refused(int deed(void))
{
	const struct sandbox_path paths[] = {
		{ "/nonexistent", 0 },
		{ scratch_path("read"), 0 },
		{ scratch_path("write"), 1 },
		{ "/usr/share/zoneinfo", 0 },
		{ NULL, 0 },
	};
	int status;
	pid_t pid = fork();

	if (!pid) {
		if (sandbox_enter(NULL, paths, ports))
			_exit(99);
		errno = 0;
		_exit(deed() < 0 ? errno : 0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int open_in(const char *dir, const char *file, int flags)
{
	char path[200];

	snprintf(path, sizeof path, "%s/%s/%s", scratch_dir(), dir, file);
	return open(path, flags, 0600);
}

static int read_read(void)
{
	return open_in("read", "a", O_RDONLY);
}

static int write_read(void)
{
	return open_in("read", "b", O_WRONLY | O_CREAT);
}

static int write_write(void)
{
	int fd = open_in("write", "new", O_RDWR | O_CREAT | O_EXCL);
	char from[200], to[200];

	snprintf(from, sizeof from, "%s/write/new", scratch_dir());
	snprintf(to, sizeof to, "%s/write/newer", scratch_dir());
	if (fd < 0 || write(fd, "x", 1) != 1 || fsync(fd) ||
	    ftruncate(fd, 0) || close(fd) || rename(from, to))
		return -1;
	return unlink(to);
}

static int read_passwd(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static int run_program(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

static int trace(void)
{
	return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static int inet(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static int unix_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int fork_more(void)
{
	pid_t pid = fork();

	if (!pid)
		_exit(0);
	return pid;
}

static int executable(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static int everyday(void)
{
	char *p = malloc(10 << 20);
	time_t t = time(NULL);
	struct tm tm;
	int fd = memfd_create("x", MFD_CLOEXEC);

	if (!p || fd < 0 || write(fd, "x", 1) != 1)
		return -1;
	memset(p, 1, 10 << 20);
	free(p);
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	if (!localtime_r(&t, &tm) || tm.tm_gmtoff != 8 * 3600)
		return -1;
	return usleep(1);
}

static void files_only_where_named(void **state)
{
	(void)state;
	assert_int_equal(refused(read_read), 0);
	assert_int_equal(refused(write_read), EACCES);
	assert_int_equal(refused(write_write), 0);
	assert_int_equal(refused(read_passwd), EACCES);
}

static void no_programs_no_network(void **state)
{
	(void)state;
	assert_int_equal(refused(run_program), -SIGSYS);
	assert_int_equal(refused(trace), -SIGSYS);
	assert_int_equal(refused(inet), EPERM);
	assert_int_equal(refused(unix_socket), 0);
	assert_int_equal(refused(fork_more), EPERM);
	assert_int_equal(refused(executable), EPERM);
}

static int netlink(void)
{
	return socket(AF_NETLINK, SOCK_RAW, 0);
}

static void network_where_the_database_is(void **state)
{
	(void)state;
	ports = "5432,5433";
	assert_int_equal(refused(inet), 0);
	assert_int_equal(refused(unix_socket), 0);
	assert_int_equal(refused(netlink), EPERM);
	assert_int_equal(refused(run_program), -SIGSYS);
	ports = "x";
	/* Where the kernel knows ports at all. */
	assert_true(refused(inet) == 99 || refused(inet) == 0);
	ports = NULL;
}

static void everyday_work_goes_on(void **state)
{
	(void)state;
	assert_int_equal(refused(everyday), 0);
}

/* The looser one, of the press and the courier. */
static int forbidden(int calls_out, int deed(void))
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		if (sandbox_forbid(NULL, calls_out))
			_exit(99);
		errno = 0;
		_exit(deed() < 0 ? errno : 0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int call_out(void)
{
	return socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

static int packets(void)
{
	return socket(AF_PACKET, SOCK_RAW, 0);
}

static int local(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int have_child(void)
{
	int status = 0;
	pid_t pid = fork();

	if (!pid)
		_exit(call_out() < 0 && errno == EPERM ? 0 : 1);
	return pid > 0 && waitpid(pid, &status, 0) == pid && !status ? 0 : -1;
}

static void what_is_never_needed(void **state)
{
	(void)state;
	assert_int_equal(forbidden(0, call_out), EPERM);
	assert_int_equal(forbidden(1, call_out), 0);
	assert_int_equal(forbidden(1, packets), EPERM);
	assert_int_equal(forbidden(0, local), 0);
	assert_int_equal(forbidden(0, read_passwd), 0);
	assert_int_equal(forbidden(0, have_child), 0);
	assert_int_equal(forbidden(0, run_program), -SIGSYS);
	assert_int_equal(forbidden(1, trace), -SIGSYS);
}

static int start(void **state)
{
	(void)state;
	scratch_file("read/a", "x");
	scratch_file("write/a", "x");
	return 0;
}

static int clean(void **state)
{
	(void)state;
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_only_where_named),
		cmocka_unit_test(no_programs_no_network),
		cmocka_unit_test(network_where_the_database_is),
		cmocka_unit_test(everyday_work_goes_on),
		cmocka_unit_test(what_is_never_needed),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
#ifdef __SANITIZE_ADDRESS__
	puts("1..0 # SKIP the sanitizers and the sandbox exclude each other");
	(void)tests, (void)start, (void)clean;
	return 0;
#else
	return cmocka_run_group_tests_name("sandbox", tests, start, clean);
#endif
}

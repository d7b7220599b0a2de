/* The client of the press against presses that behave and some that do not. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "press.h"

static char path[64];
static int crowded;		/* the queue is full */
static long patience;		/* ms that connect() was given; 0: no end */

/* In the place of the C library's: a limit is made a hundred times shorter. */
int
connect(int fd, __CONST_SOCKADDR_ARG to, socklen_t n)
{
	struct timeval tv = { 0 };
	socklen_t size = sizeof tv;

	getsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, &size);
	patience = tv.tv_sec * 1000 + tv.tv_usec / 1000;
	if (crowded && patience == 0) {
		errno = EDEADLK;
		return -1;
	}
	tv = (struct timeval){ 0, patience * 10 % 1000000 };
	if (crowded)
		setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof tv);
	return (int)syscall(SYS_connect, fd, to.__sockaddr__, n);
}

/* What the false press received, checked inside it. */
static int
receive(int client, struct press_request *request, int *fd, size_t most)
{
	union {
		char buf[CMSG_SPACE(70 * sizeof(int))];
		struct cmsghdr align;
	} control;
	struct iovec iov = { request, sizeof *request };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof control.buf };
	struct cmsghdr *cmsg;
	size_t n;

	if (recvmsg(client, &msg, 0) != (ssize_t)sizeof *request ||
	    (cmsg = CMSG_FIRSTHDR(&msg)) == NULL)
		return -1;
	n = (cmsg->cmsg_len - CMSG_LEN(0)) / sizeof(int);
	if (n > most)
		return -1;
	memcpy(fd, CMSG_DATA(cmsg), n * sizeof(int));
	return (int)n;
}

/* Serves one request with the bytes given and ends. */
static pid_t
serve(const void *reply, size_t n)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0), client, fd[70], got;
	struct press_request request;
	pid_t pid;

	strcpy(at.sun_path, path);
	unlink(path);
	assert_int_equal(bind(listener, (struct sockaddr *)&at, sizeof at),
	    0);
	assert_int_equal(listen(listener, 5), 0);
	if ((pid = fork()) > 0) {
		close(listener);
		return pid;
	}
	client = accept(listener, NULL, NULL);
	got = receive(client, &request, fd, 70);
	if (got < 0 || request.magic != PRESS_MAGIC ||
	    (size_t)got != (size_t)request.inputs + request.outputs)
		_exit(1);
	if (request.outputs == 1 && write(fd[got - 1], "made", 4) != 4)
		_exit(1);
	_exit(write(client, reply, n) == (ssize_t)n ? 0 : 1);
}

static int
ended(pid_t pid)
{
	int status;

	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
answers(void **state)
{
	struct press_reply reply = { .magic = PRESS_MAGIC, .width = 3,
		.height = 4, .pages = 1, .size = 4, .type = "image/png" };
	struct press_result r;
	int in = press_memory("abc", 3), out = press_memory("", 0);
	char made[8];
	pid_t pid = serve(&reply, sizeof reply);

	(void)state;
	assert_int_equal(press_recode(path, in, out, &r), PRESS_OK);
	assert_int_equal(ended(pid), 0);
	assert_int_equal(r.width, 3);
	assert_int_equal(r.height, 4);
	assert_int_equal(r.size, 4);
	assert_string_equal(r.type, "image/png");
	assert_int_equal(read(out, made, sizeof made), 4);
	assert_memory_equal(made, "made", 4);
	reply.status = PRESS_REFUSED;
	strcpy(reply.reason, "type");
	pid = serve(&reply, sizeof reply);
	assert_int_equal(press_scan(path, in, &r), PRESS_REFUSED);
	assert_int_equal(ended(pid), 0);
	assert_string_equal(r.reason, "type");
	close(in);
	close(out);
}

static void
expect_crash(const void *reply, size_t n)
{
	struct press_result r;
	int in = press_memory("abc", 3);
	pid_t pid = serve(reply, n);

	assert_int_equal(press_scan(path, in, &r), PRESS_FAILED);
	assert_string_equal(r.reason, "crash");
	assert_int_equal(ended(pid), 0);
	close(in);
}

static void
bad_answers(void **state)
{
	struct press_reply good = { .magic = PRESS_MAGIC }, bad;

	(void)state;
	expect_crash("", 0);
	expect_crash(&good, sizeof good - 1);
	bad = good;
	bad.magic = 1;
	expect_crash(&bad, sizeof bad);
	bad = good;
	bad.status = 99;
	expect_crash(&bad, sizeof bad);
	bad = good;
	bad.scan = -1;
	expect_crash(&bad, sizeof bad);
	bad = good;
	memset(bad.type, 'a', sizeof bad.type);
	expect_crash(&bad, sizeof bad);
	bad = good;
	strcpy(bad.reason, "a\r\nSet-Cookie: x");
	expect_crash(&bad, sizeof bad);
}

static void
away(void **state)
{
	struct press_result r;
	char far[200];
	int in = press_memory("abc", 3);

	(void)state;
	unlink(path);
	assert_int_equal(press_scan(path, in, &r), PRESS_AWAY);
	assert_string_equal(r.reason, "away");
	memset(far, 'x', sizeof far - 1);
	far[sizeof far - 1] = '\0';
	assert_int_equal(press_scan(far, in, &r), PRESS_AWAY);
	close(in);
}

/* Nobody takes up the calls and the queue is full. */
static void
queue_full(void **state)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0), first;
	int in = press_memory("abc", 3);
	struct press_result r;

	(void)state;
	strcpy(at.sun_path, path);
	unlink(path);
	assert_int_equal(bind(listener, (struct sockaddr *)&at, sizeof at),
	    0);
	assert_int_equal(listen(listener, 0), 0);
	first = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(syscall(SYS_connect, first, &at, sizeof at), 0);
	crowded = 1;
	assert_int_equal(press_scan(path, in, &r), PRESS_TIMEOUT);
	crowded = 0;
	assert_string_equal(r.reason, "timeout");
	assert_in_range(patience, 1, PRESS_WAIT * 1000);
	close(first);
	close(listener);
	close(in);
}

static void
zip_names(void **state)
{
	struct press_reply reply = { .magic = PRESS_MAGIC };
	const char *bad[] = { "a\nb" }, *name[PRESS_FILES];
	struct press_result r;
	int fd[PRESS_FILES], out = press_memory("", 0);
	pid_t pid;

	(void)state;
	for (int i = 0; i < PRESS_FILES; i++) {
		fd[i] = out;
		name[i] = "a";
	}
	assert_int_equal(press_zip(path, 1, bad, fd, out, &r),
	    PRESS_REFUSED);
	assert_int_equal(press_zip(path, 0, name, fd, out, &r),
	    PRESS_REFUSED);
	assert_int_equal(press_zip(path, PRESS_FILES + 1, name, fd, out, &r),
	    PRESS_REFUSED);
	pid = serve(&reply, sizeof reply);
	assert_int_equal(press_zip(path, PRESS_FILES, name, fd, out, &r),
	    PRESS_OK);
	assert_int_equal(ended(pid), 0);
	close(out);
}

int
main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(bad_answers),
		cmocka_unit_test(away),
		cmocka_unit_test(queue_full),
		cmocka_unit_test(zip_names),
	};
	int failed;

	signal(SIGPIPE, SIG_IGN);
	snprintf(path, sizeof path, "/tmp/press-test.%d", (int)getpid());
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(test, NULL, NULL);
	unlink(path);
	return failed;
}

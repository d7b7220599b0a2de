/*
 * The client's half of the press: connect, send one request with its
 * descriptors, wait for one reply.  A reply is believed only as far as its
 * form goes, since the child that wrote it had a stranger's file in hand.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "press.h"

enum { DESCRIPTORS = PRESS_FILES + 2 };

static int
fail(struct press_result *result, int status, const char *reason)
{
	memset(result, 0, sizeof *result);
	result->status = status;
	snprintf(result->reason, sizeof result->reason, "%s", reason);
	return status;
}

static long
left(const struct timespec *until)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (until->tv_sec - now.tv_sec) * 1000 +
	    (until->tv_nsec - now.tv_nsec) / 1000000;
}

/* 1 ready, 0 too late, -1 gone. */
static int
ready(int fd, short events, const struct timespec *until)
{
	struct pollfd pfd = { .fd = fd, .events = events };
	long ms;
	int n;

	do {
		if ((ms = left(until)) <= 0)
			return 0;
		n = poll(&pfd, 1, (int)ms);
	} while (n == -1 && errno == EINTR);
	return n;
}

/* A full queue makes connect() wait: no longer than the call may take. */
static int
patient(int fd, const struct timespec *until)
{
	long ms = left(until);
	const struct timeval tv = { ms / 1000, ms % 1000 * 1000 };

	return setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof tv);
}

static int
dial(const char *path, const struct timespec *until)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd;

	if (strlen(path) >= sizeof to.sun_path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
	if ((fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) == -1)
		return -1;
	if (patient(fd, until) == -1 ||
	    connect(fd, (struct sockaddr *)&to, sizeof to) == -1) {
		int error = errno;

		close(fd);
		errno = error;
		return -1;
	}
	return fd;
}

static int
send_request(int fd, const struct press_request *request, const int *pass,
    size_t n)
{
	union {
		char buf[CMSG_SPACE(DESCRIPTORS * sizeof(int))];
		struct cmsghdr align;
	} control;
	struct iovec iov = { (void *)(uintptr_t)request, sizeof *request };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = CMSG_SPACE(n * sizeof *pass) };
	struct cmsghdr *cmsg;

	memset(&control, 0, sizeof control);
	cmsg = CMSG_FIRSTHDR(&msg);
	cmsg->cmsg_level = SOL_SOCKET;
	cmsg->cmsg_type = SCM_RIGHTS;
	cmsg->cmsg_len = CMSG_LEN(n * sizeof *pass);
	memcpy(CMSG_DATA(cmsg), pass, n * sizeof *pass);
	return sendmsg(fd, &msg, MSG_NOSIGNAL) == (ssize_t)sizeof *request ?
	    0 : -1;
}

static int
plain(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && s[i] != '\0'; i++)
		if ((s[i] < 'a' || s[i] > 'z') && (s[i] < '0' || s[i] > '9') &&
		    strchr("/-_.", s[i]) == NULL)
			return 0;
	return i < n;
}

static int
take_reply(const struct press_reply *reply, struct press_result *result)
{
	if (reply->magic != PRESS_MAGIC || reply->status < PRESS_OK ||
	    reply->status > PRESS_TIMEOUT || reply->scan < 0 ||
	    reply->scan > PRESS_UNSCANNED ||
	    !plain(reply->type, sizeof reply->type) ||
	    !plain(reply->reason, sizeof reply->reason))
		return fail(result, PRESS_FAILED, "crash");
	result->status = reply->status;
	result->scan = reply->scan;
	result->active = reply->active != 0;
	result->width = reply->width;
	result->height = reply->height;
	result->pages = reply->pages;
	result->size = reply->size;
	memcpy(result->type, reply->type, sizeof result->type);
	memcpy(result->reason, reply->reason, sizeof result->reason);
	return result->status;
}

static int
read_reply(int fd, struct press_result *result, const struct timespec *until)
{
	struct press_reply reply = { 0 };
	size_t got = 0;
	ssize_t n;
	int is;

	while (got < sizeof reply) {
		if ((is = ready(fd, POLLIN, until)) == 0)
			return fail(result, PRESS_TIMEOUT, "timeout");
		n = is < 0 ? -1 : read(fd, (char *)&reply + got,
		    sizeof reply - got);
		if (n <= 0)
			return fail(result, PRESS_FAILED, "crash");
		got += (size_t)n;
	}
	return take_reply(&reply, result);
}

static int
ask(const char *path, enum press_job job, const int *pass, size_t inputs,
    size_t outputs, struct press_result *result)
{
	struct press_request request = { PRESS_MAGIC, job, (uint32_t)inputs,
		(uint32_t)outputs };
	struct timespec until;
	int fd, status;

	memset(result, 0, sizeof *result);
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += PRESS_WAIT;
	if ((fd = dial(path, &until)) == -1)
		return errno == EAGAIN ?
		    fail(result, PRESS_TIMEOUT, "timeout") :
		    fail(result, PRESS_AWAY, "away");
	if (send_request(fd, &request, pass, inputs + outputs) == -1)
		status = fail(result, PRESS_AWAY, "away");
	else
		status = read_reply(fd, result, &until);
	close(fd);
	if (outputs > 0 && lseek(pass[inputs], 0, SEEK_SET) == -1)
		return fail(result, PRESS_FAILED, "crash");
	return status;
}

int
press_scan(const char *socket, int in, struct press_result *result)
{
	return ask(socket, PRESS_SCAN, &in, 1, 0, result);
}

int
press_recode(const char *socket, int in, int out, struct press_result *result)
{
	return ask(socket, PRESS_RECODE, (int[]){ in, out }, 1, 1, result);
}

int
press_pdf(const char *socket, int layout, int out, struct press_result *result)
{
	return ask(socket, PRESS_PDF, (int[]){ layout, out }, 1, 1, result);
}

int
press_pdf_with(const char *socket, int layout, size_t n, const int fd[],
    int out, struct press_result *result)
{
	int pass[DESCRIPTORS] = { layout };

	if (n > PRESS_FILES)
		return fail(result, PRESS_REFUSED, "size");
	if (n > 0)
		memcpy(pass + 1, fd, n * sizeof *fd);
	pass[n + 1] = out;
	return ask(socket, PRESS_PDF, pass, n + 1, 1, result);
}

int
press_xlsx(const char *socket, int rows, int out, struct press_result *result)
{
	return ask(socket, PRESS_XLSX, (int[]){ rows, out }, 1, 1, result);
}

/* The names travel as lines of a memory file, the first of the inputs. */
static int
names_file(size_t n, const char *const name[])
{
	int fd = press_memory("", 0);

	for (size_t i = 0; fd != -1 && i < n; i++)
		if (strchr(name[i], '\n') != NULL ||
		    dprintf(fd, "%s\n", name[i]) < 0) {
			close(fd);
			return -1;
		}
	return fd;
}

int
press_zip(const char *socket, size_t n, const char *const name[],
    const int fd[], int out, struct press_result *result)
{
	int pass[DESCRIPTORS], status;

	if (n == 0 || n > PRESS_FILES || (pass[0] = names_file(n, name)) == -1)
		return fail(result, PRESS_REFUSED, "names");
	memcpy(pass + 1, fd, n * sizeof *fd);
	pass[n + 1] = out;
	status = ask(socket, PRESS_ZIP, pass, n + 1, 1, result);
	close(pass[0]);
	return status;
}

int
press_memory(const void *data, size_t n)
{
	int fd = memfd_create("press", MFD_CLOEXEC);
	const char *p = data;

	for (ssize_t m; fd != -1 && n > 0; p += m, n -= (size_t)m)
		if ((m = write(fd, p, n)) <= 0) {
			close(fd);
			return -1;
		}
	if (fd != -1 && lseek(fd, 0, SEEK_SET) == -1) {
		close(fd);
		return -1;
	}
	return fd;
}

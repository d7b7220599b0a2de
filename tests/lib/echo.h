/*
 * echo - a press that hands back the layout it was sent, or refuses it for a
 * reason.
 */
#ifndef ECHO_H
#define ECHO_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "press.h"

/* Answers one request at the socket and ends; `refuse` is "" or a reason. */
static inline pid_t
echo(const char *path, const char *refuse)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0), fd[2], client;
	union {
		char buf[CMSG_SPACE(sizeof fd)];
		struct cmsghdr align;
	} control;
	struct press_request request;
	struct iovec iov = { &request, sizeof request };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof control.buf };
	struct press_reply reply = { .magic = PRESS_MAGIC,
		.status = *refuse ? PRESS_REFUSED : PRESS_OK };
	char buf[65536];
	ssize_t n;
	pid_t pid;

	strcpy(at.sun_path, path);
	snprintf(reply.reason, sizeof reply.reason, "%s", refuse);
	unlink(path);
	assert_int_equal(bind(listener, (struct sockaddr *)&at, sizeof at),
	    0);
	assert_int_equal(listen(listener, 5), 0);
	if ((pid = fork()) > 0) {
		close(listener);
		return pid;
	}
	client = accept(listener, NULL, NULL);
	if (recvmsg(client, &msg, 0) < 0)
		_exit(1);
	memcpy(fd, CMSG_DATA(CMSG_FIRSTHDR(&msg)), sizeof fd);
	n = read(fd[0], buf, sizeof buf);
	if (n < 0 || write(fd[1], buf, (size_t)n) != n)
		_exit(1);
	_exit(write(client, &reply, sizeof reply) == (ssize_t)sizeof reply ?
	    0 : 1);
}

#endif

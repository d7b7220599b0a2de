/*
 * libfcgi parses what the front server sends: parameters and body.  The rest
 * is done here, because it matters and is small: waiting and accepting (a
 * time limit on peers that stall, SIGTERM only between requests) and the
 * reply, which leaves in one write, records, end of request and all.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <fcgiapp.h>

#include "io.h"
#include "log.h"

extern char **environ;

enum {
	RECEIVE = 10,			/* seconds a peer may stall */
	SEND = 30,
	CHUNK = 65528,			/* of a record: 8-aligned, no padding */
	PIECES = 64			/* of one sendmsg() */
};

enum { STDOUT_RECORD = 6, END_RECORD = 3, RECORD_HEADER = 8 };

struct io {
	int fd;				/* listening socket, -1 in plain CGI */
	int stop;			/* signalfd */
	int over;			/* plain CGI: the one request is done */
	int busy;			/* a request is in hand */
	size_t left;			/* plain CGI: of the body */
	FCGX_Request request;
};

static int is_listening(int fd)
{
	int yes = 0;
	socklen_t n = sizeof yes;

	return !getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &yes, &n) && yes;
}

/* From here on these are only a readable descriptor. */
static int signals_as_descriptor(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGQUIT);
	if (sigprocmask(SIG_BLOCK, &set, NULL))
		return -1;
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

struct io *io_open(int fd)
{
	struct io *io = calloc(1, sizeof *io);

	if (!io)
		log_die(NULL, "out of memory");
	io->fd = io->stop = -1;
	signal(SIGPIPE, SIG_IGN);
	if (!is_listening(fd))
		return io;
	io->fd = fd;
	io->stop = signals_as_descriptor();
	/* Without -1 libfcgi would accept by itself after a broken request. */
	if (io->stop < 0 || FCGX_Init() ||
	    FCGX_InitRequest(&io->request, -1, FCGI_FAIL_ACCEPT_ON_INTR) ||
	    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK))
		log_die(NULL, "cannot listen");
	io->request.ipcFd = -1;
	return io;
}

void io_close(struct io *io)
{
	if (!io)
		return;
	io_end(io);
	if (io->stop >= 0)
		close(io->stop);
	free(io);
}

int io_worker(const struct io *io)
{
	return io->fd >= 0;
}

int io_wait(struct io *io)
{
	struct pollfd p[] = {
		{ .fd = io->fd, .events = POLLIN },
		{ .fd = io->stop, .events = POLLIN },
	};

	if (io->fd < 0)
		return !io->over;
	while (poll(p, 2, -1) < 0)
		if (errno != EINTR && errno != EAGAIN)
			log_die(NULL, "poll failed");
	return !p[1].revents;
}

/* A peer that is silent for long must not hold the worker. */
static void limit(int fd)
{
	const struct timeval in = { .tv_sec = RECEIVE };
	const struct timeval out = { .tv_sec = SEND };

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &in, sizeof in);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &out, sizeof out);
}

static int accept_cgi(struct io *io)
{
	const char *length = getenv("CONTENT_LENGTH");

	io->left = length ? strtoul(length, NULL, 10) : 0;
	io->busy = 1;
	return 1;
}

int io_accept(struct io *io)
{
	int fd;

	if (io->fd < 0)
		return accept_cgi(io);
	fd = accept4(io->fd, NULL, NULL, SOCK_CLOEXEC);
	if (fd < 0) {
		if (errno == EBADF || errno == EINVAL || errno == ENOTSOCK)
			log_die(NULL, "listening socket lost");
		return 0;		/* another worker was faster */
	}
	limit(fd);
	/* A kept connection is what libfcgi takes over without accepting. */
	io->request.ipcFd = fd;
	io->request.keepConnection = 1;
	io->busy = 1;
	if (FCGX_Accept_r(&io->request) < 0 ||
	    FCGX_GetError(io->request.in)) {
		io_end(io);		/* cut off while speaking */
		return 0;
	}
	return 1;
}

const char *io_param(const struct io *io, const char *name)
{
	if (io->fd < 0)
		return getenv(name);
	return io->busy ? FCGX_GetParam(name, io->request.envp) : NULL;
}

int io_bounded(const struct io *io)
{
	char **p = io->fd < 0 ? environ : io->request.envp;
	int n = 0;

	for (; p && *p; p++) {
		const char *equals = strchr(*p, '=');

		if (!equals)
			continue;
		if (io->fd < 0 && strncmp(*p, "HTTP_", 5))
			continue;	/* the rest of it is our caller's */
		if (++n > IO_PARAMS || equals - *p > IO_NAME ||
		    strlen(equals + 1) > IO_VALUE)
			return 0;
	}
	return 1;
}

static ssize_t read_cgi(struct io *io, void *to, size_t n)
{
	ssize_t got;

	if (n > io->left)
		n = io->left;
	if (!n)
		return 0;
	do
		got = read(STDIN_FILENO, to, n);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		return -1;
	io->left -= (size_t)got;
	return got;
}

ssize_t io_read(struct io *io, void *to, size_t n)
{
	int got;

	if (!io->busy)
		return -1;
	if (io->fd < 0)
		return read_cgi(io, to, n);
	got = FCGX_GetStr(to, n > 1 << 20 ? 1 << 20 : (int)n, io->request.in);
	return got <= 0 && FCGX_GetError(io->request.in) ? -1 : got;
}

/* Pieces of a reply on their way. */
struct out {
	int fd, failed;
	size_t n, headers;
	struct iovec piece[PIECES];
	unsigned char header[PIECES][RECORD_HEADER];
};

static void out_flush(struct out *o)
{
	struct iovec *v = o->piece;
	size_t left = o->n;

	while (left && !o->failed) {
		struct msghdr m = { .msg_iov = v, .msg_iovlen = left };
		ssize_t sent = sendmsg(o->fd, &m, MSG_NOSIGNAL);

		if (sent < 0 && errno == ENOTSOCK)
			sent = writev(o->fd, v, (int)left);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			o->failed = 1;
		for (; left && sent >= (ssize_t)v->iov_len; v++, left--)
			sent -= (ssize_t)v->iov_len;
		if (left && sent > 0) {
			v->iov_base = (char *)v->iov_base + sent;
			v->iov_len -= (size_t)sent;
		}
	}
	o->n = o->headers = 0;
}

static void out_add(struct out *o, const void *s, size_t n)
{
	if (!n)
		return;
	if (o->n == PIECES)
		out_flush(o);
	o->piece[o->n++] = (struct iovec){ .iov_base = (void *)(uintptr_t)s,
		.iov_len = n };
}

/* A record with its header; n is at most CHUNK.  Padding keeps the next
 * header aligned, as the FastCGI specification recommends (3.3). */
static void out_record(struct out *o, int type, int id, const void *s, size_t n)
{
	static const char zero[8];
	size_t padding = (8 - n % 8) % 8;
	unsigned char *h;

	if (o->n + 3 > PIECES)
		out_flush(o);
	h = o->header[o->headers++];
	h[0] = 1;
	h[1] = (unsigned char)type;
	h[2] = (unsigned char)(id >> 8);
	h[3] = (unsigned char)id;
	h[4] = (unsigned char)(n >> 8);
	h[5] = (unsigned char)n;
	h[6] = (unsigned char)padding;
	h[7] = 0;
	out_add(o, h, RECORD_HEADER);
	out_add(o, s, n);
	out_add(o, zero, padding);
}

static void out_stream(struct out *o, int id, const char *s, size_t n)
{
	while (n) {
		size_t part = n < CHUNK ? n : CHUNK;

		out_record(o, STDOUT_RECORD, id, s, part);
		s += part;
		n -= part;
	}
}

int io_send(struct io *io, const char *head, size_t headlen,
	const char *body, size_t bodylen)
{
	static const unsigned char complete[8];
	struct out o = { .fd = STDOUT_FILENO };
	char rest[4096];

	/* A front server that is still sending takes an early reply for a
	 * failure. */
	while (io_read(io, rest, sizeof rest) > 0)
		;
	if (io->fd < 0) {
		out_add(&o, head, headlen);
		out_add(&o, body, bodylen);
	} else {
		o.fd = io->request.ipcFd;
		out_stream(&o, io->request.requestId, head, headlen);
		out_stream(&o, io->request.requestId, body, bodylen);
		out_record(&o, STDOUT_RECORD, io->request.requestId, NULL, 0);
		out_record(&o, END_RECORD, io->request.requestId, complete,
			sizeof complete);
	}
	out_flush(&o);
	io_end(io);
	return o.failed ? -1 : 0;
}

void io_end(struct io *io)
{
	if (!io->busy)
		return;
	io->busy = 0;
	if (io->fd < 0) {
		io->over = 1;
		return;
	}
	/* libfcgi's own closing waits up to two seconds for the peer. */
	if (io->request.ipcFd >= 0)
		close(io->request.ipcFd);
	io->request.ipcFd = -1;
	FCGX_Free(&io->request, 0);
}

/*
 * io - where requests come from and replies go to.
 *
 * The only file that knows libfcgi.  Descriptor 0 decides: a listening socket
 * makes this process a FastCGI worker that serves one request at a time;
 * anything else is plain CGI, one request from the environment.
 *
 * SIGTERM, SIGINT and SIGQUIT are blocked except inside io_wait(), so a request
 * in hand is always finished.
 */
#ifndef IO_H
#define IO_H

#include <stddef.h>
#include <sys/types.h>

#include "arena.h"

struct io;

/* Bounds on what a front server may hand over. */
enum {
	IO_PARAMS = 128,		/* parameters */
	IO_NAME = 128,			/* bytes of a name */
	IO_VALUE = 16384		/* bytes of a value */
};

/* Takes fd (0 in a program).  Never NULL; ends the process when the
 * library cannot start.  Owned by the caller: io_close(). */
struct io *io_open(int fd);
void io_close(struct io *io);

/* 1 while this is a FastCGI worker, 0 in plain CGI. */
int io_worker(const struct io *io);

/* Waits until somebody may be there.  0: asked to stop (or, in plain CGI,
 * the one request is over). */
int io_wait(struct io *io);

/* Takes the next request.  1: here it is; 0: nobody there, or it was broken
 * and has been dropped. */
int io_accept(struct io *io);

/* A parameter (`REQUEST_METHOD`, `HTTP_COOKIE`), NULL when unset.  Valid
 * until io_end(). */
const char *io_param(const struct io *io, const char *name);

/* Whether the parameters keep the bounds above. */
int io_bounded(const struct io *io);

/* Up to n bytes of the body; 0 at its end, -1 when the peer went away. */
ssize_t io_read(struct io *io, void *to, size_t n);

/* Reads the rest of the body away, then sends head and body in one write and
 * ends the request.  0, or -1 when the peer went away. */
int io_send(struct io *io, const char *head, size_t headlen,
	const char *body, size_t bodylen);

/* Gives up the request in hand; nothing to do after io_send(). */
void io_end(struct io *io);

#endif

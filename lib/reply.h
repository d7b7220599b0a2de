/*
 * reply - from a status to the bytes that go out: page, headers, one write.
 *
 * The parts of a request's life that app.c leaves to reply.c; what handlers
 * call (see, bad, later, raw, download) is described in app.h.
 */
#ifndef REPLY_H
#define REPLY_H

#include "req.h"

/* The body for a status, an enum reply or any other error status.  When a page
 * cannot be rendered the status becomes 500. */
struct buf reply_render(struct req *r, int *status);

/* Sends headers and body; nothing of the body for HEAD.  The bytes of body
 * that went out. */
size_t reply_send(struct req *r, int status, struct buf body);

/* A text as one part of an address or of a query: %XX for all but letters,
 * digits, `-._~/`. */
const char *reply_escape(struct arena *a, const char *s);

#endif

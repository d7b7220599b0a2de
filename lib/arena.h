/*
 * arena - the memory of one request.
 *
 * All that a request needs is taken from one arena and given back at once
 * when the reply has gone out, so no handler frees anything.  Results, files
 * and other things that need closing are handed in with arena_defer().
 * No function here fails: without memory the process says so and ends, and
 * its supervisor starts another.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new arena; size is the first block, which is kept between resets.
 * Owned by the caller: arena_free(). */
struct arena *arena_new(size_t size);

/* Runs what was deferred, last first, then forgets all memory. */
void arena_reset(struct arena *a);

/* arena_reset(), then gives the arena itself back.  NULL is allowed. */
void arena_free(struct arena *a);

/* n zeroed bytes, aligned for anything.  Valid until the next reset. */
void *arena_alloc(struct arena *a, size_t n);

/* A copy of n bytes with a NUL behind them. */
char *arena_copy(struct arena *a, const void *s, size_t n);

/* A copy of a string; NULL gives NULL. */
char *arena_strdup(struct arena *a, const char *s);

/* A formatted string. */
char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));

/* Calls run(arg) at the next reset. */
void arena_defer(struct arena *a, void (*run)(void *), void *arg);

/* Closes a descriptor at the next reset; nothing to do for -1.  Gives it
 * back: arena_fd(a, memfd_create(...)). */
int arena_fd(struct arena *a, int fd);

/* Text that grows inside an arena.  data is NUL-terminated once anything was
 * added; start with buf_new(). */
struct buf {
	struct arena *arena;
	char *data;
	size_t len, size;
};

struct buf buf_new(struct arena *a);
void buf_add(struct buf *b, const void *s, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif

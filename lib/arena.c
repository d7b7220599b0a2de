/*
 * Blocks in a list, the newest first; each new one is at least twice as large
 * as the last.  A reset keeps the first block only, so that a worker's memory
 * after a large request is what it was before.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "log.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define poison(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define unpoison(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
enum { GAP = 16 };		/* between pieces, so that overruns are seen */
#else
#define poison(p, n) ((void)(p), (void)(n))
#define unpoison(p, n) ((void)(p), (void)(n))
enum { GAP = 0 };
#endif

enum { ALIGN = 16 };

struct block {
	struct block *older;
	size_t size, used;
	_Alignas(ALIGN) char data[];
};

struct deferred {
	void (*run)(void *);
	void *arg;
	struct deferred *before;
};

struct arena {
	struct block *newest;
	struct deferred *deferred;
};

static struct block *block_new(size_t size, struct block *older)
{
	struct block *b = NULL;

	if (size <= SIZE_MAX - sizeof *b)
		b = malloc(sizeof *b + size);
	if (!b)
		log_die(NULL, "out of memory");
	b->older = older;
	b->size = size;
	b->used = 0;
	poison(b->data, size);
	return b;
}

static void block_free(struct block *b)
{
	unpoison(b->data, b->size);
	free(b);
}

struct arena *arena_new(size_t size)
{
	struct arena *a = malloc(sizeof *a);

	if (!a)
		log_die(NULL, "out of memory");
	a->newest = block_new(size < 1024 ? 1024 : size, NULL);
	a->deferred = NULL;
	return a;
}

void arena_reset(struct arena *a)
{
	while (a->deferred) {
		struct deferred *d = a->deferred;

		a->deferred = d->before;
		d->run(d->arg);
	}
	while (a->newest->older) {
		struct block *b = a->newest;

		a->newest = b->older;
		block_free(b);
	}
	a->newest->used = 0;
	poison(a->newest->data, a->newest->size);
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	arena_reset(a);
	block_free(a->newest);
	free(a);
}

/* What a piece of n bytes takes from its block. */
static size_t taken(size_t n)
{
	return (n + GAP + ALIGN - 1) / ALIGN * ALIGN;
}

void *arena_alloc(struct arena *a, size_t n)
{
	struct block *b = a->newest;
	size_t take;
	void *p;

	if (n > SIZE_MAX / 4)
		log_die(NULL, "out of memory");
	take = taken(n);
	if (take > b->size - b->used) {
		size_t size = 2 * b->size;

		b = a->newest = block_new(size < take ? take : size, b);
	}
	p = b->data + b->used;
	b->used += take;
	unpoison(p, n);
	return memset(p, 0, n);
}

char *arena_copy(struct arena *a, const void *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	if (n)
		memcpy(p, s, n);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_copy(a, s, strlen(s)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char few[256], *s;	/* most are short: formatted once */
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(few, sizeof few, fmt, again);
	va_end(again);
	if (n < 0)
		log_die(NULL, "wrong format");
	if ((size_t)n < sizeof few)
		return arena_copy(a, few, (size_t)n);
	s = arena_alloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	return s;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

void arena_defer(struct arena *a, void (*run)(void *), void *arg)
{
	struct deferred *d = arena_alloc(a, sizeof *d);

	d->run = run;
	d->arg = arg;
	d->before = a->deferred;
	a->deferred = d;
}

static void close_fd(void *fd)
{
	close((int)(intptr_t)fd);
}

int arena_fd(struct arena *a, int fd)
{
	if (fd >= 0)
		arena_defer(a, close_fd, (void *)(intptr_t)fd);
	return fd;
}

struct buf buf_new(struct arena *a)
{
	return (struct buf){ .arena = a };
}

/* The piece at p, if it is the last one taken, becomes larger where it is; what
 * comes to it is not zeroed. */
static bool extend(struct arena *a, char *p, size_t size, size_t larger)
{
	struct block *b = a->newest;

	if (b->used < taken(size) ||
	    p != b->data + b->used - taken(size) ||
	    taken(larger) - taken(size) > b->size - b->used)
		return false;
	b->used += taken(larger) - taken(size);
	unpoison(p, larger);
	return true;
}

/* Room for n more bytes and a NUL. */
static void buf_room(struct buf *b, size_t n)
{
	size_t size = b->size ? b->size : 256;
	char *data;

	if (n > SIZE_MAX / 4 - b->len)
		log_die(NULL, "out of memory");
	if (b->len + n < b->size)
		return;
	while (b->len + n >= size)
		size *= 2;
	if (b->data && extend(b->arena, b->data, b->size, size)) {
		b->size = size;
		return;
	}
	data = arena_alloc(b->arena, size);
	if (b->data)
		memcpy(data, b->data, b->len);
	b->data = data;
	b->size = size;
}

void buf_add(struct buf *b, const void *s, size_t n)
{
	buf_room(b, n);
	if (n)
		memcpy(b->data + b->len, s, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	size_t room = b->size > b->len ? b->size - b->len : 0;
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(room ? b->data + b->len : NULL, room, fmt, again);
	va_end(again);
	if (n < 0)
		log_die(NULL, "wrong format");
	if ((size_t)n >= room) {
		buf_room(b, (size_t)n);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	}
	b->len += (size_t)n;
	va_end(ap);
}

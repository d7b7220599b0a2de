/*
 * Programs are linked with these functions in the place of the C library's, and
 * so are the libraries they load.
 *
 * A page takes some thousand small pieces and gives all of them back: far more
 * than the C library keeps at hand, so that it would join them to large ones
 * only to cut them up again for the next page.  Here they wait in lists, one
 * for each size.
 */
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "memory.h"

#if defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED

void memory_or_end(const struct log *log)
{
	(void)log;
}

#else

/* The C library's own, by the names it has for those who stand before it. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);
void __libc_free(void *p);

void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void *realloc(void *p, size_t size);
void free(void *p);

enum {
	STEP = 16,			/* between the sizes of pieces */
	LISTS = 64,			/* so the largest is a kilobyte */
	MOST = 1 << 20			/* bytes waiting in all lists */
};

/* What stands in a piece that waits.  As in the C library's own lists the link
 * is no plain address, and a mark tells what was given back already. */
struct piece {
	uintptr_t next;
	const void *mark;
};

static const struct log *ends;
static _Thread_local struct piece *spare[LISTS];
static _Thread_local size_t waiting;

void memory_or_end(const struct log *log)
{
	ends = log;
}

/* No memory is needed for the words. */
static void *got(void *p, size_t size)
{
	if (!p && size && ends)
		log_die(ends, "out of memory");
	return p;
}

/* Links are told apart by where they stand. */
static uintptr_t veil(const struct piece *at, uintptr_t next)
{
	return (uintptr_t)at >> 12 ^ next;
}

/* A piece of the C library holds 24 bytes, or 40, 56 and so on. */
static void *take(size_t size)
{
	size_t i = size <= 24 ? 1 : (size - 9) / STEP + 1;
	struct piece *p = i < LISTS ? spare[i] : NULL;

	if (!p)
		return NULL;
	spare[i] = (struct piece *)veil(p, p->next);
	p->mark = NULL;
	waiting -= i * STEP;
	return p;
}

static int waits(const struct piece *p, size_t i)
{
	const struct piece *at = spare[i];

	while (at && at != p)
		at = (struct piece *)veil(at, at->next);
	return at != NULL;
}

/* 0 when it is none for the lists. */
static int put(struct piece *p)
{
	size_t i = malloc_usable_size(p) / STEP;

	if (i >= LISTS || waiting > MOST)
		return 0;
	if (p->mark == spare && waits(p, i))
		log_die(ends, "memory given back twice");
	p->next = veil(p, (uintptr_t)spare[i]);
	p->mark = spare;
	spare[i] = p;
	waiting += i * STEP;
	return 1;
}

void *malloc(size_t size)
{
	void *p = take(size);

	return p ? p : got(__libc_malloc(size), size);
}

void *calloc(size_t n, size_t size)
{
	void *p = n < STEP * LISTS && size < STEP * LISTS ? take(n * size)
		: NULL;

	return p ? memset(p, 0, n * size) : got(__libc_calloc(n, size),
		n && size);
}

void *realloc(void *p, size_t size)
{
	return got(__libc_realloc(p, size), size);
}

void free(void *p)
{
	if (p && !(ends && put(p)))
		__libc_free(p);
}

#endif

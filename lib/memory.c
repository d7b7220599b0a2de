/*
 * Programs are linked with these functions in the place of the C library's, and
 * so are the libraries they load.
 */
#include <stddef.h>

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

void *malloc(size_t size);
void *calloc(size_t n, size_t size);
void *realloc(void *p, size_t size);

static const struct log *ends;

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

void *malloc(size_t size)
{
	return got(__libc_malloc(size), size);
}

void *calloc(size_t n, size_t size)
{
	return got(__libc_calloc(n, size), n && size);
}

void *realloc(void *p, size_t size)
{
	return got(__libc_realloc(p, size), size);
}

#endif

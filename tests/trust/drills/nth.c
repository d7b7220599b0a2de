/*
 * nth: a library to be loaded first (LD_PRELOAD), which lets the n-th call of a
 * kind fail, once or from then on.
 *
 *	NTH=KIND:N:once|always
 *
 * Kinds: alloc (memory), write (files and sockets), read (the same), pq (what
 * the programs call of libpq).  Counting begins when the program asks for its
 * configuration.  At a regular end the counts of all kinds go to descriptor 3.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <libpq-fe.h>

enum kind { ALLOC, WRITE, READ, PQ, KINDS };

static const char *const names[] = { "alloc", "write", "read", "pq" };
static unsigned long count[KINDS], nth;
static int kind = -1, always, counting;

/* What the programs put before the C library asks for these. */
void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t),
	*__libc_realloc(void *, size_t);

static int fails(enum kind k)
{
	if (!counting)
		return 0;
	count[k]++;
	return (int)k == kind && (count[k] == nth || (always && count[k] > nth));
}

static void begin(void)
{
	const char *s = secure_getenv("NTH");

	if (counting)
		return;
	for (int k = 0; s && k < KINDS; k++)
		if (!strncmp(s, names[k], strlen(names[k]))) {
			kind = k;
			nth = strtoul(strchr(s, ':') + 1, NULL, 10);
			always = strstr(s, ":always") != NULL;
		}
	counting = 1;
}

__attribute__((destructor)) static void tell(void)
{
	char line[120];
	int n;

	counting = 0;
	n = snprintf(line, sizeof line, "%lu %lu %lu %lu\n", count[0], count[1],
		count[2], count[3]);
	syscall(SYS_write, 3, line, n);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

char *getenv(const char *name)
{
	if (!strcmp(name, "RONGGUI_DEFAULTS"))
		begin();
	return REAL(getenv)(name);
}

/* ---- memory ------------------------------------------------------------ */

static void *none(void)
{
	errno = ENOMEM;
	return NULL;
}

void *__libc_malloc(size_t n)
{
	return fails(ALLOC) ? none() : REAL(__libc_malloc)(n);
}

void *__libc_calloc(size_t n, size_t size)
{
	return fails(ALLOC) ? none() : REAL(__libc_calloc)(n, size);
}

void *__libc_realloc(void *p, size_t n)
{
	return fails(ALLOC) ? none() : REAL(__libc_realloc)(p, n);
}

/* ---- files and sockets ------------------------------------------------- */

#define FAIL(k, error) if (fails(k)) { errno = error; return -1; }

ssize_t write(int fd, const void *p, size_t n)
{
	FAIL(WRITE, ENOSPC)
	return REAL(write)(fd, p, n);
}

ssize_t writev(int fd, const struct iovec *v, int n)
{
	FAIL(WRITE, ENOSPC)
	return REAL(writev)(fd, v, n);
}

/* A peer that reset the connection is gone for reading too. */
static int reset(enum kind k, int fd)
{
	if (!fails(k))
		return 0;
	shutdown(fd, SHUT_RDWR);
	errno = ECONNRESET;
	return -1;
}

ssize_t send(int fd, const void *p, size_t n, int flags)
{
	if (reset(WRITE, fd))
		return -1;
	return REAL(send)(fd, p, n, flags);
}

int fsync(int fd)
{
	FAIL(WRITE, EIO)
	return REAL(fsync)(fd);
}

ssize_t read(int fd, void *p, size_t n)
{
	FAIL(READ, EIO)
	return REAL(read)(fd, p, n);
}

ssize_t recv(int fd, void *p, size_t n, int flags)
{
	if (reset(READ, fd))
		return -1;
	return REAL(recv)(fd, p, n, flags);
}

/* ---- libpq ------------------------------------------------------------- */

PGconn *PQconnectdb(const char *info)
{
	return fails(PQ) ? NULL : REAL(PQconnectdb)(info);
}

int PQenterPipelineMode(PGconn *c)
{
	return fails(PQ) ? 0 : REAL(PQenterPipelineMode)(c);
}

int PQsetnonblocking(PGconn *c, int on)
{
	return fails(PQ) ? -1 : REAL(PQsetnonblocking)(c, on);
}

int PQsendQueryParams(PGconn *c, const char *sql, int n, const Oid *types,
	const char *const *values, const int *lengths, const int *formats, int f)
{
	return fails(PQ) ? 0 : REAL(PQsendQueryParams)(c, sql, n, types, values,
		lengths, formats, f);
}

int PQsendPrepare(PGconn *c, const char *name, const char *sql, int n,
	const Oid *types)
{
	return fails(PQ) ? 0 : REAL(PQsendPrepare)(c, name, sql, n, types);
}

int PQsendQueryPrepared(PGconn *c, const char *name, int n,
	const char *const *values, const int *lengths, const int *formats, int f)
{
	return fails(PQ) ? 0 : REAL(PQsendQueryPrepared)(c, name, n, values,
		lengths, formats, f);
}

int PQpipelineSync(PGconn *c)
{
	return fails(PQ) ? 0 : REAL(PQpipelineSync)(c);
}

int PQflush(PGconn *c)
{
	return fails(PQ) ? -1 : REAL(PQflush)(c);
}

int PQconsumeInput(PGconn *c)
{
	return fails(PQ) ? 0 : REAL(PQconsumeInput)(c);
}

/* It has no failure of its own but that of the connection. */
PGresult *PQgetResult(PGconn *c)
{
	if (fails(PQ))
		shutdown(PQsocket(c), SHUT_RDWR);
	return REAL(PQgetResult)(c);
}

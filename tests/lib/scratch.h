/*
 * scratch - what several tests need: a folder of their own, a database of
 * their own, a CGI call, a FastCGI client.
 *
 * TEST_DB is the conninfo of a superuser in a cluster made for the tests;
 * without it tests of the database are skipped.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define UNUSED __attribute__((unused))

/* ---- files -------------------------------------------------------------- */

UNUSED static pid_t scratch_owner;
UNUSED static char scratch_at[64];

UNUSED static int scratch_one(const char *path, const struct stat *st, int type,
	struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

/* Not by a child that exits. */
UNUSED static void scratch_remove(void)
{
	if (getpid() == scratch_owner)
		nftw(scratch_at, scratch_one, 8, FTW_DEPTH | FTW_PHYS);
}

UNUSED static const char *scratch_dir(void)
{
	char *dir = scratch_at;

	if (!*dir) {
		strcpy(dir, "/tmp/ronggui-test-XXXXXX");
		assert_non_null(mkdtemp(dir));
		assert_int_equal(chmod(dir, 0755), 0);
		scratch_owner = getpid();
		atexit(scratch_remove);
	}
	return dir;
}

/* dir/name in a buffer that four later calls reuse. */
UNUSED static const char *scratch_path(const char *name)
{
	static char path[4][256];
	static int n;

	n = (n + 1) % 4;
	snprintf(path[n], sizeof path[n], "%s/%s", scratch_dir(), name);
	return path[n];
}

UNUSED static void scratch_file(const char *name, const char *text)
{
	char path[256], *slash;
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", scratch_dir(), name);
	for (slash = path + strlen(scratch_dir()) + 1;
	     (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path, 0755);
		*slash = '/';
	}
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

UNUSED static void scratch_clean(void)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", scratch_dir());
	assert_int_equal(system(command), 0);
}

/* ---- the log ------------------------------------------------------------ */

/* Standard error goes to a file between these two; what was written comes
 * back in a buffer that the next call reuses. */
static int scratch_err = -1;

UNUSED static void scratch_log_start(void)
{
	fflush(stderr);
	scratch_err = dup(2);
	assert_non_null(freopen(scratch_path("log"), "w", stderr));
}

UNUSED static const char *scratch_log_end(void)
{
	static char text[8192];
	FILE *f;

	fflush(stderr);
	dup2(scratch_err, 2);
	close(scratch_err);
	f = fopen(scratch_path("log"), "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

/* ---- one call of a program, plain CGI ----------------------------------- */

struct called {
	int status;			/* of the process */
	char text[65536];		/* headers and body */
	size_t n;
};

UNUSED static size_t scratch_drain(int fd, char *to, size_t size)
{
	size_t n = 0;
	ssize_t got;

	while (n < size - 1 && (got = read(fd, to + n, size - 1 - n)) > 0)
		n += (size_t)got;
	to[n] = '\0';
	return n;
}

/* env is a list NAME, value, ..., NULL; body may be NULL. */
UNUSED static void scratch_call(struct called *c, int run(int, char **),
	char **argv, const char *const *env, const char *body)
{
	char number[24];
	FILE *in = tmpfile();
	int out[2], argc = 0;
	pid_t pid;

	while (argv[argc])
		argc++;
	assert_non_null(in);
	if (body)
		fputs(body, in);
	rewind(in);
	assert_int_equal(pipe(out), 0);
	fflush(NULL);
	pid = fork();
	if (!pid) {
		snprintf(number, sizeof number, "%zu", body ? strlen(body) : 0);
		setenv("CONTENT_LENGTH", number, 1);
		for (; *env; env += 2)
			setenv(env[0], env[1], 1);
		dup2(fileno(in), 0);
		dup2(out[1], 1);
		close(out[0]);
		close(out[1]);
		_exit(run(argc, argv));
	}
	assert_true(pid > 0);
	close(out[1]);
	c->n = scratch_drain(out[0], c->text, sizeof c->text);
	close(out[0]);
	fclose(in);
	waitpid(pid, &c->status, 0);
}

/* ---- a FastCGI client --------------------------------------------------- */

struct fcgi {
	unsigned char at[1 << 18];
	size_t n;
};

UNUSED static void fcgi_record(struct fcgi *f, int type, const void *s,
	size_t n)
{
	unsigned char head[8] = { 1, (unsigned char)type, 0, 1,
		(unsigned char)(n >> 8), (unsigned char)n, 0, 0 };

	memcpy(f->at + f->n, head, 8);
	if (n)
		memcpy(f->at + f->n + 8, s, n);
	f->n += 8 + n;
}

UNUSED static void fcgi_begin(struct fcgi *f)
{
	f->n = 0;
	fcgi_record(f, 1, "\0\1\0\0\0\0\0\0", 8);
}

UNUSED static size_t fcgi_length(unsigned char *to, size_t n)
{
	to[0] = (unsigned char)(n >> 24 | 0x80);
	to[1] = (unsigned char)(n >> 16);
	to[2] = (unsigned char)(n >> 8);
	to[3] = (unsigned char)n;
	return 4;
}

/* Pairs NAME, value, ..., NULL, the end of them, and a body. */
UNUSED static void fcgi_rest(struct fcgi *f, const char *const *env,
	const char *body, size_t bodylen)
{
	static unsigned char pairs[60000];
	size_t n = 0;

	for (; *env; env++) {
		size_t name = strlen(*env++), value = strlen(*env);

		n += fcgi_length(pairs + n, name);
		n += fcgi_length(pairs + n, value);
		memcpy(pairs + n, env[-1], name);
		memcpy(pairs + n + name, *env, value);
		n += name + value;
	}
	fcgi_record(f, 4, pairs, n);
	fcgi_record(f, 4, NULL, 0);
	while (bodylen) {
		size_t part = bodylen < 60000 ? bodylen : 60000;

		fcgi_record(f, 5, body, part);
		body += part;
		bodylen -= part;
	}
	fcgi_record(f, 5, NULL, 0);
}

UNUSED static struct sockaddr_un fcgi_address(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	assert_true(strlen(path) < sizeof a.sun_path);
	memcpy(a.sun_path, path, strlen(path));
	return a;
}

UNUSED static int fcgi_listen(const char *path)
{
	struct sockaddr_un a = fcgi_address(path);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	unlink(path);
	assert_int_equal(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
	assert_int_equal(listen(fd, 512), 0);
	return fd;
}

UNUSED static int fcgi_connect(const char *path)
{
	struct sockaddr_un a = fcgi_address(path);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
	return fd;
}

/* Reads until the worker closes; the stream's text, and whether the end of
 * the request was announced properly. */
UNUSED static size_t fcgi_answer(int fd, char *to, size_t size, bool *ended)
{
	static char all[1 << 24];
	size_t n = scratch_drain(fd, all, sizeof all), at = 0, len = 0;

	*ended = false;
	while (at + 8 <= n) {
		const unsigned char *h = (const unsigned char *)all + at;
		size_t part = (size_t)h[4] << 8 | h[5];

		if (h[1] == 6 && len + part < size) {
			memcpy(to + len, all + at + 8, part);
			len += part;
		}
		*ended = h[1] == 3;
		at += 8 + part + h[6];
	}
	assert_int_equal(at, n);
	to[len] = '\0';
	close(fd);
	return len;
}

UNUSED static size_t fcgi_ask(const char *path, const char *const *env,
	const char *body, size_t bodylen, char *to, size_t size)
{
	static struct fcgi f;
	int fd = fcgi_connect(path);
	size_t n, at = 0;
	bool ended;

	fcgi_begin(&f);
	fcgi_rest(&f, env, body, bodylen);
	while (at < f.n) {
		ssize_t put = write(fd, f.at + at, f.n - at);

		assert_true(put > 0);
		at += (size_t)put;
	}
	n = fcgi_answer(fd, to, size, &ended);
	assert_true(ended);
	return n;
}

/* ---- a database --------------------------------------------------------- */

/* The conninfo, or the test is skipped. */
UNUSED static const char *scratch_db(void)
{
	const char *s = getenv("TEST_DB");

	if (!s || !*s)
		skip();
	return s;
}

#endif

/*
 * FastCGI records as a front server would send them, through libfcgi, the
 * request reader and the body reader.  The input is the bytes of one
 * connection, written to a socket that this process itself listens on.
 *
 * Left out is what Debian's libfcgi is known to fall over, which only a peer
 * with a right to the socket could send: management records (request 0), and
 * names and values announced as larger than the whole input.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "req.h"
#include "sess.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The library forgets 48 bytes of a request that breaks off in its names. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfcgi.so\n";
}

enum { HEAD = 8, BEGIN = 1, PARAMS = 4, MOST = 60000 };

static struct sockaddr_un at = { .sun_family = AF_UNIX };
static struct io *io;

static void begin(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	socklen_t size = sizeof(sa_family_t);

	/* A name of the kernel's choice, in no folder. */
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, size) ||
	    listen(fd, 4))
		abort();
	size = sizeof at;
	if (getsockname(fd, (struct sockaddr *)&at, &size))
		abort();
	io = io_open(fd);
}

static int peer(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	size_t name = strnlen(at.sun_path + 1, sizeof at.sun_path - 1);

	if (fd < 0 || connect(fd, (struct sockaddr *)&at,
	    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + name)))
		abort();
	return fd;
}

/* The length of a name or value at *s; moves on.  -1 when cut off. */
static long length(const uint8_t **s, const uint8_t *end)
{
	long n;

	if (*s >= end)
		return -1;
	if (**s < 0x80)
		return *(*s)++;
	if (end - *s < 4)
		return -1;
	n = (long)((*s)[0] & 0x7f) << 24 | (*s)[1] << 16 | (*s)[2] << 8 |
		(*s)[3];
	*s += 4;
	return n;
}

static int known(const uint8_t *data, size_t n)
{
	static uint8_t stream[MOST];
	const uint8_t *s = stream;
	size_t all = 0;

	for (size_t i = 0; i + HEAD <= n; ) {
		size_t body = (size_t)data[i + 4] << 8 | data[i + 5];

		/* Of another request is what libfcgi passes over. */
		if ((!data[i + 2] && !data[i + 3]) || data[i + 2] != data[2] ||
		    data[i + 3] != data[3])
			return 1;
		if (body > n - i - HEAD)
			body = n - i - HEAD;
		if (data[i + 1] == PARAMS && !body && all)
			break;
		if (data[i + 1] == PARAMS) {
			memcpy(stream + all, data + i + HEAD, body);
			all += body;
		}
		/* After a record that begins a request it passes over none. */
		i += HEAD + body + (data[i + 1] == BEGIN ? 0 : data[i + 6]);
	}
	while (s < stream + all) {
		long name = length(&s, stream + all);
		long value = length(&s, stream + all);

		if (name > MOST || value > MOST)
			return 1;
		if (name < 0 || value < 0)
			return 0;
		s += name + value;
	}
	return 0;
}

static void whole(const struct req_pair *p)
{
	for (; p; p = p->next)
		if (!*p->name || !text_valid(p->name, strlen(p->name)) ||
		    !text_valid(p->value, strlen(p->value)))
			abort();
}

static int serve(void)
{
	static const char head[] = "Status: 200\r\nContent-Length: 0\r\n\r\n";
	struct arena *arena = arena_new(4096);
	struct req *r = arena_alloc(arena, sizeof *r);
	size_t count;
	int status;

	r->arena = arena;
	r->hdf = node_new();
	r->io = io;
	r->realm = "pub";
	r->headers = buf_new(arena);
	status = req_begin(r);
	if (!status) {
		if (*r->path != '/' || !text_valid(r->path, strlen(r->path)))
			abort();
		req_match(r, "/alliance/draft/:id/:page");
		req_match(r, "/guides/:code");
		req_cookie(r, "lang");
		req_query(r, "q");
		req_address(r);
		req_header(r, "ACCEPT_LANGUAGE");
		if (r->method == POST)
			status = req_body(r, 1);
	}
	if (!status) {
		whole(r->query);
		whole(r->form);
		whole(r->cookies);
		req_form(r, "token");
		req_secret(r, "password");
		req_form_all(r, "items", &count);
		req_path(r, "id");
		req_files(r);
		req_header_add(r, "X-Test", "1");
		req_file(r, "file");
		field_error(r, "number", "err_required");
		req_retype(r);
		req_reerror(r);
	}
	io_send(io, head, sizeof head - 1, "", 0);
	node_free(r->hdf);
	arena_free(arena);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	int fd;

	if (!io)
		begin();
	if (n > MOST || known(data, n))
		return 0;
	fd = peer();
	if (write(fd, data, n) != (ssize_t)n)
		abort();
	shutdown(fd, SHUT_WR);
	if (io_accept(io))
		serve();
	close(fd);
	return 0;
}

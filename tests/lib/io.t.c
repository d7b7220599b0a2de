/* tests of lib/io.c: a worker in a child process, a client here */
#include <signal.h>
#include <sys/time.h>
#include <time.h>

#include "io.h"
#include "scratch.h"

static pid_t worker;
static char sock[128];
static char answer[1 << 22];

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Says what came: the path, whether bounded, the length and sum of the body;
 * `/big` answers with many bytes, `/unread` does not look at the body. */
static void reply_to(struct io *io)
{
	static char big[3000000], head[200];
	const char *path = io_param(io, "PATH_INFO");
	char part[999];
	unsigned long sum = 0, n = 0;
	ssize_t got;

	if (!path)
		path = "-";
	if (!strcmp(path, "/give-up")) {
		io_end(io);
		return;
	}
	while (strcmp(path, "/unread") &&
	       (got = io_read(io, part, sizeof part)) > 0) {
		n += (unsigned long)got;
		for (ssize_t i = 0; i < got; i++)
			sum += (unsigned char)part[i];
	}
	memset(big, 'z', sizeof big);
	snprintf(head, sizeof head, "Status: 200\r\n\r\n%s %d %lu %lu|", path,
		io_bounded(io), n, sum);
	io_send(io, head, strlen(head), big,
		strcmp(path, "/big") ? 0 : sizeof big);
}

static int start(void **state)
{
	int fd;

	(void)state;
	snprintf(sock, sizeof sock, "%s", scratch_path("io.sock"));
	fd = fcgi_listen(sock);
	worker = fork();
	if (!worker) {
		struct io *io = io_open(fd);

		while (io_wait(io))
			if (io_accept(io))
				reply_to(io);
		io_close(io);
		close(fd);
		exit(0);
	}
	close(fd);
	return 0;
}

static const char *ask(const char *path, const char *body, size_t n)
{
	const char *env[] = { "PATH_INFO", path, "REQUEST_METHOD", "GET",
		NULL };

	fcgi_ask(sock, env, body, n, answer, sizeof answer);
	return answer;
}

static void answers_a_request(void **state)
{
	(void)state;
	assert_string_equal(ask("/a", NULL, 0),
		"Status: 200\r\n\r\n/a 1 0 0|");
	assert_string_equal(ask("/b", "abc", 3),
		"Status: 200\r\n\r\n/b 1 3 294|");
}

static void reads_large_bodies(void **state)
{
	static char body[200000];

	(void)state;
	memset(body, 1, sizeof body);
	assert_string_equal(ask("/b", body, sizeof body),
		"Status: 200\r\n\r\n/b 1 200000 200000|");
	assert_string_equal(ask("/unread", body, sizeof body),
		"Status: 200\r\n\r\n/unread 1 0 0|");
}

static void sends_large_replies(void **state)
{
	const char *s = ask("/big", NULL, 0);
	size_t head = strlen("Status: 200\r\n\r\n/big 1 0 0|");

	(void)state;
	assert_int_equal(strlen(s), head + 3000000);
	assert_int_equal(strspn(s + head, "z"), 3000000);
}

static void sees_what_is_out_of_bounds(void **state)
{
	static char value[IO_VALUE + 2], name[IO_NAME + 2];
	const char *wide[] = { "PATH_INFO", "/w", "X", value, NULL };
	const char *named[] = { "PATH_INFO", "/n", name, "x", NULL };
	const char *many[2 * IO_PARAMS + 5];

	(void)state;
	memset(value, 'v', sizeof value - 1);
	fcgi_ask(sock, wide, NULL, 0, answer, sizeof answer);
	assert_non_null(strstr(answer, "/w 0 0 0"));
	value[IO_VALUE] = '\0';
	fcgi_ask(sock, wide, NULL, 0, answer, sizeof answer);
	assert_non_null(strstr(answer, "/w 1 0 0"));
	memset(name, 'N', sizeof name - 1);
	fcgi_ask(sock, named, NULL, 0, answer, sizeof answer);
	assert_non_null(strstr(answer, "/n 0 0 0"));
	many[0] = "PATH_INFO";
	many[1] = "/m";
	for (int i = 1; i <= IO_PARAMS; i++) {
		many[2 * i] = "N";
		many[2 * i + 1] = "v";
	}
	many[2 * IO_PARAMS + 2] = NULL;
	fcgi_ask(sock, many, NULL, 0, answer, sizeof answer);
	assert_non_null(strstr(answer, "/m 0 0 0"));
}

/* A connection that ends, or breaks the protocol, costs nobody else. */
static void drops_broken_requests(void **state)
{
	static struct fcgi f;
	const char *const env[] = { "PATH_INFO", "/x", NULL };
	bool ended;

	(void)state;
	fcgi_begin(&f);
	fcgi_rest(&f, env, "body", 4);
	for (size_t n = 0; n < f.n; n++) {
		int fd = fcgi_connect(sock);

		assert_int_equal(write(fd, f.at, n), (ssize_t)n);
		shutdown(fd, SHUT_WR);
		fcgi_answer(fd, answer, sizeof answer, &ended);
	}
	memset(f.at, 0xff, 64);
	for (int i = 0; i < 3; i++) {
		int fd = fcgi_connect(sock);

		assert_int_equal(write(fd, f.at, 64), 64);
		close(fd);
	}
	ask("/a", NULL, 0);
	assert_non_null(strstr(answer, "/a 1 0 0"));
}

static void gives_up_quietly(void **state)
{
	static struct fcgi f;
	const char *const env[] = { "PATH_INFO", "/give-up", NULL };
	int fd = fcgi_connect(sock);
	double began = now();

	(void)state;
	fcgi_begin(&f);
	fcgi_rest(&f, env, NULL, 0);
	assert_int_equal(write(fd, f.at, f.n), (ssize_t)f.n);
	assert_int_equal(read(fd, answer, sizeof answer), 0);
	close(fd);
	assert_true(now() - began < 1);
	assert_non_null(strstr(ask("/a", NULL, 0), "/a 1 0 0"));
}

static void is_quick(void **state)
{
	double began = now();

	(void)state;
	for (int i = 0; i < 200; i++)
		ask("/a", "x", 1);
	assert_true(now() - began < 2);
}

static void finishes_the_request_in_hand(void **state)
{
	static struct fcgi f;
	const char *const env[] = { "PATH_INFO", "/last", NULL };
	int fd = fcgi_connect(sock), status;
	bool ended;

	(void)state;
	fcgi_begin(&f);
	assert_int_equal(write(fd, f.at, f.n), (ssize_t)f.n);
	usleep(100000);
	kill(worker, SIGTERM);
	kill(worker, SIGQUIT);	/* as multiwatch does */
	usleep(50000);
	f.n = 0;
	fcgi_rest(&f, env, "abc", 3);
	assert_int_equal(write(fd, f.at, f.n), (ssize_t)f.n);
	fcgi_answer(fd, answer, sizeof answer, &ended);
	assert_true(ended);
	assert_non_null(strstr(answer, "/last 1 3 294|"));
	assert_int_equal(waitpid(worker, &status, 0), worker);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static int cgi(int argc, char **argv)
{
	struct io *io = io_open(0);
	int served = 0;

	(void)argc, (void)argv;
	while (io_wait(io))
		if (io_accept(io)) {
			reply_to(io);
			served++;
		}
	io_close(io);
	return served;
}

static void serves_plain_cgi_once(void **state)
{
	static struct called c;
	char name[] = "cgi", *argv[] = { name, NULL };
	const char *const env[] = { "PATH_INFO", "/cgi", NULL };

	(void)state;
	scratch_call(&c, cgi, argv, env, "abc");
	assert_string_equal(c.text, "Status: 200\r\n\r\n/cgi 1 3 294|");
	assert_int_equal(WEXITSTATUS(c.status), 1);
}

static int clean(void **state)
{
	(void)state;
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_a_request),
		cmocka_unit_test(reads_large_bodies),
		cmocka_unit_test(sends_large_replies),
		cmocka_unit_test(sees_what_is_out_of_bounds),
		cmocka_unit_test(drops_broken_requests),
		cmocka_unit_test(gives_up_quietly),
		cmocka_unit_test(is_quick),
		cmocka_unit_test(finishes_the_request_in_hand),
		cmocka_unit_test(serves_plain_cgi_once),
	};

	alarm(60);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("io", tests, start, clean);
}

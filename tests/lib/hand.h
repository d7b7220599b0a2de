/*
 * hand - a request made by hand, for tests of what stands on req.c: plain CGI
 * from the environment of the test itself.
 */
#ifndef HAND_H
#define HAND_H

#include <fcntl.h>

#include "req.h"
#include "scratch.h"

static struct req *hand;
static struct arena *hand_arena;
static struct log hand_log = { .program = "test", .side = "pub" };

UNUSED static void hand_drop(void)
{
	if (!hand)
		return;
	node_free(hand->hdf);
	io_close(hand->io);
	arena_free(hand_arena);
	hand = NULL;
	clearenv();
}

/* A new request with these NAME, value pairs and body. */
UNUSED static struct req *hand_new(const char *const *env, const char *body)
{
	char number[24];
	FILE *f;

	if (hand) {
		const char *keep = getenv("TEST_DB");
		char *db = keep ? strdup(keep) : NULL;

		hand_drop();
		if (db)
			setenv("TEST_DB", db, 1);
		free(db);
	}
	while (env && *env) {
		setenv(env[0], env[1], 1);
		env += 2;
	}
	if (body) {
		scratch_file("body", body);
		f = freopen(scratch_path("body"), "r", stdin);
		assert_non_null(f);
		snprintf(number, sizeof number, "%zu", strlen(body));
		setenv("CONTENT_LENGTH", number, 1);
	}
	hand_arena = arena_new(4096);
	hand = arena_alloc(hand_arena, sizeof *hand);
	hand->arena = hand_arena;
	hand->hdf = node_new();
	hand->io = io_open(open("/dev/null", O_RDONLY | O_CLOEXEC));
	assert_int_equal(io_accept(hand->io), 1);
	hand->headers = buf_new(hand_arena);
	hand->log = &hand_log;
	hand->session = "";
	hand->realm = hand->side = "pub";
	hand->lang = "zh-CN";
	hand->path = "/";
	hand->id = "0";
	return hand;
}

#endif

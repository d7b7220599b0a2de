/* Query strings and urlencoded bodies. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "body.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int
put(void *calls, const char *name, const char *value)
{
	size_t len = strlen(name);

	if (len == 0 || len > BODY_NAME_MAX || !text_valid(name, len) ||
	    strlen(value) > BODY_VALUE_MAX ||
	    !text_valid(value, strlen(value)))
		abort();
	++*(int *)calls;
	return strcmp(name, "stop") == 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new(4096);
	int calls = 0, error = body_params(arena, (const char *)data, n, put,
	    &calls);

	if (error != BODY_OK && error != BODY_STOPPED && calls > 0)
		abort();
	if (strcmp(body_error(error), "unknown") == 0 ||
	    strcmp(body_error(1000), "unknown") != 0)
		abort();
	arena_free(arena);
	return 0;
}

/* The Cookie header. */
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
	if (*name == '\0' || strpbrk(name, " ;=\t\"") != NULL ||
	    strlen(name) > BODY_NAME_MAX || strchr(value, ';') != NULL ||
	    strlen(value) > BODY_COOKIE_MAX ||
	    !text_valid(value, strlen(value)))
		abort();
	if (++*(int *)calls > BODY_COOKIES)
		abort();
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new(4096);
	char *header = malloc(n + 1);
	int calls = 0;

	memcpy(header, data, n);
	header[n] = '\0';
	body_cookies(arena, header, put, &calls);
	free(header);
	arena_free(arena);
	return 0;
}

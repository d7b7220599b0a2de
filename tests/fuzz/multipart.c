/*
 * Multipart bodies.  The first line of the input is what follows
 * "multipart/form-data" in the Content-Type, the rest is the body.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static int
take(void *calls, const struct body_file *f)
{
	if (!text_valid(f->name, strlen(f->name)) ||
	    strpbrk(f->name, "/\\") != NULL ||
	    strlen(f->name) > BODY_FILENAME_MAX || f->size > BODY_FILE_MAX ||
	    lseek(f->fd, 0, SEEK_END) != (off_t)f->size)
		abort();
	return put(calls, f->field, f->type);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new(4096);
	const char *text = (const char *)data, *end = memchr(text, '\n', n);
	size_t line = end == NULL ? n : (size_t)(end - text);
	const char *type = arena_printf(arena, "multipart/form-data%.*s",
	    (int)line, text);
	int calls = 0, error;

	n -= end == NULL ? n : line + 1;
	error = body_form(arena, type, text + line + 1, n, put, take, &calls);
	if ((error != BODY_OK && error != BODY_STOPPED && calls > 0) || calls > BODY_PARTS)
		abort();
	arena_free(arena);
	return 0;
}

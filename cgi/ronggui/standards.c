/*
 * ronggui standards: service standards, checked and brought in.
 *
 *	ronggui standards check FILE...		is it right?  no instance needed
 *	ronggui standards load FILE...		check, then store as a version
 *
 * A fault is a line `file:line: path: reason`.  Files are loaded only when all
 * of them are right.
 */
#include "ronggui.h"

#include <libgen.h>
#include <stdio.h>
#include <string.h>

#include "form.h"
#include "instance.h"
#include "page.h"
#include "standard.h"

/* The programs read the text with another reader than the check: both must
 * see the same. */
static void compare(struct standard *s, const struct item *i,
	struct node *read)
{
	for (; i; i = i->next) {
		const char *value = node_get(read, item_path(s, i));

		if (i->value && (!value || strcmp(value, i->value)))
			fault(s, i, "the programs read another value");
		compare(s, i->child, read);
	}
}

static void read_again(struct standard *s)
{
	struct node *n = node_new();
	char err[200];

	if (node_parse(n, s->text, err, sizeof err) != 0)
		fault(s, NULL, "%s", err);
	else
		compare(s, s->root->child, n);
	node_free(n);
}

/* A standard lies in a file of its own name. */
static void check_name(struct standard *s)
{
	const char *code = item_value(s->root, "code");
	char *path = arena_strdup(s->arena, s->file);
	const char *base = basename(path);
	size_t n = strlen(base);

	if (code && (n < 5 || strcmp(base + n - 4, ".hdf") ||
	    strncmp(base, code, n - 4) || strlen(code) != n - 4))
		fault(s, item_find(s->root, "code"),
			"the file must be named %s.hdf", code);
}

static void check(struct standard *s)
{
	standard_scan(s);
	if (s->faults)
		return;
	check_name(s);
	standard_keys(s);
	standard_form(s);
	standard_flow(s);
	if (s->faults == 0)
		read_again(s);
}

/* Reads and checks a file; NULL when it cannot be read. */
static struct standard *examine(struct instance *in, const char *file)
{
	struct standard *s = arena_alloc(in->arena, sizeof *s);

	s->arena = in->arena;
	s->file = file;
	s->out = stderr;
	s->text = instance_read(in, file);
	if (s->text == NULL)
		return NULL;
	check(s);
	return s;
}

/* Paths and values in the order of the file. */
static void flatten(const struct standard *s, const struct item *i,
	struct buf *paths, struct buf *values)
{
	for (; i; i = i->next) {
		if (i->value) {
			form_array_add(paths, item_path(s, i));
			form_array_add(values, i->value);
		}
		flatten(s, i->child, paths, values);
	}
}

static void show_version(void *arg, const struct db_result *res)
{
	const struct standard *s = arg;

	printf("%s: version %s\n", item_value(s->root, "code"),
		db_value(res, 0, 0));
}

static int store(struct instance *in, struct standard *s)
{
	struct buf paths = buf_new(in->arena), values = buf_new(in->arena);
	const char *args[3];

	flatten(s, s->root->child, &paths, &values);
	args[0] = s->text;
	args[1] = form_array_end(&paths);
	args[2] = form_array_end(&values);
	return instance_ask(in, s->file, "select api.standard_load($1::text, "
		"$2::text[], $3::text[])", args, 3, show_version, s);
}

/* All are examined before the first is stored. */
static int examine_all(struct instance *in, char **files,
	struct standard *found[], int n)
{
	unsigned faults = 0;

	for (int i = 0; i < n; i++) {
		found[i] = examine(in, files[i]);
		faults += found[i] ? found[i]->faults : 1;
	}
	if (faults > 0)
		return fail("%u fault%s, nothing loaded", faults,
			faults == 1 ? "" : "s");
	return DONE;
}

static int load_all(char **files, int n)
{
	struct instance in;
	struct standard **found;
	int status = instance_open(&in) == 0 ? DONE : FAILED;

	if (status == DONE) {
		found = arena_alloc(in.arena, (size_t)n * sizeof(void *));
		status = examine_all(&in, files, found, n);
		for (int i = 0; i < n && status == DONE; i++)
			if (store(&in, found[i]) < 0)
				status = FAILED;
	}
	instance_close(&in);
	return status;
}

static int check_all(char **files, int n)
{
	struct instance in = { .arena = arena_new(1 << 16) };
	int status = DONE;

	for (int i = 0; i < n; i++) {
		struct standard *s = examine(&in, files[i]);

		if (s == NULL || s->faults > 0)
			status = FAILED;
		else
			printf("%s: fine\n", files[i]);
	}
	arena_free(in.arena);
	return status;
}

int cmd_standards(int argc, char **argv)
{
	if (argc >= 3 && strcmp(argv[1], "check") == 0)
		return check_all(argv + 2, argc - 2);
	if (argc < 3 || strcmp(argv[1], "load") != 0)
		return usage("standards");
	if (use_instance() != DONE)
		return USAGE;
	return load_all(argv + 2, argc - 2);
}

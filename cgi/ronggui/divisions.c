/*
 * ronggui divisions: the places this bureau serves.
 *
 * A file has lines `code12,level,name,parent12`; its one root is a city or a
 * county. It is brought in whole or not at all, and bringing it in again does
 * nothing. The checks are the database's (sql/api/divisions.sql).
 */
#include "ronggui.h"

#include <stdio.h>
#include <string.h>

#include "instance.h"

static void show_change(void *arg, const struct db_result *res)
{
	(void)arg;
	printf("divisions: %s new, %s changed, %s ended\n",
		db_value(res, 0, 0), db_value(res, 0, 1), db_value(res, 0, 2));
	if (strcmp(db_value(res, 0, 3), "0") != 0 &&
	    strcmp(db_value(res, 0, 3), db_value(res, 0, 2)) != 0)
		printf("%s that we have are not in the file and stay; "
			"--close ends them\n", db_value(res, 0, 3));
}

static void show_counts(void *arg, const struct db_result *res)
{
	(void)arg;
	if (db_value(res, 0, 0) == NULL) {
		puts("no divisions yet");
		return;
	}
	printf("%s: %s divisions, %s of them without a station\n",
		db_value(res, 0, 3), db_value(res, 0, 1), db_value(res, 0, 2));
	printf("stations: %s\n", db_value(res, 0, 0));
}

static int show(struct instance *in)
{
	return instance_ask(in, "divisions", "select stations, divisions, "
		"inactive, root from api.division_counts()", NULL, 0,
		show_counts, NULL);
}

static int load(struct instance *in, const char *path, int end)
{
	const char *args[2] = { instance_read(in, path),
		end ? "true" : "false" };

	if (args[0] == NULL)
		return -1;
	if (instance_ask(in, path, "select added, renamed, closed, missing "
		"from api.divisions_load($1::text, $2::boolean)", args, 2,
		show_change, NULL) < 0)
		return -1;
	return show(in);
}

int cmd_divisions(int argc, char **argv)
{
	struct instance in;
	const char *value;
	int end = argc == 4 && is_option(argv[2], "close", &value);
	int loads = argc == 3 + end && strcmp(argv[1], "load") == 0;
	int status;

	if (!loads && !(argc == 2 && strcmp(argv[1], "show") == 0))
		return usage("divisions");
	status = instance_open(&in);
	if (status == 0)
		status = loads ? load(&in, argv[argc - 1], end) : show(&in);
	instance_close(&in);
	return status == 0 ? DONE : FAILED;
}

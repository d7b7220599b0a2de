/*
 * ronggui clock: what time an instance believes it is.
 *
 * Only an instance made for demonstration can have another time than the real
 * one: any while it holds no case, afterwards later ones only. Sessions, rate
 * limits and one-time codes always use real time.
 */
#include "ronggui.h"

#include <stdio.h>
#include <string.h>

#include "instance.h"

static void show_clock(void *arg, const struct db_result *res)
{
	(void)arg;
	if (db_value(res, 0, 0) == NULL) {
		puts("this instance is not set up yet");
		return;
	}
	printf("%s in Beijing, mode %s", db_value(res, 0, 0),
		db_value(res, 0, 1));
	if (db_value(res, 0, 2) != NULL)
		printf(", %s from real time", db_value(res, 0, 2));
	putchar('\n');
}

static int show(struct instance *in)
{
	return instance_ask(in, "clock",
		"select now, mode, ahead from api.clock_show()", NULL, 0,
		show_clock, NULL);
}

static int set(struct instance *in, const char *when)
{
	const char *args[1] = { when };

	if (instance_ask(in, "clock", "select api.clock_set("
		"api.clock_read($1::text))", args, 1, NULL, NULL) < 0)
		return -1;
	return show(in);
}

int cmd_clock(int argc, char **argv)
{
	struct instance in;
	int sets = argc == 3 && strcmp(argv[1], "set") == 0;
	int status;

	if (!sets && !(argc == 2 && strcmp(argv[1], "show") == 0))
		return usage("clock");
	status = instance_open(&in);
	if (status == 0)
		status = sets ? set(&in, argv[2]) : show(&in);
	instance_close(&in);
	return status == 0 ? DONE : FAILED;
}

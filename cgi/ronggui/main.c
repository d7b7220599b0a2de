/* The table of commands, and what they share. */
#include "ronggui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *arguments;
	const char *purpose;
	int needs_instance;
} commands[] = {
	{ "standards", cmd_standards, "check FILE... | load FILE...",
		"check service standards, store them as versions", 0 },
	{ "rules", cmd_rules, "[--today=YYYY-MM-DD] FILE...",
		"check validation rules and masks against vectors", 0 },
	{ "keys", cmd_keys, "make [--national] [--module] FILE | sign FILE | "
		"check FILE | show | rotate | renew | retire",
		"make or check a key file, make a pair for signing, renew the "
		"keys of an instance", 0 },
	{ "totp", cmd_totp, "SECRET",
		"print the one-time code of this moment", 0 },
	{ "divisions", cmd_divisions, "load [--close] FILE | show",
		"bring in the places this bureau serves, make their stations",
		1 },
	{ "calendar", cmd_calendar, "check [--region=CODE] FILE... | "
		"import [--region=CODE --name=NAME] FILE... | years",
		"check due dates against vectors, bring in a year's notice",
		1 },
	{ "accounts", cmd_accounts, "demo [--show|--all] | totp LOGIN | "
		"first LOGIN NAME ROLE",
		"accounts of a demonstration, first administrators", 1 },
	{ "audit", cmd_audit, "verify [--key=FILE]... [KEPT] | export",
		"check the history and its daily roots, print them",
		1 },
	{ "files", cmd_files, "verify",
		"check stored files and papers against the record", 1 },
	{ "retention", cmd_retention, "--dry-run | list | run NUMBER | sweep",
		"erase what has outlived its keeping time, and persons", 1 },
	{ "doctor", cmd_doctor, "",
		"say what is unsafe about an installation", 1 },
	{ "ledger", cmd_ledger, "check | fund FILE | policy FILE",
		"check the books, open a fund, set how many approve", 1 },
	{ "clock", cmd_clock, "set WHEN|real | show",
		"show the clock, move that of a demonstration", 1 },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

int usage(const char *name)
{
	const struct command *c = command_find(name);

	fprintf(stderr, "usage: ronggui %s %s\n", name,
		c == NULL ? "" : c->arguments);
	return USAGE;
}

int fail(const char *format, ...)
{
	va_list args;

	fputs("ronggui: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return FAILED;
}

int is_option(const char *argument, const char *name, const char **value)
{
	size_t n = strlen(name);

	if (strncmp(argument, "--", 2) != 0 ||
	    strncmp(argument + 2, name, n) != 0)
		return 0;
	argument += 2 + n;
	if (*argument != '\0' && *argument != '=')
		return 0;
	*value = *argument == '=' ? argument + 1 : argument;
	return 1;
}

const char *instance_state(void)
{
	const char *state = getenv("STATE");

	if (state != NULL && *state != '\0')
		return state;
	fail("which instance? Name its folder with STATE= or --state=");
	return NULL;
}

static int name_file(const char *variable, const char *state, const char *file)
{
	char path[4096];

	if (snprintf(path, sizeof path, "%s/%s", state, file) >=
	    (int)sizeof path)
		return fail("the folder's name is too long: %s", state);
	return setenv(variable, path, 0) == 0 ? DONE :
		fail("no memory for the environment");
}

/*
 * The programs' libraries read the configuration that RONGGUI_CONF names; the
 * folder of an instance holds it and the defaults.
 */
int use_instance(void)
{
	const char *state;

	if (getenv("RONGGUI_CONF") != NULL)
		return DONE;
	state = instance_state();
	if (state == NULL)
		return USAGE;
	if (name_file("RONGGUI_CONF", state, "ronggui.conf") != DONE)
		return FAILED;
	return name_file("RONGGUI_DEFAULTS", state, "app/conf/ronggui.conf");
}

static int help(FILE *out)
{
	fputs("usage: ronggui [--state=FOLDER] COMMAND ...\n\n", out);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  ronggui %s %s\n      %s\n", commands[i].name,
			commands[i].arguments, commands[i].purpose);
	fputs("\nThe folder of an instance may also be given as STATE in the "
		"environment.\n", out);
	return out == stdout ? DONE : USAGE;
}

int main(int argc, char **argv)
{
	const struct command *c;
	const char *value;

	for (argc--, argv++; argc > 0 && argv[0][0] == '-'; argc--, argv++) {
		if (is_option(argv[0], "help", &value))
			return help(stdout);
		if (!is_option(argv[0], "state", &value) || *value == '\0')
			return help(stderr);
		if (setenv("STATE", value, 1) != 0)
			return fail("no memory for the environment");
	}
	if (argc == 0)
		return help(stderr);
	if (strcmp(argv[0], "help") == 0)
		return help(stdout);
	c = command_find(argv[0]);
	if (c == NULL) {
		fail("there is no command %s", argv[0]);
		return help(stderr);
	}
	if (c->needs_instance && use_instance() != DONE)
		return USAGE;
	return c->run(argc, argv);
}

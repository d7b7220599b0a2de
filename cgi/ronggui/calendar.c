/*
 * ronggui calendar: working days.
 *
 * The calendar lives in the database and nowhere else, so all of this asks a
 * running instance (sql/api/calendar.sql).
 *
 *	check	lines `start<TAB>unit<TAB>n<TAB>expect`, unit WD working days,
 *		CD calendar days rolled forward, M months
 *	import	lines `date<TAB>off|work<TAB>festival<TAB>subtype`, a year's
 *		notice or many years; a region lays its days over the nation's
 *	years	what each year stands on
 */
#include "ronggui.h"

#include <stdio.h>
#include <string.h>

#include "instance.h"

struct tally {
	const char *file;
	unsigned long vectors, disagreements;
};

struct options {
	const char *region, *name;
};

/* What the database says of a line it cannot answer. */
static const char *in_words(const char *got)
{
	static const struct { const char *key, *words; } says[] = {
		{ "err_line", "not four fields" },
		{ "err_date", "no such start" },
		{ "err_unit", "no such unit" },
		{ "err_number", "no such number" },
		{ "err_calendar_range", "a day outside the calendar" },
	};

	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		if (strcmp(says[i].key, got) == 0)
			return says[i].words;
	return got;
}

static void compare(void *arg, const struct db_result *res)
{
	struct tally *t = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		const char *said = db_value(res, i, 1);
		const char *got = db_value(res, i, 2);

		t->vectors++;
		if (said != NULL && strcmp(said, got) == 0)
			continue;
		t->disagreements++;
		printf("%s:%s: expected %s, got %s\n", t->file,
			db_value(res, i, 0), said == NULL ? "-" : said,
			in_words(got));
	}
}

static int check(struct instance *in, const struct options *o,
	char *const *files, int n)
{
	struct tally t = { NULL, 0, 0 };
	int status = 0;

	for (int i = 0; i < n; i++) {
		const char *args[2] = { instance_read(in, files[i]),
			o->region };

		t.file = files[i];
		if (args[0] == NULL || instance_ask(in, files[i],
			"select line, said, got from api.calendar_check("
			"$1::text, coalesce($2::bigint, 0)) order by line",
			args, 2, compare, &t) < 0)
			status = -1;
	}
	printf("%lu vectors, %lu disagreements\n", t.vectors, t.disagreements);
	return t.disagreements > 0 ? -1 : status;
}

static void show_import(void *arg, const struct db_result *res)
{
	(void)arg;
	if (db_count(res) == 0)
		puts("nothing to do: those years have their notices");
	for (size_t i = 0; i < db_count(res); i++)
		printf("%s %s: %s days off, %s make-up days, "
			"%s working days\n", db_value(res, i, 0),
			db_value(res, i, 1), db_value(res, i, 2),
			db_value(res, i, 3), db_value(res, i, 4));
	if (db_count(res) > 0)
		printf("%s open due dates moved\n", db_value(res, 0, 5));
}

static int import(struct instance *in, const struct options *o,
	char *const *files, int n)
{
	for (int i = 0; i < n; i++) {
		const char *slash = strrchr(files[i], '/');
		const char *args[4] = { instance_read(in, files[i]),
			slash == NULL ? files[i] : slash + 1, o->region,
			o->name };

		if (args[0] == NULL || instance_ask(in, files[i],
			"select year, status, days_off, make_up, workdays, "
			"moved from api.calendar_file($1::text, $2::text, "
			"coalesce($3::bigint, 0), coalesce($4::text, ''))",
			args, 4, show_import, NULL) < 0)
			return -1;
	}
	return 0;
}

static void show_years(void *arg, const struct db_result *res)
{
	(void)arg;
	for (size_t i = 0; i < db_count(res); i++)
		printf("%s\t%s\t%s working days\t%s\n", db_value(res, i, 0),
			db_value(res, i, 1), db_value(res, i, 2),
			db_value(res, i, 3));
}

static int years(struct instance *in, const struct options *o,
	char *const *files, int n)
{
	(void)o;
	(void)files;
	(void)n;
	return instance_ask(in, "calendar", "select year, status, workdays, "
		"source from api.calendar_years() order by year", NULL, 0,
		show_years, NULL);
}

static const struct verb {
	const char *name;
	int (*run)(struct instance *in, const struct options *o,
		char *const *files, int n);
	int files;			/* wants at least so many */
} verbs[] = {
	{ "check", check, 1 },
	{ "import", import, 1 },
	{ "years", years, 0 },
};

static int run(const struct verb *v, const struct options *o,
	char *const *files, int n)
{
	struct instance in;
	int status = instance_open(&in);

	if (status == 0)
		status = v->run(&in, o, files, n);
	instance_close(&in);
	return status == 0 ? DONE : FAILED;
}

int cmd_calendar(int argc, char **argv)
{
	struct options o = { NULL, NULL };
	int n = 0;

	for (int i = 2; i < argc; i++) {
		if (is_option(argv[i], "region", &o.region) ||
		    is_option(argv[i], "name", &o.name))
			continue;
		if (argv[i][0] == '-')
			return usage("calendar");
		argv[2 + n++] = argv[i];
	}
	for (size_t i = 0; argc > 1 && i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(argv[1], verbs[i].name) == 0 &&
		    (verbs[i].files > 0) == (n > 0))
			return run(&verbs[i], &o, argv + 2, n);
	return usage("calendar");
}

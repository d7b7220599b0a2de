/*
 * ronggui doctor: is this installation safe as it stands?
 *
 * Reads and compares, changes nothing. Each line says a level (ok, warning,
 * unsafe), a subject and a sentence. Exit status 0: nothing but ok, 1:
 * warnings, 2: something is unsafe. What cannot be looked at is a warning:
 * run it as root or as the operator's user.
 */
#include "doctor.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "conf.h"
#include "crypt.h"
#include "ronggui.h"
#include "text.h"

enum { POSTGRES = 15, DIFFERENCES = 5 };

void doctor_say(struct doctor *d, enum level level, const char *subject,
	const char *format, ...)
{
	static const char *const words[] = { "ok", "warning", "unsafe" };
	va_list args;

	printf("%-8s %-15s ", words[level], subject);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	d->count[level]++;
	if (level > d->worst)
		d->worst = level;
}

/* ---- the database ------------------------------------------------------ */

static void take_lines(void *arg, const struct db_result *res)
{
	struct doctor *d = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		enum level level = (enum level)text_number(db_value(res, i, 1),
			UNSAFE);

		doctor_say(d, level > UNSAFE ? UNSAFE : level,
			db_value(res, i, 0), "%s", db_value(res, i, 2));
	}
}

/* A file of the suite's SQL, which lies beside its templates. */
static const char *sql_file(struct doctor *d, const char *name)
{
	const char *templates = conf_get(d->conf, "templates");
	const char *slash = strrchr(templates, '/');

	return arena_printf(d->in.arena, "%.*s/sql/%s", slash == NULL ? 0 :
		(int)(slash - templates), templates, name);
}

static void take_text(void *arg, const struct db_result *res)
{
	struct buf *b = arg;

	for (size_t i = 0; i < db_count(res); i++)
		buf_printf(b, "%s\n", db_value(res, i, 0));
}

/* Is the line one of the text's? */
static int has_line(const char *text, const char *line, size_t n)
{
	for (; *text != '\0'; text = strchr(text, '\n') + 1) {
		if (strncmp(text, line, n) == 0 && text[n] == '\n')
			return 1;
		if (strchr(text, '\n') == NULL)
			break;
	}
	return 0;
}

/* Lines that are not compared: settings are looked at one by one, ways in
 * differ from host to host, and tests add roles of their own. */
static int is_passed_over(const char *line)
{
	static const char *const heads[] = { "setting ", "way in: ",
		"role rg_hello", "database rg_hello" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(line, heads[i], strlen(heads[i])) == 0)
			return 1;
	return 0;
}

/* Says the lines of one text that the other has not; how many. */
static unsigned differences(struct doctor *d, const char *text,
	const char *other, const char *what)
{
	unsigned count = 0;

	for (size_t n; *text != '\0'; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		if (is_passed_over(text) || has_line(other, text, n))
			continue;
		if (++count <= DIFFERENCES)
			doctor_say(d, UNSAFE, "rights", "%s: %.*s: run "
				"sql/migrate again", what, (int)n, text);
	}
	return count;
}

static void check_rights(struct doctor *d)
{
	struct buf now = buf_new(d->in.arena);
	const char *golden = sql_file(d, "grants.txt"), *wanted;
	unsigned n;

	buf_puts(&now, "");
	if (instance_ask(&d->in, "doctor", "select line from "
	    "api.doctor_rights() line", NULL, 0, take_text, &now) != 0) {
		doctor_say(d, WARNING, "rights", "could not be read");
		return;
	}
	wanted = instance_read(&d->in, golden);
	if (wanted == NULL) {
		doctor_say(d, WARNING, "rights", "%s is not there to compare "
			"with: install the suite's sql/ beside its templates",
			golden);
		return;
	}
	n = differences(d, now.data, wanted, "a right that nobody gave");
	n += differences(d, wanted, now.data, "a right or rule that is gone");
	if (n == 0)
		doctor_say(d, FINE, "rights", "roles, grants and policies are "
			"those of the suite");
	else if (n > DIFFERENCES)
		doctor_say(d, UNSAFE, "rights", "%u differences in all", n);
}

struct versions {
	const char *server, *steps;
	long number;
	struct arena *a;
};

static void take_versions(void *arg, const struct db_result *res)
{
	struct versions *v = arg;
	const char *steps = db_value(res, 0, 2);

	v->server = arena_strdup(v->a, db_value(res, 0, 0));
	v->number = (long)text_number(db_value(res, 0, 1), 0);
	v->steps = arena_printf(v->a, "%s\n", steps == NULL ? "" : steps);
}

/* Each step in the database is a file here, with this very content. */
static void check_steps(struct doctor *d, const char *steps)
{
	unsigned n = 0, wrong = 0;

	for (size_t len; *steps != '\0'; steps += len + 1) {
		const char *name, *text, *sum = strchr(steps, ' ');

		len = strcspn(steps, "\n");
		if (sum == NULL || len == 0)
			break;
		name = arena_copy(d->in.arena, steps, (size_t)(sum - steps));
		text = instance_read(&d->in, sql_file(d, arena_printf(
			d->in.arena, "schema/%s.sql", name)));
		n++;
		if (text != NULL && strncmp(crypt_sha256_hex(d->in.arena,
		    text), sum + 1, 64) == 0)
			continue;
		wrong++;
		doctor_say(d, UNSAFE, "schema", "step %s is not the one that "
			"is installed: database and programs do not belong "
			"together", name);
	}
	if (wrong == 0)
		doctor_say(d, FINE, "schema", "%u steps, as installed", n);
}

static void check_versions(struct doctor *d)
{
	struct versions v = { .a = d->in.arena };

	if (instance_ask(&d->in, "doctor", "select server, number, steps from "
	    "api.doctor_versions()", NULL, 0, take_versions, &v) != 0)
		return;
	doctor_say(d, v.number / 10000 == POSTGRES ? FINE : WARNING,
		"versions", "suite %s, PostgreSQL %s, %s%s", RONGGUI_VERSION,
		v.server, crypt_version(), v.number / 10000 == POSTGRES ? "" :
		": this suite was proved with PostgreSQL 15");
	check_steps(d, v.steps);
}

static void check_database(struct doctor *d)
{
	const char *now = arena_printf(d->in.arena, "%lld",
		(long long)time(NULL));

	if (instance_ask(&d->in, "doctor", "select area, level, said from "
	    "api.doctor(to_timestamp($1::bigint))", &now, 1, take_lines, d)
	    != 0) {
		doctor_say(d, UNSAFE, "database", "does not answer: start it");
		return;
	}
	check_rights(d);
	check_versions(d);
}

/* ---- the command ------------------------------------------------------- */

int cmd_doctor(int argc, char **argv)
{
	struct doctor d = { .worst = FINE };
	const char *mode;
	char err[512];

	(void)argv;
	if (argc != 1)
		return usage("doctor");
	if (instance_open(&d.in) != 0) {
		instance_close(&d.in);
		return USAGE;
	}
	d.conf = conf_load(d.in.arena, err, sizeof err);
	if (d.conf == NULL) {
		instance_close(&d.in);
		fail("%s", err);
		return USAGE;
	}
	mode = conf_get(d.conf, "mode");
	d.live = mode != NULL && strcmp(mode, "live") == 0;
	doctor_host(&d);
	check_database(&d);
	printf("%u in order, %u warnings, %u unsafe\n", d.count[FINE],
		d.count[WARNING], d.count[UNSAFE]);
	instance_close(&d.in);
	return (int)d.worst;
}

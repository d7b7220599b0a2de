/*
 * A round asks the database for each kind of work until there is none, so that
 * a long absence is made up in one go; between rounds the courier sleeps.
 *
 *	courier		goes on until SIGTERM
 *	courier once	one round, for tests and replays
 */
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>

#include "courier.h"
#include "courier.sql.h"
#include "crypt.h"
#include "files.h"
#include "sandbox.h"
#include "text.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

/* The first column of the first row, in the arena. */
struct answer {
	struct arena *arena;
	const char *text, *second;
};

static void take(void *arg, const struct db_result *res)
{
	struct answer *a = arg;

	if (!db_count(res))
		return;
	a->text = arena_strdup(a->arena, db_value(res, 0, 0));
	if (db_width(res) > 1)
		a->second = arena_strdup(a->arena, db_value(res, 0, 1));
}

static bool ask(struct courier *c, unsigned sql, const char *const *args,
	size_t n, struct answer *a)
{
	a->arena = c->arena;
	a->text = a->second = NULL;
	if (db_rows(c->db, statements[sql].sql, args, n, take, a) == DB_FINE)
		return true;
	log_fault(&c->log, "courier", "sqlstate", db_sqlstate(c->db), NULL);
	return false;
}

static void say(struct courier *c, const char *what, long all)
{
	if (all)
		log_note(&c->log, what, "count", arena_printf(c->arena, "%ld",
			all), NULL);
}

/* Repeats a deed that returns how much it did, until it did nothing. */
static bool exhaust(struct courier *c, unsigned sql, const char *what)
{
	struct answer a;
	long all = 0, n;

	do {
		if (!ask(c, sql, NULL, 0, &a))
			return false;
		n = (long)text_number(a.text, 0);
		all += n;
	} while (n > 0);
	say(c, what, all);
	return true;
}

/* Once through all that are late, some at a time: who was told stays late, and
 * is not looked at again for each of those that follow. */
static bool escalate(struct courier *c)
{
	const char *after = "0";
	struct answer a;
	long all = 0;

	do {
		if (!ask(c, SQL_ESCALATE, &after, 1, &a))
			return false;
		all += (long)text_number(a.text, 0);
		after = a.second;
	} while (after);
	say(c, "escalations", all);
	return true;
}

/* ---- files whose time is over ------------------------------------------ */

static bool delete_files(struct courier *c)
{
	const char *store = conf_get(c->conf, "files"), *id;
	struct answer a;

	for (;;) {
		if (!ask(c, SQL_OLD_FILE, NULL, 0, &a))
			return false;
		if (!a.text)
			return true;
		if (files_remove(store, a.second)) {
			log_fault(&c->log, "a file cannot be deleted", NULL);
			return true;
		}
		id = a.text;		/* ask() empties the answer */
		if (!ask(c, SQL_FILE_GONE, &id, 1, &a))
			return false;
	}
}

/* ---- the closing of the day -------------------------------------------- */

/* Signs what waits, one after the other: an id and a text, and its place for
 * signature and key. */
static bool sign_all(struct courier *c, unsigned waiting, unsigned done)
{
	const char *key = conf_get(c->conf, "sign.file");
	struct answer a;

	for (;;) {
		char signature[SIGN_SIZE], who[SIGN_PUBLIC_SIZE], err[200];
		const char *args[3];

		if (!key || !*key)
			return true;
		if (!ask(c, waiting, NULL, 0, &a))
			return false;
		if (!a.text)
			return true;
		if (crypt_sign(key, a.second, strlen(a.second), signature,
			who, err, sizeof err)) {
			log_fault(&c->log, "nothing can be signed", NULL);
			return true;
		}
		args[0] = a.text;
		args[1] = signature;
		args[2] = who;
		if (!ask(c, done, args, 3, &a))
			return false;
	}
}

static bool close_day(struct courier *c)
{
	struct answer a;

	return ask(c, SQL_CLOSE_DAY, NULL, 0, &a) &&
		sign_all(c, SQL_UNSIGNED, SQL_SIGNED);
}

/* ---- the books --------------------------------------------------------- */

/* What it found stands in the database, and administrators are told there. */
static bool check_ledger(struct courier *c)
{
	struct answer a;

	if (!ask(c, SQL_LEDGER, NULL, 0, &a))
		return false;
	if (a.text && strcmp(a.text, "0"))
		log_fault(&c->log, "the ledger does not agree", "count",
			a.text, NULL);
	return true;
}

/* ---- rounds ------------------------------------------------------------ */

static bool round_of(struct courier *c, bool hourly, bool daily)
{
	struct answer a;
	bool fine = exhaust(c, SQL_RUN_CLOCKS, "clocks") &&
		escalate(c) &&
		exhaust(c, SQL_REMIND, "reminders");
	int n = 1;

	while (fine && n > 0)
		fine = (n = deliver(c, statements[SQL_TAKE].sql,
			statements[SQL_TAKEN].sql)) >= 0;
	fine = fine && close_day(c) &&
		sign_all(c, SQL_LOAN_UNSIGNED, SQL_LOAN_SIGN) &&
		ask(c, SQL_FOLD, NULL, 0, &a);
	if (fine && hourly)
		fine = ask(c, SQL_SWEEP, NULL, 0, &a) &&
			delete_files(c) && check_ledger(c);
	fine = fine && take_away(c, daily);
	arena_reset(c->arena);
	return fine;
}

/* Sleeps so many seconds; false: it is time to stop. */
static bool sleep_for(int stop, long seconds)
{
	struct pollfd p = { .fd = stop, .events = POLLIN };

	return poll(&p, 1, (int)(seconds * 1000)) <= 0;
}

static int stop_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGQUIT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static bool load(struct courier *c)
{
	char err[400];

	c->forever = arena_new(8192);
	c->arena = arena_new(65536);
	c->conf = conf_load(c->forever, err, sizeof err);
	if (!c->conf) {
		fprintf(stderr, "courier: %s\n", err);
		return false;
	}
	c->pages = page_new(&c->log, conf_get(c->conf, "templates"), 0);
	c->db = db_new(&c->log, db_conninfo(c->forever,
		conf_get(c->conf, "db.host"), conf_get(c->conf, "db.port"),
		conf_get(c->conf, "db.name"), "rg_courier",
		conf_get(c->conf, "db.tls")), NULL, 0);
	return true;
}

int main(int argc, char **argv)
{
	struct courier c = { .log = { .program = "courier" } };
	bool once = argc == 2 && !strcmp(argv[1], "once"), fine;
	time_t swept = 0, walked = 0;
	int stop;

	if (argc > 1 && !once) {
		fputs("usage: courier [once]\n", stderr);
		return 64;
	}
	stop = stop_signals();
	if (stop < 0 || !load(&c))
		return 78;
	(void)sandbox_forbid(&c.log, 1);
	do {
		time_t now = time(NULL);
		bool hourly = once || now - swept >= HOUR;
		bool daily = once || now - walked >= DAY;

		fine = round_of(&c, hourly, daily);
		if (fine && hourly)
			swept = now;
		if (fine && daily)
			walked = now;
	} while (!once && sleep_for(stop, conf_number(c.conf,
		"courier.seconds", 10)));
	db_free(c.db);
	page_free(c.pages);
	arena_free(c.arena);
	arena_free(c.forever);
	return fine ? 0 : 1;
}

/* tests of lib/db.c, on the database named by TEST_DB */
#include <stdlib.h>
#include <unistd.h>

#include "db.h"
#include "scratch.h"

enum { ONE, ROWS, BROKEN, REFUSE, MAKE, PUT, COUNT, KILL, SLOW, BIG, LATE };

static const struct statement statements[] = {
	[ONE] = { "ONE", "select $1 as a, null as b", 1 },
	[ROWS] = { "ROWS", "select n as n from generate_series(1, $1::int) n",
		1 },
	[BROKEN] = { "BROKEN", "select * from there_is_no_such_table", 0 },
	[REFUSE] = { "REFUSE", "do $$ begin raise exception using "
		"errcode = 'RG403', message = 'err_role'; end $$", 0 },
	[MAKE] = { "MAKE", "create table db_test.t (n text unique)",
		0 },
	[PUT] = { "PUT", "insert into db_test.t values ($1)", 1 },
	[COUNT] = { "COUNT", "select count(*) from db_test.t where n = $1", 1 },
	[KILL] = { "KILL", "select pg_terminate_backend(pid) from "
		"pg_stat_activity where application_name = $1", 1 },
	[SLOW] = { "SLOW", "set local statement_timeout = '50ms'", 0 },
	[BIG] = { "BIG", "select repeat('x', $1::int)", 1 },
	[LATE] = { "LATE", "select pg_sleep(2)", 0 },
};

static struct log nobody = { .program = "test" };
static struct arena *a;
static struct db *db, *other;

static char seen[1 << 16];

/* Writes all values of a result, NULL as `-`, behind what is there. */
static void take(void *arg, const struct db_result *res)
{
	strcat(seen, arg);
	for (size_t i = 0; i < db_count(res); i++)
		for (size_t c = 0; c < db_width(res); c++) {
			const char *v = db_value(res, i, c);

			if (strlen(seen) < sizeof seen - 100)
				snprintf(seen + strlen(seen), 90, " %s=%s",
					db_column(res, c), v ? v : "-");
		}
}

static void add(unsigned statement, const char *arg, const char *mark)
{
	const char *const args[] = { arg };

	db_add(db, statement, args, arg != NULL, take,
		(void *)(uintptr_t)mark);
}

static void begin(enum db_kind kind)
{
	*seen = '\0';
	db_begin(db, a, kind);
}

static void one_round_trip(void **state)
{
	(void)state;
	scratch_db();
	for (int i = 0; i < 3; i++) {
		begin(DB_AGAIN);
		add(ONE, "x", "1");
		add(ROWS, "2", "2");
		add(ONE, "y", "3");
		assert_string_equal(seen, "");
		assert_int_equal(db_end(db, true), DB_FINE);
		assert_string_equal(seen, "1 a=x b=-2 n=1 n=23 a=y b=-");
		assert_int_equal(db_trips(db), 1);
		assert_false(db_open(db));
	}
}

static void flushes_on_the_way(void **state)
{
	(void)state;
	scratch_db();
	begin(DB_ONCE);
	assert_int_equal(db_flush(db), DB_FINE);
	add(ONE, "x", "1");
	assert_int_equal(db_flush(db), DB_FINE);
	assert_string_equal(seen, "1 a=x b=-");
	assert_int_equal(db_flush(db), DB_FINE);
	assert_int_equal(db_trips(db), 2);
	add(ONE, "y", "2");
	assert_int_equal(db_end(db, false), DB_FINE);
	assert_string_equal(seen, "1 a=x b=-2 a=y b=-");
}

static void mark(void *arg)
{
	strcat(seen, arg);
}

/* Once, before the answers are taken; not when nothing is sent, and not in the
 * next transaction. */
static void works_while_the_server_does(void **state)
{
	char work[] = "work ";

	(void)state;
	scratch_db();
	begin(DB_AGAIN);
	db_meanwhile(db, mark, work);
	add(ONE, "x", "1");
	assert_int_equal(db_flush(db), DB_FINE);
	assert_string_equal(seen, "work 1 a=x b=-");
	add(ONE, "y", "2");
	assert_int_equal(db_end(db, true), DB_FINE);
	assert_string_equal(seen, "work 1 a=x b=-2 a=y b=-");
	begin(DB_AGAIN);
	db_meanwhile(db, mark, work);
	assert_int_equal(db_end(db, true), DB_FINE);
	begin(DB_AGAIN);
	add(ONE, "x", "3");
	assert_int_equal(db_end(db, true), DB_FINE);
	assert_string_equal(seen, "3 a=x b=-");
}

static void nothing_asked_nothing_sent(void **state)
{
	(void)state;
	scratch_db();
	begin(DB_READ);
	assert_int_equal(db_end(db, true), DB_FINE);
	assert_int_equal(db_trips(db), 0);
}

static void null_arguments(void **state)
{
	const char *const args[] = { NULL };
	char mark[] = "";

	(void)state;
	scratch_db();
	begin(DB_READ);
	db_add(db, ONE, args, 1, take, mark);
	assert_int_equal(db_end(db, true), DB_FINE);
	assert_string_equal(seen, " a=- b=-");
}

static void failure_is_sticky_and_logged_once(void **state)
{
	const char *s, *first;

	(void)state;
	scratch_db();
	scratch_log_start();
	begin(DB_AGAIN);
	add(ONE, "x", "1");
	add(BROKEN, NULL, "2");
	add(ONE, "y", "3");
	db_flush(db);
	add(ONE, "z", "4");
	add(BROKEN, NULL, "5");
	db_flush(db);
	db_end(db, true);
	s = scratch_log_end();
	assert_int_equal(db_state(db), DB_FAILED);
	assert_string_equal(seen, "1 a=x b=-");
	assert_string_equal(db_sqlstate(db), "42P01");
	assert_string_equal(db_message(db), "");
	first = strstr(s, "statement=BROKEN sqlstate=42P01\n");
	assert_non_null(first);
	assert_null(strstr(first + 1, "msg="));
	begin(DB_AGAIN);
	add(ONE, "x", "1");
	assert_int_equal(db_end(db, true), DB_FINE);
}

static void refusals_bring_their_words(void **state)
{
	(void)state;
	scratch_db();
	scratch_log_start();
	begin(DB_ONCE);
	add(REFUSE, NULL, "");
	assert_int_equal(db_flush(db), DB_REFUSED);
	assert_string_equal(db_sqlstate(db), "RG403");
	assert_string_equal(db_message(db), "err_role");
	assert_int_equal(db_end(db, true), DB_REFUSED);
	assert_string_equal(scratch_log_end(), "");
}

static const char *count(const char *what)
{
	begin(DB_READ);
	add(COUNT, what, "");
	assert_int_equal(db_end(db, true), DB_FINE);
	return seen;
}

static void commit_keeps_rollback_does_not(void **state)
{
	(void)state;
	scratch_db();
	begin(DB_ONCE);
	add(MAKE, NULL, "");
	add(PUT, "kept", "");
	assert_int_equal(db_end(db, true), DB_FINE);
	begin(DB_ONCE);
	add(PUT, "dropped", "");
	assert_int_equal(db_end(db, false), DB_FINE);
	begin(DB_ONCE);
	add(PUT, "lost", "");
	db_flush(db);
	scratch_log_start();
	add(PUT, "kept", "");		/* unique violation */
	assert_int_equal(db_end(db, true), DB_FAILED);
	scratch_log_end();
	assert_string_equal(db_sqlstate(db), "23505");
	assert_string_equal(count("kept"), " count=1");
	assert_string_equal(count("dropped"), " count=0");
	assert_string_equal(count("lost"), " count=0");
}

static void read_only_from_the_start(void **state)
{
	(void)state;
	scratch_db();
	scratch_log_start();
	begin(DB_READ);
	add(PUT, "never", "");
	assert_int_equal(db_end(db, true), DB_FAILED);
	scratch_log_end();
	assert_string_equal(db_sqlstate(db), "25006");
}

/* Ends the connection of db from another one. */
static void kill_it(void)
{
	const char *const args[] = { "dbtest" };

	assert_int_equal(db_exec(other, statements[KILL].sql, args, 1),
		DB_FINE);
	usleep(50000);
}

static void reconnects_when_idle_connection_died(void **state)
{
	(void)state;
	scratch_db();
	for (int i = 0; i < 2; i++) {
		kill_it();
		begin(DB_ONCE);
		add(ONE, "x", "1");
		assert_int_equal(db_end(db, true), DB_FINE);
		assert_string_equal(seen, "1 a=x b=-");
	}
}

static void does_not_go_on_when_it_died_in_between(void **state)
{
	const char *s;

	(void)state;
	scratch_db();
	begin(DB_ONCE);
	add(PUT, "between", "");
	assert_int_equal(db_flush(db), DB_FINE);
	kill_it();
	scratch_log_start();
	add(ONE, "x", "1");
	assert_int_equal(db_flush(db), DB_AWAY);
	add(ONE, "y", "2");
	assert_int_equal(db_end(db, true), DB_AWAY);
	s = scratch_log_end();
	assert_non_null(strstr(s, "msg=database_away"));
	assert_null(strstr(strstr(s, "msg=") + 1, "msg="));
	assert_string_equal(count("between"), " count=0");
}

static void away_when_there_is_no_server(void **state)
{
	struct db *none = db_new(&nobody, db_conninfo(a, "/nonexistent", "1",
		"x", "it's", NULL), statements, 4);
	const char *const args[] = { "1" };

	(void)state;
	scratch_log_start();
	for (int i = 0; i < 2; i++) {
		db_begin(none, a, DB_ONCE);
		db_add(none, ONE, args, 1, NULL, NULL);
		assert_int_equal(db_end(none, true), DB_AWAY);
		assert_string_equal(db_sqlstate(none), "");
	}
	assert_int_equal(db_exec(none, "select 1", NULL, 0), DB_AWAY);
	assert_non_null(strstr(db_error(none), "/nonexistent"));
	scratch_log_end();
	db_free(none);
}

static void timeouts_are_away(void **state)
{
	(void)state;
	scratch_db();
	scratch_log_start();
	begin(DB_AGAIN);
	add(SLOW, NULL, "");
	add(LATE, NULL, "");
	assert_int_equal(db_end(db, true), DB_AWAY);
	assert_string_equal(db_sqlstate(db), "57014");
	scratch_log_end();
}

/* More than the socket's buffers hold, in both directions at once. */
static void large_traffic_does_not_block(void **state)
{
	static char big[200000];

	(void)state;
	scratch_db();
	memset(big, 'b', sizeof big - 1);
	begin(DB_AGAIN);
	for (int i = 0; i < 30; i++) {
		const char *const args[] = { big };
		const char *const size[] = { "1000000" };

		db_add(db, ONE, args, 1, NULL, NULL);
		db_add(db, BIG, size, 1, NULL, NULL);
	}
	add(ONE, "end", "");
	assert_int_equal(db_end(db, true), DB_FINE);
	assert_string_equal(seen, " a=end b=-");
}

static void prepared_again_after_a_failure(void **state)
{
	(void)state;
	scratch_db();
	scratch_log_start();
	kill_it();
	begin(DB_AGAIN);
	add(BROKEN, NULL, "");
	add(ROWS, "1", "");		/* prepared behind a failure: not */
	db_end(db, true);
	scratch_log_end();
	begin(DB_AGAIN);
	add(ROWS, "1", "");
	assert_int_equal(db_end(db, true), DB_FINE);
	assert_string_equal(seen, " n=1");
}

static void wrong_number_of_arguments_is_ours(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	scratch_log_start();
	pid = fork();
	if (!pid) {
		begin(DB_READ);
		add(ROWS, NULL, "");
		_exit(0);
	}
	waitpid(pid, &status, 0);
	assert_non_null(strstr(scratch_log_end(), "statement=ROWS"));
	assert_int_equal(WEXITSTATUS(status), 70);
}

static void command_line_use(void **state)
{
	const char *const args[] = { "q" };
	char mark[] = "r";

	(void)state;
	scratch_db();
	*seen = '\0';
	assert_int_equal(db_rows(other, "select $1 as a", args, 1, take, mark),
		DB_FINE);
	assert_string_equal(seen, "r a=q");
	assert_int_equal(db_exec(other, "begin; select 1; commit", NULL, 0),
		DB_FINE);
	scratch_log_start();
	assert_int_equal(db_exec(other, "select nonsense", NULL, 0), DB_FAILED);
	scratch_log_end();
	assert_non_null(strstr(db_error(other), "nonsense"));
	assert_int_equal(db_exec(other, "drop schema db_test cascade", NULL, 0),
		DB_FINE);
}

static int start(void **state)
{
	const char *info = getenv("TEST_DB");

	(void)state;
	a = arena_new(1024);
	info = info ? info : "";
	db = db_new(&nobody, arena_printf(a, "%s application_name=dbtest",
		info), statements, sizeof statements / sizeof *statements);
	other = db_new(&nobody, info, NULL, 0);
	if (*info)
		assert_int_equal(db_exec(other, "drop schema if exists db_test "
			"cascade; create schema db_test", NULL, 0), DB_FINE);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	db_free(db);
	db_free(other);
	arena_free(a);
	scratch_clean();
	return 0;
}

/* A server that is back before the transaction ends: what the handler saw
 * fail is not said again behind its back. */
static void what_failed_stays_failed(void **state)
{
	const char *info = getenv("TEST_DB");
	const char *host = info ? strstr(info, "host=/") : NULL;
	char folder[] = "/tmp/ronggui-db.XXXXXX";
	const char *rest = host ? strchr(host, ' ') : NULL;
	const char *link, *args[] = { "1" };
	struct db *late;

	(void)state;
	if (!rest)
		skip();
	assert_non_null(mkdtemp(folder));
	link = arena_printf(a, "%s/.s.PGSQL.5432", folder);
	late = db_new(&nobody, arena_printf(a, "%.*shost=%s%s",
		(int)(host - info), info, folder, rest), statements, 4);
	scratch_log_start();
	*seen = '\0';
	db_begin(late, a, DB_AGAIN);
	db_add(late, ONE, args, 1, take, (void *)(uintptr_t)"!");
	assert_int_equal(db_flush(late), DB_AWAY);
	assert_int_equal(symlink(arena_printf(a, "%.*s/.s.PGSQL.5432",
		(int)(rest - host - 5), host + 5), link), 0);
	assert_int_equal(db_end(late, false), DB_AWAY);
	assert_string_equal(seen, "");
	scratch_log_end();
	db_begin(late, a, DB_AGAIN);
	db_add(late, ONE, args, 1, take, (void *)(uintptr_t)"!");
	assert_int_equal(db_end(late, true), DB_FINE);
	assert_string_equal(seen, "! a=1 b=-");
	db_free(late);
	unlink(link);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_round_trip),
		cmocka_unit_test(flushes_on_the_way),
		cmocka_unit_test(works_while_the_server_does),
		cmocka_unit_test(nothing_asked_nothing_sent),
		cmocka_unit_test(null_arguments),
		cmocka_unit_test(failure_is_sticky_and_logged_once),
		cmocka_unit_test(refusals_bring_their_words),
		cmocka_unit_test(commit_keeps_rollback_does_not),
		cmocka_unit_test(read_only_from_the_start),
		cmocka_unit_test(reconnects_when_idle_connection_died),
		cmocka_unit_test(does_not_go_on_when_it_died_in_between),
		cmocka_unit_test(away_when_there_is_no_server),
		cmocka_unit_test(what_failed_stays_failed),
		cmocka_unit_test(timeouts_are_away),
		cmocka_unit_test(large_traffic_does_not_block),
		cmocka_unit_test(prepared_again_after_a_failure),
		cmocka_unit_test(wrong_number_of_arguments_is_ours),
		cmocka_unit_test(command_line_use),
	};

	alarm(60);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("db", tests, start, clean);
}

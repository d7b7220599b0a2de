/* What the record let go leaves the disk; what it does not know, in reason. */
#include <errno.h>
#include <time.h>
#include <utime.h>

#include "arena.h"
#include "crypt.h"
#include "db.h"
#include "erase.h"
#include "persons.h"
#include "scratch.h"

#define A32 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B32 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static struct log nobody = { .program = "test" };
static struct arena *arena;
static struct db *db;
static struct crypt_keys *keys;
static const char *folders[3];
static struct vault vault, apart;
static struct erase job;

static int begin(void **state)
{
	char err[200];
	const char *conninfo = getenv("TEST_DB");

	(void)state;
	arena = arena_new(4096);
	assert_int_equal(mkdir(scratch_path("files"), 0700), 0);
	assert_int_equal(mkdir(scratch_path("persons"), 0700), 0);
	assert_int_equal(mkdir(scratch_path("apart"), 0700), 0);
	assert_int_equal(crypt_keys_make(scratch_path("suite"), false, err,
		sizeof err), 0);
	keys = crypt_keys_load(scratch_path("suite"), err, sizeof err);
	folders[0] = arena_strdup(arena, scratch_path("persons"));
	folders[1] = arena_strdup(arena, scratch_path("apart"));
	vault = (struct vault){ folders[0], keys, "person" };
	apart = (struct vault){ folders[1], keys, "person" };
	db = db_new(&nobody, conninfo ? conninfo : "host=/nonexistent", NULL,
		0);
	job = (struct erase){ .db = db, .arena = arena,
		.files = arena_strdup(arena, scratch_path("files")),
		.keys = folders,
		.next = "select what, name from erase_test limit 1",
		.done = "delete from erase_test where what = $1 and name = $2",
		.file_unknown = "select 1 where $1 like 'b%'",
		.key_unknown = "select 1 where $1 = '77'" };
	return 0;
}

static int end(void **state)
{
	(void)state;
	db_free(db);
	crypt_keys_free(keys);
	arena_free(arena);
	return 0;
}

static void put_file(const char *name, int old)
{
	char folder[200], path[300];
	struct utimbuf then = { 1, 1 };
	FILE *f;

	snprintf(folder, sizeof folder, "%s/%.2s", scratch_path("files"), name);
	mkdir(folder, 0700);
	snprintf(path, sizeof path, "%s/%s", folder, name + 2);
	f = fopen(path, "w");
	assert_non_null(f);
	fclose(f);
	if (old)
		utime(path, &then);
}

static bool is_file(const char *name)
{
	char path[300];

	snprintf(path, sizeof path, "%s/%.2s/%s", scratch_path("files"), name,
		name + 2);
	return access(path, F_OK) == 0;
}

static bool has_key(const char *account)
{
	struct crypt_key k;

	return persons_key(arena, &vault, account, 0, &k) == 0;
}

static void run_sql(const char *sql)
{
	assert_int_equal(db_rows(db, sql, NULL, 0, NULL, NULL), DB_FINE);
}

static void without_the_database(void **state)
{
	struct db *away = db_new(&nobody, "host=/nonexistent", NULL, 0);
	struct erase e = job;
	struct strays s;

	(void)state;
	put_file(A32, 1);
	e.db = away;
	assert_int_equal(erase_gone(&e), -1);
	assert_int_equal(db_state(away), DB_AWAY);
	assert_int_equal(erase_strays(&e, 60, ERASE_BOTH, &s), -1);
	assert_true(is_file(A32));
	db_free(away);
}

static void let_go(void **state)
{
	struct crypt_key k;

	(void)state;
	if (getenv("TEST_DB") == NULL)
		skip();
	run_sql("create temporary table erase_test (what text, name text)");
	run_sql("insert into erase_test values ('file', '" A32 "'), "
		"('key', '55'), ('key', '56'), ('file', '" B32 "')");
	put_file(A32, 0);
	assert_int_equal(persons_key(arena, &vault, "55", 1, &k), 0);
	assert_int_equal(persons_key(arena, &apart, "55", 1, &k), 0);
	assert_int_equal(persons_key(arena, &vault, "57", 1, &k), 0);
	assert_int_equal(erase_gone(&job), 4);
	assert_false(is_file(A32));
	assert_false(has_key("55"));
	/* Out of every vault. */
	assert_int_equal(persons_key(arena, &apart, "55", 0, &k), -1);
	assert_true(has_key("57"));
	assert_int_equal(erase_gone(&job), 0);
}

static void strays(void **state)
{
	struct crypt_key k;
	struct strays s;

	(void)state;
	if (getenv("TEST_DB") == NULL)
		skip();
	put_file(A32, 1);
	put_file(B32, 1);
	put_file("bbb" "bbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 1);
	put_file("bcbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 0);
	assert_int_equal(persons_key(arena, &vault, "77", 1, &k), 0);
	assert_int_equal(erase_strays(&job, 60, ERASE_NONE, &s), 0);
	assert_int_equal(s.files, 1);
	assert_int_equal(s.keys, 1);
	assert_false(s.too_many);
	assert_true(is_file(B32));
	assert_int_equal(erase_strays(&job, 60, ERASE_FILES, &s), 0);
	assert_false(is_file(B32));
	assert_true(is_file("bcbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"));
	assert_true(is_file(A32));
	assert_true(has_key("77"));
	assert_int_equal(erase_strays(&job, 60, ERASE_BOTH, &s), 0);
	assert_false(has_key("77"));
	assert_true(has_key("57"));
}

/* A record that knows hardly anything is itself wrong. */
static void too_many(void **state)
{
	char name[40];
	struct strays s;

	(void)state;
	if (getenv("TEST_DB") == NULL)
		skip();
	for (int i = 0; i < 25; i++) {
		snprintf(name, sizeof name, "b%031d", i);
		put_file(name, 1);
	}
	assert_int_equal(erase_strays(&job, 60, ERASE_BOTH, &s), 0);
	assert_int_equal(s.files, 25);
	assert_true(s.too_many);
	assert_true(is_file(name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_the_database),
		cmocka_unit_test(let_go),
		cmocka_unit_test(strays),
		cmocka_unit_test(too_many),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, begin, end);
}

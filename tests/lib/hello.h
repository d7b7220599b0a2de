/*
 * hello - a database, templates, keys and a configuration for the program
 * tests/cgi/hello.c, so that whole requests can be tried.
 */
#ifndef HELLO_H
#define HELLO_H

#include "crypt.h"
#include "db.h"
#include "scratch.h"

/* What the tests know of tokens: these two open a session each. */
#define ANNA "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE"
#define OTTO "T1RUT1RUT1RUT1RUT1RUT1RUT1RUT1RUT1RUT1RUT1Q"

static const char hello_sql[] =
"create table thing (no text primary key, text text);"
"insert into thing values ('1', 'one <b>');"
"create table carry (id text primary key, sealed text);"
"create table read_log (route text, object text);"
"create table session (token text primary key, id bigint, ended boolean);"
"insert into session values ('" ANNA "', 11, false), ('" OTTO "', 12, false);"
"create schema api;"
"create function api.enter(t text, p_side text, who text, method text, "
"route text, object text, reads boolean) returns table (id bigint, "
"name text, side text, roles text, lang text, large boolean) "
"language plpgsql as $$ declare i bigint; begin "
"select s.id into i from public.session s where token = t and not ended;"
"if i is null and who not in ('VISITOR') then raise exception using "
"errcode = 'RG401', message = 'err_login'; end if;"
"if who = 'STAFF' then raise exception using errcode = 'RG403', "
"message = 'err_role'; end if;"
"if reads then insert into public.read_log values (route, object); end if;"
"if method = 'GET' then "
"perform set_config('transaction_read_only', 'on', true); end if;"
"return query select i, 'Anna & Co'::text, p_side, 'clerk,chief'::text, "
"null::text, false where i is not null; end $$;"
"create function api.carry_put(text, text) returns void language sql as "
"'insert into public.carry values ($1, $2)';"
"create function api.carry_get(text) returns text language sql as "
"'select sealed from public.carry where id = $1';"
"create function api.fail(state text, words text) returns void "
"language plpgsql as $$ begin raise exception using errcode = state, "
"message = coalesce(words, ''); end $$;"
"grant usage on schema api to public;"
"grant all on all tables in schema public to public;";

static const char hello_cs[] =
"<!DOCTYPE html><title><?cs var:Page.title ?></title>"
"<?cs each:row = Page.rows ?><p><?cs var:row.n ?> <?cs var:row.square ?>"
"<?cs /each ?>\n<?cs var:Text.hello ?> <?cs if:User.roles.chief ?>chief"
"<?cs /if ?>\n";

static const char form_cs[] =
"<form method=post><?cs each:e = Page.errors ?>[<?cs var:e.field ?>:"
"<?cs var:e.key ?>]<?cs /each ?><?cs if:Page.stale ?>stale=<?cs "
"var:Page.stale ?><?cs /if ?><?cs if:Page.carried ?>carried<?cs /if ?>"
"<input name=text value=\"<?cs var:Form.value.text ?>\">"
"<input name=token value=\"<?cs var:Form.token ?>\">"
"<input name=key value=\"<?cs var:Form.key ?>\"></form>\n";

static char hello_name[40];

UNUSED static void hello_files(const char *host, const char *port,
	const char *more)
{
	char text[1000], path[256], err[200];

	snprintf(text, sizeof text, "mode = live\nstate = %s\norigin =\n"
		"origin.desk =\norigin.files =\ndb.host = %s\ndb.port = %s\n"
		"db.name = %s\ntemplates = %s/templates\nservices =\n"
		"files =\nkeys =\nkey.file = %s/keys\nassets.version = 1\n",
		scratch_dir(), host, port, hello_name, scratch_dir(),
		scratch_dir());
	scratch_file("defaults", text);
	scratch_file("conf", more);
	setenv("RONGGUI_DEFAULTS", scratch_path("defaults"), 1);
	setenv("RONGGUI_CONF", scratch_path("conf"), 1);
	snprintf(path, sizeof path, "%s", scratch_path("keys"));
	if (access(path, R_OK))
		assert_int_equal(crypt_keys_make(path, false, err, sizeof err),
			0);
	scratch_file("templates/hello.cs", hello_cs);
	scratch_file("templates/form.cs", form_cs);
	scratch_file("templates/broken.cs", "<?cs include!\"none.cs\" ?>");
	scratch_file("templates/text/zh-CN.hdf", "Text.hello = 你好\n");
	scratch_file("templates/text/en.hdf", "Text.hello = Hello\n");
	scratch_file("templates/error/404.cs", "status=<?cs var:Page.status ?> "
		"<?cs var:Text.hello ?> <?cs var:Page.reason ?>\n");
}

static void hello_keep(void *arg, const struct db_result *res)
{
	char (*to)[100] = arg;

	for (size_t i = 0; i < db_width(res) && i < 2; i++)
		snprintf(to[i], sizeof to[i], "%s", db_value(res, 0, i));
}

/* One statement in the database of the tests' server, or in hello's own. */
UNUSED static void hello_do(const char *database, const char *sql,
	db_take *take, void *arg)
{
	char info[400];
	struct db *db;

	snprintf(info, sizeof info, "%s%s%s", getenv("TEST_DB"),
		*database ? " dbname=" : "", database);
	db = db_new(NULL, info, NULL, 0);
	if (db_rows(db, sql, NULL, 0, take, arg) != DB_FINE)
		fail_msg("%s", db_error(db));
	db_free(db);
}

/* Everything; false without TEST_DB. */
UNUSED static bool hello_start(void)
{
	char where[2][100] = { "", "5432" }, sql[200];

	snprintf(hello_name, sizeof hello_name, "hello_%d", (int)getpid());
	if (getenv("TEST_DB")) {
		hello_do("", "select split_part(current_setting("
			"'unix_socket_directories'), ',', 1), "
			"current_setting('port')", hello_keep, where);
		snprintf(sql, sizeof sql, "create database %s", hello_name);
		hello_do("", sql, NULL, NULL);
		hello_do("", "do $$ begin create role rg_hello_pub login; "
			"exception when duplicate_object then null; end $$",
			NULL, NULL);
		hello_do("", "do $$ begin create role rg_hello_off login; "
			"exception when duplicate_object then null; end $$",
			NULL, NULL);
		hello_do(hello_name, hello_sql, NULL, NULL);
	}
	hello_files(where[0], where[1], "");
	return getenv("TEST_DB") != NULL;
}

UNUSED static void hello_end(void)
{
	char sql[200];

	if (getenv("TEST_DB")) {
		snprintf(sql, sizeof sql, "drop database %s with (force)",
			hello_name);
		hello_do("", sql, NULL, NULL);
		/* Another test may still use them. */
		hello_do("", "do $$ begin drop role if exists rg_hello_pub, "
			"rg_hello_off; exception when others then null; "
			"end $$", NULL, NULL);
	}
	scratch_clean();
}

#endif

/*
 * db - the database.
 *
 * The only file that knows libpq.  A worker holds one connection.  Statements
 * are named, prepared on first use, and only queued until somebody needs an
 * answer: BEGIN, everything queued and COMMIT usually travel together, in one
 * round trip.
 *
 * Failure is sticky.  After the first one, what is queued or still to come in
 * the transaction does nothing, and the state says what happened.  A server
 * that went away is met by reconnecting once, and only where nothing can have
 * been kept.
 */
#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "log.h"

/* A named statement, made from sql/ *.sql at build time. */
struct statement {
	const char *name;
	const char *sql;
	unsigned args;			/* highest $n in it */
};

enum db_state {
	DB_FINE,
	DB_REFUSED,			/* SQLSTATE RGnnn: the visitor's */
	DB_AWAY,			/* server away, full, busy: try again */
	DB_FAILED			/* ours: the statement is wrong */
};

/* The rows of one statement, only valid inside the callback. */
struct db_result;
size_t db_count(const struct db_result *res);
size_t db_width(const struct db_result *res);
const char *db_column(const struct db_result *res, size_t column);
/* NULL for SQL NULL. */
const char *db_value(const struct db_result *res, size_t row, size_t column);

typedef void db_take(void *arg, const struct db_result *res);

struct db;

/* Connects at first use, not here.  conninfo is copied; log and statements
 * must outlive the db; statements may be NULL with count 0. */
struct db *db_new(const struct log *log, const char *conninfo,
	const struct statement *statements, size_t count);
void db_free(struct db *db);

/* A libpq connection string from parts; NULL or "" leaves a part out.  host may
 * name several, with commas: that one is taken which can be written to.  tls is
 * the folder of the certificates: root.crt, and <user>.crt and .key. */
const char *db_conninfo(struct arena *a, const char *host, const char *port,
	const char *name, const char *user, const char *tls);

enum db_kind {
	DB_ONCE,			/* changes rows: never said twice */
	DB_AGAIN,			/* a page: may be said again whole */
	DB_READ				/* the same, read only from the start */
};

/* Opens a transaction: queues BEGIN and clears the state.  When the server
 * turns out to be gone, DB_ONCE is only repeated if COMMIT was not sent. */
void db_begin(struct db *db, struct arena *a, enum db_kind kind);

/* Queues a statement.  args[i] NULL is SQL NULL; values are copied.  take may
 * be NULL.  A wrong number of arguments is our fault and ends the process. */
void db_add(struct db *db, unsigned statement, const char *const *args,
	size_t nargs, db_take *take, void *arg);

/* Once, when the next statements have been sent and before their answer is
 * waited for: work that would have to be done afterwards. */
void db_meanwhile(struct db *db, void (*work)(void *), void *arg);

/* Sends what is queued and runs the callbacks in order. */
enum db_state db_flush(struct db *db);

/* Queues COMMIT (or ROLLBACK), flushes, and checks that the server did what
 * was asked.  Without an open transaction: the state, nothing else. */
enum db_state db_end(struct db *db, bool commit);

bool db_open(const struct db *db);		/* transaction open? */
enum db_state db_state(const struct db *db);
const char *db_sqlstate(const struct db *db);	/* "" when there is none */
/* The text of a refusal (RGnnn), "" otherwise.  Until the next db_begin(). */
const char *db_message(const struct db *db);
unsigned db_trips(const struct db *db);		/* since the last db_begin() */

/*
 * For the command line: one statement at a time, outside the pipeline.  sql
 * is any single statement with $1..$n; without args several are allowed,
 * separated by semicolons.  take is called once with all rows.
 */
enum db_state db_rows(struct db *db, const char *sql, const char *const *args,
	size_t nargs, db_take *take, void *arg);
enum db_state db_exec(struct db *db, const char *sql, const char *const *args,
	size_t nargs);
/* After db_rows()/db_exec(): the server's words for the operator. */
const char *db_error(const struct db *db);

#endif

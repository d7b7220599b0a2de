/*
 * A transaction is an array of queued statements.  db_flush() sends those not
 * yet sent, asks for a Sync, and takes the answers in order; until COMMIT was
 * sent the array is all that is needed to say everything again on a new
 * connection.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libpq-fe.h>

#include "db.h"

enum { PATIENCE = 30 };		/* seconds without a word from the server */

/* Statements that need no preparing. */
enum { BEGIN = -1, COMMIT = -2, ROLLBACK = -3 };

struct queued {
	int statement;
	const char *const *args;
	size_t nargs;
	db_take *take;
	void *arg;
};

/* What the server owes an answer for. */
struct owed {
	size_t queued;
	bool preparing;
};

struct db {
	const struct log *log;
	const char *conninfo;
	const struct statement *statements;
	size_t count;
	bool *prepared;

	PGconn *conn;			/* NULL: not connected */
	bool stale;			/* plans are out of date */
	struct arena *arena;		/* of the transaction */
	bool open, committing;
	enum db_kind kind;
	bool answered;			/* the server has begun */
	bool silent;			/* it is there and says nothing */
	struct queued *queue;
	size_t n, size, sent;
	struct owed *owed;
	size_t nowed, owedsize;
	void (*work)(void *);		/* to do while the server is at it */
	void *work_arg;

	enum db_state state;
	char sqlstate[6];
	char message[512];
	char error[1024];
	char tag[16];
	unsigned trips;
};

size_t db_count(const struct db_result *res)
{
	return (size_t)PQntuples((const PGresult *)res);
}

size_t db_width(const struct db_result *res)
{
	return (size_t)PQnfields((const PGresult *)res);
}

const char *db_column(const struct db_result *res, size_t column)
{
	return PQfname((const PGresult *)res, (int)column);
}

const char *db_value(const struct db_result *res, size_t row, size_t column)
{
	const PGresult *r = (const PGresult *)res;

	if (row >= db_count(res) || column >= db_width(res) ||
	    PQgetisnull(r, (int)row, (int)column))
		return NULL;
	return PQgetvalue(r, (int)row, (int)column);
}

static void *more(void *p, size_t *size, size_t each)
{
	*size = *size ? 2 * *size : 32;
	p = realloc(p, *size * each);
	if (!p)
		log_die(NULL, "out of memory");
	return p;
}

struct db *db_new(const struct log *log, const char *conninfo,
	const struct statement *statements, size_t count)
{
	struct db *db = calloc(1, sizeof *db);

	if (!db || !(db->conninfo = strdup(conninfo)) ||
	    !(db->prepared = calloc(count + 1, sizeof *db->prepared)))
		log_die(log, "out of memory");
	db->log = log;
	db->statements = statements;
	db->count = count;
	return db;
}

static void disconnect(struct db *db)
{
	PQfinish(db->conn);
	db->conn = NULL;
	db->stale = false;
	memset(db->prepared, 0, db->count * sizeof *db->prepared);
}

void db_free(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	free(db->prepared);
	free(db->queue);
	free(db->owed);
	free((char *)db->conninfo);
	free(db);
}

static void part(struct buf *b, const char *word, const char *value)
{
	buf_printf(b, " %s='", word);
	for (const char *s = value; *s; s++)
		buf_printf(b, "%s%c", *s == '\'' || *s == '\\' ? "\\" : "",
			*s);
	buf_puts(b, "'");
}

/* A host that is cut off is noticed within seconds, whether it owes an answer
 * (user timeout), a sign of life (keepalives) or a connection; a standby is
 * passed over. */
const char *db_conninfo(struct arena *a, const char *host, const char *port,
	const char *name, const char *user, const char *tls)
{
	const char *const word[] = { "host", "port", "dbname", "user" };
	const char *const value[] = { host, port, name, user };
	struct buf b = buf_new(a);

	buf_puts(&b, "connect_timeout=2 tcp_user_timeout=2000 "
		"keepalives_idle=2 keepalives_interval=1 keepalives_count=2 "
		"target_session_attrs=read-write client_encoding=UTF8");
	for (size_t i = 0; i < 4; i++)
		if (value[i] && *value[i])
			part(&b, word[i], value[i]);
	if (tls && *tls) {
		part(&b, "sslmode", "verify-full");
		part(&b, "sslrootcert", arena_printf(a, "%s/root.crt", tls));
		part(&b, "sslcert", arena_printf(a, "%s/%s.crt", tls, user));
		part(&b, "sslkey", arena_printf(a, "%s/%s.key", tls, user));
	}
	return b.data;
}

/* ---- failure ----------------------------------------------------------- */

static const char *name_of(const struct db *db, const struct queued *q)
{
	static const char *const own[] = { "BEGIN", "COMMIT", "ROLLBACK" };

	if (!q)
		return "-";
	return q->statement < 0 ? own[-q->statement - 1]
		: db->statements[q->statement].name;
}

static enum db_state class_of(const char *sqlstate)
{
	/* connection, roll-back by rivalry, resources, operator, lock */
	static const char *const away[] = { "08", "40", "53", "57", "55P03",
		"25P03" };

	if (!*sqlstate)
		return DB_AWAY;
	if (!strncmp(sqlstate, "RG", 2))
		return DB_REFUSED;
	for (size_t i = 0; i < sizeof away / sizeof *away; i++)
		if (!strncmp(sqlstate, away[i], strlen(away[i])))
			return DB_AWAY;
	return DB_FAILED;
}

/* The first failure stands, and is logged unless it is the visitor's. */
static void fail(struct db *db, enum db_state state, const char *sqlstate,
	const char *message, const struct queued *q)
{
	if (db->state != DB_FINE)
		return;
	db->state = state;
	snprintf(db->sqlstate, sizeof db->sqlstate, "%s", sqlstate);
	snprintf(db->message, sizeof db->message, "%s",
		state == DB_REFUSED ? message : "");
	if (state != DB_REFUSED)
		log_fault(db->log, state == DB_AWAY ? "database away"
			: "statement failed", "statement", name_of(db, q),
			"sqlstate", *sqlstate ? sqlstate : "-", NULL);
	/* A plan made before a migration, or lost: the next begin connects
	 * anew. */
	if (!strcmp(sqlstate, "0A000") || !strcmp(sqlstate, "26000"))
		db->stale = true;
}

static void fail_result(struct db *db, const PGresult *r,
	const struct queued *q)
{
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

	if (!state)
		state = "";
	snprintf(db->error, sizeof db->error, "%s", PQresultErrorMessage(r));
	fail(db, class_of(state), state, text ? text : "", q);
}

/* ---- connection -------------------------------------------------------- */

static void no_notice(void *arg, const char *message)
{
	(void)arg, (void)message;	/* may name data; the server has it */
}

static bool connect_now(struct db *db)
{
	disconnect(db);
	db->conn = PQconnectdb(db->conninfo);
	if (PQstatus(db->conn) == CONNECTION_OK) {
		PQsetNoticeProcessor(db->conn, no_notice, NULL);
		return true;
	}
	snprintf(db->error, sizeof db->error, "%s", PQerrorMessage(db->conn));
	disconnect(db);
	return false;
}

/* A server that stopped has said so on the idle connection: listening costs
 * one system call and spares most of the repeating. */
static bool usable(struct db *db)
{
	struct pollfd p;

	if (!db->conn || db->stale || PQstatus(db->conn) != CONNECTION_OK ||
	    PQtransactionStatus(db->conn) != PQTRANS_IDLE)
		return false;
	p = (struct pollfd){ .fd = PQsocket(db->conn), .events = POLLIN };
	if (poll(&p, 1, 0) <= 0)
		return true;
	return PQconsumeInput(db->conn) && PQstatus(db->conn) == CONNECTION_OK
		&& !(p.revents & (POLLHUP | POLLERR));
}

static bool pipeline(struct db *db)
{
	return (usable(db) || connect_now(db)) &&
		(PQpipelineStatus(db->conn) == PQ_PIPELINE_ON ||
		 PQenterPipelineMode(db->conn)) &&
		!PQsetnonblocking(db->conn, 1);
}

/* Waits for an answer, sending what still waits.  false: gone, or silent. */
static bool await(struct db *db)
{
	time_t until = time(NULL) + PATIENCE;

	while (PQisBusy(db->conn)) {
		int unsent = PQflush(db->conn);
		struct pollfd p = { PQsocket(db->conn), POLLIN, 0 };

		if (unsent < 0)
			return false;
		if (unsent)
			p.events |= POLLOUT;
		if (poll(&p, 1, 1000) < 0 && errno != EINTR)
			return false;
		if (p.revents && !PQconsumeInput(db->conn))
			return false;
		if (time(NULL) > until) {
			db->silent = true;
			return false;
		}
	}
	return true;
}

/* ---- the queue --------------------------------------------------------- */

static void queue(struct db *db, int statement, const char *const *args,
	size_t nargs, db_take *take, void *arg)
{
	const char **copy = arena_alloc(db->arena, (nargs + 1) * sizeof *copy);

	for (size_t i = 0; i < nargs; i++)
		copy[i] = arena_strdup(db->arena, args[i]);
	if (db->n == db->size)
		db->queue = more(db->queue, &db->size, sizeof *db->queue);
	db->queue[db->n++] = (struct queued){ statement, copy, nargs, take,
		arg };
}

void db_begin(struct db *db, struct arena *a, enum db_kind kind)
{
	db->arena = a;
	db->n = db->sent = db->nowed = 0;
	db->state = DB_FINE;
	db->sqlstate[0] = db->message[0] = db->error[0] = db->tag[0] = '\0';
	db->kind = kind;
	db->open = true;
	db->answered = db->committing = db->silent = false;
	db->work = NULL;
	db->trips = 0;
	queue(db, BEGIN, NULL, 0, NULL, NULL);
}

void db_add(struct db *db, unsigned statement, const char *const *args,
	size_t nargs, db_take *take, void *arg)
{
	if (!db->open || statement >= db->count)
		log_die(db->log, "statement outside a transaction");
	if (nargs != db->statements[statement].args) {
		log_fault(db->log, "wrong number of arguments", "statement",
			db->statements[statement].name, NULL);
		log_die(db->log, "wrong number of arguments");
	}
	if (db->state == DB_FINE)
		queue(db, (int)statement, args, nargs, take, arg);
}

static void owe(struct db *db, size_t queued, bool preparing)
{
	if (db->nowed == db->owedsize)
		db->owed = more(db->owed, &db->owedsize, sizeof *db->owed);
	db->owed[db->nowed++] = (struct owed){ queued, preparing };
}

static bool send_own(struct db *db, int statement)
{
	const char *sql = statement == COMMIT ? "commit"
		: statement == ROLLBACK ? "rollback"
		: db->kind == DB_READ ? "begin read only" : "begin";

	return PQsendQueryParams(db->conn, sql, 0, NULL, NULL, NULL, NULL, 0);
}

static bool send_one(struct db *db, size_t i)
{
	const struct queued *q = &db->queue[i];
	const struct statement *s;

	if (q->statement < 0) {
		owe(db, i, false);
		return send_own(db, q->statement);
	}
	s = &db->statements[q->statement];
	if (!db->prepared[q->statement]) {
		owe(db, i, true);
		db->prepared[q->statement] = true;
		if (!PQsendPrepare(db->conn, s->name, s->sql, 0, NULL))
			return false;
	}
	owe(db, i, false);
	return PQsendQueryPrepared(db->conn, s->name, (int)q->nargs, q->args,
		NULL, NULL, 0);
}

static void take_result(struct db *db, const PGresult *r, const struct owed *o)
{
	const struct queued *q = &db->queue[o->queued];

	switch (PQresultStatus(r)) {
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
		db->answered = true;
		if (o->preparing)
			return;
		if (q->statement < 0)
			snprintf(db->tag, sizeof db->tag, "%s",
				PQcmdStatus((PGresult *)r));
		if (q->take && db->state == DB_FINE)
			q->take(q->arg, (const struct db_result *)r);
		return;
	case PGRES_PIPELINE_ABORTED:
		break;
	default:
		fail_result(db, r, q);
	}
	if (o->preparing)
		db->prepared[q->statement] = false;
}

/* Takes every answer up to the Sync.  false: the connection is gone. */
static bool take_all(struct db *db)
{
	for (size_t i = 0; i <= db->nowed; ) {
		PGresult *r;
		bool sync;

		if (!await(db))
			return false;
		r = PQgetResult(db->conn);
		if (!r) {
			if (PQstatus(db->conn) != CONNECTION_OK)
				return false;
			i++;			/* end of one statement */
			continue;
		}
		sync = PQresultStatus(r) == PGRES_PIPELINE_SYNC;
		if (!sync && i < db->nowed)
			take_result(db, r, &db->owed[i]);
		PQclear(r);
		if (sync)
			return i == db->nowed;
		if (PQstatus(db->conn) != CONNECTION_OK)
			return false;
	}
	return false;
}

void db_meanwhile(struct db *db, void (*work)(void *), void *arg)
{
	db->work = work;
	db->work_arg = arg;
}

static void work(struct db *db)
{
	void (*run)(void *) = db->work;

	db->work = NULL;
	if (run)
		run(db->work_arg);
}

static bool exchange(struct db *db)
{
	db->nowed = 0;
	db->trips++;
	if (!db->sent && !pipeline(db))
		return false;
	for (; db->sent < db->n; db->sent++)
		if (!send_one(db, db->sent))
			return false;
	if (!PQpipelineSync(db->conn))
		return false;
	work(db);
	return take_all(db);
}

/* May all of it be said again?  Not if a callback has run, and not if COMMIT
 * may have been heard. */
static bool may_repeat(const struct db *db)
{
	return !db->answered && !db->silent &&
		(db->kind != DB_ONCE || !db->committing);
}

enum db_state db_flush(struct db *db)
{
	if (!db->open || db->sent == db->n ||
	    (db->state != DB_FINE && !db->committing))
		return db->state;
	if (exchange(db))
		return db->state;
	if (may_repeat(db)) {
		disconnect(db);
		db->sent = 0;
		db->state = DB_FINE;
		if (exchange(db))
			return db->state;
	}
	if (db->conn && !db->error[0])
		snprintf(db->error, sizeof db->error, "%s",
			PQerrorMessage(db->conn));
	disconnect(db);
	fail(db, DB_AWAY, "", "", NULL);
	return db->state;
}

enum db_state db_end(struct db *db, bool commit)
{
	bool began = db->sent > 0;

	if (!db->open)
		return db->state;
	if (db->state != DB_FINE)
		commit = false;
	/* Gone, and all with it: nothing of it is said again, for the handler
	 * has seen that it failed. */
	if (!db->conn && (began || db->state != DB_FINE)) {
		db->open = false;
		return db->state;
	}
	if (!began && db->n == 1) {		/* nobody asked anything */
		db->open = false;
		return db->state;
	}
	db->committing = true;
	queue(db, commit ? COMMIT : ROLLBACK, NULL, 0, NULL, NULL);
	db_flush(db);
	/* An error in the same batch leaves COMMIT unread and the transaction
	 * open. */
	if (db->conn && PQtransactionStatus(db->conn) != PQTRANS_IDLE) {
		queue(db, ROLLBACK, NULL, 0, NULL, NULL);
		db_flush(db);
	}
	db->open = false;
	/* After an error COMMIT answers ROLLBACK, with status OK. */
	if (commit && db->state == DB_FINE && strcmp(db->tag, "COMMIT"))
		fail(db, DB_FAILED, "40000", "", &db->queue[db->n - 1]);
	return db->state;
}

bool db_open(const struct db *db)
{
	return db->open;
}

enum db_state db_state(const struct db *db)
{
	return db->state;
}

const char *db_sqlstate(const struct db *db)
{
	return db->sqlstate;
}

const char *db_message(const struct db *db)
{
	return db->message;
}

unsigned db_trips(const struct db *db)
{
	return db->trips;
}

/* ---- command line ------------------------------------------------------ */

enum db_state db_rows(struct db *db, const char *sql, const char *const *args,
	size_t nargs, db_take *take, void *arg)
{
	PGresult *r;

	db->state = DB_FINE;
	db->sqlstate[0] = db->message[0] = db->error[0] = '\0';
	if (!db->conn && !connect_now(db)) {
		db->state = DB_AWAY;
		return db->state;
	}
	r = nargs ? PQexecParams(db->conn, sql, (int)nargs, NULL, args, NULL,
			NULL, 0)
		: PQexec(db->conn, sql);
	switch (PQresultStatus(r)) {
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
	case PGRES_EMPTY_QUERY:
		if (take)
			take(arg, (const struct db_result *)r);
		break;
	default:
		fail_result(db, r, NULL);
		if (PQstatus(db->conn) != CONNECTION_OK)
			disconnect(db);
	}
	PQclear(r);
	return db->state;
}

enum db_state db_exec(struct db *db, const char *sql, const char *const *args,
	size_t nargs)
{
	return db_rows(db, sql, args, nargs, NULL, NULL);
}

const char *db_error(const struct db *db)
{
	return db->error;
}

/* Files and keys that the record let go. */
#include "courier.h"

#include "courier.sql.h"
#include "erase.h"
#include "vaults.h"

enum { DAY = 24 * 3600 };

static void say(struct courier *c, const char *what, long n)
{
	if (n > 0)
		log_note(&c->log, what, "count", arena_printf(c->arena, "%ld",
			n), NULL);
}

bool take_away(struct courier *c, bool strays)
{
	const struct erase e = { .db = c->db, .arena = c->arena,
		.files = conf_get(c->conf, "files"),
		.keys = vaults_folders(c->arena, c->conf),
		.next = statements[SQL_GONE].sql,
		.done = statements[SQL_GONE_DONE].sql,
		.file_unknown = statements[SQL_FILE_UNKNOWN].sql,
		.key_unknown = statements[SQL_KEY_UNKNOWN].sql };
	struct strays s = { .files = 0 };
	long n = erase_gone(&e);
	bool fine = n >= 0 && (!strays || !erase_strays(&e, DAY, ERASE_FILES,
		&s));

	/* Keys that nobody knows are officers' matter: ronggui retention. */
	say(c, "taken from the disk", n);
	say(c, s.too_many ? "files unknown to the record, too many to take" :
		"stray files taken from the disk", s.files);
	if (fine)
		return true;
	log_fault(&c->log, "not taken from the disk", "sqlstate",
		db_sqlstate(c->db), NULL);
	/* A folder that is not there is no reason to stop delivering. */
	return db_state(c->db) == DB_FINE;
}

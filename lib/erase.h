/*
 * erase: takes from the disk what the record let go.
 *
 * The record names files and persons' keys that must go (rg.gone) in the
 * transaction that lets go of them; whoever runs next takes them away, however
 * often it was interrupted.  And what lies on the disk though no row speaks of
 * it, such as a file whose row was never committed, is found by walking.
 *
 * The statements come from the caller, each program has its own:
 *
 *	next		one row `what name`, what is "file" or "key"; none: done
 *	done		$1 what, $2 name: it went
 *	file_unknown	$1 name: a row when no row of the record speaks of it
 *	key_unknown	$1 account: a row when there is none, or an erased one
 */
#ifndef ERASE_H
#define ERASE_H

struct arena;
struct db;

struct erase {
	struct db *db;
	struct arena *arena;		/* grows with what is found */
	const char *files;		/* folder */
	const char *const *keys;	/* folders, ended by NULL */
	const char *next, *done, *file_unknown, *key_unknown;
};

/*
 * Takes away all that the record let go.  Returns how many, or -1: the
 * database failed (its state says how) or a file could not be removed (its
 * state is fine; errno).
 */
long erase_gone(const struct erase *e);

/* What erase_strays() found, and whether it was too much to be true. */
struct strays {
	long files, keys;		/* unknown to the record */
	long all;			/* looked at */
	int too_many;
};

/*
 * Files last written more than `seconds` ago, and keys, that the record does
 * not know: counted, and taken away where `away` says so.  More than twenty
 * and a tenth of all are not taken but said to be too many: then it is the
 * record that is wrong, such as one restored from an older backup.  Returns 0,
 * or -1 as above.
 */
enum { ERASE_NONE, ERASE_FILES, ERASE_BOTH };
int erase_strays(const struct erase *e, long seconds, int away,
	struct strays *out);

#endif

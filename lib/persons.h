/*
 * persons: the keys of persons, kept outside the database.
 *
 * Everything sensitive about a person (fields of class P3 and M, files,
 * issued papers) is encrypted under a key of that person's own.  The key lies
 * in FOLDER/ab/<account>, wrapped by the vault's key: in no backup of
 * the database.  Taking the file away erases all that was encrypted with it,
 * wherever copies lie (Personal Information Protection Law, article 47).
 *
 * The file has a line for each version of the key, the last is used to make.
 * Older ones stay, since the history is chained over values made with them.
 */
#ifndef PERSONS_H
#define PERSONS_H

struct arena;
struct crypt_key;
struct crypt_keys;

/*
 * Where keys lie and what wraps them.  The suite has one vault; a module that
 * keeps confidences has others, with a ring of its own: a person has a key in
 * each, and who has not the ring opens none of them.
 */
struct vault {
	const char *folder;
	const struct crypt_keys *keys;
	const char *purpose;	/* "person"; "counsel": of who writes notes */
};

/*
 * The key of an account (its number in digits) into *out, what is older
 * hanging on it; wipe *out after use, the older ones are wiped with the arena.
 * With `make` a person who has none gets one, and one of the suite that is
 * written with now if his newest is of the other.  Returns 0, or -1 with
 * errno: ENOENT no such key, EINVAL not a number, EBADMSG it does not open,
 * others from the system.
 */
int persons_key(struct arena *, const struct vault *, const char *account,
    int make, struct crypt_key *out);

/*
 * After the suite's key was renewed: wraps all versions with the new one and
 * adds a new version, unless that was done.  Returns 1 done, 0 nothing to do,
 * -1 with errno as above.
 */
int persons_renew(struct arena *, const struct vault *, const char *account);

/* How many versions are wrapped with the suite's key of that id.  -1, errno. */
int persons_wrapped(struct arena *, const char *folder, const char *account,
    const char *id);

/* Takes a person's key away for good.  None there is no error.  0 or -1. */
int persons_erase(const char *folder, const char *account);

/*
 * Calls run for each account that has a key; non-zero from it ends the walk.
 * What an interrupted making left behind for an hour is taken away.  Returns
 * how many there were, or -1 with errno: ENOENT no such folder, others where
 * a part of it could not be looked through.
 */
long persons_each(const char *folder, int (*run)(void *arg,
    const char *account), void *arg);

#endif

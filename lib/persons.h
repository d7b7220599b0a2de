/*
 * persons: the keys of persons, kept outside the database.
 *
 * Everything sensitive about a person (fields of class P3 and M, files,
 * issued papers) is encrypted under a key of that person's own.  The key lies
 * in FOLDER/ab/<account>, wrapped by the suite's key: in no backup of
 * the database.  Taking the file away erases all that was encrypted with it,
 * wherever copies lie (Personal Information Protection Law, article 47).
 */
#ifndef PERSONS_H
#define PERSONS_H

struct arena;
struct crypt_key;
struct crypt_keys;

/*
 * The key of an account (its number in digits) into *out; wipe it after use.
 * With `make` a person who has none gets one.  Returns 0, or -1 with errno:
 * ENOENT no such key, EINVAL not a number, EBADMSG it does not open, others
 * from the system.
 */
int persons_key(struct arena *, const char *folder, const struct crypt_keys *,
    const char *account, int make, struct crypt_key *out);

/* Takes a person's key away for good.  None there is no error.  0 or -1. */
int persons_erase(const char *folder, const char *account);

#endif

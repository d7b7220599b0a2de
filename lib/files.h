/*
 * files: the store of what people uploaded.
 *
 * A file is kept under a name the server made, STORE/ab/cdef… (32 hexadecimal
 * digits in all), encrypted with the key of the person it belongs to: lines
 * of text, each a value of crypt_encrypt() over at most 48 KiB, bound to the
 * file's name, its place and whether it is the last.  A piece that was
 * changed, moved, left out or added is found on reading.  Deleting the
 * person's key makes the file unreadable wherever a copy lies.  Names and
 * types as declared stand in the database only.
 *
 * The caller has had the file scanned and re-encoded by the press.
 */
#ifndef FILES_H
#define FILES_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct crypt_key;
struct crypt_keys;

enum {
	FILES_NAME = 32,
	FILES_MAX = 11 * 1024 * 1024,	/* most bytes in one file */
	FILES_SECONDS = 300		/* how long an address is good */
};

struct stored {
	char name[FILES_NAME + 1];
	char sha256[64 + 1];	/* of the open text, hexadecimal */
	uint64_t size;		/* of the open text */
};

/*
 * Encrypts what `fd` holds (from its beginning, at most FILES_MAX) into a new
 * file of the folder `store`, and returns when it is on the disk: 0, or -1
 * with errno (EFBIG too large, ENOSPC disk full, ...) and nothing left
 * behind.  A file whose row was not committed is removed by files_sweep().
 */
int files_put(const char *store, const struct crypt_key *, int fd,
    struct stored *);

/*
 * Writes the open text of `name` to `out`, an empty memory file.  Returns 0,
 * with `out` at offset 0; or -1 with errno and `out` empty: ENOENT no such
 * file, EINVAL not a name, EBADMSG another key or a changed file.
 */
int files_get(const char *store, const struct crypt_key *, const char *name,
    int out);

/*
 * Encrypts a file anew with the key itself, where it was made with an older
 * one that hangs on it: whole or not at all, under the same name; who has it
 * open reads on.  Returns 1 done, 0 nothing to do, -1 with errno as files_get.
 */
int files_renew(const char *store, const struct crypt_key *, const char *name);

/* Removes a file.  Removing what is not there is no error.  0 or -1. */
int files_remove(const char *store, const char *name);

/*
 * Calls gone() with the name of every file last written more than `seconds`
 * ago; where it answers non-zero the file is removed.  For the nightly check
 * against the database.  What an interrupted files_renew() left is removed
 * too.  Returns the number removed, or -1 with errno.
 */
long files_sweep(const char *store, long seconds,
    int (*gone)(void *arg, const char *name), void *arg);

/*
 * The last part of an address under which one file can be read for
 * FILES_SECONDS: a sealed text in URL characters.  `key` is the suite's key of
 * purpose "seal"; `session` names the reader's session, `id` the file in the
 * database; `now` is seconds of real time.  NULL if it cannot be made.
 */
const char *files_address(struct arena *, const struct crypt_key *key,
    const char *session, const char *id, int64_t now);

/*
 * The session named in an address that is whole, was made for `id` and has
 * not expired; else NULL.  The caller sees that the session still lives.
 */
const char *files_check(struct arena *, const struct crypt_keys *,
    const char *address, const char *id, int64_t now);

#endif

/*
 * keys: what the files of `ronggui keys` share (keys.c, keys_renew.c).
 */
#ifndef KEYS_H
#define KEYS_H

#include "crypt.h"
#include "instance.h"
#include "vaults.h"

struct conf;

enum { DAY = 24 * 3600, PAUSE = 20 };

struct renewal {
	struct instance in;
	const struct conf *conf;
	struct vaults all;
	struct crypt_keys *keys;	/* the suite's ring */
	const char *store;		/* of files */
};

/*
 * Opens instance, configuration and rings; strict: they must have keys of
 * the suite that is configured. 0, or -1 after a sentence. Close it with
 * keys_close() in both cases.
 */
int keys_open(struct renewal *k, int strict);
void keys_close(struct renewal *k);

/*
 * Encrypts anew what stands under older keys: persons' keys, their answers,
 * files and papers, notes of counsellors, second factors. May be interrupted
 * at any moment and run again; goes on where it was. `pause`: seconds between
 * the new keys and their first use, longer than any page takes. 0, or -1 after
 * a sentence.
 */
int keys_renew(struct renewal *k, long pause);

#endif

/*
 * vaults: all places where keys of persons lie, as the configuration names
 * them.
 *
 * The suite's own is `keys` with the ring `key.file`.  A module that keeps
 * confidences has `keys.MODULE` with the ring `key.file.MODULE`; below that
 * folder, in `counsel`, lie the keys of those who write notes that nobody else
 * may read.  For what works on all of them: renewal, erasure, checks.
 */
#ifndef VAULTS_H
#define VAULTS_H

#include <stddef.h>

#include "persons.h"

struct conf;
struct crypt_keys;

enum { VAULTS_MAX = 8 };

struct vaults {
	struct ring_of {
		const char *module;	/* "" for the suite */
		const char *file;
		struct crypt_keys *keys;
	} ring[VAULTS_MAX];
	size_t rings;
	struct {
		const char *module;
		struct vault is;
	} vault[2 * VAULTS_MAX];
	size_t n;
};

/*
 * Opens every ring the configuration names; strict: each must have keys of the
 * suite that is configured.  Texts live in the arena.  Returns 0, or -1 and a
 * sentence in err; close it in both cases.
 */
int vaults_open(struct arena *, const struct conf *, int strict,
    struct vaults *out, char *err, size_t errlen);
void vaults_close(struct vaults *);

/* The vault of purpose "person" for cases of that module. */
const struct vault *vaults_of(const struct vaults *, const char *module);

/* The vault, in that of a module, of those who write notes. */
struct vault vaults_notes(struct arena *, const struct vault *module);

/* The folders alone, ended by NULL; nothing is opened. */
const char *const *vaults_folders(struct arena *, const struct conf *);

#endif

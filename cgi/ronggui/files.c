/*
 * ronggui files: is every stored file and printed paper what it was?
 *
 *	verify	opens each with the key of the person it belongs to, compares
 *		its SHA-256 with the record, and names each that is changed,
 *		missing, or whose key is missing.
 *
 * For the days after a restore, and now and then: the record, the files and
 * the keys are kept apart and may be brought back from different moments.
 */
#include "ronggui.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "conf.h"
#include "crypt.h"
#include "files.h"
#include "instance.h"
#include "persons.h"
#include "text.h"
#include "vaults.h"


struct files {
	struct instance in;
	struct vaults vaults;
	const char *folder;
	const char *after;		/* the row last seen */
	size_t rows, seen, bad;
	int out;			/* where the open text goes */
};

/* ---- one file ---------------------------------------------------------- */

static const char *digest(int fd, struct arena *a)
{
	unsigned char sum[CRYPT_DIGEST];
	char *hex = arena_alloc(a, TEXT_HEX_SIZE(sizeof sum));
	off_t size = lseek(fd, 0, SEEK_END);
	char *bytes = size < 0 ? NULL : malloc((size_t)size + 1);

	if (bytes == NULL || pread(fd, bytes, (size_t)size, 0) != size) {
		free(bytes);
		return "";
	}
	crypt_sha256(bytes, (size_t)size, sum);
	free(bytes);
	text_hex(sum, sizeof sum, hex);
	return hex;
}

/* NULL when it is what it was, else what is wrong. */
static const char *fault(struct files *f, struct arena *a,
	const struct vault *vault, const char *owner, const char *name,
	const char *sum)
{
	struct crypt_key key;
	int bad;

	if (persons_key(a, vault, owner, 0, &key))
		return errno == ENOENT ? "the person's key is missing"
			: "the person's key does not open";
	bad = ftruncate(f->out, 0) || lseek(f->out, 0, SEEK_SET) ||
		files_get(f->folder, &key, name, f->out);
	explicit_bzero(&key, sizeof key);
	if (bad)
		return errno == ENOENT ? "missing" : errno == EBADMSG ||
			errno == EINVAL ? "changed" : strerror(errno);
	return strcmp(digest(f->out, a), sum) ? "changed" : NULL;
}

static void take(void *arg, const struct db_result *res)
{
	struct files *f = arg;

	f->rows = db_count(res);
	for (size_t i = 0; i < f->rows; i++) {
		struct arena *a = arena_new(4096);
		const char *wrong = fault(f, a, vaults_of(&f->vaults,
			db_value(res, i, 5)), db_value(res, i, 2),
			db_value(res, i, 3), db_value(res, i, 4));

		f->seen++;
		if (wrong != NULL) {
			f->bad++;
			printf("%s: %s\n", db_value(res, i, 1), wrong);
		}
		arena_free(a);
	}
	if (f->rows > 0)
		f->after = arena_strdup(f->in.arena, db_value(res, f->rows - 1,
			0));
}

/* ---- all of them ------------------------------------------------------- */

static int prepare(struct files *f)
{
	char err[512];
	const struct conf *c = conf_load(f->in.arena, err, sizeof err);

	if (c == NULL || vaults_open(f->in.arena, c, 0, &f->vaults, err,
	    sizeof err) != 0)
		return fail("%s", err);
	f->folder = conf_get(c, "files");
	f->out = memfd_create("file", MFD_CLOEXEC);
	return f->out < 0 ? fail("%s", strerror(errno)) : DONE;
}

static int verify(struct files *f)
{
	static const char batch[] = "200";	/* rows asked for at once */

	f->after = "";
	do
		if (instance_ask(&f->in, "files", "select place, what, owner, "
		    "stored, sha256, module from "
		    "api.files_kept($1, $2::int)",
		    (const char *const[]){ f->after, batch }, 2, take,
		    f) != 0)
			return FAILED;
	while (f->rows > 0);
	printf("%zu files and papers, %zu not as they were\n", f->seen, f->bad);
	return f->bad > 0 ? FAILED : DONE;
}

int cmd_files(int argc, char **argv)
{
	struct files f = { .out = -1 };
	int status = FAILED;

	if (argc != 2 || strcmp(argv[1], "verify") != 0)
		return usage("files");
	if (instance_open(&f.in) == 0 && prepare(&f) == DONE)
		status = verify(&f);
	if (f.out >= 0)
		close(f.out);
	vaults_close(&f.vaults);
	instance_close(&f.in);
	return status;
}

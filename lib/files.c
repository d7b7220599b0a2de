/*
 * Files at rest.  One stored file is a text of lines, one value of
 * crypt_encrypt() a line, so that the suite, the key's id and the binding to
 * a place are those of every other encrypted value, and a new suite needs
 * nothing here.  The price is a third more disk.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "crypt.h"
#include "files.h"

enum { PIECE = 48 * 1024, LINE = PIECE / 3 * 4 + 512 };

static int
is_name(const char *name)
{
	return strlen(name) == FILES_NAME &&
	    strspn(name, "0123456789abcdef") == FILES_NAME;
}

static void
hex(const unsigned char *in, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++)
		snprintf(out + 2 * i, 3, "%02x", in[i]);
}

/* Opens the folder of a name below the store, making it where asked. */
static int
folder(const char *store, const char *name, int make)
{
	char sub[3] = { name[0], name[1], '\0' };
	int top = open(store, O_DIRECTORY | O_CLOEXEC), fd;

	if (top == -1)
		return -1;
	if (make && mkdirat(top, sub, 0770) == 0)
		fsync(top);
	fd = openat(top, sub, O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	close(top);
	return fd;
}

static const char *
place(struct arena *arena, const char *name, size_t piece, int last)
{
	return arena_printf(arena, "file.%s.%zu%s", name, piece,
	    last ? ".last" : "");
}

static int
write_all(int fd, const char *s, size_t n)
{
	for (ssize_t m; n > 0; s += m, n -= (size_t)m)
		if ((m = write(fd, s, n)) <= 0)
			return -1;
	return 0;
}

/* ---- putting ---- */

static int
seal_all(int fd, const struct crypt_key *key, const char *name,
    const unsigned char *data, size_t size)
{
	struct arena *arena = arena_new(4 * LINE);
	size_t at = 0, piece = 0, n;
	int error = 0;

	do {
		const char *value;

		n = size - at < PIECE ? size - at : PIECE;
		value = crypt_encrypt(arena, key, place(arena, name, piece,
		    at + n == size), data + at, n);
		if (value == NULL || write_all(fd, value, strlen(value)) ||
		    write_all(fd, "\n", 1))
			error = errno != 0 ? errno : EIO;
		arena_reset(arena);
		at += n;
		piece++;
	} while (error == 0 && at < size);
	arena_free(arena);
	errno = error;
	return error == 0 ? 0 : -1;
}

/* The file appears under its name only when it is whole and on the disk. */
static int
store_new(const char *store, const struct crypt_key *key,
    const unsigned char *data, struct stored *stored)
{
	int dir = folder(store, stored->name, 1), fd, error = 0;

	if (dir == -1)
		return -1;
	fd = openat(dir, stored->name + 2, O_WRONLY | O_CREAT | O_EXCL |
	    O_CLOEXEC, 0660);
	if (fd == -1) {
		error = errno;
		close(dir);
		errno = error;
		return -1;
	}
	errno = 0;
	if (seal_all(fd, key, stored->name, data, stored->size) == -1 ||
	    fsync(fd) == -1 || fsync(dir) == -1) {
		error = errno;
		unlinkat(dir, stored->name + 2, 0);
	}
	close(fd);
	close(dir);
	errno = error;
	return error == 0 ? 0 : -1;
}

/* The whole open text in memory of our own, or NULL. */
static unsigned char *
read_all(int fd, uint64_t *size)
{
	struct stat st;
	unsigned char *data;
	size_t got = 0;

	if (fstat(fd, &st) == -1)
		return NULL;
	if (st.st_size > FILES_MAX) {
		errno = EFBIG;
		return NULL;
	}
	if ((data = malloc((size_t)st.st_size + 1)) == NULL)
		return NULL;
	while (got < (size_t)st.st_size) {
		ssize_t n = pread(fd, data + got, (size_t)st.st_size - got,
		    (off_t)got);

		if (n <= 0) {
			free(data);
			errno = n == 0 ? EIO : errno;
			return NULL;
		}
		got += (size_t)n;
	}
	*size = got;
	return data;
}

int
files_put(const char *store, const struct crypt_key *key, int fd,
    struct stored *stored)
{
	unsigned char random[FILES_NAME / 2], digest[CRYPT_DIGEST], *data;
	int done, error;

	memset(stored, 0, sizeof *stored);
	if ((data = read_all(fd, &stored->size)) == NULL)
		return -1;
	crypt_sha256(data, stored->size, digest);
	hex(digest, sizeof digest, stored->sha256);
	if (crypt_random(random, sizeof random) == 0) {
		hex(random, sizeof random, stored->name);
		done = store_new(store, key, data, stored);
	} else {
		errno = EIO;
		done = -1;
	}
	error = errno;
	crypt_wipe(data, stored->size);
	free(data);
	errno = error;
	return done;
}

/* ---- getting ---- */

/*
 * Opens line after line; the last is known by its place, so a file cut off
 * between two lines does not open.
 */
static int
open_all(FILE *in, const struct crypt_key *key, const char *name, int out)
{
	struct arena *arena = arena_new(4 * LINE);
	char *line = NULL, *text;
	size_t size = 0, piece = 0, n;
	ssize_t len;
	int last = 0, error = 0;

	while (error == 0 && (len = getline(&line, &size, in)) > 0) {
		if (last || line[len - 1] != '\n') {
			error = EBADMSG;
			break;
		}
		line[len - 1] = '\0';
		text = crypt_decrypt_with(arena, key, place(arena, name, piece,
		    0), line, &n);
		if (text == NULL) {
			text = crypt_decrypt_with(arena, key, place(arena,
			    name, piece, 1), line, &n);
			last = 1;
		}
		if (text == NULL)
			error = EBADMSG;
		else if (write_all(out, text, n) == -1)
			error = errno;
		if (text != NULL)
			crypt_wipe(text, n);
		arena_reset(arena);
		piece++;
	}
	free(line);
	arena_free(arena);
	return error != 0 ? error : last ? 0 : EBADMSG;
}

int
files_get(const char *store, const struct crypt_key *key, const char *name,
    int out)
{
	int dir, fd, error;
	FILE *in;

	if (!is_name(name)) {
		errno = EINVAL;
		return -1;
	}
	if ((dir = folder(store, name, 0)) == -1)
		return -1;
	fd = openat(dir, name + 2, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	close(dir);
	if (fd == -1)
		return -1;
	if ((in = fdopen(fd, "r")) == NULL) {
		close(fd);
		return -1;
	}
	error = open_all(in, key, name, out);
	fclose(in);
	if (error != 0 && ftruncate(out, 0) == -1)
		error = EIO;
	if (lseek(out, 0, SEEK_SET) == -1 && error == 0)
		error = errno;
	errno = error;
	return error == 0 ? 0 : -1;
}

/* ---- a new key ---- */

#define BESIDE "new-"

/* Was the open file made with the key itself?  Its first line tells. */
static int
is_current(int fd, const struct crypt_key *key)
{
	char head[128];
	ssize_t n = pread(fd, head, sizeof head - 1, 0);

	if (n <= 0)
		return 0;
	head[n] = '\0';
	return crypt_made_with(key, head);
}

/* Owner and mode of the file that was there: the operator may be another user
 * than the programs. */
static int
as_before(int fd, int dir, const char *file)
{
	struct stat was, is;

	if (fstatat(dir, file, &was, AT_SYMLINK_NOFOLLOW) == -1 ||
	    fstat(fd, &is) == -1)
		return -1;
	/* Only root can give a file away; to the others the group matters. */
	if (geteuid() == 0 ? fchown(fd, was.st_uid, was.st_gid) :
	    was.st_gid != is.st_gid && fchown(fd, (uid_t)-1, was.st_gid))
		return -1;
	return (was.st_mode & 0777) == (is.st_mode & 0777) ? 0 :
	    fchmod(fd, was.st_mode & 0777);
}

/* Writes data beside the file and puts it in its place. */
static int
replace(int dir, const struct crypt_key *key, const char *name,
    const unsigned char *data, size_t size)
{
	char beside[FILES_NAME + sizeof BESIDE];
	int fd, error = 0;

	snprintf(beside, sizeof beside, BESIDE "%s", name + 2);
	unlinkat(dir, beside, 0);
	fd = openat(dir, beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
	    0660);
	if (fd == -1)
		return -1;
	errno = 0;
	if (as_before(fd, dir, name + 2) == -1 ||
	    seal_all(fd, key, name, data, size) == -1 || fsync(fd) == -1 ||
	    renameat(dir, beside, dir, name + 2) == -1 || fsync(dir) == -1) {
		error = errno;
		unlinkat(dir, beside, 0);
	}
	close(fd);
	errno = error;
	return error == 0 ? 0 : -1;
}

static int
renew(const char *store, int dir, const struct crypt_key *key,
    const char *name)
{
	unsigned char *data;
	uint64_t size;
	int out = memfd_create("renew", MFD_CLOEXEC), bad, error;

	if (out == -1)
		return -1;
	bad = files_get(store, key, name, out);
	data = bad ? NULL : read_all(out, &size);
	error = errno;
	close(out);
	errno = error;
	if (data == NULL)
		return -1;
	bad = replace(dir, key, name, data, size);
	error = errno;
	crypt_wipe(data, size);
	free(data);
	errno = error;
	return bad;
}

int
files_renew(const char *store, const struct crypt_key *key, const char *name)
{
	int dir, fd, done, error;

	if (!is_name(name)) {
		errno = EINVAL;
		return -1;
	}
	if ((dir = folder(store, name, 0)) == -1)
		return -1;
	fd = openat(dir, name + 2, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	done = fd == -1 ? -1 : is_current(fd, key) ? 0 :
	    renew(store, dir, key, name) == -1 ? -1 : 1;
	error = errno;
	if (fd != -1)
		close(fd);
	close(dir);
	errno = error;
	return done;
}

/* ---- away ---- */

int
files_remove(const char *store, const char *name)
{
	int dir, done;

	if (!is_name(name)) {
		errno = EINVAL;
		return -1;
	}
	if ((dir = folder(store, name, 0)) == -1)
		return errno == ENOENT ? 0 : -1;
	done = unlinkat(dir, name + 2, 0);
	if (done == -1 && errno == ENOENT)
		done = 0;
	close(dir);
	return done;
}

/* ---- the nightly check ---- */

static long
sweep_folder(int dir, const char *sub, time_t before,
    int (*gone)(void *arg, const char *name), void *arg)
{
	DIR *d = fdopendir(dir);
	struct dirent *e;
	struct stat st;
	char name[FILES_NAME + 1];
	long n = 0;

	if (d == NULL) {
		close(dir);
		return -1;
	}
	while ((e = readdir(d)) != NULL) {
		if (strncmp(e->d_name, BESIDE, sizeof BESIDE - 1) == 0 &&
		    fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) ==
		    0 && st.st_mtime < before)
			unlinkat(dirfd(d), e->d_name, 0);
		if (strlen(e->d_name) != FILES_NAME - 2)
			continue;
		snprintf(name, sizeof name, "%.2s%.30s", sub, e->d_name);
		if (!is_name(name) || fstatat(dirfd(d), e->d_name, &st,
		    AT_SYMLINK_NOFOLLOW) == -1 || st.st_mtime >= before)
			continue;
		if (gone(arg, name) && unlinkat(dirfd(d), e->d_name, 0) == 0)
			n++;
	}
	closedir(d);
	return n;
}

long
files_sweep(const char *store, long seconds,
    int (*gone)(void *arg, const char *name), void *arg)
{
	DIR *top = opendir(store);
	struct dirent *e;
	time_t before = time(NULL) - seconds;
	long n = 0;

	if (top == NULL)
		return -1;
	while (n != -1 && (e = readdir(top)) != NULL) {
		long m;
		int dir;

		if (strlen(e->d_name) != 2 ||
		    strspn(e->d_name, "0123456789abcdef") != 2)
			continue;
		dir = openat(dirfd(top), e->d_name, O_DIRECTORY | O_NOFOLLOW |
		    O_CLOEXEC);
		m = dir == -1 ? -1 : sweep_folder(dir, e->d_name, before,
		    gone, arg);
		n = m == -1 ? -1 : n + m;
	}
	closedir(top);
	return n;
}

/* ---- addresses ---- */

const char *
files_address(struct arena *arena, const struct crypt_key *key,
    const char *session, const char *id, int64_t now)
{
	return crypt_seal(arena, key, arena_printf(arena, "file.%s", id),
	    session, strlen(session), now + FILES_SECONDS);
}

const char *
files_check(struct arena *arena, const struct crypt_keys *keys,
    const char *address, const char *id, int64_t now)
{
	size_t n;
	char *session = crypt_open(arena, keys, "seal", arena_printf(arena,
	    "file.%s", id), address, now, &n);

	return session != NULL && strlen(session) == n ? session : NULL;
}

/*
 * A new person's key is written to a name of its own and then linked to the
 * account's name: whoever comes second finds the first one's key.  A file that
 * is there is changed under a lock on its folder, by a whole new file in its
 * place; who erases takes the same lock, so that nothing comes back.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "crypt.h"
#include "persons.h"
#include "text.h"

enum { WRAPPED_MAX = 16384, LEFT_BEHIND = 3600 };

static int
is_account(const char *s)
{
	return s != NULL && text_is_digits(s) && strlen(s) <= 19;
}

/* The last two digits spread the files over a hundred folders. */
static const char *
fold(struct arena *arena, const char *folder, const char *account)
{
	size_t n = strlen(account);

	return arena_printf(arena, "%s/%s%s", folder, n < 2 ? "0" : "",
	    account + (n < 2 ? 0 : n - 2));
}

static const char *
file_of(struct arena *arena, const char *folder, const char *account)
{
	return arena_printf(arena, "%s/%s", fold(arena, folder, account),
	    account);
}

/* The lines of a file, wrapped keys. */
static char *
read_wrapped(struct arena *arena, const char *path)
{
	char *buf = arena_alloc(arena, WRAPPED_MAX);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n;

	if (fd == -1)
		return NULL;
	n = read(fd, buf, WRAPPED_MAX - 1);
	close(fd);
	if (n <= 0) {
		errno = n == 0 ? EBADMSG : errno;
		return NULL;
	}
	buf[n] = '\0';
	return buf;
}

static int
write_whole(int fd, const char *s)
{
	size_t n = strlen(s);

	return write(fd, s, n) == (ssize_t)n && fsync(fd) == 0 ? 0 : -1;
}

/* The name itself must be on the disk before anything stands on the key. */
static int
keep_name(const char *sub)
{
	int dir = open(sub, O_RDONLY | O_DIRECTORY | O_CLOEXEC), bad;

	if (dir == -1)
		return -1;
	bad = fsync(dir);
	close(dir);
	return bad;
}

/* The lock on a folder of keys: a descriptor to close, or -1. */
static int
lock(const char *sub)
{
	int dir = open(sub, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (dir != -1 && flock(dir, LOCK_EX) == -1) {
		close(dir);
		dir = -1;
	}
	return dir;
}

/* Whoever could use the file that was there can use the new one: the operator
 * may be another user than the programs. */
static int
as_before(int fd, const char *path)
{
	struct stat was, is;

	if (stat(path, &was) == -1 || fstat(fd, &is) == -1)
		return -1;
	/* Only root can give a file away; to the others the group matters. */
	if (geteuid() == 0 ? fchown(fd, was.st_uid, was.st_gid) :
	    was.st_gid != is.st_gid && fchown(fd, (uid_t)-1, was.st_gid))
		return -1;
	return (was.st_mode & 0777) == (is.st_mode & 0777) ? 0 :
	    fchmod(fd, was.st_mode & 0777);
}

/*
 * Writes the text to a name of its own in the folder `sub` and brings it to
 * `path`: instead of what is there, or only if nothing is.
 */
static int
put(struct arena *arena, const char *sub, const char *path, const char *text,
    int instead)
{
	const char *mark = crypt_token(arena, 9), *own;
	int fd, bad, error;

	if (mark == NULL) {
		errno = EIO;
		return -1;
	}
	own = arena_printf(arena, "%s/.%s", sub, mark);
	fd = open(own, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
	if (fd == -1)
		return -1;
	bad = instead ? as_before(fd, path) : 0;
	if (bad == 0)
		bad = write_whole(fd, text);
	close(fd);
	if (bad == 0 && instead)
		bad = rename(own, path);
	else if (bad == 0 && link(own, path) == -1 && errno != EEXIST)
		bad = -1;
	if (bad == 0)
		bad = keep_name(sub);
	error = errno;
	unlink(own);
	errno = error;
	return bad;
}

/* A folder that is new has its name on the disk as well. */
static int
make_fold(const struct vault *v, const char *sub)
{
	if (mkdir(sub, 0770) == -1)
		return errno == EEXIST ? 0 : -1;
	return keep_name(v->folder);
}

static int
make_key(struct arena *arena, const struct vault *v, const char *account,
    const char *path)
{
	const char *sub = fold(arena, v->folder, account);
	const struct crypt_key *suite = crypt_key(v->keys, v->purpose);
	const char *wrapped = suite == NULL ? NULL :
	    crypt_person_make(arena, suite, account);

	if (wrapped == NULL) {
		errno = EBADMSG;
		return -1;
	}
	if (make_fold(v, sub) == -1)
		return -1;
	return put(arena, sub, path, wrapped, 0);
}

static void
wipe(void *key)
{
	crypt_wipe(key, sizeof(struct crypt_key));
}

/* Opens each line; the last into *out, the others behind it. */
static int
open_all(struct arena *arena, const struct vault *v, const char *account,
    char *text, struct crypt_key *out)
{
	struct crypt_key *older = NULL, *key;
	char *line;
	int n = 0;

	while ((line = strsep(&text, "\n")) != NULL) {
		if (*line == '\0')
			continue;
		key = arena_alloc(arena, sizeof *key);
		if (crypt_person_open(arena, v->keys, v->purpose, account,
		    line, key) == -1)
			return -1;
		arena_defer(arena, wipe, key);
		key->older = older;
		older = key;
		n++;
	}
	if (n == 0)
		return -1;
	*out = *older;
	return 0;
}

static int
read_key(struct arena *arena, const struct vault *v, const char *account,
    const char *path, struct crypt_key *out)
{
	char *text = read_wrapped(arena, path);

	if (text == NULL)
		return -1;
	if (open_all(arena, v, account, text, out) == -1) {
		errno = EBADMSG;
		return -1;
	}
	return 0;
}

/* ---- a new version ---- */

/* Is this line wrapped with the key, and so its person's key as new? */
static int
is_new(const char *line, const struct crypt_key *suite)
{
	return crypt_made_with(suite, line);
}

static const char *
last_line(struct arena *arena, const char *text)
{
	const char *end = text + strlen(text), *from;

	while (end > text && end[-1] == '\n')
		end--;
	for (from = end; from > text && from[-1] != '\n'; from--)
		;
	return arena_copy(arena, from, (size_t)(end - from));
}

/* All versions wrapped anew, and a new one; NULL if one does not open. */
static const char *
renewed(struct arena *arena, const struct vault *v,
    const struct crypt_key *suite, const char *account, char *text)
{
	struct buf b = buf_new(arena);
	const char *wrapped;
	char *line;

	while ((line = strsep(&text, "\n")) != NULL) {
		if (*line == '\0')
			continue;
		wrapped = is_new(line, suite) ? line :
		    crypt_person_renew(arena, v->keys, v->purpose, account,
		    line);
		if (wrapped == NULL)
			return NULL;
		buf_printf(&b, "%s\n", wrapped);
	}
	wrapped = crypt_person_make(arena, suite, account);
	if (wrapped == NULL)
		return NULL;
	buf_printf(&b, "%s\n", wrapped);
	return b.data;
}

static int
renew(struct arena *arena, const struct vault *v, const char *sub,
    const char *path, const char *account)
{
	const struct crypt_key *suite = crypt_key(v->keys, v->purpose);
	char *text = read_wrapped(arena, path);
	const char *now;

	if (text == NULL)
		return -1;
	if (suite == NULL) {
		errno = EBADMSG;
		return -1;
	}
	if (is_new(last_line(arena, text), suite))
		return 0;
	now = renewed(arena, v, suite, account, text);
	if (now == NULL || strlen(now) >= WRAPPED_MAX) {
		errno = now == NULL ? EBADMSG : EFBIG;
		return -1;
	}
	return put(arena, sub, path, now, 1) == -1 ? -1 : 1;
}

int
persons_renew(struct arena *arena, const struct vault *v, const char *account)
{
	const char *sub;
	int held, done, error;

	if (!is_account(account)) {
		errno = EINVAL;
		return -1;
	}
	sub = fold(arena, v->folder, account);
	held = lock(sub);
	if (held == -1)
		return -1;
	done = renew(arena, v, sub, file_of(arena, v->folder, account),
	    account);
	error = errno;
	close(held);
	errno = error;
	return done;
}

/* ---- for readers and writers ---- */

int
persons_key(struct arena *arena, const struct vault *v, const char *account,
    int make, struct crypt_key *out)
{
	const struct crypt_key *suite;
	const char *path;
	int bad;

	if (!is_account(account)) {
		errno = EINVAL;
		return -1;
	}
	path = file_of(arena, v->folder, account);
	bad = read_key(arena, v, account, path, out);
	if (bad == -1 && errno == ENOENT && make &&
	    make_key(arena, v, account, path) == 0)
		bad = read_key(arena, v, account, path, out);
	if (bad == -1 || !make)
		return bad;
	suite = crypt_key(v->keys, v->purpose);
	if (suite == NULL || suite->algorithm == out->algorithm)
		return 0;
	return persons_renew(arena, v, account) == -1 ? -1 :
	    read_key(arena, v, account, path, out);
}

int
persons_wrapped(struct arena *arena, const char *folder, const char *account,
    const char *id)
{
	char *text, *line;
	size_t n = strlen(id);
	int count = 0;

	if (!is_account(account)) {
		errno = EINVAL;
		return -1;
	}
	text = read_wrapped(arena, file_of(arena, folder, account));
	if (text == NULL)
		return -1;
	while ((line = strsep(&text, "\n")) != NULL) {
		const char *from = strchr(line, '.');

		if (from != NULL && strncmp(from + 1, id, n) == 0 &&
		    from[1 + n] == '.')
			count++;
	}
	return count;
}

/* ---- away ---- */

int
persons_erase(const char *folder, const char *account)
{
	struct arena *arena;
	const char *sub;
	int held, done, error;

	if (!is_account(account)) {
		errno = EINVAL;
		return -1;
	}
	arena = arena_new(1024);
	sub = fold(arena, folder, account);
	held = lock(sub);
	done = held == -1 ? -1 : unlink(file_of(arena, folder, account));
	if (done == 0)
		done = fsync(held);
	error = errno;
	if (held != -1)
		close(held);
	arena_free(arena);
	errno = error;
	return done == -1 && errno != ENOENT ? -1 : 0;
}

struct walk {
	int (*run)(void *arg, const char *account);
	void *arg;
	long n;
	int ended;		/* run() wants no more */
};

/* The next name; NULL with errno 0 at the end. */
static const char *
next_name(DIR *d)
{
	struct dirent *e;

	errno = 0;
	e = readdir(d);
	return e == NULL ? NULL : e->d_name;
}

static int
close_walk(DIR *d)
{
	int error = errno;

	closedir(d);
	errno = error;
	return error == 0 ? 0 : -1;
}

static void
take_left_behind(DIR *d, const char *name)
{
	struct stat st;

	if (name[0] == '.' && strlen(name) > 2 && fstatat(dirfd(d), name, &st,
	    AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	    st.st_mtime < time(NULL) - LEFT_BEHIND)
		unlinkat(dirfd(d), name, 0);
}

static int
each_in(int dir, struct walk *w)
{
	DIR *d = fdopendir(dir);
	const char *name;
	int error = errno;

	if (d == NULL) {
		close(dir);
		errno = error;
		return -1;
	}
	while (!w->ended && (name = next_name(d)) != NULL)
		if (!is_account(name))
			take_left_behind(d, name);
		else {
			w->n++;
			w->ended = w->run != NULL && w->run(w->arg, name) != 0;
		}
	errno = w->ended ? 0 : errno;
	return close_walk(d);
}

/* A key that is not seen would be taken for one that nobody has: who cannot
 * look everywhere says so. */
static int
each_fold(DIR *top, struct walk *w)
{
	const char *name;
	int dir;

	while (!w->ended && (name = next_name(top)) != NULL) {
		if (strlen(name) != 2 || !text_is_digits(name))
			continue;
		dir = openat(dirfd(top), name, O_RDONLY | O_DIRECTORY |
		    O_NOFOLLOW | O_CLOEXEC);
		if (dir == -1 && errno == ENOENT)
			continue;
		if (dir == -1 || each_in(dir, w) == -1)
			break;
	}
	errno = w->ended ? 0 : errno;
	return close_walk(top);
}

long
persons_each(const char *folder, int (*run)(void *arg, const char *account),
    void *arg)
{
	struct walk w = { .run = run, .arg = arg };
	DIR *top = opendir(folder);

	return top == NULL || each_fold(top, &w) == -1 ? -1 : w.n;
}

/*
 * A key is written to a name of its own and then linked to the account's
 * name: whoever comes second finds the first one's key.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "crypt.h"
#include "persons.h"
#include "text.h"

enum { WRAPPED_MAX = 1024 };

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
	buf[strcspn(buf, "\n")] = '\0';
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

static int
make_key(struct arena *arena, const char *folder,
    const struct crypt_keys *keys, const char *account, const char *path)
{
	const char *sub = fold(arena, folder, account);
	const struct crypt_key *suite = crypt_key(keys, "person");
	const char *wrapped = suite == NULL ? NULL :
	    crypt_person_make(arena, suite, account);
	const char *mark = crypt_token(arena, 9), *own;
	int fd, bad, error;

	if (wrapped == NULL || mark == NULL) {
		errno = EBADMSG;
		return -1;
	}
	if (mkdir(sub, 0770) == -1 && errno != EEXIST)
		return -1;
	own = arena_printf(arena, "%s/.%s", sub, mark);
	fd = open(own, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
	if (fd == -1)
		return -1;
	bad = write_whole(fd, wrapped);
	close(fd);
	if (bad == 0 && link(own, path) == -1 && errno != EEXIST)
		bad = -1;
	if (bad == 0)
		bad = keep_name(sub);
	error = errno;
	unlink(own);
	errno = error;
	return bad;
}

int
persons_key(struct arena *arena, const char *folder,
    const struct crypt_keys *keys, const char *account, int make,
    struct crypt_key *out)
{
	const char *path, *wrapped;

	if (!is_account(account)) {
		errno = EINVAL;
		return -1;
	}
	path = arena_printf(arena, "%s/%s", fold(arena, folder, account),
	    account);
	wrapped = read_wrapped(arena, path);
	if (wrapped == NULL && errno == ENOENT && make &&
	    make_key(arena, folder, keys, account, path) == 0)
		wrapped = read_wrapped(arena, path);
	if (wrapped == NULL)
		return -1;
	if (crypt_person_open(arena, keys, account, wrapped, out) == -1) {
		errno = EBADMSG;
		return -1;
	}
	return 0;
}

int
persons_erase(const char *folder, const char *account)
{
	struct arena *arena;
	int done;

	if (!is_account(account)) {
		errno = EINVAL;
		return -1;
	}
	arena = arena_new(1024);
	done = unlink(arena_printf(arena, "%s/%s", fold(arena, folder,
	    account), account));
	arena_free(arena);
	return done == -1 && errno != ENOENT ? -1 : 0;
}

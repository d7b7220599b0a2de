/* The store: what goes in comes out, whole, with the right key. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "crypt.h"
#include "files.h"
#include "press.h"

static char store[64];

static struct crypt_key
person(int n)
{
	struct crypt_key key = { .id = "p1", .purpose = "person",
		.algorithm = AES_256_GCM, .n = 32 };

	memset(key.bytes, n, sizeof key.bytes);
	return key;
}

static char *
path_of(const char *name, char *out, size_t n)
{
	snprintf(out, n, "%s/%.2s/%s", store, name, name + 2);
	return out;
}

static void
round_trip(void **state)
{
	static const size_t size[] = { 0, 1, 49151, 49152, 49153, 98304,
		1000000 };
	struct crypt_key key = person(1);
	char *data = malloc(1000000), *back = malloc(1000000);
	unsigned char digest[CRYPT_DIGEST];
	char hex[65];

	(void)state;
	for (size_t i = 0; i < 1000000; i++)
		data[i] = (char)(i * i >> 3);
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		struct stored s;
		int in = press_memory(data, size[i]);
		int out = press_memory("", 0);

		assert_int_equal(files_put(store, &key, in, &s), 0);
		assert_int_equal(s.size, size[i]);
		assert_int_equal(strlen(s.name), FILES_NAME);
		crypt_sha256(data, size[i], digest);
		for (int j = 0; j < 32; j++)
			snprintf(hex + 2 * j, 3, "%02x", digest[j]);
		assert_string_equal(s.sha256, hex);
		assert_int_equal(files_get(store, &key, s.name, out), 0);
		assert_int_equal(lseek(out, 0, SEEK_CUR), 0);
		assert_int_equal(read(out, back, 1000000), size[i]);
		assert_memory_equal(data, back, size[i]);
		assert_int_equal(files_remove(store, s.name), 0);
		assert_int_equal(files_remove(store, s.name), 0);
		assert_int_equal(files_get(store, &key, s.name, out), -1);
		assert_int_equal(errno, ENOENT);
		close(in);
		close(out);
	}
	free(data);
	free(back);
}

/* Puts 100,000 bytes: three lines on the disk. */
static struct stored
put_some(const struct crypt_key *key)
{
	char data[100000];
	struct stored s;
	int in;

	memset(data, 'z', sizeof data);
	in = press_memory(data, sizeof data);
	assert_int_equal(files_put(store, key, in, &s), 0);
	close(in);
	return s;
}

static void
expect_bad(const struct crypt_key *key, const char *name)
{
	int out = press_memory("", 0);
	struct stat st;

	errno = 0;
	assert_int_equal(files_get(store, key, name, out), -1);
	assert_int_equal(errno, EBADMSG);
	assert_int_equal(fstat(out, &st), 0);
	assert_int_equal(st.st_size, 0);
	close(out);
}

static size_t
slurp(const char *path, char *buf, size_t n)
{
	int fd = open(path, O_RDONLY);
	ssize_t got = read(fd, buf, n);

	close(fd);
	assert_true(got > 0 && (size_t)got < n);
	buf[got] = '\0';
	return (size_t)got;
}

static void
spit(const char *path, const char *a, size_t n, const char *b, size_t m)
{
	int fd = open(path, O_WRONLY | O_TRUNC);

	assert_int_equal(write(fd, a, n), n);
	assert_int_equal(write(fd, b, m), m);
	close(fd);
}

static void
changed(void **state)
{
	struct crypt_key key = person(1), other = person(2);
	struct stored s = put_some(&key), t = put_some(&key);
	char path[256], *buf = malloc(300000), *two, *three;
	size_t n = slurp(path_of(s.name, path, sizeof path), buf, 300000);
	struct stat st;

	(void)state;
	assert_int_equal(stat(path, &st), 0);
	/* the group of the suite's users, and nobody else */
	assert_int_equal(st.st_mode & 0707, 0600);
	assert_null(strstr(buf, "zzzzzzzz"));
	two = strchr(buf, '\n') + 1;
	three = strchr(two, '\n') + 1;
	expect_bad(&other, s.name);
	/* last line gone, first gone, two exchanged, one more, cut off */
	spit(path, buf, (size_t)(three - buf), "", 0);
	expect_bad(&key, s.name);
	spit(path, two, n - (size_t)(two - buf), "", 0);
	expect_bad(&key, s.name);
	spit(path, two, (size_t)(three - two), buf, n);
	expect_bad(&key, s.name);
	spit(path, buf, n, three, n - (size_t)(three - buf));
	expect_bad(&key, s.name);
	spit(path, buf, n - 1, "", 0);
	expect_bad(&key, s.name);
	spit(path, "", 0, "", 0);
	expect_bad(&key, s.name);
	buf[100] ^= 1;
	spit(path, buf, n, "", 0);
	expect_bad(&key, s.name);
	/* another file of the same person under this name */
	n = slurp(path_of(t.name, path, sizeof path), buf, 300000);
	spit(path_of(s.name, path, sizeof path), buf, n, "", 0);
	expect_bad(&key, s.name);
	free(buf);
	files_remove(store, s.name);
	files_remove(store, t.name);
}

static void
names(void **state)
{
	static const char *const bad[] = { "", "..", "../../etc/passwd",
		"0123456789abcdef0123456789abcdeg",
		"0123456789ABCDEF0123456789ABCDEF",
		"../3456789abcdef0123456789abcdef",
		"0123456789abcdef0123456789abcdef0" };
	struct crypt_key key = person(1);
	int out = press_memory("", 0);

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(files_get(store, &key, bad[i], out), -1);
		assert_int_equal(errno, EINVAL);
		assert_int_equal(files_remove(store, bad[i]), -1);
	}
	close(out);
}

static void
too_large(void **state)
{
	struct crypt_key key = person(1);
	struct stored s;
	int in = press_memory("", 0);

	(void)state;
	assert_int_equal(ftruncate(in, FILES_MAX + 1), 0);
	assert_int_equal(files_put(store, &key, in, &s), -1);
	assert_int_equal(errno, EFBIG);
	assert_int_equal(files_put("/nonexistent", &key, in, &s), -1);
	close(in);
}

static int
keep(void *arg, const char *name)
{
	return strcmp(arg, name) != 0;
}

static void
sweep(void **state)
{
	struct crypt_key key = person(1);
	struct stored s = put_some(&key), t = put_some(&key);
	char path[256];

	(void)state;
	assert_int_equal(files_sweep(store, 3600, keep, s.name), 0);
	assert_int_equal(files_sweep(store, -10, keep, s.name), 1);
	assert_int_equal(access(path_of(s.name, path, sizeof path), F_OK), 0);
	assert_int_equal(access(path_of(t.name, path, sizeof path), F_OK),
	    -1);
	files_remove(store, s.name);
}

static void
addresses(void **state)
{
	struct arena *arena = arena_new(4096);
	char path[96], err[200];
	struct crypt_keys *keys;
	const struct crypt_key *seal;
	const char *a;

	(void)state;
	snprintf(path, sizeof path, "%s/keys", store);
	assert_int_equal(crypt_keys_make(path, false, err, sizeof err), 0);
	assert_non_null(keys = crypt_keys_load(path, err, sizeof err));
	assert_non_null(seal = crypt_key(keys, "seal"));
	assert_non_null(a = files_address(arena, seal, "s77", "42", 1000));
	assert_int_equal(strspn(a, "0123456789abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_."), strlen(a));
	assert_string_equal(files_check(arena, keys, a, "42", 1000), "s77");
	assert_string_equal(files_check(arena, keys, a, "42", 1299), "s77");
	assert_null(files_check(arena, keys, a, "42", 1000 + FILES_SECONDS +
	    1));
	assert_null(files_check(arena, keys, a, "43", 1000));
	assert_null(files_check(arena, keys, "", "42", 1000));
	assert_null(files_check(arena, keys, arena_printf(arena, "%sA", a),
	    "42", 1000));
	crypt_keys_free(keys);
	unlink(path);
	arena_free(arena);
}

/* A file under an older key: encrypted anew in its place, open readers read on. */
static void
renewed(void **state)
{
	struct crypt_key old = person(1), now = person(2), other = person(3);
	char path[256], back[8];
	struct stored s;
	struct stat st;
	int in = press_memory("inside", 6), out = press_memory("", 0), fd;

	(void)state;
	snprintf(now.id, sizeof now.id, "p2");
	snprintf(other.id, sizeof other.id, "p3");
	assert_int_equal(files_put(store, &old, in, &s), 0);
	path_of(s.name, path, sizeof path);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(files_renew(store, &old, s.name), 0);
	assert_int_equal(files_renew(store, &other, s.name), -1);
	assert_int_equal(errno, EBADMSG);
	now.older = &old;
	fd = open(path, O_RDONLY);
	assert_int_equal(files_renew(store, &now, s.name), 1);
	assert_int_equal(files_renew(store, &now, s.name), 0);
	assert_int_equal(read(fd, back, 7), 7);
	assert_memory_equal(back, "gcm.p1.", 7);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	now.older = NULL;
	assert_int_equal(files_get(store, &now, s.name, out), 0);
	assert_int_equal(read(out, back, sizeof back), 6);
	assert_memory_equal(back, "inside", 6);
	assert_int_equal(files_get(store, &old, s.name, out), -1);
	assert_int_equal(files_renew(store, &now, "../etc/passwd"), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(files_remove(store, s.name), 0);
	assert_int_equal(files_renew(store, &now, s.name), -1);
	assert_int_equal(errno, ENOENT);
	close(fd);
	close(in);
	close(out);
}

int
main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(changed),
		cmocka_unit_test(names),
		cmocka_unit_test(too_large),
		cmocka_unit_test(sweep),
		cmocka_unit_test(addresses),
		cmocka_unit_test(renewed),
	};
	char command[128];
	int failed;

	strcpy(store, "/tmp/files-test.XXXXXX");
	if (mkdtemp(store) == NULL)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(test, NULL, NULL);
	snprintf(command, sizeof command, "rm -rf '%s'", store);
	return system(command) != 0 ? 1 : failed;
}

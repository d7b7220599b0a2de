/* Keys of persons: one each, the same for all who ask, gone when erased. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

#include "arena.h"
#include "crypt.h"
#include "persons.h"
#include "scratch.h"

static struct crypt_keys *keys;
static struct arena *arena;

static int begin(void **state)
{
	char err[200];

	(void)state;
	arena = arena_new(4096);
	if (!keys) {
		assert_int_equal(crypt_keys_make(scratch_path("suite"), false,
			err, sizeof err), 0);
		keys = crypt_keys_load(scratch_path("suite"), err, sizeof err);
		assert_int_equal(mkdir(scratch_path("persons"), 0700), 0);
	}
	assert_non_null(keys);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static int key(const char *account, int make, struct crypt_key *out)
{
	const struct vault v = { scratch_path("persons"), keys, "person" };

	return persons_key(arena, &v, account, make, out);
}

static int renew(const char *account)
{
	const struct vault v = { scratch_path("persons"), keys, "person" };

	return persons_renew(arena, &v, account);
}

static void one_each(void **state)
{
	struct crypt_key a, b, c;

	(void)state;
	assert_int_equal(key("370200000000000012", 0, &a), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(key("370200000000000012", 1, &a), 0);
	assert_int_equal(key("370200000000000012", 1, &b), 0);
	assert_int_equal(key("7", 1, &c), 0);
	assert_memory_equal(a.bytes, b.bytes, a.n);
	assert_memory_not_equal(a.bytes, c.bytes, a.n);
}

static void numbers_only(void **state)
{
	static const char *const not[] = { "", "../x", "1/2", "-1", "1 ", "１",
		"12345678901234567890" };
	struct crypt_key k;

	(void)state;
	for (size_t i = 0; i < sizeof not / sizeof *not; i++) {
		assert_int_equal(key(not[i], 1, &k), -1);
		assert_int_equal(errno, EINVAL);
		assert_int_equal(persons_erase(scratch_path("persons"),
			not[i]), -1);
	}
}

/* Two at once: whoever links first has made the key of both. */
static void at_once(void **state)
{
	struct crypt_key mine, other;
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0)
		_exit(key("99", 1, &other) ? 1 : 0);
	assert_int_equal(key("99", 1, &mine), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(key("99", 0, &other), 0);
	assert_memory_equal(mine.bytes, other.bytes, mine.n);
}

static void another_persons(void **state)
{
	struct crypt_key k;
	char from[300], to[300];

	(void)state;
	assert_int_equal(key("1001", 1, &k), 0);
	snprintf(from, sizeof from, "%s/01/1001", scratch_path("persons"));
	snprintf(to, sizeof to, "%s/01/2001", scratch_path("persons"));
	assert_int_equal(link(from, to), 0);
	assert_int_equal(key("2001", 0, &k), -1);
	assert_int_equal(errno, EBADMSG);
}

static void erased(void **state)
{
	struct crypt_key a, b;

	(void)state;
	assert_int_equal(key("55", 1, &a), 0);
	assert_int_equal(persons_erase(scratch_path("persons"), "55"), 0);
	assert_int_equal(persons_erase(scratch_path("persons"), "55"), 0);
	assert_int_equal(key("55", 0, &b), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(key("55", 1, &b), 0);
	assert_memory_not_equal(a.bytes, b.bytes, a.n);
}

/* ---- renewal ---- */

static void renewed(void **state)
{
	struct crypt_key before, after;
	const char *value, *where = "case_form.x.1";
	char err[200], was[KEY_WORD];
	const char *folder = scratch_path("persons");

	(void)state;
	assert_int_equal(key("77", 1, &before), 0);
	value = crypt_encrypt(arena, &before, where, "secret", 6);
	snprintf(was, sizeof was, "%s", crypt_key(keys, "person")->id);
	assert_int_equal(renew("77"), 0);
	assert_int_equal(persons_wrapped(arena, folder, "77", was), 1);
	assert_int_equal(crypt_keys_add(scratch_path("suite"), true, err,
		sizeof err), 0);
	assert_int_equal(renew("77"), 1);
	assert_int_equal(renew("77"), 0);
	assert_int_equal(persons_wrapped(arena, folder, "77", was), 0);
	assert_int_equal(key("77", 0, &after), 0);
	assert_int_equal(after.algorithm, SM4_CTR_HMAC_SM3);
	assert_false(crypt_made_with(&after, value));
	assert_string_equal(crypt_decrypt_with(arena, &after, where, value,
		NULL), "secret");
	assert_int_equal(renew("7777"), -1);
	assert_int_equal(errno, ENOENT);
}

/* Who writes after the suite was changed writes with a key of it. */
static void of_the_suite_written_with(void **state)
{
	struct crypt_key a, b;
	char err[200];

	(void)state;
	assert_int_equal(crypt_keys_suite(keys, "aes", err, sizeof err), 0);
	assert_int_equal(key("78", 1, &a), 0);
	assert_int_equal(a.algorithm, AES_256_GCM);
	assert_int_equal(crypt_keys_suite(keys, "sm", err, sizeof err), 0);
	assert_int_equal(key("78", 0, &b), 0);
	assert_memory_equal(a.bytes, b.bytes, a.n);
	assert_int_equal(key("78", 1, &b), 0);
	assert_int_equal(b.algorithm, SM4_CTR_HMAC_SM3);
	assert_non_null(b.older);
	assert_memory_equal(a.bytes, b.older->bytes, a.n);
	assert_int_equal(crypt_keys_suite(keys, "", err, sizeof err), 0);
}

static int seen(void *arg, const char *account)
{
	int *n = arg;

	(void)account;
	return --*n == 0;
}

static void all_of_them(void **state)
{
	int most = 1000, one = 1;
	long n = persons_each(scratch_path("persons"), NULL, NULL);

	(void)state;
	assert_true(n >= 6);
	assert_int_equal(persons_each(scratch_path("persons"), seen, &most), n);
	assert_int_equal(1000 - most, n);
	assert_true(persons_each(scratch_path("persons"), seen, &one) < n);
	assert_int_equal(persons_each(scratch_path("nowhere"), NULL, NULL),
		-1);
}

/* What cannot be looked through is never taken for empty. */
static void not_all_of_them(void **state)
{
	struct crypt_key k;
	char path[300];
	int fd;

	(void)state;
	snprintf(path, sizeof path, "%s/42", scratch_path("persons"));
	fd = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
	assert_true(fd >= 0);
	close(fd);
	errno = 0;
	assert_int_equal(persons_each(scratch_path("persons"), NULL, NULL),
		-1);
	assert_int_equal(errno, ENOTDIR);
	unlink(path);
	/* None is left for the folder and its names. */
	assert_int_equal(key("142", 1, &k), 0);
	for (int i = 0; i < 2; i++) {
		struct rlimit was, few;
		int next = dup(0);

		getrlimit(RLIMIT_NOFILE, &was);
		few = was;
		few.rlim_cur = (rlim_t)(next + i);
		close(next);
		setrlimit(RLIMIT_NOFILE, &few);
		errno = 0;
		assert_int_equal(persons_each(scratch_path("persons"), NULL,
			NULL), -1);
		assert_int_equal(errno, EMFILE);
		setrlimit(RLIMIT_NOFILE, &was);
	}
	assert_true(persons_each(scratch_path("persons"), NULL, NULL) >= 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_each, begin, end),
		cmocka_unit_test_setup_teardown(numbers_only, begin, end),
		cmocka_unit_test_setup_teardown(at_once, begin, end),
		cmocka_unit_test_setup_teardown(another_persons, begin, end),
		cmocka_unit_test_setup_teardown(erased, begin, end),
		cmocka_unit_test_setup_teardown(renewed, begin, end),
		cmocka_unit_test_setup_teardown(of_the_suite_written_with,
			begin, end),
		cmocka_unit_test_setup_teardown(all_of_them, begin, end),
		cmocka_unit_test_setup_teardown(not_all_of_them, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

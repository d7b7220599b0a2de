#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypt.h"

static char folder[] = "/tmp/ronggui-keys-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int drop_folder(void **state)
{
	char path[64];

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	unlink(path);
	return rmdir(folder);
}

/* Loads a file of that text; the ring, or NULL and the sentence. */
static struct crypt_keys *load(const char *text, mode_t mode, char err[256])
{
	struct crypt_keys *keys;
	char path[64];
	FILE *f;

	snprintf(path, sizeof path, "%s/key", folder);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
	keys = crypt_keys_load(path, err, 256);
	unlink(path);
	return keys;
}

#define HEX32 "000102030405060708090a0b0c0d0e0f" \
	"101112131415161718191a1b1c1d1e1f"
#define HEX16 "0123456789abcdeffedcba9876543210"

static void test_ring(void **state)
{
	char err[256];
	struct crypt_keys *keys = load("# keys\n\n"
		"k1 aes-256-gcm field " HEX32 "\n"
		"k2 sm4-ctr-hmac-sm3 field " HEX16 HEX32 "\n"
		"k1 hmac-sm3 blind " HEX32 "\n", 0640, err);
	const struct crypt_key *key;

	(void)state;
	assert_non_null(keys);
	key = crypt_key(keys, "field");
	assert_string_equal(key->id, "k2");
	assert_int_equal(key->algorithm, SM4_CTR_HMAC_SM3);
	assert_int_equal(key->n, 48);
	key = crypt_key_by_id(keys, "field", "k1");
	assert_int_equal(key->algorithm, AES_256_GCM);
	assert_int_equal(crypt_key(keys, "blind")->algorithm, HMAC_SM3);
	assert_null(crypt_key(keys, "other"));
	assert_null(crypt_key_by_id(keys, "blind", "k2"));
	crypt_keys_free(keys);
	crypt_keys_free(NULL);
}

static void test_faults_name_the_line(void **state)
{
	static const char *const files[] = {
		"\nk1 aes-256-gcm field 00\n",
		"\nk1 aes-128-gcm field " HEX32 "\n",
		"\nk1 aes-256-gcm field\n",
		"\nk1 aes-256-gcm field " HEX32 " more\n",
		"\nk.1 aes-256-gcm field " HEX32 "\n",
		"\nk1 aes-256-gcm field zz" HEX32 "\n",
		"k1 hmac-sm3 blind " HEX32 "\nk1 hmac-sm3 blind " HEX32 "\n",
	};
	char err[256];

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		assert_null(load(files[i], 0600, err));
		assert_non_null(strstr(err, "/key:2: the line "));
		assert_null(strstr(err, "0001"));
	}
	assert_null(load("", 0600, err));
	assert_null(load("k1 hmac-sm3 blind " HEX32 "\n", 0644, err));
	assert_non_null(strstr(err, "open to others"));
	assert_null(crypt_keys_load("/nonexistent/key", err, sizeof err));
}

static void test_making(void **state)
{
	static const char *const purposes[] = {
		"field", "person", "seal", "totp", "blind", "token",
	};
	char err[256], path[64];
	struct crypt_keys *keys;
	struct stat st;

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	for (int national = 0; national < 2; national++) {
		assert_int_equal(crypt_keys_make(path, national, err,
			sizeof err), 0);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
		keys = crypt_keys_load(path, err, sizeof err);
		assert_non_null(keys);
		for (size_t i = 0; i < 6; i++)
			assert_non_null(crypt_key(keys, purposes[i]));
		assert_int_equal(crypt_key(keys, "field")->algorithm,
			national ? SM4_CTR_HMAC_SM3 : AES_256_GCM);
		crypt_keys_free(keys);
		assert_int_equal(crypt_keys_make(path, national, err,
			sizeof err), -1);
		unlink(path);
	}
}

/* ---- renewal ----------------------------------------------------------- */

static void test_follows_its_file(void **state)
{
	char err[256], path[64], was[KEY_WORD];
	const struct crypt_key *first;
	struct crypt_keys *keys;

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	assert_int_equal(crypt_keys_make(path, false, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	first = crypt_key(keys, "person");
	snprintf(was, sizeof was, "%s", first->id);
	assert_true(first->made > 1700000000);
	assert_int_equal(crypt_keys_add(path, true, err, sizeof err), 0);
	assert_int_equal(crypt_key(keys, "person")->algorithm,
		SM4_CTR_HMAC_SM3);
	assert_ptr_equal(crypt_key_by_id(keys, "person", was), first);
	assert_string_equal(first->id, was);
	crypt_keys_free(keys);
	unlink(path);
}

static void test_suite(void **state)
{
	char err[256], path[64];
	struct crypt_keys *keys;

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	assert_int_equal(crypt_keys_make(path, false, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	assert_int_equal(crypt_keys_suite(keys, "sm", err, sizeof err), -1);
	assert_non_null(strstr(err, "no key of suite sm"));
	assert_int_equal(crypt_keys_suite(keys, "rot13", err, sizeof err), -1);
	crypt_keys_free(keys);
	assert_int_equal(crypt_keys_add(path, true, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	assert_int_equal(crypt_keys_suite(keys, "aes", err, sizeof err), 0);
	assert_int_equal(crypt_key(keys, "field")->algorithm, AES_256_GCM);
	assert_int_equal(crypt_key(keys, "blind")->algorithm, HMAC_SHA256);
	assert_int_equal(crypt_keys_suite(keys, "sm", err, sizeof err), 0);
	assert_int_equal(crypt_key(keys, "field")->algorithm,
		SM4_CTR_HMAC_SM3);
	assert_int_equal(crypt_key(keys, "blind")->algorithm, HMAC_SM3);
	assert_int_equal(crypt_keys_suite(keys, NULL, err, sizeof err), 0);
	crypt_keys_free(keys);
	unlink(path);
}

/* A file that was cut off or is wrong leaves the ring as it was. */
static void test_half_a_line(void **state)
{
	char err[256], path[64];
	const struct crypt_key *was;
	struct crypt_keys *keys;
	FILE *f;

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	assert_int_equal(crypt_keys_make(path, false, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	was = crypt_key(keys, "seal");
	f = fopen(path, "a");
	fputs("half aes-256-gcm seal 0001", f);
	fclose(f);
	assert_ptr_equal(crypt_key(keys, "seal"), was);
	assert_int_equal(crypt_keys_add(path, false, err, sizeof err), -1);
	crypt_keys_free(keys);
	unlink(path);
}

/* A last line that was left without its end stays a key. */
static void test_open_end(void **state)
{
	char err[256], path[64], id[KEY_WORD];
	struct crypt_keys *keys;
	struct stat st;

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	assert_int_equal(crypt_keys_make(path, false, err, sizeof err), 0);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(truncate(path, st.st_size - 1), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	snprintf(id, sizeof id, "%s", crypt_key(keys, "token")->id);
	crypt_keys_free(keys);
	assert_int_equal(crypt_keys_add(path, false, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	assert_non_null(keys);
	assert_non_null(crypt_key_by_id(keys, "token", id));
	assert_string_not_equal(crypt_key(keys, "token")->id, id);
	crypt_keys_free(keys);
	unlink(path);
}

static size_t all, current;

static void count(void *arg, const struct crypt_key *key, bool now)
{
	(void)arg;
	(void)key;
	all++;
	current += now;
}

static void test_dropping(void **state)
{
	char err[256], path[64], id[KEY_WORD];
	const char *ids[] = { id };
	struct crypt_keys *keys, *old;
	struct stat st;

	(void)state;
	snprintf(path, sizeof path, "%s/key", folder);
	assert_int_equal(crypt_keys_make(path, false, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	snprintf(id, sizeof id, "%s", crypt_key(keys, "totp")->id);
	crypt_keys_free(keys);
	/* A ring read before all that opens with the old key, and makes
	 * nothing with it. */
	old = crypt_keys_load(path, err, sizeof err);
	assert_int_equal(crypt_keys_add(path, false, err, sizeof err), 0);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(crypt_keys_drop(path, ids, 1, err, sizeof err), 0);
	assert_non_null(crypt_key_by_id(old, "totp", id));
	assert_string_not_equal(crypt_key(old, "totp")->id, id);
	crypt_keys_free(old);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	keys = crypt_keys_load(path, err, sizeof err);
	assert_non_null(keys);
	assert_null(crypt_key_by_id(keys, "totp", id));
	crypt_keys_each(keys, count, NULL);
	assert_int_equal(all, 11);
	assert_int_equal(current, 6);
	crypt_keys_free(keys);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ring),
		cmocka_unit_test(test_faults_name_the_line),
		cmocka_unit_test(test_making),
		cmocka_unit_test(test_follows_its_file),
		cmocka_unit_test(test_suite),
		cmocka_unit_test(test_half_a_line),
		cmocka_unit_test(test_open_end),
		cmocka_unit_test(test_dropping),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}

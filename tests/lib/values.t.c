#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "crypt.h"

static const char where[] = "alliance_person.id_no.370202000000000001";

/* A ring of one suite and an arena, for each test. */
struct fixture {
	struct arena *a;
	struct crypt_keys *keys;
};

static struct crypt_keys *ring(bool national)
{
	char folder[] = "/tmp/ronggui-values-XXXXXX", path[64], err[256];
	struct crypt_keys *keys;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/key", folder);
	assert_int_equal(crypt_keys_make(path, national, err, sizeof err), 0);
	keys = crypt_keys_load(path, err, sizeof err);
	unlink(path);
	rmdir(folder);
	assert_non_null(keys);
	return keys;
}

static struct fixture begin(bool national)
{
	return (struct fixture){ arena_new(65536), ring(national) };
}

static void end(struct fixture f)
{
	crypt_keys_free(f.keys);
	arena_free(f.a);
}

static void check_fields(bool national)
{
	struct fixture f = begin(national);
	const struct crypt_key *key = crypt_key(f.keys, "field");
	const char *id = "150626197001019979", *value, *again;
	struct crypt_keys *others = ring(national);
	char *broken;
	size_t n;

	value = crypt_encrypt(f.a, key, where, id, strlen(id));
	again = crypt_encrypt(f.a, key, where, id, strlen(id));
	assert_non_null(value);
	assert_int_equal(strncmp(value, national ? "sm4." : "gcm.", 4), 0);
	assert_string_not_equal(value, again);
	assert_string_equal(crypt_decrypt(f.a, f.keys, "field", where, value,
		&n), id);
	assert_int_equal(n, strlen(id));
	assert_null(crypt_decrypt(f.a, f.keys, "person", where, value, NULL));
	assert_null(crypt_decrypt(f.a, f.keys, "field", "a.b.1", value, NULL));
	assert_null(crypt_decrypt(f.a, others, "field", where, value, NULL));
	for (size_t i = 0; i < strlen(value); i++) {
		broken = arena_strdup(f.a, value);
		broken[i] = broken[i] == 'A' ? 'B' : 'A';
		assert_null(crypt_decrypt(f.a, f.keys, "field", where, broken,
			NULL));
		broken[i] = '\0';
		assert_null(crypt_decrypt(f.a, f.keys, "field", where, broken,
			NULL));
	}
	value = crypt_encrypt(f.a, key, where, "", 0);
	assert_string_equal(crypt_decrypt(f.a, f.keys, "field", where, value,
		&n), "");
	assert_int_equal(n, 0);
	crypt_keys_free(others);
	end(f);
}

static void test_fields_aes(void **state)
{
	(void)state;
	check_fields(false);
}

static void test_fields_sm4(void **state)
{
	(void)state;
	check_fields(true);
}

static void test_a_key_does_only_its_work(void **state)
{
	struct fixture f = begin(false);

	(void)state;
	assert_null(crypt_encrypt(f.a, crypt_key(f.keys, "blind"), where, "x",
		1));
	assert_null(crypt_blind(f.a, crypt_key(f.keys, "field"), "id", "x"));
	assert_null(crypt_person_make(f.a, crypt_key(f.keys, "blind"), "1"));
	end(f);
}

static void test_blind_index(void **state)
{
	struct fixture f = begin(true);
	const struct crypt_key *key = crypt_key(f.keys, "blind");
	const char *one = crypt_blind(f.a, key, "id_no", "11010119800101998X");

	(void)state;
	assert_string_equal(one, crypt_blind(f.a, key, "id_no",
		"11010119800101998X"));
	assert_string_not_equal(one, crypt_blind(f.a, key, "id_no",
		"110101198001019981"));
	assert_string_not_equal(one, crypt_blind(f.a, key, "card",
		"11010119800101998X"));
	assert_int_equal(strncmp(one, key->id, strlen(key->id)), 0);
	end(f);
}

static void test_sealed_carry(void **state)
{
	struct fixture f = begin(false);
	const struct crypt_key *key = crypt_key(f.keys, "seal");
	const char *sealed = crypt_seal(f.a, key, "account 7", "a=1&b=\0c", 8,
		1000);
	size_t n;

	(void)state;
	assert_memory_equal(crypt_open(f.a, f.keys, "seal", "account 7",
		sealed, 1000, &n), "a=1&b=\0c", 8);
	assert_int_equal(n, 8);
	assert_null(crypt_open(f.a, f.keys, "seal", "account 7", sealed, 1001,
		NULL));
	assert_null(crypt_open(f.a, f.keys, "seal", "account 8", sealed, 999,
		NULL));
	assert_null(crypt_open(f.a, f.keys, "seal", "account 7", "", 999,
		NULL));
	assert_null(crypt_open(f.a, f.keys, "seal", "account 7", "gcm..", 999,
		NULL));
	end(f);
}

static void check_person(bool national)
{
	struct fixture f = begin(national);
	const char *wrapped = crypt_person_make(f.a,
		crypt_key(f.keys, "person"), "42");
	const char *renewed, *value;
	struct crypt_key key, same;

	assert_int_equal(crypt_person_open(f.a, f.keys, "person", "42", wrapped, &key),
		0);
	value = crypt_encrypt(f.a, &key, where, "secret", 6);
	renewed = crypt_person_renew(f.a, f.keys, "person", "42", wrapped);
	assert_string_not_equal(renewed, wrapped);
	assert_int_equal(crypt_person_open(f.a, f.keys, "person", "42", renewed, &same),
		0);
	assert_string_equal(crypt_decrypt_with(f.a, &same, where, value, NULL),
		"secret");
	assert_int_equal(crypt_person_open(f.a, f.keys, "person", "43", wrapped, &same),
		-1);
	assert_null(crypt_person_renew(f.a, f.keys, "person", "43", wrapped));
	end(f);
}

static void test_person_keys(void **state)
{
	(void)state;
	check_person(false);
	check_person(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields_aes),
		cmocka_unit_test(test_fields_sm4),
		cmocka_unit_test(test_a_key_does_only_its_work),
		cmocka_unit_test(test_blind_index),
		cmocka_unit_test(test_sealed_carry),
		cmocka_unit_test(test_person_keys),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

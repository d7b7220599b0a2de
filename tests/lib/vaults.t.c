/* Vaults: the suite's and those of modules, from the configuration. */
#include <errno.h>
#include <string.h>

#include "arena.h"
#include "conf.h"
#include "crypt.h"
#include "scratch.h"
#include "vaults.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(4096);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const struct conf *conf(const char *text)
{
	char err[200];
	const struct conf *c;

	scratch_file("conf", text);
	c = conf_read(arena, scratch_path("conf"), NULL, err, sizeof err);
	assert_non_null(c);
	return c;
}

static const char *text_of(int with_module)
{
	const char *dir = scratch_dir();

	return arena_printf(arena, "key.suite =\nkey.file = %s/suite\n"
		"keys = %s/persons\nkey.file.mediation = %s%s\n"
		"keys.mediation = %s/apart\n", dir, dir, with_module ? dir : "",
		with_module ? "/ring" : "", dir);
}

static void make_rings(void)
{
	char err[200];

	assert_int_equal(crypt_keys_make(scratch_path("suite"), false, err,
		sizeof err), 0);
	assert_int_equal(crypt_keys_make_module(scratch_path("ring"), false,
		err, sizeof err), 0);
}

static void one_for_the_suite(void **state)
{
	struct vaults all;
	char err[200];

	(void)state;
	make_rings();
	assert_int_equal(vaults_open(arena, conf(text_of(0)), 1, &all, err,
		sizeof err), 0);
	assert_int_equal(all.rings, 1);
	assert_int_equal(all.n, 1);
	assert_ptr_equal(vaults_of(&all, "mediation"), &all.vault[0].is);
	vaults_close(&all);
}

static void those_of_a_module(void **state)
{
	const char *const *folders;
	struct vaults all;
	char err[200];

	(void)state;
	assert_int_equal(vaults_open(arena, conf(text_of(1)), 1, &all, err,
		sizeof err), 0);
	assert_int_equal(all.rings, 2);
	assert_int_equal(all.n, 3);
	assert_ptr_equal(vaults_of(&all, "mediation"), &all.vault[1].is);
	assert_ptr_equal(vaults_of(&all, "alliance"), &all.vault[0].is);
	assert_string_equal(all.vault[2].is.purpose, "counsel");
	assert_null(crypt_key(all.ring[1].keys, "field"));
	assert_null(crypt_key(all.ring[0].keys, "counsel"));
	folders = vaults_folders(arena, conf(text_of(1)));
	assert_string_equal(folders[0], all.vault[0].is.folder);
	assert_string_equal(folders[1], all.vault[1].is.folder);
	assert_string_equal(folders[2], all.vault[2].is.folder);
	assert_null(folders[3]);
	vaults_close(&all);
}

/* What one ring wrapped, no other opens, not even for the same person. */
static void apart(void **state)
{
	struct vault suite, module, counsel, stolen;
	struct crypt_key a, b;
	struct vaults all;
	const char *value;
	char err[200];

	(void)state;
	assert_int_equal(vaults_open(arena, conf(text_of(1)), 1, &all, err,
		sizeof err), 0);
	suite = all.vault[0].is;
	module = all.vault[1].is;
	counsel = all.vault[2].is;
	assert_int_equal(mkdir(suite.folder, 0700), 0);
	assert_int_equal(mkdir(module.folder, 0700), 0);
	assert_int_equal(mkdir(counsel.folder, 0700), 0);
	assert_int_equal(persons_key(arena, &suite, "42", 1, &a), 0);
	assert_int_equal(persons_key(arena, &module, "42", 1, &b), 0);
	assert_memory_not_equal(a.bytes, b.bytes, a.n);
	value = crypt_encrypt(arena, &b, "case_form.facts.1", "x", 1);
	assert_null(crypt_decrypt_with(arena, &a, "case_form.facts.1", value,
		NULL));
	stolen = (struct vault){ module.folder, suite.keys, "person" };
	assert_int_equal(persons_key(arena, &stolen, "42", 0, &a), -1);
	assert_int_equal(errno, EBADMSG);
	/* Nor do the same ring's keys of another purpose. */
	stolen = (struct vault){ module.folder, module.keys, "counsel" };
	assert_int_equal(persons_key(arena, &stolen, "42", 0, &a), -1);
	assert_int_equal(persons_key(arena, &counsel, "42", 1, &a), 0);
	assert_string_equal(a.purpose, "counsel");
	stolen = (struct vault){ counsel.folder, module.keys, "person" };
	assert_int_equal(persons_key(arena, &stolen, "42", 0, &a), -1);
	vaults_close(&all);
}

/* A ring is renewed with the purposes that it has. */
static void renewed(void **state)
{
	struct vaults all;
	char err[200], was[KEY_WORD];

	(void)state;
	assert_int_equal(vaults_open(arena, conf(text_of(1)), 1, &all, err,
		sizeof err), 0);
	snprintf(was, sizeof was, "%s", crypt_key(all.ring[1].keys,
		"counsel")->id);
	assert_int_equal(crypt_keys_add(scratch_path("ring"), true, err,
		sizeof err), 0);
	assert_string_not_equal(crypt_key(all.ring[1].keys, "counsel")->id,
		was);
	assert_null(crypt_key(all.ring[1].keys, "token"));
	assert_int_equal(persons_renew(arena, &all.vault[2].is, "42"), 1);
	assert_int_equal(persons_renew(arena, &all.vault[2].is, "42"), 0);
	assert_int_equal(persons_wrapped(arena, all.vault[2].is.folder, "42",
		was), 0);
	vaults_close(&all);
}

static void refused(void **state)
{
	struct vaults all;
	char err[200];

	(void)state;
	assert_int_equal(unlink(scratch_path("ring")), 0);
	assert_int_equal(vaults_open(arena, conf(text_of(1)), 1, &all, err,
		sizeof err), -1);
	assert_non_null(strstr(err, "/ring"));
	vaults_close(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_for_the_suite, begin, end),
		cmocka_unit_test_setup_teardown(those_of_a_module, begin, end),
		cmocka_unit_test_setup_teardown(apart, begin, end),
		cmocka_unit_test_setup_teardown(renewed, begin, end),
		cmocka_unit_test_setup_teardown(refused, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What the pages of a case can be asked without a database: keys of forms,
 * open papers, links of errors, sealed answers.  The pages themselves are
 * walked through by tests/cgi/alliance.t.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "persons.h"
#include "scratch.h"

#include "cases_parts.h"
#include "form_fixture.h"

static const char key[] = "0123456789abcdef0123456789abcdef";

static void numbers(void **state)
{
	(void)state;
	assert_true(cases_is_id("1"));
	assert_true(cases_is_id("370200000000000001"));
	assert_false(cases_is_id("1234567890123456789"));
	assert_false(cases_is_id(""));
	assert_false(cases_is_id("-1"));
	assert_false(cases_is_id("1 or 1"));
	assert_false(cases_is_id(NULL));
}

static void versions(void **state)
{
	(void)state;
	assert_string_equal(cases_version(&req), "0");
	sent("version", "12");
	assert_string_equal(cases_version(&req), "12");
	again();
	sent("version", "12; drop");
	assert_string_equal(cases_version(&req), "0");
}

static void keys_of_forms(void **state)
{
	const char *first;

	(void)state;
	req.path = "/a";
	sent("key", key);
	sent("token", "x");
	sent("name", "甲");
	first = cases_key(&req, "save", "");
	assert_int_equal(strlen(first), 64);
	assert_string_equal(cases_key(&req, "save", ""), first);
	assert_string_not_equal(cases_key(&req, "act", ""), first);
	assert_string_not_equal(cases_key(&req, "save", "x"), first);
	req.form->next->value = "another token";
	assert_string_equal(cases_key(&req, "save", ""), first);
	req.form->next->next->value = "乙";
	assert_string_not_equal(cases_key(&req, "save", ""), first);
	req.form->next->next->value = "甲";
	assert_string_equal(cases_key(&req, "save", ""), first);
	req.form->value = "another key";
	assert_string_not_equal(cases_key(&req, "save", ""), first);
}

static void some_fields(void **state)
{
	struct node *fields = node_find(standard, "form.pages.offers.fields");
	struct node *only;

	(void)state;
	node_set(values, "offers.0.kind", "gift");
	node_set(values, "trade", "food");
	only = cases_only(&req, values, fields);
	assert_string_equal(node_get(only, "offers.0.kind"), "gift");
	assert_null(node_get(only, "trade"));
	assert_string_equal(cases_names(&req, fields),
		"{\"offers\",\"place\"}");
	assert_string_equal(cases_list(&req, fields), "offers place");
	assert_string_equal(cases_names(&req, NULL), "{}");
}

static void papers(void **state)
{
	struct node *counts;

	(void)state;
	assert_string_equal(cases_papers_of(&req,
		"trade paper:licence paper:rep_id"), "licence rep_id");
	assert_string_equal(cases_papers_of(&req, "trade"), "");
	node_set(req.hdf, "Page.files.0.paper", "licence");
	node_set(req.hdf, "Page.files.0.state", "clean");
	node_set(req.hdf, "Page.files.1.paper", "licence");
	node_set(req.hdf, "Page.files.1.state", "unscanned");
	node_set(req.hdf, "Page.files.1.new", "1");
	node_set(req.hdf, "Page.files.2.paper", "licence");
	node_set(req.hdf, "Page.files.2.state", "refused");
	counts = cases_counts(&req, false);
	assert_string_equal(node_get(counts, "licence"), "2");
	counts = cases_counts(&req, true);
	assert_string_equal(node_get(counts, "licence"), "1");
}

static void open_papers(void **state)
{
	struct dossier d = { .kind = "draft", .here = "/a/draft/1",
		.standard = standard, .values = values };

	(void)state;
	cases_draw_papers(&req, &d);
	assert_hdf("Page.papers.0.name", "licence");
	assert_hdf("Page.papers.1.name", NULL);
	again();
	node_set(values, "trade", "food");
	cases_draw_papers(&req, &d);
	assert_hdf("Page.papers.1.name", "permit_scan");
	again();
	d.kind = "waiting";
	d.items = "trade paper:rep_id";
	cases_draw_papers(&req, &d);
	assert_hdf("Page.papers.0.name", "rep_id");
	assert_hdf("Page.papers.1.name", NULL);
}

static void links(void **state)
{
	struct dossier d = { .kind = "draft", .here = "/a/draft/1",
		.standard = standard, .values = values };

	(void)state;
	field_error(&req, "offers.0.kind", "err_required");
	field_error(&req, "papers.licence", "err_paper_missing");
	field_error(&req, "truth", "err_must");
	cases_link_errors(&req, &d);
	assert_hdf("Page.errors.0.href",
		"/a/draft/1/offers?back=check#offers.0.kind");
	assert_hdf("Page.errors.0.label", "方式");
	assert_hdf("Page.errors.1.href", "/a/draft/1/papers?back=check#licence");
	assert_hdf("Page.errors.1.label", "执照");
	assert_hdf("Page.errors.2.href", NULL);
}

static void answer(void **state)
{
	struct dossier d = { .state = "WAIT", .standard = standard };

	(void)state;
	assert_string_equal(cases_answer(&d), "resubmit");
	node_set(standard, "actions.reply.by", "applicant");
	node_set(standard, "actions.reply.to", "BACK");
	node_set(standard, "actions.reply.from", "OTHER WAIT");
	assert_string_equal(cases_answer(&d), "reply");
	/* What does not lead back is what the state waits for all the same. */
	node_set(standard, "actions.reply.to", "PAID");
	assert_string_equal(cases_answer(&d), "reply");
}

static void masked(void **state)
{
	static const struct { const char *type, *value, *shown; } rows[] = {
		{ "bankcard", "6200000000000000026", "**** 0026" },
		{ "id", "11010519491231002X", "110105********002X" },
		{ "text", "11010519491231002X", "11010519491231002X" },
		{ "bankcard", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct node *n = node_new();

		node_set(n, "type", rows[i].type);
		node_set(n, "value", rows[i].value);
		cases_mask(n, mask_id_staff);
		if (rows[i].shown)
			assert_string_equal(node_get(n, "value"),
				rows[i].shown);
		else
			assert_null(node_get(n, "value"));
		node_free(n);
	}
}

static void sealed(void **state)
{
	struct dossier d = { .id = "5", .applicant = "77",
		.standard = standard };
	const char *paths, *texts, *again_texts, *index;
	struct vault vault = { scratch_dir(), NULL, "person" };
	char err[200];

	(void)state;
	assert_int_equal(crypt_keys_make(scratch_path("suite"), false, err,
		sizeof err), 0);
	req.keys = crypt_keys_load(scratch_path("suite"), err, sizeof err);
	vault.keys = req.keys;
	req.vault = &vault;
	node_set(values, "id_no", "11010519491231002X");
	node_set(values, "mobile", "13812345678");
	assert_true(cases_arrays(&req, &d, values, &paths, &texts));
	assert_string_equal(paths, "{\"id_no\",\"mobile\"}");
	assert_null(strstr(texts, "11010519491231002X"));
	assert_non_null(strstr(texts, "13812345678"));
	assert_non_null(strstr(texts, "gcm."));
	/* With an index the same answer is found again, and only the same. */
	node_set(form_field(standard, "id_no"), "index", "1");
	assert_true(cases_arrays(&req, &d, values, &paths, &texts));
	assert_string_equal(paths, "{\"id_no\",\"mobile\",\"id_no.index\"}");
	index = strrchr(texts, '"') - 1;
	while (index[-1] != '"')
		index--;
	assert_true(cases_arrays(&req, &d, values, &paths, &again_texts));
	assert_non_null(strstr(again_texts, index));
	node_set(values, "id_no", "110105194912310038");
	assert_true(cases_arrays(&req, &d, values, &paths, &again_texts));
	assert_null(strstr(again_texts, index));
	crypt_keys_free((struct crypt_keys *)req.keys);
}

/* A page of several persons is away if one of their keys is. */
static void one_of_several(void **state)
{
	struct vault vault = { scratch_dir(), NULL, "person" };
	char err[200];

	(void)state;
	(void)crypt_keys_make(scratch_path("key"), false, err, sizeof err);
	req.keys = crypt_keys_load(scratch_path("key"), err, sizeof err);
	assert_non_null(req.keys);
	vault.keys = req.keys;
	req.vault = &vault;
	assert_null(cases_person(&req, "9", 0));
	assert_false(req.away);
	assert_null(cases_person(&req, "not a number", 0));
	assert_true(req.away);
	assert_null(cases_person(&req, "9", 0));
	assert_true(req.away);
	req.away = false;
	crypt_keys_free((struct crypt_keys *)(uintptr_t)req.keys);
	req.keys = NULL;
	req.vault = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(numbers, begin, end),
		cmocka_unit_test_setup_teardown(versions, begin, end),
		cmocka_unit_test_setup_teardown(keys_of_forms, begin, end),
		cmocka_unit_test_setup_teardown(some_fields, begin, end),
		cmocka_unit_test_setup_teardown(papers, begin, end),
		cmocka_unit_test_setup_teardown(open_papers, begin, end),
		cmocka_unit_test_setup_teardown(links, begin, end),
		cmocka_unit_test_setup_teardown(answer, begin, end),
		cmocka_unit_test_setup_teardown(masked, begin, end),
		cmocka_unit_test_setup_teardown(sealed, begin, end),
		cmocka_unit_test_setup_teardown(one_of_several, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

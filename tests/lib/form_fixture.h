/*
 * form_fixture - a request in hand and a small standard, for the form's tests.
 */
#ifndef FORM_FIXTURE_H
#define FORM_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "form_parts.h"

#define UNUSED __attribute__((unused))

static const char sample[] =
	"form {\n pages {\n"
	"  unit {\n   title = 单位\n   title.en = Unit\n   fields {\n"
	"    unit_name {\n type = unit\n label = 名称\n label.en = Name\n"
	"     required = 1\n max = 20\n class = P0\n"
	"     error.err_required = 请填写名称\n"
	"     error.err_required.en = Enter the name\n    }\n"
	"    trade {\n type = choice\n label = 行业\n label.en = Trade\n"
	"     required = 1\n class = P0\n"
	"     options {\n food = 餐饮\n food.en = Food\n other = 其他\n"
	"      other.en = Other\n }\n    }\n"
	"    trade_other {\n type = text\n label = 具体\n label.en = Which\n"
	"     required = 1\n max = 20\n class = P0\n"
	"     when.field = trade\n when.is = other\n    }\n"
	"    id_no {\n type = id\n label = 证号\n label.en = ID\n"
	"     class = P3\n refusal = R11\n    }\n"
	"    mobile {\n type = mobile\n label = 手机\n label.en = Mobile\n"
	"     class = P2\n prefill = account.mobile\n    }\n"
	"    card {\n type = bankcard\n label = 卡号\n label.en = Card\n"
	"     class = P3\n    }\n"
	"   }\n  }\n"
	"  offers {\n   title = 优待\n   title.en = Offers\n   fields {\n"
	"    offers {\n type = group\n label = 优待\n label.en = Offer\n"
	"     required = 1\n min = 1\n max = 3\n class = P0\n     fields {\n"
	"      kind {\n type = choice\n label = 方式\n label.en = Kind\n"
	"       required = 1\n class = P0\n       options {\n"
	"        discount = 折扣\n discount.en = Discount\n"
	"        gift = 赠送\n gift.en = Gift\n       }\n      }\n"
	"      percent {\n type = percent\n label = 几折\n label.en = Off\n"
	"       required = 1\n class = P0\n when.field = kind\n"
	"       when.is = discount\n      }\n"
	"      groups {\n type = multi\n label = 对象\n label.en = For\n"
	"       class = P0\n       options {\n"
	"        serving = 现役\n serving.en = Serving\n"
	"        veteran = 退役\n veteran.en = Veteran\n       }\n      }\n"
	"      valid_from {\n type = date\n label = 从\n label.en = From\n"
	"       class = P0\n      }\n"
	"      valid_to {\n type = date\n label = 到\n label.en = To\n"
	"       class = P0\n min = today\n      }\n"
	"     }\n    }\n"
	"    place {\n type = division\n label = 地区\n label.en = Place\n"
	"     class = P0\n min = 4\n    }\n"
	"   }\n  }\n"
	"  food {\n   title = 餐饮\n   title.en = Food\n"
	"   when.field = trade\n   when.is = food\n   fields {\n"
	"    permit {\n type = text\n label = 许可\n label.en = Permit\n"
	"     required = 1\n class = P1\n    }\n   }\n  }\n"
	"  papers {\n   title = 材料\n   title.en = Papers\n"
	"   papers = licence permit_scan\n  }\n"
	"  promise {\n   title = 承诺\n   title.en = Promise\n   fields {\n"
	"    promise {\n type = consent\n label = 同意\n label.en = Agree\n"
	"     required = 1\n class = P1\n text = promise\n refusal = R13\n"
	"    }\n   }\n  }\n"
	" }\n checks {\n  dates {\n   kind = order\n"
	"   fields = offers.valid_from offers.valid_to\n  }\n }\n}\n"
	"texts {\n promise {\n  version = 1\n  text = 我承诺\n"
	"  text.en = I promise\n }\n}\n"
	"papers {\n licence {\n  label = 执照\n  required = 1\n }\n"
	" permit_scan {\n  label = 许可\n  required = 1\n"
	"  when.field = trade\n  when.is = food\n }\n"
	" rep_id {\n  label = 身份证\n  on_request = 1\n }\n}\n"
	"actions {\n pass {\n  fields {\n   result {\n    type = choice\n"
	"    label = 结果\n    required = 1\n    class = P1\n"
	"    must = clear\n    options {\n     clear = 无\n"
	"     listed = 有\n    }\n   }\n  }\n }\n}\n";

static struct req req;
static struct node *standard, *values;

static UNUSED int begin(void **state)
{
	char err[200];

	(void)state;
	memset(&req, 0, sizeof req);
	req.arena = arena_new(4096);
	req.hdf = node_new();
	req.lang = "zh-CN";
	req.method = POST;
	req.headers = buf_new(req.arena);
	standard = node_new();
	values = node_new();
	assert_int_equal(node_parse(standard, sample, err, sizeof err), 0);
	node_set(req.hdf, "Site.today", "2026-11-22");
	return 0;
}

static UNUSED int end(void **state)
{
	(void)state;
	node_free(values);
	node_free(standard);
	node_free(req.hdf);
	arena_free(req.arena);
	return 0;
}

/* The request carries one more pair. */
static UNUSED void sent(const char *name, const char *value)
{
	struct req_pair **p = &req.form, *new;

	while (*p)
		p = &(*p)->next;
	new = arena_alloc(req.arena, sizeof *new);
	new->name = name;
	new->value = value;
	*p = new;
}

/* Another request of the same visitor. */
static UNUSED void again(void)
{
	req.form = NULL;
	req.error = NULL;
	req.errors = 0;
	req.repeated = false;
	node_remove(req.hdf, "Page");
	node_remove(req.hdf, "Form");
}

static UNUSED struct form on(const char *where)
{
	return (struct form){ .standard = standard, .where = where,
		.values = values };
}

static UNUSED void assert_value(const char *path, const char *expect)
{
	const char *s = node_get(values, path);

	if (expect == NULL)
		assert_null(s);
	else
		assert_non_null(s);
	if (expect)
		assert_string_equal(s, expect);
}

static UNUSED void assert_hdf(const char *path, const char *expect)
{
	const char *s = node_get(req.hdf, path);

	if (expect == NULL && s)
		fail_msg("%s is set: %s", path, s);
	if (expect && !s)
		fail_msg("%s is not set", path);
	if (expect)
		assert_string_equal(s, expect);
}

static UNUSED void assert_error(const char *path, const char *expect)
{
	char at[120];

	snprintf(at, sizeof at, "Page.error.%s", path);
	assert_hdf(at, expect);
}

#endif

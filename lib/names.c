/* Names of persons and of units. */
#include "rules.h"

#include <string.h>

#include "text.h"

struct range {
	uint32_t first, last;
};

static bool within(uint32_t point, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	return false;
}

#define WITHIN(point, ranges) \
	within(point, ranges, sizeof (ranges) / sizeof *(ranges))

/* Assigned ideographs of Unicode 15.1, level 3 of GB 18030-2022 and beyond. */
static bool is_han(uint32_t point)
{
	static const struct range ranges[] = {
		{ 0x3007, 0x3007 },	/* the zero */
		{ 0x3400, 0x4DBF },	/* Extension A */
		{ 0x4E00, 0x9FFF },	/* unified ideographs */
		{ 0xF900, 0xFA6D },	/* compatibility ideographs */
		{ 0xFA70, 0xFAD9 },
		{ 0x20000, 0x2A6DF },	/* B */
		{ 0x2A700, 0x2B739 },	/* C */
		{ 0x2B740, 0x2B81D },	/* D */
		{ 0x2B820, 0x2CEA1 },	/* E */
		{ 0x2CEB0, 0x2EBE0 },	/* F */
		{ 0x2EBF0, 0x2EE5D },	/* I */
		{ 0x2F800, 0x2FA1D },	/* compatibility supplement */
		{ 0x30000, 0x3134A },	/* G */
		{ 0x31350, 0x323AF },	/* H */
	};

	return WITHIN(point, ranges);
}

/* Letters of Latin script that have one code point; no combining marks. */
static bool is_latin(uint32_t point)
{
	static const struct range ranges[] = {
		{ 'A', 'Z' }, { 'a', 'z' }, { 0xC0, 0xD6 }, { 0xD8, 0xF6 },
		{ 0xF8, 0x24F }, { 0x1E00, 0x1EFF },
	};

	return WITHIN(point, ranges);
}

enum { INTERPUNCT = 0x00B7 };

bool name_is_lookalike(uint32_t point)
{
	static const uint32_t points[] = {
		0x2022, 0x30FB, 0x2027, 0xFF0E, 0x22C5, 0x2219, 0x25CF, 0xFF65,
		0x0387, 0x2024, 0x2E31, 0x2E33, 0x16EB,
	};

	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		if (point == points[i])
			return true;
	return false;
}

int name_corrected(const char *name, char *out, size_t size)
{
	struct text t = text_into(out, size);

	while (*name != '\0') {
		uint32_t point = text_next(&name);

		text_add_point(&t, name_is_lookalike(point) ? INTERPUNCT :
			point);
	}
	return t.full ? -1 : 0;
}

/* One kind of name: its length in points, and what it is written with. */
struct script {
	size_t least, most;
	bool (*letter)(uint32_t point);
	const char *signs;	/* that may stand anywhere */
	bool interpunct;
};

/* What is wrong with one point of a name, or NULL. */
static const char *point_fault(const struct script *script, uint32_t point)
{
	if (point == TEXT_BAD)
		return "ENCODING";
	if (script->letter(point))
		return NULL;
	if (script->interpunct && point == INTERPUNCT)
		return NULL;
	for (const char *p = script->signs; *p != '\0'; )
		if (text_next(&p) == point)
			return NULL;
	if (text_is_private(point))
		return "PRIVATE_USE";
	if (script->interpunct && name_is_lookalike(point))
		return "WRONG_INTERPUNCT";
	if (text_is_joined(point) && script->letter('a'))
		return "NOT_NFC";
	return "CHAR";
}

/* The interpunct joins: not first, not last, not beside another. */
static bool interpunct_joins(const char *name)
{
	uint32_t before = INTERPUNCT, point;

	while ((point = text_next(&name)) != 0) {
		if (point == INTERPUNCT && before == INTERPUNCT)
			return false;
		before = point;
	}
	return before != INTERPUNCT;
}

static bool has_outer_space(const char *name)
{
	uint32_t first = text_next(&(const char *){ name }), last = 0, point;

	while ((point = text_next(&name)) != 0)
		last = point;
	return text_is_space(first) || text_is_space(last);
}

static struct verdict check(const struct script *script, const char *name)
{
	size_t n = text_count(name);
	struct verdict v;
	int place = 0;

	if (n == 0)
		return verdict_refuse("TOO_SHORT");
	if (has_outer_space(name))
		return verdict_refuse("OUTER_SPACE");
	for (const char *p = name; *p != '\0'; ) {
		uint32_t point = text_next(&p);
		const char *fault = point_fault(script, point);

		place++;
		if (fault == NULL)
			continue;
		v = verdict_refuse(fault);
		v.point = point == TEXT_BAD ? 0 : point;
		v.place = place;
		return v;
	}
	if (script->interpunct && !interpunct_joins(name))
		return verdict_refuse("INTERPUNCT_POSITION");
	if (n < script->least)
		return verdict_refuse("TOO_SHORT");
	return n > script->most ? verdict_refuse("TOO_LONG") : verdict_ok();
}

struct verdict rule_name(const char *text, struct date today)
{
	static const struct script script = { 2, 50, is_han, "", true };

	(void)today;
	return check(&script, text);
}

static bool has_letter(const char *text, bool (*letter)(uint32_t point))
{
	uint32_t point;

	while ((point = text_next(&text)) != 0)
		if (letter(point))
			return true;
	return false;
}

/* U+2019 is the apostrophe that most keyboards of today type. */
struct verdict rule_name_foreign(const char *text, struct date today)
{
	static const struct script script = {
		2, 80, is_latin, " -'\xE2\x80\x99", false
	};
	struct verdict v;

	if (has_letter(text, is_han))
		return rule_name(text, today);
	v = check(&script, text);
	if (v.level == RULE_OK && !has_letter(text, is_latin))
		return verdict_refuse("CHAR");
	return v;
}

static bool is_unit_letter(uint32_t point)
{
	return is_han(point) || text_is_digit(point) || text_is_letter(point);
}

struct verdict rule_unit(const char *text, struct date today)
{
	static const struct script script = {
		2, 100, is_unit_letter, "\xEF\xBC\x88\xEF\xBC\x89&-", true
	};
	struct verdict v = check(&script, text);

	(void)today;
	if (v.level == RULE_OK && !has_letter(text, is_unit_letter))
		return verdict_refuse("CHAR");
	return v;
}

/*
 * Every name a standard may use, and what its value must look like. The table
 * follows ronggui-standard(5), section by section.
 */
#include "standard.h"

#include <stdlib.h>
#include <string.h>

#include "rules.h"

enum kind {
	NODE,		/* has only what is below */
	WORDS,		/* in both languages */
	TEXT,		/* anything on a line */
	LIST,		/* words with spaces between, at least one */
	CODE,		/* small letters, digits, _ */
	FLAG,		/* 0 or 1 */
	NUMBER,		/* a whole number from 0 */
	NUMBERS,	/* several */
	LIMIT,		/* a number, an amount or a day */
	ONE,		/* one of the choices */
	MANY,		/* several of them */
	LEVELS		/* 1 to 5, several */
};

enum { MUST = 1 };

struct key {
	const char *name;	/* "*code", "*STATE", "*number", "*any": any
				 * name of that form */
	enum kind kind;
	unsigned flags;
	const char *choices;
	const struct key *below;
};

#define ROLES "clerk review1 review2 audit publisher objection mediator " \
	"adviser counsellor cashier accountant dispatcher window reception " \
	"partner grid leader discipline party_dept armed_dept pension_dept " \
	"medical_dept police_dept"
#define CLASSES "P0 P1 P2 P3 M"
#define UNITS "WD CD M MIN"
#define TYPES "text para name name_foreign unit id uscc mobile landline " \
	"phone contact bankcard postcode card money email url date time int " \
	"percent bool choice multi consent division address lat lng sex " \
	"marriage ethnic political note group"

static const struct key words_list[] = { { "*number", WORDS, 0, NULL, NULL },
	{ NULL, NODE, 0, NULL, NULL } };
#define END { NULL, NODE, 0, NULL, NULL }

static const struct key basis_one[] = {
	{ "title", WORDS, MUST, NULL, NULL },
	{ "article", WORDS, 0, NULL, NULL },
	{ "note", WORDS, 0, NULL, NULL },
	END
};
static const struct key basis[] = {
	{ "*number", NODE, 0, NULL, basis_one }, END
};

static const struct key faq_one[] = {
	{ "q", WORDS, MUST, NULL, NULL },
	{ "a", WORDS, MUST, NULL, NULL },
	END
};
static const struct key faq[] = { { "*number", NODE, 0, NULL, faq_one }, END };

static const struct key guide[] = {
	{ "item_code", TEXT, 0, NULL, NULL },
	{ "kind", WORDS, 0, NULL, NULL },
	{ "organ", WORDS, MUST, NULL, NULL },
	{ "nature", WORDS, 0, NULL, NULL },
	{ "entrusted", WORDS, 0, NULL, NULL },
	{ "object", WORDS, MUST, NULL, NULL },
	{ "conditions", NODE, MUST, NULL, words_list },
	{ "prohibitions", NODE, 0, NULL, words_list },
	{ "quota", WORDS, 0, NULL, NULL },
	{ "channels", NODE, 0, NULL, words_list },
	{ "visits", NUMBER, 0, NULL, NULL },
	{ "steps", NODE, 0, NULL, words_list },
	{ "special", WORDS, 0, NULL, NULL },
	{ "legal_limit", WORDS, 0, NULL, NULL },
	{ "promised_limit", WORDS, MUST, NULL, NULL },
	{ "piece", WORDS, 0, NULL, NULL },
	{ "fee", WORDS, MUST, NULL, NULL },
	{ "result", WORDS, 0, NULL, NULL },
	{ "delivery", WORDS, 0, NULL, NULL },
	{ "place", WORDS, 0, NULL, NULL },
	{ "hours", WORDS, 0, NULL, NULL },
	{ "phone", WORDS, 0, NULL, NULL },
	{ "complaint", WORDS, 0, NULL, NULL },
	{ "remedies", WORDS, MUST, NULL, NULL },
	{ "faq", NODE, 0, NULL, faq },
	END
};

static const struct key subject[] = {
	{ "title", TEXT, MUST, NULL, NULL },
	{ "code", TEXT, 0, NULL, NULL },
	{ "division", TEXT, 0, NULL, NULL },
	{ "person", TEXT, 0, NULL, NULL },
	{ "contact", TEXT, 0, NULL, NULL },
	{ "mobile", TEXT, 0, NULL, NULL },
	END
};

static const struct key when[] = {
	{ "field", TEXT, MUST, NULL, NULL },
	{ "is", LIST, 0, NULL, NULL },
	{ "not", LIST, 0, NULL, NULL },
	END
};

static const struct key options[] = { { "*any", WORDS, 0, NULL, NULL }, END };
static const struct key errors[] = { { "*code", WORDS, 0, NULL, NULL }, END };

static const struct key fields[2];

static const struct key field[] = {
	{ "type", ONE, MUST, TYPES, NULL },
	{ "label", WORDS, MUST, NULL, NULL },
	{ "hint", WORDS, 0, NULL, NULL },
	{ "class", ONE, MUST, CLASSES, NULL },
	{ "required", FLAG, 0, NULL, NULL },
	{ "min", LIMIT, 0, NULL, NULL },
	{ "max", LIMIT, 0, NULL, NULL },
	{ "pattern", TEXT, 0, NULL, NULL },
	{ "options", NODE, 0, NULL, options },
	{ "source", CODE, 0, NULL, NULL },
	{ "when", NODE, 0, NULL, when },
	{ "must", LIST, 0, NULL, NULL },
	{ "unique", ONE, 0, "live", NULL },
	{ "index", FLAG, 0, NULL, NULL },
	{ "inside", ONE, 0, "area", NULL },
	{ "prefill", TEXT, 0, NULL, NULL },
	{ "text", CODE, 0, NULL, NULL },
	{ "refusal", TEXT, 0, NULL, NULL },
	{ "refusal_unique", TEXT, 0, NULL, NULL },
	{ "error", NODE, 0, NULL, errors },
	{ "fields", NODE, 0, NULL, fields },
	END
};
static const struct key fields[2] = { { "*code", NODE, 0, NULL, field }, END };

static const struct key check[] = {
	{ "kind", ONE, MUST, "any differ id_agrees minus order service", NULL },
	{ "fields", LIST, MUST, NULL, NULL },
	END
};
static const struct key checks[] = { { "*code", NODE, 0, NULL, check }, END };

static const struct key page[] = {
	{ "title", WORDS, MUST, NULL, NULL },
	{ "intro", WORDS, 0, NULL, NULL },
	{ "when", NODE, 0, NULL, when },
	{ "fields", NODE, 0, NULL, fields },
	{ "papers", LIST, 0, NULL, NULL },
	END
};
static const struct key pages[] = { { "*code", NODE, 0, NULL, page }, END };
static const struct key form[] = {
	{ "pages", NODE, MUST, NULL, pages },
	{ "checks", NODE, 0, NULL, checks },
	END
};

static const struct key text[] = {
	{ "version", NUMBER, MUST, NULL, NULL },
	{ "text", WORDS, MUST, NULL, NULL },
	END
};
static const struct key texts[] = { { "*code", NODE, 0, NULL, text }, END };

static const struct key paper[] = {
	{ "label", WORDS, MUST, NULL, NULL },
	{ "hint", WORDS, 0, NULL, NULL },
	{ "class", ONE, MUST, CLASSES, NULL },
	{ "required", FLAG, 0, NULL, NULL },
	{ "when", NODE, 0, NULL, when },
	{ "on_request", FLAG, 0, NULL, NULL },
	{ "kinds", MANY, MUST, "jpeg png heic pdf", NULL },
	{ "max_bytes", NUMBER, MUST, NULL, NULL },
	{ "max_count", NUMBER, 0, NULL, NULL },
	{ "min_pixels", NUMBER, 0, NULL, NULL },
	{ "keep_days", NUMBER, 0, NULL, NULL },
	{ "refusal", TEXT, 0, NULL, NULL },
	END
};
static const struct key papers[] = { { "*code", NODE, 0, NULL, paper }, END };

static const struct key state[] = {
	{ "label", WORDS, MUST, NULL, NULL },
	{ "applicant", WORDS, MUST, NULL, NULL },
	{ "kind", ONE, MUST, "draft open waiting notice member final_ok "
		"final_no ended", NULL },
	{ "clock", ONE, MUST, "run pause none", NULL },
	{ "role", ONE, 0, ROLES, NULL },
	{ "levels", LEVELS, 0, NULL, NULL },
	{ "step", CODE, 0, NULL, NULL },
	{ "before", TEXT, 0, NULL, NULL },
	{ "step_days", NUMBER, 0, NULL, NULL },
	{ "step_unit", ONE, 0, UNITS, NULL },
	{ "stage", NUMBER, 0, NULL, NULL },
	{ "listed", FLAG, 0, NULL, NULL },
	{ "paper", ONE, 0, "valid suspended revoked", NULL },
	END
};
static const struct key states[] = { { "*STATE", NODE, 0, NULL, state }, END };
static const struct key stages[] = { { "*number", WORDS, 0, NULL, NULL }, END };

static const struct key clock[] = {
	{ "label", WORDS, MUST, NULL, NULL },
	{ "limit", NUMBER, MUST, NULL, NULL },
	{ "unit", ONE, MUST, UNITS, NULL },
	{ "per", CODE, 0, NULL, NULL },
	{ "extension", NUMBER, 0, NULL, NULL },
	{ "start", LIST, MUST, NULL, NULL },
	{ "stop", LIST, 0, NULL, NULL },
	{ "again", ONE, 0, "anew", NULL },
	{ "shown", FLAG, 0, NULL, NULL },
	{ "owed", ONE, 0, "applicant", NULL },
	{ "remind", NUMBERS, 0, NULL, NULL },
	{ "source", WORDS, MUST, NULL, NULL },
	{ "missed", CODE, MUST, NULL, NULL },
	END
};
static const struct key clocks[] = { { "*code", NODE, 0, NULL, clock }, END };

static const struct key levels_by_role[] = {
	{ "*code", LEVELS, 0, NULL, NULL }, END
};

static const struct key action[] = {
	{ "label", WORDS, MUST, NULL, NULL },
	{ "from", LIST, MUST, NULL, NULL },
	{ "to", TEXT, MUST, NULL, NULL },
	{ "by", ONE, MUST, "officer applicant system anyone", NULL },
	{ "role", MANY, 0, "HOLDER " ROLES, NULL },
	{ "levels", LEVELS, 0, NULL, levels_by_role },
	{ "step", CODE, 0, NULL, NULL },
	{ "note", ONE, MUST, "none optional required", NULL },
	{ "reasons", LIST, 0, NULL, NULL },
	{ "reason", TEXT, 0, NULL, NULL },
	{ "fields", NODE, 0, NULL, fields },
	{ "checks", NODE, 0, NULL, checks },
	{ "papers", ONE, 0, "checked", NULL },
	{ "asks", FLAG, 0, NULL, NULL },
	{ "opens", LIST, 0, NULL, NULL },
	{ "needs", LIST, 0, NULL, NULL },
	{ "when", NODE, 0, NULL, when },
	{ "after", LIST, 0, NULL, NULL },
	{ "unless", LIST, 0, NULL, NULL },
	{ "once", FLAG, 0, NULL, NULL },
	{ "batch", FLAG, 0, NULL, NULL },
	{ "confirm", FLAG, 0, NULL, NULL },
	{ "within", CODE, 0, NULL, NULL },
	{ "before_end", CODE, 0, NULL, NULL },
	{ "before_days", NUMBER, 0, NULL, NULL },
	{ "extend", CODE, 0, NULL, NULL },
	{ "publish", FLAG, 0, NULL, NULL },
	{ "publish_result", FLAG, 0, NULL, NULL },
	{ "issue", CODE, 0, NULL, NULL },
	{ "message", CODE, 0, NULL, NULL },
	END
};
static const struct key actions[] = { { "*code", NODE, 0, NULL, action }, END };

static const struct key distinct[] = {
	{ "people", LIST, 0, NULL, NULL },
	{ "not", ONE, 0, "applicant", NULL },
	END
};

static const struct key task[] = {
	{ "label", WORDS, MUST, NULL, NULL },
	{ "state", TEXT, MUST, NULL, NULL },
	{ "role", ONE, MUST, ROLES, NULL },
	{ "levels", LEVELS, MUST, NULL, NULL },
	{ "step", CODE, 0, NULL, NULL },
	{ "after", LIST, 0, NULL, NULL },
	{ "open", CODE, 0, NULL, NULL },
	{ "done", LIST, 0, NULL, NULL },
	{ "limit", NUMBER, 0, NULL, NULL },
	{ "unit", ONE, 0, UNITS, NULL },
	{ "fields", NODE, 0, NULL, fields },
	END
};
static const struct key tasks[] = { { "*code", NODE, 0, NULL, task }, END };

static const struct key reason[] = {
	{ "label", WORDS, MUST, NULL, NULL }, END
};
static const struct key reasons[] = { { "*any", NODE, 0, NULL, reason }, END };

static const struct key column[] = {
	{ "field", TEXT, 0, NULL, NULL },
	{ "given", FLAG, 0, NULL, NULL },
	{ "mask", ONE, MUST, "none name mobile district town year last4",
		NULL },
	{ "label", WORDS, 0, NULL, NULL },
	END
};
static const struct key columns[] = { { "*code", NODE, 0, NULL, column }, END };
static const struct key publish[] = {
	{ "title", WORDS, MUST, NULL, NULL },
	{ "days", NUMBER, MUST, NULL, NULL },
	{ "min", NUMBER, 0, NULL, NULL },
	{ "max", NUMBER, 0, NULL, NULL },
	{ "unit", ONE, MUST, UNITS, NULL },
	{ "clock", CODE, MUST, NULL, NULL },
	{ "objection", CODE, 0, NULL, NULL },
	{ "keep_days", NUMBER, MUST, NULL, NULL },
	{ "columns", NODE, MUST, NULL, columns },
	END
};

static const struct key document[] = {
	{ "label", WORDS, MUST, NULL, NULL },
	{ "template", CODE, MUST, NULL, NULL },
	{ "number", TEXT, 0, NULL, NULL },
	{ "verify", FLAG, 0, NULL, NULL },
	END
};
static const struct key documents[] = {
	{ "*code", NODE, 0, NULL, document }, END
};

static const struct key message[] = {
	{ "text", WORDS, MUST, NULL, NULL },
	{ "to", ONE, 0, "applicant objector officer", NULL },
	END
};
static const struct key messages[] = {
	{ "*code", NODE, 0, NULL, message }, END
};

static const struct key whole[] = {
	{ "code", TEXT, MUST, NULL, NULL },
	{ "module", CODE, MUST, NULL, NULL },
	{ "letters", TEXT, MUST, NULL, NULL },
	{ "family", CODE, 0, NULL, NULL },
	{ "audience", ONE, 0, "person merchant officer anyone", NULL },
	{ "confidential", FLAG, 0, NULL, NULL },
	{ "title", WORDS, MUST, NULL, NULL },
	{ "intro", WORDS, 0, NULL, NULL },
	{ "one_at_a_time", FLAG, 0, NULL, NULL },
	{ "rating", FLAG, 0, NULL, NULL },
	{ "basis", NODE, 0, NULL, basis },
	{ "guide", NODE, 0, NULL, guide },
	{ "subject", NODE, 0, NULL, subject },
	{ "form", NODE, MUST, NULL, form },
	{ "texts", NODE, 0, NULL, texts },
	{ "papers", NODE, 0, NULL, papers },
	{ "states", NODE, MUST, NULL, states },
	{ "stages", NODE, 0, NULL, stages },
	{ "clocks", NODE, 0, NULL, clocks },
	{ "actions", NODE, MUST, NULL, actions },
	{ "distinct", NODE, 0, NULL, distinct },
	{ "tasks", NODE, 0, NULL, tasks },
	{ "reasons", NODE, 0, NULL, reasons },
	{ "publish", NODE, 0, NULL, publish },
	{ "documents", NODE, 0, NULL, documents },
	{ "messages", NODE, 0, NULL, messages },
	END
};

/* ---- values ------------------------------------------------------------ */

#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define LARGE "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

static bool made_of(const char *s, const char *first, const char *rest)
{
	return *s && strchr(first, *s) && strspn(s, rest) == strlen(s);
}

static bool is_code(const char *s)
{
	return made_of(s, SMALL, SMALL DIGITS "_") && strlen(s) <= 40;
}

static bool fits(const char *pattern, const char *name)
{
	if (*pattern != '*')
		return strcmp(pattern, name) == 0;
	if (strcmp(pattern, "*code") == 0)
		return is_code(name);
	if (strcmp(pattern, "*STATE") == 0)
		return made_of(name, LARGE, LARGE DIGITS "_") &&
			strlen(name) <= 40;
	if (strcmp(pattern, "*number") == 0)
		return made_of(name, DIGITS, DIGITS) && strlen(name) <= 3;
	return strlen(name) <= 40;
}

static const struct key *key_for(const struct key *table, const char *name)
{
	for (; table && table->name; table++)
		if (fits(table->name, name))
			return table;
	return NULL;
}

static bool is_number(const char *s)
{
	return made_of(s, DIGITS, DIGITS) && strlen(s) <= 9;
}

/* "5", "-3", "0.01", "2024-01-31", "today", "today-90d". */
static bool is_limit(const char *s)
{
	struct date d;
	char *end;

	if (is_number(s + (*s == '-')) || date_read(s, &d))
		return true;
	if (strncmp(s, "today", 5)) {
		strtod(s, &end);
		return made_of(s, DIGITS, DIGITS ".") && *end == '\0';
	}
	s += 5;
	if (*s == '\0')
		return true;
	if (*s != '+' && *s != '-')
		return false;
	s++;
	return strspn(s, DIGITS) > 0 && strspn(s, DIGITS) < 6 &&
		strchr("dmy", s[strspn(s, DIGITS)]) &&
		strlen(s) == strspn(s, DIGITS) + 1;
}

static void check_list(struct standard *s, const struct item *i,
	const struct key *k)
{
	const char *at = i->value, *word;
	unsigned n = 0;

	while ((word = list_next(s->arena, &at)) != NULL) {
		n++;
		if (k->kind == MANY && !list_has(k->choices, word))
			fault(s, i, "%s is none of: %s", word, k->choices);
		if (k->kind == NUMBERS && !is_number(word))
			fault(s, i, "%s is not a whole number", word);
		if (k->kind == LEVELS && (strlen(word) != 1 ||
		    !strchr("12345", *word)))
			fault(s, i, "%s is not a level from 1 to 5", word);
	}
	if (n == 0)
		fault(s, i, "at least one word is needed");
}

static void check_words(struct standard *s, const struct item *i)
{
	const char *en = item_value(i, "en");

	if (*i->value == '\0')
		fault(s, i, "the Chinese text is empty");
	if (en == NULL || *en == '\0')
		fault(s, i, "the English text is missing (%s.en)", i->name);
}

static void check_value(struct standard *s, const struct item *i,
	const struct key *k)
{
	const char *v = i->value;

	switch (k->kind) {
	case NODE:
		fault(s, i, "has no value of its own");
		break;
	case WORDS:
		check_words(s, i);
		break;
	case CODE:
		if (!is_code(v))
			fault(s, i, "a name of small letters, digits and _ is "
				"needed");
		break;
	case FLAG:
		if (strcmp(v, "0") && strcmp(v, "1"))
			fault(s, i, "0 or 1 is needed");
		break;
	case NUMBER:
		if (!is_number(v))
			fault(s, i, "a whole number is needed");
		break;
	case LIMIT:
		if (!is_limit(v))
			fault(s, i, "a number, a day or today+-N[dmy] is "
				"needed");
		break;
	case ONE:
		if (!list_has(k->choices, v) || strpbrk(v, " \t"))
			fault(s, i, "%s is none of: %s", v, k->choices);
		break;
	case LIST:
	case MANY:
	case NUMBERS:
	case LEVELS:
		check_list(s, i, k);
		break;
	case TEXT:
		break;
	}
}

/* ---- walking ----------------------------------------------------------- */

static void check_below(struct standard *s, const struct item *i,
	const struct key *table)
{
	const struct item *c;

	for (const struct key *k = table; k && k->name; k++)
		if ((k->flags & MUST) && !item_find(i, k->name))
			fault(s, i, "%s is missing", k->name);
	for (c = i->child; c; c = c->next) {
		const struct key *k = key_for(table, c->name);

		if (k == NULL) {
			fault(s, c, "unknown name");
			continue;
		}
		if (c->value)
			check_value(s, c, k);
		else if (k->kind != NODE && !(k->kind == LEVELS && c->child))
			fault(s, c, "has no value");
		if (k->kind == WORDS) {
			static const struct key en[] = {
				{ "en", TEXT, 0, NULL, NULL }, END
			};

			check_below(s, c, en);
			continue;
		}
		check_below(s, c, k->below);
	}
}

void standard_keys(struct standard *s)
{
	const char *letters = item_value(s->root, "letters");
	const char *code = item_value(s->root, "code");

	check_below(s, s->root, whole);
	if (letters && (strlen(letters) != 2 || !made_of(letters, LARGE,
	    LARGE)))
		fault(s, item_find(s->root, "letters"),
			"two capital letters are needed");
	if (code && (!made_of(code, SMALL, SMALL DIGITS "-") ||
	    strlen(code) > 40))
		fault(s, item_find(s->root, "code"),
			"a name of small letters, digits and - is needed");
}

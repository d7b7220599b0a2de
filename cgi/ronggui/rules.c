/*
 * ronggui rules: do the validation rules and the masks agree with vectors?
 *
 * A line is `kind<TAB>input<TAB>expect<TAB>reason`. For a rule expect is
 * `valid` or `invalid`, for a mask what is shown. The reason is for people.
 */
#include "ronggui.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mask.h"
#include "rules.h"
#include "text.h"

struct tally {
	const char *file;
	long line;
	long vectors;
	long disagreements;
	struct date today;
};

/* Four hexadecimal digits at s, or -1. */
static long unit_at(const char *s)
{
	char digits[5] = "";
	unsigned char bytes[2];

	memcpy(digits, s, strnlen(s, 4));
	if (text_unhex(digits, bytes, 2) != 2)
		return -1;
	return bytes[0] << 8 | bytes[1];
}

/*
 * Reads `\uXXXX` at s, or a pair of them that makes one point outside the basic
 * plane. Returns the characters read, 0 if it is no escape.
 */
static size_t unicode_escape(const char *s, uint32_t *point)
{
	long high = strncmp(s, "\\u", 2) == 0 ? unit_at(s + 2) : -1, low;

	if (high < 0)
		return 0;
	*point = (uint32_t)high;
	if (high < 0xD800 || high > 0xDFFF)
		return 6;
	low = high < 0xDC00 && strncmp(s + 6, "\\u", 2) == 0 ?
		unit_at(s + 8) : -1;
	if (low < 0xDC00 || low > 0xDFFF)
		return 0;
	*point = 0x10000 + ((uint32_t)(high - 0xD800) << 10) +
		(uint32_t)(low - 0xDC00);
	return 12;
}

/* Resolves the escapes in place; the result is never longer. */
static void unescape(char *s)
{
	char *to = s;

	for (const char *from = s; *from != '\0'; ) {
		uint32_t point = 0;
		size_t n = unicode_escape(from, &point);

		if (n > 0 && point != 0) {
			to += text_point(to, point);
			from += n;
		} else if (strncmp(from, "\\n", 2) == 0) {
			*to++ = '\n';
			from += 2;
		} else {
			*to++ = *from++;
		}
	}
	*to = '\0';
}

/* Prints a disagreement, the input as it stands in the file. */
static void disagree(struct tally *t, const char *kind, const char *input,
	const char *expect, const char *got, const char *reason)
{
	t->disagreements++;
	printf("%s:%ld: %s \"%s\" expected %s, got %s (%s)\n", t->file,
		t->line, kind, input, expect, got, reason);
}

static void compare(struct tally *t, const char *kind, const char *input,
	const char *expect)
{
	mask_function *mask = mask_find(kind);
	char *plain = strdup(input), masked[MASK_SIZE];
	struct verdict v;
	const char *got;

	if (plain == NULL)
		abort();
	unescape(plain);
	if (mask != NULL) {
		got = mask(plain, masked, sizeof masked);
		v = verdict_ok();
	} else {
		v = rule_check(kind, plain, t->today);
		got = rule_find(kind) == NULL ? "unknown kind" :
			v.level == RULE_REFUSE ? "invalid" : "valid";
	}
	if (strcmp(got, expect) != 0)
		disagree(t, kind, input, expect, got, v.reason);
	free(plain);
}

/* Cuts the next field off the line; NULL if there is none. */
static char *field(char **line)
{
	char *f = *line;

	if (f == NULL)
		return NULL;
	*line = strchr(f, '\t');
	if (*line != NULL)
		*(*line)++ = '\0';
	return f;
}

static void check_line(struct tally *t, char *line)
{
	char *kind, *input, *expect;

	line[strcspn(line, "\r\n")] = '\0';
	if (*line == '\0' || *line == '#')
		return;
	kind = field(&line);
	input = field(&line);
	expect = field(&line);
	if (t->line == 1 && strcmp(kind, "kind") == 0)
		return;
	t->vectors++;
	if (expect == NULL)
		disagree(t, kind, input == NULL ? "" : input, "three fields",
			"fewer", "FORMAT");
	else
		compare(t, kind, input, expect);
}

static int check_file(struct tally *t, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	int status = DONE;

	if (f == NULL)
		return fail("cannot read %s: %s", path, strerror(errno));
	t->file = path;
	for (t->line = 1; getline(&line, &size, f) >= 0; t->line++)
		check_line(t, line);
	if (ferror(f))
		status = fail("cannot read %s: %s", path, strerror(errno));
	free(line);
	fclose(f);
	return status;
}

int cmd_rules(int argc, char **argv)
{
	struct tally t = { .today = date_today() };
	int files = 0, status = DONE;
	const char *value;

	for (int i = 1; i < argc; i++) {
		if (is_option(argv[i], "today", &value)) {
			if (!date_read(value, &t.today))
				return usage("rules");
		} else if (argv[i][0] == '-' && argv[i][1] != '\0') {
			return usage("rules");
		} else {
			argv[++files] = argv[i];
		}
	}
	if (files == 0)
		return usage("rules");
	for (int i = 1; i <= files; i++)
		if (check_file(&t, argv[i]) != DONE)
			status = FAILED;
	printf("%ld vectors, %ld disagreements\n", t.vectors, t.disagreements);
	return t.disagreements > 0 ? FAILED : status;
}

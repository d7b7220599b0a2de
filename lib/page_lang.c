/*
 * Templates in a language.  Of its words the parsed templates have those that
 * are only shown; the others, which a template looks up when it runs, stand in
 * a tree behind the data of each request.  Every look-up names where it begins
 * (`Text.err[x]`, `call:head(Text.fund)`): the tree holds what stands below
 * that and no more, a few of some thousands.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_parts.h"

#define HOME_LANG "zh-CN"

/* What a template may look up at path is there from now on. */
static void take(struct language *l, const char *path)
{
	if (node_get(l->taken, path))
		return;
	node_set(l->taken, path, "1");
	words_copy(l->words, path, l->looked_up);
}

/* What a tag may look up; it is no comment. */
static void take_all(struct language *l, const char *tag, const char *end)
{
	const char *s = tag;

	if (tag[strspn(tag, " \t\n")] == '#')
		return;
	while ((s = memmem(s, (size_t)(end - s), "Text", 4))) {
		size_t n = strspn(s, page_names);
		char *path = strndup(s, n);

		if (!path)
			log_die(NULL, "out of memory");
		if (!strchr(page_names, s[-1]) && (s[4] == '.' || n == 4))
			take(l, path);
		free(path);
		s += n;
	}
}

/* The words that a tag `var:Text.x` shows, escaped, to be freed; NULL when it
 * is another, or the language lacks them. */
static char *words_of(const struct language *l, const char *tag, size_t len)
{
	size_t n = strspn(tag, " \t\n"), words;
	const char *value = NULL;
	char *name, *escaped = NULL;

	if (strncmp(tag + n, "var:Text.", 9))
		return NULL;
	n += 4;
	words = strspn(tag + n, page_names);
	if (n + words + strspn(tag + n + words, " \t\n") != len)
		return NULL;
	name = strndup(tag + n, words);
	if (name)
		value = words_get(l->words, name);
	free(name);
	if (value)
		page_must(neos_html_escape(value, (int)strlen(value),
			&escaped));
	return escaped;
}

/* A tag with the question for English answered. */
static void add_tag(STRING *out, const struct language *l, const char *tag,
	size_t len)
{
	static const char asked[] = "Config.lang == \"en\"";
	const char *at, *end = tag + len;

	while ((at = memmem(tag, (size_t)(end - tag), asked,
			sizeof asked - 1))) {
		page_must(string_appendn(out, tag, (int)(at - tag)));
		page_must(string_append(out, strcmp(l->name, "en") ? "#0"
			: "#1"));
		tag = at + sizeof asked - 1;
	}
	page_must(string_appendn(out, tag, (int)(end - tag)));
}

/* Line ends that went with a tag come back in the next, so that complaints name
 * the right line. */
char *language_write(struct language *l, const char *text)
{
	const char *tag, *end;
	unsigned lines = 0;
	STRING out;

	string_init(&out);
	while ((tag = strstr(text, "<?cs")) && (end = strstr(tag, "?>"))) {
		size_t len = (size_t)(end - tag) - 4;
		char *words = l->words ? words_of(l, tag + 4, len) : NULL;

		page_must(string_appendn(&out, text, (int)(tag - text)));
		if (words) {
			page_must(string_append(&out, words));
			for (; tag < end; tag++)
				lines += *tag == '\n';
		} else {
			if (l->words)
				take_all(l, tag + 4, end);
			page_must(string_append(&out, "<?cs"));
			for (; lines; lines--)
				page_must(string_append(&out, "\n"));
			add_tag(&out, l, tag + 4, len);
			page_must(string_append(&out, "?>"));
		}
		free(words);
		text = end + 2;
	}
	page_must(string_append(&out, text));
	return out.buf;
}

/* A worker that cannot read a file which is there would show pages without
 * words as long as it lives. */
static struct words *read_words(const struct log *log, const char *dir,
	const char *name)
{
	char path[1024], err[200];
	struct words *words;

	snprintf(path, sizeof path, "%s/text/%s.hdf", dir, name);
	words = words_read(path, err, sizeof err);
	if (!words) {
		bool unread = errno && errno != ENOENT;

		log_fault(log, "words", "why", err, NULL);
		if (unread)
			log_die(log, "no words");
	}
	return words;
}

static struct language *language(struct language **all, const struct log *log,
	const char *dir, const char *name)
{
	struct language *l;

	for (l = *all; l; l = l->next)
		if (!strcmp(l->name, name))
			return l;
	if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ-")])
		return NULL;
	l = calloc(1, sizeof *l);
	if (!l || !(l->name = strdup(name)))
		log_die(log, "out of memory");
	l->words = read_words(log, dir, name);
	l->looked_up = node_new();
	l->taken = node_new();
	l->next = *all;
	return *all = l;
}

struct language *language_or_home(struct language **all, const struct log *log,
	const char *dir, const char *name)
{
	struct language *l = language(all, log, dir, name);

	return l && l->words ? l : language(all, log, dir, HOME_LANG);
}

void language_free(struct language *l)
{
	words_free(l->words);
	node_free(l->looked_up);
	node_free(l->taken);
	free(l->name);
	free(l);
}

/* Layouts of papers; the reader stands in the press, not in lib. */
#include <stdint.h>

#include "cgi/press/layout.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
drop(struct element *e)
{
	for (struct element *c = e->child, *next; c != NULL; c = next) {
		next = c->next;
		drop(c);
	}
	layout_text(e);
	layout_get(e, "title");
	g_free(e->name);
	g_string_free(e->text, TRUE);
	g_strfreev(e->key);
	g_strfreev(e->value);
	g_free(e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct reader r = { 0 };

	layout_parse(&r, (const char *)data, n);
	if (r.root != NULL)
		drop(r.root);
	return 0;
}

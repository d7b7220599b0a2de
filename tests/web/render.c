/*
 * render DIR TEMPLATE LANG [FILE.hdf ...]: a template of DIR with data from
 * files, as the programs render it, on standard output.  For the tests of
 * macros and pages.
 */
#include <stdio.h>

#include "arena.h"
#include "log.h"
#include "page.h"

int main(int argc, char **argv)
{
	static const struct log log = { "render", NULL, "" };
	struct arena *a = arena_new(1 << 16);
	struct node *data = node_new();
	struct buf out = buf_new(a);
	struct page *pages;
	char err[400];
	int bad;

	if (argc < 4) {
		fprintf(stderr, "render DIR TEMPLATE LANG [FILE.hdf ...]\n");
		return 2;
	}
	node_set(data, "Config.lang", argv[3]);
	for (int i = 4; i < argc; i++)
		if (node_read(data, argv[i], err, sizeof err)) {
			fprintf(stderr, "%s\n", err);
			return 1;
		}
	pages = page_new(&log, argv[1], 0);
	bad = page_render(pages, argv[2], argv[3], data, &out);
	if (!bad && out.data)
		fputs(out.data, stdout);
	page_free(pages);
	node_free(data);
	arena_free(a);
	return bad ? 1 : 0;
}

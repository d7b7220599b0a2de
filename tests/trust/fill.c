/*
 * fill DIR: templates of DIR with data given line by line, as the programs
 * render them; and the head of an answer.  For tests/trust/render.t.  Reads
 * all its input first:
 *
 *   page FILE LANG    another template; the data is forgotten
 *   set PATH LEN      and the bytes: a value that stays
 *   put PATH LEN      and the bytes: a value of the next rendering only
 *   go                renders: LEN and the bytes, or -1 when it cannot
 *   see LEN           the head of a redirection whose address has the bytes
 *   name LEN          the head of a file with the bytes for a name
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "reply.h"

static const struct log quiet = { "fill", NULL, "" };

struct fill {
	struct arena *arena;
	struct page *pages;
	struct node *kept, *now;
	char file[200], lang[20];
};

static char *all_input(void)
{
	size_t n = 0, room = 1 << 20, got;
	char *s = malloc(room + 1);

	while (s && (got = fread(s + n, 1, room - n, stdin)) > 0)
		if ((n += got) == room)
			s = realloc(s, (room *= 2) + 1);
	if (!s)
		exit(1);
	s[n] = '\0';
	return s;
}

/* The bytes behind a command's line. */
static const char *bytes(struct fill *f, char **at, size_t n)
{
	const char *s = arena_copy(f->arena, *at, n);

	*at += n + 1;
	return s;
}

static void go(struct fill *f)
{
	struct node *data = node_new();
	struct buf out = buf_new(f->arena);

	node_copy(data, "", f->kept);
	node_copy(data, "", f->now);
	if (page_render(f->pages, f->file, f->lang, data, &out))
		printf("-1\n\n");
	else {
		printf("%zu\n", out.len);
		fwrite(out.data ? out.data : "", 1, out.len, stdout);
		putchar('\n');
	}
	node_free(data);
	node_free(f->now);
	f->now = node_new();
	arena_reset(f->arena);
}

static void head(struct fill *f, int named, const char *text)
{
	static char end[] = "----\n";
	char err[200];
	struct conf *conf = conf_read(f->arena, "conf/ronggui.conf", NULL, err,
		sizeof err);
	struct io *io = io_open(-1);
	struct buf body = { .data = end, .len = 5 };
	struct req r = { .arena = f->arena, .hdf = f->now, .lang = "zh-CN",
		.realm = "pub", .side = "pub", .session = "", .id = "0",
		.log = &quiet, .conf = conf, .io = io, .pages = f->pages };
	int status;

	r.headers = buf_new(f->arena);
	fflush(stdout);
	if (named) {
		download(&r, text, "application/pdf", end, 5);
		status = 200;
	} else
		status = (int)see(&r, "/case/%s?done=%s", text, text);
	reply_send(&r, status, body);
	io_close(io);
	arena_reset(f->arena);
}

int main(int argc, char **argv)
{
	struct fill f = { .arena = arena_new(1 << 18), .kept = node_new(),
		.now = node_new() };
	char *text = all_input(), *at = text, path[400];
	int used;
	size_t n;

	if (argc != 2)
		return 2;
	f.pages = page_new(&quiet, argv[1], 0);
	while (*at) {
		char *line = at;

		at = strchr(at, '\n');
		if (!at)
			return 2;
		*at++ = '\0';
		used = 0;
		if (sscanf(line, "page %199s %19s", f.file, f.lang) == 2) {
			node_free(f.kept);
			f.kept = node_new();
		} else if (sscanf(line, "set %399s %zu", path, &n) == 2)
			node_set(f.kept, path, bytes(&f, &at, n));
		else if (sscanf(line, "put %399s %zu", path, &n) == 2)
			node_set(f.now, path, bytes(&f, &at, n));
		else if (!strcmp(line, "go"))
			go(&f);
		else if (sscanf(line, "see %zu%n", &n, &used) == 1 && used)
			head(&f, 0, bytes(&f, &at, n));
		else if (sscanf(line, "name %zu%n", &n, &used) == 1 && used)
			head(&f, 1, bytes(&f, &at, n));
		else
			return 2;
	}
	page_free(f.pages);
	node_free(f.kept);
	node_free(f.now);
	arena_free(f.arena);
	free(text);
	return 0;
}

/*
 * Taking apart what a browser sent.  Checks come first and are ours, the
 * splitting is left to GLib and GMime; values are handed out last, so that a
 * body which is wrong anywhere is wrong as a whole.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib.h>
#include <gmime/gmime.h>

#include "arena.h"
#include "body.h"

struct pair {
	const char *name, *value;
};

static int
is_text(const char *s, size_t n)
{
	return g_utf8_validate_len(s, n, NULL);
}

static int
name_fits(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && n <= BODY_NAME_MAX;
}

static int
hand_out(const struct pair *pair, size_t n, body_put *put, void *arg)
{
	for (size_t i = 0; i < n; i++)
		if (put(arg, pair[i].name, pair[i].value))
			return BODY_STOPPED;
	return BODY_OK;
}

/* What GLib would only call "failed": which of the rules is broken? */
static int
escapes_whole(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\0')
			return BODY_NUL;
		if (s[i] != '%')
			continue;
		if (n - i < 3 || !isxdigit((unsigned char)s[i + 1]) ||
		    !isxdigit((unsigned char)s[i + 2]))
			return BODY_PERCENT;
		if (s[i + 1] == '0' && s[i + 2] == '0')
			return BODY_NUL;
	}
	return BODY_OK;
}

/*
 * GLib refuses a pair without '=' and an empty pair, browsers and hands
 * write both: copy with '=' added and empty pairs left out.
 */
static char *
complete(struct arena *arena, const char *s, size_t n, size_t *len,
    size_t *pairs)
{
	char *out = arena_alloc(arena, n + n / 2 + 2);
	size_t o = 0;

	*pairs = 0;
	for (size_t i = 0; i < n;) {
		const char *end = memchr(s + i, '&', n - i);
		size_t m = end == NULL ? n - i : (size_t)(end - s) - i;

		if (m > 0) {
			if (++*pairs > BODY_PAIRS)
				break;
			if (o > 0)
				out[o++] = '&';
			memcpy(out + o, s + i, m);
			o += m;
			if (memchr(s + i, '=', m) == NULL)
				out[o++] = '=';
		}
		i += m + 1;
	}
	*len = o;
	return out;
}

static int
pair_check(const struct pair *pair)
{
	if (!name_fits(pair->name))
		return BODY_NAME;
	if (strlen(pair->value) > BODY_VALUE_MAX)
		return BODY_VALUE;
	return BODY_OK;
}

int
body_params(struct arena *arena, const char *s, size_t n, body_put *put,
    void *arg)
{
	GUriParamsIter iter;
	struct pair *pair;
	char *text, *name, *value;
	size_t len, pairs, got = 0;
	int error;

	if (n > BODY_MAX)
		return BODY_SIZE;
	if ((error = escapes_whole(s, n)) != BODY_OK)
		return error;
	text = complete(arena, s, n, &len, &pairs);
	if (pairs > BODY_PAIRS)
		return BODY_MANY;
	if (pairs == 0)
		return BODY_OK;
	pair = arena_alloc(arena, pairs * sizeof *pair);
	g_uri_params_iter_init(&iter, text, (gssize)len, "&",
	    G_URI_PARAMS_WWW_FORM);
	while (got < pairs &&
	    g_uri_params_iter_next(&iter, &name, &value, NULL)) {
		pair[got].name = arena_strdup(arena, name);
		pair[got].value = arena_strdup(arena, value);
		g_free(name);
		g_free(value);
		if ((error = pair_check(&pair[got++])) != BODY_OK)
			return error;
	}
	if (got != pairs)
		return BODY_UTF8;
	return hand_out(pair, got, put, arg);
}

/* ---- cookies ---- */

/* RFC 6265 token characters are all a name of ours ever has. */
static int
cookie_name(const char *s, size_t n)
{
	if (n == 0 || n > BODY_NAME_MAX)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)s[i]) &&
		    strchr("!#$%&'*+-.^_`|~", s[i]) == NULL)
			return 0;
	return 1;
}

static int
cookie_put(struct arena *arena, const char *s, size_t n, body_put *put,
    void *arg)
{
	const char *eq = memchr(s, '=', n), *value;
	size_t names, len;

	if (eq == NULL)
		return BODY_OK;
	names = (size_t)(eq - s);
	value = eq + 1;
	len = n - names - 1;
	if (len >= 2 && value[0] == '"' && value[len - 1] == '"') {
		value++;
		len -= 2;
	}
	if (!cookie_name(s, names) || len > BODY_COOKIE_MAX ||
	    !is_text(value, len))
		return BODY_OK;
	if (put(arg, arena_copy(arena, s, names),
	    arena_copy(arena, value, len)))
		return BODY_STOPPED;
	return BODY_OK;
}

int
body_cookies(struct arena *arena, const char *header, body_put *put,
    void *arg)
{
	int error = BODY_OK, n = 0;

	if (header == NULL)
		return BODY_OK;
	while (*header != '\0' && error == BODY_OK) {
		size_t m = strcspn(header, ";"), skip = strspn(header, " \t");
		size_t len = m;

		if (skip > m)
			skip = m;
		while (len > skip && (header[len - 1] == ' ' ||
		    header[len - 1] == '\t'))
			len--;
		if (len > skip && ++n > BODY_COOKIES)
			return BODY_MANY;
		error = cookie_put(arena, header + skip, len - skip, put, arg);
		header += m + (header[m] == ';');
	}
	return error;
}

/* ---- multipart ---- */

enum { PART_HEADER_MAX = 4096 };

/*
 * The header of a part, up to its empty line: short, without zero bytes,
 * without folded lines, and not itself a multipart or a message, so that
 * GMime never has anything to descend into.
 */
static int
part_header(const char *s, size_t n)
{
	const char *end, *line, *next;

	if (n > PART_HEADER_MAX)
		n = PART_HEADER_MAX;
	if ((end = memmem(s, n, "\r\n\r\n", 4)) == NULL)
		return BODY_SHAPE;
	if (memchr(s, '\0', (size_t)(end - s)) != NULL)
		return BODY_NUL;
	for (line = s; line < end; line = next) {
		const char *stop = memmem(line, (size_t)(end + 2 - line),
		    "\r\n", 2);
		const char *value;

		next = stop + 2;
		if (*line == ' ' || *line == '\t' ||
		    (value = memchr(line, ':', (size_t)(stop - line))) == NULL)
			return BODY_SHAPE;
		for (value++; *value == ' ' || *value == '\t'; value++)
			;
		if (strncasecmp(line, "content-type", 12) == 0 &&
		    (strncasecmp(value, "multipart", 9) == 0 ||
		    strncasecmp(value, "message", 7) == 0))
			return BODY_SHAPE;
	}
	return BODY_OK;
}

/* Walks the delimiters; counts parts and insists on the closing one. */
static int
parts_count(struct arena *arena, const char *boundary, const char *data,
    size_t n, int *count)
{
	char *mark = arena_printf(arena, "\r\n--%s", boundary);
	size_t len = strlen(mark), at;
	const char *p;
	int error;

	*count = 0;
	if (n < len || memcmp(data, mark + 2, len - 2) != 0)
		return BODY_SHAPE;
	for (at = len - 2; n - at >= 2; at = (size_t)(p - data) + len) {
		if (memcmp(data + at, "--", 2) == 0)
			return BODY_OK;
		if (memcmp(data + at, "\r\n", 2) != 0)
			return BODY_SHAPE;
		if (++*count > BODY_PARTS)
			return BODY_MANY;
		at += 2;
		if ((error = part_header(data + at, n - at)) != BODY_OK)
			return error;
		if ((p = memmem(data + at, n - at, mark, len)) == NULL)
			return BODY_SHAPE;
	}
	return BODY_SHAPE;
}

static char *
boundary_of(struct arena *arena, const char *type)
{
	GMimeContentType *ct = g_mime_content_type_parse(NULL, type);
	const char *s;
	char *boundary = NULL;

	if (ct == NULL)
		return NULL;
	s = g_mime_content_type_get_parameter(ct, "boundary");
	if (s != NULL && *s != '\0' && strlen(s) <= 70) {
		boundary = arena_strdup(arena, s);
		for (; *s != '\0'; s++)
			if (!isalnum((unsigned char)*s) &&
			    strchr("'()+_,-./:=?", *s) == NULL)
				boundary = NULL;
	}
	g_object_unref(ct);
	return boundary;
}

/*
 * The parser sees a type line of our own and then the body, so that nothing
 * else of the request header reaches it.
 */
static GMimeObject *
parse(struct arena *arena, const char *boundary, const char *data, size_t n)
{
	char *head = arena_printf(arena, "Content-Type: multipart/form-data; "
	    "boundary=\"%s\"\r\n\r\n", boundary);
	GMimeStream *cat = g_mime_stream_cat_new(), *part;
	GMimeParser *parser;
	GMimeObject *object;

	part = g_mime_stream_mem_new_with_buffer(head, strlen(head));
	g_mime_stream_cat_add_source(GMIME_STREAM_CAT(cat), part);
	g_object_unref(part);
	part = g_mime_stream_mem_new_with_buffer(data, n);
	g_mime_stream_cat_add_source(GMIME_STREAM_CAT(cat), part);
	g_object_unref(part);
	parser = g_mime_parser_new_with_stream(cat);
	g_object_unref(cat);
	object = g_mime_parser_construct_part(parser, NULL);
	g_object_unref(parser);
	return object;
}

static int
bare(GMimeContentEncoding encoding)
{
	return encoding == GMIME_CONTENT_ENCODING_DEFAULT ||
	    encoding == GMIME_CONTENT_ENCODING_7BIT ||
	    encoding == GMIME_CONTENT_ENCODING_8BIT ||
	    encoding == GMIME_CONTENT_ENCODING_BINARY;
}

/* Old browsers send the whole path; a name is what follows the last slash. */
static const char *
file_name(struct arena *arena, const char *s)
{
	const char *slash;
	size_t n;

	if ((slash = strrchr(s, '/')) != NULL)
		s = slash + 1;
	if ((slash = strrchr(s, '\\')) != NULL)
		s = slash + 1;
	for (n = strlen(s); n > BODY_FILENAME_MAX;)
		n = (size_t)(g_utf8_find_prev_char(s, s + n) - s);
	return arena_copy(arena, s, n);
}

static const char *
file_type(struct arena *arena, GMimePart *part)
{
	GMimeContentType *ct = g_mime_object_get_content_type(
	    GMIME_OBJECT(part));
	char *type;

	if (ct == NULL)
		return "application/octet-stream";
	type = arena_printf(arena, "%.60s/%.60s",
	    g_mime_content_type_get_media_type(ct),
	    g_mime_content_type_get_media_subtype(ct));
	if (!is_text(type, strlen(type)))
		return "application/octet-stream";
	for (char *p = type; *p != '\0'; p++)
		*p = g_ascii_tolower(*p);
	return type;
}

static int
file_read(struct arena *arena, GMimePart *part, GMimeStream *content,
    const char *name, struct body_file *file)
{
	char buf[16384];
	ssize_t n;

	file->name = file_name(arena, name);
	file->type = file_type(arena, part);
	file->size = 0;
	file->fd = arena_fd(arena, memfd_create("upload", MFD_CLOEXEC));
	if (file->fd == -1)
		return BODY_SYSTEM;
	while ((n = g_mime_stream_read(content, buf, sizeof buf)) > 0) {
		file->size += (size_t)n;
		if (file->size > BODY_FILE_MAX)
			return BODY_SIZE;
		if (write(file->fd, buf, (size_t)n) != n)
			return BODY_SYSTEM;
	}
	if (n < 0 || lseek(file->fd, 0, SEEK_SET) != 0)
		return BODY_SYSTEM;
	return BODY_OK;
}

static int
value_read(struct arena *arena, GMimeStream *content, struct pair *pair)
{
	char value[BODY_VALUE_MAX + 2];
	size_t size = 0;
	ssize_t n;

	while (size <= BODY_VALUE_MAX && (n = g_mime_stream_read(content,
	    value + size, BODY_VALUE_MAX + 1 - size)) > 0)
		size += (size_t)n;
	if (size > BODY_VALUE_MAX)
		return BODY_VALUE;
	value[size] = '\0';
	if (memchr(value, '\0', size) != NULL)
		return BODY_NUL;
	if (!is_text(value, size))
		return BODY_UTF8;
	pair->value = arena_copy(arena, value, size);
	return BODY_OK;
}

struct parts {
	struct arena *arena;
	struct pair pair[BODY_PARTS];
	struct body_file file[BODY_PARTS];
	size_t pairs, files;
	int allow;
};

static int
part_read(struct parts *parts, GMimeObject *object)
{
	GMimeContentDisposition *how;
	GMimeDataWrapper *wrapper;
	GMimeStream *content;
	const char *name, *file;
	int error;

	if (!GMIME_IS_PART(object))
		return BODY_SHAPE;
	how = g_mime_object_get_content_disposition(object);
	if (how == NULL || !bare(g_mime_part_get_content_encoding(
	    GMIME_PART(object))) || g_ascii_strcasecmp("form-data",
	    g_mime_content_disposition_get_disposition(how)) != 0)
		return BODY_SHAPE;
	name = g_mime_content_disposition_get_parameter(how, "name");
	file = g_mime_content_disposition_get_parameter(how, "filename");
	if (name == NULL || !name_fits(name))
		return BODY_NAME;
	if (!is_text(name, strlen(name)) ||
	    (file != NULL && !is_text(file, strlen(file))))
		return BODY_UTF8;
	if ((wrapper = g_mime_part_get_content(GMIME_PART(object))) == NULL)
		return BODY_SHAPE;
	content = g_mime_data_wrapper_get_stream(wrapper);
	g_mime_stream_reset(content);
	name = arena_strdup(parts->arena, name);
	if (file == NULL) {
		parts->pair[parts->pairs].name = name;
		return value_read(parts->arena, content,
		    &parts->pair[parts->pairs++]);
	}
	parts->file[parts->files].field = name;
	error = file_read(parts->arena, GMIME_PART(object), content, file,
	    &parts->file[parts->files]);
	/* A field in which no file was chosen comes without a name. */
	if (error != BODY_OK || (*file == '\0' &&
	    parts->file[parts->files].size == 0))
		return error;
	parts->files++;
	return parts->allow ? BODY_OK : BODY_TYPE;
}

static int
parts_read(struct parts *parts, GMimeObject *object, int count)
{
	int error = BODY_OK;

	if (!GMIME_IS_MULTIPART(object) ||
	    g_mime_multipart_get_count(GMIME_MULTIPART(object)) != count)
		return BODY_SHAPE;
	for (int i = 0; i < count && error == BODY_OK; i++)
		error = part_read(parts, g_mime_multipart_get_part(
		    GMIME_MULTIPART(object), i));
	return error;
}

int
body_multipart(struct arena *arena, const char *type, const char *data,
    size_t n, body_put *put, body_take *file, void *arg)
{
	struct parts *parts = arena_alloc(arena, sizeof *parts);
	GMimeObject *object;
	char *boundary;
	int error, count;

	if (n > BODY_MAX)
		return BODY_SIZE;
	g_mime_init();
	if ((boundary = boundary_of(arena, type)) == NULL)
		return BODY_SHAPE;
	if ((error = parts_count(arena, boundary, data, n, &count)) !=
	    BODY_OK || count == 0)
		return error;
	*parts = (struct parts){ .arena = arena, .allow = file != NULL };
	object = parse(arena, boundary, data, n);
	if (object == NULL)
		return BODY_SHAPE;
	error = parts_read(parts, object, count);
	g_object_unref(object);
	if (error != BODY_OK)
		return error;
	if ((error = hand_out(parts->pair, parts->pairs, put, arg)) != BODY_OK)
		return error;
	for (size_t i = 0; file != NULL && i < parts->files; i++)
		if (file(arg, &parts->file[i]))
			return BODY_STOPPED;
	return BODY_OK;
}

static int
is_type(const char *type, const char *want)
{
	size_t n = strlen(want);

	return strncasecmp(type, want, n) == 0 &&
	    strchr("; \t", type[n]) != NULL;
}

int
body_form(struct arena *arena, const char *type, const char *data, size_t n,
    body_put *put, body_take *file, void *arg)
{
	if (n == 0)
		return BODY_OK;
	if (type == NULL)
		return BODY_TYPE;
	if (is_type(type, "application/x-www-form-urlencoded"))
		return body_params(arena, data, n, put, arg);
	if (is_type(type, "multipart/form-data"))
		return body_multipart(arena, type, data, n, put, file, arg);
	return BODY_TYPE;
}

const char *
body_error(int error)
{
	static const char *const name[] = {
		[BODY_OK] = "ok", [BODY_PERCENT] = "percent",
		[BODY_NUL] = "nul", [BODY_UTF8] = "utf8",
		[BODY_MANY] = "many", [BODY_NAME] = "name",
		[BODY_VALUE] = "value", [BODY_SIZE] = "size",
		[BODY_TYPE] = "type", [BODY_SHAPE] = "shape",
		[BODY_STOPPED] = "stopped", [BODY_SYSTEM] = "system",
	};

	if (error < 0 || error > BODY_SYSTEM)
		return "unknown";
	return name[error];
}

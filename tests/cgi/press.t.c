/*
 * The press itself: what it opens, what it refuses, what it prints, and that
 * its children are caged and it outlives them.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <vips/vips.h>
#include <zlib.h>

#include "arena.h"
#include "page.h"
#include "papers.h"
#include "press.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static char dir[64], sock[96];
static pid_t press;

static void
nap(long ms)
{
	nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000 }, NULL);
}

static int
dial(const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	strcpy(to.sun_path, path);
	if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
		return fd;
	close(fd);
	return -1;
}

/* The program stands at bin/press beside the folder of this test. */
static void
program(char *out, size_t n)
{
	ssize_t len = readlink("/proc/self/exe", out, n - 12);

	out[len < 0 ? 0 : len] = '\0';
	for (int i = 0; i < 3; i++)
		if (strrchr(out, '/') != NULL)
			*strrchr(out, '/') = '\0';
	strcat(out, "/bin/press");
}

static void
press_start(const char *scanner)
{
	char path[512];
	int fd;

	program(path, sizeof path);
	if ((press = fork()) == 0) {
		setenv("TMPDIR", dir, 1);
		dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
		execl(path, "press", sock, scanner, (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < 200 && (fd = dial(sock)) == -1; i++)
		nap(50);
	assert_int_not_equal(fd, -1);
	close(fd);
}

static int
press_stop(void)
{
	int status;

	kill(press, SIGTERM);
	waitpid(press, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- samples ---- */

static int
make(int side, const char *suffix, int gps, int fd)
{
	VipsImage *noise, *image;
	void *data;
	size_t n;

	if (vips_gaussnoise(&noise, side, side / 2, "mean", 128.0, "sigma",
	    40.0, NULL) || vips_cast_uchar(noise, &image, NULL))
		return -1;
	g_object_unref(noise);
	if (gps) {
		vips_image_set_string(image, "exif-ifd3-GPSLatitude",
		    "36/1 4/1 0/1 (36, 4,  0, Rational, 3 components)");
		vips_image_set_string(image, "exif-ifd0-Make", "SECRETCAM (x, "
		    "ASCII, 9 components, 9 bytes)");
		vips_image_set_int(image, "orientation", 6);
	}
	if (vips_image_write_to_buffer(image, suffix, &data, &n, NULL))
		return -1;
	return write(fd, data, n) == (ssize_t)n ? 0 : -1;
}

/*
 * A picture of noise, made in a process of its own, so that threads and leaks
 * of the encoders stay there.  -1 when there is no such encoder.
 */
static int
picture(int side, const char *suffix, int gps)
{
	int fd = press_memory("", 0), status;
	pid_t pid;

	if ((pid = fork()) == 0)
		_exit(make(side, suffix, gps, fd) == 0 ? 0 : 1);
	waitpid(pid, &status, 0);
	if (status == 0)
		return fd;
	close(fd);
	return -1;
}

static int
text(const char *s)
{
	return press_memory(s, strlen(s));
}

/* A PNG that says it has w by h pixels and then has none. */
static int
png_head(uint32_t w, uint32_t h)
{
	unsigned char b[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR________\10\2\0\0\0"
	    "crc_\0\0\0\0IDATcrc_";
	uint32_t v;

	v = htonl(w);
	memcpy(b + 16, &v, 4);
	v = htonl(h);
	memcpy(b + 20, &v, 4);
	v = htonl((uint32_t)crc32(0, b + 12, 17));
	memcpy(b + 29, &v, 4);
	v = htonl((uint32_t)crc32(0, b + 37, 4));
	memcpy(b + 41, &v, 4);
	return press_memory(b, 45);
}

static char *
slurp(int fd, size_t *n)
{
	struct stat st;
	char *data;

	fstat(fd, &st);
	data = malloc((size_t)st.st_size + 1);
	*n = (size_t)pread(fd, data, (size_t)st.st_size, 0);
	data[*n] = '\0';
	return data;
}

static int
joined(int fd, const char *tail, size_t m, size_t cut)
{
	size_t n;
	char *data = slurp(fd, &n);
	int out;

	data = realloc(data, n + m);
	memcpy(data + n - cut, tail, m);
	out = press_memory(data, n - cut + m);
	free(data);
	close(fd);
	return out;
}

static int
holds(int fd, const char *what, size_t m)
{
	size_t n;
	char *data = slurp(fd, &n);
	int found = memmem(data, n, what, m) != NULL;

	free(data);
	return found;
}

#define PDF(body) "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog" body \
	">>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"

/* ---- scan ---- */

static void
scan(int fd, int status, const char *type, const char *reason)
{
	struct press_result r;

	assert_int_not_equal(fd, -1);
	assert_int_equal(press_scan(sock, fd, &r), status);
	assert_string_equal(r.type, type);
	assert_string_equal(r.reason, reason);
	assert_int_equal(r.scan, PRESS_NOT_SCANNED);
	close(fd);
}

static void
types(void **state)
{
	struct press_result r;
	int fd;

	(void)state;
	scan(picture(100, ".jpg", 0), PRESS_OK, "image/jpeg", "");
	scan(picture(100, ".png", 0), PRESS_OK, "image/png", "");
	scan(text(PDF("")), PRESS_OK, "application/pdf", "");
	if ((fd = picture(128, ".heic[compression=hevc]", 0)) != -1)
		scan(fd, PRESS_OK, "image/heic", "");
	fd = text(PDF("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"));
	assert_int_equal(press_scan(sock, fd, &r), PRESS_OK);
	assert_int_equal(r.active, 1);
	assert_string_equal(r.type, "application/pdf");
	close(fd);
}

static void
types_refused(void **state)
{
	static const char *const bad[] = {
		"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>",
		"<?xml version=\"1.0\"?><svg></svg>",
		"<!doctype html><script>alert(1)</script>",
		"GIF89a/*x*/=1;alert(1)", "PK\3\4nested", "#!/bin/sh\nid\n",
		"push graphic-context\nviewbox 0 0 640 480\n",
		"\xff\xd8", "%PDF", "<% response %>%PDF-1.4\n%%EOF",
		"\n%PDF-1.4\n%%EOF", "Rar!\x1a\7", "plain text", "\x7f" "ELF",
		"{\\rtf1}", "%!PS-Adobe-3.0\n" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		scan(text(bad[i]), PRESS_REFUSED, "", "type");
	scan(text(""), PRESS_REFUSED, "", "empty");
	scan(text("%PDF-1.7\n1 0 obj"), PRESS_REFUSED, "application/pdf",
	    "broken");
	scan(picture(100, ".webp", 0), PRESS_REFUSED, "", "type");
	scan(picture(100, ".tif", 0), PRESS_REFUSED, "", "type");
}

static void
size_limit(void **state)
{
	int fd = text("\xff\xd8\xff");

	(void)state;
	assert_int_equal(ftruncate(fd, 10 * 1024 * 1024 + 1), 0);
	scan(fd, PRESS_REFUSED, "", "size");
}

/* ---- the scanner ---- */

/* A clamd that reads one stream and gives one answer; "" hangs up. */
static pid_t
clamd(const char *path, const char *answer)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM, 0), fd;
	char buf[4096];
	ssize_t n;
	size_t seen = 0;
	pid_t pid;

	strcpy(at.sun_path, path);
	unlink(path);
	assert_int_equal(bind(listener, (struct sockaddr *)&at, sizeof at),
	    0);
	assert_int_equal(listen(listener, 5), 0);
	if ((pid = fork()) > 0) {
		close(listener);
		return pid;
	}
	fd = accept(listener, NULL, NULL);
	while ((n = read(fd, buf, sizeof buf)) > 0) {
		seen += (size_t)n;
		if (seen > 18 && n >= 4 && memcmp(buf + n - 4, "\0\0\0\0",
		    4) == 0)
			break;
	}
	if (*answer != '\0' && write(fd, answer, strlen(answer) + 1) < 0)
		_exit(1);
	_exit(0);
}

static void
scanner_says(const char *answer, int status, int verdict)
{
	char path[96];
	struct press_result r;
	int fd = text(PDF(""));
	pid_t pid;

	snprintf(path, sizeof path, "%s/clamd.sock", dir);
	pid = clamd(path, answer);
	assert_int_equal(press_scan(sock, fd, &r), status);
	assert_int_equal(r.scan, verdict);
	assert_string_equal(r.type, "application/pdf");
	waitpid(pid, NULL, 0);
	close(fd);
}

static void
scanner(void **state)
{
	char path[96];
	struct press_result r;
	int fd = text(PDF(""));

	(void)state;
	assert_int_equal(press_stop(), 0);
	snprintf(path, sizeof path, "%s/clamd.sock", dir);
	press_start(path);
	assert_int_equal(press_scan(sock, fd, &r), PRESS_PENDING);
	assert_int_equal(r.scan, PRESS_UNSCANNED);
	scanner_says("stream: OK", PRESS_OK, PRESS_CLEAN);
	scanner_says("stream: Win.Test FOUND", PRESS_REFUSED,
	    PRESS_INFECTED);
	scanner_says("stream: OKAY", PRESS_PENDING, PRESS_UNSCANNED);
	scanner_says("INSTREAM size limit exceeded. ERROR", PRESS_PENDING,
	    PRESS_UNSCANNED);
	scanner_says("", PRESS_PENDING, PRESS_UNSCANNED);
	assert_int_equal(press_stop(), 0);
	press_start("none");
	close(fd);
}

/* The real scanner, with a signature of our own. */
static void
clamd_real(void **state)
{
	char conf[128], base[128], path[96];
	struct press_result r;
	FILE *f;
	pid_t pid;
	int fd = -1;

	(void)state;
	if (access("/usr/sbin/clamd", X_OK) != 0)
		skip();
	snprintf(base, sizeof base, "%s/signatures", dir);
	mkdir(base, 0755);
	snprintf(conf, sizeof conf, "%s/signatures/own.ndb", dir);
	f = fopen(conf, "w");
	/* "RONGGUI-TEST-SIGNATURE", anywhere in any file */
	fprintf(f, "Ronggui.Test:0:*:524f4e474755492d544553542d"
	    "5349474e4154555245\n");
	fclose(f);
	snprintf(conf, sizeof conf, "%s/clamd.conf", dir);
	snprintf(path, sizeof path, "%s/clamd.sock", dir);
	unlink(path);
	f = fopen(conf, "w");
	fprintf(f, "LocalSocket %s\nDatabaseDirectory %s\nForeground yes\n"
	    "OfficialDatabaseOnly no\n", path, base);
	fclose(f);
	if ((pid = fork()) == 0) {
		dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
		dup2(STDOUT_FILENO, STDERR_FILENO);
		execl("/usr/sbin/clamd", "clamd", "-c", conf, (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < 600 && (fd = dial(path)) == -1; i++)
		nap(50);
	assert_int_not_equal(fd, -1);
	close(fd);
	assert_int_equal(press_stop(), 0);
	press_start(path);
	fd = text(PDF(""));
	assert_int_equal(press_scan(sock, fd, &r), PRESS_OK);
	assert_int_equal(r.scan, PRESS_CLEAN);
	close(fd);
	fd = text(PDF("/T(RONGGUI-TEST-SIGNATURE)"));
	assert_int_equal(press_scan(sock, fd, &r), PRESS_REFUSED);
	assert_int_equal(r.scan, PRESS_INFECTED);
	assert_string_equal(r.reason, "virus");
	close(fd);
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	assert_int_equal(press_stop(), 0);
	press_start("none");
}

/* ---- pictures ---- */

static int
recode(int in, int status, const char *reason, struct press_result *r)
{
	int out = press_memory("left from before", 16);

	assert_int_not_equal(in, -1);
	assert_int_equal(press_recode(sock, in, out, r), status);
	assert_string_equal(r->reason, reason);
	close(in);
	return out;
}

static void
recode_strips(void **state)
{
	int in = picture(400, ".jpg[Q=90]", 1), out;
	struct press_result r;
	struct stat st;

	(void)state;
	assert_true(holds(in, "SECRETCAM", 9));
	out = recode(in, PRESS_OK, "", &r);
	assert_string_equal(r.type, "image/jpeg");
	/* turned upright: it was 400 by 200 lying on its side */
	assert_int_equal(r.width, 200);
	assert_int_equal(r.height, 400);
	assert_false(holds(out, "SECRETCAM", 9));
	assert_false(holds(out, "Exif", 4));
	assert_int_equal(fstat(out, &st), 0);
	assert_int_equal(st.st_size, r.size);
	scan(out, PRESS_OK, "image/jpeg", "");
}

static void
recode_polyglot(void **state)
{
	const char tail[] = "PK\3\4<script>alert(1)</script>";
	struct press_result r;
	int out = recode(joined(picture(100, ".jpg", 0), tail,
	    sizeof tail, 0), PRESS_OK, "", &r);

	(void)state;
	assert_false(holds(out, "<script>", 8));
	close(out);
	out = recode(joined(picture(100, ".png", 0), tail, sizeof tail, 0),
	    PRESS_OK, "", &r);
	assert_string_equal(r.type, "image/png");
	assert_false(holds(out, "<script>", 8));
	close(out);
}

static void
recode_shrinks(void **state)
{
	struct press_result r;
	int out = recode(picture(5000, ".jpg[Q=75]", 0), PRESS_OK, "", &r);

	(void)state;
	assert_int_equal(r.width, 4096);
	assert_true(r.size <= 5 * 1024 * 1024);
	close(out);
	/* noise that no PNG can hold in 5 MB becomes JPEG */
	out = recode(picture(3600, ".png", 0), PRESS_OK, "", &r);
	assert_string_equal(r.type, "image/jpeg");
	assert_true(r.size <= 5 * 1024 * 1024);
	close(out);
}

static void
recode_refuses(void **state)
{
	struct press_result r;

	(void)state;
	close(recode(png_head(30000, 30000), PRESS_REFUSED, "pixels", &r));
	close(recode(png_head(100, 100), PRESS_REFUSED, "broken", &r));
	close(recode(joined(picture(400, ".jpg", 0), "", 0, 9000),
	    PRESS_REFUSED, "broken", &r));
	close(recode(joined(picture(400, ".png", 0), "", 0, 9000),
	    PRESS_REFUSED, "broken", &r));
	close(recode(text("\xff\xd8\xff\xe0not a picture"), PRESS_REFUSED,
	    "broken", &r));
	close(recode(text(PDF("")), PRESS_REFUSED, "type", &r));
	close(recode(text("<svg/>"), PRESS_REFUSED, "type", &r));
	assert_int_equal(r.size, 0);
}

static void
recode_heic(void **state)
{
	int in = picture(256, ".heic[compression=hevc]", 0);
	struct press_result r;

	(void)state;
	if (in == -1)
		skip();
	close(recode(in, PRESS_OK, "", &r));
	assert_string_equal(r.type, "image/jpeg");
	assert_int_equal(r.width, 256);
}

/* ---- papers ---- */

static void
pdf(const char *layout, int status, const char *reason, unsigned pages)
{
	int in = text(layout), out = press_memory("", 0);
	struct press_result r;

	assert_int_equal(press_pdf(sock, in, out, &r), status);
	assert_string_equal(r.reason, reason);
	assert_int_equal(r.pages, pages);
	if (status == PRESS_OK) {
		assert_true(holds(out, "%PDF-1.", 7));
		/* every font is inside */
		assert_true(holds(out, "/FontFile3", 10));
	}
	close(in);
	close(out);
}

static void
paper_glyphs(void **state)
{
	(void)state;
	pdf("<paper><p>张三，王五·热依木 ABC 123</p></paper>", PRESS_OK, "",
	    1);
	pdf("<paper><p>𠮷 𱁬 〇 䶮 㛃 𫖯 \U00030EDD \U00031350</p></paper>",
	    PRESS_OK, "", 1);
	pdf("<paper><p>名\U00010D00</p></paper>", PRESS_REFUSED,
	    "unknown_glyph", 0);
	pdf("<paper><sign organ=\"\U00010D00\" date=\"\"/></paper>",
	    PRESS_REFUSED, "unknown_glyph", 0);
}

static void
paper_layouts(void **state)
{
	static const char *const bad[] = { "x", "<paper>", "<paper/><paper/>",
		"<p>x</p>", "<paper><script/></paper>",
		"<paper><p onclick=\"x\">x</p></paper>",
		"<paper><td>x</td></paper>",
		"<paper><p>\xff</p></paper>", "<paper><p>&bad;</p></paper>",
		"<!DOCTYPE x [<!ENTITY a SYSTEM \"/etc/passwd\">]>"
		"<paper><p>&a;</p></paper>",
		"<paper><table widths=\"1 1\"><tr><td>x</td></tr></table>"
		"</paper>",
		"<paper><table widths=\"\"><tr/></table></paper>" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		pdf(bad[i], PRESS_REFUSED, "layout", 0);
}

static void
paper_pages(void **state)
{
	char *s = malloc(400000), *p = s;

	(void)state;
	p += sprintf(p, "<paper><table widths=\"1 4\"><head><td>序号</td>"
	    "<td>单位</td></head>");
	for (int i = 0; i < 100; i++)
		p += sprintf(p, "<tr><td>%d</td><td>第%d家</td></tr>", i, i);
	sprintf(p, "</table></paper>");
	pdf(s, PRESS_OK, "", 5);
	/* one cell longer than a page */
	p = s + sprintf(s, "<paper><rows><row name=\"意见\">");
	for (int i = 0; i < 3000; i++)
		p += sprintf(p, "理由");
	sprintf(p, "</row></rows></paper>");
	pdf(s, PRESS_OK, "", 7);
	memcpy(s, "<paper kind=\"certificate\"><p>", 29);
	sprintf(s + 29, "%.*s</p></paper>", 5000 * 6 / 18 * 18,
	    strstr(s, "理由"));
	pdf(s, PRESS_REFUSED, "layout", 0);
	free(s);
}

/* Parts on pages of their own, and files that were sent: pictures and PDF page
 * by page, one that is broken told on the page. */
static void
paper_sheets(void **state)
{
	const char *layout = "<paper><title>卷宗</title><contents>目录"
	    "</contents><part>证据</part><sheets n=\"1\" else=\"坏\">一"
	    "</sheets><sheets n=\"2\" else=\"坏\">二</sheets><sheets n=\"3\""
	    " else=\"坏\">三</sheets><sheets n=\"4\" else=\"打不开\">四"
	    "</sheets><sheets n=\"9\" else=\"没有\">五</sheets>"
	    "<part>封底</part></paper>";
	int in = text(layout), out = press_memory("", 0), made = press_memory(
	    "", 0), page = text("<paper><p>甲</p></paper>");
	int sent[] = { picture(300, ".jpg", 0), picture(300, ".png", 0), made,
		text("%PDF-1.4 nothing") };
	struct press_result r;

	(void)state;
	assert_int_equal(press_pdf(sock, page, made, &r), PRESS_OK);
	assert_int_equal(press_pdf_with(sock, in, 4, sent, out, &r), PRESS_OK);
	/* title, contents, part, a page for each of three, what is left, part */
	assert_int_equal(r.pages, 8);
	assert_true(holds(out, "/DCTDecode", 10));
	assert_int_equal(press_pdf(sock, in, out, &r), PRESS_OK);
	for (int i = 0; i < 4; i++)
		close(sent[i]);
	close(page);
	close(in);
	close(out);
}

static void
page_data(struct node *data)
{
	static const struct { const char *path, *value; } row[] = {
		{ "Page.organ", "青岛市退役军人事务局" },
		{ "Page.alliance", "青岛市荣军联盟" },
		{ "Page.paper.number", "青荣盟文〔2026〕第00017号" },
		{ "Page.paper.date", "2026年11月21日" },
		{ "Page.paper.url", "https://example.cn/verify/7K3MQX2P" },
		{ "Page.case.number", "LM3702022026112100017-X" },
		{ "Page.case.title", "荣军联盟成员单位入盟" },
		{ "Page.case.applicant", "青岛𠮷祥〇商贸有限公司<&>" },
		{ "Page.case.uscc", "91370202MA3C7D2T8X" },
		{ "Page.case.submitted", "2026年11月21日" },
		{ "Page.case.accepted", "2026年11月23日" },
		{ "Page.case.due", "2026年12月21日" },
		{ "Page.case.notice_due", "2026年11月27日" },
		{ "Page.files.0.number", "1" },
		{ "Page.files.0.title", "营业执照" },
		{ "Page.files.0.name", "执照 扫描件.jpg" },
		{ "Page.files.0.size", "1.2 MB" },
		{ "Page.files.0.sha256", "2cf24dba5fb0a30e26e83b2ac5b9e29e"
			"1b161e5c1fa7425e73043362938b9824" },
		{ "Page.files.1.number", "2" },
		{ "Page.files.1.title", "门头照片" },
		{ "Page.files.1.name", "门头.png" },
		{ "Page.files.1.sha256", "486ea46224d1bb4fb680f34f7c9ad96a"
			"8f24ec88be73ea8e5a6c65260e9cb8a7" },
		{ "Page.items.0.number", "1" },
		{ "Page.items.0.title", "食品经营许可证" },
		{ "Page.items.0.reason", "提交的许可证已于2026年10月31日到期，"
			"请提交延续后的许可证。" },
		{ "Page.items.1.number", "2" },
		{ "Page.items.1.title", "优待项目" },
		{ "Page.items.1.reason", "“满200元可用”属于附加条件，请改为"
			"无条件优待。" },
		{ "Page.correction.due", "2026年12月14日" },
		{ "Page.reasons.0.text", "优待项目附加了使用条件，不符合"
			"“无附加条件”的要求。" },
		{ "Page.reasons.1.text", "现场核查未在所填地址找到经营场所。" },
		{ "Page.member.number", "QD-RJ-2026-000971" },
		{ "Page.member.unit", "青岛𠮷祥〇商贸有限公司" },
		{ "Page.member.uscc", "91370202MA3C7D2T8X" },
		{ "Page.member.trade", "餐饮娱乐" },
		{ "Page.member.address", "市南区香港中路街道某某路1号" },
		{ "Page.member.since", "2026年12月7日" },
		{ "Page.member.until", "2028年12月6日" },
		{ "Page.notice.title", "关于青岛市荣军联盟拟入盟单位的公示" },
		{ "Page.notice.from", "2026年11月23日" },
		{ "Page.notice.until", "2026年11月27日" },
		{ "Page.notice.days", "5" },
		{ "Page.notice.batch", "2026年第3批" },
		{ "Page.notice.phone", "0532-00000000" },
		{ "Page.contact.phone", "0532-00000000" },
		{ "Page.contact.address", "市南区某某路1号" },
		{ "Page.contact.hours", "工作日9:00—17:00" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		node_set(data, row[i].path, row[i].value);
	for (int i = 0; i < 40; i++) {
		struct node *entry;
		char path[40];

		snprintf(path, sizeof path, "Page.entries.%d", i);
		entry = node_at(data, path);
		node_setf(entry, "number", "%d", i + 1);
		node_set(entry, "unit", "青岛某某餐饮管理有限公司");
		node_set(entry, "trade", "餐饮娱乐");
		node_set(entry, "district", "市南区");
		node_set(entry, "offer", "现役军人、退役军人堂食九折");
	}
}

/* The papers as they are issued; PAPERS=<folder> keeps them to look at. */
static void
paper_templates(void **state)
{
	static const struct { const char *code; unsigned pages; } row[] = {
		{ "receipt", 2 }, { "acceptance", 1 }, { "refusal", 1 },
		{ "correction", 1 }, { "decision", 1 }, { "certificate", 1 },
		{ "notice", 4 }, { "decision", 1 } };
	struct log log = { .program = "test" };
	struct papers papers = { page_new(&log, "templates", 0), sock };
	struct arena *arena = arena_new(4096);
	struct node *data = node_new();
	const char *keep = getenv("PAPERS");

	(void)state;
	page_data(data);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		int out = press_memory("", 0);
		struct press_result r;
		size_t n;
		char *bytes;

		if (i == 7) {
			node_set(data, "Page.decision.yes", "1");
			node_set(data, "Page.decision.effect", "公示期满无异议"
			    "后发给成员单位证书。");
			node_set(data, "Page.basis.0.text", "《青岛市荣军联盟"
			    "章程》第五条");
			node_set(data, "Page.remedy.kind", "act");
			node_set(data, "Page.remedy.reconsider", "青岛市人民政府");
			node_set(data, "Page.remedy.court", "有管辖权的人民法院");
		}
		assert_int_equal(papers_print(arena, &papers, row[i].code,
		    "zh-CN", data, out, &r), PRESS_OK);
		if (keep != NULL) {
			FILE *f = fopen(arena_printf(arena, "%s/%s.pdf", keep,
			    row[i].code), "w");

			bytes = slurp(out, &n);
			fwrite(bytes, 1, n, f);
			fclose(f);
			free(bytes);
		}
		assert_in_range(r.pages, 1, row[i].pages);
		scan(out, PRESS_OK, "application/pdf", "");
	}
	node_free(data);
	arena_free(arena);
	page_free(papers.page);
}

/* ---- sheets and bundles ---- */

static void
sheets(void **state)
{
	int in = text("编号\t名称\n0012\t=1+1\\n<x>\n\\N\tb\\tc\n");
	int out = press_memory("", 0);
	struct press_result r;

	(void)state;
	assert_int_equal(press_xlsx(sock, in, out, &r), PRESS_OK);
	assert_true(holds(out, "xl/worksheets/sheet1.xml", 24));
	assert_true(r.size > 1000);
	close(in);
	in = press_memory("a\0b\n", 4);
	assert_int_equal(press_xlsx(sock, in, out, &r), PRESS_REFUSED);
	assert_string_equal(r.reason, "rows");
	close(in);
	close(out);
}

static void
bundles(void **state)
{
	static const char *const good[] = { "执照.jpg", "b.txt" };
	static const char *const bad[][2] = { { "a", "../b" },
		{ "a", "/etc/b" }, { "a", "A" }, { "a", "" }, { "a", ".b" },
		{ "a", "b\\c" }, { "a", "b\tc" } };
	int fd[2] = { text("one"), text("two") }, out = press_memory("", 0);
	struct press_result r;

	(void)state;
	assert_int_equal(press_zip(sock, 2, good, fd, out, &r), PRESS_OK);
	assert_true(holds(out, "PK\3\4", 4));
	assert_true(holds(out, "执照.jpg", 10));
	/* as an upload it is refused, whatever lies in it, and never opened */
	fd[0] = out;
	out = press_memory("", 0);
	assert_int_equal(press_zip(sock, 2, good, fd, out, &r), PRESS_OK);
	scan(out, PRESS_REFUSED, "", "type");
	out = press_memory("", 0);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(press_zip(sock, 2, bad[i], fd, out, &r),
		    PRESS_REFUSED);
		assert_string_equal(r.reason, "names");
	}
	close(fd[0]);
	close(fd[1]);
}

/* ---- children ---- */

static pid_t
child_of(pid_t parent, int *n)
{
	DIR *proc = opendir("/proc");
	struct dirent *e;
	pid_t found = -1;

	*n = 0;
	while ((e = readdir(proc)) != NULL) {
		char path[300], line[512];
		const char *p;
		FILE *f;

		snprintf(path, sizeof path, "/proc/%s/stat", e->d_name);
		if (atoi(e->d_name) <= 0 || (f = fopen(path, "r")) == NULL)
			continue;
		if (fgets(line, sizeof line, f) != NULL &&
		    (p = strrchr(line, ')')) != NULL && p[2] != 'Z' &&
		    atoi(p + 4) == parent) {
			found = atoi(e->d_name);
			++*n;
		}
		fclose(f);
	}
	closedir(proc);
	return found;
}

static int
caged(pid_t pid)
{
	char path[64], line[256];
	int seccomp = 0, privs = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	if ((f = fopen(path, "r")) == NULL)
		return 0;
	while (fgets(line, sizeof line, f) != NULL) {
		if (strncmp(line, "Seccomp:", 8) == 0)
			seccomp = atoi(line + 8);
		if (strncmp(line, "NoNewPrivs:", 11) == 0)
			privs = atoi(line + 11);
	}
	fclose(f);
	return privs == 1 && (seccomp == 2 || SANITIZED);
}

/* Sends a long job, does `sig` to its child, tells what the client got. */
static int
struck(int fd, int sig)
{
	int n, cage = 0, status;
	pid_t client, child = -1;

	if ((client = fork()) == 0) {
		int out = press_memory("", 0);
		struct press_result r;

		_exit(press_recode(sock, fd, out, &r));
	}
	for (int i = 0; i < 2000 && !cage; i++) {
		child = child_of(press, &n);
		cage = child != -1 && caged(child);
		if (!cage)
			nap(2);
	}
	assert_true(cage);
	kill(child, sig);
	waitpid(client, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
crashes(void **state)
{
	int fd = picture(3000, ".png[compression=0]", 0);

	(void)state;
	assert_int_equal(struck(fd, SIGSEGV), PRESS_FAILED);
	assert_int_equal(struck(fd, SIGKILL), PRESS_FAILED);
	assert_int_equal(struck(fd, SIGXCPU), PRESS_TIMEOUT);
	scan(fd, PRESS_OK, "image/png", "");
}

static void
turns(void **state)
{
	int fd = picture(2000, ".jpg", 0), most = 0, left = 6, status, n;
	pid_t client[6];

	(void)state;
	for (int i = 0; i < 6; i++)
		if ((client[i] = fork()) == 0) {
			int out = press_memory("", 0);
			struct press_result r;

			_exit(press_recode(sock, fd, out, &r));
		}
	for (; left > 0; nap(2)) {
		child_of(press, &n);
		if (n > most)
			most = n;
		for (int i = 0; i < 6; i++)
			if (client[i] != 0 && waitpid(client[i], &status,
			    WNOHANG) == client[i]) {
				client[i] = 0;
				left--;
				assert_int_equal(status, 0);
			}
	}
	assert_in_range(most, 1, 2);
	close(fd);
}

/* How many sockets a child has open, once it waits for its request. */
static int
sockets(pid_t pid)
{
	char path[300], to[64];
	struct dirent *e;
	int n = 0;
	DIR *d;

	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	if ((d = opendir(path)) == NULL)
		return -1;
	while ((e = readdir(d)) != NULL) {
		ssize_t len;

		snprintf(path, sizeof path, "/proc/%d/fd/%s", (int)pid,
		    e->d_name);
		len = readlink(path, to, sizeof to - 1);
		to[len < 0 ? 0 : len] = '\0';
		n += strncmp(to, "socket:", 7) == 0;
	}
	closedir(d);
	return n;
}

/* A child that is taken over could answer whomever it holds a socket of. */
static void
strangers(void **state)
{
	struct press_reply reply;
	int fd[2], n = 0, held = -1;
	pid_t child[2] = { -1, -1 };

	(void)state;
	for (int i = 0; i < 2; i++) {
		fd[i] = dial(sock);
		for (int j = 0; j < 500 && n <= i; j++, nap(4))
			child[i] = child_of(press, &n);
		assert_int_equal(n, i + 1);
	}
	assert_int_not_equal(child[1], -1);
	for (int i = 0; i < 2; i++) {
		/* the listener may still be open in one that is just born */
		for (int j = 0; j < 500 && (held = sockets(child[i])) != 1;
		    j++)
			nap(4);
		assert_int_equal(held, 1);
	}
	for (int i = 0; i < 2; i++) {
		shutdown(fd[i], SHUT_WR);
		while (read(fd[i], &reply, sizeof reply) > 0)
			;
		close(fd[i]);
	}
}

static void
nonsense(void **state)
{
	const char junk[sizeof(struct press_request)] = "GET / HTTP/1.0\r\n";
	struct press_reply reply;
	int fd = dial(sock);

	(void)state;
	assert_int_equal(write(fd, junk, sizeof junk), sizeof junk);
	assert_int_equal(read(fd, &reply, sizeof reply), sizeof reply);
	assert_int_equal(reply.status, PRESS_FAILED);
	close(fd);
	fd = dial(sock);
	close(fd);
	scan(text(PDF("")), PRESS_OK, "application/pdf", "");
}

static void
ends(void **state)
{
	struct stat st;
	int n = 0;
	DIR *d;

	(void)state;
	assert_int_equal(stat(sock, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0660);
	assert_int_equal(press_stop(), 0);
	assert_int_equal(access(sock, F_OK), -1);
	/* nothing of its scratch folders stays */
	d = opendir(dir);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		n += strncmp(e->d_name, "press.", 6) == 0;
	closedir(d);
	assert_int_equal(n, 0);
	press_start("none");
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(types),
		cmocka_unit_test(types_refused),
		cmocka_unit_test(size_limit),
		cmocka_unit_test(scanner),
		cmocka_unit_test(clamd_real),
		cmocka_unit_test(recode_strips),
		cmocka_unit_test(recode_polyglot),
		cmocka_unit_test(recode_shrinks),
		cmocka_unit_test(recode_refuses),
		cmocka_unit_test(recode_heic),
		cmocka_unit_test(paper_glyphs),
		cmocka_unit_test(paper_layouts),
		cmocka_unit_test(paper_pages),
		cmocka_unit_test(paper_sheets),
		cmocka_unit_test(paper_templates),
		cmocka_unit_test(sheets),
		cmocka_unit_test(bundles),
		cmocka_unit_test(crashes),
		cmocka_unit_test(turns),
		cmocka_unit_test(strangers),
		cmocka_unit_test(nonsense),
		cmocka_unit_test(ends),
	};
	char command[128];
	int failed;

	(void)argc;
	signal(SIGPIPE, SIG_IGN);
	strcpy(dir, "/tmp/press-test.XXXXXX");
	if (VIPS_INIT(argv[0]) != 0 || mkdtemp(dir) == NULL)
		return 1;
	snprintf(sock, sizeof sock, "%s/press.sock", dir);
	press_start("none");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(test, NULL, NULL);
	press_stop();
	snprintf(command, sizeof command, "rm -rf '%s'", dir);
	return system(command) != 0 ? 1 : failed;
}

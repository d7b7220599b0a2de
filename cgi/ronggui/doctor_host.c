/* What the doctor looks at on this host; nothing is opened that may wait. */
#include "doctor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "conf.h"
#include "crypt.h"
#include "text.h"
#include "vaults.h"

enum { HOUR = 3600, DAYS = 24 * HOUR, KEY_DAYS = 730,
	KEEP_DAYS = 30, MIB = 1 << 20 };

static const char *setting(const struct doctor *d, const char *key)
{
	const char *s = conf_get(d->conf, key);

	return s == NULL ? "" : s;
}

/* ---- modes ------------------------------------------------------------- */

/*
 * A file or folder that nobody else may touch: `forbidden` are mode bits that
 * must not be set. false after a line was said.
 */
static int is_closed(struct doctor *d, const char *subject, const char *path,
	mode_t forbidden)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		doctor_say(d, errno == EACCES ? WARNING : UNSAFE, subject,
			"%s: %s", path, errno == EACCES ? "may not be looked "
			"at: run this as root" : "is not there");
		return 0;
	}
	if ((st.st_mode & forbidden) == 0)
		return 1;
	doctor_say(d, UNSAFE, subject, "%s is open to others (mode %04o): "
		"chmod %04o", path, (unsigned)(st.st_mode & 07777),
		(unsigned)(st.st_mode & 07777 & ~forbidden));
	return 0;
}

/* ---- configuration ----------------------------------------------------- */

static void check_conf_file(struct doctor *d)
{
	const char *path = getenv("RONGGUI_CONF");
	int secret = *setting(d, "sms.key") != '\0';

	if (path == NULL)
		return;
	if (is_closed(d, "configuration", path, S_IWGRP | S_IWOTH |
	    (secret ? S_IROTH : 0)))
		doctor_say(d, FINE, "configuration", "%s is written by its "
			"owner alone%s", path, secret ? ", and not readable "
			"by others" : "");
}

static int is_https(const char *s)
{
	return strncmp(s, "https://", 8) == 0;
}

static void check_origins(struct doctor *d)
{
	static const char *const keys[] = { "origin", "origin.desk",
		"origin.files" };
	int fine = 1;

	if (!d->live) {
		doctor_say(d, WARNING, "mode", "demonstration: plain HTTP and "
			"demo accounts; set mode = live for real use");
		return;
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!is_https(setting(d, keys[i]))) {
			doctor_say(d, UNSAFE, "origin", "%s is not https://: "
				"sessions would travel in the open", keys[i]);
			fine = 0;
		}
	if (strcmp(setting(d, "origin"), setting(d, "origin.files")) == 0) {
		doctor_say(d, UNSAFE, "origin", "uploaded files are served on "
			"the public host name: give origin.files one of its "
			"own");
		fine = 0;
	}
	if (fine)
		doctor_say(d, FINE, "origin", "TLS, and files on a host name "
			"of their own");
}

static void check_ways_out(struct doctor *d)
{
	const char *scanner = setting(d, "scanner");

	if (*scanner == '\0' || strcmp(scanner, "none") == 0)
		doctor_say(d, WARNING, "scanner", "uploads are not scanned for "
			"viruses: set scanner to the socket of clamd");
	else
		doctor_say(d, access(scanner, F_OK) == 0 ? FINE : UNSAFE,
			"scanner", access(scanner, F_OK) == 0 ? "%s" : "%s is "
			"not there: officers cannot open what comes in",
			scanner);
	if (*setting(d, "outbox") != '\0')
		doctor_say(d, WARNING, "messages", "are written to %s and not "
			"sent: empty outbox and set sms.url",
			setting(d, "outbox"));
	else if (*setting(d, "sms.url") == '\0')
		doctor_say(d, WARNING, "messages", "no way to send them: set "
			"sms.url");
	else
		doctor_say(d, is_https(setting(d, "sms.url")) ? FINE : UNSAFE,
			"messages", is_https(setting(d, "sms.url")) ? "go out "
			"through the gateway" : "sms.url is not https://: "
			"telephone numbers would travel in the open");
}

/* ---- keys -------------------------------------------------------------- */

struct ages {
	int64_t oldest, now;
	const char *purpose;
	struct arena *a;
};

static void take_age(void *arg, const struct crypt_key *key, bool current)
{
	struct ages *g = arg;

	if (!current || key->made == 0 || key->made >= g->oldest)
		return;
	g->oldest = key->made;
	g->purpose = arena_strdup(g->a, key->purpose);
}

static void check_ring(struct doctor *d, const char *path)
{
	char err[512];
	struct crypt_keys *keys = crypt_keys_load(path, err, sizeof err);
	struct ages g = { .oldest = time(NULL), .now = time(NULL), .a =
		d->in.arena, .purpose = "" };
	long days;

	if (keys == NULL || crypt_keys_suite(keys, conf_get(d->conf,
	    "key.suite"), err, sizeof err) != 0) {
		doctor_say(d, UNSAFE, "keys", "%s", err);
		crypt_keys_free(keys);
		return;
	}
	crypt_keys_each(keys, take_age, &g);
	days = (long)((g.now - g.oldest) / DAYS);
	if (days > KEY_DAYS)
		doctor_say(d, WARNING, "keys", "the key for %s is %ld days "
			"old: ronggui keys rotate", g.purpose, days);
	else
		doctor_say(d, FINE, "keys", "%s, %s, the oldest in use is %ld "
			"days old", path, crypt_key(keys, "person") != NULL &&
			crypt_key(keys, "person")->algorithm == AES_256_GCM ?
			"AES" : "SM4", days);
	crypt_keys_free(keys);
}

static int is_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return n > 0 && strncmp(path, folder, n) == 0 && (path[n] == '/' ||
		path[n] == '\0');
}

/* The ring of a module that keeps its own. */
static void check_module(void *arg, const char *module, const char *file)
{
	struct doctor *d = arg;

	if (is_closed(d, module, file, S_IWGRP | S_IRWXO))
		check_ring(d, file);
}

static void check_keys(struct doctor *d)
{
	const char *file = setting(d, "key.file"), *sign = setting(d,
		"sign.file"), *backups = setting(d, "backup.folder");
	const char *const *folder = vaults_folders(d->in.arena, d->conf);
	int below = is_below(file, backups) || is_below(setting(d,
		"backup.keys"), backups);

	if (is_closed(d, "keys", file, S_IWGRP | S_IRWXO))
		check_ring(d, file);
	conf_each(d->conf, "key.file.", check_module, d);
	for (; *folder != NULL; folder++)
		below |= is_below(*folder, backups);
	if (below)
		doctor_say(d, UNSAFE, "keys", "keys lie among the backups of "
			"the database: keep them apart");
	if (*sign == '\0')
		doctor_say(d, WARNING, "signing", "daily roots of the history "
			"are not signed: ronggui keys sign, then sign.file");
	else if (is_closed(d, "signing", sign, S_IWGRP | S_IRWXO))
		doctor_say(d, FINE, "signing", "%s signs the daily roots",
			sign);
}

static void check_folders(struct doctor *d)
{
	static const char *const keys[] = { "keys", "keys.mediation",
		"files" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *path = setting(d, keys[i]);

		if (*path != '\0' && is_closed(d, "folders", path, S_IRWXO))
			doctor_say(d, FINE, "folders", "%s is closed to others",
				path);
	}
}

/* ---- sockets ----------------------------------------------------------- */

/* Does somebody listen? Never waits. */
static int answers(const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd, bad;

	if (strlen(path) >= sizeof to.sun_path)
		return 0;
	snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd == -1)
		return 0;
	bad = connect(fd, (struct sockaddr *)&to, sizeof to);
	/* A full queue is a busy pool, not a dead one. */
	bad = bad == -1 && errno != EAGAIN && errno != EINPROGRESS;
	close(fd);
	return !bad;
}

static int check_socket(struct doctor *d, const char *path)
{
	struct stat st;

	if (!is_closed(d, "sockets", path, S_IRWXO))
		return 0;
	if (stat(path, &st) != 0 || !S_ISSOCK(st.st_mode)) {
		doctor_say(d, UNSAFE, "sockets", "%s is no socket", path);
		return 0;
	}
	if (answers(path))
		return 1;
	doctor_say(d, UNSAFE, "workers", "nobody answers at %s: start that "
		"pool", path);
	return 0;
}

/* Every pool has its socket beside that of the press. */
static void check_sockets(struct doctor *d)
{
	const char *press = setting(d, "press.socket");
	const char *slash = strrchr(press, '/');
	const char *folder = arena_copy(d->in.arena, press, slash == NULL ? 0 :
		(size_t)(slash - press));
	DIR *dir = opendir(folder);
	struct dirent *e;
	unsigned all = 0, fine = 0;

	if (dir == NULL) {
		doctor_say(d, UNSAFE, "sockets", "%s: %s", folder,
			strerror(errno));
		return;
	}
	while ((e = readdir(dir)) != NULL) {
		size_t n = strlen(e->d_name);

		if (n < 6 || strcmp(e->d_name + n - 5, ".sock") != 0)
			continue;
		all++;
		fine += (unsigned)check_socket(d, arena_printf(d->in.arena,
			"%s/%s", folder, e->d_name));
	}
	closedir(dir);
	if (all < 2)
		doctor_say(d, UNSAFE, "workers", "no pool of workers has a "
			"socket in %s: start the suite", folder);
	else if (all == fine)
		doctor_say(d, FINE, "workers", "%u pools answer, their sockets "
			"closed to others", all);
	folder = arena_printf(d->in.arena, "%s/.s.PGSQL.%s", setting(d,
		"db.host"), setting(d, "db.port"));
	if (*setting(d, "db.host") == '/' && is_closed(d, "sockets", folder,
	    S_IRWXO))
		doctor_say(d, FINE, "sockets", "the database's is closed to "
			"others");
}

/* ---- backups ----------------------------------------------------------- */

/* The UTC time that a folder is named by, or -1. */
static time_t time_of(const char *name)
{
	static const char *const forms[] = { "%Y%m%dT%H%M%SZ",
		"%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H%M%SZ",
		"%Y-%m-%dT%H-%M-%SZ", "%Y%m%d-%H%M%S" };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct tm t = { .tm_isdst = 0 };
		const char *end = strptime(name, forms[i], &t);

		if (end != NULL && *end == '\0')
			return timegm(&t);
	}
	return (time_t)-1;
}

static time_t newest(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *e;
	time_t last = (time_t)-1;

	if (dir == NULL)
		return (time_t)-2;
	while ((e = readdir(dir)) != NULL)
		if (time_of(e->d_name) > last)
			last = time_of(e->d_name);
	closedir(dir);
	return last;
}

/* Where ronggui-backup keeps base backups, and what else belongs to one. */
static const char *backup_folder(struct doctor *d, enum level none)
{
	const char *folder = setting(d, "backup.folder");
	long days = conf_number(d->conf, "backup.days", 0);

	if (*folder == '\0') {
		doctor_say(d, none, "backups", "no backup.folder is set, so "
			"nobody knows of a backup: ronggui-backup setup, then "
			"take every day");
		return NULL;
	}
	if (*setting(d, "backup.keys") == '\0')
		doctor_say(d, none, "backups", "the keys are in no backup: set "
			"backup.keys");
	if (days > KEEP_DAYS)
		doctor_say(d, WARNING, "backups", "are kept for %ld days: who "
			"is erased stands in them that long; %d at most", days,
			KEEP_DAYS);
	return arena_printf(d->in.arena, "%s/base", folder);
}

static void check_backups(struct doctor *d)
{
	enum level none = d->live ? UNSAFE : WARNING;
	const char *folder = backup_folder(d, none);
	time_t last;
	long hours;

	if (folder == NULL)
		return;
	if (!is_closed(d, "backups", folder, S_IRWXO))
		return;
	last = newest(folder);
	hours = (long)((time(NULL) - last) / HOUR);
	if (last == (time_t)-2)
		doctor_say(d, WARNING, "backups", "%s: %s", folder,
			strerror(errno));
	else if (last == (time_t)-1)
		doctor_say(d, none, "backups", "%s holds no backup: make one",
			folder);
	else
		doctor_say(d, hours > 7 * 24 ? UNSAFE : hours > 26 ? WARNING :
			FINE, "backups", "the newest is %ld hours old%s",
			hours, hours > 26 ? ": make one every day" : "");
}

/* ---- the disk ---------------------------------------------------------- */

static void check_disk(struct doctor *d)
{
	static const char *const keys[] = { "state", "files", "keys",
		"backup.folder", "db.host" };
	enum level worst = FINE;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *path = setting(d, keys[i]);
		struct statvfs v;
		unsigned long long free_mib, part;
		enum level level;

		if (*path != '/' || statvfs(path, &v) != 0 || v.f_blocks == 0)
			continue;
		free_mib = (unsigned long long)v.f_bavail * v.f_frsize / MIB;
		part = (unsigned long long)v.f_bavail * 100 / v.f_blocks;
		level = free_mib < 512 ? UNSAFE : part < 10 || free_mib < 2048
			? WARNING : FINE;
		if (level == FINE)
			continue;
		doctor_say(d, level, "disk", "%s: %llu MiB free (%llu %%): "
			"make room", path, free_mib, part);
		worst = level > worst ? level : worst;
	}
	if (worst == FINE)
		doctor_say(d, FINE, "disk", "room everywhere");
}

void doctor_host(struct doctor *d)
{
	check_conf_file(d);
	check_origins(d);
	check_ways_out(d);
	check_keys(d);
	check_folders(d);
	check_sockets(d);
	check_backups(d);
	check_disk(d);
}

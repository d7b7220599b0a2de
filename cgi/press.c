/*
 * press: opens what strangers sent and prints what we issue.
 *
 * The parent listens on its UNIX socket and never looks at a byte that came
 * from there: it forks a child for each connection, which reads the request
 * and its descriptors, closes the cage (press/cage.c), does the job and sends
 * the reply.  A child that crashes or takes too long is answered for by the
 * parent.  At most CHILDREN work at once, the others wait in the backlog.
 *
 *   press		socket, scanner from the configuration; a listening
 *			socket as descriptor 0 (systemd, spawn-fcgi) is taken
 *   press SOCKET [SCANNER]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "conf.h"
#include "log.h"
#include "press/job.h"
#include "sandbox.h"

enum { CHILDREN = 2, WALL = 30, SEND = 5 };

struct child {
	pid_t pid;		/* 0 = free */
	int client;
	time_t until;
	int late;
};

struct press {
	struct log log;
	struct arena *arena;	/* of the configuration */
	const char *socket, *scanner;
	char scratch[64];
	void *magic;
	int listener, ours;	/* ours: the socket file is to be removed */
	struct child child[CHILDREN];
	sigset_t open;		/* the mask while waiting */
};

static volatile sig_atomic_t ending;

static void
on_signal(int sig)
{
	if (sig != SIGCHLD)
		ending = 1;
}

/* ---- the child ---- */

int
job_output(const struct job *job)
{
	return job->fd[job->request.inputs];
}

static void
job_end(struct job *job, int status, const char *reason)
{
	job->reply.status = status;
	snprintf(job->reply.reason, sizeof job->reply.reason, "%s", reason);
}

void
job_refuse(struct job *job, const char *reason)
{
	job_end(job, PRESS_REFUSED, reason);
}

void
job_fail(struct job *job, const char *reason)
{
	job_end(job, PRESS_FAILED, reason);
}

int
job_read(struct job *job, unsigned i, size_t most, struct bytes *bytes)
{
	struct stat st;
	char *data;
	size_t got = 0;
	ssize_t n;

	if (fstat(job->fd[i], &st) == -1 || !S_ISREG(st.st_mode)) {
		job_fail(job, "crash");
		return -1;
	}
	if (st.st_size == 0 || (size_t)st.st_size > most) {
		job_refuse(job, st.st_size == 0 ? "empty" : "size");
		return -1;
	}
	if ((data = malloc((size_t)st.st_size + 1)) == NULL) {
		job_fail(job, "memory");
		return -1;
	}
	while (got < (size_t)st.st_size && (n = pread(job->fd[i], data + got,
	    (size_t)st.st_size - got, (off_t)got)) > 0)
		got += (size_t)n;
	if (got != (size_t)st.st_size) {
		job_fail(job, "crash");
		free(data);
		return -1;
	}
	data[got] = '\0';
	*bytes = (struct bytes){ data, got };
	return 0;
}

int
job_write(struct job *job, const void *data, size_t n)
{
	const char *p = data;

	for (ssize_t m; n > 0; p += m, n -= (size_t)m) {
		if ((m = write(job_output(job), p, n)) <= 0) {
			job_fail(job, "memory");
			return -1;
		}
		job->reply.size += (uint64_t)m;
	}
	return 0;
}

static int
take_request(struct job *job)
{
	union {
		char buf[CMSG_SPACE(sizeof job->fd)];
		struct cmsghdr align;
	} control;
	struct iovec iov = { &job->request, sizeof job->request };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof control.buf };
	struct cmsghdr *cmsg;
	ssize_t got;
	size_t n = 0;

	got = recvmsg(job->client, &msg, MSG_CMSG_CLOEXEC);
	if (got == 0)
		_exit(0);	/* somebody only looked whether we are there */
	if (got != (ssize_t)sizeof job->request || msg.msg_flags & MSG_CTRUNC)
		return -1;
	cmsg = CMSG_FIRSTHDR(&msg);
	if (cmsg != NULL && cmsg->cmsg_level == SOL_SOCKET &&
	    cmsg->cmsg_type == SCM_RIGHTS) {
		n = (cmsg->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		memcpy(job->fd, CMSG_DATA(cmsg), n * sizeof(int));
	}
	if (job->request.magic != PRESS_MAGIC || job->request.inputs == 0 ||
	    job->request.inputs > PRESS_FILES + 1 ||
	    n != (size_t)job->request.inputs + job->request.outputs ||
	    job->request.outputs != (job->request.job != PRESS_SCAN))
		return -1;
	return 0;
}

/* What the worker left in its output from a try before does not stay. */
static int
output_ready(const struct job *job)
{
	if (job->request.outputs == 0)
		return 0;
	return ftruncate(job_output(job), 0) == -1 ||
	    lseek(job_output(job), 0, SEEK_SET) == -1 ? -1 : 0;
}

static void
do_job(struct job *job)
{
	static void (*const run[])(struct job *) = {
		[PRESS_SCAN] = scan_run, [PRESS_RECODE] = picture_run,
		[PRESS_PDF] = paper_run, [PRESS_XLSX] = sheet_run,
		[PRESS_ZIP] = bundle_run,
	};
	const struct timeval tv = { SEND, 0 };

	setsockopt(job->client, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv);
	setsockopt(job->client, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof tv);
	if (take_request(job) == -1 || job->request.job < PRESS_SCAN ||
	    job->request.job > PRESS_ZIP || output_ready(job) == -1) {
		job_fail(job, "crash");
		return;
	}
	if (job->request.job == PRESS_SCAN && job->scanner != NULL)
		scan_connect(job);
	if (cage(job) == -1) {
		job_fail(job, "crash");
		return;
	}
	run[job->request.job](job);
}

_Noreturn static void
child_main(const struct press *press, int client)
{
	struct job job = { .client = client, .scanner = press->scanner,
		.scratch = press->scratch, .magic = press->magic,
		.clamd = -1 };
	ssize_t n;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	signal(SIGCHLD, SIG_DFL);
	sigprocmask(SIG_SETMASK, &press->open, NULL);
	/* What was given to the others is none of this child's. */
	close(press->listener);
	for (int i = 0; i < CHILDREN; i++)
		if (press->child[i].pid != 0)
			close(press->child[i].client);
	job.reply.magic = PRESS_MAGIC;
	do_job(&job);
	if (job.reply.status != PRESS_OK)
		job.reply.size = 0;
	n = write(client, &job.reply, sizeof job.reply);
	_exit(n == (ssize_t)sizeof job.reply ? 0 : 1);
}

/* ---- the parent ---- */

static time_t
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* Answers for a child that could not. */
static void
answer(struct press *press, const struct child *child, int status)
{
	int late = child->late || (WIFSIGNALED(status) &&
	    WTERMSIG(status) == SIGXCPU);
	struct press_reply reply = { .magic = PRESS_MAGIC,
		.status = late ? PRESS_TIMEOUT : PRESS_FAILED };

	snprintf(reply.reason, sizeof reply.reason, "%s",
	    late ? "timeout" : "crash");
	log_fault(&press->log, late ? "job took too long" : "job crashed",
	    NULL);
	if (send(child->client, &reply, sizeof reply, MSG_NOSIGNAL |
	    MSG_DONTWAIT) == -1)
		log_note(&press->log, "worker did not wait", NULL);
}

static void
reap(struct press *press)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (int i = 0; i < CHILDREN; i++) {
			struct child *child = &press->child[i];

			if (child->pid != pid)
				continue;
			if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
				answer(press, child, status);
			close(child->client);
			child->pid = 0;
		}
}

/* Kills what is late; returns seconds to the next that may be, or -1. */
static time_t
watch(struct press *press)
{
	time_t now = seconds(), next = -1;

	for (int i = 0; i < CHILDREN; i++) {
		struct child *child = &press->child[i];

		if (child->pid == 0)
			continue;
		if (child->until <= now) {
			child->late = 1;
			kill(child->pid, SIGKILL);
		}
		if (next == -1 || child->until - now < next)
			next = child->until > now ? child->until - now : 1;
	}
	return next;
}

static struct child *
vacant(struct press *press)
{
	for (int i = 0; i < CHILDREN; i++)
		if (press->child[i].pid == 0)
			return &press->child[i];
	return NULL;
}

static void
take(struct press *press, struct child *child)
{
	int client = accept4(press->listener, NULL, NULL, SOCK_CLOEXEC);
	pid_t pid;

	if (client == -1)
		return;
	if ((pid = fork()) == 0)
		child_main(press, client);
	if (pid == -1) {
		log_fault(&press->log, "fork failed", NULL);
		close(client);
		return;
	}
	*child = (struct child){ .pid = pid, .client = client,
		.until = seconds() + WALL };
}

static void
serve(struct press *press)
{
	while (!ending) {
		struct child *child;
		struct timespec wait;
		struct pollfd pfd = { .fd = press->listener,
			.events = POLLIN };
		int n;

		reap(press);
		wait.tv_sec = watch(press);
		wait.tv_nsec = 0;
		child = vacant(press);
		n = ppoll(&pfd, child != NULL, wait.tv_sec == -1 ? NULL :
		    &wait, &press->open);
		if (n > 0 && child != NULL)
			take(press, child);
	}
	for (int i = 0; i < CHILDREN; i++)
		if (press->child[i].pid != 0)
			kill(press->child[i].pid, SIGKILL);
	while (wait(NULL) > 0)
		;
}

/* ---- start and end ---- */

static int
is_listening(int fd)
{
	int on = 0;
	socklen_t n = sizeof on;

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &n) == 0 && on;
}

/* Takes the place of a socket file that nobody listens on any more. */
static int
listen_at(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd, probe;

	if (strlen(path) >= sizeof at.sun_path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	snprintf(at.sun_path, sizeof at.sun_path, "%s", path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd == -1 || probe == -1)
		return -1;
	if (connect(probe, (struct sockaddr *)&at, sizeof at) == 0) {
		errno = EADDRINUSE;
		return -1;
	}
	close(probe);
	unlink(path);
	if (bind(fd, (struct sockaddr *)&at, sizeof at) == -1 ||
	    chmod(path, 0660) == -1 || listen(fd, 512) == -1)
		return -1;
	return fd;
}

static int
configure(struct press *press, int argc, char **argv)
{
	char err[256];
	struct conf *conf;

	if (argc > 1) {
		press->socket = argv[1];
		press->scanner = argc > 2 ? argv[2] : NULL;
	} else {
		press->arena = arena_new(16384);
		conf = conf_load(press->arena, err, sizeof err);
		if (conf == NULL) {
			fprintf(stderr, "press: %s\n", err);
			return -1;
		}
		press->socket = conf_get(conf, "press.socket");
		press->scanner = conf_get(conf, "scanner");
	}
	if (press->scanner != NULL && (*press->scanner == '\0' ||
	    strcmp(press->scanner, "none") == 0))
		press->scanner = NULL;
	return 0;
}

static void
catch_signals(struct press *press)
{
	struct sigaction act = { .sa_handler = on_signal };
	sigset_t block;

	sigemptyset(&block);
	sigaddset(&block, SIGTERM);
	sigaddset(&block, SIGINT);
	sigaddset(&block, SIGQUIT);
	sigaddset(&block, SIGCHLD);
	sigprocmask(SIG_BLOCK, &block, &press->open);
	sigdelset(&press->open, SIGTERM);
	sigdelset(&press->open, SIGINT);
	sigdelset(&press->open, SIGQUIT);
	sigdelset(&press->open, SIGCHLD);
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGQUIT, &act, NULL);
	sigaction(SIGCHLD, &act, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static int
start(struct press *press, const char *argv0)
{
	const char *tmp = getenv("TMPDIR");

	setlocale(LC_CTYPE, "C.UTF-8");
	snprintf(press->scratch, sizeof press->scratch, "%.40s/press.XXXXXX",
	    tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	if (mkdtemp(press->scratch) == NULL) {
		perror("press: scratch folder");
		return -1;
	}
	if ((press->magic = scan_prepare()) == NULL ||
	    picture_prepare(argv0) == -1)
		return -1;
	paper_prepare();
	if (is_listening(STDIN_FILENO)) {
		press->listener = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
		close(STDIN_FILENO);
		open("/dev/null", O_RDONLY);
	} else {
		press->listener = listen_at(press->socket);
		press->ours = 1;
	}
	if (press->listener == -1) {
		fprintf(stderr, "press: %s: %s\n", press->socket,
		    strerror(errno));
		return -1;
	}
	fcntl(press->listener, F_SETFL, O_NONBLOCK);
	/* What the kernel refuses is logged; each child is caged by itself. */
	(void)sandbox_forbid(&press->log, 0);
	return 0;
}

int
main(int argc, char **argv)
{
	struct press press = { .log = { .program = "press" } };
	int failed;

	if (configure(&press, argc, argv) == -1)
		return 1;
	catch_signals(&press);
	if ((failed = start(&press, argv[0])) == 0)
		serve(&press);
	if (press.ours && !failed)
		unlink(press.socket);
	if (!failed) {
		scan_finish(press.magic);
		picture_finish();
		paper_finish();
	}
	arena_free(press.arena);
	rmdir(press.scratch);
	return failed ? 1 : 0;
}

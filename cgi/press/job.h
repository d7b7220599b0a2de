/*
 * What the parts of the press share: one job, in the child that does it.
 */
#ifndef PRESS_JOB_H
#define PRESS_JOB_H

#include <stddef.h>

#include "lib/press.h"

struct job {
	struct press_request request;
	struct press_reply reply;	/* PRESS_OK until someone refuses */
	int fd[PRESS_FILES + 2];	/* inputs, then the output */
	int client;
	const char *scanner;	/* socket of clamd; NULL = not configured */
	const char *scratch;	/* folder for the work files of a sheet */
	void *magic;		/* libmagic's cookie, loaded in the parent */
	int clamd;		/* connected before the cage closes, or -1 */
};

/* A whole input in memory, with a NUL behind it. */
struct bytes {
	const char *data;
	size_t size;
};

/* What a file is, as far as its first bytes tell. */
enum kind { KIND_OTHER, KIND_JPEG, KIND_PNG, KIND_HEIC, KIND_PDF };

/* What all children need is loaded once, in the parent.  0, or -1. */
void *scan_prepare(void);	/* the cookie, or NULL */
int picture_prepare(const char *argv0);
void paper_prepare(void);
void scan_finish(void *cookie);
void picture_finish(void);
void paper_finish(void);

/* Connects to clamd; leaves -1 in job->clamd when it cannot. */
void scan_connect(struct job *);

/* Closes the cage around this process for a job.  0, or -1: do not go on. */
int cage(const struct job *);

/* The jobs; each fills job->reply. */
void scan_run(struct job *);
void picture_run(struct job *);
void paper_run(struct job *);
void sheet_run(struct job *);
void bundle_run(struct job *);

enum kind kind_of(struct bytes);
const char *kind_type(enum kind);

int job_output(const struct job *);
void job_refuse(struct job *, const char *reason);
void job_fail(struct job *, const char *reason);
/* Reads input `i`; refuses with `empty` or `size` and returns -1. */
int job_read(struct job *, unsigned i, size_t most, struct bytes *);
/* Writes all to the output and counts it; 0, or -1 and the job failed. */
int job_write(struct job *, const void *data, size_t n);

#endif

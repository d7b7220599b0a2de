/*
 * doctor: what its files share.
 *
 *	doctor.c	the command, and what the database says of itself
 *	doctor_host.c	configuration, keys, folders, sockets, disk, backups
 */
#ifndef DOCTOR_H
#define DOCTOR_H

#include "instance.h"

struct conf;

enum level { FINE, WARNING, UNSAFE };

struct doctor {
	struct instance in;
	const struct conf *conf;
	int live;			/* mode = live */
	enum level worst;
	unsigned count[3];
};

/*
 * One line: level, subject, sentence. What is not in order ends with what to
 * do.
 */
void doctor_say(struct doctor *d, enum level level, const char *subject,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The checks of this host, each a line or more. */
void doctor_host(struct doctor *d);

#endif

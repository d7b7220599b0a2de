/*
 * log - one line per request and one per fault, on standard error.
 *
 * A line is `key=value` words.  Only the keys in log.c's list are written,
 * and values are cut and reduced to plain characters, so that nothing a
 * visitor sent can reach the log: routes are logged by their pattern, never
 * by the path asked for.  Levels follow RFC 5424 as `<3>` prefixes, which
 * journald reads.
 */
#ifndef LOG_H
#define LOG_H

/* Who is writing.  A NULL log is allowed everywhere and writes no identity. */
struct log {
	const char *program;
	const char *side;		/* NULL: a program without sides */
	char id[20];			/* request in hand, "" between them */
};

/* One line `level msg key=value...`; the list of pairs ends with NULL.
 * A key that is not on the list is written without its value. */
void log_fault(const struct log *log, const char *msg, ...)
	__attribute__((sentinel));
void log_note(const struct log *log, const char *msg, ...)
	__attribute__((sentinel));

/* The line of a request. */
struct log_request {
	const char *method, *route;	/* route: pattern, or "-" */
	int status;
	unsigned long bytes, micros;
	unsigned trips;			/* round trips to the database */
};
void log_request(const struct log *log, const struct log_request *q);

/* Writes the line and ends the process at once: out of memory, broken
 * invariant.  Runs no exit handler. */
_Noreturn void log_die(const struct log *log, const char *msg);

#endif

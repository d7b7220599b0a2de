/*
 * pool - the workers of a program, forked from one that has read everything.
 *
 * What they only read (templates, words, standards, libraries as bound) is in
 * memory once for all of them, and a worker begins in a millisecond.  The
 * process that they come from keeps their number and does nothing else: it
 * takes no request and holds no connection.
 */
#ifndef POOL_H
#define POOL_H

#include "log.h"

enum pool_end {
	POOL_WORK,			/* this is a worker now */
	POOL_OVER,			/* the keeper was asked to end */
	POOL_CRASHED			/* the keeper makes room for another */
};

/*
 * Keeps n workers until SIGTERM, SIGINT or SIGQUIT; one that ends is replaced.
 * Returns in each worker at once and in the keeper at the end.  A worker is
 * sent SIGTERM when its keeper ends, however that came about, so that it
 * finishes what it has in hand.
 *
 * Workers look alike in memory, and one that crashed may have been made to: who
 * could try again in the same place would learn it bit by bit.  Hence a crash
 * ends the keeper; whoever started it starts another, laid out anew.
 *
 * The caller has one thread and no children of its own.
 */
enum pool_end pool_run(const struct log *log, unsigned n);

#endif

/*
 * memory - a worker that gets no memory ends, whoever asked for it.
 *
 * Libraries meet a failed malloc() in their own ways: some crash, some go on
 * without what they wanted to keep, and a page comes out that lacks a part.
 * Here the first failure of malloc(), calloc() or realloc() anywhere in the
 * process is logged and ends it (EX_SOFTWARE, 70); the database rolls back, the
 * supervisor starts another worker.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "log.h"

/* From now on; log must outlive the process.  Without this call, and under the
 * sanitizers, memory is as the C library gives it. */
void memory_or_end(const struct log *log);

#endif

/*
 * mask: what of a personal datum may be shown to whom.
 *
 * Floor 0: stands on text only. Pages, exports and papers use these and
 * nothing else. All write into out (size bytes, MASK_SIZE is enough for any)
 * and return it. A value that has not the form expected shows stars only, so
 * a mistake hides too much rather than too little. Characters are masked whole:
 * one outside the basic plane, or one with a variation selector, is one.
 */
#ifndef MASK_H
#define MASK_H

#include <stddef.h>

#define MASK_SIZE 128

/*
 * Names on public lists. Two: first and a star. Three: first, star, last. More:
 * first, two stars, last. A two-character surname stays whole. A name with an
 * interpunct always shows as its first character and `**·***`.
 */
const char *mask_name(const char *name, char *out, size_t size);

/* 13800138000 -> 138****8000 */
const char *mask_mobile(const char *mobile, char *out, size_t size);

/* 6200000000000000026 -> **** 0026 */
const char *mask_bankcard(const char *card, char *out, size_t size);

/* Officers' lists: first six and last four, eight stars between. */
const char *mask_id_staff(const char *id, char *out, size_t size);

/* The owner: first three and last four, eleven stars between. */
const char *mask_id_owner(const char *id, char *out, size_t size);

/* Where a rule demands it on a public list: fourteen stars and last four. */
const char *mask_id_public(const char *id, char *out, size_t size);

/* Preferential card, discharge and disability certificates: last four. */
const char *mask_card(const char *number, char *out, size_t size);

/* The masking function of a kind (`mask_name` …), or NULL. */
typedef const char *mask_function(const char *, char *, size_t);
mask_function *mask_find(const char *kind);

#endif

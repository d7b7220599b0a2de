/*
 * passwords - may this be a password?
 *
 * Floor 1.  Long enough, not one that everybody guesses (libcrack2 and its
 * dictionary), and not the log-in name.  No rule of composition: what counts
 * is that it cannot be guessed.
 *
 * The dictionary lies in /var/cache/cracklib (Debian: cracklib-runtime).  Where
 * it is missing, length, log-in name and sameness are still checked.
 */
#ifndef PASSWORDS_H
#define PASSWORDS_H

#include <stddef.h>

enum {
	PASSWORD_MIN_PUBLIC = 8,	/* characters */
	PASSWORD_MIN_OFFICER = 12,
	PASSWORD_BYTES = 512		/* longer ones are refused */
};

/*
 * NULL if it may be one, else the key of the reason: err_pass_short,
 * err_pass_long, err_pass_common.  `login` is the name it belongs to.
 */
const char *password_refused(const char *password, const char *login,
	size_t min);

#endif

/*
 * passwords - may this be a password?
 *
 * Floor 1.  Long enough, not one that everybody guesses (libcrack2 and its
 * dictionary), not the log-in name, and not little else than words of this
 * site: ronggui tuiyijunren tuiyi junren laobing qingdao veteran alliance
 * shanghu youdai 退役军人 退役 军人 老兵 荣归 青岛 优待 商户 联盟.
 * No rule of composition: what counts is that it cannot be guessed.
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

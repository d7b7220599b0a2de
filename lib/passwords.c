/*
 * The only file that names libcrack.  Its check takes a user name, so that it
 * never asks the system for one; a missing dictionary is a sentence like any
 * other refusal and must be told apart.
 */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include <crack.h>

#include "passwords.h"
#include "text.h"

static const char dictionary[] = "/var/cache/cracklib/cracklib_dict";

/* Does it hold the name, forwards, whatever stands around it? */
static bool holds(const char *password, const char *login)
{
	size_t n = strlen(login);

	if (n < 4)
		return false;
	for (; *password; password++)
		if (!strncasecmp(password, login, n))
			return true;
	return false;
}

const char *password_refused(const char *password, const char *login,
	size_t min)
{
	const char *why;

	if (text_count(password) < min)
		return "err_pass_short";
	if (strlen(password) > PASSWORD_BYTES)
		return "err_pass_long";
	if (holds(password, login))
		return "err_pass_common";
	why = FascistCheckUser(password, dictionary, login, "");
	return !why || strstr(why, "loading dictionary") ? NULL
		: "err_pass_common";
}

/*
 * The only file that names libcrack.  Its check takes a user name, so that it
 * never asks the system for one; a missing dictionary is a sentence like any
 * other refusal and must be told apart.
 */
#include <stdbool.h>
#include <stdint.h>
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

/* Words of this site, which are guessed first. */
static const char *const site[] = { "ronggui", "tuiyijunren", "tuiyi",
	"junren", "laobing", "qingdao", "veteran", "alliance", "shanghu",
	"youdai", "退役军人", "退役", "军人", "老兵", "荣归", "青岛", "优待",
	"商户", "联盟" };

/* The length of the word of the site at s, 0 for none. */
static size_t site_word(const char *s)
{
	for (size_t i = 0; i < sizeof site / sizeof *site; i++)
		if (!strncasecmp(s, site[i], strlen(site[i])))
			return strlen(site[i]);
	return 0;
}

/* Is it little else than words of the site, with digits and signs? */
static bool is_of_site(const char *password)
{
	const char *s = password;
	size_t found = 0, other = 0, n;

	while (*s)
		if ((n = site_word(s))) {
			found++;
			s += n;
		} else {
			uint32_t point = text_next(&s);

			other += text_is_letter(point) || point > 0x7f;
		}
	return found && other < 4;
}

const char *password_refused(const char *password, const char *login,
	size_t min)
{
	const char *why;

	if (text_count(password) < min)
		return "err_pass_short";
	if (strlen(password) > PASSWORD_BYTES)
		return "err_pass_long";
	if (holds(password, login) || is_of_site(password))
		return "err_pass_common";
	why = FascistCheckUser(password, dictionary, login, "");
	return !why || strstr(why, "loading dictionary") ? NULL
		: "err_pass_common";
}

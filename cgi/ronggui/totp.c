/* ronggui totp: the one-time code of this moment, for demonstration. */
#include "ronggui.h"

#include <stdio.h>
#include <time.h>

#include "crypt.h"

int cmd_totp(int argc, char **argv)
{
	char code[9];

	if (argc != 2 || argv[1][0] == '-')
		return usage("totp");
	if (crypt_totp(argv[1], time(NULL), 6, code) != 0)
		return fail("the secret is not base32");
	puts(code);
	return DONE;
}

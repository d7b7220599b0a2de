/* ronggui keys: key files and the pair that signs the daily root. */
#include "ronggui.h"

#include <stdio.h>
#include <string.h>

#include "crypt.h"

static int keys_make(const char *path, int national)
{
	char err[256];

	if (crypt_keys_make(path, national, err, sizeof err) != 0)
		return fail("%s", err);
	printf("%s: keys made. Keep a copy in another place: without it "
		"nothing that was encrypted can be read.\n", path);
	return DONE;
}

static int keys_sign(const char *path)
{
	char err[256];

	if (crypt_sign_make(path, err, sizeof err) != 0)
		return fail("%s", err);
	printf("%s: private half; %s.pub: public half, to be kept with the "
		"auditors too.\n", path, path);
	return DONE;
}

static int keys_check(const char *path)
{
	char err[256];
	struct crypt_keys *keys = crypt_keys_load(path, err, sizeof err);

	if (keys == NULL)
		return fail("%s", err);
	crypt_keys_free(keys);
	printf("%s: in order\n", path);
	return DONE;
}

int cmd_keys(int argc, char **argv)
{
	int national = argc > 2 && strcmp(argv[2], "--national") == 0;

	if (argc == 3 + national && strcmp(argv[1], "make") == 0)
		return keys_make(argv[2 + national], national);
	if (argc == 3 && !national && strcmp(argv[1], "sign") == 0)
		return keys_sign(argv[2]);
	if (argc == 3 && !national && strcmp(argv[1], "check") == 0)
		return keys_check(argv[2]);
	return usage("keys");
}

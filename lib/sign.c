/* The pair that signs the daily root of the audit chains: Ed25519 in files. */
#include "crypt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text.h"

/* Writes `ed25519 <hex>` into a file that must not exist yet. */
static int half_write(const char *path, mode_t mode,
	const unsigned char half[SIGN_HALF], char *err, size_t errlen)
{
	char line[TEXT_HEX_SIZE(SIGN_HALF) + 16], hex[TEXT_HEX_SIZE(SIGN_HALF)];
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), n;
	bool done;

	text_hex(half, SIGN_HALF, hex);
	n = snprintf(line, sizeof line, "ed25519 %s\n", hex);
	done = fd >= 0 && write(fd, line, (size_t)n) == n && fsync(fd) == 0;
	if (!done)
		snprintf(err, errlen, "cannot make %s: %s", path,
			strerror(errno));
	if (fd >= 0)
		close(fd);
	if (fd >= 0 && !done)
		unlink(path);
	crypt_wipe(line, sizeof line);
	crypt_wipe(hex, sizeof hex);
	return done ? 0 : -1;
}

static int half_read(const char *path, unsigned char half[SIGN_HALF],
	char *err, size_t errlen)
{
	char hex[TEXT_HEX_SIZE(SIGN_HALF)] = "";
	FILE *f = fopen(path, "re");
	bool found;

	if (f == NULL) {
		snprintf(err, errlen, "cannot read %s: %s", path,
			strerror(errno));
		return -1;
	}
	setvbuf(f, NULL, _IONBF, 0);
	found = fscanf(f, "ed25519 %64[0-9a-f]", hex) == 1 &&
		text_unhex(hex, half, SIGN_HALF) == SIGN_HALF;
	fclose(f);
	crypt_wipe(hex, sizeof hex);
	if (!found)
		snprintf(err, errlen, "%s does not hold an ed25519 key", path);
	return found ? 0 : -1;
}

static int public_path(const char *path, char *out, size_t size, char *err,
	size_t errlen)
{
	struct text t = text_into(out, size);

	text_addf(&t, "%s.pub", path);
	if (t.full)
		snprintf(err, errlen, "the name of the file is too long");
	return t.full ? -1 : 0;
}

int crypt_sign_make(const char *path, char *err, size_t errlen)
{
	unsigned char half[SIGN_HALF], public_half[SIGN_HALF];
	char pub[4096];
	int status;

	if (public_path(path, pub, sizeof pub, err, errlen) != 0)
		return -1;
	if (crypt_random(half, SIGN_HALF) != 0) {
		snprintf(err, errlen, "the system has no random numbers");
		return -1;
	}
	crypt_ed25519_public(half, public_half);
	status = half_write(path, 0600, half, err, errlen);
	crypt_wipe(half, SIGN_HALF);
	if (status != 0)
		return -1;
	status = half_write(pub, 0644, public_half, err, errlen);
	if (status != 0)
		unlink(path);
	return status;
}

int crypt_sign(const char *path, const void *data, size_t n,
	char out[SIGN_SIZE], char public_half[SIGN_PUBLIC_SIZE],
	char *err, size_t errlen)
{
	unsigned char half[SIGN_HALF], signature[SIGN_BYTES];

	if (half_read(path, half, err, errlen) != 0)
		return -1;
	crypt_ed25519_sign(half, data, n, signature);
	text_base64(signature, SIGN_BYTES, out);
	if (public_half != NULL) {
		crypt_ed25519_public(half, signature);
		text_hex(signature, SIGN_HALF, public_half);
	}
	crypt_wipe(half, SIGN_HALF);
	return 0;
}

int crypt_sign_public(const char *path, char out[SIGN_PUBLIC_SIZE],
	char *err, size_t errlen)
{
	unsigned char half[SIGN_HALF];
	char pub[4096];

	if (public_path(path, pub, sizeof pub, err, errlen) != 0 ||
	    half_read(pub, half, err, errlen) != 0)
		return -1;
	text_hex(half, SIGN_HALF, out);
	return 0;
}

bool crypt_signed(const char *public_half, const void *data, size_t n,
	const char *signature)
{
	unsigned char half[SIGN_HALF], bytes[SIGN_BYTES];

	return text_unhex(public_half, half, SIGN_HALF) == SIGN_HALF &&
		text_unbase64(signature, bytes, SIGN_BYTES) == SIGN_BYTES &&
		crypt_ed25519_verify(half, data, n, bytes);
}

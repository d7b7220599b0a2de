/*
 * press: asking the press to open, print or pack something.
 *
 * The press (cgi/press) is a program of its own that handles everything
 * strangers sent and prints everything we issue, each job in a child that can
 * neither call out, nor start programs, nor write but to the descriptors it
 * was given.  A worker connects to its UNIX socket, sends one request with
 * descriptors (SCM_RIGHTS), reads one reply, and closes.  Nothing of the
 * content crosses the socket, only descriptors do.
 *
 * All functions take the path of the socket, fill `struct press_result` and
 * return its status.  They own none of the descriptors passed, read inputs
 * from the beginning whatever their offset, and write outputs, which must be
 * empty memory files or files opened for writing, from the beginning; the
 * output's offset is 0 afterwards.  A call ends after PRESS_WAIT seconds at
 * the latest.
 */
#ifndef PRESS_H
#define PRESS_H

#include <stddef.h>
#include <stdint.h>

enum press_status {
	PRESS_OK,
	PRESS_REFUSED,	/* the content is at fault; reason says why */
	PRESS_PENDING,	/* scan only: the scanner did not answer, ask again */
	PRESS_FAILED,	/* the job crashed or the request was malformed */
	PRESS_TIMEOUT,	/* the job took too long */
	PRESS_AWAY	/* no press on that socket */
};

enum press_scan {
	PRESS_NOT_SCANNED,	/* no scanner is configured */
	PRESS_CLEAN,
	PRESS_INFECTED,		/* status is PRESS_REFUSED as well */
	PRESS_UNSCANNED		/* scanner away: status is PRESS_PENDING */
};

enum {
	PRESS_WAIT = 60,	/* waiting for a turn included */
	PRESS_FILES = 64	/* most files in one ZIP */
};

/*
 * Reasons are keys for Text.err_file_<reason>: empty, size, type, broken,
 * pixels, virus, encrypted, unknown_glyph, layout, rows, names, crash,
 * timeout, away, memory, template.
 */
struct press_result {
	int status;		/* enum press_status */
	int scan;		/* enum press_scan, of press_scan() */
	int active;		/* PDF that holds scripts or attachments */
	unsigned width, height;	/* pixels, of a picture */
	unsigned pages;		/* of a paper */
	uint64_t size;		/* bytes written to the output */
	char type[80];		/* by content: "image/jpeg", ... */
	char reason[32];	/* "" when PRESS_OK */
};

/*
 * Says what the file is, by content: image/jpeg, image/png, image/heic or
 * application/pdf; anything else is refused with reason `type`.  Then has it
 * looked through by the virus scanner, if one is configured.
 */
int press_scan(const char *socket, int in, struct press_result *);

/*
 * Decodes a picture (JPEG, PNG, HEIC) within the pixel limit and writes it
 * anew, upright, in sRGB, without metadata, at most 4096 pixels a side and
 * 5 MB; PNG stays PNG while it fits, the others become JPEG.  A picture cut
 * off or broken is refused.
 */
int press_recode(const char *socket, int in, int out, struct press_result *);

/*
 * Prints a layout (see templates/papers and cgi/press/layout.c) as A4 PDF
 * with its fonts embedded.  Refused with `unknown_glyph` when a character
 * has no glyph in any font, with `layout` when the description is wrong.
 */
int press_pdf(const char *socket, int layout, int out, struct press_result *);

/*
 * The same with `n` files to go in whole, pictures and PDF that press_scan()
 * let through: <sheets n="1">name</sheets> stands where the first of them is to
 * be, each of its pages on a page of its own; `else` says what stands there
 * when it does not open.
 */
int press_pdf_with(const char *socket, int layout, size_t n, const int fd[],
    int out, struct press_result *);

/*
 * Makes a workbook of one sheet from lines of tab-separated UTF-8 text.  The
 * first line is the head.  Cells are text always, never a formula.  As in the
 * text format of COPY a backslash in a cell is written doubled; \t and \n stand
 * for a tab and a new line, and \N for an empty cell.
 */
int press_xlsx(const char *socket, int rows, int out, struct press_result *);

/*
 * Packs `n` files under the names given into a ZIP.  Refused with `names`
 * when a name is empty, repeated, or has a slash or control character.
 */
int press_zip(const char *socket, size_t n, const char *const name[],
    const int fd[], int out, struct press_result *);

/* A memory file holding `n` bytes, at offset 0; -1 and errno. */
int press_memory(const void *data, size_t n);

/* ---- the wire, for cgi/press ---- */

enum { PRESS_MAGIC = 0x52475031 };	/* "RGP1" */
enum press_job { PRESS_SCAN = 1, PRESS_RECODE, PRESS_PDF, PRESS_XLSX,
	PRESS_ZIP };

/* Host byte order: both ends are on one machine. */
struct press_request {
	uint32_t magic, job;
	uint32_t inputs;	/* descriptors: inputs first, then outputs */
	uint32_t outputs;	/* 0 or 1 */
};

struct press_reply {
	uint32_t magic;
	int32_t status, scan, active;
	uint32_t width, height, pages, zero;
	uint64_t size;
	char type[80], reason[32];
};

#endif

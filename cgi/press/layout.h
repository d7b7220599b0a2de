/*
 * layout: the description of a paper as a tree.
 *
 * A layout is XML with one root:
 *
 *   <paper kind="letter" title="…" organ="…" size="14">
 *     <organ>…</organ>	head of the paper: who issues it
 *     <number>…</number>	its number, above the line
 *     <title>…</title>
 *     <big>…</big>		one line, as large as the sheet allows
 *     <to>…</to>		whom it is addressed to
 *     <h>…</h>			heading
 *     <p>…</p>			paragraph; align="left|center|right",
 *				indent="0" no first-line indent, small="1"
 *     <list><li>…</li></list>	numbered
 *     <rows><row name="…">…</row></rows>	names and values
 *     <table widths="1 3 2">	columns by share of the width
 *       <head><td>…</td></head><tr><td>…</td></tr>
 *     </table>
 *     <sign organ="…" date="…" seal="…"/>	who signs, when, and what is to
 *				be said about the seal
 *     <qr url="…">…</qr>	code with a caption
 *     <note>…</note>		small print
 *     <foot>…</foot>		at the foot of every page
 *   </paper>
 *
 * kind="certificate" lies on its side in a frame, all on one page, with sign
 * and qr in its lower corners; size is that of the text in points.  Space in
 * texts counts as one blank each run, <br/> breaks a line.
 */
#ifndef PRESS_LAYOUT_H
#define PRESS_LAYOUT_H

#include <glib.h>

struct element {
	char *name;
	GString *text;
	char **key, **value;	/* attributes, ended by NULL */
	struct element *child, *last, *next, *parent;
};

/*
 * Reads a layout.  Returns the root; NULL when it is not XML, has an unknown
 * element or attribute, lies too deep or has too much.  Never freed: the
 * child ends with its job.
 */
struct element *layout_read(const char *text, size_t n);

/* The attribute, or "" */
const char *layout_get(const struct element *, const char *key);
int layout_is(const struct element *, const char *name);
/* The first child of that name, or NULL. */
const struct element *layout_find(const struct element *, const char *name);
/* The text, runs of space made one; lives as long as the child. */
const char *layout_text(const struct element *);

#endif

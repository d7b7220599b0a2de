/*
 * courier - what happens without anybody asking: clocks that run out,
 * escalation, reminders, messages, the closing of the day.
 *
 * The only program that calls out, and only to the hosts its configuration
 * names. One process, database role rg_courier; each deed is a function of
 * sql/api/courier.sql that does one batch and says how much it did.
 *
 *	main.c		the loop and its rounds
 *	disk.c		files and keys that the record let go
 *	deliver.c	messages: words, and by which way they go
 *	send.c		the ways out: SMS gateway, mail (libcurl)
 */
#ifndef COURIER_H
#define COURIER_H

#include <stdbool.h>

#include "arena.h"
#include "conf.h"
#include "db.h"
#include "page.h"

struct courier {
	struct log log;
	struct arena *forever, *arena;	/* arena: emptied after each round */
	struct conf *conf;
	struct page *pages;
	struct db *db;
};

/* Hands out what lies in the outbox, one batch; how many went. -1: the
 * database is away. The statements take a batch and report one message. */
int deliver(struct courier *c, const char *taking, const char *reporting);

/* Takes files and persons' keys from the disk that the record let go, and,
 * with strays, what it does not know of. false: the database is away. */
bool take_away(struct courier *c, bool strays);

/*
 * Sends a text to a mobile number: a POST of `to` and `text` (urlencoded) with
 * the key as bearer token to the configured gateway. Sends a mail through the
 * configured server. NULL, or a word on what went wrong ("unreachable" where
 * nobody answered, "no sms gateway is set", "no mail server is set"): the
 * message is tried again later. What is sent is written out in the arena.
 */
const char *send_sms(struct arena *arena, const struct conf *conf,
	const char *to, const char *text);
const char *send_mail(struct arena *arena, const struct conf *conf,
	const char *to, const char *text);

#endif

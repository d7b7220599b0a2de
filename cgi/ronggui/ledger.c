/*
 * ronggui ledger: do the books agree, and what only the operator sets.
 *
 *	check	asks the database for all that does not agree in the ledger and
 *		around it; prints each fault on a line, then each fund.  Exit
 *		status 1 when there is one.
 *	fund FILE
 *		opens the fund that the file describes in lines `key = value`,
 *		or renews what is shown of it.
 *	policy FILE
 *		brings in how many approvals a payment needs from a day to come.
 */
#include "ronggui.h"

#include <stdio.h>
#include <string.h>

#include "instance.h"

struct ledger {
	struct instance in;
	size_t faults;
};

static void take_faults(void *arg, const struct db_result *res)
{
	struct ledger *l = arg;

	l->faults = db_count(res);
	for (size_t i = 0; i < l->faults; i++)
		printf("%s: %s\n", db_value(res, i, 0), db_value(res, i, 1));
}

static void take_funds(void *arg, const struct db_result *res)
{
	(void)arg;
	for (size_t i = 0; i < db_count(res); i++) {
		const char *closed = db_value(res, i, 5);

		printf("%s %s: %s postings, %s at the bank, %s in goods, ",
			db_value(res, i, 0), db_value(res, i, 1),
			db_value(res, i, 2), db_value(res, i, 3),
			db_value(res, i, 4));
		printf("%s%s\n", *closed == '\0' ? "no month closed" :
			"closed to ", closed);
	}
}

/* The answer to a file that was brought in. */
static void take_answer(void *arg, const struct db_result *res)
{
	printf("%s: %s\n", (const char *)arg, db_value(res, 0, 0));
}

static int check(struct ledger *l)
{
	if (instance_ask(&l->in, "ledger", "select what, detail "
	    "from api.ledger_faults()", NULL, 0, take_faults, l) != 0 ||
	    instance_ask(&l->in, "ledger", "select code, name, postings, "
	    "at_bank, goods, closed from api.ledger_funds()", NULL, 0,
	    take_funds, l) != 0)
		return -1;
	if (l->faults == 0)
		puts("the ledger agrees");
	else
		fail("the ledger does not agree, faults: %zu", l->faults);
	return l->faults == 0 ? 0 : -1;
}

/* One file, given whole to a function that takes all of it or nothing. */
static int bring(struct ledger *l, const char *sql, char *path)
{
	const char *text = instance_read(&l->in, path);

	return text == NULL ? -1 : instance_ask(&l->in, path, sql, &text, 1,
		take_answer, path);
}

int cmd_ledger(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "", *sql = NULL;
	struct ledger l = { .faults = 0 };
	int status;

	if (strcmp(verb, "fund") == 0)
		sql = "select api.fund_load($1)";
	else if (strcmp(verb, "policy") == 0)
		sql = "select api.policy_load($1) || ' rows'";
	if (sql == NULL ? argc != 2 || strcmp(verb, "check") != 0 :
	    argc != 3 || argv[2][0] == '-')
		return usage("ledger");
	status = instance_open(&l.in);
	if (status == 0)
		status = sql == NULL ? check(&l) : bring(&l, sql, argv[2]);
	instance_close(&l.in);
	return status == 0 ? DONE : FAILED;
}

/*
 * ronggui: the operator's command line.
 *
 * One file per subject beside this header; main.c holds the table of commands.
 * To add one: its function here, its row there, its file cgi/ronggui/<x>.c.
 *
 * A command gets its own name as argv[0], then its arguments. It returns the
 * exit status: 0 done, 1 it found what it looks for (a disagreement, a broken
 * chain) or failed, 2 wrongly called.
 */
#ifndef RONGGUI_H
#define RONGGUI_H

enum { DONE = 0, FAILED = 1, USAGE = 2 };

int cmd_standards(int argc, char **argv);	/* standards.c */
int cmd_rules(int argc, char **argv);		/* rules.c */
int cmd_keys(int argc, char **argv);		/* keys.c */
int cmd_totp(int argc, char **argv);		/* totp.c */
int cmd_divisions(int argc, char **argv);	/* divisions.c */
int cmd_calendar(int argc, char **argv);	/* calendar.c */
int cmd_clock(int argc, char **argv);		/* clock.c */
int cmd_accounts(int argc, char **argv);	/* accounts.c */
int cmd_audit(int argc, char **argv);		/* audit.c */
int cmd_files(int argc, char **argv);		/* files.c */
int cmd_retention(int argc, char **argv);	/* retention.c */
int cmd_doctor(int argc, char **argv);		/* doctor.c */
int cmd_ledger(int argc, char **argv);		/* ledger.c */

/* ---- for the commands (main.c) ----------------------------------------- */

/*
 * The folder of the instance: option --state, else the environment's STATE.
 * Without either a sentence on standard error and NULL.
 */
const char *instance_state(void);

/*
 * Points the libraries at that instance's configuration, for commands that
 * need one only sometimes; the table does it for the others. DONE, or USAGE
 * after a sentence.
 */
int use_instance(void);

/*
 * Prints how the command is called (its row of the table) on standard error;
 * returns USAGE.
 */
int usage(const char *command);

/* Prints `ronggui: ` and a sentence on standard error; returns FAILED. */
int fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * Is the argument `--name=value` or `--name`? Then *value is what follows the
 * equals sign, or "".
 */
int is_option(const char *argument, const char *name, const char **value);

#endif

/*
 * rules: is what somebody typed a proper ID number, telephone, name, date …?
 *
 * Floor 0: stands on text only. Every rule looks at the normal form and
 * changes nothing; rule_normal makes the normal form of what was typed. The
 * order for every field is: rule_normal, show what it changed, rule_check,
 * store the normal form. Emptiness is refused too: whether a field may stay
 * empty is the form's business and asked before.
 *
 * Files behind this header: rules.c (the table, money, addresses, codes),
 * identity.c (ID number, credit code, case number), numbers.c (telephones,
 * bank card, postcode, card numbers), names.c (persons, units), dates.c (days,
 * service), normal.c (normal forms), regions.c (county codes).
 */
#ifndef RULES_H
#define RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day of the Gregorian calendar; year 0 means none. */
struct date {
	int year;
	int month;
	int day;
};

enum level {
	RULE_OK,
	RULE_WARN,	/* accepted, but say so and ask once more */
	RULE_REFUSE
};

/*
 * What a rule found. `reason` is a stable word of capitals with static
 * lifetime: "OK", a refusal such as "CHECKSUM", or a warning that begins with
 * "WARN_". The other members are set where the rule derives them, else zero.
 */
struct verdict {
	enum level level;
	const char *reason;
	uint32_t point;		/* names: the code point refused */
	int place;		/* names: its position, the first is 1 */
	struct date birth;	/* id */
	char sex;		/* id: 'M' or 'F' */
	long region;		/* id, uscc: six-digit division code */
	bool permit;		/* id: residence permit, no identity card */
	const char *province;	/* postcode: name in Chinese, HK/MO */
	long long fen;		/* money */
	int years;		/* service: whole years, a hint only */
	struct date date;	/* date */
};

/* One kind of field. Standards name kinds; see rule_find for the words. */
struct rule {
	const char *kind;
	struct verdict (*check)(const char *text, struct date today);
	/* Makes the normal form in place, after trimming; NULL: that is it. */
	void (*tidy)(char *s, size_t size);
	/* Only letters, digits and spaces lose their full width, not signs. */
	bool keep_signs;
};

/*
 * The rule of a kind, or NULL for an unknown one. Kinds: id uscc mobile
 * landline phone contact bankcard postcode name name_foreign unit service
 * card money email url date sex marriage ethnic political division case.
 * `phone` takes a mobile or a landline, `contact` (for fields shown to the
 * public) service numbers as well.
 */
const struct rule *rule_find(const char *kind);

/* Checks a normal form; an unknown kind is refused with "KIND". */
struct verdict rule_check(const char *kind, const char *text,
	struct date today);

/*
 * Writes the normal form of `in` into out: trimmed, full-width ASCII made
 * half-width, `x` made `X`, separators removed, as the kind asks. Returns 1 if
 * it differs from `in` (the page then shows it for confirmation), 0 if not, -1
 * if it does not fit or `in` is not UTF-8 (out is then empty).
 */
int rule_normal(const char *kind, const char *in, char *out, size_t size);

/*
 * Writes the key of the message for a verdict: `err_mobile_iot_segment`, or
 * `warn_id_region_not_current`; empty for RULE_OK. Returns out.
 */
const char *rule_message(const char *kind, const struct verdict *v, char *out,
	size_t size);

/* What the rules answer with. */
struct verdict verdict_ok(void);
struct verdict verdict_warn(const char *reason);
struct verdict verdict_refuse(const char *reason);

/* ---- the rules --------------------------------------------------------- */

/*
 * Resident identity number, GB 11643-1999, and the residence permits of Hong
 * Kong, Macao and Taiwan residents. FORMAT LOWERCASE_X REGION_PROVINCE
 * BIRTHDATE_INVALID BIRTHDATE_FUTURE CHECKSUM WARN_REGION_NOT_CURRENT.
 * A first-generation number of 15 digits is FORMAT; rule_id_is_old tells.
 */
struct verdict rule_id(const char *text, struct date today);
bool rule_id_is_old(const char *text);

/*
 * Do birth date and sex typed beside the number agree with it? `sex` is a code
 * of GB/T 2261.1; its 0 and 9 (unknown, not stated) agree with either.
 * BIRTHDATE_DIFFERS SEX_DIFFERS, or what rule_id says.
 */
struct verdict rule_id_agrees(const char *text, struct date birth, char sex,
	struct date today);

/*
 * Unified social credit code, GB 32100-2015. LENGTH CHARSET CATEGORY CHECKSUM
 * WARN_DEPARTMENT WARN_REGION WARN_ORGCODE_CHECK (GB 11714).
 */
struct verdict rule_uscc(const char *text, struct date today);

/* Mobile of 11 digits. FORMAT IOT_SEGMENT. */
struct verdict rule_mobile(const char *text, struct date today);

/* `area-number` or `area-number-extension`. FORMAT AREA_CODE. */
struct verdict rule_landline(const char *text, struct date today);

/* A mobile or a landline. FORMAT IOT_SEGMENT AREA_CODE. */
struct verdict rule_phone(const char *text, struct date today);

/* A mobile, a landline, or a service number: 12345, 95…, 96…, 400…. */
struct verdict rule_contact(const char *text, struct date today);

/*
 * Bank card, 15 to 19 digits. FORMAT TRIVIAL CHECKSUM, WARN_HEAD (not 62),
 * WARN_CHECKSUM (Luhn fails and the head is unknown: old passbooks; ask twice).
 */
struct verdict rule_bankcard(const char *text, struct date today);

/* Postcode. FORMAT PREFIX. */
struct verdict rule_postcode(const char *text, struct date today);

/*
 * Name of a person in Chinese characters. TOO_SHORT TOO_LONG OUTER_SPACE CHAR
 * PRIVATE_USE WRONG_INTERPUNCT INTERPUNCT_POSITION ENCODING.
 * Compatibility ideographs pass as they are: they stand in real names, and
 * Unicode normalisation (NFC as much as NFKC) would replace them.
 */
struct verdict rule_name(const char *text, struct date today);

/*
 * The name with every look-alike of the interpunct (one of another alphabet)
 * made U+00B7: offered as a correction with one click, never done silently.
 * Returns 0, or -1 if it does not fit.
 */
int name_corrected(const char *name, char *out, size_t size);

/* Is the point one of the look-alikes? */
bool name_is_lookalike(uint32_t point);

/* The same or, for relatives from abroad, Latin letters. Also NOT_NFC. */
struct verdict rule_name_foreign(const char *text, struct date today);

/* Name of an enterprise or office. As rule_name. */
struct verdict rule_unit(const char *text, struct date today);

/*
 * Military service, `birth|enlist|discharge`, the last empty while serving.
 * FORMAT DATE_INVALID ENLIST_BEFORE_1927 ENLIST_FUTURE ENLIST_UNDER_16
 * DISCHARGE_NOT_AFTER_ENLIST DISCHARGE_FUTURE WARN_ENLIST_UNDER_17.
 */
struct verdict rule_service(const char *text, struct date today);

/* Preferential card or certificate number, opaque. FORMAT TOO_LONG CHAR. */
struct verdict rule_card(const char *text, struct date today);

/* Amount in yuan, at most two decimals. FORMAT. */
struct verdict rule_money(const char *text, struct date today);

/* E-mail address. FORMAT TOO_LONG CHAR. */
struct verdict rule_email(const char *text, struct date today);

/* Address of a web page, https only. SCHEME FORMAT TOO_LONG CHAR. */
struct verdict rule_url(const char *text, struct date today);

/* `YYYY-MM-DD`. FORMAT DATE_INVALID. */
struct verdict rule_date(const char *text, struct date today);

/* Case number as case_number_make writes it. FORMAT CHECKSUM DATE_INVALID. */
struct verdict rule_case(const char *text, struct date today);

/* ---- case numbers ------------------------------------------------------ */

#define CASE_NUMBER_SIZE 24

/*
 * Writes `LM3702022026112100017-X`: letters, division, day, serial, and the
 * check character of ISO 7064 MOD 11-2 over the digits. Returns 0, or -1 if a
 * part has not its form (two capitals, six digits, a real day, 1..99999).
 */
int case_number_make(char out[CASE_NUMBER_SIZE], const char *letters,
	long division, struct date day, long serial);

/* Is it a landline's area code (with its leading 0), n digits long? */
bool area_code_exists(const char *digits, size_t n);

/* Check character of ISO 7064 MOD 11-2 over n ASCII digits: '0'..'9' or 'X'. */
char check_mod11_2(const char *digits, size_t n);

/* Is the six-digit division code one of a county that exists now? */
bool region_is_current(long code);

/* ---- normal forms (normal.c), the `tidy` of the table ------------------ */

void tidy_number(char *s, size_t size);	/* no separators */
void tidy_capitals(char *s, size_t size);	/* the same, in capitals */
void tidy_mobile(char *s, size_t size);	/* without +86 */
void tidy_landline(char *s, size_t size);	/* 0532-80000000-1 */
void tidy_phone(char *s, size_t size);	/* whichever it looks like */
void tidy_name(char *s, size_t size);
void tidy_unit(char *s, size_t size);
void tidy_card(char *s, size_t size);
void tidy_date(char *s, size_t size);
void tidy_case(char *s, size_t size);

/* ---- days -------------------------------------------------------------- */

/* Reads exactly `YYYY-MM-DD` of a real day, from year 1 on. */
bool date_read(const char *text, struct date *out);

/* Is it a day of the calendar? */
bool date_is_real(struct date d);

/* Less than, equal to or greater than zero as a is before, is, is after b. */
int date_compare(struct date a, struct date b);

/* Days since 1970-01-01, and back. */
long date_days(struct date d);
struct date date_from_days(long days);

/* Whole years from a to b (0 if b is earlier); 29 February counts 1 March. */
int date_years(struct date a, struct date b);

/* Today by the machine's clock in Asia/Shanghai (UTC+8, no summer time). */
struct date date_today(void);

#endif

/* Days, and the dates of military service. */
#include "rules.h"

#include <string.h>
#include <time.h>

#include "text.h"

/* A fighting force since the rising of 1 August 1927. */
static const struct date first_enlistment = { 1927, 8, 1 };

/* Discharge papers are made out ahead of the day. */
enum { DAYS_AHEAD = 90 };

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool date_is_real(struct date d)
{
	static const int lengths[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	int length;

	if (d.year < 1 || d.year > 9999 || d.month < 1 || d.month > 12)
		return false;
	length = lengths[d.month - 1] + (d.month == 2 && is_leap(d.year));
	return d.day >= 1 && d.day <= length;
}

static int digits(const char *s, size_t n)
{
	int value = 0;

	while (n-- > 0)
		value = value * 10 + (*s++ - '0');
	return value;
}

bool date_read(const char *text, struct date *out)
{
	if (strlen(text) != 10)
		return false;
	for (size_t i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' :
		    !text_is_digit((unsigned char)text[i]))
			return false;
	out->year = digits(text, 4);
	out->month = digits(text + 5, 2);
	out->day = digits(text + 8, 2);
	return date_is_real(*out);
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/*
 * Counts in years that begin in March, so that the leap day is their last, and
 * in eras of 400 years, which are all equally long.
 */
enum { ERA_DAYS = 146097, TO_1970 = 719468 };

long date_days(struct date d)
{
	long year = d.month > 2 ? d.year : d.year - 1;
	long era = year / 400, in_era = year % 400;
	long month = d.month > 2 ? d.month - 3 : d.month + 9;
	long in_year = (153 * month + 2) / 5 + d.day - 1;

	return era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 +
		in_year - TO_1970;
}

struct date date_from_days(long days)
{
	long z = days + TO_1970;
	long era = z / ERA_DAYS, of_era = z % ERA_DAYS;
	long in_era = (of_era - of_era / 1460 + of_era / 36524 -
		of_era / 146096) / 365;
	long in_year = of_era - (365 * in_era + in_era / 4 - in_era / 100);
	long month = (5 * in_year + 2) / 153;
	int march = month < 10;

	return (struct date){
		.year = (int)(era * 400 + in_era + !march),
		.month = (int)(march ? month + 3 : month - 9),
		.day = (int)(in_year - (153 * month + 2) / 5 + 1),
	};
}

int date_years(struct date a, struct date b)
{
	int years = b.year - a.year;

	if (b.month < a.month || (b.month == a.month && b.day < a.day))
		years--;
	return years > 0 ? years : 0;
}

struct date date_today(void)
{
	return date_from_days((time(NULL) + 8 * 3600) / 86400);
}

/* Splits `birth|enlist|discharge`; false if it is not three parts of a date. */
static bool split(const char *text, char part[3][11])
{
	for (int i = 0; i < 3; i++) {
		size_t n = strcspn(text, "|");

		if (n != 10 && !(i == 2 && n == 0))
			return false;
		memcpy(part[i], text, n);
		part[i][n] = '\0';
		if (text[n] != (i < 2 ? '|' : '\0'))
			return false;
		text += n + 1;
	}
	return true;
}

/* The first thing wrong with the dates, or NULL; discharge.year 0: serving. */
static const char *service_fault(struct date birth, struct date enlist,
	struct date discharge, struct date today)
{
	if (date_compare(enlist, first_enlistment) < 0)
		return "ENLIST_BEFORE_1927";
	if (date_compare(enlist, today) > 0)
		return "ENLIST_FUTURE";
	if (date_years(birth, enlist) < 16)
		return "ENLIST_UNDER_16";
	if (discharge.year == 0)
		return NULL;
	if (date_compare(discharge, enlist) <= 0)
		return "DISCHARGE_NOT_AFTER_ENLIST";
	if (date_days(discharge) > date_days(today) + DAYS_AHEAD)
		return "DISCHARGE_FUTURE";
	return NULL;
}

struct verdict rule_service(const char *text, struct date today)
{
	struct date birth, enlist, discharge = { 0, 0, 0 };
	char part[3][11];
	struct verdict v;
	const char *fault;

	if (!split(text, part))
		return verdict_refuse("FORMAT");
	if (!date_read(part[0], &birth) || !date_read(part[1], &enlist) ||
	    (part[2][0] != '\0' && !date_read(part[2], &discharge)))
		return verdict_refuse("DATE_INVALID");
	fault = service_fault(birth, enlist, discharge, today);
	if (fault != NULL)
		return verdict_refuse(fault);
	v = date_years(birth, enlist) < 17 ?
		verdict_warn("WARN_ENLIST_UNDER_17") : verdict_ok();
	v.birth = birth;
	v.years = date_years(enlist, discharge.year != 0 ? discharge : today);
	return v;
}

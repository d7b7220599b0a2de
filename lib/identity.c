/* Numbers with a check character: identity, credit code, case number. */
#include "rules.h"

#include <stdio.h>
#include <string.h>

#include "text.h"

char check_mod11_2(const char *digits, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum = (sum + (digits[i] - '0')) * 2 % 11;
	sum = (12 - sum) % 11;
	return sum == 10 ? 'X' : (char)('0' + sum);
}

static long number(const char *s, size_t n)
{
	long value = 0;

	while (n-- > 0)
		value = value * 10 + (*s++ - '0');
	return value;
}

/* ---- resident identity number, GB 11643-1999 --------------------------- */

/* GB/T 2260; 81 and 82 are Hong Kong and Macao, 83 is for Taiwan residents. */
static bool is_province(long code)
{
	static const char codes[] =
		"11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 "
		"46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";
	char wanted[] = { (char)('0' + code / 10 % 10),
		(char)('0' + code % 10), ' ', '\0' };

	return strstr(codes, wanted) != NULL;
}

/* Heads of the residence permits: 810000, 820000, 830000. */
static bool is_permit(long region)
{
	return region == 810000 || region == 820000 || region == 830000;
}

bool rule_id_is_old(const char *text)
{
	return strlen(text) == 15 && text_is_digits(text);
}

static const char *birth_fault(struct date birth, struct date today)
{
	if (!date_is_real(birth) || birth.year < 1880)
		return "BIRTHDATE_INVALID";
	return date_compare(birth, today) > 0 ? "BIRTHDATE_FUTURE" : NULL;
}

struct verdict rule_id(const char *text, struct date today)
{
	struct verdict v = verdict_ok();
	const char *fault;

	if (strlen(text) != 18 || strspn(text, "0123456789") < 17 ||
	    strchr("0123456789Xx", text[17]) == NULL)
		return verdict_refuse("FORMAT");
	if (text[17] == 'x')
		return verdict_refuse("LOWERCASE_X");
	v.region = number(text, 6);
	v.birth = (struct date){ (int)number(text + 6, 4),
		(int)number(text + 10, 2), (int)number(text + 12, 2) };
	v.sex = (text[16] - '0') % 2 == 1 ? 'M' : 'F';
	v.permit = is_permit(v.region);
	if (!is_province(v.region / 10000))
		return verdict_refuse("REGION_PROVINCE");
	fault = birth_fault(v.birth, today);
	if (fault != NULL)
		return verdict_refuse(fault);
	if (check_mod11_2(text, 17) != text[17])
		return verdict_refuse("CHECKSUM");
	if (!v.permit && !region_is_current(v.region)) {
		v.level = RULE_WARN;
		v.reason = "WARN_REGION_NOT_CURRENT";
	}
	return v;
}

struct verdict rule_id_agrees(const char *text, struct date birth, char sex,
	struct date today)
{
	struct verdict v = rule_id(text, today);

	if (v.level == RULE_REFUSE)
		return v;
	if (date_compare(v.birth, birth) != 0)
		return verdict_refuse("BIRTHDATE_DIFFERS");
	if ((sex == '1' && v.sex != 'M') || (sex == '2' && v.sex != 'F'))
		return verdict_refuse("SEX_DIFFERS");
	return v;
}

/* ---- unified social credit code, GB 32100-2015 ------------------------- */

static const char uscc_set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* Registering departments and the categories each one gives. */
static const struct department {
	char code;
	const char *categories;
} departments[] = {
	{ '1', "1239" },	/* establishment of posts */
	{ '2', "19" },		/* foreign affairs */
	{ '3', "123459" },	/* justice */
	{ '4', "19" },		/* culture */
	{ '5', "1239" },	/* civil affairs */
	{ '6', "129" },		/* tourism */
	{ '7', "129" },		/* religion */
	{ '8', "19" },		/* trade unions */
	{ '9', "123" },		/* market regulation */
	{ 'A', "19" },		/* establishment of the forces */
	{ 'N', "1239" },	/* agriculture */
	{ 'Y', "1" },		/* others */
};

static const struct department *department_of(char code)
{
	for (size_t i = 0; i < sizeof departments / sizeof *departments; i++)
		if (departments[i].code == code)
			return &departments[i];
	return NULL;
}

static char uscc_check(const char *text)
{
	int weight = 1, sum = 0;

	for (size_t i = 0; i < 17; i++) {
		sum += (int)(strchr(uscc_set, text[i]) - uscc_set) * weight;
		weight = weight * 3 % 31;
	}
	return uscc_set[(31 - sum % 31) % 31];
}

/* Check character of an organisation code of eight characters, GB 11714. */
static char organisation_check(const char *text)
{
	static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (size_t i = 0; i < 8; i++)
		sum += weights[i] * (text_is_digit((unsigned char)text[i]) ?
			text[i] - '0' : text[i] - 'A' + 10);
	sum = 11 - sum % 11;
	return sum == 10 ? 'X' : sum == 11 ? '0' : (char)('0' + sum);
}

/* 10 is the whole country's register. */
static const char *uscc_warning(const char *text, bool known, long region)
{
	if (!known)
		return "WARN_DEPARTMENT";
	if (!is_province(region / 10000) && region / 10000 != 10)
		return "WARN_REGION";
	if (organisation_check(text + 8) != text[16])
		return "WARN_ORGCODE_CHECK";
	return NULL;
}

struct verdict rule_uscc(const char *text, struct date today)
{
	const struct department *department;
	struct verdict v = verdict_ok();
	const char *warning;

	(void)today;
	if (text_count(text) != 18)
		return verdict_refuse("LENGTH");
	if (strspn(text, uscc_set) != 18 || strspn(text + 2, "0123456789") < 6)
		return verdict_refuse("CHARSET");
	department = department_of(text[0]);
	if (department != NULL && !strchr(department->categories, text[1]))
		return verdict_refuse("CATEGORY");
	if (uscc_check(text) != text[17])
		return verdict_refuse("CHECKSUM");
	v.region = number(text + 2, 6);
	warning = uscc_warning(text, department != NULL, v.region);
	if (warning != NULL) {
		v.level = RULE_WARN;
		v.reason = warning;
	}
	return v;
}

/* ---- case number ------------------------------------------------------- */

int case_number_make(char out[CASE_NUMBER_SIZE], const char *letters,
	long division, struct date day, long serial)
{
	static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	struct text t = text_into(out, CASE_NUMBER_SIZE);

	if (strlen(letters) != 2 || strspn(letters, capitals) != 2 ||
	    division < 100000 || division > 999999 || !date_is_real(day) ||
	    serial < 1 || serial > 99999)
		return -1;
	text_addf(&t, "%s%06ld%04d%02d%02d%05ld", letters, division, day.year,
		day.month, day.day, serial);
	text_addf(&t, "-%c", check_mod11_2(out + 2, 19));
	return t.full ? -1 : 0;
}

struct verdict rule_case(const char *text, struct date today)
{
	struct date day;

	(void)today;
	if (strlen(text) != 23 || text[0] < 'A' || text[0] > 'Z' ||
	    text[1] < 'A' || text[1] > 'Z' ||
	    strspn(text + 2, "0123456789") != 19 || text[21] != '-' ||
	    strchr("0123456789X", text[22]) == NULL)
		return verdict_refuse("FORMAT");
	if (check_mod11_2(text + 2, 19) != text[22])
		return verdict_refuse("CHECKSUM");
	day = (struct date){ (int)number(text + 8, 4),
		(int)number(text + 12, 2), (int)number(text + 14, 2) };
	if (!date_is_real(day))
		return verdict_refuse("DATE_INVALID");
	return verdict_ok();
}

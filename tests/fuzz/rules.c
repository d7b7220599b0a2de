/* Every rule over every text, in its normal form and as it came. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mask.h"
#include "rules.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char *const kind[] = { "id", "uscc", "mobile", "landline",
	"phone", "contact", "bankcard", "postcode", "name", "name_foreign",
	"unit", "service", "card", "money", "email", "url", "date", "sex",
	"marriage", "ethnic", "political", "division", "case" };

static void
try_kind(const char *name, const char *text)
{
	const struct date today = { 2026, 11, 21 };
	char normal[1024], again[1024], message[128];
	struct verdict v = rule_check(name, text, today);

	rule_message(name, &v, message, sizeof message);
	if (v.reason == NULL || (v.level == RULE_OK) != (*message == '\0'))
		abort();
	if (rule_normal(name, text, normal, sizeof normal) == -1)
		return;
	if (!text_valid(normal, strlen(normal)))
		abort();
	v = rule_check(name, normal, today);
	if (v.level == RULE_REFUSE)
		return;
	/* What is accepted is its own normal form, and is not empty. */
	if (*normal == '\0' || rule_normal(name, normal, again,
	    sizeof again) != 0 || strcmp(normal, again) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *text = malloc(n + 1), out[MASK_SIZE];

	memcpy(text, data, n);
	text[n] = '\0';
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
		try_kind(kind[i], text);
	mask_name(text, out, sizeof out);
	mask_mobile(text, out, sizeof out);
	mask_bankcard(text, out, sizeof out);
	mask_id_staff(text, out, sizeof out);
	mask_id_owner(text, out, sizeof out);
	mask_id_public(text, out, sizeof out);
	mask_card(text, out, sizeof out);
	free(text);
	return 0;
}

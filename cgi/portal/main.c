/*
 * portal: its routes.
 */
#include "portal.h"
#include "portal.sql.h"

static const struct route routes[] = {
	{ GET, "/", PUB, ANYONE, home, "portal/home.cs", CACHE },
	{ GET, "/health", PUB, ANYONE, health, NULL, 0 },
	{ GET, "/robots.txt", PUB, ANYONE, robots, NULL, CACHE },
	{ GET, "/help", PUB, ANYONE, words, "portal/help.cs", CACHE },
	{ GET, "/privacy", PUB, ANYONE, words, "portal/privacy.cs", CACHE },
	{ GET, "/terms", PUB, ANYONE, words, "portal/terms.cs", CACHE },
	{ GET, "/accessibility", PUB, ANYONE, words,
		"portal/accessibility.cs", CACHE },
	{ GET, "/view", PUB, VISITOR, view, "portal/view.cs", FORM },
	{ POST, "/view", PUB, VISITOR, view_set, "portal/view.cs", FORM },

	{ GET, "/guides", PUB, ANYONE, guides, "portal/guides.cs", CACHE },
	{ GET, "/guides/:code", PUB, ANYONE, guide, "portal/guide.cs", CACHE },
	{ GET, "/stations", PUB, ANYONE, stations, "portal/stations.cs",
		CACHE },
	{ GET, "/stations/:area", PUB, ANYONE, stations, "portal/stations.cs",
		CACHE },

	{ GET, "/notices", PUB, ANYONE, notices, "portal/notices.cs", CACHE },
	{ GET, "/notices.json", PUB, ANYONE, notices_json, NULL, CACHE },
	{ GET, "/notices.atom", PUB, ANYONE, notices_atom, NULL, CACHE },
	{ GET, "/notices/:no", PUB, ANYONE, notice, "portal/notice.cs",
		CACHE },
	{ GET, "/notices/:no/object/:row", PUB, VISITOR, objection_form,
		"portal/object.cs", FORM },
	{ POST, "/notices/:no/object/:row", PUB, VISITOR, objection_send,
		"portal/object.cs", FORM },
	{ GET, "/objection/:no", PUB, ANYONE, objection,
		"portal/objection.cs", 0 },

	{ GET, "/verify", PUB, ANYONE, verify, "portal/verify.cs", CACHE },
	{ GET, "/verify/:code", PUB, ANYONE, verified, "portal/verify.cs", 0 },
	{ GET, "/lookup", PUB, VISITOR, lookup, "portal/lookup.cs", FORM },
	{ POST, "/lookup", PUB, VISITOR, lookup_open, "portal/lookup.cs",
		FORM },

	{ GET, "/figures", PUB, ANYONE, figures_all, NULL, 0 },
	{ GET, "/figures/", PUB, ANYONE, figures, "portal/figures.cs",
		CACHE },
	{ GET, "/open/figures.json", PUB, ANYONE, figures_json, NULL, CACHE },
	{ GET, "/open/figures.csv", PUB, ANYONE, figures_csv, NULL, CACHE },

	{ GET, "/mine", PUB, PERSON, mine, "portal/mine.cs", FORM },
	{ GET, "/mine/messages", PUB, PERSON, messages, "portal/messages.cs",
		FORM },
	{ POST, "/mine/messages", PUB, PERSON, messages_read,
		"portal/messages.cs", FORM },
	{ GET, "/account", PUB, PERSON, account, "portal/account.cs", FORM },
	{ POST, "/account", PUB, PERSON, account_save, "portal/account.cs",
		FORM },
	{ POST, "/account/sessions", PUB, PERSON, sessions_end,
		"portal/account.cs", FORM },
	{ GET, "/account/data.json", PUB, PERSON, account_data, NULL, READS },
	{ GET, "/account/readers", PUB, PERSON, readers, "portal/readers.cs",
		FORM },
	{ GET, "/account/close", PUB, PERSON, account_close,
		"portal/close.cs", FORM },
	{ POST, "/account/close", PUB, PERSON, account_closed,
		"portal/close.cs", FORM },
	{ GET, "/logout", PUB, VISITOR, logout, "portal/logout.cs", FORM },
	{ POST, "/logout", PUB, VISITOR, logout_done, NULL, 0 },

	{ GET, "/login", LOGIN, VISITOR, login, "portal/login.cs", FORM },
	{ POST, "/login", LOGIN, VISITOR, login_check, "portal/login.cs",
		FORM },
	{ GET, "/signup", LOGIN, VISITOR, signup, "portal/signup.cs", FORM },
	{ POST, "/signup", LOGIN, VISITOR, signup_code, "portal/signup.cs",
		FORM },
	{ GET, "/signup/code", LOGIN, VISITOR, signup_rest,
		"portal/signup_code.cs", FORM },
	{ POST, "/signup/code", LOGIN, VISITOR, signup_done,
		"portal/signup_code.cs", FORM },
	{ GET, "/password", LOGIN, VISITOR, forgot, "portal/password.cs",
		FORM },
	{ POST, "/password", LOGIN, VISITOR, forgot_code,
		"portal/password.cs", FORM },
	{ GET, "/password/code", LOGIN, VISITOR, forgot_rest,
		"portal/password_code.cs", FORM },
	{ POST, "/password/code", LOGIN, VISITOR, forgot_done,
		"portal/password_code.cs", FORM },
	{ GET, "/password/change", LOGIN, PERSON, change,
		"portal/password_change.cs", FORM },
	{ POST, "/password/change", LOGIN, PERSON, change_done,
		"portal/password_change.cs", FORM },
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "portal", routes, statements);
}

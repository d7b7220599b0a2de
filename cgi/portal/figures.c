/*
 * Open figures: for people as charts with their tables, for programs as JSON
 * and CSV.
 */
#include <string.h>

#include "portal.h"
#include "portal.sql.h"

enum reply figures(struct req *r)
{
	static const char *const charts[] = { "month", "district", "trade",
		"reason" };

	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_rows(r, SQL_FIGURES, "Page.figures", ARGS());
	query_rows(r, SQL_RATING_FIGURES, "Page.ratings", ARGS());
	for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
		const char *chart = charts[i];

		query_rows(r, SQL_BARS, arena_printf(r->arena, "Page.%s",
			chart), ARGS(chart));
	}
	node_set(r->hdf, "Page.day", query_text(r, SQL_TODAY, ARGS()));
	return PAGE;
}

enum reply figures_all(struct req *r)
{
	return see(r, "/figures/");
}

enum reply figures_json(struct req *r)
{
	const char *s = query_text(r, SQL_FIGURES_JSON, ARGS());

	return raw(r, "application/json", s ? s : "", s ? strlen(s) : 0);
}

enum reply figures_csv(struct req *r)
{
	const char *s = query_text(r, SQL_FIGURES_CSV, ARGS());

	return download(r, "figures.csv", "text/csv", s ? s : "",
		s ? strlen(s) : 0);
}

enum reply loans_json(struct req *r)
{
	const char *s = query_text(r, SQL_LOANS_JSON, ARGS());

	return raw(r, "application/json", s ? s : "", s ? strlen(s) : 0);
}

enum reply loans_csv(struct req *r)
{
	const char *s = query_text(r, SQL_LOANS_CSV, ARGS());

	return download(r, "startup-loans.csv", "text/csv", s ? s : "",
		s ? strlen(s) : 0);
}

enum reply report_json(struct req *r)
{
	const char *s = query_text(r, SQL_REPORT_JSON, ARGS());

	return raw(r, "application/json", s ? s : "", s ? strlen(s) : 0);
}

enum reply report_csv(struct req *r)
{
	const char *s = query_text(r, SQL_REPORT_CSV, ARGS());

	return download(r, "report-in.csv", "text/csv", s ? s : "",
		s ? strlen(s) : 0);
}

enum reply ratings_json(struct req *r)
{
	const char *s = query_text(r, SQL_RATING_JSON, ARGS());

	return raw(r, "application/json", s ? s : "", s ? strlen(s) : 0);
}

enum reply ratings_csv(struct req *r)
{
	const char *s = query_text(r, SQL_RATING_CSV, ARGS());

	return download(r, "ratings.csv", "text/csv", s ? s : "",
		s ? strlen(s) : 0);
}

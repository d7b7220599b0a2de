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

/* A document that the database has made. */
static enum reply json(struct req *r, unsigned sql)
{
	const char *s = query_text(r, sql, ARGS());

	return raw(r, "application/json", s ? s : "", s ? strlen(s) : 0);
}

static enum reply csv(struct req *r, unsigned sql, const char *name)
{
	const char *s = query_text(r, sql, ARGS());

	return download(r, name, "text/csv", s ? s : "", s ? strlen(s) : 0);
}

enum reply figures_json(struct req *r)
{
	return json(r, SQL_FIGURES_JSON);
}

enum reply figures_csv(struct req *r)
{
	return csv(r, SQL_FIGURES_CSV, "figures.csv");
}

enum reply loans_json(struct req *r)
{
	return json(r, SQL_LOANS_JSON);
}

enum reply loans_csv(struct req *r)
{
	return csv(r, SQL_LOANS_CSV, "startup-loans.csv");
}

enum reply report_json(struct req *r)
{
	return json(r, SQL_REPORT_JSON);
}

enum reply report_csv(struct req *r)
{
	return csv(r, SQL_REPORT_CSV, "report-in.csv");
}

enum reply ratings_json(struct req *r)
{
	return json(r, SQL_RATING_JSON);
}

enum reply ratings_csv(struct req *r)
{
	return csv(r, SQL_RATING_CSV, "ratings.csv");
}

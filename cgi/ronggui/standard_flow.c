/*
 * The sense of a standard's flow: can every state be reached and left, does
 * every name that is used exist, is there somebody for every step?
 */
#include "standard.h"

#include <stdlib.h>
#include <string.h>

/* What a message may say: no more, so that no text carries an ID number, an
 * illness or an amount. */
static const char *const placeholders[] = {
	"{no}", "{title}", "{due}",
};

static const struct item *below(const struct standard *s, const char *path,
	const char *name)
{
	const struct item *i = item_find(s->root, path);

	return i && name && !strchr(name, '.') ? item_find(i, name) : NULL;
}

static const struct item *first(const struct standard *s, const char *path)
{
	const struct item *i = item_find(s->root, path);

	return i ? i->child : NULL;
}

static bool is_state(const struct standard *s, const char *name)
{
	return below(s, "states", name) != NULL;
}

/* A name in i's key that must stand below path, where it is called `what`. */
static void known(struct standard *s, const struct item *i, const char *key,
	const char *path, const char *what)
{
	const struct item *at = item_find(i, key);

	if (at && at->value && !below(s, path, at->value))
		fault(s, at, "there is no %s %s", what, at->value);
}

static void known_all(struct standard *s, const struct item *i,
	const char *key, const char *path, const char *what)
{
	const struct item *at = item_find(i, key);
	const char *list = at ? at->value : NULL, *word;

	while ((word = list_next(s->arena, &list)) != NULL)
		if (!below(s, path, word))
			fault(s, at, "there is no %s %s", what, word);
}

/* Two keys that only make sense together. */
static void pair(struct standard *s, const struct item *i, const char *a,
	const char *b)
{
	if (item_find(i, a) && !item_find(i, b))
		fault(s, item_find(i, a), "without %s", b);
	if (item_find(i, b) && !item_find(i, a))
		fault(s, item_find(i, b), "without %s", a);
}

static void known_step(struct standard *s, const struct item *i)
{
	const char *step = item_value(i, "step");

	if (step && strcmp(step, "none") &&
	    !list_has(item_value(s->root, "distinct.people"), step))
		fault(s, item_find(i, "step"),
			"%s does not stand in distinct.people", step);
}

/* ---- the machine ------------------------------------------------------- */

static const char *kind_of(const struct standard *s, const char *state)
{
	const struct item *i = below(s, "states", state);
	const char *kind = i ? item_value(i, "kind") : NULL;

	return kind ? kind : "";
}

static bool leaves(const struct item *action, const char *state)
{
	return list_has(item_value(action, "from"), state);
}

/* Does the action lead from one state to the other?  BACK: to each state from
 * which another action leads here. */
static bool leads(const struct standard *s, const struct item *action,
	const char *from, const char *to)
{
	const char *target = item_value(action, "to");

	if (!target || !leaves(action, from))
		return false;
	if (strcmp(target, "SAME") == 0)
		return strcmp(from, to) == 0;
	if (strcmp(target, "BEFORE") == 0)
		return item_is(below(s, "states", from), "before", to);
	if (strcmp(target, "BACK"))
		return strcmp(target, to) == 0;
	for (const struct item *a = first(s, "actions"); a; a = a->next)
		if (item_is(a, "to", from) && leaves(a, to))
			return true;
	return false;
}

static bool leads_on(const struct standard *s, const char *from,
	const char *to)
{
	for (const struct item *a = first(s, "actions"); a; a = a->next)
		if (leads(s, a, from, to))
			return true;
	return false;
}

/* Marks what can be reached, until nothing new comes. */
static void check_reached(struct standard *s)
{
	const struct item *list[200], *i;
	bool reached[200] = { false }, more = true;
	unsigned n = 0;

	for (i = first(s, "states"); i && n < 200; i = i->next) {
		reached[n] = item_is(i, "kind", "draft");
		list[n++] = i;
	}
	if (i)
		fault(s, i, "more than 200 states");
	while (more) {
		more = false;
		for (unsigned k = 0; k < n; k++)
			for (unsigned j = 0; reached[k] && j < n; j++)
				if (!reached[j] && leads_on(s, list[k]->name,
				    list[j]->name))
					reached[j] = more = true;
	}
	for (unsigned k = 0; k < n; k++)
		if (!reached[k])
			fault(s, list[k], "no action leads to this state");
}

static bool has_way_out(const struct standard *s, const char *state)
{
	for (const struct item *i = first(s, "states"); i; i = i->next)
		if (strcmp(i->name, state) && leads_on(s, state, i->name))
			return true;
	return false;
}

static bool is_left_by(const struct standard *s, const char *state,
	const char *by)
{
	for (const struct item *a = first(s, "actions"); a; a = a->next)
		if (leaves(a, state) && item_is(a, "by", by))
			return true;
	return false;
}

static void check_ways(struct standard *s, const struct item *i)
{
	const char *kind = kind_of(s, i->name);
	bool out = has_way_out(s, i->name);

	if (list_has("final_ok final_no", kind) && out)
		fault(s, i, "a final state is not left again");
	if (list_has("draft open waiting notice member", kind) && !out)
		fault(s, i, "no action leads out of this state");
	if (strcmp(kind, "open") == 0 && !item_find(i, "role") &&
	    is_left_by(s, i->name, "officer"))
		fault(s, i, "an officer is to act, but no role has it in its "
			"inbox");
	if (strcmp(kind, "waiting") == 0 &&
	    !is_left_by(s, i->name, "applicant"))
		fault(s, i, "waits for the applicant, who can do nothing");
}

static void check_states(struct standard *s)
{
	unsigned drafts = 0;

	for (const struct item *i = first(s, "states"); i; i = i->next) {
		const char *stage = item_value(i, "stage");

		if (item_is(i, "kind", "draft") && ++drafts > 1)
			fault(s, i, "a second draft: a case has one beginning");
		pair(s, i, "role", "levels");
		pair(s, i, "step_days", "step_unit");
		known(s, i, "before", "states", "state");
		known_step(s, i);
		if (stage && !below(s, "stages", stage))
			fault(s, item_find(i, "stage"), "there is no stage %s",
				stage);
		if (item_is(i, "listed", "1") && !item_is(i, "kind", "member"))
			fault(s, item_find(i, "listed"),
				"only states of kind member are listed");
		check_ways(s, i);
	}
	if (drafts == 0 && item_find(s->root, "states"))
		fault(s, item_find(s->root, "states"),
			"no state of kind draft");
	else
		check_reached(s);
}

/* ---- actions ----------------------------------------------------------- */

static void check_target(struct standard *s, const struct item *a)
{
	const struct item *to = item_find(a, "to");
	const char *list = item_value(a, "from"), *from;

	if (!to || !to->value)
		return;
	if (!list_has("SAME BACK BEFORE", to->value) &&
	    !is_state(s, to->value)) {
		fault(s, to, "there is no state %s", to->value);
		return;
	}
	while ((from = list_next(s->arena, &list)) != NULL) {
		const struct item *state = below(s, "states", from);

		if (!state)
			continue;
		if (strcmp(to->value, "BEFORE") == 0 &&
		    !item_find(state, "before"))
			fault(s, to, "%s names no state before it", from);
	}
}

/* Every role needs its levels; the holder's are those of the state. */
static void check_levels(struct standard *s, const struct item *a)
{
	const char *list = item_value(a, "role"), *role;
	const struct item *levels = item_find(a, "levels");
	bool holder = list == NULL;

	while ((role = list_next(s->arena, &list)) != NULL) {
		if (strcmp(role, "HOLDER") == 0)
			holder = true;
		else if (!levels || (!levels->value && !item_find(levels,
		    role)))
			fault(s, item_find(a, "role"), "%s has no levels",
				role);
	}
	list = holder ? item_value(a, "from") : NULL;
	while ((role = list_next(s->arena, &list)) != NULL)
		if (is_state(s, role) && !item_find(below(s, "states", role),
		    "role"))
			fault(s, a, "nobody: state %s has no role, and the "
				"action names none", role);
}

static bool is_missed_by_a_clock(const struct standard *s, const char *action)
{
	for (const struct item *c = first(s, "clocks"); c; c = c->next)
		if (item_is(c, "missed", action))
			return true;
	return false;
}

static void check_who(struct standard *s, const struct item *a)
{
	static const char *const theirs[] = { "role", "levels", "step",
		"batch" };

	if (item_is(a, "by", "officer")) {
		check_levels(s, a);
		return;
	}
	for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
		if (item_find(a, theirs[i]))
			fault(s, item_find(a, theirs[i]),
				"only officers' actions have this");
	if (item_is(a, "by", "system") && !item_find(a, "needs") &&
	    !is_missed_by_a_clock(s, a->name))
		fault(s, a, "neither a clock nor finished tasks ever set this "
			"off");
}

/* What is kept encrypted is encrypted for one person, not for a batch. */
static void check_batch(struct standard *s, const struct item *a)
{
	const struct item *f = item_find(a, "fields");

	if (!item_is(a, "batch", "1") || f == NULL)
		return;
	for (f = f->child; f; f = f->next) {
		const char *class = item_value(f, "class");

		if (!class || !strcmp(class, "P3") || !strcmp(class, "M"))
			fault(s, f, "taken for many cases at once: no field of "
				"class P3 or M");
	}
}

static void check_opens(struct standard *s, const struct item *a)
{
	const struct item *at = item_find(a, "opens");
	const char *list = at ? at->value : NULL, *word;

	while ((word = list_next(s->arena, &list)) != NULL)
		if (!standard_field(s, word) && !below(s, "papers", word))
			fault(s, at, "there is no field or paper %s", word);
}

static void check_effects(struct standard *s, const struct item *a)
{
	const char *to = item_value(a, "to");
	const char *extend = item_value(a, "extend");

	known(s, a, "extend", "clocks", "clock");
	if (extend && below(s, "clocks", extend) &&
	    !item_find(below(s, "clocks", extend), "extension"))
		fault(s, item_find(a, "extend"), "%s has no extension",
			extend);
	known(s, a, "within", "clocks", "clock");
	known(s, a, "before_end", "clocks", "clock");
	pair(s, a, "before_end", "before_days");
	known(s, a, "issue", "documents", "document");
	known(s, a, "message", "messages", "message");
	if (item_is(a, "asks", "1") && to && is_state(s, to) &&
	    strcmp(kind_of(s, to), "waiting"))
		fault(s, item_find(a, "asks"), "%s does not wait for the "
			"applicant", to);
	if (item_is(a, "publish", "1") && !item_find(s->root, "publish"))
		fault(s, item_find(a, "publish"), "nothing says what is "
			"published");
}

static void check_actions(struct standard *s)
{
	for (const struct item *a = first(s, "actions"); a; a = a->next) {
		known_all(s, a, "from", "states", "state");
		known_all(s, a, "reasons", "reasons", "reason");
		known(s, a, "reason", "reasons", "reason");
		known_all(s, a, "needs", "tasks", "task");
		known_all(s, a, "after", "actions", "action");
		known_all(s, a, "unless", "actions", "action");
		known_step(s, a);
		check_target(s, a);
		check_who(s, a);
		check_batch(s, a);
		check_opens(s, a);
		check_effects(s, a);
	}
}

/* ---- clocks ------------------------------------------------------------ */

/* Capitals name a state, small letters an action. */
static void known_moment(struct standard *s, const struct item *c,
	const char *key)
{
	const struct item *at = item_find(c, key);
	const char *list = at ? at->value : NULL, *word;

	while ((word = list_next(s->arena, &list)) != NULL)
		if (!is_state(s, word) && !below(s, "actions", word))
			fault(s, at, "there is no state or action %s", word);
}

static void check_missed(struct standard *s, const struct item *c)
{
	const struct item *at = item_find(c, "missed"), *a;

	if (!at || !at->value || list_has("red none", at->value))
		return;
	a = below(s, "actions", at->value);
	if (a == NULL)
		fault(s, at, "there is no action %s", at->value);
	else if (!item_is(a, "by", "system"))
		fault(s, at, "%s is not taken by the system", at->value);
}

static void check_clocks(struct standard *s)
{
	for (const struct item *c = first(s, "clocks"); c; c = c->next) {
		const char *per = item_value(c, "per");
		const struct item *f = per ? standard_field(s, per) : NULL;

		known_moment(s, c, "start");
		known_moment(s, c, "stop");
		check_missed(s, c);
		if (item_is(c, "limit", "0"))
			fault(s, item_find(c, "limit"), "no time at all");
		if (per && (!f || !item_is(f, "type", "int")))
			fault(s, item_find(c, "per"),
				"there is no field %s of type int", per);
		if (item_find(c, "remind") && !below(s, "messages",
		    arena_printf(s->arena, "remind_%s", c->name)))
			fault(s, item_find(c, "remind"),
				"there is no message remind_%s", c->name);
	}
}

/* ---- tasks, people, notices, messages ---------------------------------- */

static void check_task(struct standard *s, const struct item *t)
{
	const struct item *after = item_find(t, "after");
	const char *list = after ? after->value : NULL, *word;

	known(s, t, "state", "states", "state");
	known(s, t, "open", "actions", "action");
	known_all(s, t, "done", "actions", "action");
	known_all(s, t, "after", "tasks", "task");
	pair(s, t, "limit", "unit");
	known_step(s, t);
	if (item_find(t, "step") && item_find(t, "done"))
		fault(s, item_find(t, "step"), "a task that actions finish "
			"has no step of its own");
	while ((word = list_next(s->arena, &list)) != NULL) {
		const struct item *other = below(s, "tasks", word);

		if (other && other->line >= t->line)
			fault(s, after, "%s comes only later", word);
	}
}

static void check_people(struct standard *s)
{
	const struct item *at = item_find(s->root, "distinct.people");
	const char *list = at ? at->value : NULL, *step;

	while ((step = list_next(s->arena, &list)) != NULL) {
		bool used = false;

		for (const struct item *i = first(s, "states"); i; i = i->next)
			used |= item_is(i, "step", step);
		for (const struct item *i = first(s, "actions"); i;
		     i = i->next)
			used |= item_is(i, "step", step);
		for (const struct item *i = first(s, "tasks"); i; i = i->next)
			used |= item_is(i, "step", step);
		if (!used)
			fault(s, at, "%s is the step of no state, action or "
				"task", step);
	}
}

static void check_notice(struct standard *s)
{
	const struct item *p = item_find(s->root, "publish");
	const char *action = p ? item_value(p, "objection") : NULL;

	if (p == NULL)
		return;
	known(s, p, "clock", "clocks", "clock");
	known(s, p, "objection", "actions", "action");
	if (action && below(s, "actions", action) &&
	    !item_is(below(s, "actions", action), "by", "anyone"))
		fault(s, item_find(p, "objection"),
			"%s is not open to anyone", action);
}

static unsigned placeholders_in(struct standard *s, const struct item *at,
	const char *text)
{
	unsigned found = 0;

	for (text = strchr(text, '{'); text; text = strchr(text + 1, '{')) {
		unsigned i = 0, n = sizeof placeholders / sizeof *placeholders;

		while (i < n && strncmp(text, placeholders[i],
		    strlen(placeholders[i])))
			i++;
		if (i == n)
			fault(s, at, "a message has no %.*s",
				(int)strcspn(text, "} ") + 1, text);
		else
			found |= 1u << i;
	}
	return found;
}

static void check_message(struct standard *s, const struct item *m)
{
	const struct item *text = item_find(m, "text");
	const struct item *en = text ? item_find(text, "en") : NULL;

	if (!text || !text->value || !en || !en->value)
		return;
	if (placeholders_in(s, text, text->value) !=
	    placeholders_in(s, en, en->value))
		fault(s, en, "the two languages do not say the same: "
			"placeholders differ");
}

void standard_flow(struct standard *s)
{
	check_states(s);
	check_actions(s);
	check_clocks(s);
	for (const struct item *t = first(s, "tasks"); t; t = t->next)
		check_task(s, t);
	check_people(s);
	check_notice(s);
	for (const struct item *m = first(s, "messages"); m; m = m->next)
		check_message(s, m);
}

<?cs # Every day somebody, every week an activity, every month a plan: station by
   # station, at a glance; the plan is written, numbers of the norm are set.
   #	Page.stations.N.{station points wanted short today open_today kept_days
   #	open_days gaps week this_week next_week plan next_plan score}
   #	Page.plans.N.{month body}  Page.rules.N.{rule since n source holds}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Text.welcome.act.tab.rhythm ?><?cs
set:Page.label.body = Text.welcome.act.plan ?><?cs
set:Page.label.n = Text.welcome.act.number ?><?cs
set:Page.label.since = Text.welcome.act.since ?><?cs
set:Page.label.source = Text.welcome.act.source ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
def:_yes(is) ?><?cs if:is == "yes" ?><?cs call:tag_of(Text.welcome.act.yes, "green") ?><?cs
	elif:is == "none" ?><?cs call:tag_of(Text.welcome.act.shut_today, "grey") ?><?cs
	else ?><?cs call:tag_of(Text.welcome.act.no, "red") ?><?cs /if ?><?cs /def
?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs call:act_tabs("rhythm") ?><p class="govuk-body"><?cs var:Text.welcome.act.rhythm_lead ?></p>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.tab.rhythm ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.station ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.every_day ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.every_week ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.every_month ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.n_points ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.act.score ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:s = Page.stations ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:zh(s.station) ?></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.every_day ?>"><?cs call:_yes(s.today) ?><?cs
	if:s.open_days != "0" ?><span class="rg-block rg-quiet"><?cs var:Text.welcome.act.week_kept ?><?cs call:colon() ?><?cs
		var:s.kept_days ?> / <?cs var:s.open_days ?></span><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.every_week ?>"><?cs call:_yes(s.week) ?><span class="rg-block rg-quiet"><?cs
	var:Text.welcome.act.week_next ?><?cs call:colon() ?><?cs var:s.next_week ?></span></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.every_month ?>"><?cs call:_yes(s.plan) ?><span class="rg-block rg-quiet"><?cs
	if:s.next_plan ?><?cs var:Text.welcome.act.next_there ?><?cs
	else ?><?cs var:Text.welcome.act.next_not ?><?cs /if ?></span></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.n_points ?>"><?cs
	if:s.short ?><?cs call:tag_of(s.points + " / " + s.wanted, "red") ?><?cs
	else ?><?cs var:s.points ?> / <?cs var:s.wanted ?><?cs /if ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.act.score ?>"><?cs if:s.score ?><?cs var:s.score ?>%<?cs else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table></div>
<h2 class="govuk-heading-m" id="plan"><?cs var:Text.welcome.act.plan_title ?></h2>
<?cs each:p = Page.plans ?><div class="rg-card rg-card--flat"><h3 class="govuk-heading-s"><?cs
	var:p.month ?></h3><p class="rg-lines"><?cs
	if:p.body ?><?cs call:zh(p.body) ?><?cs else ?><?cs var:Text.welcome.act.no_plan ?><?cs /if ?></p></div>
<?cs /each ?><?cs if:User.roles.clerk || User.roles.supervisor || User.roles.leader ?><?cs
call:form_open("/desk/welcome/rhythm") ?><div class="govuk-form-group<?cs
	if:Page.error.month ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="month"><?cs
	var:Text.welcome.month ?></label><?cs call:_act_error("month") ?><select class="govuk-select" id="month" name="month"><?cs
	each:p = Page.plans ?><option value="<?cs var:p.month ?>"<?cs
		if:Form.value.month == p.month ?> selected<?cs /if ?>><?cs var:p.month ?></option><?cs /each ?></select></div><?cs
call:ask("body", "para", Text.welcome.act.plan, Text.welcome.act.plan_hint) ?><?cs
call:submit(Text.welcome.act.save) ?></form><?cs /if ?>
<h2 class="govuk-heading-m" id="rules"><?cs var:Text.welcome.act.rules ?></h2>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.rules ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.rule_of ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.act.number ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.since ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.source ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rules ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:Text.welcome.act.rule[x.rule] ?><?cs
	if:x.holds ?> <?cs call:tag_of(Text.welcome.act.holds, "green") ?><?cs /if ?></th><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.act.number ?>"><?cs var:x.n ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.since ?>"><?cs var:x.since ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.source ?>"><?cs call:zh(x.source) ?></td></tr><?cs
/each ?></tbody></table></div>
<?cs if:User.level == "2" && (User.roles.leader || User.roles.supervisor) ?><?cs
call:form_open("/desk/welcome/rhythm/rule") ?><?cs
call:act_pick("rule", Text.welcome.act.rule_of, Text.welcome.act.rule) ?><?cs
call:ask("n", "int", Text.welcome.act.number, "") ?><?cs
call:ask("since", "date", Text.welcome.act.since, "") ?><?cs
call:ask("source", "text", Text.welcome.act.source, "") ?><?cs
call:submit(Text.welcome.act.rule_set) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

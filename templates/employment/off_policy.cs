<?cs # Parameters of guaranteed start-up loans.
   #	Page.rows.N.{name from value source by to_come in_force} Page.may
?><?cs set:Page.title = Text.employment.policy.title ?><?cs set:Page.nav = "policy" ?><?cs
set:Page.label.name = Text.employment.policy.name ?><?cs
set:Page.label.from = Text.employment.policy.from ?><?cs
set:Page.label.value = Text.employment.policy.value ?><?cs
set:Page.label.source = Text.employment.policy.source ?><?cs
include!"layout/desk.cs" ?><?cs

def:policy_value(x) ?><?cs
if:x.name == "cap_person" || x.name == "cap_firm" ?><?cs var:x.value ?> <?cs var:Text.ui.yuan ?><?cs
elif:x.name == "months_person" || x.name == "months_firm" || x.name == "stake_months" ?><?cs var:x.value ?> <?cs
	var:Text.employment.policy.months ?><?cs
elif:x.name == "staff_large" ?><?cs var:x.value ?> <?cs var:Text.employment.policy.persons ?><?cs
elif:x.name == "visit_first" || x.name == "visit_next" ?><?cs var:x.value ?> <?cs
	var:Text.employment.policy.days ?><?cs
elif:x.value ?><?cs var:x.value ?>%<?cs
else ?><?cs var:Text.employment.policy.nothing ?><?cs /if ?><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.policy.lead ?></p>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Page.title ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.policy.from ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.policy.name ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.policy.value ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.policy.source ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.policy.state ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.policy.from ?>"><span class="rg-whole"><?cs var:x.from ?></span></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.policy.name ?>"><?cs var:Text.employment.name[x.name] ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.policy.value ?>"><?cs call:policy_value(x) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.policy.source ?>"><?cs call:zh(x.source) ?><?cs if:x.by ?> <span class="rg-quiet"><?cs
	var:x.by ?></span><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.policy.state ?>"><?cs
	if:x.to_come ?><?cs call:tag_of(Text.employment.policy.to_come, "blue") ?><?cs
		if:Page.may ?><?cs call:form_open("/desk/employment/policy/" + x.name + "/drop")
			?><input type="hidden" name="day" value="<?cs var:x.from ?>"><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
			var:Text.employment.policy.drop ?></button></form><?cs /if ?><?cs
	elif:x.in_force ?><?cs call:tag_of(Text.employment.policy.in_force, "green") ?><?cs
	else ?><?cs call:tag_of(Text.employment.policy.past, "grey") ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs /if ?><?cs
if:Page.may ?><h2 class="govuk-heading-m"><?cs var:Text.employment.policy.add ?></h2>
<p class="govuk-body"><?cs var:Text.employment.policy.add_more ?></p>
<?cs call:form_open("/desk/employment/policy") ?><?cs
call:ask("name", "choice", Text.employment.policy.name, "") ?><?cs
call:ask("from", "date", Text.employment.policy.from, Text.employment.policy.from_hint) ?><?cs
call:ask("value", "text", Text.employment.policy.value, Text.employment.policy.value_hint) ?><?cs
call:ask("source", "text", Text.employment.policy.source, Text.employment.policy.source_hint) ?><?cs
call:submit(Text.employment.policy.add_do) ?></form>
<?cs /if ?>
<?cs include!"layout/foot.cs" ?>

<?cs # Who comes to a job fair; checking in by numbers; somebody without account.
   #	Page.fair Page.rows.N.{id n name mobile state walk_in came}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.way.people ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs
set:Page.label.numbers = Text.employment.fair.numbers ?><?cs
set:Page.label.name = Text.employment.fair.person ?><?cs
set:Page.label.mobile = Text.employment.mobile ?><?cs
set:Page.label.number = Text.employment.fair.number ?><?cs
include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><?cs call:fair_ways(Page.fair, "people") ?>
<p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/employment/fairs/" + Page.fair.id + "/list") ?>"><?cs
	var:Text.employment.fair.list ?></a></p>
<?cs if:Page.fair.stage == "RUNNING" || Page.fair.stage == "OVER" || Page.fair.stage == "CLOSED" ?><?cs
call:form_open("/desk/employment/fairs/" + Page.fair.id + "/people") ?><?cs
call:ask("numbers", "text", Text.employment.fair.numbers, Text.employment.fair.numbers_hint) ?><button type="submit" name="do" value="in" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.employment.fair.check_in ?></button></form>
<?cs call:details_open(Text.employment.fair.walk) ?><p class="govuk-body"><?cs
	var:Text.employment.fair.walk_more ?></p><?cs
call:form_open("/desk/employment/fairs/" + Page.fair.id + "/people") ?><?cs
call:ask("name", "name", Text.employment.fair.person, "") ?><?cs
call:ask("mobile", "mobile", Text.employment.mobile, "") ?><?cs
set:Form.ask.number.required = "0" ?><?cs
call:ask("number", "int", Text.employment.fair.number, Text.employment.fair.number_hint) ?><button type="submit" name="do" value="walk" class="govuk-button govuk-button--secondary" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.employment.fair.walk_do ?></button></form><?cs call:details_close() ?><?cs
/if ?><p class="govuk-body"><?cs var:Text.employment.fair.signed ?> <strong class="rg-number"><?cs
	var:Page.fair.signed ?></strong> · <?cs var:Text.employment.fair.figure.came ?> <strong class="rg-number"><?cs
	var:Page.fair.came ?></strong></p>
<?cs if:subcount(Page.rows) ?><?cs call:list_open(Page.title) ?><?cs
call:list_head(Text.employment.fair.number) ?><?cs call:list_head(Text.employment.fair.person) ?><?cs
call:list_head(Text.employment.mobile) ?><?cs call:list_head(Text.employment.state_label) ?><?cs
call:list_body() ?><?cs
each:v = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.employment.fair.number ?>"><?cs var:v.n ?></td><?cs
	call:cell_zh(Text.employment.fair.person, v.name) ?><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.employment.mobile ?>"><?cs var:v.mobile ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.state_label ?>"><?cs
	call:tag_of(Text.employment.fair.visitor[v.state], Text.employment.fair.visitor[v.state].colour) ?><?cs
	if:v.came ?> <span class="rg-number"><?cs var:v.came ?></span><?cs /if ?><?cs
	if:v.walk_in ?> <?cs var:Text.employment.fair.walked_in ?><?cs /if ?></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.fair.nobody_yet ?></p><?cs /if ?><?cs
include!"layout/foot.cs" ?>

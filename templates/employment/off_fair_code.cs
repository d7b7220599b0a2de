<?cs # Whose ticket was read.  Page.fair Page.visitor.{n name state today} Page.code
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.ticket_of ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><?cs call:fair_ways(Page.fair, "people") ?>
<p class="govuk-body-l"><?cs var:Text.employment.fair.number ?> <strong class="rg-number"><?cs
	var:Page.visitor.n ?></strong> <?cs call:zh(Page.visitor.name) ?> <?cs
	call:tag_of(Text.employment.fair.visitor[Page.visitor.state], Text.employment.fair.visitor[Page.visitor.state].colour) ?></p>
<?cs if:Page.visitor.state == "CAME" ?><p class="govuk-body"><?cs var:Text.employment.fair.came_already ?></p>
<?cs elif:Page.visitor.today ?><?cs
	call:form_open("/desk/employment/fairs/" + Page.fair.id + "/in/" + Page.code) ?><?cs
	call:submit(Text.employment.fair.check_in) ?></form>
<?cs else ?><p class="govuk-body"><?cs var:Text.err.err_fair_not_yet ?></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

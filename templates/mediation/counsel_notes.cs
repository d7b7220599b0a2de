<?cs # Notes that only who wrote them reads.  Page.notes.N.{at body shut}
?><?cs set:Page.title = Text.mediation.counsel.notes ?><?cs set:Page.nav = "counsel" ?><?cs
set:Page.label.body = Text.mediation.counsel.note ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/help.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l rg-number"><?cs var:Page.case.no ?></p>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.mediation.counsel.notes_lead ?></p>
<?cs call:form_open(Page.here_form) ?><?cs
set:Form.ask.body.max = "4000" ?><?cs
call:ask("body", "para", Text.mediation.counsel.note, Text.mediation.counsel.note_hint) ?><?cs
call:submit(Text.mediation.counsel.note_add) ?></form>
<?cs if:subcount(Page.notes) ?><ol class="rg-list"><?cs
each:n = Page.notes ?><li class="rg-list__item"><div class="rg-list__more"><span class="rg-due"><?cs
	var:n.at ?></span></div><p class="govuk-body rg-lines"><?cs
	if:n.shut ?><?cs var:Text.mediation.counsel.note_shut ?><?cs
	else ?><?cs var:n.body ?><?cs /if ?></p></li><?cs
/each ?></ol><?cs
else ?><p class="govuk-body"><?cs var:Text.mediation.counsel.notes_none ?></p><?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

<?cs # One day of a leader: who comes, what was settled.
   #	Page.day.{id ... cancelled past begun}
   #	Page.list.N.{id seat name mobile state no result by}
?><?cs set:Page.nav = "dispatch" ?><?cs set:Page.title = Text.mediation.duty.list ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><a class="govuk-link" href="/desk/mediation/duty"><?cs
	var:Text.mediation.duty.desk ?></a></p>
<?cs call:duty_what(Page.day) ?><?cs
if:Page.day.cancelled ?><p class="govuk-body"><?cs call:tag_of(Text.mediation.duty.off, "red") ?></p><?cs /if ?><?cs
each:b = Page.list ?><div class="rg-card rg-card--flat"><p class="govuk-body"><strong><?cs
	var:Text.mediation.duty.seat ?> <?cs var:b.seat ?></strong> <?cs var:b.name ?> <span class="rg-number"><?cs
	var:b.mobile ?></span> <?cs
	call:tag_of(Text.mediation.duty.state[b.state], Text.mediation.duty.state[b.state].colour) ?><?cs
	if:b.no ?> <?cs call:rights_link(b.no) ?><?cs /if ?></p><?cs
	if:b.result ?><p class="rg-lines"><?cs var:b.result ?></p><p class="rg-quiet"><?cs var:b.by ?></p><?cs /if ?><?cs
	if:b.state == "booked" && Page.day.begun ?><?cs
		call:form_open("/desk/mediation/duty/" + Page.day.id + "/" + b.id) ?><?cs
		call:ask("result_" + b.id, "para", Text.mediation.duty.result, Text.mediation.duty.result_hint) ?><div class="govuk-button-group"><button type="submit" name="do" value="came" class="govuk-button"><?cs
		var:Text.mediation.duty.came ?></button> <button type="submit" name="do" value="missed" class="govuk-button govuk-button--secondary"><?cs
		var:Text.mediation.duty.missed ?></button></div></form><?cs
	/if ?></div>
<?cs /each ?><?cs if:!subcount(Page.list) ?><p class="govuk-body"><?cs
	var:Text.mediation.duty.nobody ?></p><?cs /if ?><?cs
if:!Page.day.cancelled && !Page.day.past ?><?cs
	call:form_open("/desk/mediation/duty/" + Page.day.id + "/drop") ?><p class="govuk-body"><?cs
	var:Text.mediation.duty.drop_more ?></p><button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.mediation.duty.drop ?></button></form><?cs
/if ?>
<?cs include!"layout/foot.cs" ?>

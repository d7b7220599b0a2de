<?cs # The record of one consultation.  Page.shift  Page.row.{id name topic question}
?><?cs set:Page.title = Text.mediation.legal.record ?><?cs set:Page.nav = "legal" ?><?cs
set:Page.back = "/desk/mediation/legal/" + Page.shift.id ?><?cs
set:Page.label.came = Text.mediation.legal.came_is ?><?cs
set:Page.label.summary = Text.mediation.legal.summary ?><?cs
set:Page.label.referral = Text.mediation.legal.referral_is ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/help.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><strong><?cs var:Page.row.name ?></strong> · <?cs
var:Text.mediation.legal.topic[Page.row.topic] ?></p>
<?cs if:Page.row.question ?><p class="govuk-body rg-lines"><?cs var:Page.row.question ?></p><?cs /if ?><?cs
call:form_open("/desk/mediation/legal/" + Page.shift.id + "/" + Page.row.id) ?><?cs
call:help_pick("came", Text.mediation.legal.came_is, Text.mediation.legal.came_words) ?><?cs
set:Form.ask.summary.max = "2000" ?><?cs
call:ask("summary", "para", Text.mediation.legal.summary, Text.mediation.legal.summary_hint) ?><?cs
call:help_pick("referral", Text.mediation.legal.referral_is, Text.mediation.legal.referral) ?><?cs
call:submit(Text.mediation.legal.record_do) ?></form></div></div>
<?cs include!"layout/foot.cs" ?>

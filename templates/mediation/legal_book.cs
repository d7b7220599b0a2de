<?cs # A place with a lawyer.  Page.shift.{id day from to place station lawyer firm
   #	free mine}
?><?cs set:Page.title = Text.mediation.legal.book ?><?cs set:Page.nav = "mediation" ?><?cs
set:Page.back = "/mediation/legal" ?><?cs
set:Page.label.topic = Text.mediation.legal.topic_is ?><?cs
set:Page.label.question = Text.mediation.legal.question ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/help.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs call:answers_open() ?><?cs
call:answer(Text.mediation.legal.day, Page.shift.day + " " + Page.shift.from + "–" + Page.shift.to) ?><?cs
call:answer(Text.mediation.legal.place, Page.shift.station + " " + Page.shift.place) ?><?cs
call:answer(Text.mediation.legal.lawyer, Page.shift.lawyer + "（" + Page.shift.firm + "）") ?><?cs
call:answers_close() ?><?cs
if:Page.shift.mine ?><?cs call:inset(Text.mediation.legal.yours) ?><?cs
elif:!Page.shift.free && !subcount(Page.errors) ?><?cs call:inset(Text.mediation.legal.full) ?><?cs
else ?><?cs call:form_open("/mediation/legal/" + Page.shift.id + "/book") ?><?cs
call:help_pick("topic", Text.mediation.legal.topic_is, Text.mediation.legal.topic) ?><?cs
set:Form.ask.question.max = "500" ?><?cs
call:ask("question", "para", Text.mediation.legal.question, Text.mediation.legal.question_hint) ?><?cs
call:submit(Text.mediation.legal.book_do) ?></form><?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

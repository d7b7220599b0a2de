<?cs # What the subsidy on interest comes to, step by step.
   #	Page.sum.{principal cap base rate borne net days share amount} Page.no_rule
   #	Page.figures.{paid sum}: subsidies paid so far
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.subsidy ?><?cs
set:Page.back = "/employment/" ?><?cs
set:Page.label.kind = Text.employment.sum.kind ?><?cs
set:Page.label.on = Text.employment.sum.on ?><?cs
set:Page.label.principal = Text.employment.sum.principal ?><?cs
set:Page.label.rate = Text.employment.sum.rate ?><?cs
set:Page.label.lpr = Text.employment.sum.lpr ?><?cs
set:Page.label.days = Text.employment.sum.days ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.sum.lead ?></p>
<form method="get" action="/employment/subsidy" novalidate><?cs
call:ask("kind", "choice", Text.employment.sum.kind, "") ?><?cs
call:ask("on", "date", Text.employment.sum.on, Text.employment.sum.on_hint) ?><?cs
call:ask("principal", "money", Text.employment.sum.principal, "") ?><?cs
call:ask("rate", "text", Text.employment.sum.rate, Text.employment.sum.rate_hint) ?><?cs
call:ask("lpr", "text", Text.employment.sum.lpr, Text.employment.sum.lpr_hint) ?><?cs
call:ask("days", "int", Text.employment.sum.days, Text.employment.sum.days_hint)
?><button type="submit" class="govuk-button"><?cs var:Text.employment.sum.work_out ?></button></form>
<?cs if:Page.no_rule ?><p class="govuk-body"><strong><?cs var:Text.employment.sum.no_rule ?></strong></p>
<?cs elif:Page.sum.amount ?><section class="rg-next" aria-labelledby="sum"><h2 class="govuk-heading-m" id="sum"><?cs
	var:Text.employment.sum.result ?><?cs call:colon() ?><span class="rg-number"><?cs
	var:Page.sum.amount ?></span> <?cs var:Text.ui.yuan ?></h2><?cs call:facts_open() ?><?cs
	call:answer(Text.employment.sum.principal, Page.sum.principal) ?><?cs
	call:answer(Text.employment.sum.cap, Page.sum.cap) ?><?cs
	call:answer(Text.employment.sum.base, Page.sum.base) ?><?cs
	call:answer(Text.employment.sum.rate, Page.sum.rate + "%") ?><?cs
	call:answer(Text.employment.sum.borne, Page.sum.borne + "%") ?><?cs
	call:answer(Text.employment.sum.net, Page.sum.net + "%") ?><?cs
	call:answer(Text.employment.sum.days, Page.sum.days) ?><?cs
	call:answer(Text.employment.sum.share, Page.sum.share + "%") ?><?cs call:answers_close() ?><p class="govuk-body"><span class="rg-number"><?cs
	var:Page.sum.base ?> × <?cs var:Page.sum.net ?>% × <?cs var:Page.sum.days ?> ÷ 360 × <?cs
	var:Page.sum.share ?>% = <?cs var:Page.sum.amount ?></span></p></section>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.employment.claim.title ?></h2>
<p class="govuk-body"><?cs var:Text.employment.claim.lead ?></p>
<?cs call:go(Text.employment.claim.go, "/employment/subsidy/apply") ?><?cs
if:Page.figures.paid ?><p class="govuk-body"><?cs var:Text.employment.claim.so_far ?><?cs
	call:colon() ?><strong class="rg-number"><?cs var:Page.figures.paid ?></strong> <?cs
	var:Text.employment.claim.times ?> · <strong class="rg-number"><?cs
	var:Page.figures.sum ?></strong> <?cs var:Text.ui.yuan ?></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

<?cs # What the fund is, who raises the money, the two ways: give, ask for help.
   #	Page.fund.{name charity certificate scheme_no contact check_url bank
   #	account_no}
?><?cs set:Page.nav = "carefund" ?><?cs
if:Config.lang == "en" ?><?cs set:Page.title = Page.fund.name.en ?><?cs
else ?><?cs set:Page.title = Page.fund.name ?><?cs /if ?><?cs
include!"layout/head.cs" ?><?cs include!"carefund/parts.cs" ?><h1 class="govuk-heading-xl"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.carefund.lead ?></p>
<ul class="rg-cards"><li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/carefund/aid/apply"><?cs
	var:Text.carefund.ask ?></a></h2><p><?cs var:Text.carefund.ask_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/carefund/gift/apply"><?cs
	var:Text.carefund.give ?></a></h2><p><?cs var:Text.carefund.give_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/carefund/figures"><?cs
	var:Text.carefund.figures ?></a></h2><p><?cs var:Text.carefund.figures_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/carefund/gifts"><?cs
	var:Text.carefund.gifts ?></a></h2><p><?cs var:Text.carefund.gifts_more ?></p></li></ul>
<?cs call:fund_facts(Page.fund) ?><?cs call:how_to_give(Page.fund) ?><ul class="govuk-list">
<li><a class="govuk-link rg-action" href="/guides/care-assistance"><?cs var:Text.carefund.guide_aid ?></a></li>
<li><a class="govuk-link rg-action" href="/guides/care-donation"><?cs var:Text.carefund.guide_gift ?></a></li>
<li><a class="govuk-link rg-action" href="/lookup"><?cs var:Text.nav.lookup ?></a></li></ul>
<?cs include!"layout/foot.cs" ?>

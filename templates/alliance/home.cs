<?cs # What the alliance is, who may join, what is needed, how it goes.
   #	Page.service Page.intro Page.object Page.limit Page.fee
   #	Page.{conditions steps channels}.N.text  Page.papers.N  Page.faq.N.{q a}
   #	Page.mine.N.{href title word state draft saved no due}  Page.draft
?><?cs set:Page.title = Page.service ?><?cs set:Page.nav = "members" ?><?cs
include!"layout/head.cs" ?><?cs include!"macros/entry.cs" ?><div class="rg-columns"><div>
<h1 class="govuk-heading-xl"><?cs var:Page.service ?></h1>
<p class="govuk-body-l"><?cs var:Page.intro ?></p>
<?cs if:subcount(Page.mine) ?><?cs call:mine(Page.mine) ?><?cs /if ?><?cs
call:begin_apply() ?><h2 class="govuk-heading-m"><?cs var:Text.entry.who ?></h2>
<p class="govuk-body"><?cs var:Page.object ?></p>
<ul class="govuk-list govuk-list--bullet"><?cs
each:c = Page.conditions ?><li><?cs var:c.text ?></li><?cs /each ?></ul>
<h2 class="govuk-heading-m"><?cs var:Text.entry.needed ?></h2>
<?cs call:needed(Page.papers) ?><h2 class="govuk-heading-m"><?cs var:Text.entry.how ?></h2>
<ol class="govuk-list govuk-list--number"><?cs
each:c = Page.steps ?><li><?cs var:c.text ?></li><?cs /each ?></ol>
<h2 class="govuk-heading-m"><?cs var:Text.entry.faq ?></h2>
<?cs each:f = Page.faq ?><?cs call:details_open(f.q) ?><p class="govuk-body"><?cs
	var:f.a ?></p><?cs call:details_close() ?><?cs
/each ?></div><div><h2 class="govuk-heading-s"><?cs var:Text.entry.short ?></h2>
<?cs call:answers_open() ?><?cs
call:answer(Text.entry.limit, Page.limit) ?><?cs
call:answer(Text.entry.fee, Page.fee) ?><?cs call:answers_close() ?><ul class="govuk-list">
<li><a class="govuk-link rg-action" href="/alliance/members"><?cs var:Text.alliance.directory ?></a></li>
<li><a class="govuk-link rg-action" href="/guides/alliance-enrolment"><?cs var:Text.entry.guide ?></a></li>
<li><a class="govuk-link rg-action" href="/lookup"><?cs var:Text.nav.lookup ?></a></li>
<li><a class="govuk-link rg-action" href="/notices"><?cs var:Text.nav.notices ?></a></li></ul></div></div>
<?cs include!"layout/foot.cs" ?>

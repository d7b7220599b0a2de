<?cs # Before the form of a gift: what happens, where the money goes to.
   #	Page.service Page.intro Page.mine.N Page.draft Page.steps.N.text Page.fund
?><?cs set:Page.title = Page.service ?><?cs set:Page.nav = "carefund" ?><?cs
set:Page.back = "/carefund/" ?><?cs
include!"layout/head.cs" ?><?cs include!"macros/entry.cs" ?><?cs
include!"carefund/parts.cs" ?><?cs
set:Page.words.start = Text.carefund.give_start ?><?cs
set:Page.words.login = Text.carefund.give_login ?><?cs
set:Page.words.another = Text.carefund.give_again ?><?cs
set:Page.words.mine = Text.carefund.give_mine ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Page.service ?></h1>
<p class="govuk-body-l"><?cs var:Page.intro ?></p>
<?cs if:subcount(Page.mine) ?><?cs call:mine(Page.mine) ?><?cs /if ?><?cs
call:begin_apply() ?><h2 class="govuk-heading-m"><?cs var:Text.entry.how ?></h2>
<ol class="govuk-list govuk-list--number"><?cs
each:c = Page.steps ?><li><?cs var:c.text ?></li><?cs /each ?></ol>
<?cs call:how_to_give(Page.fund) ?><?cs call:fund_facts(Page.fund) ?></div></div>
<?cs include!"layout/foot.cs" ?>

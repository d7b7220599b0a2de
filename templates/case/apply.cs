<?cs # Before the form: what to have at hand; own drafts and cases first.
   #	Page.service Page.limit Page.papers.N Page.mine.N Page.draft
?><?cs set:Page.title = Page.service + " - " + Text.do.start ?><?cs set:Page.nav = "guides" ?><?cs
set:Page.back = "/guides/" + Page.code ?><?cs
include!"layout/head.cs" ?><?cs include!"macros/entry.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Page.service ?></h1>
<p class="govuk-body-l"><?cs var:Page.intro ?></p>
<?cs if:subcount(Page.mine) ?><?cs call:mine(Page.mine) ?><?cs /if
?><p class="govuk-body"><?cs var:Text.entry.apply_how ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.entry.needed ?></h2>
<?cs call:needed(Page.papers) ?><p class="govuk-body"><?cs var:Text.entry.limit ?><?cs
	call:colon() ?><?cs var:Page.limit ?></p>
<?cs call:begin_apply() ?></div></div>
<?cs include!"layout/foot.cs" ?>

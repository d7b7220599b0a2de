<?cs # Before the form: what to have at hand; own drafts and cases first.
   #	Page.service Page.limit Page.papers.N Page.mine.N Page.draft
?><?cs set:Page.title = Text.alliance.apply ?><?cs set:Page.nav = "members" ?><?cs
set:Page.back = "/alliance/" ?><?cs
include!"layout/head.cs" ?><?cs include!"alliance/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l"><?cs var:Page.service ?></p>
<h1 class="govuk-heading-l"><?cs var:Text.alliance.apply ?></h1>
<?cs if:subcount(Page.mine) ?><?cs call:mine(Page.mine) ?><?cs /if
?><p class="govuk-body-l"><?cs var:Text.alliance.apply_how ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.alliance.needed ?></h2>
<?cs call:needed(Page.papers) ?><p class="govuk-body"><?cs var:Text.alliance.limit ?><?cs
	call:colon() ?><?cs var:Page.limit ?></p>
<?cs call:begin_apply() ?></div></div>
<?cs include!"layout/foot.cs" ?>

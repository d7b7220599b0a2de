<?cs # The case, for its applicant; read-only for a guest (Page.guest).  The page of
   # a module is <module>/case.cs: this, the boxes of its own, case/show_more.cs.
   #	Page.service Page.case.{no title state submitted} Page.state_word
   #	Page.opened (case/parts.cs)  Page.rating (case/rating.cs)
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Page.case.no ?><?cs
include!"layout/head.cs" ?><?cs include!"case/parts.cs" ?><?cs
include!"case/rating.cs" ?>
<p class="govuk-caption-l"><?cs var:Page.service ?></p>
<h1 class="govuk-heading-l"><?cs
if:Page.case.title ?><?cs call:zh(Page.case.title) ?><?cs
else ?><?cs var:Page.case.no ?><?cs /if ?></h1>
<p class="govuk-body rg-facts"><?cs
if:Page.case.title ?><span class="rg-number"><?cs var:Page.case.no ?></span> <?cs /if ?><?cs
call:state_as(Page.case.state, Page.state_word) ?> <?cs
if:Page.case.submitted ?><span class="rg-files__size"><?cs
	var:Text.case.sent_on ?> <?cs var:Page.case.submitted ?></span><?cs /if ?></p>
<?cs call:filled_in() ?><div class="rg-columns rg-columns--case"><div>
<?cs include!"case/show_next.cs" ?><?cs call:rating_box() ?>
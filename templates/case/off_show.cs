<?cs # A case for officers: everything on one page, what can be done at its side.
   # The page of a module is <module>/off_case.cs: this, the boxes of its own,
   # case/off_more.cs.
   #	Page.case (CASE_ROW) Page.head (REVIEW_HEAD) Page.changed Page.stale
   #	Page.here_case: its address
?><?cs set:Page.title = Page.case.title + " " + Page.case.no ?><?cs set:Page.nav = "inbox" ?><?cs set:Page.back = "/desk/" ?><?cs
include!"layout/desk.cs" ?><?cs include!"case/off_parts.cs" ?><?cs
call:changed() ?><?cs
if:Page.stale == "err_claimed" && Page.head.owner ?><div class="govuk-inset-text"><?cs
	var:Text.review.owner ?><?cs call:colon() ?><strong><?cs
	var:Page.head.owner ?></strong></div>
<?cs /if ?><?cs call:case_title() ?>
<div class="rg-columns rg-columns--desk"><div class="rg-columns__side"><?cs
	include!"case/off_todo.cs" ?><?cs include!"case/off_dates.cs" ?></div>
<div class="rg-columns__main">
<?cs # What was filled in and handed in, in the page of a case for officers.
   #	Page.answers (form_show)  Page.papers.N.{label required files.M}
   #	Page.corrections.N.{id asked done due label note}
?><?cs
call:off_heading("answers", Text.review.answers) ?><?cs
each:p = Page.answers ?><h3 class="govuk-heading-s"><?cs
	var:p.title ?></h3><dl class="govuk-summary-list rg-answers"><?cs
	each:a = p.rows ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
		if:a.group ?><?cs var:a.group_label ?> <?cs var:a.row ?> · <?cs /if ?><?cs
		var:a.label ?></dt><dd class="govuk-summary-list__value rg-lines"><?cs
		var:a.value ?><?cs if:a.type == "percent" ?>%<?cs
		elif:a.type == "money" ?> <?cs var:Text.ui.yuan ?><?cs /if ?><?cs
		if:a.warning ?> <span class="rg-warn"><?cs
			call:err(a.warning, "") ?></span><?cs /if ?></dd></div><?cs
	/each ?></dl>
<?cs /each ?><?cs
if:subcount(Page.papers) ?><?cs call:off_heading("papers", Text.review.papers) ?><ul class="rg-papers"><?cs
each:p = Page.papers ?><li><h3 class="govuk-heading-s"><?cs
	var:p.label ?><?cs if:!subcount(p.files) ?> <?cs
	call:tag_of(Text.review.paper_missing, "red") ?><?cs /if ?></h3><?cs
	if:subcount(p.files) ?><ul class="rg-files"><?cs
	each:f = p.files ?><?cs call:off_file(f) ?><?cs /each ?></ul><?cs /if ?></li><?cs
/each ?></ul>
<?cs /if ?><?cs
if:subcount(Page.corrections) ?><?cs call:off_heading("corrections", Text.review.corrections) ?><?cs
set:asked = "" ?><?cs
each:c = Page.corrections ?><?cs
	if:c.id != asked ?><?cs if:asked ?></ul><?cs /if ?><p class="govuk-body"><?cs
		var:Text.review.asked ?> <?cs var:c.asked ?> · <?cs
		if:c.done ?><?cs var:Text.review.answered ?> <?cs var:c.done ?><?cs
		else ?><?cs var:Text.review.answer_by ?> <?cs var:c.due ?><?cs /if
		?></p><ul class="govuk-list govuk-list--bullet"><?cs set:asked = c.id ?><?cs
	/if ?><li><strong><?cs var:c.label ?></strong><?cs call:colon() ?><?cs
		var:c.note ?></li><?cs
/each ?><?cs if:asked ?></ul><?cs /if ?><?cs /if ?>

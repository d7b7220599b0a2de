<?cs # Dates and facts at the side of a case's page for officers.
   #	Page.case.{due paused late provisional place submitted closed reason
   #	reason_label} Page.head (REVIEW_HEAD) Page.opened.{by channel}
   #	Page.member.{no since until}  Page.clocks.N.{label due paused}
?><dl class="govuk-summary-list rg-head"><?cs
if:Page.case.due ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.review.due ?></dt><dd class="govuk-summary-list__value"><?cs
	if:Page.case.paused ?><?cs call:due(Page.case.due, "") ?> <?cs
		call:tag_of(Text.review.paused, "grey") ?><?cs
	elif:Page.case.late ?><?cs call:due(Page.case.due, "red") ?><?cs
	else ?><?cs call:due(Page.case.due, "") ?><?cs /if ?><?cs
	if:Page.case.provisional ?><span class="rg-block rg-quiet"><?cs
		var:Text.review.provisional ?></span><?cs /if ?><?cs
	if:Page.head.raw_due ?><span class="rg-block rg-quiet"><?cs
		var:Text.review.raw_due ?> <?cs var:Page.head.raw_due ?></span><?cs /if ?></dd></div>
<?cs /if ?><?cs
if:Page.head.step_due ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.review.step_due ?></dt><dd class="govuk-summary-list__value"><?cs
	if:Page.head.colour == "amber" || Page.head.colour == "red" ?><?cs
		call:due(Page.head.step_due, Page.head.colour) ?><?cs
	else ?><?cs call:due(Page.head.step_due, "") ?><?cs /if ?></dd></div>
<?cs /if ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.review.owner ?></dt><dd class="govuk-summary-list__value"><?cs
	call:owner_of() ?></dd></div><?cs
call:off_row(Text.review.station, Page.head.station) ?><?cs
if:Page.head.escalated ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.review.escalated ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Page.head.escalated ?> <?cs var:Text.review.times ?></dd></div><?cs /if ?><?cs
call:off_row(Text.review.place, Page.case.place) ?><?cs
call:off_row(Text.review.submitted, Page.case.submitted) ?><?cs
call:off_row(Text.review.accepted, Page.head.accepted) ?><?cs
call:off_row(Text.review.closed, Page.case.closed) ?><?cs
if:Page.case.reason ?><?cs call:off_row(Text.review.reason, Page.case.reason + " " + Page.case.reason_label) ?><?cs /if ?><?cs
if:Page.opened.by ?><?cs call:off_row(Text.opened.by, Page.opened.by + " · " + Text.opened.way[Page.opened.channel]) ?><?cs /if ?><?cs
call:off_row(Text.review.account, Page.head.applicant_name) ?><?cs
call:off_row(Text.review.mobile, Page.head.applicant_mobile) ?><?cs
if:Page.member.no ?><?cs call:off_row(Text.review.member, Page.member.no) ?><?cs
	call:off_row(Text.review.term, Page.member.since + " — " + Page.member.until) ?><?cs /if ?></dl>
<?cs if:subcount(Page.clocks) ?><?cs
call:details_open(Text.review.clocks) ?><ul class="govuk-list rg-small"><?cs
	each:k = Page.clocks ?><li><?cs var:k.label ?><?cs call:colon() ?><?cs
	var:k.due ?><?cs if:k.paused ?> <?cs call:tag_of(Text.review.paused, "grey") ?><?cs /if ?></li><?cs
	/each ?></ul><?cs call:details_close() ?><?cs /if ?>

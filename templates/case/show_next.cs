<?cs # What happens now, in the page of a case for its applicant (case/show.cs).
   #	Page.next Page.state_word Page.items.N.{label note} Page.items_due
   #	Page.answer Page.answer_word Page.renew (addresses) Page.guest
   #	Page.history.0.reason Page.case.{kind due paused late provisional}
   #	Page.booked.{day dow begins ends kind place}: the time chosen for a report-in
?><section class="rg-next" aria-labelledby="next-title"><h2 class="govuk-heading-m" id="next-title"><?cs
	var:Text.case.now ?></h2><?cs
if:Page.next == "correct" ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_correct ?></strong> <?cs
	call:around(Text.case.items_due, Page.items_due) ?></p><ul class="govuk-list govuk-list--bullet"><?cs
	each:i = Page.items ?><li><?cs var:i.label ?><?cs call:colon() ?><?cs
		call:zh(i.note) ?></li><?cs /each ?></ul><?cs
	if:Page.answer ?><p><a href="<?cs
		var:url_validate(Page.answer) ?>" role="button" draggable="false" class="govuk-button" data-module="govuk-button"><?cs
		var:Text.case.correct_do ?></a></p><?cs /if ?><?cs
elif:Page.next == "act" ?><p class="govuk-body"><strong><?cs
	var:Page.state_word ?></strong></p><?cs
	if:Page.booked.day ?><p class="govuk-body" id="booked"><strong><?cs
		var:Page.booked.day ?> <?cs var:Text.welcome.dow[Page.booked.dow] ?> <?cs
		var:Page.booked.begins ?>–<?cs var:Page.booked.ends ?></strong><?cs
		if:Page.booked.kind == "home" ?> <?cs var:Text.welcome.come_home ?><?cs
		else ?> <?cs call:zh(Page.booked.place) ?><span class="rg-block"><?cs
			var:Text.welcome.come ?></span><?cs /if ?></p><?cs /if ?><p><a href="<?cs
	var:url_validate(Page.answer) ?>" role="button" draggable="false" class="govuk-button<?cs
	if:Page.booked.day ?> govuk-button--secondary<?cs /if ?>" data-module="govuk-button"><?cs
	call:word(Page.answer_word) ?></a></p><?cs
elif:Page.next == "answer" ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_answer ?></strong> <a class="govuk-link" href="#messages"><?cs
	var:Text.case.to_messages ?></a></p><?cs
elif:Page.next == "renew" ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_renew ?></strong></p><p><a href="<?cs
	var:url_validate(Page.renew) ?>" role="button" draggable="false" class="govuk-button" data-module="govuk-button"><?cs
	var:Text.case.renew_do ?></a></p><?cs
elif:Page.next == "done" ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_done ?></strong></p><?cs
elif:Page.next == "over" ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_over ?></strong></p><?cs
	if:Page.case.kind == "final_no" ?><?cs
		if:Page.history.0.reason ?><p class="govuk-body"><?cs
			var:Text.case.reason ?><?cs call:colon() ?><strong><?cs
			var:Page.history.0.reason ?></strong></p><?cs /if ?><p class="govuk-body"><?cs
		if:Page.guest ?><?cs var:Text.case.now_no_guest ?><?cs
		else ?><?cs var:Text.case.now_no ?><?cs /if ?></p><?cs /if ?><?cs
elif:Page.case.kind == "notice" ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_notice ?></strong></p><?cs
else ?><p class="govuk-body"><strong><?cs
	var:Text.case.now_none ?></strong></p><?cs
/if ?><?cs
if:Page.case.kind == "notice" ?><?cs
elif:Page.case.due && Page.case.paused ?><p class="govuk-body"><?cs
	var:Text.case.paused ?></p><?cs
elif:Page.case.due ?><p class="govuk-body"><?cs
	call:around(Text.case.promised, Page.case.due) ?><?cs
	if:Page.case.late ?> <?cs call:tag_of(Text.case.late, "red") ?><?cs /if ?></p><?cs
/if ?><?cs
if:Page.case.provisional ?><p class="govuk-hint"><?cs var:Text.case.provisional ?></p><?cs
/if ?></section>

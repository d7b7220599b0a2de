<?cs # What an applicant says of a closed case (GB/T 39734-2020), in words.
   # Page.rating.{may level efficiency guide ease operation comment on due
   # answer answered}; Page.visit has the same for who answers a bad one.
   # rating_box()     on the page of the case: an invitation, or what was said
   # rating_said(x)   rows of a summary list: level, marks, words, day
?><?cs
def:_rating_mark(x, key) ?><?cs if:x[key] ?><?cs set:rating_n = x[key] ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.rate.mark[key] ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Text.rating[rating_n] ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:_rating_words(label, words) ?><?cs if:words ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:label ?></dt><dd class="govuk-summary-list__value rg-lines"><?cs call:zh(words) ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:rating_said(x) ?><?cs call:_rating_mark(x, "level") ?><?cs
	call:_rating_mark(x, "efficiency") ?><?cs call:_rating_mark(x, "guide") ?><?cs
	call:_rating_mark(x, "ease") ?><?cs call:_rating_mark(x, "operation") ?><?cs
	call:_rating_words(Text.rate.comment, x.comment) ?><?cs
	call:_rating_words(Text.rate.on, x.on) ?><?cs
/def ?><?cs

def:rating_box() ?><?cs
if:Page.rating.level ?><section class="rg-card rg-card--member" aria-labelledby="rating"><h2 class="govuk-heading-m" id="rating"><?cs
	var:Text.rate.mine ?></h2><dl class="govuk-summary-list"><?cs
	call:rating_said(Page.rating) ?><?cs
	call:_rating_words(Text.rate.answer, Page.rating.answer) ?><?cs
	call:_rating_words(Text.rate.answered, Page.rating.answered) ?></dl><?cs
	if:Page.rating.due && !Page.rating.answered ?><p class="govuk-body"><?cs
		var:Text.rate.visit_due ?> <strong><?cs var:Page.rating.due ?></strong></p><?cs /if ?></section>
<?cs elif:Page.rating.may ?><section class="rg-card rg-card--member" aria-labelledby="rating"><h2 class="govuk-heading-m" id="rating"><?cs
	var:Text.rate.ask ?></h2><p class="govuk-body"><?cs
	var:Text.rate.ask_more ?></p><p><a href="<?cs
	var:url_validate(Page.here_case) ?>/rate" role="button" draggable="false" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	var:Text.rate.go ?></a></p></section>
<?cs /if ?><?cs /def ?>

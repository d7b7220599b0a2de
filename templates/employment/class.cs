<?cs # One class and the way to a seat.
   #	Page.class.{id title school place family_word level hours from to until free
   #	fee allowance tel seats left waiting state note open no seat turn
   #	finished}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Page.class.title ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/employment/training" ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
call:zh(Page.class.title) ?></h1>
<?cs if:Page.class.state == "CANCELLED" ?><?cs call:warning(Text.employment.class.off) ?><p class="govuk-body"><?cs
	call:zh(Page.class.note) ?></p><?cs /if ?><?cs
if:Page.class.no ?><section class="rg-next" aria-labelledby="mine"><h2 class="govuk-heading-m" id="mine"><?cs
	var:Text.employment.class.mine ?></h2><p class="govuk-body-l"><?cs
	if:Page.class.seat ?><?cs var:Text.employment.class.seat ?> <strong class="rg-number"><?cs
		var:Page.class.seat ?></strong><?cs
	else ?><?cs var:Text.employment.class.turn ?> <strong class="rg-number"><?cs
		var:Page.class.turn ?></strong><?cs /if ?></p><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate("/employment/case/" + Page.class.no) ?>"><?cs
	var:Text.employment.class.case ?> <?cs var:Page.class.no ?></a></p></section>
<?cs /if ?><?cs
call:facts_open() ?><?cs
call:answer(Text.employment.class.no, Page.class.short) ?><?cs
call:answer(Text.employment.class.from, Page.class.from + " – " + Page.class.to) ?><?cs
call:answer(Text.employment.class.until, Page.class.until) ?><?cs
call:answer_zh(Text.employment.class.school, Page.class.school) ?><?cs
call:answer_zh(Text.employment.class.place, Page.class.place) ?><?cs
call:answer(Text.employment.family, Page.class.family_word) ?><?cs
call:answer(Text.employment.class.level_is, Text.employment.class.level[Page.class.level]) ?><?cs
call:answer(Text.employment.class.hours, Page.class.hours) ?><?cs
if:Page.class.free ?><?cs call:answer(Text.employment.class.fee, Text.employment.class.free) ?><?cs
else ?><?cs call:answer(Text.employment.class.fee, Page.class.fee + " " + Text.ui.yuan) ?><?cs /if ?><?cs
if:Page.class.allowance ?><?cs call:answer_zh(Text.employment.class.allowance, Page.class.allowance) ?><?cs /if ?><?cs
call:answer(Text.employment.class.seats, Page.class.seats) ?><?cs
call:answer(Text.employment.fair.tel, Page.class.tel) ?><?cs
if:Page.class.finished ?><?cs call:answer(Text.employment.class.finished, Page.class.finished) ?><?cs /if ?><?cs
call:answers_close() ?>
<?cs if:!Page.class.no && Page.class.open ?><section class="rg-next" aria-labelledby="apply"><h2 class="govuk-heading-m" id="apply"><?cs
	var:Text.employment.class.apply ?></h2><p class="govuk-body"><?cs
	if:Page.class.left ?><?cs var:Text.employment.class.left ?> <strong class="rg-number"><?cs
		var:Page.class.left ?></strong><?cs
	else ?><strong><?cs var:Text.employment.class.full ?></strong> <?cs
		var:Text.employment.class.full_more ?><?cs
		if:Page.class.waiting ?> <?cs var:Text.employment.class.waiting ?> <?cs
			var:Page.class.waiting ?><?cs /if ?><?cs /if ?></p><?cs
	if:!User.id ?><p class="govuk-body"><?cs var:Text.employment.fair.log_in ?> <a class="govuk-link" href="/login?next=/employment/training/<?cs
		var:url_escape(Page.class.id) ?>"><?cs var:Text.nav.login ?></a></p><?cs
	else ?><?cs call:form_open("/employment/training/" + Page.class.id) ?><?cs
		call:submit(Text.employment.class.apply_do) ?></form><?cs /if ?></section>
<?cs elif:!Page.class.no && Page.class.state != "CANCELLED" ?><p class="govuk-body"><?cs var:Text.err.err_class_over ?></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

<?cs # The case, for its applicant; read-only for a guest (Page.guest).
   #	Page.case.{no title place submitted due paused provisional late closed}
   #	Page.state_word Page.next (correct act answer renew done over none)
   #	Page.items.N.{label note} Page.items_due  Page.answer (address)
   #	Page.stages.N.{title at done now} Page.over
   #	Page.history.N.{at text reason note}  Page.clocks.N.{label due paused owed}
   #	Page.files.N  Page.issued.N  Page.messages.N.{side author body at read answer}
   #	Page.unread Page.actions.N.{label href confirm first} Page.answers.N
   #	Page.member.{no since until listed}  Page.grant (carefund/parts.cs)
   #	Page.talks (mediation/help.cs)  Page.booked (welcome/parts.cs)
   #	Page.rating (case/rating.cs)  Page.arrival (welcome/activities.cs)  Page.claim (employment/claim.cs)
   #	Page.loan (employment/loan_parts.cs)
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Page.case.no ?><?cs
include!"layout/head.cs" ?><?cs include!"case/parts.cs" ?><?cs
include!"case/rating.cs" ?><?cs
include!"carefund/parts.cs" ?><?cs include!"employment/claim.cs" ?><?cs include!"employment/loan_parts.cs" ?><?cs
include!"mediation/parts.cs" ?><?cs include!"mediation/help.cs" ?><?cs
include!"welcome/parts.cs" ?><?cs include!"welcome/activities.cs" ?><?cs

def:next_box() ?><section class="rg-next" aria-labelledby="next-title"><h2 class="govuk-heading-m" id="next-title"><?cs
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
	if:Page.booked.day ?><?cs call:booked_words(Page.booked) ?><?cs /if ?><p><a href="<?cs
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
<?cs /def ?><?cs

def:stages() ?><ol class="rg-steps"><?cs
each:s = Page.stages ?><li class="rg-steps__step<?cs
	if:s.now ?> rg-steps__step--now<?cs
	elif:s.done ?> rg-steps__step--done<?cs /if ?>"<?cs
	if:s.now ?> aria-current="step"<?cs /if ?>><?cs var:s.title ?><?cs
	if:s.done ?><span class="govuk-visually-hidden"> <?cs
		var:Text.case.stage_done ?></span><?cs /if ?><?cs
	if:s.now && Page.next == "correct" ?><span class="rg-steps__when"><?cs
		var:Text.case.stage_waits ?></span><?cs
	elif:s.now && Page.case.kind == "waiting" ?><span class="rg-steps__when"><?cs
		var:Text.case.stage_you ?></span><?cs
	elif:s.at ?><span class="rg-steps__when"><?cs var:s.at ?></span><?cs /if ?></li><?cs
/each ?><?cs
if:Page.over ?><li class="rg-steps__step rg-steps__step--now"><?cs
	var:Page.state_word ?><?cs
	if:Page.case.closed ?><span class="rg-steps__when"><?cs
		var:Page.case.closed ?></span><?cs /if ?></li><?cs /if ?></ol>
<?cs /def ?><?cs

def:messages() ?><h2 class="govuk-heading-m" id="messages"><?cs
	var:Text.case.messages ?><?cs
	if:Page.unread ?> <span class="rg-count"><?cs var:Page.unread ?> <?cs
		var:Text.case.unread ?></span><?cs /if ?></h2><?cs
if:subcount(Page.messages) ?><ol class="rg-list"><?cs
	each:x = Page.messages ?><li class="rg-list__item<?cs
		if:x.side == "pub" ?> rg-message--own<?cs /if ?>"><div class="rg-list__more"><strong><?cs
		if:x.side == "pub" ?><?cs var:Text.case.you ?><?cs
		else ?><?cs var:Text.case.office ?><?cs /if ?></strong> <span><?cs
		var:x.at ?></span><?cs
		if:x.side == "pub" && x.read ?> <span><?cs var:Text.case.was_read ?></span><?cs /if ?><?cs
		if:x.answer && x.side == "off" ?> <?cs call:tag_of(Text.case.wants_answer, "orange") ?><?cs
		/if ?></div><p class="govuk-body rg-lines"><?cs call:zh(x.body) ?></p></li><?cs
	/each ?></ol><?cs
else ?><p class="govuk-body"><?cs var:Text.case.no_messages ?></p><?cs
/if ?><?cs
if:Page.unread ?><?cs call:form_open(Page.here_case + "/read") ?><?cs
	call:act(Text.case.mark_read, "read") ?></form><?cs /if ?><?cs
call:form_open(Page.here_case + "/message") ?><?cs
	call:ask_text("body", "2000", Text.case.write, Text.case.write_hint) ?><?cs
	call:act(Text.do.send, "send") ?></form>
<?cs /def ?><?cs

def:member_box() ?><section class="rg-card rg-card--member"><h2 class="govuk-heading-m"><?cs
	var:Text.case.membership ?></h2><p class="govuk-body"><?cs
	var:Text.alliance.member_no ?><?cs call:colon() ?><strong class="rg-number"><?cs
	var:Page.member.no ?></strong><br><?cs
	var:Text.alliance.valid ?><?cs call:colon() ?><?cs
	var:Page.member.since ?> — <?cs var:Page.member.until ?></p><?cs
if:Page.member.listed ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.base) ?>/members/<?cs
	var:url_escape(Page.member.no) ?>"><?cs var:Text.alliance.public_page ?></a></p><?cs
/if ?></section>
<?cs /def ?>
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
<?cs call:next_box() ?><?cs call:rating_box() ?><?cs call:rights_ways() ?><?cs
if:subcount(Page.member) ?><?cs call:member_box() ?><?cs /if ?><?cs
if:subcount(Page.grant) ?><?cs call:grant_box(Page.grant) ?><?cs /if ?><?cs
if:Page.arrival.day ?><?cs call:arrival_box(Page.arrival) ?><?cs /if ?><?cs
if:Page.claim.amount ?><?cs call:claim_mine(Page.claim) ?><?cs /if ?><?cs
if:Page.loan.bank ?><?cs call:loan_box(Page.loan) ?><?cs /if ?><?cs
if:subcount(Page.talks) ?><?cs call:talks_box(Page.talks) ?><?cs /if ?></div>
<div><h2 class="govuk-heading-s"><?cs var:Text.case.progress ?></h2>
<?cs call:stages() ?><?cs
# What the button above does is not offered twice.
?><?cs set:others = "" ?><?cs
each:a = Page.actions ?><?cs if:!a.first ?><?cs set:others = "1" ?><?cs /if ?><?cs /each ?><?cs
if:others ?><h2 class="govuk-heading-s"><?cs
	var:Text.case.can_do ?></h2><ul class="govuk-list"><?cs
	each:a = Page.actions ?><?cs if:!a.first ?><li><a class="govuk-link rg-action" href="<?cs
		var:url_validate(a.href) ?>"><?cs call:word(a.label) ?></a></li><?cs
	/if ?><?cs /each ?></ul><?cs
/if ?><?cs
if:subcount(Page.clocks) ?><h2 class="govuk-heading-s"><?cs
	var:Text.case.dates ?></h2><ul class="govuk-list"><?cs
	each:c = Page.clocks ?><li><?cs var:c.label ?><?cs call:colon() ?><?cs
		if:c.paused ?><?cs var:Text.case.clock_paused ?><?cs
		else ?><?cs var:c.due ?><?cs /if ?></li><?cs
	/each ?></ul><?cs
/if ?></div>
<div><?cs
if:subcount(Page.issued) ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.issued ?></h2><?cs call:issued(Page.issued) ?><?cs /if ?><?cs
if:!Page.guest ?><?cs call:messages() ?><?cs /if ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.history ?></h2>
<ol class="rg-list"><?cs
each:e = Page.history ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	var:e.text ?></div><div class="rg-list__more"><span><?cs var:e.at ?></span><?cs
	if:e.reason ?> <span><?cs var:Text.case.reason ?><?cs call:colon() ?><?cs
		var:e.reason ?></span><?cs /if ?></div><?cs
	if:e.note ?><p class="govuk-body rg-lines"><?cs call:zh(e.note) ?></p><?cs /if ?></li><?cs
/each ?></ol><?cs
if:subcount(Page.files) ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.files ?></h2><ul class="rg-files"><?cs
	each:x = Page.files ?><li class="rg-files__item"><span><?cs
		var:x.label ?></span> <span class="rg-files__name"><a class="govuk-link" href="<?cs
		var:url_validate(x.url) ?>"><?cs var:x.name ?></a></span> <span class="rg-files__size"><?cs
		var:x.size ?></span> <?cs call:file_state(x.state) ?><?cs
		if:x.note ?> <span><?cs call:zh(x.note) ?></span><?cs /if ?></li><?cs
	/each ?></ul><?cs
/if ?><?cs
if:subcount(Page.answers) ?><?cs call:details_open(Text.case.answers) ?><?cs
	call:answers(Page.answers, "", "") ?><?cs call:details_close() ?><?cs
/if ?></div></div>
<?cs include!"layout/foot.cs" ?>

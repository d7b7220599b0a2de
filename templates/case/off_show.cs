<?cs # A case for officers: everything on one page, what can be done at its side.
   #
   # Page.case (CASE_ROW) Page.head (REVIEW_HEAD) Page.actions.N.{action label}
   # Page.answers (form_show) Page.papers.N.{label required files.M.{name size
   # state note url download judge}} Page.corrections Page.reviewers Page.tasks
   # Page.objections Page.related Page.notes Page.messages Page.issued
   # Page.events Page.moves Page.clocks Page.changed Page.member
   # Page.opened.{by channel}: who filled it in for the person
   # Page.money Page.gift Page.risks (carefund/parts.cs)
   # Page.claim (employment/claim.cs)
   # Page.loan (employment/loan_parts.cs)
   # Page.sorted Page.joined Page.alikes Page.named ... (mediation/parts.cs)
   # Page.talks (mediation/help.cs)
   # Page.booked (welcome/parts.cs) Page.arrival (welcome/activities.cs)
   # Page.here_case: its address
?><?cs set:Page.title = Page.case.title + " " + Page.case.no ?><?cs set:Page.nav = "inbox" ?><?cs set:Page.back = "/desk/" ?><?cs include!"layout/desk.cs" ?><?cs
include!"carefund/parts.cs" ?><?cs include!"employment/claim.cs" ?><?cs include!"employment/loan_parts.cs" ?><?cs
include!"mediation/parts.cs" ?><?cs include!"mediation/help.cs" ?><?cs
include!"welcome/parts.cs" ?><?cs include!"welcome/activities.cs" ?><?cs

def:heading(id, text) ?><h2 class="govuk-heading-m" id="<?cs var:id ?>"><?cs
	var:text ?></h2>
<?cs /def ?><?cs

def:press(path, text, look) ?><?cs call:form_open(Page.here_case + path)
	?><button type="submit" class="govuk-button <?cs var:look
	?>" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:text ?></button></form>
<?cs /def ?><?cs

def:row(key, value) ?><?cs if:value ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs var:value ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:_answers() ?><?cs each:p = Page.answers ?><h3 class="govuk-heading-s"><?cs
	var:p.title ?></h3><dl class="govuk-summary-list rg-answers"><?cs
	each:a = p.rows ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
		if:a.group ?><?cs var:a.group_label ?> <?cs var:a.row ?> · <?cs /if ?><?cs
		var:a.label ?></dt><dd class="govuk-summary-list__value rg-lines"><?cs
		var:a.value ?><?cs if:a.type == "percent" ?>%<?cs
		elif:a.type == "money" ?> <?cs var:Text.ui.yuan ?><?cs /if ?><?cs
		if:a.warning ?> <span class="rg-warn"><?cs
			call:err(a.warning, "") ?></span><?cs /if ?></dd></div><?cs
	/each ?></dl>
<?cs /each ?><?cs /def ?><?cs

def:judge(f, name) ?><?cs if:f.judge ?><details class="govuk-details rg-judge"<?cs
	if:Page.error[name] ?> open<?cs /if ?>><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:Text.review.judge ?><span class="govuk-visually-hidden"> <?cs
	var:f.name ?></span></span></summary><div class="govuk-details__text"><?cs
	call:form_open(f.judge) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:name ?>"><?cs var:Text.review.word ?></label><?cs
	if:Page.error[name] ?><p id="<?cs var:name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error[name], "") ?></p><?cs /if
	?><input class="govuk-input<?cs if:Page.error[name] ?> govuk-input--error" aria-describedby="<?cs
	var:name ?>-error<?cs /if ?>" id="<?cs var:name ?>" name="<?cs
	var:name ?>" value="<?cs if:?Form.value[name] ?><?cs var:Form.value[name] ?><?cs
	else ?><?cs var:f.note ?><?cs /if ?>" maxlength="500"></div><div class="govuk-button-group"><button type="submit" name="do" value="accept" class="govuk-button"><?cs
	var:Text.review.file_accept ?></button> <button type="submit" name="do" value="refuse" class="govuk-button govuk-button--secondary"><?cs
	var:Text.review.file_refuse ?></button></div></form></div></details><?cs
/if ?><?cs /def ?><?cs

def:file(f) ?><li class="rg-files__item"><span class="rg-files__name"><?cs
	if:f.url ?><a class="govuk-link" href="<?cs var:url_validate(f.url) ?>"<?cs
		if:!f.download ?> target="_blank" rel="noopener"<?cs /if ?>><?cs
		var:f.name ?></a><?cs
	else ?><?cs var:f.name ?><?cs /if ?></span> <span class="rg-files__size"><?cs
	var:f.size ?><?cs if:f.download ?> · <?cs var:Text.do.download ?><?cs /if ?> · <?cs
	var:f.at ?></span> <?cs
	if:f.new ?><?cs call:tag_of(Text.review.file_new, "purple") ?> <?cs /if ?><?cs
	call:tag_of(Text.file[f.state], Text.file[f.state].colour) ?><?cs
	if:f.note ?><span class="rg-block"><?cs var:f.note ?></span><?cs /if ?><?cs
	call:judge(f, "word_" + f.id) ?></li>
<?cs /def ?><?cs

def:papers() ?><ul class="rg-papers"><?cs each:p = Page.papers ?><li><h3 class="govuk-heading-s"><?cs
	var:p.label ?><?cs if:!subcount(p.files) ?> <?cs
	call:tag_of(Text.review.paper_missing, "red") ?><?cs /if ?></h3><?cs
	if:subcount(p.files) ?><ul class="rg-files"><?cs
	each:f = p.files ?><?cs call:file(f) ?><?cs /each ?></ul><?cs /if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:corrections(last) ?><?cs each:c = Page.corrections ?><?cs
	if:c.id != last ?><?cs if:last ?></ul><?cs /if ?><p class="govuk-body"><?cs
		var:Text.review.asked ?> <?cs var:c.asked ?> · <?cs
		if:c.done ?><?cs var:Text.review.answered ?> <?cs var:c.done ?><?cs
		else ?><?cs var:Text.review.answer_by ?> <?cs var:c.due ?><?cs /if
		?></p><ul class="govuk-list govuk-list--bullet"><?cs set:last = c.id ?><?cs
	/if ?><li><strong><?cs var:c.label ?></strong><?cs call:colon() ?><?cs
		var:c.note ?></li><?cs
/each ?><?cs if:last ?></ul><?cs /if ?><?cs /def ?><?cs

def:objections() ?><?cs each:o = Page.objections ?><div class="rg-card rg-card--flat"><p><strong><?cs
	var:o.no ?></strong> <?cs
	if:o.state == "open" ?><?cs call:tag_of(Text.review.objection[o.state], "orange") ?><?cs
	else ?><?cs call:tag_of(Text.review.objection[o.state], "grey") ?><?cs /if ?></p><p class="rg-quiet"><?cs
	var:o.at ?> · <?cs var:o.name ?> · <?cs var:o.mobile ?></p><p class="rg-lines"><?cs
	var:o.body ?></p><?cs
	if:o.answer ?><p class="rg-lines"><strong><?cs var:Text.review.answer ?></strong><?cs
		call:colon() ?><?cs var:o.answer ?></p><p class="rg-quiet"><?cs
		var:o.answered_by ?> · <?cs var:o.answered ?></p><?cs /if ?></div>
<?cs /each ?><p class="govuk-hint"><?cs var:Text.review.objector_hidden ?></p>
<?cs /def ?><?cs

def:tasks() ?><?cs each:t = Page.tasks ?><div class="rg-card rg-card--flat"><p><strong><?cs
	var:t.label ?></strong> <?cs
	if:t.done ?><?cs call:tag_of(Text.review.task_done, "green") ?><?cs
	else ?><?cs call:tag_of(Text.review.task_open, "orange") ?><?cs /if
	?></p><p class="rg-quiet"><?cs var:Text.desk.role[t.role] ?> · <?cs
	var:t.opened ?><?cs if:t.done ?> → <?cs var:t.done ?> · <?cs var:t.done_by ?><?cs
	elif:t.due ?> · <?cs var:Text.review.task_due ?> <?cs var:t.due ?><?cs /if ?></p><?cs
	if:t.note ?><p class="rg-lines"><?cs var:t.note ?></p><?cs /if ?><?cs
	if:t.mine ?><p class="govuk-body"><a class="govuk-link" href="<?cs
		var:url_validate(Page.here_case + "/task/" + t.id) ?>"><?cs
		var:Text.review.task_do ?></a></p><?cs /if ?></div>
<?cs /each ?><?cs /def ?><?cs

def:related() ?><ul class="rg-list"><?cs each:x = Page.related ?><li class="rg-list__item"><a class="govuk-link" href="<?cs
	var:url_validate(Page.base + "/" + x.no) ?>"><?cs var:x.no ?></a> <?cs call:zh(x.title) ?> <?cs
	if:Config.lang == "en" ?><?cs call:state_as(x.state, x.label.en) ?><?cs
	else ?><?cs call:state_as(x.state, x.label) ?><?cs /if
	?><span class="rg-block rg-quiet"><?cs var:x.submitted ?> · <?cs
	each:w = x.whys ?><?cs if:!first(w) ?>, <?cs /if ?><?cs
		var:Text.review.why[w] ?><?cs /each ?></span></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:messages(unread) ?><?cs if:subcount(Page.messages) ?><ul class="rg-messages"><?cs
each:x = Page.messages ?><?cs if:x.side == "pub" && !x.read ?><?cs set:unread = "1" ?><?cs /if
	?><li class="rg-messages__one rg-messages__one--<?cs var:x.side ?>"><span class="rg-quiet"><?cs
	if:x.side == "pub" ?><?cs var:Text.review.applicant ?><?cs
	else ?><?cs var:x.author ?><?cs /if ?> · <?cs var:x.at ?><?cs
	if:x.side == "off" && x.read ?> · <?cs var:Text.review.seen ?><?cs /if ?><?cs
	if:x.answer ?> · <?cs var:Text.review.wants_answer ?><?cs /if
	?></span><span class="rg-block rg-lines"><?cs var:x.body ?></span></li><?cs
/each ?></ul>
<?cs if:unread ?><?cs call:press("/read", Text.review.mark_read, "govuk-button--secondary") ?><?cs /if ?><?cs
else ?><p class="govuk-body"><?cs var:Text.review.no_messages ?></p><?cs /if ?><?cs
call:form_open(Page.here_case + "/message") ?><?cs
set:Form.ask.body.max = "2000" ?><?cs
call:ask("body", "para", Text.review.message, Text.review.message_hint)
?><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="answer" name="answer" type="checkbox" value="1"<?cs
	if:Form.value.answer ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="answer"><?cs
	var:Text.review.ask_answer ?></label></div></div><?cs
call:submit(Text.do.send) ?></form>
<?cs /def ?><?cs

def:notes() ?><?cs if:subcount(Page.notes) ?><ul class="rg-messages"><?cs
each:x = Page.notes ?><li class="rg-messages__one rg-messages__one--note"><span class="rg-quiet"><?cs
	var:x.name ?> · <?cs var:x.at ?></span><span class="rg-block rg-lines"><?cs
	var:x.body ?></span></li><?cs
/each ?></ul>
<?cs /if ?><?cs call:form_open(Page.here_case + "/note") ?><?cs
set:Form.ask.inner.max = "2000" ?><?cs
call:ask("inner", "para", Text.review.note_add, Text.review.note_add_hint) ?><?cs
call:submit(Text.do.save) ?></form>
<?cs /def ?><?cs

def:_issued() ?><ul class="rg-files"><?cs each:p = Page.issued ?><li class="rg-files__item"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case + "/paper/" + p.id + ".pdf") ?>"><?cs
	var:p.label ?></a> <span class="rg-files__size"><?cs var:p.no ?> · <?cs
	var:p.issued ?> · PDF</span><?cs
	if:p.state != "valid" ?> <?cs call:tag_of(Text.verify[p.state], "orange") ?><?cs /if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:moves() ?><ul class="govuk-list rg-small"><?cs each:x = Page.moves ?><li><span class="rg-quiet"><?cs
	var:x.at ?></span> <?cs var:Text.review.move[x.cause] ?><?cs
	if:x.cause == "assign" ?> <?cs var:x.by ?> → <?cs var:x.to ?><?cs
	elif:x.cause == "escalate" ?> → <?cs var:x.to ?><?cs
	elif:x.cause == "release" ?> <?cs var:x.by ?><?cs
	else ?> <?cs var:x.to ?><?cs /if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:promise() ?><?cs if:Page.case.due ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
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
<?cs /if ?><?cs /def ?><?cs

def:dates() ?><dl class="govuk-summary-list rg-head"><?cs call:promise()
?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.review.owner ?></dt><dd class="govuk-summary-list__value"><?cs
	call:owner_of() ?></dd></div><?cs
call:row(Text.review.station, Page.head.station) ?><?cs
if:Page.head.escalated ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.review.escalated ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Page.head.escalated ?> <?cs var:Text.review.times ?></dd></div><?cs /if ?><?cs
call:row(Text.review.place, Page.case.place) ?><?cs
call:row(Text.review.submitted, Page.case.submitted) ?><?cs
call:row(Text.review.accepted, Page.head.accepted) ?><?cs
call:row(Text.review.closed, Page.case.closed) ?><?cs
if:Page.case.reason ?><?cs call:row(Text.review.reason, Page.case.reason + " " + Page.case.reason_label) ?><?cs /if ?><?cs
if:Page.opened.by ?><?cs call:row(Text.opened.by, Page.opened.by + " · " + Text.opened.way[Page.opened.channel]) ?><?cs /if ?><?cs
call:row(Text.review.account, Page.head.applicant_name) ?><?cs
call:row(Text.review.mobile, Page.head.applicant_mobile) ?><?cs
if:Page.member.no ?><?cs call:row(Text.review.member, Page.member.no) ?><?cs
	call:row(Text.review.term, Page.member.since + " — " + Page.member.until) ?><?cs /if ?></dl>
<?cs /def ?><?cs

def:clocks() ?><?cs if:subcount(Page.clocks) ?><?cs
call:details_open(Text.review.clocks) ?><ul class="govuk-list rg-small"><?cs
	each:k = Page.clocks ?><li><?cs var:k.label ?><?cs call:colon() ?><?cs
	var:k.due ?><?cs if:k.paused ?> <?cs call:tag_of(Text.review.paused, "grey") ?><?cs /if ?></li><?cs
	/each ?></ul><?cs call:details_close() ?><?cs /if ?><?cs /def ?><?cs

def:todo() ?><section class="rg-next" aria-labelledby="todo"><h2 class="govuk-heading-m" id="todo"><?cs
	var:Text.review.todo ?></h2><?cs
if:subcount(Page.actions) ?><ul class="rg-actions"><?cs
	each:a = Page.actions ?><li><a class="govuk-button<?cs
	if:!first(a) ?> govuk-button--secondary<?cs /if ?>" role="button" draggable="false" data-module="govuk-button" href="<?cs
	var:url_validate(Page.here_case + "/do/" + a.action) ?>"><?cs
	call:word(a.label) ?></a></li><?cs
	/each ?></ul><?cs
else ?><p class="govuk-body"><?cs
	if:Page.head.queue ?><?cs var:Text.review.not_yours ?> <?cs
		var:Text.desk.role[Page.head.queue] ?><?cs
	else ?><?cs var:Text.review.nothing ?><?cs /if ?></p><?cs
/if ?><div class="rg-hands"><?cs
if:Page.head.can_hold && !Page.head.held ?><?cs
	call:press("/claim", Text.do.claim, "govuk-button--secondary") ?><?cs
elif:Page.head.mine ?><?cs
	call:press("/release", Text.do.release, "govuk-button--secondary") ?><?cs
/if ?><?cs
if:User.roles.supervisor && Page.head.queue ?><?cs
	call:go(Text.do.assign, Page.here_case + "/assign") ?><?cs
/if ?></div></section>
<?cs /def ?><?cs

call:changed() ?><?cs
if:Page.stale == "err_claimed" && Page.head.owner ?><div class="govuk-inset-text"><?cs
	var:Text.review.owner ?><?cs call:colon() ?><strong><?cs
	var:Page.head.owner ?></strong></div>
<?cs /if ?><?cs call:case_title() ?>
<div class="rg-columns rg-columns--desk"><div class="rg-columns__side"><?cs
	call:todo() ?><?cs call:dates() ?><?cs call:clocks() ?></div>
<div class="rg-columns__main"><?cs
if:Page.booked.day ?><?cs call:booked_box(Page.booked) ?><?cs /if ?><?cs
if:Page.arrival.day ?><?cs call:arrival_box(Page.arrival) ?><?cs /if ?><?cs
if:subcount(Page.money) ?><?cs call:money_box(Page.money) ?><?cs /if ?><?cs
if:subcount(Page.gift) ?><?cs call:gift_box(Page.gift) ?><?cs /if ?><?cs
if:Page.claim.amount ?><?cs call:claim_desk(Page.claim) ?><?cs /if ?><?cs
if:Page.loan.bank ?><?cs call:loan_box(Page.loan) ?><?cs /if ?><?cs
call:rights_ways() ?><?cs call:rights_more() ?><?cs call:counsel_box() ?><?cs
if:subcount(Page.objections) ?><?cs call:heading("objections", Text.review.objections) ?><?cs call:objections() ?><?cs /if ?><?cs
if:subcount(Page.tasks) ?><?cs call:heading("tasks", Text.review.tasks) ?><?cs call:tasks() ?><?cs /if ?><?cs
call:heading("answers", Text.review.answers) ?><?cs call:_answers() ?><?cs
if:subcount(Page.papers) ?><?cs call:heading("papers", Text.review.papers) ?><?cs call:papers() ?><?cs /if ?><?cs
if:subcount(Page.corrections) ?><?cs call:heading("corrections", Text.review.corrections) ?><?cs call:corrections("") ?><?cs /if ?><?cs
if:subcount(Page.issued) ?><?cs call:heading("issued", Text.review.issued) ?><?cs call:_issued() ?><?cs /if ?><?cs
call:heading("messages", Text.review.messages) ?><?cs call:messages("") ?><?cs
call:heading("notes", Text.review.notes) ?><?cs call:notes() ?><?cs
call:heading("history", Text.review.history) ?><?cs call:events(Page.events) ?></div>
<div class="rg-columns__more"><?cs
if:subcount(Page.reviewers) ?><h2 class="govuk-heading-s"><?cs
	var:Text.review.reviewers ?></h2><ul class="govuk-list rg-small"><?cs
	each:v = Page.reviewers ?><li><?cs var:v.label ?><?cs call:colon() ?><?cs
	var:v.name ?> <span class="rg-quiet"><?cs var:v.at ?></span></li><?cs
	/each ?></ul><?cs /if ?><?cs
if:subcount(Page.related) ?><h2 class="govuk-heading-s" id="related"><?cs
	var:Text.review.related ?></h2><?cs call:related() ?><?cs /if ?><?cs
if:subcount(Page.moves) ?><?cs call:details_open(Text.review.moves) ?><?cs
	call:moves() ?><?cs call:details_close() ?><?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

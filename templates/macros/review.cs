<?cs # Pieces of officers' pages of a case.
   #
   # case_title()      number, name, state, as every page of a case begins
   # events(rows)      steps with who, where and why, newest first
   # changed()         what others did since a refused page was made
   # step_fields()     what a step asks for: its fields, reasons, note, sure
   # owner_of()        who has the case, in words
?><?cs
def:case_title() ?><?cs
	if:Page.case.title ?><p class="rg-case__no rg-number"><?cs var:Page.case.no ?></p><?cs /if ?>
<h1 class="govuk-heading-l rg-case__title"><?cs
	if:Page.case.title ?><?cs call:zh(Page.case.title) ?><?cs
	else ?><?cs var:Page.case.no ?><?cs /if ?> <?cs
	if:Config.lang == "en" ?><?cs call:state_as(Page.case.state, Page.head.label.en) ?><?cs
	else ?><?cs call:state_as(Page.case.state, Page.head.label) ?><?cs /if ?></h1>
<?cs /def ?><?cs

def:owner_of() ?><?cs
if:Page.head.mine ?><?cs var:Text.review.mine ?><?cs
elif:Page.head.owner ?><?cs var:Page.head.owner ?><?cs
elif:Page.head.queue ?><?cs var:Text.review.nobody ?><?cs
else ?><?cs var:Text.ui.none ?><?cs /if ?><?cs /def ?><?cs

def:_event_values(e) ?><?cs if:subcount(e.values) ?><dl class="rg-values"><?cs
each:v = e.values ?><div><dt><?cs
	if:v.label ?><?cs var:v.label ?><?cs else ?><?cs var:v.path ?><?cs /if
	?></dt><dd><?cs
	if:v.both ?><?cs
		if:v.before ?><del><?cs var:v.before ?></del><?cs
		else ?><span class="rg-quiet"><?cs var:Text.review.was_empty ?></span><?cs /if ?> → <?cs
		if:v.after ?><ins><?cs var:v.after ?></ins><?cs
		else ?><span class="rg-quiet"><?cs var:Text.review.now_empty ?></span><?cs /if ?><?cs
	else ?><?cs var:v.value ?><?cs /if ?></dd></div><?cs
/each ?></dl><?cs /if ?><?cs /def ?><?cs

def:_event_who(e) ?><span class="rg-steps__when"><?cs var:e.at ?> · <?cs
	if:e.role == "applicant" ?><?cs var:Text.review.applicant ?><?cs
	elif:e.role == "system" ?><?cs var:Text.review.system ?><?cs
	elif:e.role == "objector" ?><?cs var:Text.review.objector ?><?cs
	else ?><?cs var:e.who ?> · <?cs var:Text.desk.role[e.role] ?><?cs
		if:e.where ?> · <?cs var:e.where ?><?cs /if ?><?cs
	/if ?></span><?cs /def ?><?cs

def:events(rows) ?><ol class="rg-steps rg-steps--history"><?cs each:e = rows ?>
<li class="rg-steps__step rg-steps__step--done"><strong><?cs var:e.label ?></strong> <?cs
	if:e.from_label && e.from != e.to ?><span class="rg-quiet"><?cs
		var:e.from_label ?> → <?cs var:e.to_label ?></span><?cs /if ?><?cs
	if:e.inner ?> <?cs call:tag_of(Text.review.inner, "grey") ?><?cs /if ?><?cs
	call:_event_who(e) ?><?cs
	if:e.reason ?><span class="rg-block"><?cs var:e.reason ?> <?cs
		var:e.reason_label ?></span><?cs /if ?><?cs
	if:e.note ?><span class="rg-block rg-lines"><?cs var:e.note ?></span><?cs /if ?><?cs
	call:_event_values(e) ?></li><?cs
/each ?></ol>
<?cs /def ?><?cs

def:changed() ?><?cs if:Page.stale && subcount(Page.changed) ?><section class="rg-changed" aria-labelledby="changed"><h2 class="govuk-heading-m" id="changed"><?cs
	var:Text.review.changed ?></h2>
<?cs call:events(Page.changed) ?></section>
<?cs /if ?><?cs /def ?><?cs

def:_step_reasons() ?><?cs if:subcount(Page.reasons) ?><div class="govuk-form-group<?cs
	if:Page.error.reason ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset"<?cs
	if:Page.error.reason ?> aria-describedby="reason-error"<?cs /if
	?>><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.review.reason ?></legend>
<?cs if:Page.error.reason ?><p class="govuk-error-message" id="reason-error"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error.reason, "") ?></p><?cs /if
?><div class="govuk-radios" data-module="govuk-radios"><?cs
each:x = Page.reasons ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="reason<?cs
	if:!first(x) ?>-<?cs var:x.value ?><?cs /if ?>" name="reason" type="radio" value="<?cs
	var:x.value ?>"<?cs if:x.checked ?> checked<?cs /if
	?>><label class="govuk-label govuk-radios__label" for="reason<?cs
	if:!first(x) ?>-<?cs var:x.value ?><?cs /if ?>"><?cs
	var:x.value ?> <?cs var:x.label ?></label></div>
<?cs /each ?></div></fieldset></div>
<?cs /if ?><?cs /def ?><?cs

def:_step_canned() ?><?cs if:subcount(Page.canned) ?><div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.review.canned ?></legend><div class="govuk-hint"><?cs
	var:Text.review.canned_hint ?></div><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><?cs
each:x = Page.canned ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="canned-<?cs
	var:x.value ?>" name="canned" type="checkbox" value="<?cs
	var:x.value ?>"<?cs if:x.checked ?> checked<?cs /if
	?>><label class="govuk-label govuk-checkboxes__label" for="canned-<?cs
	var:x.value ?>"><?cs var:x.text ?></label></div>
<?cs /each ?></div></fieldset></div>
<?cs /if ?><?cs /def ?><?cs

def:_step_note() ?><?cs if:Page.action.note && Page.action.note != "none" ?><?cs
	call:_step_canned() ?><?cs
	set:Form.ask.note.max = "2000" ?><?cs
	if:Page.action.note == "optional" ?><?cs set:Form.ask.note.required = "" ?><?cs /if ?><?cs
	call:ask("note", "para", Text.review.note, Text.review.note_hint) ?><?cs
/if ?><?cs /def ?><?cs

def:_step_sure() ?><?cs if:Page.confirm ?><div class="govuk-form-group<?cs
	if:Page.error.confirm ?> govuk-form-group--error<?cs /if ?>"><?cs
	if:Page.error.confirm ?><p class="govuk-error-message" id="confirm-error"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error.confirm, "") ?></p><?cs /if
?><div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="confirm" name="confirm" type="checkbox" value="1"<?cs
	if:Page.error.confirm ?> aria-describedby="confirm-error"<?cs /if
	?>><label class="govuk-label govuk-checkboxes__label" for="confirm"><?cs
	var:Text.review.confirm ?></label></div></div></div>
<?cs /if ?><?cs /def ?><?cs

def:step_fields() ?><?cs call:fields(Page.fields) ?><?cs
	call:_step_reasons() ?><?cs call:_step_note() ?><?cs
	call:_step_sure() ?><?cs /def ?>

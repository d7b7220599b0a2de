<?cs # Messages to and from the applicant, and notes among officers.
   #	Page.messages.N.{side author at body read answer}
   #	Page.notes.N.{name at body}  Page.here_case
?><?cs
call:off_heading("messages", Text.review.messages) ?><?cs set:unread = "" ?><?cs if:subcount(Page.messages) ?><ul class="rg-messages"><?cs
each:x = Page.messages ?><?cs if:x.side == "pub" && !x.read ?><?cs set:unread = "1" ?><?cs /if
	?><li class="rg-messages__one rg-messages__one--<?cs var:x.side ?>"><span class="rg-quiet"><?cs
	if:x.side == "pub" ?><?cs var:Text.review.applicant ?><?cs
	else ?><?cs var:x.author ?><?cs /if ?> · <?cs var:x.at ?><?cs
	if:x.side == "off" && x.read ?> · <?cs var:Text.review.seen ?><?cs /if ?><?cs
	if:x.answer ?> · <?cs var:Text.review.wants_answer ?><?cs /if
	?></span><span class="rg-block rg-lines"><?cs var:x.body ?></span></li><?cs
/each ?></ul>
<?cs if:unread ?><?cs call:off_press("/read", Text.review.mark_read, "govuk-button--secondary") ?><?cs /if ?><?cs
else ?><p class="govuk-body"><?cs var:Text.review.no_messages ?></p><?cs /if ?><?cs
call:form_open(Page.here_case + "/message") ?><?cs
set:Form.ask.body.max = "2000" ?><?cs
call:ask("body", "para", Text.review.message, Text.review.message_hint)
?><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="answer" name="answer" type="checkbox" value="1"<?cs
	if:Form.value.answer ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="answer"><?cs
	var:Text.review.ask_answer ?></label></div></div><?cs
call:submit(Text.do.send) ?></form>
<?cs
call:off_heading("notes", Text.review.notes) ?><?cs if:subcount(Page.notes) ?><ul class="rg-messages"><?cs
each:x = Page.notes ?><li class="rg-messages__one rg-messages__one--note"><span class="rg-quiet"><?cs
	var:x.name ?> · <?cs var:x.at ?></span><span class="rg-block rg-lines"><?cs
	var:x.body ?></span></li><?cs
/each ?></ul>
<?cs /if ?><?cs call:form_open(Page.here_case + "/note") ?><?cs
set:Form.ask.inner.max = "2000" ?><?cs
call:ask("inner", "para", Text.review.note_add, Text.review.note_add_hint) ?><?cs
call:submit(Text.do.save) ?></form>

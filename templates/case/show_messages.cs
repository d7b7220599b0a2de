<?cs # Messages of a case and a form for the next, in its page (case/show.cs).
   #	Page.messages.N.{side at body read answer} Page.unread Page.here_case
?><h2 class="govuk-heading-m" id="messages"><?cs
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

<?cs # A time for somebody who calls; another instead of the one he has.
   #	Page.case.{no title}  Page.booked.{day dow begins ends kind place}
   #	Page.slots.N.{id day dow begins ends kind place left full mine}
   #	Answer.{mobile service_mode}  Page.version  Page.here
   #	Page.over: somebody else's step came first
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.choose_for + " " + Page.case.no ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Text.welcome.choose_for ?></h1>
<p class="govuk-body rg-facts"><strong><?cs call:zh(Page.case.title) ?></strong> <span class="rg-number"><?cs
	var:Page.case.no ?></span><?cs
	if:Answer.mobile ?> <span class="rg-number"><?cs var:Answer.mobile ?></span><?cs /if ?><?cs
	if:Answer.service_mode ?> <?cs var:Text.welcome.wish ?><?cs call:colon() ?><?cs
		var:Text.welcome.kind[Answer.service_mode] ?><?cs /if ?></p>
<p class="govuk-body"><?cs var:Text.welcome.choose_for_more ?></p>
<?cs if:Page.booked.day ?><?cs call:booked_box(Page.booked) ?><?cs /if ?><?cs
set:open = "" ?><?cs each:s = Page.slots ?><?cs if:!open && !s.full && !s.mine ?><?cs
	set:open = "1" ?><?cs set:Page.first = s.id ?><?cs /if ?><?cs /each ?><?cs
if:Page.over ?><p class="govuk-body"><?cs call:err("err_not_now", "") ?></p><?cs
elif:open ?><?cs call:form_open(Page.here) ?><?cs call:version(Page.version) ?><?cs
	call:slot_choice(Page.slots, Page.first) ?><?cs
	call:submit(Text.welcome.book_do) ?></form><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.no_times_for ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

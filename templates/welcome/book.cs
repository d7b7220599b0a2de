<?cs # A time with places left is chosen.
   #	Page.report.{no title state mode early}  Page.booked.{day begins ends kind place}
   #	Page.slots.N.{id day dow begins ends kind place left full mine}
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Text.welcome.choose ?><?cs
set:Page.back = "/welcome/case/" + Page.report.no ?><?cs
include!"layout/head.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs if:Page.booked.day ?><?cs call:booked_box(Page.booked) ?><?cs /if ?><?cs
set:open = "" ?><?cs each:s = Page.slots ?><?cs if:!open && !s.full && !s.mine && Page.report.early ?><?cs
	set:open = "1" ?><?cs set:Page.first = s.id ?><?cs /if ?><?cs /each ?><?cs
if:open ?><?cs call:form_open(Page.here) ?><?cs call:slot_choice(Page.slots, Page.first) ?><?cs
call:submit(Text.welcome.book_do) ?></form><?cs
elif:Page.report.early ?><p class="govuk-body"><?cs var:Text.welcome.no_times ?></p><?cs
else ?><p class="govuk-body"><?cs call:err("err_not_now", "") ?></p><?cs /if ?>
<p class="govuk-body"><?cs var:Text.welcome.just_come ?></p>
<?cs include!"layout/foot.cs" ?>

<?cs # A time with places left is chosen.
   #	Page.report.{no title state mode early}  Page.booked.{day begins ends kind place}
   #	Page.slots.N.{id day begins ends kind place left full mine}
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Text.welcome.choose ?><?cs
set:Page.back = "/welcome/case/" + Page.report.no ?><?cs
include!"layout/head.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs if:Page.booked.day ?><?cs call:booked_box(Page.booked) ?><?cs /if ?><?cs
set:open = "" ?><?cs each:s = Page.slots ?><?cs if:!open && !s.full && !s.mine && Page.report.early ?><?cs
	set:open = "1" ?><?cs set:Page.first = s.id ?><?cs /if ?><?cs /each ?><?cs
if:open ?><?cs call:form_open(Page.here) ?><div class="govuk-form-group<?cs
	if:Page.error.slot ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset" id="slot-set"<?cs
	if:Page.error.slot ?> aria-describedby="slot-error"<?cs /if ?>><legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><?cs
	var:Text.welcome.choose_more ?></legend><?cs
	if:Page.error.slot ?><p id="slot-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.slot, "") ?></p><?cs /if
	?><div class="govuk-radios" data-module="govuk-radios"><?cs
	each:s = Page.slots ?><?cs if:!s.full && !s.mine ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="<?cs
		if:s.id == Page.first ?>slot<?cs else ?>slot-<?cs var:s.id ?><?cs /if ?>" name="slot" type="radio" value="<?cs var:s.id ?>"<?cs
		if:Form.value.slot == s.id ?> checked<?cs /if ?>><label class="govuk-label govuk-radios__label" for="<?cs
		if:s.id == Page.first ?>slot<?cs else ?>slot-<?cs var:s.id ?><?cs /if ?>"><strong><?cs
		var:s.day ?></strong> <?cs call:slot_time(s) ?> <span class="rg-quiet"><?cs
		var:Text.welcome.left ?><?cs call:colon() ?><?cs var:s.left ?></span></label></div><?cs
	/if ?><?cs /each ?></div></fieldset></div><?cs
call:submit(Text.welcome.book_do) ?></form><?cs
elif:Page.report.early ?><p class="govuk-body"><?cs var:Text.welcome.no_times ?></p><?cs
else ?><p class="govuk-body"><?cs call:err("err_not_now", "") ?></p><?cs /if ?>
<p class="govuk-body"><?cs var:Text.welcome.just_come ?></p>
<?cs include!"layout/foot.cs" ?>

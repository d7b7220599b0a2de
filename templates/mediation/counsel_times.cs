<?cs # Choosing a time, on either side.
   #	Page.slots.N.{id day from to ways place shown sex fits}  Page.wish
   #	Page.talks Page.here_form Page.case.version
?><?cs set:Page.title = Text.mediation.counsel.times ?><?cs set:Page.nav = "mine" ?><?cs
set:Page.label.slot = Text.mediation.counsel.slot ?><?cs
set:Page.label.way = Text.mediation.counsel.way_is ?><?cs
include!"layout/any.cs" ?><?cs include!"mediation/help.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs if:!subcount(Page.slots) ?><p class="govuk-body"><?cs var:Text.mediation.counsel.no_slot ?></p><?cs
else ?><?cs call:form_open(Page.here_form) ?><?cs call:version(Page.case.version) ?><div class="govuk-form-group<?cs
	if:Page.error.slot ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset" id="slot"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><?cs
	var:Text.mediation.counsel.slot ?></legend><?cs call:_pick_error("slot") ?><div class="govuk-radios"><?cs
	each:s = Page.slots ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="s<?cs
		var:s.id ?>" name="slot" type="radio" value="<?cs var:s.id ?>"<?cs
		if:Form.value.slot == s.id ?> checked<?cs /if ?>><label class="govuk-label govuk-radios__label" for="s<?cs
		var:s.id ?>"><?cs call:shift_when(s) ?> · <?cs var:s.shown ?>（<?cs
		var:Text.mediation.counsel.sex[s.sex] ?>）<?cs
		if:s.fits ?> <?cs call:tag_of(Text.mediation.counsel.fits, "green") ?><?cs /if ?><span class="rg-block rg-quiet"><?cs
		call:ways_of(s.ways) ?><?cs if:s.place ?> · <?cs var:s.place ?><?cs /if ?></span></label></div><?cs
	/each ?></div></fieldset></div><?cs
	if:Page.wish && !Form.value.way ?><?cs set:Form.value.way = Page.wish ?><?cs /if ?><?cs
	call:help_pick("way", Text.mediation.counsel.way_is, Text.mediation.counsel.way) ?><?cs
	call:submit(Text.mediation.counsel.take) ?></form><?cs /if ?><?cs
if:subcount(Page.talks) ?><?cs call:talks_box(Page.talks) ?><?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

<?cs # What the pages of this program share.
   #
   # booked_box(b)    the time booked for a report-in
   # day_of(s)        a day with its weekday
   # slot_choice(slots, open)  times with places left as one question, under the
   #                  service and the day; open: the id of the first of them
   # slot_time(s)     hours and place of a time
   # report_tabs(here)  board | day | slots | services | late | calls
?><?cs
def:slot_time(s) ?><?cs var:s.begins ?>–<?cs var:s.ends ?> <?cs
	call:zh(s.place) ?> <?cs call:tag_of(Text.welcome.kind[s.kind], "blue") ?><?cs /def ?><?cs

def:day_of(s) ?><?cs var:s.day ?> <?cs var:Text.welcome.dow[s.dow] ?><?cs /def ?><?cs

def:_slot_radio(s, id) ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="<?cs
	var:id ?>" name="slot" type="radio" value="<?cs var:s.id ?>"<?cs
	if:Form.value.slot == s.id ?> checked<?cs /if ?>><label class="govuk-label govuk-radios__label" for="<?cs
	var:id ?>"><strong><?cs var:s.begins ?>–<?cs var:s.ends ?></strong> <?cs
	call:zh(s.place) ?> <span class="rg-quiet"><?cs
	var:Text.welcome.left ?><?cs call:colon() ?><?cs
	var:s.left ?></span></label></div><?cs /def ?><?cs

def:slot_choice(slots, open) ?><div class="govuk-form-group<?cs
	if:Page.error.slot ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset" id="slot-set"<?cs
	if:Page.error.slot ?> aria-describedby="slot-error"<?cs /if ?>><legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><?cs
	var:Text.welcome.choose_more ?></legend><?cs
	if:Page.error.slot ?><p id="slot-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.slot, "") ?></p><?cs /if
	?><div class="govuk-radios" data-module="govuk-radios"><?cs
	set:kind_now = "" ?><?cs set:day_now = "" ?><?cs
	each:s = slots ?><?cs if:!s.full && !s.mine ?><?cs
		if:kind_now != s.kind || day_now != s.day ?><p class="govuk-heading-s rg-day"><?cs
			var:Text.welcome.kind[s.kind] ?> · <?cs call:day_of(s) ?></p><?cs
			set:kind_now = s.kind ?><?cs set:day_now = s.day ?><?cs /if ?><?cs
		if:s.id == open ?><?cs call:_slot_radio(s, "slot") ?><?cs
		else ?><?cs call:_slot_radio(s, "slot-" + s.id) ?><?cs /if ?><?cs
	/if ?><?cs /each ?></div></fieldset></div>
<?cs /def ?><?cs

def:booked_box(b) ?><section class="rg-card rg-card--flat" aria-labelledby="booked"><h2 class="govuk-heading-s" id="booked"><?cs
	var:Text.welcome.booked ?></h2><p class="govuk-body"><strong><?cs
	call:day_of(b) ?></strong> <?cs call:slot_time(b) ?></p></section>
<?cs /def ?><?cs

def:_report_tab(here, code, href) ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:href ?>"<?cs if:here == code ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.welcome.tab[code] ?></a></li><?cs /def ?><?cs

def:report_tabs(here) ?><nav class="rg-tabs" aria-label="<?cs
	var:Text.nav.window ?>"><ul class="rg-tabs__list"><?cs
	call:_report_tab(here, "board", "/desk/welcome/board") ?><?cs
	if:User.roles.window || User.roles.supervisor ?><?cs
		call:_report_tab(here, "day", "/desk/welcome/day") ?><?cs
		call:_report_tab(here, "slots", "/desk/welcome/slots") ?><?cs /if ?><?cs
	if:User.roles.window || User.roles.clerk || User.roles.supervisor ?><?cs
		call:_report_tab(here, "services", "/desk/welcome/services") ?><?cs /if ?><?cs
	if:User.roles.window || User.roles.supervisor || User.roles.leader ?><?cs
		call:_report_tab(here, "late", "/desk/welcome/late") ?><?cs /if ?><?cs
	if:User.roles.clerk || User.roles.supervisor ?><?cs
		call:_report_tab(here, "calls", "/desk/welcome/calls") ?><?cs /if ?><?cs
	if:User.roles.window || User.roles.clerk ?><?cs
		call:_report_tab(here, "open", "/desk/welcome/open") ?><?cs /if ?></ul></nav>
<?cs /def ?>

<?cs # What the pages of this program share.
   #
   # booked_box(b)    the time booked for a report-in
   # slot_time(s)       hours and place of a time
   # report_tabs(here)  board | day | slots | late | calls
?><?cs
def:slot_time(s) ?><?cs var:s.begins ?>–<?cs var:s.ends ?> <?cs
	call:zh(s.place) ?> <?cs call:tag_of(Text.welcome.kind[s.kind], "blue") ?><?cs /def ?><?cs

def:booked_box(b) ?><section class="rg-card rg-card--flat" aria-labelledby="booked"><h2 class="govuk-heading-s" id="booked"><?cs
	var:Text.welcome.booked ?></h2><p class="govuk-body"><strong><?cs
	var:b.day ?></strong> <?cs call:slot_time(b) ?></p></section>
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
	if:User.roles.window || User.roles.supervisor || User.roles.leader ?><?cs
		call:_report_tab(here, "late", "/desk/welcome/late") ?><?cs /if ?><?cs
	if:User.roles.clerk || User.roles.supervisor ?><?cs
		call:_report_tab(here, "calls", "/desk/welcome/calls") ?><?cs /if ?><?cs
	if:User.roles.window || User.roles.clerk ?><?cs
		call:_report_tab(here, "open", "/desk/welcome/open") ?><?cs /if ?></ul></nav>
<?cs /def ?>

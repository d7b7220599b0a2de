<?cs # One day: its times, who comes, visits with their addresses.
   #	Page.{day dow before after today}
   #	Page.slots.N.{id begins ends kind place keeper seats taken cancelled free}
   #	.guests.M.{no title mobile state address}
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.tab.day ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?> <?cs call:day_of(Page) ?></h1>
<?cs call:report_tabs("day") ?><p class="govuk-body"><a class="govuk-link" href="/desk/welcome/day?on=<?cs
	var:url_escape(Page.before) ?>"><?cs var:Text.welcome.day_before ?></a> · <a class="govuk-link" href="/desk/welcome/day"><?cs
	var:Text.welcome.day_today ?></a> · <a class="govuk-link" href="/desk/welcome/day?on=<?cs
	var:url_escape(Page.after) ?>"><?cs var:Text.welcome.day_after ?></a></p>
<?cs each:s = Page.slots ?><div class="rg-card rg-card--flat"><h2 class="govuk-heading-s"><?cs
	call:slot_time(s) ?></h2><p class="rg-quiet"><?cs
	var:Text.welcome.keeper ?><?cs call:colon() ?><?cs call:zh(s.keeper) ?> · <?cs
	var:Text.welcome.taken ?><?cs call:colon() ?><?cs var:s.taken ?> / <?cs var:s.seats ?><?cs
	if:s.cancelled ?> <?cs call:tag_of(Text.welcome.off, "red") ?><?cs /if ?></p><?cs
	if:subcount(s.guests) ?><ul class="govuk-list"><?cs
	each:g = s.guests ?><li><a class="govuk-link" href="<?cs
		var:url_validate("/desk/welcome/" + g.no) ?>"><?cs call:zh(g.title) ?></a> <span class="rg-quiet"><?cs
		var:g.no ?></span> <span class="rg-number"><?cs var:g.mobile ?></span> <?cs
		call:tag_of(Text.welcome.booking[g.state], Text.welcome.booking[g.state].colour) ?><?cs
		if:g.address ?><span class="rg-block"><?cs call:zh(g.address) ?></span><?cs /if ?></li><?cs
	/each ?></ul><?cs /if ?><?cs
	if:s.free ?><?cs call:form_open("/desk/welcome/slots/" + s.id + "/drop") ?><?cs
		call:act(Text.welcome.drop, "drop") ?></form><?cs /if ?></div>
<?cs /each ?><?cs if:!subcount(Page.slots) ?><p class="govuk-body"><?cs
	var:Text.welcome.no_slots ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

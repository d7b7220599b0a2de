<?cs # One activity, for everybody.
   #	Page.event.{id day weekday begins ends kind title place station phone about
   #	seats left state over came summary why open}
   #	Page.parts.N.{code title done}
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Page.event.title ?><?cs
set:Page.title.zh = "1" ?><?cs set:Page.back = "/welcome/calendar" ?><?cs
include!"layout/head.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
def:_fact(name, text) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:name ?></dt><dd class="govuk-summary-list__value"><?cs call:zh(text) ?></dd></div>
<?cs /def ?><h1 class="govuk-heading-l"><?cs call:zh(Page.event.title) ?></h1>
<?cs if:Page.event.state == "cancelled" ?><div class="govuk-inset-text"><strong><?cs
	var:Text.welcome.act.state.cancelled ?></strong><?cs if:Page.event.why ?><?cs call:colon() ?><?cs
	call:zh(Page.event.why) ?><?cs /if ?></div>
<?cs /if ?><dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.welcome.act.when ?></dt><dd class="govuk-summary-list__value"><?cs call:act_when(Page.event) ?></dd></div>
<?cs call:_fact(Text.welcome.act.place, Page.event.place) ?><?cs
call:_fact(Text.welcome.act.host, Page.event.station) ?><?cs
if:Page.event.phone ?><?cs call:_fact(Text.welcome.act.phone, Page.event.phone) ?><?cs /if
?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.welcome.act.kind_of ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Text.welcome.act.kind[Page.event.kind] ?></dd></div><?cs
if:Page.event.state == "announced" ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.welcome.left ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Page.event.left ?> / <?cs var:Page.event.seats ?></dd></div><?cs /if ?><?cs
if:Page.event.state == "held" ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.welcome.act.came ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Page.event.came ?></dd></div><?cs /if ?></dl>
<?cs if:Page.event.about ?><p class="rg-lines"><?cs call:zh(Page.event.about) ?></p>
<?cs /if ?><?cs if:subcount(Page.parts) ?><h2 class="govuk-heading-m"><?cs
	var:Text.welcome.act.parts ?></h2><ul class="govuk-list govuk-list--bullet"><?cs
each:p = Page.parts ?><li><?cs
	if:p.code ?><?cs var:Text.welcome.act.part[p.code] ?><?cs
	else ?><?cs call:zh(p.title) ?><?cs /if ?></li><?cs
/each ?></ul><?cs /if ?><?cs
if:Page.event.state == "held" && Page.event.summary ?><h2 class="govuk-heading-m"><?cs
	var:Text.welcome.act.how ?></h2><p class="rg-lines"><?cs call:zh(Page.event.summary) ?></p><?cs /if ?><?cs
if:Page.event.open ?><p class="govuk-body"><?cs var:Text.welcome.act.come_more ?></p>
<p><?cs call:start(Text.welcome.act.signup, "/welcome/signup") ?></p><?cs
elif:Page.event.state == "announced" && !Page.event.over ?><p class="govuk-body"><?cs
	var:Text.welcome.act.full_more ?></p><?cs /if ?><?cs
if:Page.event.state != "held" ?><p class="govuk-body"><a class="govuk-link rg-action" href="/welcome/events/<?cs
	var:url_escape(Page.event.id) ?>.ics"><?cs var:Text.welcome.act.to_calendar ?> (.ics)</a></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

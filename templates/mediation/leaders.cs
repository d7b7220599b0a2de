<?cs # Days on which leaders receive people, and one's own places.
   #	Page.days.N.{id day begins ends place leader post station seats left full mine}
   #	Page.mine.N.{id day begins place leader post seat state no off open}
   #	Page.message: booked cancelled
?><?cs set:Page.nav = "mediation" ?><?cs set:Page.title = Text.mediation.duty.title ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/parts.cs" ?><?cs
if:Page.message && Text.mediation.duty.done[Page.message] ?><div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done-title"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done-title"><?cs
	var:Text.ui.success ?></h2></div><div class="govuk-notification-banner__content"><p class="govuk-body"><?cs
	var:Text.mediation.duty.done[Page.message] ?></p></div></div>
<?cs /if ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.mediation.duty.more ?></p>
<?cs if:subcount(Page.mine) ?><h2 class="govuk-heading-m" id="mine"><?cs
	var:Text.mediation.duty.mine ?></h2><?cs
each:b = Page.mine ?><div class="rg-card rg-card--flat"><p class="govuk-body"><strong><?cs
	var:b.day ?> <?cs var:b.begins ?></strong> <?cs
	if:b.off ?><?cs call:tag_of(Text.mediation.duty.off, "red") ?><?cs
	else ?><?cs call:tag_of(Text.mediation.duty.state[b.state], Text.mediation.duty.state[b.state].colour) ?><?cs /if
	?><span class="rg-block"><?cs var:b.leader ?> <?cs var:b.post ?> · <?cs var:b.place ?> · <?cs
	var:Text.mediation.duty.seat ?> <?cs var:b.seat ?><?cs
	if:b.no ?> · <?cs call:rights_link(b.no) ?><?cs /if ?></span></p><?cs
	if:b.open ?><?cs call:form_open("/mediation/booking/" + b.id + "/cancel") ?><?cs
		call:act(Text.mediation.duty.cancel, "cancel") ?></form><?cs /if ?></div>
<?cs /each ?><?cs /if ?><h2 class="govuk-heading-m" id="days"><?cs
	var:Text.mediation.duty.days ?></h2><?cs
each:d = Page.days ?><div class="rg-card rg-card--flat"><?cs call:duty_what(d) ?><p class="govuk-body"><?cs
	if:d.mine ?><?cs call:tag_of(Text.mediation.duty.yours, "green") ?><?cs
	elif:d.full ?><?cs call:tag_of(Text.mediation.duty.full, "grey") ?><?cs
	else ?><a class="govuk-link rg-action" href="<?cs
		var:url_validate("/mediation/duty/" + d.id) ?>"><?cs
		var:Text.mediation.duty.book ?><span class="govuk-visually-hidden"> <?cs var:d.day ?> <?cs var:d.begins ?></span></a> <span class="rg-quiet"><?cs
		var:Text.mediation.duty.left ?><?cs call:colon() ?><?cs var:d.left ?></span><?cs
	/if ?></p></div>
<?cs /each ?><?cs if:!subcount(Page.days) ?><p class="govuk-body"><?cs
	var:Text.mediation.duty.none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

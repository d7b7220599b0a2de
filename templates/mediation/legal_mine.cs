<?cs # One's own places with lawyers: given back, read, rated.
   #	Page.rows.N.{id day from to place station lawyer topic question state why
   #	summary referral rating open}
?><?cs set:Page.title = Text.mediation.legal.mine ?><?cs set:Page.nav = "mediation" ?><?cs
set:Page.back = "/mediation/legal" ?><?cs
set:Page.label.rating = Text.mediation.legal.rate ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/help.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.mediation.legal.mine_none ?></p><?cs
	call:go(Text.mediation.legal.rota, "/mediation/legal") ?><?cs /if ?><?cs
each:b = Page.rows ?><section class="rg-card" aria-labelledby="b<?cs var:b.id ?>"><h2 class="govuk-heading-m" id="b<?cs
	var:b.id ?>"><?cs call:shift_when(b) ?> <?cs
	call:tag_of(Text.mediation.legal.state[b.state], "blue") ?></h2><?cs
call:answers_open() ?><?cs
call:answer(Text.mediation.legal.place, b.station + " " + b.place) ?><?cs
call:answer(Text.mediation.legal.lawyer, b.lawyer) ?><?cs
call:answer(Text.mediation.legal.topic_is, Text.mediation.legal.topic[b.topic]) ?><?cs
if:b.question ?><?cs call:answer(Text.mediation.legal.question, b.question) ?><?cs /if ?><?cs
if:b.why ?><?cs call:answer(Text.mediation.legal.cancelled_why, b.why) ?><?cs /if ?><?cs
if:b.summary ?><?cs call:answer(Text.mediation.legal.summary, b.summary) ?><?cs /if ?><?cs
if:b.referral ?><?cs call:answer(Text.mediation.legal.referral_is, Text.mediation.legal.referral[b.referral]) ?><?cs /if ?><?cs
if:b.rating ?><?cs call:answer(Text.mediation.legal.rated, Text.mediation.legal.stars[b.rating]) ?><?cs /if ?><?cs
call:answers_close() ?><?cs
if:b.open ?><?cs call:form_open("/mediation/legal/mine/" + b.id + "/cancel") ?><?cs
	call:act(Text.mediation.legal.give_back, "cancel") ?></form><?cs /if ?><?cs
if:b.state == "came" && !b.rating ?><?cs
	call:form_open("/mediation/legal/mine/" + b.id + "/rate") ?><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.mediation.legal.rate ?></legend><div class="govuk-radios govuk-radios--small"><?cs
	each:s = Text.mediation.legal.stars ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="r<?cs
		var:b.id ?>-<?cs var:name(s) ?>" name="rating" type="radio" value="<?cs
		var:name(s) ?>"><label class="govuk-label govuk-radios__label" for="r<?cs
		var:b.id ?>-<?cs var:name(s) ?>"><?cs var:s ?></label></div><?cs
	/each ?></div></fieldset><?cs call:act(Text.mediation.legal.rate_do, "rate") ?></form><?cs
/if ?></section>
<?cs /each ?><?cs include!"layout/foot.cs" ?>

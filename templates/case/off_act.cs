<?cs # One step of a case, drawn from its standard.
   #
   # Page.case Page.head Page.action.{name label note} Page.fields Page.reasons
   # Page.canned Page.confirm Page.unchecked.N.{label state}  papers not yet
   # checked; Page.asks with Page.items.N.{title items.M} and Page.paper_items:
   # what a correction may name, each {name field label answer checked word error}
   # Page.version Page.changed Page.over: the step is no longer open
   # Page.money Page.gift Page.risks (carefund/parts.cs)
   # Page.claim (employment/claim.cs)
   # Page.left.N  tasks that must be done first; Page.to: below the case's page
?><?cs set:Page.title = Page.action.label + " " + Page.case.no ?><?cs set:Page.nav = "inbox" ?><?cs set:Page.label.reason = Text.review.reason ?><?cs
include!"layout/desk.cs" ?><?cs
include!"carefund/parts.cs" ?><?cs include!"employment/claim.cs" ?><?cs
include!"mediation/parts.cs" ?><?cs

def:item(x, id) ?><li class="rg-item"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="item-<?cs
	var:id ?>" name="item" type="checkbox" value="<?cs var:x.name ?>"<?cs
	if:x.checked ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="item-<?cs
	var:id ?>"><?cs var:x.label ?><?cs
	if:x.request ?> <span class="rg-quiet"><?cs var:Text.review.on_request ?></span><?cs /if ?><?cs
	if:x.answer ?><span class="rg-block rg-quiet"><?cs var:x.answer ?></span><?cs /if
	?></label></div><div class="rg-item__word<?cs
	if:x.error ?> govuk-form-group--error<?cs /if ?>"><?cs
	if:x.error ?><p id="<?cs var:x.field ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(x.error, "") ?></p><?cs /if
	?><label class="govuk-visually-hidden" for="<?cs var:x.field ?>"><?cs
	var:Text.review.item_word ?> <?cs var:x.label ?></label><input class="govuk-input<?cs
	if:x.error ?> govuk-input--error" aria-describedby="<?cs var:x.field ?>-error<?cs /if ?>" id="<?cs
	var:x.field ?>" name="<?cs var:x.field ?>" value="<?cs
	var:x.word ?>" maxlength="500" placeholder="<?cs var:Text.review.item_word ?>"></div></li>
<?cs /def ?><?cs

def:items() ?><div class="govuk-form-group rg-group<?cs
	if:Page.error.item ?> govuk-form-group--error<?cs /if ?>" id="item"><p class="govuk-body"><?cs
	var:Text.review.items_intro ?></p><?cs
if:Page.error.item ?><p id="item-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error.item, "") ?></p><?cs /if
?><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.review.papers ?></legend><ul class="rg-items govuk-checkboxes govuk-checkboxes--small"><?cs
	each:x = Page.paper_items.items ?><?cs call:item(x, x.name) ?><?cs /each ?></ul></fieldset><?cs
each:p = Page.items ?><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:p.title ?></legend><ul class="rg-items govuk-checkboxes govuk-checkboxes--small"><?cs
	each:x = p.items ?><?cs call:item(x, x.name) ?><?cs /each ?></ul></fieldset><?cs
/each ?></div>
<?cs /def ?><?cs

call:changed() ?>
<p class="rg-case__no"><span class="rg-number"><?cs var:Page.case.no ?></span> <?cs call:zh(Page.case.title) ?> <?cs
	if:Config.lang == "en" ?><?cs call:state_as(Page.case.state, Page.head.label.en) ?><?cs
	else ?><?cs call:state_as(Page.case.state, Page.head.label) ?><?cs /if ?></p>
<h1 class="govuk-heading-l"><?cs var:Page.action.label ?></h1>
<?cs if:Page.over ?><?cs call:warning(Text.review.over) ?><?cs
	call:go(Text.review.to_case, Page.here_case) ?><?cs
else ?><?cs
if:subcount(Page.unchecked) ?><div class="govuk-inset-text" id="papers"><p class="govuk-body"><strong><?cs
	var:Text.review.unchecked ?></strong></p><ul class="govuk-list govuk-list--bullet"><?cs
	each:x = Page.unchecked ?><li><?cs var:x.label ?> <?cs
	call:tag_of(Text.file[x.state], Text.file[x.state].colour) ?></li><?cs
	/each ?></ul><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>#papers"><?cs var:Text.review.check_papers ?></a></p></div>
<?cs /if ?><?cs
if:subcount(Page.left) ?><div class="govuk-inset-text" id="tasks"><p class="govuk-body"><strong><?cs
	var:Text.review.left ?></strong></p><ul class="govuk-list govuk-list--bullet"><?cs
	each:x = Page.left ?><li><?cs var:x ?></li><?cs /each ?></ul></div>
<?cs /if ?><?cs
if:subcount(Page.money) ?><?cs call:money_box(Page.money) ?><?cs
elif:Page.claim.amount ?><?cs call:claim_desk(Page.claim) ?><?cs
else ?><?cs call:risks() ?><?cs /if ?><?cs
if:subcount(Page.gift) ?><?cs call:gift_box(Page.gift) ?><?cs /if ?><?cs
call:rights_rule() ?><?cs call:rights_alikes() ?><?cs
call:form_open(Page.here_case + "/" + Page.to) ?><?cs
call:version(Page.version) ?><?cs
if:Page.asks ?><?cs call:items() ?><?cs /if ?><?cs
call:step_fields() ?><div class="govuk-button-group"><?cs
if:Page.confirm ?><button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Page.action.label ?></button><?cs
else ?><?cs call:submit(Page.action.label) ?><?cs /if ?> <a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Text.do.cancel ?></a></div></form>
<?cs /if ?>
<?cs include!"layout/foot.cs" ?>

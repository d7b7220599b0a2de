<?cs # Giving a case to an officer: Page.holders.N.{id name station n}, those who
   # can take its step, least busy first.
?><?cs set:Page.title = Text.review.assign_title + " " + Page.case.no ?><?cs set:Page.nav = "inbox" ?><?cs include!"layout/desk.cs" ?>
<?cs call:case_title() ?>
<h2 class="govuk-heading-m"><?cs var:Text.review.assign_title ?></h2>
<p class="govuk-body"><?cs var:Text.review.owner ?><?cs call:colon() ?><?cs call:owner_of() ?></p>
<?cs if:subcount(Page.holders) ?><?cs call:form_open(Page.here_case + "/assign")
?><div class="govuk-form-group<?cs
	if:Page.error.officer ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.review.assign_to ?></legend><?cs
	if:Page.error.officer ?><p id="officer-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.officer, "") ?></p><?cs /if
	?><div class="govuk-radios" data-module="govuk-radios"><?cs
	each:x = Page.holders ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="officer<?cs
		if:!first(x) ?>-<?cs var:x.id ?><?cs /if ?>" name="officer" type="radio" value="<?cs
		var:x.id ?>"<?cs if:Form.value.officer == x.id ?> checked<?cs /if
		?>><label class="govuk-label govuk-radios__label" for="officer<?cs
		if:!first(x) ?>-<?cs var:x.id ?><?cs /if ?>"><?cs var:x.name ?> <span class="rg-quiet"><?cs
		var:x.station ?> · <?cs var:Text.review.has_cases ?> <?cs var:x.n ?></span></label></div>
<?cs	/each ?></div></fieldset></div>
<?cs call:submit(Text.do.assign) ?></form>
<?cs else ?><p class="govuk-body"><?cs var:Text.review.assign_none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

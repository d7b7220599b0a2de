<?cs # What a page says to the reader.
   #
   # notification_banner(o)  text type(success) titleText titleHeadingLevel
   #                         titleId role classes disableAutoFocus
   # warning_text(o)         text iconFallbackText    warning(text)
   # inset_text(o)           text id classes          inset(text)
   # panel(o)                titleText text headingLevel
   # details(o)              summaryText text open id
   #   details_open(summary) … details_close() around what is longer
   # error_summary(o)        titleText descriptionText errorList.N.{text href}
?><?cs
def:_banner_id(o) ?><?cs if:o.titleId ?><?cs var:o.titleId ?><?cs
	else ?>govuk-notification-banner-title<?cs /if ?><?cs /def ?><?cs

def:notification_banner(o) ?><div class="govuk-notification-banner<?cs
	if:o.type == "success" ?> govuk-notification-banner--success<?cs /if ?><?cs
	call:classes(o) ?>" role="<?cs
	if:o.role ?><?cs var:o.role ?><?cs
	elif:o.type == "success" ?>alert<?cs
	else ?>region<?cs /if ?>" aria-labelledby="<?cs
	call:_banner_id(o) ?>" data-module="govuk-notification-banner"<?cs
	if:?o.disableAutoFocus ?> data-disable-auto-focus="<?cs
		if:o.disableAutoFocus ?>true<?cs else ?>false<?cs /if ?>"<?cs /if ?><?cs
	call:attrs(o.attributes) ?>><div class="govuk-notification-banner__header"><h<?cs
	call:_or(o.titleHeadingLevel, "2")
	?> class="govuk-notification-banner__title" id="<?cs call:_banner_id(o) ?>"><?cs
	if:o.titleText ?><?cs var:o.titleText ?><?cs
	elif:o.type == "success" ?><?cs var:Text.ui.success ?><?cs
	else ?><?cs var:Text.ui.important ?><?cs /if ?></h<?cs
	call:_or(o.titleHeadingLevel, "2")
	?>></div><div class="govuk-notification-banner__content"><?cs
	if:o.text ?><p class="govuk-notification-banner__heading"><?cs
		var:o.text ?></p><?cs /if ?></div></div>
<?cs /def ?><?cs

def:_warning(text, icon, o) ?><div class="govuk-warning-text<?cs
	call:classes(o) ?>"<?cs call:attrs(o.attributes)
	?>><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden"><?cs
	var:icon ?></span> <?cs var:text ?></strong></div>
<?cs /def ?><?cs

def:warning_text(o) ?><?cs
if:o.iconFallbackText ?><?cs call:_warning(o.text, o.iconFallbackText, o) ?><?cs
else ?><?cs call:_warning(o.text, Text.ui.warning, o) ?><?cs /if ?><?cs
/def ?><?cs

def:warning(text) ?><?cs call:_warning(text, Text.ui.warning, Page.none) ?><?cs
/def ?><?cs

def:inset_text(o) ?><div<?cs if:o.id ?> id="<?cs var:o.id ?>"<?cs /if
	?> class="govuk-inset-text<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs var:o.text ?></div>
<?cs /def ?><?cs

def:inset(text) ?><div class="govuk-inset-text"><?cs var:text ?></div>
<?cs /def ?><?cs

def:panel(o) ?><div class="govuk-panel govuk-panel--confirmation<?cs
	call:classes(o) ?>"<?cs call:attrs(o.attributes) ?>><h<?cs
	call:_or(o.headingLevel, "1") ?> class="govuk-panel__title"><?cs
	var:o.titleText ?></h<?cs call:_or(o.headingLevel, "1") ?>><?cs
	if:o.text ?><div class="govuk-panel__body"><?cs var:o.text ?></div><?cs
	/if ?></div>
<?cs /def ?><?cs

def:details(o) ?><details<?cs if:o.id ?> id="<?cs var:o.id ?>"<?cs /if
	?> class="govuk-details<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?><?cs if:o.open ?> open<?cs /if
	?>><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:o.summaryText ?></span></summary><div class="govuk-details__text"><?cs
	var:o.text ?></div></details>
<?cs /def ?><?cs

def:details_open(summary) ?><details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:summary ?></span></summary><div class="govuk-details__text"><?cs
/def ?><?cs
def:details_close() ?></div></details>
<?cs /def ?><?cs

def:_error_open(auto, o) ?><div class="govuk-error-summary<?cs
	call:classes(o) ?>"<?cs if:?auto ?> data-disable-auto-focus="<?cs
		if:auto ?>true<?cs else ?>false<?cs /if ?>"<?cs /if ?><?cs
	call:attrs(o.attributes)
	?> data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title"><?cs
/def ?><?cs

def:error_summary(o) ?><?cs call:_error_open(o.disableAutoFocus, o) ?><?cs
	var:o.titleText ?></h2><div class="govuk-error-summary__body"><?cs
	if:o.descriptionText ?><p><?cs var:o.descriptionText ?></p><?cs /if ?><?cs
	if:subcount(o.errorList) ?><ul class="govuk-list govuk-error-summary__list"><?cs
	each:e = o.errorList ?><li><?cs
		if:e.href ?><a href="<?cs var:url_validate(e.href) ?>"<?cs
			call:attrs(e.attributes) ?>><?cs var:e.text ?></a><?cs
		else ?><?cs var:e.text ?><?cs /if ?></li><?cs
	/each ?></ul><?cs /if ?></div></div></div>
<?cs /def ?>

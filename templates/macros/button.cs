<?cs # button(o)            text href type name value classes id disabled
   #                      preventDoubleClick isStartButton attributes
   # submit(text)         the one main button of a form
   # act(text, do)        a second button of the same form: name="do"
   # act_danger(text, do) the same for what cannot be taken back
   # go(text, href)       a link that looks like a button
   # start(text, href)    the large one of a guide page
?><?cs
def:_start_icon() ?> <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg><?cs
/def ?><?cs

def:_button_class(o) ?> class="govuk-button<?cs call:classes(o) ?><?cs
	if:o.isStartButton ?> govuk-button--start<?cs /if
	?>" data-module="govuk-button"<?cs call:attrs(o.attributes) ?><?cs
	if:o.id ?> id="<?cs var:o.id ?>"<?cs /if ?><?cs
/def ?><?cs

def:button(o) ?><?cs
if:o.href || o.element == "a"
	?><a href="<?cs if:o.href ?><?cs var:url_validate(o.href) ?><?cs
	else ?>#<?cs /if ?>" role="button" draggable="false"<?cs
	call:_button_class(o) ?>><?cs var:o.text ?><?cs
	if:o.isStartButton ?><?cs call:_start_icon() ?><?cs /if ?></a>
<?cs else
	?><button<?cs if:o.value ?> value="<?cs var:o.value ?>"<?cs /if
	?> type="<?cs if:o.type ?><?cs var:o.type ?><?cs
	else ?>submit<?cs /if ?>"<?cs
	if:o.name ?> name="<?cs var:o.name ?>"<?cs /if ?><?cs
	if:o.disabled ?> disabled aria-disabled="true"<?cs /if ?><?cs
	if:?o.preventDoubleClick ?> data-prevent-double-click="<?cs
		if:o.preventDoubleClick ?>true<?cs else ?>false<?cs /if ?>"<?cs
	/if ?><?cs call:_button_class(o) ?>><?cs var:o.text ?><?cs
	if:o.isStartButton ?><?cs call:_start_icon() ?><?cs /if ?></button>
<?cs /if ?><?cs
/def ?><?cs

def:submit(text) ?><button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><?cs var:text ?></button>
<?cs /def ?><?cs

def:_act(text, do, look) ?><button type="submit" name="do" value="<?cs var:do ?>" class="govuk-button <?cs var:look ?>" data-module="govuk-button" data-prevent-double-click="true"><?cs var:text ?></button>
<?cs /def ?><?cs

def:act(text, do) ?><?cs call:_act(text, do, "govuk-button--secondary") ?><?cs
/def ?><?cs

def:act_danger(text, do) ?><?cs call:_act(text, do, "govuk-button--warning") ?><?cs
/def ?><?cs

def:go(text, href) ?><a href="<?cs var:url_validate(href) ?>" role="button" draggable="false" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs var:text ?></a>
<?cs /def ?><?cs

def:start(text, href) ?><a href="<?cs var:url_validate(href) ?>" role="button" draggable="false" class="govuk-button govuk-button--start" data-module="govuk-button"><?cs var:text ?><?cs call:_start_icon() ?></a>
<?cs /def ?>

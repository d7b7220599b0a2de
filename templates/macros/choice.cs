<?cs # radios(o)      name idPrefix value items.N.{value text checked disabled id
   #                hint.text label.classes divider} fieldset.legend.text
   #                hint.text errorMessage.text classes
   # checkboxes(o)  the same; values.N are those ticked; items.N.name,
   #                items.N.behaviour
?><?cs
def:_radio(o, item, id) ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="<?cs
	var:id ?>" name="<?cs var:o.name ?>" type="radio" value="<?cs
	var:item.value ?>"<?cs
	if:?item.checked ?><?cs if:item.checked ?> checked<?cs /if ?><?cs
	elif:?o.value && item.value == o.value ?> checked<?cs /if ?><?cs
	if:item.disabled ?> disabled<?cs /if ?><?cs
	if:item.hint.text ?> aria-describedby="<?cs var:id ?>-item-hint"<?cs /if ?><?cs
	call:attrs(item.attributes) ?>><label class="govuk-label govuk-radios__label<?cs
	call:classes(item.label) ?>" for="<?cs var:id ?>"<?cs
	call:attrs(item.label.attributes) ?>><?cs
	var:item.text ?></label><?cs
	if:item.hint.text ?><?cs
		call:_hint(item.hint, id + "-item-hint", " govuk-radios__hint") ?><?cs
	/if ?></div>
<?cs /def ?><?cs

def:_radio_inner(o, prefix, i) ?><?cs call:group_text(o, prefix)
?><div class="govuk-radios<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?> data-module="govuk-radios"><?cs
	var:o.formGroup.beforeInputs.text ?><?cs
each:item = o.items ?><?cs
	set:i = i + #1 ?><?cs
	if:item.divider ?><div class="govuk-radios__divider"><?cs
		var:item.divider ?></div>
<?cs	elif:item.id ?><?cs call:_radio(o, item, item.id) ?><?cs
	elif:i == #1 ?><?cs call:_radio(o, item, prefix) ?><?cs
	else ?><?cs call:_radio(o, item, prefix + "-" + i) ?><?cs /if ?><?cs
/each ?><?cs var:o.formGroup.afterInputs.text ?></div>
<?cs /def ?><?cs

def:_radios(o, prefix) ?><?cs call:group_open(o, "") ?>>
<?cs if:subcount(o.fieldset) ?><?cs
	call:fieldset_open(o.fieldset, o, prefix, "") ?><?cs
	call:_radio_inner(o, prefix, "0") ?></fieldset>
<?cs else ?><?cs call:_radio_inner(o, prefix, "0") ?><?cs /if ?></div>
<?cs /def ?><?cs

def:radios(o) ?><?cs
if:o.idPrefix ?><?cs call:_radios(o, o.idPrefix) ?><?cs
else ?><?cs call:_radios(o, o.name) ?><?cs /if ?><?cs
/def ?><?cs

def:_ticked(o, item) ?><?cs
if:?item.checked ?><?cs if:item.checked ?> checked<?cs /if ?><?cs
else ?><?cs each:v = o.values ?><?cs
	if:v == item.value ?> checked<?cs /if ?><?cs /each ?><?cs
/if ?><?cs /def ?><?cs

def:_checkbox_by(o, item, prefix, id) ?><?cs
if:subcount(o.fieldset) ?><?cs
	if:item.hint.text ?> aria-describedby="<?cs var:id ?>-item-hint"<?cs
	/if ?><?cs
elif:item.hint.text && (o.describedBy || o.hint.text || o.errorMessage.text)
	?> aria-describedby="<?cs var:o.describedBy ?><?cs
	if:o.hint.text ?> <?cs var:prefix ?>-hint<?cs /if ?><?cs
	if:o.errorMessage.text ?> <?cs var:prefix ?>-error<?cs /if ?> <?cs
	var:id ?>-item-hint"<?cs
elif:item.hint.text ?> aria-describedby="<?cs var:id ?>-item-hint"<?cs
else ?><?cs call:described(o, prefix, o.describedBy) ?><?cs
/if ?><?cs /def ?><?cs

def:_checkbox(o, item, prefix, id) ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="<?cs
	var:id ?>" name="<?cs
	if:item.name ?><?cs var:item.name ?><?cs
	else ?><?cs var:o.name ?><?cs /if ?>" type="checkbox" value="<?cs
	var:item.value ?>"<?cs
	call:_ticked(o, item) ?><?cs
	if:item.disabled ?> disabled<?cs /if ?><?cs
	if:item.behaviour ?> data-behaviour="<?cs var:item.behaviour ?>"<?cs /if ?><?cs
	call:_checkbox_by(o, item, prefix, id) ?><?cs
	call:attrs(item.attributes) ?>><label class="govuk-label govuk-checkboxes__label<?cs
	call:classes(item.label) ?>" for="<?cs var:id ?>"<?cs
	call:attrs(item.label.attributes) ?>><?cs
	var:item.text ?></label><?cs
	if:item.hint.text ?><?cs
		call:_hint(item.hint, id + "-item-hint", " govuk-checkboxes__hint") ?><?cs
	/if ?></div>
<?cs /def ?><?cs

def:_checkbox_inner(o, prefix, i) ?><?cs call:group_text(o, prefix)
?><div class="govuk-checkboxes<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?> data-module="govuk-checkboxes"><?cs
	var:o.formGroup.beforeInputs.text ?><?cs
each:item = o.items ?><?cs
	set:i = i + #1 ?><?cs
	if:item.divider ?><div class="govuk-checkboxes__divider"><?cs
		var:item.divider ?></div>
<?cs	elif:item.id ?><?cs call:_checkbox(o, item, prefix, item.id) ?><?cs
	elif:i == #1 ?><?cs call:_checkbox(o, item, prefix, prefix) ?><?cs
	else ?><?cs call:_checkbox(o, item, prefix, prefix + "-" + i) ?><?cs /if ?><?cs
/each ?><?cs var:o.formGroup.afterInputs.text ?></div>
<?cs /def ?><?cs

def:_checkboxes(o, prefix) ?><?cs call:group_open(o, "") ?>>
<?cs if:subcount(o.fieldset) ?><?cs
	call:fieldset_open(o.fieldset, o, prefix, "") ?><?cs
	call:_checkbox_inner(o, prefix, "0") ?></fieldset>
<?cs else ?><?cs call:_checkbox_inner(o, prefix, "0") ?><?cs /if ?></div>
<?cs /def ?><?cs

def:checkboxes(o) ?><?cs
if:o.idPrefix ?><?cs call:_checkboxes(o, o.idPrefix) ?><?cs
else ?><?cs call:_checkboxes(o, o.name) ?><?cs /if ?><?cs
/def ?>

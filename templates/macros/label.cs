<?cs # label, hint, error message, fieldset: what stands around a control.
   #
   # label(o, for)           text classes isPageHeading attributes
   # hint(o, id)             text classes attributes
   # error_message(o, id)    text classes visuallyHiddenText attributes
   # group_open(o, extra)    opens the form group; closed by a plain </div>
   # group_text(o, id)       hint and error message of a control
   # described(o, id, by)    its aria-describedby
   # fieldset_open(f, by, role)  legend.text legend.classes
   #                         legend.isPageHeading classes attributes
?><?cs
def:_label(o, for, base) ?><?cs
if:o.text ?><?cs
	if:o.isPageHeading ?><h1 class="govuk-label-wrapper"><?cs /if
	?><label class="govuk-label<?cs var:base ?><?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?><?cs
	if:for ?> for="<?cs var:for ?>"<?cs /if ?>><?cs var:o.text ?></label><?cs
	if:o.isPageHeading ?></h1><?cs /if ?>
<?cs /if ?><?cs
/def ?><?cs

def:label(o, for) ?><?cs call:_label(o, for, "") ?><?cs /def ?><?cs

def:_hint(o, id, base) ?><div<?cs if:id ?> id="<?cs var:id ?>"<?cs /if
	?> class="govuk-hint<?cs var:base ?><?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs var:o.text ?></div>
<?cs /def ?><?cs

def:hint(o, id) ?><?cs call:_hint(o, id, "") ?><?cs /def ?><?cs

def:error_message(o, id) ?><p<?cs if:id ?> id="<?cs var:id ?>"<?cs /if
	?> class="govuk-error-message<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs
	if:!?o.visuallyHiddenText
		?><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs
	elif:o.visuallyHiddenText
		?><span class="govuk-visually-hidden"><?cs
		var:o.visuallyHiddenText ?>:</span> <?cs
	/if ?><?cs var:o.text ?></p>
<?cs /def ?><?cs

def:group_open(o, extra) ?><div class="govuk-form-group<?cs
	if:o.errorMessage.text ?> govuk-form-group--error<?cs /if ?><?cs
	var:extra ?><?cs call:classes(o.formGroup) ?>"<?cs
	call:attrs(o.formGroup.attributes) ?><?cs
/def ?><?cs

def:group_text(o, id) ?><?cs
if:o.hint.text ?><?cs call:hint(o.hint, id + "-hint") ?><?cs /if ?><?cs
if:o.errorMessage.text ?><?cs
	call:error_message(o.errorMessage, id + "-error") ?><?cs
/if ?><?cs /def ?><?cs

def:described(o, id, by) ?><?cs
if:by || o.hint.text || o.errorMessage.text ?> aria-describedby="<?cs
	var:by ?><?cs
	if:o.hint.text ?><?cs if:by ?> <?cs /if ?><?cs var:id ?>-hint<?cs /if ?><?cs
	if:o.errorMessage.text ?><?cs if:by || o.hint.text ?> <?cs /if ?><?cs
		var:id ?>-error<?cs /if ?>"<?cs
/if ?><?cs /def ?><?cs

def:legend(l) ?><?cs
if:l.text ?><legend class="govuk-fieldset__legend<?cs call:classes(l) ?>"><?cs
	if:l.isPageHeading ?><h1 class="govuk-fieldset__heading"><?cs
		var:l.text ?></h1><?cs
	else ?><?cs var:l.text ?><?cs /if ?></legend>
<?cs /if ?><?cs /def ?><?cs

def:fieldset_open(f, o, id, role) ?><fieldset class="govuk-fieldset<?cs
	call:classes(f) ?>"<?cs
	if:role ?> role="<?cs var:role ?>"<?cs /if ?><?cs
	call:described(o, id, f.describedBy) ?><?cs
	call:attrs(f.attributes) ?>>
<?cs call:legend(f.legend) ?><?cs /def ?><?cs

def:fieldset(o) ?><?cs
	call:fieldset_open(o, o.nothing, "", o.role) ?></fieldset>
<?cs /def ?>

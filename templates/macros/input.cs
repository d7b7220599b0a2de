<?cs # Controls one types into.  All take the kit's options: id name value
   # label.text hint.text errorMessage.text classes describedBy disabled
   # autocomplete spellcheck formGroup.classes attributes.
   #
   # input(o)            type inputmode pattern autocapitalize prefix suffix
   # textarea(o)         rows
   # character_count(o)  maxlength maxwords threshold rows, words of the counter
   # password_input(o)   with a button that shows what was typed
   # date_input(o)       id namePrefix items.N.{name label value classes …},
   #                     fieldset.legend.text
   # file_upload(o)      multiple
   # select(o)           items.N.{value text selected disabled}
   #                     groups.N.{label items} draws optgroups
?><?cs
def:_spell(o) ?><?cs if:?o.spellcheck ?> spellcheck="<?cs
	if:o.spellcheck ?>true<?cs else ?>false<?cs /if ?>"<?cs /if ?><?cs
/def ?><?cs

def:_option_attr(key, v) ?><?cs if:?v ?> <?cs var:key ?>="<?cs
	var:v ?>"<?cs /if ?><?cs /def ?><?cs

def:_input(o, id, base, type) ?><input class="govuk-input<?cs var:base ?><?cs
	call:classes(o) ?><?cs
	if:o.errorMessage.text ?> govuk-input--error<?cs /if ?>" id="<?cs
	var:id ?>" name="<?cs var:o.name ?>" type="<?cs
	call:_or(type, "text") ?>"<?cs
	call:_spell(o) ?><?cs
	call:_option_attr("value", o.value) ?><?cs
	if:o.disabled ?> disabled<?cs /if ?><?cs
	call:described(o, id, o.describedBy) ?><?cs
	call:_option_attr("autocomplete", o.autocomplete) ?><?cs
	call:_option_attr("autocapitalize", o.autocapitalize) ?><?cs
	call:_option_attr("pattern", o.pattern) ?><?cs
	call:_option_attr("inputmode", o.inputmode) ?><?cs
	call:attrs(o.attributes) ?>>
<?cs /def ?><?cs

def:_affix(a, side) ?><?cs if:a.text ?><div class="govuk-input__<?cs
	var:side ?><?cs call:classes(a) ?>" aria-hidden="true"<?cs
	call:attrs(a.attributes) ?>><?cs var:a.text ?></div>
<?cs /if ?><?cs /def ?><?cs

def:_input_group(o, id) ?><?cs call:group_open(o, "") ?>>
<?cs call:label(o.label, id) ?><?cs call:group_text(o, id) ?><?cs
if:o.prefix.text || o.suffix.text || o.formGroup.beforeInput.text || o.formGroup.afterInput.text
	?><div class="govuk-input__wrapper<?cs call:classes(o.inputWrapper) ?>"<?cs
	call:attrs(o.inputWrapper.attributes) ?>><?cs
	var:o.formGroup.beforeInput.text ?><?cs
	call:_affix(o.prefix, "prefix") ?><?cs
	call:_input(o, id, "", o.type) ?><?cs
	call:_affix(o.suffix, "suffix") ?><?cs
	var:o.formGroup.afterInput.text ?></div>
<?cs else ?><?cs call:_input(o, id, "", o.type) ?><?cs /if ?></div>
<?cs /def ?><?cs

def:input(o) ?><?cs
if:o.id ?><?cs call:_input_group(o, o.id) ?><?cs
else ?><?cs call:_input_group(o, o.name) ?><?cs /if ?><?cs
/def ?><?cs

def:_textarea(o, id, base, by) ?><textarea class="govuk-textarea<?cs
	if:o.errorMessage.text ?> govuk-textarea--error<?cs /if ?><?cs
	var:base ?><?cs call:classes(o) ?>" id="<?cs var:id ?>" name="<?cs
	var:o.name ?>" rows="<?cs
	if:o.rows ?><?cs var:o.rows ?><?cs else ?>5<?cs /if ?>"<?cs
	call:_spell(o) ?><?cs
	if:o.disabled ?> disabled<?cs /if ?><?cs
	call:described(o, id, by) ?><?cs
	if:o.autocomplete ?> autocomplete="<?cs var:o.autocomplete ?>"<?cs
	/if ?><?cs call:attrs(o.attributes) ?>>
<?cs var:o.value ?></textarea>
<?cs /def ?><?cs

def:_textarea_group(o, id) ?><?cs call:group_open(o, "") ?>>
<?cs call:label(o.label, id) ?><?cs call:group_text(o, id) ?><?cs
	var:o.formGroup.beforeInput.text ?><?cs
	call:_textarea(o, id, "", o.describedBy) ?><?cs
	var:o.formGroup.afterInput.text ?></div>
<?cs /def ?><?cs

def:textarea(o) ?><?cs
if:o.id ?><?cs call:_textarea_group(o, o.id) ?><?cs
else ?><?cs call:_textarea_group(o, o.name) ?><?cs /if ?><?cs
/def ?><?cs

def:_plural(key, m) ?><?cs each:w = m ?> data-i18n.<?cs var:key ?>.<?cs
	var:name(w) ?>="<?cs var:w ?>"<?cs /each ?><?cs /def ?><?cs

def:_i18n(key, w) ?><?cs if:w ?> data-i18n.<?cs var:key ?>="<?cs
	var:w ?>"<?cs /if ?><?cs /def ?><?cs

def:_character_count(o, id) ?><?cs
call:group_open(o, " govuk-character-count") ?> data-module="govuk-character-count"<?cs
	if:o.maxlength ?> data-maxlength="<?cs var:o.maxlength ?>"<?cs /if ?><?cs
	if:o.threshold ?> data-threshold="<?cs var:o.threshold ?>"<?cs /if ?><?cs
	if:o.maxwords ?> data-maxwords="<?cs var:o.maxwords ?>"<?cs /if ?><?cs
	call:_plural("characters-under-limit", o.charactersUnderLimitText) ?><?cs
	call:_i18n("characters-at-limit", o.charactersAtLimitText) ?><?cs
	call:_plural("characters-over-limit", o.charactersOverLimitText) ?><?cs
	call:_plural("words-under-limit", o.wordsUnderLimitText) ?><?cs
	call:_i18n("words-at-limit", o.wordsAtLimitText) ?><?cs
	call:_plural("words-over-limit", o.wordsOverLimitText) ?>>
<?cs call:label(o.label, id) ?><?cs call:group_text(o, id) ?><?cs
	var:o.formGroup.beforeInput.text ?><?cs
	call:_textarea(o, id, " govuk-js-character-count", id + "-info") ?><div id="<?cs
	var:id ?>-info" class="govuk-hint govuk-character-count__message<?cs
	call:classes(o.countMessage) ?>"><?cs
	if:o.maxwords ?><?cs var:Text.ui.max_words ?> <?cs var:o.maxwords ?> <?cs
		var:Text.ui.max_words.after ?><?cs
	elif:o.maxlength ?><?cs var:Text.ui.max_chars ?> <?cs var:o.maxlength ?> <?cs
		var:Text.ui.max_chars.after ?><?cs
	/if ?></div>
<?cs var:o.formGroup.afterInput.text ?></div>
<?cs /def ?><?cs

def:character_count(o) ?><?cs
if:o.id ?><?cs call:_character_count(o, o.id) ?><?cs
else ?><?cs call:_character_count(o, o.name) ?><?cs /if ?><?cs
/def ?><?cs

def:_password(o, id) ?><?cs
call:group_open(o, " govuk-password-input") ?> data-module="govuk-password-input"<?cs
	call:_i18n("show-password", o.showPasswordText) ?><?cs
	call:_i18n("hide-password", o.hidePasswordText) ?><?cs
	call:_i18n("show-password-aria-label", o.showPasswordAriaLabelText) ?><?cs
	call:_i18n("hide-password-aria-label", o.hidePasswordAriaLabelText) ?><?cs
	call:_i18n("password-shown-announcement", o.passwordShownAnnouncementText) ?><?cs
	call:_i18n("password-hidden-announcement", o.passwordHiddenAnnouncementText) ?>>
<?cs call:label(o.label, id) ?><?cs call:group_text(o, id) ?><?cs
set:o.spellcheck = "0" ?><?cs set:o.autocapitalize = "none" ?><?cs
if:!o.autocomplete ?><?cs set:o.autocomplete = "current-password" ?><?cs /if
?><div class="govuk-input__wrapper govuk-password-input__wrapper"><?cs
	var:o.formGroup.beforeInput.text ?><?cs
	call:_input(o, id, " govuk-password-input__input govuk-js-password-input-input", "password")
	?><button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle<?cs
	call:classes(o.button) ?>" data-module="govuk-button" aria-controls="<?cs
	var:id ?>" aria-label="<?cs
	if:o.showPasswordAriaLabelText ?><?cs var:o.showPasswordAriaLabelText ?><?cs
	else ?><?cs var:Text.ui.show_password ?><?cs /if ?>" hidden><?cs
	if:o.showPasswordText ?><?cs var:o.showPasswordText ?><?cs
	else ?><?cs var:Text.ui.show ?><?cs /if ?></button><?cs
	var:o.formGroup.afterInput.text ?></div></div>
<?cs /def ?><?cs

def:password_input(o) ?><?cs
if:o.id ?><?cs call:_password(o, o.id) ?><?cs
else ?><?cs call:_password(o, o.name) ?><?cs /if ?><?cs
/def ?><?cs

def:_date_item(o, i, id) ?><div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="<?cs
	var:id ?>"><?cs var:i.label ?></label><input class="govuk-input govuk-date-input__input<?cs
	call:classes(i) ?>" id="<?cs var:id ?>" name="<?cs
	if:o.namePrefix ?><?cs var:o.namePrefix ?>-<?cs /if ?><?cs
	var:i.name ?>" type="text"<?cs
	call:_option_attr("value", i.value) ?><?cs
	call:_option_attr("autocomplete", i.autocomplete) ?><?cs
	call:_option_attr("pattern", i.pattern) ?> inputmode="<?cs
	if:i.inputmode ?><?cs var:i.inputmode ?><?cs else ?>numeric<?cs /if ?>"<?cs
	call:attrs(i.attributes) ?>></div></div>
<?cs /def ?><?cs

def:_date_inner(o) ?><?cs call:group_text(o, o.id) ?><div class="govuk-date-input<?cs
	call:classes(o) ?>"<?cs call:attrs(o.attributes) ?><?cs
	if:o.id ?> id="<?cs var:o.id ?>"<?cs /if ?>><?cs
	var:o.formGroup.beforeInputs.text ?><?cs
	each:i = o.items ?><?cs
		if:i.id ?><?cs call:_date_item(o, i, i.id) ?><?cs
		else ?><?cs call:_date_item(o, i, o.id + "-" + i.name) ?><?cs /if ?><?cs
	/each ?><?cs var:o.formGroup.afterInputs.text ?></div>
<?cs /def ?><?cs

def:date_input(o) ?><?cs call:group_open(o, "") ?>>
<?cs if:subcount(o.fieldset) ?><?cs
	call:fieldset_open(o.fieldset, o, o.id, "group") ?><?cs
	call:_date_inner(o) ?></fieldset>
<?cs else ?><?cs call:_date_inner(o) ?><?cs /if ?></div>
<?cs /def ?><?cs

def:_file_upload(o, id) ?><?cs call:group_open(o, "") ?>>
<?cs call:label(o.label, id) ?><?cs call:group_text(o, id) ?><?cs
	var:o.formGroup.beforeInput.text
?><input class="govuk-file-upload<?cs call:classes(o) ?><?cs
	if:o.errorMessage.text ?> govuk-file-upload--error<?cs /if ?>" id="<?cs
	var:id ?>" name="<?cs var:o.name ?>" type="file"<?cs
	if:o.value ?> value="<?cs var:o.value ?>"<?cs /if ?><?cs
	if:o.disabled ?> disabled<?cs /if ?><?cs
	if:o.multiple ?> multiple<?cs /if ?><?cs
	call:described(o, id, o.describedBy) ?><?cs
	call:attrs(o.attributes) ?>>
<?cs var:o.formGroup.afterInput.text ?></div>
<?cs /def ?><?cs

def:file_upload(o) ?><?cs
if:o.id ?><?cs call:_file_upload(o, o.id) ?><?cs
else ?><?cs call:_file_upload(o, o.name) ?><?cs /if ?><?cs
/def ?><?cs

def:_options(o, items) ?><?cs each:i = items ?><option<?cs
	call:_option_attr("value", i.value) ?><?cs
	if:?i.selected ?><?cs if:i.selected ?> selected<?cs /if ?><?cs
	elif:o.value && ?i.value ?><?cs if:i.value == o.value ?> selected<?cs /if ?><?cs
	elif:o.value && i.text == o.value ?> selected<?cs /if ?><?cs
	if:i.disabled ?> disabled<?cs /if ?><?cs
	call:attrs(i.attributes) ?>><?cs var:i.text ?></option>
<?cs /each ?><?cs /def ?><?cs

def:_select_only(o, id) ?><select class="govuk-select<?cs call:classes(o) ?><?cs
	if:o.errorMessage.text ?> govuk-select--error<?cs /if ?>" id="<?cs
	var:id ?>" name="<?cs var:o.name ?>"<?cs
	if:o.disabled ?> disabled<?cs /if ?><?cs
	call:described(o, id, o.describedBy) ?><?cs
	call:attrs(o.attributes) ?>>
<?cs call:_options(o, o.items) ?><?cs
each:g = o.groups ?><optgroup label="<?cs var:g.label ?>">
<?cs call:_options(o, g.items) ?></optgroup>
<?cs /each ?></select><?cs /def ?><?cs

def:_select(o, id) ?><?cs call:group_open(o, "") ?>>
<?cs call:label(o.label, id) ?><?cs call:group_text(o, id) ?><?cs
	var:o.formGroup.beforeInput.text ?><?cs
	call:_select_only(o, id) ?><?cs
	var:o.formGroup.afterInput.text ?></div>
<?cs /def ?><?cs

def:select(o) ?><?cs
if:o.id ?><?cs call:_select(o, o.id) ?><?cs
else ?><?cs call:_select(o, o.name) ?><?cs /if ?><?cs
/def ?>

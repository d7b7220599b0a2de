<?cs # field(f): one declared field of a service standard, as lib/form draws it
   # below Page.fields, by the component that fits its type.
   #
   #   name type label hint required value max     words are in the language of
   #   options.N.{value label checked}             the page already; a node
   #   error error_text warn sure                  with .en is understood too
   #   when_field when_is when_not shown   depends on another field; with
   #                 shown = 0 it is there but hidden and not sent, and the
   #                 script opens it
   #   locked = 1    shown, not to be changed
   #
   # Types: text para address name name_foreign unit uscc id mobile landline
   # phone contact email bankcard postcode card money int percent lat lng date
   # time url choice multi bool consent division group file note password code.
   #
   # choice: up to seven options are radios, more are a select.
   # division: one select, one level at a time: options hold what lies inside
   #   the place chosen so far, chain.N.label the way there, here its code;
   #   more = 1 while a further level follows.  Buttons do=pick:<name> goes one
   #   level down, do=repick:<name> starts again.
   # group: rows.M.{n fields.K remove} and add; buttons named do.
   # file: files.N.{name size state url remove}, limits in the hint; do=upload:<name>
   # consent: text is the whole statement, shown above the box.
   # note: label and hint as an inset text, no control.
   #
   # fields(list)   all of Page.fields (or of a row)
   # ask(name, type, label, hint)   the same for a form written by hand: the
   #   value comes from Form.value.<name>, the error from Page.error.<name>.
   #   Set further members first: set:Form.ask.<name>.autocomplete = "…".
   # ask_text(name, max, label, hint)   ask() for a longer text, with a hint; for
   #   pages that many look at and few write on: a tenth of the work.
   # err(key, n)    words for an error key; n is the limit it speaks of, if known
?><?cs
def:err(key, n) ?><?cs
if:!n && Text.err[key].alone ?><?cs var:Text.err[key].alone ?><?cs
elif:Text.err[key] ?><?cs var:Text.err[key] ?><?cs
	if:?Text.err[key].after && n ?> <?cs var:n ?><?cs
		if:Text.err[key].after ?> <?cs var:Text.err[key].after ?><?cs /if ?><?cs
	/if ?><?cs
else ?><?cs var:Text.err.err_format ?><?cs /if ?><?cs /def ?><?cs

def:_limit(f) ?><?cs
if:f.error == "err_low" || f.error == "err_too_short" || f.error == "err_few" || f.error == "err_rows_few" || f.error == "err_early"
	?><?cs set:f.k.limit = f.min ?><?cs
else ?><?cs set:f.k.limit = f.max ?><?cs /if ?><?cs /def ?><?cs

def:_field_words(f) ?><?cs
if:Config.lang == "en" && f.label.en ?><?cs set:f.k.label.text = f.label.en ?><?cs
else ?><?cs set:f.k.label.text = f.label ?><?cs /if ?><?cs
if:!f.required && f.type != "bool" && f.type != "consent" && f.type != "code" && f.type != "password"
	?><?cs
	if:Config.lang == "en" ?><?cs
		set:f.k.label.text = f.k.label.text + " " + Text.ui.optional ?><?cs
	else ?><?cs set:f.k.label.text = f.k.label.text + Text.ui.optional ?><?cs /if ?><?cs
/if ?><?cs
if:Config.lang == "en" && f.hint.en ?><?cs set:f.k.hint.text = f.hint.en ?><?cs
elif:f.hint ?><?cs set:f.k.hint.text = f.hint ?><?cs
elif:Text.hint[f.type] ?><?cs set:f.k.hint.text = Text.hint[f.type] ?><?cs
/if ?><?cs
if:!f.error && Page.error[f.name] ?><?cs set:f.error = Page.error[f.name] ?><?cs
/if ?><?cs
if:f.error_text ?><?cs set:f.k.errorMessage.text = f.error_text ?><?cs
elif:f.error ?><?cs
	call:_limit(f) ?><?cs
	if:!Text.err[f.error] ?><?cs
		set:f.k.errorMessage.text = Text.err.err_format ?><?cs
	elif:?Text.err[f.error].after && f.k.limit ?><?cs
		set:f.k.errorMessage.text = Text.err[f.error] + " " + f.k.limit ?><?cs
		if:Text.err[f.error].after ?><?cs
			set:f.k.errorMessage.text = f.k.errorMessage.text + " " + Text.err[f.error].after ?><?cs
		/if ?><?cs
	else ?><?cs
		set:f.k.errorMessage.text = Text.err[f.error] ?><?cs
	/if ?><?cs
/if ?><?cs
set:f.k.name = f.name ?><?cs set:f.k.id = f.name ?><?cs
if:?f.value ?><?cs set:f.k.value = f.value ?><?cs /if ?><?cs
if:f.locked ?><?cs
	set:f.k.attributes.9.name = "readonly" ?><?cs
	set:f.k.attributes.9.value = "readonly" ?><?cs
/if ?><?cs
/def ?><?cs

def:_legend_of(f) ?><?cs
	set:f.k.fieldset.legend.text = f.k.label.text ?><?cs
	set:f.k.fieldset.legend.classes = "govuk-fieldset__legend--s" ?><?cs
	set:f.k.idPrefix = f.name ?><?cs
/def ?><?cs

def:_doubt(f) ?><?cs
if:f.warn ?><div class="rg-doubt"><p><strong><?cs
	call:err(f.warn, f.max) ?></strong> <?cs var:Text.ui.doubt ?></p></div>
<?cs /if ?><?cs
if:f.sure ?><input type="hidden" name="<?cs var:f.sure ?>" value="<?cs
	var:f.value ?>">
<?cs /if ?><?cs /def ?><?cs

def:_items(f) ?><?cs
each:p = f.options ?><?cs
	set:f.k.items[name(p)].value = p.value ?><?cs
	if:Config.lang == "en" && p.label.en ?><?cs
		set:f.k.items[name(p)].text = p.label.en ?><?cs
	else ?><?cs set:f.k.items[name(p)].text = p.label ?><?cs /if ?><?cs
	if:p.hint ?><?cs set:f.k.items[name(p)].hint.text = p.hint ?><?cs /if ?><?cs
	if:p.checked ?><?cs set:f.k.items[name(p)].checked = "1" ?><?cs
		set:f.k.items[name(p)].selected = "1" ?><?cs /if ?><?cs
/each ?><?cs /def ?><?cs

def:_line(f, type, mode, fill, look) ?><?cs
	if:type ?><?cs set:f.k.type = type ?><?cs /if ?><?cs
	if:mode ?><?cs set:f.k.inputmode = mode ?><?cs /if ?><?cs
	if:f.autocomplete ?><?cs set:f.k.autocomplete = f.autocomplete ?><?cs
	elif:fill ?><?cs set:f.k.autocomplete = fill ?><?cs /if ?><?cs
	if:look ?><?cs set:f.k.classes = look ?><?cs /if ?><?cs
	call:input(f.k) ?><?cs
/def ?><?cs

def:_exact(f, mode, fill, look) ?><?cs
	set:f.k.spellcheck = "0" ?><?cs
	set:f.k.autocapitalize = "characters" ?><?cs
	call:_line(f, "text", mode, fill, look) ?><?cs
/def ?><?cs

def:_paragraph(f) ?><?cs
if:f.max && f.max > #9 ?><?cs
	set:f.k.maxlength = f.max ?><?cs
	set:f.k.charactersUnderLimitText.other = Text.ui.chars_left ?><?cs
	set:f.k.charactersUnderLimitText.one = Text.ui.char_left ?><?cs
	set:f.k.charactersAtLimitText = Text.ui.chars_none ?><?cs
	set:f.k.charactersOverLimitText.other = Text.ui.chars_over ?><?cs
	set:f.k.charactersOverLimitText.one = Text.ui.char_over ?><?cs
	call:character_count(f.k) ?><?cs
else ?><?cs call:textarea(f.k) ?><?cs /if ?><?cs
/def ?><?cs

def:_secret(f) ?><?cs
	set:f.k.showPasswordText = Text.ui.show ?><?cs
	set:f.k.hidePasswordText = Text.ui.hide ?><?cs
	set:f.k.showPasswordAriaLabelText = Text.ui.show_password ?><?cs
	set:f.k.hidePasswordAriaLabelText = Text.ui.hide_password ?><?cs
	set:f.k.passwordShownAnnouncementText = Text.ui.password_shown ?><?cs
	set:f.k.passwordHiddenAnnouncementText = Text.ui.password_hidden ?><?cs
	if:f.autocomplete ?><?cs set:f.k.autocomplete = f.autocomplete ?><?cs /if ?><?cs
	set:f.k.value = "" ?><?cs
	call:password_input(f.k) ?><?cs
/def ?><?cs

def:_choose(f) ?><?cs
if:subcount(f.options) > #7 ?><?cs
	set:f.k.items.first.value = "" ?><?cs
	set:f.k.items.first.text = Text.ui.choose ?><?cs
	call:_items(f) ?><?cs
	call:select(f.k) ?><?cs
else ?><?cs call:_legend_of(f) ?><?cs call:_items(f) ?><?cs
	call:radios(f.k) ?><?cs
/if ?><?cs /def ?><?cs

def:_yes_no(f) ?><?cs call:_legend_of(f) ?><?cs
	set:f.k.classes = "govuk-radios--inline" ?><?cs
	set:f.k.items.0.value = "1" ?><?cs set:f.k.items.0.text = Text.ui.yes ?><?cs
	set:f.k.items.1.value = "0" ?><?cs set:f.k.items.1.text = Text.ui.no ?><?cs
	if:f.value == "0" ?><?cs set:f.k.items.1.checked = "1" ?><?cs /if ?><?cs
	call:radios(f.k) ?><?cs
/def ?><?cs

def:_consent(f) ?><?cs
if:f.text ?><div class="rg-statement" id="<?cs var:f.name ?>-text" tabindex="0" role="region" aria-label="<?cs
	var:f.label ?>"><?cs var:f.text ?></div>
<?cs set:f.k.describedBy = f.name + "-text" ?><?cs /if ?><?cs
	set:f.k.idPrefix = f.name ?><?cs
	set:f.k.items.0.value = "1" ?><?cs
	set:f.k.items.0.text = f.k.label.text ?><?cs
	if:f.value ?><?cs set:f.k.items.0.checked = "1" ?><?cs /if ?><?cs
	call:checkboxes(f.k) ?><?cs
/def ?><?cs

def:_division(f) ?><?cs
	set:f.k.items.first.value = f.here ?><?cs
	set:f.k.items.first.text = Text.ui.choose ?><?cs
	call:_items(f) ?><?cs
	call:group_open(f.k, " rg-division") ?>>
<?cs call:label(f.k.label, f.name) ?><?cs call:group_text(f.k, f.name) ?><?cs
if:subcount(f.chain) ?><div class="rg-chosen"><p><?cs
	var:Text.ui.chosen ?> <strong><?cs
	each:c = f.chain ?><?cs if:!first(c) ?> › <?cs /if ?><?cs
		var:c.label ?><?cs /each ?></strong></p><button type="submit" name="do" value="repick:<?cs
	var:f.name ?>" class="rg-link-button"><?cs var:Text.do.repick ?></button></div>
<?cs /if ?><?cs
if:subcount(f.chain) && !subcount(f.options) ?><input type="hidden" id="<?cs
	var:f.name ?>" name="<?cs var:f.name ?>" value="<?cs var:f.here ?>"><?cs
else ?><?cs call:_select_only(f.k, f.name) ?><?cs /if ?><?cs
if:f.more ?> <button type="submit" name="do" value="pick:<?cs
	var:f.name ?>" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	var:Text.do.pick ?></button>
<?cs /if ?></div>
<?cs /def ?><?cs

def:_files(f) ?><?cs
if:subcount(f.files) ?><ul class="rg-files"><?cs
	each:x = f.files ?><li class="rg-files__item"><span class="rg-files__name"><?cs
		if:x.url ?><a class="govuk-link" href="<?cs
			var:url_validate(x.url) ?>"><?cs var:x.name ?></a><?cs
		else ?><?cs var:x.name ?><?cs /if ?></span> <span class="rg-files__size"><?cs
		var:x.size ?></span> <?cs
		if:x.state ?><?cs call:tag_of(Text.file[x.state], Text.file[x.state].colour) ?><?cs
		/if ?><?cs
		if:x.remove ?> <button type="submit" name="do" value="<?cs
			var:x.remove ?>" class="rg-link-button"><?cs
			var:Text.do.remove ?><span class="govuk-visually-hidden"> <?cs
			var:x.name ?></span></button><?cs
		/if ?></li><?cs
	/each ?></ul><?cs
/if ?><?cs /def ?><?cs

def:_file(f) ?><?cs call:_files(f) ?><?cs
if:!f.full ?><?cs
	set:f.k.value = "" ?><?cs
	set:f.k.attributes.0.name = "accept" ?><?cs
	if:f.accept ?><?cs set:f.k.attributes.0.value = f.accept ?><?cs
	else ?><?cs set:f.k.attributes.0.value = ".jpg,.jpeg,.png,.heic,.pdf" ?><?cs /if ?><?cs
	set:f.k.attributes.1.name = "data-size" ?><?cs
	set:f.k.attributes.1.value = Text.ui.file_size ?><?cs
	set:f.k.attributes.2.name = "data-large" ?><?cs
	set:f.k.attributes.2.value = Text.ui.file_large ?><?cs
	call:file_upload(f.k) ?><button type="submit" name="do" value="upload:<?cs
	var:f.name ?>" class="govuk-button govuk-button--secondary" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.do.upload ?></button>
<?cs /if ?><?cs /def ?><?cs

def:_control(f) ?><?cs call:_field_words(f) ?><?cs
if:f.type == "para" || f.type == "textarea" ?><?cs call:_paragraph(f) ?><?cs
elif:f.type == "choice" ?><?cs call:_choose(f) ?><?cs
elif:f.type == "multi" || f.type == "choices" ?><?cs
	call:_legend_of(f) ?><?cs call:_items(f) ?><?cs call:checkboxes(f.k) ?><?cs
elif:f.type == "bool" ?><?cs call:_yes_no(f) ?><?cs
elif:f.type == "consent" ?><?cs call:_consent(f) ?><?cs
elif:f.type == "division" ?><?cs call:_division(f) ?><?cs
elif:f.type == "file" ?><?cs call:_file(f) ?><?cs
elif:f.type == "note" ?><div class="govuk-inset-text"><?cs
	call:word(f.label) ?><?cs if:f.hint ?><br><?cs call:word(f.hint) ?><?cs /if ?></div>
<?cs elif:f.type == "password" ?><?cs call:_secret(f) ?><?cs
elif:f.type == "code" ?><?cs
	call:_line(f, "text", "numeric", "one-time-code", "govuk-input--width-10 govuk-input--extra-letter-spacing") ?><?cs
elif:f.type == "name" || f.type == "name_foreign" || f.type == "person_name" ?><?cs
	set:f.k.spellcheck = "0" ?><?cs
	call:_line(f, "text", "", "", "govuk-!-width-two-thirds") ?><?cs
elif:f.type == "unit" || f.type == "unit_name" ?><?cs
	set:f.k.spellcheck = "0" ?><?cs
	call:_line(f, "text", "", "organization", "") ?><?cs
elif:f.type == "uscc" ?><?cs call:_exact(f, "", "off", "govuk-input--width-20") ?><?cs
elif:f.type == "id" || f.type == "id_no" ?><?cs
	call:_exact(f, "", "off", "govuk-input--width-20") ?><?cs
elif:f.type == "card" || f.type == "case" ?><?cs
	call:_exact(f, "", "off", "govuk-input--width-20") ?><?cs
elif:f.type == "bankcard" ?><?cs
	call:_line(f, "text", "numeric", "off", "govuk-input--width-20") ?><?cs
elif:f.type == "mobile" ?><?cs
	call:_line(f, "tel", "tel", "tel", "govuk-input--width-20") ?><?cs
elif:f.type == "phone" || f.type == "landline" || f.type == "contact" ?><?cs
	call:_line(f, "tel", "tel", "off", "govuk-input--width-20") ?><?cs
elif:f.type == "email" ?><?cs
	set:f.k.spellcheck = "0" ?><?cs
	call:_line(f, "email", "email", "email", "") ?><?cs
elif:f.type == "url" ?><?cs
	set:f.k.spellcheck = "0" ?><?cs
	call:_line(f, "text", "url", "off", "") ?><?cs
elif:f.type == "address" ?><?cs call:_line(f, "text", "", "street-address", "") ?><?cs
elif:f.type == "postcode" ?><?cs
	call:_line(f, "text", "numeric", "postal-code", "govuk-input--width-5") ?><?cs
elif:f.type == "money" ?><?cs
	set:f.k.suffix.text = Text.ui.yuan ?><?cs
	call:_line(f, "text", "decimal", "off", "govuk-input--width-10") ?><?cs
elif:f.type == "percent" ?><?cs
	set:f.k.suffix.text = "%" ?><?cs
	call:_line(f, "text", "numeric", "off", "govuk-input--width-3") ?><?cs
elif:f.type == "int" ?><?cs
	call:_line(f, "text", "numeric", "off", "govuk-input--width-5") ?><?cs
elif:f.type == "lat" || f.type == "lng" ?><?cs
	call:_line(f, "text", "decimal", "off", "govuk-input--width-10") ?><?cs
elif:f.type == "date" ?><?cs
	call:_line(f, "text", "numeric", "off", "govuk-input--width-10") ?><?cs
elif:f.type == "time" ?><?cs
	call:_line(f, "text", "", "off", "govuk-input--width-5") ?><?cs
else ?><?cs call:_line(f, "text", "", "", "") ?><?cs
/if ?><?cs call:_doubt(f) ?><?cs
/def ?><?cs

def:_when(f) ?><?cs
if:f.when_field ?><fieldset class="govuk-fieldset rg-when" data-when-field="<?cs
	var:f.when_field ?>" data-when-is="<?cs var:f.when_is ?>"<?cs
	if:f.when_not ?> data-when-not="<?cs var:f.when_not ?>"<?cs /if ?><?cs
	if:!f.shown ?> hidden disabled<?cs /if ?>>
<?cs /if ?><?cs /def ?><?cs

def:_when_end(f) ?><?cs if:f.when_field ?></fieldset>
<?cs /if ?><?cs /def ?><?cs

def:_row(f, row) ?><fieldset class="govuk-fieldset rg-row" id="<?cs
	var:f.name ?>.<?cs var:name(row) ?>"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><?cs
	call:word(f.label) ?> <?cs var:row.n ?></legend>
<?cs each:g = row.fields ?><?cs
	call:_when(g) ?><?cs call:_control(g) ?><?cs call:_when_end(g) ?><?cs
/each ?><?cs
if:row.remove ?><button type="submit" name="do" value="<?cs
	var:row.remove ?>" class="rg-link-button"><?cs
	var:Text.do.remove_row ?><?cs call:sp() ?><?cs call:word(f.label) ?> <?cs
	var:row.n ?></button>
<?cs /if ?></fieldset>
<?cs /def ?><?cs

def:_group(f) ?><?cs call:_field_words(f) ?><div class="govuk-form-group rg-group<?cs
	if:f.error ?> govuk-form-group--error<?cs /if ?>" id="<?cs var:f.name ?>">
<?cs if:f.k.hint.text ?><?cs call:hint(f.k.hint, f.name + "-hint") ?><?cs /if ?><?cs
if:f.k.errorMessage.text ?><?cs
	call:error_message(f.k.errorMessage, f.name + "-error") ?><?cs /if ?><?cs
each:row = f.rows ?><?cs call:_row(f, row) ?><?cs /each ?><?cs
if:f.add ?><button type="submit" name="do" value="<?cs
	var:f.add ?>" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	if:subcount(f.rows) ?><?cs var:Text.do.add_more ?><?cs
	else ?><?cs var:Text.do.add ?><?cs /if ?><?cs call:sp() ?><?cs
	call:word(f.label) ?></button>
<?cs /if ?></div>
<?cs /def ?><?cs

def:field(f) ?><?cs
	call:_when(f) ?><?cs
if:f.type == "group" ?><?cs call:_group(f) ?><?cs
else ?><?cs call:_control(f) ?><?cs /if ?><?cs
	call:_when_end(f) ?><?cs
/def ?><?cs

def:fields(list) ?><?cs each:f = list ?><?cs call:field(f) ?><?cs /each ?><?cs
/def ?><?cs

def:ask(name, type, label, hint) ?><?cs
	set:Form.ask[name].name = name ?><?cs
	set:Form.ask[name].type = type ?><?cs
	set:Form.ask[name].label = label ?><?cs
	set:Form.ask[name].hint = hint ?><?cs
	if:!?Form.ask[name].required ?><?cs set:Form.ask[name].required = "1" ?><?cs /if ?><?cs
	if:?Form.value[name] && !?Form.ask[name].value ?><?cs
		set:Form.ask[name].value = Form.value[name] ?><?cs /if ?><?cs
	call:field(Form.ask[name]) ?><?cs
/def ?><?cs

# What ask() draws, as long as nothing was typed and nothing is wrong.
?><?cs def:ask_text(name, max, label, hint) ?><?cs
if:?Form.value[name] || Page.error[name] ?><?cs
	set:Form.ask[name].max = max ?><?cs
	call:ask(name, "para", label, hint) ?><?cs
else ?><div class="govuk-form-group govuk-character-count" data-module="govuk-character-count" data-maxlength="<?cs
	var:max ?>" data-i18n.characters-under-limit.other="<?cs
	var:Text.ui.chars_left ?>" data-i18n.characters-under-limit.one="<?cs
	var:Text.ui.char_left ?>" data-i18n.characters-at-limit="<?cs
	var:Text.ui.chars_none ?>" data-i18n.characters-over-limit.other="<?cs
	var:Text.ui.chars_over ?>" data-i18n.characters-over-limit.one="<?cs
	var:Text.ui.char_over ?>">
<label class="govuk-label" for="<?cs var:name ?>"><?cs var:label ?></label>
<div id="<?cs var:name ?>-hint" class="govuk-hint"><?cs var:hint ?></div>
<textarea class="govuk-textarea govuk-js-character-count" id="<?cs
	var:name ?>" name="<?cs var:name ?>" rows="5" aria-describedby="<?cs
	var:name ?>-info <?cs var:name ?>-hint">
</textarea>
<div id="<?cs var:name ?>-info" class="govuk-hint govuk-character-count__message"><?cs
	var:Text.ui.max_chars ?> <?cs var:max ?> <?cs
	var:Text.ui.max_chars.after ?></div>
</div>
<?cs /if ?><?cs /def ?>

<?cs # What the parts of a case's page for officers share.
   #
   # off_heading(id, text)           a heading of the middle column
   # off_press(path, text, look)     a button that does something to the case
   # off_row(key, value)             a row of facts, if there is a value
   # off_judge(f, name)              a file is accepted or refused with a word;
   #                                 name: of the field
   # off_file(f)                     a file: name url download size at state note
   #                                 new judge id
?><?cs
def:off_heading(id, text) ?><h2 class="govuk-heading-m" id="<?cs var:id ?>"><?cs
	var:text ?></h2>
<?cs /def ?><?cs

def:off_press(path, text, look) ?><?cs call:form_open(Page.here_case + path)
	?><button type="submit" class="govuk-button <?cs var:look
	?>" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:text ?></button></form>
<?cs /def ?><?cs

def:off_row(key, value) ?><?cs if:value ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs var:value ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:off_judge(f, name) ?><?cs if:f.judge ?><details class="govuk-details rg-judge"<?cs
	if:Page.error[name] ?> open<?cs /if ?>><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:Text.review.judge ?><span class="govuk-visually-hidden"> <?cs
	var:f.name ?></span></span></summary><div class="govuk-details__text"><?cs
	call:form_open(f.judge) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:name ?>"><?cs var:Text.review.word ?></label><?cs
	if:Page.error[name] ?><p id="<?cs var:name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error[name], "") ?></p><?cs /if
	?><input class="govuk-input<?cs if:Page.error[name] ?> govuk-input--error" aria-describedby="<?cs
	var:name ?>-error<?cs /if ?>" id="<?cs var:name ?>" name="<?cs
	var:name ?>" value="<?cs if:?Form.value[name] ?><?cs var:Form.value[name] ?><?cs
	else ?><?cs var:f.note ?><?cs /if ?>" maxlength="500"></div><div class="govuk-button-group"><button type="submit" name="do" value="accept" class="govuk-button"><?cs
	var:Text.review.file_accept ?></button> <button type="submit" name="do" value="refuse" class="govuk-button govuk-button--secondary"><?cs
	var:Text.review.file_refuse ?></button></div></form></div></details><?cs
/if ?><?cs /def ?><?cs

def:off_file(f) ?><li class="rg-files__item"><span class="rg-files__name"><?cs
	if:f.url ?><a class="govuk-link" href="<?cs var:url_validate(f.url) ?>"<?cs
		if:!f.download ?> target="_blank" rel="noopener"<?cs /if ?>><?cs
		var:f.name ?></a><?cs
	else ?><?cs var:f.name ?><?cs /if ?></span> <span class="rg-files__size"><?cs
	var:f.size ?><?cs if:f.download ?> · <?cs var:Text.do.download ?><?cs /if ?> · <?cs
	var:f.at ?></span> <?cs
	if:f.new ?><?cs call:tag_of(Text.review.file_new, "purple") ?> <?cs /if ?><?cs
	call:tag_of(Text.file[f.state], Text.file[f.state].colour) ?><?cs
	if:f.note ?><span class="rg-block"><?cs var:f.note ?></span><?cs /if ?><?cs
	call:off_judge(f, "word_" + f.id) ?></li>
<?cs /def ?>

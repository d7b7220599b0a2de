<?cs # What the pages of a case share.  A page includes it after the frame.
   #
   # fill_words(text, a)   the text, with a where its `.after` goes on
   # acknowledged()        "saved 14:03 (version 12)": Page.case.saved .version
   # steps_list(list)      the steps of the form: n title href current done
   # answers(list, change) answers as form_show() gives them; change: with a
   #                       link to each page
   # file_state(code)      the state of a file as a tag
   # issued(list)          issued papers, each to be opened
   # filling_in()          on the officers' side: for whom this is filled in
   # filled_in()           to the person: who filled it in
?><?cs
def:filling_in() ?><?cs if:Site.realm == "off" && Page.opened.name ?><div class="govuk-inset-text"><p class="govuk-body"><strong><?cs
	var:Text.opened.for ?> <?cs var:Page.opened.name ?> <span class="rg-number"><?cs
	var:Page.opened.mobile ?></span></strong> · <?cs
	var:Text.opened.way[Page.opened.channel] ?></p><p class="govuk-body"><?cs
	var:Text.opened.sign ?></p></div>
<?cs /if ?><?cs /def ?><?cs

def:filled_in() ?><?cs if:Page.opened.by ?><p class="govuk-body"><?cs
	var:Text.opened.by ?><?cs call:colon() ?><?cs var:Page.opened.station ?> · <?cs
	var:Text.opened.way[Page.opened.channel] ?></p>
<?cs /if ?><?cs /def ?><?cs

def:around(w, a) ?><?cs var:w ?> <strong><?cs var:a ?></strong><?cs
	if:w.after ?><?cs if:w.after != Text.ui.stop ?> <?cs /if ?><?cs
		var:w.after ?><?cs /if ?><?cs /def ?><?cs

def:acknowledged() ?><?cs
if:Page.case.saved ?><p class="rg-saved" role="status"><strong><?cs
	var:Text.ui.saved ?> <?cs var:Page.case.saved ?></strong><?cs
	var:Text.case.saved_version ?><?cs var:Page.case.version ?><?cs
	var:Text.case.saved_version.after ?></p>
<?cs /if ?><?cs /def ?><?cs

def:steps_list(list) ?><nav aria-label="<?cs var:Text.case.steps ?>"><ol class="rg-steps"><?cs
each:s = list ?><li class="rg-steps__step<?cs
	if:s.current ?> rg-steps__step--now<?cs
	elif:s.done ?> rg-steps__step--done<?cs /if ?>"<?cs
	if:s.current ?> aria-current="step"<?cs /if ?>><?cs
	if:s.current ?><?cs var:s.title ?><?cs
	else ?><a class="govuk-link" href="<?cs var:url_validate(s.href) ?>"><?cs
		var:s.title ?></a><?cs /if ?></li><?cs
/each ?></ol></nav>
<?cs /def ?><?cs

# A form may ask for the statement of truth itself; the page that sends it in has
# its own of that name.
?><?cs def:answers(list, change, row) ?><?cs
each:p = list ?><h2 class="govuk-heading-m"><?cs var:p.title ?></h2>
<?cs set:row = "" ?><dl class="govuk-summary-list"><?cs
	each:a = p.rows ?><?cs
		if:a.group ?><?cs if:a.row != row ?><?cs
			set:row = a.row ?></dl><h3 class="govuk-heading-s"><?cs
			var:a.group_label ?> <?cs var:a.row ?></h3><dl class="govuk-summary-list"><?cs
			/if ?><?cs
		elif:row ?><?cs set:row = "" ?></dl><dl class="govuk-summary-list"><?cs
		/if ?><div class="govuk-summary-list__row"<?cs
		if:a.path != "truth" ?> id="<?cs var:a.path ?>"<?cs /if ?>><dt class="govuk-summary-list__key"><?cs var:a.label ?></dt><dd class="govuk-summary-list__value"><?cs
		if:a.error ?><p class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
			var:Text.ui.error ?><?cs call:colon() ?></span> <?cs
			call:err(a.error, "") ?></p><?cs /if ?><?cs
		if:a.zh ?><?cs
			if:a.type == "para" ?><span class="rg-lines"><?cs call:zh(a.value) ?></span><?cs
			else ?><?cs call:zh(a.value) ?><?cs /if ?><?cs
		else ?><?cs var:a.value ?><?cs
			if:a.type == "money" ?> <?cs var:Text.ui.yuan ?><?cs
			elif:a.type == "percent" ?>%<?cs /if ?><?cs /if ?></dd><?cs
		if:change ?><?cs if:p.href ?><dd class="govuk-summary-list__actions"><a class="govuk-link" href="<?cs
			var:url_validate(p.href) ?>#<?cs var:a.path ?>"><?cs
			var:Text.do.change ?><span class="govuk-visually-hidden"> <?cs
			var:a.label ?></span></a></dd><?cs /if ?><?cs /if ?></div>
<?cs /each ?></dl>
<?cs /each ?><?cs /def ?><?cs

def:file_state(code) ?><?cs
	call:tag_of(Text.file[code], Text.file[code].colour) ?><?cs /def ?><?cs

def:issued(list) ?><ul class="rg-files"><?cs
each:p = list ?><li class="rg-files__item"><span class="rg-files__name"><?cs
	var:p.label ?></span> <span class="rg-files__size"><?cs
	var:p.issued ?></span> <?cs
	if:p.state != "valid" ?><?cs call:tag_of(Text.verify[p.state], "orange") ?> <?cs /if ?><?cs
	if:p.printed ?><a class="govuk-link" href="<?cs
		var:url_validate(p.url) ?>"><?cs var:Text.case.download_pdf ?><span class="govuk-visually-hidden"> <?cs
		var:p.label ?></span></a><?cs
	else ?><form method="post" action="<?cs
		var:url_here(p.action) ?>" class="rg-switch__form"><?cs
		call:form_hidden() ?><button type="submit" class="rg-link-button"><?cs
		var:Text.case.download_pdf ?><span class="govuk-visually-hidden"> <?cs
		var:p.label ?></span></button></form><?cs
	/if ?></li><?cs
/each ?></ul>
<?cs /def ?>

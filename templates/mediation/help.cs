<?cs # What the pages of legal aid and counselling share.
   #
   # help_pick(name, label, words)   a list of words by their codes; the chosen one is
   #                            Form.value.<name>
   # shift_when(s)              day and hours of a row {day from to}
   # ways_of(ways)              ways with spaces between, in words
   # talks_box(rows)            talks of a case: rows.N.{day from to way place
   #                            shown state}
   # counsel_box()              talks and the way to the notes, for officers
?><?cs
def:_pick_error(name) ?><?cs if:Page.error[name] ?><p id="<?cs
	var:name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error[name], "") ?></p><?cs /if ?><?cs
/def ?><?cs

def:help_pick(name, label, words) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:name ?>"><?cs var:label ?></label><?cs call:_pick_error(name) ?><select class="govuk-select" id="<?cs
	var:name ?>" name="<?cs var:name ?>"<?cs
	if:Page.error[name] ?> aria-describedby="<?cs var:name ?>-error"<?cs /if ?>><option value=""></option><?cs
	each:w = words ?><option value="<?cs var:name(w) ?>"<?cs
		if:Form.value[name] == name(w) ?> selected<?cs /if ?>><?cs var:w ?></option><?cs
	/each ?></select></div>
<?cs /def ?><?cs

def:shift_when(s) ?><span class="rg-due"><?cs var:s.day ?></span><?cs
	if:s.from ?> <span class="rg-number"><?cs var:s.from ?>–<?cs var:s.to ?></span><?cs /if ?><?cs
/def ?><?cs

# "visit phone" in words.
?><?cs def:ways_of(ways) ?><?cs
each:w = Text.mediation.counsel.way ?><?cs
	if:string.find(ways, name(w)) >= 0 ?><span><?cs var:w ?></span> <?cs /if ?><?cs
/each ?><?cs /def ?><?cs

def:talks_box(rows) ?><section class="rg-card" aria-labelledby="talks"><h2 class="govuk-heading-m" id="talks"><?cs
	var:Text.mediation.counsel.talks ?></h2><ul class="rg-list"><?cs
	each:t = rows ?><li class="rg-list__item"><div class="rg-list__title"><?cs
		call:shift_when(t) ?></div><div class="rg-list__more"><span><?cs
		var:Text.mediation.counsel.way[t.way] ?></span><?cs
		if:t.shown ?> <span><?cs var:t.shown ?></span><?cs /if ?><?cs
		if:t.place ?> <span><?cs var:t.place ?></span><?cs /if ?> <?cs
		call:tag_of(Text.mediation.counsel.talk[t.state], "blue") ?></div></li><?cs
	/each ?></ul></section>
<?cs /def ?><?cs

def:counsel_box() ?><?cs if:subcount(Page.talks) ?><?cs
	call:talks_box(Page.talks) ?><?cs /if ?><?cs
if:Page.case.service == "rights-counselling" && User.roles.counsellor ?><p class="govuk-body"><a class="govuk-link rg-action" href="<?cs
	var:url_validate(Page.here_case + "/notes") ?>"><?cs var:Text.mediation.counsel.to_notes ?></a></p>
<?cs /if ?><?cs /def ?>

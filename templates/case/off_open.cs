<?cs # An application opened for a person: for whom, which service, how he came.
   #	Page.services.N.{code label chosen}  Page.channel
   #	Page.drafts.N.{id title name saved}  Page.open Page.base
?><?cs set:Page.title = Text.opened.title ?><?cs set:Page.nav = "opened" ?><?cs if:Page.base == "/desk/mediation" ?><?cs set:Page.nav = "told" ?><?cs /if ?><?cs include!"layout/desk.cs" ?><?cs

def:choice_of(name, label) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:name ?>"><?cs var:label ?></label><?cs
	if:Page.error[name] ?><p id="<?cs var:name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error[name], "") ?></p><?cs /if
	?><select class="govuk-select" id="<?cs var:name ?>" name="<?cs var:name ?>"><option value=""></option><?cs
/def ?>
<h1 class="govuk-heading-l"><?cs var:Text.opened.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.opened.lead ?></p>
<?cs if:subcount(Page.drafts) ?><h2 class="govuk-heading-m"><?cs
	var:Text.opened.drafts ?></h2><ul class="rg-list"><?cs
	each:d = Page.drafts ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="<?cs
		var:url_validate(Page.base + "/draft/" + d.id) ?>"><?cs
		var:d.name ?><?cs call:colon() ?><?cs call:word(d.title) ?></a></div><div class="rg-list__more"><span><?cs
		var:Text.ui.saved ?> <?cs var:d.saved ?></span></div></li><?cs
	/each ?></ul>
<?cs /if ?><?cs call:form_open(Page.open) ?><?cs
call:choice_of("service", Text.opened.service) ?><?cs
each:s = Page.services ?><option value="<?cs var:s.code ?>"<?cs
	if:s.chosen ?> selected<?cs /if ?>><?cs var:s.label ?></option><?cs
/each ?></select></div><?cs
call:ask("name", "name", Text.opened.name, Text.opened.name_hint) ?><?cs
call:ask("mobile", "mobile", Text.opened.mobile, Text.opened.mobile_hint) ?><?cs
call:choice_of("channel", Text.opened.channel) ?><?cs
each:c = Text.opened.way ?><option value="<?cs var:name(c) ?>"<?cs
	if:name(c) == Page.channel ?> selected<?cs /if ?>><?cs var:c ?></option><?cs
/each ?></select></div><?cs
call:submit(Text.opened.go) ?></form>
<?cs if:Page.base == "/desk/mediation" ?><h2 class="govuk-heading-m" id="letter"><?cs
	var:Text.mediation.intake.letter ?></h2><p class="govuk-body"><?cs
	var:Text.mediation.intake.letter_more ?></p><?cs
	call:form_open("/desk/mediation/letter") ?><div class="govuk-form-group"><label class="govuk-label" for="letter_channel"><?cs
	var:Text.opened.channel ?></label><select class="govuk-select" id="letter_channel" name="channel"><option value="paper"><?cs
	var:Text.opened.way.paper ?></option><option value="phone"><?cs
	var:Text.opened.way.phone ?></option><option value="system"><?cs
	var:Text.opened.way.system ?></option></select></div><?cs
	call:act(Text.mediation.intake.letter_do, "letter") ?></form><?cs
/if ?>
<?cs include!"layout/foot.cs" ?>

<?cs # mine(list)     drafts and cases of one's own, first on the page
   # needed(list)   the papers of the standard
   # begin()        the button that begins, or the way to log in
?><?cs
def:mine(list) ?><section class="rg-next" aria-labelledby="mine-title"><h2 class="govuk-heading-m" id="mine-title"><?cs
	var:Text.entry.mine ?></h2><ul class="rg-list"><?cs
each:c = list ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="<?cs
	var:url_validate(c.href) ?>"><?cs
	if:c.draft ?><?cs var:Text.entry.go_on ?><?cs call:colon() ?><?cs /if ?><?cs
	if:c.title ?><?cs call:zh(c.title) ?><?cs
	else ?><?cs var:Text.entry.untitled ?><?cs /if ?></a></div><div class="rg-list__more"><span><?cs
	call:word(c.word) ?></span><?cs
	if:c.draft ?> <span><?cs var:Text.ui.saved ?> <?cs var:c.saved ?></span> <span><?cs
		var:Text.case.kept ?> <?cs var:c.kept_until ?><?cs
		if:Text.case.kept.after ?> <?cs var:Text.case.kept.after ?><?cs /if ?></span><?cs
	else ?> <span class="rg-number"><?cs var:c.no ?></span><?cs
		if:c.due ?> <span><?cs var:Text.case.promised ?> <?cs var:c.due ?> <?cs
			var:Text.case.promised.after ?></span><?cs /if ?><?cs
	/if ?></div></li><?cs
/each ?></ul></section>
<?cs /def ?><?cs

def:needed(list) ?><ul class="govuk-list govuk-list--bullet"><?cs
each:p = list ?><li><strong><?cs var:p.label ?></strong><?cs
	if:!p.required ?><?cs var:Text.ui.optional ?><?cs
	elif:p.some ?><?cs var:Text.entry.some ?><?cs /if ?><?cs
	if:p.hint ?><br><?cs var:p.hint ?><?cs /if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:begin_apply() ?><?cs
if:Page.draft ?><p><a href="<?cs
	var:url_validate(Page.draft) ?>" role="button" draggable="false" class="govuk-button govuk-button--start" data-module="govuk-button"><?cs
	var:Text.do.continue ?><?cs call:_start_icon() ?></a></p><?cs
elif:Page.one_open ?><p class="govuk-inset-text"><?cs var:Text.entry.one_open ?></p><?cs
elif:subcount(Page.mine) ?><?cs call:form_open(Page.entry) ?><?cs
	call:act(Text.entry.another, "begin") ?></form><?cs
elif:User.id ?><?cs call:form_open(Page.entry) ?><button type="submit" class="govuk-button govuk-button--start" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.do.start ?><?cs call:_start_icon() ?></button></form><?cs
else ?><p><a href="/login?next=<?cs var:url_validate(Page.entry) ?>" role="button" draggable="false" class="govuk-button govuk-button--start" data-module="govuk-button"><?cs
	var:Text.entry.login_start ?><?cs call:_start_icon() ?></a></p><p class="govuk-body"><?cs
	var:Text.entry.no_account ?> <a class="govuk-link" href="/signup?next=<?cs var:url_validate(Page.entry) ?>"><?cs
	var:Text.do.signup ?></a></p><?cs
/if ?><?cs /def ?>

<?cs # One's own account: what is kept, how it is shown, one's rights.
?><?cs set:Page.title = Text.portal.account.title ?><?cs set:Page.nav = "account" ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.account.title ?></h1>
<dl class="govuk-summary-list">
<?cs call:answer_change(Text.portal.account.mobile, Page.account.mobile, "/mobile") ?><?cs
call:fact_text(Text.portal.account.kind, Text.portal.account[Page.account.kind]) ?><?cs
call:fact_text(Text.portal.account.opened, Page.account.opened) ?><?cs
if:Page.account.password ?><?cs
	call:answer_change(Text.portal.account.password, Text.portal.account.password_on + " " + Page.account.password, "/password/change") ?><?cs
else ?><?cs call:answer_change(Text.portal.account.password, "", "/password/change") ?><?cs /if ?><?cs
call:fact_text(Text.portal.account.sessions, Page.account.sessions + " " + Text.portal.account.sessions_n) ?></dl>
<?cs if:Page.account.sessions && Page.account.sessions != "1" ?><?cs
call:form_open("/account/sessions") ?><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	var:Text.portal.account.sessions_do ?></button></form>
<?cs /if ?>

<h2 class="govuk-heading-m" id="settings"><?cs var:Text.portal.account.settings ?></h2>
<?cs call:form_open("/account") ?><?cs
if:!?Form.value.name ?><?cs set:Form.value.name = Page.account.name ?><?cs
	set:Form.value.lang = Page.account.lang ?><?cs
	set:Form.value.large = Page.account.large ?><?cs /if ?><?cs
set:Form.ask.name.autocomplete = "name" ?><?cs
call:ask("name", "name", Text.portal.account.name, "") ?><?cs
call:view_choice() ?><?cs
call:submit(Text.portal.account.save) ?></form>

<h2 class="govuk-heading-m" id="data"><?cs var:Text.portal.account.data ?></h2>
<p class="govuk-body"><?cs var:Text.portal.account.data_lead ?></p>
<ul class="rg-list">
<?cs def:_right(href, text, more) ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="<?cs
	var:href ?>"><?cs var:text ?></a></div><div class="rg-list__more"><?cs
	var:more ?></div></li>
<?cs /def ?><?cs
call:_right("/account/readers", Text.portal.account.readers, Text.portal.account.readers_more) ?><?cs
call:_right("/account/data.json", Text.portal.account.copy, Text.portal.account.copy_more) ?><?cs
call:_right("/account/close", Text.portal.account.close, Text.portal.account.close_more) ?><?cs
call:_right("/privacy", Text.portal.account.rules, "") ?></ul>
<h3 class="govuk-heading-s"><?cs var:Text.portal.account.consents ?></h3>
<?cs if:!subcount(Page.consents) ?><p class="govuk-body"><?cs var:Text.ui.none ?></p>
<?cs else ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.portal.account.consents ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.account.consent ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.account.consent_version ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.account.consent_given ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.account.consent_withdrawn ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:c = Page.consents ?><tr class="govuk-table__row"><td class="govuk-table__cell"><?cs
	if:Text.portal.account.purpose[c.purpose] ?><?cs
		var:Text.portal.account.purpose[c.purpose] ?><?cs
	else ?><?cs var:c.purpose ?><?cs /if ?></td><td class="govuk-table__cell"><?cs
	var:c.version ?></td><td class="govuk-table__cell"><?cs
	var:c.given ?></td><td class="govuk-table__cell"><?cs
	var:c.withdrawn ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

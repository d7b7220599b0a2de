<?cs # An objection to one row of a notice.
?><?cs set:Page.title = Text.portal.object.title ?><?cs set:Page.nav = "notices" ?><?cs
set:Page.noindex = "1" ?><?cs
set:Page.back = Page.list ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.object.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.object.about ?><?cs call:colon() ?><strong><?cs
	if:Page.row.name ?><?cs call:zh(Page.row.name) ?><?cs
	else ?><?cs call:zh(Page.row.words) ?><?cs /if ?></strong></p>
<?cs if:Page.row.open ?><p class="govuk-body"><?cs var:Text.portal.object.lead ?></p>
<p class="govuk-body"><?cs var:Text.portal.notice.until ?> <?cs var:Page.row.until ?></p>
<?cs call:form_open(Page.action) ?><?cs
set:Form.ask.body.min = "5" ?><?cs set:Form.ask.body.max = "2000" ?><?cs
call:ask("body", "para", Text.portal.object.body, Text.portal.object.body_hint) ?><?cs
set:Form.ask.name.autocomplete = "name" ?><?cs
call:ask("name", "name", Text.portal.object.name, Text.portal.object.name_hint) ?><?cs
call:ask("mobile", "mobile", Text.portal.object.mobile, Text.portal.object.mobile_hint) ?><div class="govuk-visually-hidden" aria-hidden="true"><label for="website"><?cs
	var:Text.portal.object.trap ?></label><input id="website" name="website" type="text" value="" tabindex="-1" autocomplete="off"></div>
<p class="govuk-hint"><?cs var:Text.portal.object.privacy ?></p>
<?cs call:submit(Text.portal.object.send) ?></form>
<?cs else ?><?cs call:warning(Text.portal.object.over) ?><?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

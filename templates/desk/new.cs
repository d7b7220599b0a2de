<?cs set:Page.title = Text.desk.new.title ?><?cs set:Page.nav = "people" ?><?cs set:Page.back = "/desk/people" ?><?cs set:Page.label.login = Text.desk.col.login ?><?cs
set:Page.label.station = Text.desk.col.station ?><?cs
include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.new.title ?></h1>
<?cs if:Page.code ?><?cs call:first_code(Page.login, Page.code) ?>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.new.intro ?></p>
<?cs call:form_open("/desk/people/new") ?>
<?cs call:ask("login", "text", Text.desk.col.login, Text.desk.new.login_hint) ?><?cs
call:ask("name", "name", Text.desk.col.name, "") ?><?cs
call:ask("mobile", "mobile", Text.desk.new.mobile, Text.desk.new.mobile_hint) ?>
<div class="govuk-form-group<?cs if:Page.error.station ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="station"><?cs
	var:Text.desk.col.station ?></label><?cs
	if:Page.error.station ?><p id="station-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error.station, "") ?></p><?cs /if
	?><select class="govuk-select<?cs if:Page.error.station ?> govuk-select--error" aria-describedby="station-error<?cs /if ?>" id="station" name="station"><option value=""></option><?cs
	each:s = Page.stations ?>
<option value="<?cs var:s.id ?>"<?cs
	if:s.id == Form.value.station ?> selected<?cs /if ?>><?cs
	var:s.name ?></option><?cs /each ?></select></div>
<?cs call:submit(Text.desk.new.go) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

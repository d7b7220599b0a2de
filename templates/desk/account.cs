<?cs set:Page.title = Text.desk.account.title ?><?cs set:Page.nav = "account" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.account.title ?></h1>
<?cs call:answers_open() ?><?cs
call:answer(Text.desk.col.login, User.login) ?><?cs
call:answer(Text.desk.col.name, User.name) ?><?cs
call:answer(Text.desk.col.station, User.station.name) ?>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.desk.col.roles ?></dt><dd class="govuk-summary-list__value"><?cs
	each:x = User.roles ?><?cs call:tag_of(Text.desk.role[name(x)], "grey") ?><?cs
	/each ?></dd></div><?cs call:answers_close() ?>
<p class="govuk-body"><a class="govuk-link" href="/desk/messages"><?cs
	var:Text.desk.messages.title ?></a> <span class="rg-count"><?cs
	var:User.unread ?></span></p>
<h2 class="govuk-heading-m"><?cs var:Text.desk.account.show ?></h2>
<?cs call:form_open("/desk/account") ?>
<div class="govuk-form-group<?cs if:Page.error.lang ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="lang"><?cs
	var:Text.desk.account.lang ?></label><?cs
	if:Page.error.lang ?><p id="lang-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error.lang, "") ?></p><?cs /if
	?><select class="govuk-select<?cs if:Page.error.lang ?> govuk-select--error" aria-describedby="lang-error<?cs /if ?>" id="lang" name="lang">
<option value="zh-CN" lang="zh-CN">中文</option>
<option value="en" lang="en"<?cs if:Config.lang == "en" ?> selected<?cs /if ?>>English</option></select></div>
<div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="large" name="large" type="checkbox" value="1"<?cs
	if:Config.large ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="large"><?cs
	var:Text.view.large ?></label></div></div><br>
<?cs call:submit(Text.desk.account.save) ?></form>
<p class="govuk-body"><a class="govuk-link" href="/desk/password/change"><?cs
	var:Text.desk.change.title ?></a></p>
<?cs include!"layout/foot.cs" ?>

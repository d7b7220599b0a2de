<?cs # The search.  Page.rows.N (parts.cs) Page.{q family area pay filtered from
   #	before message} Form.ask.family.options Page.districts Page.towns
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.jobs ?><?cs
set:Page.back = "/employment/" ?><?cs
set:Page.label.q = Text.employment.words ?><?cs
set:Page.label.pay = Text.employment.pay_from ?><?cs
set:Page.label.area = Text.employment.where ?><?cs
set:Page.label.family = Text.employment.family ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/parts.cs" ?><?cs

def:query() ?>q=<?cs var:url_escape(Page.q) ?>&amp;family=<?cs
	var:url_escape(Page.family) ?>&amp;area=<?cs
	var:url_escape(Page.area) ?>&amp;pay=<?cs var:url_escape(Page.pay) ?><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.employment.jobs ?></h1>
<form method="get" action="/employment/jobs" class="rg-filter"><div class="govuk-form-group<?cs
	if:Page.error.q ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="q"><?cs
	var:Text.employment.words ?></label><?cs
	if:Page.error.q ?><p class="govuk-error-message" id="q-error"><?cs
		call:err(Page.error.q, "") ?></p><?cs /if ?><input class="govuk-input govuk-input--width-20<?cs
	if:Page.error.q ?> govuk-input--error<?cs /if ?>" id="q" name="q" type="search" value="<?cs
	var:Page.q ?>"<?cs if:Page.error.q ?> aria-describedby="q-error"<?cs /if ?>></div>
<?cs call:pick("family", Text.employment.family, Form.ask.family.options, "family") ?><div class="govuk-form-group"><label class="govuk-label" for="area"><?cs
	var:Text.employment.where ?></label><select class="govuk-select" id="area" name="area"<?cs
	if:Config.lang == "en" ?> lang="zh-CN"<?cs /if ?>><option value=""><?cs var:Text.employment.any ?></option><?cs
	each:o = Page.districts ?><option value="<?cs var:o.value ?>"<?cs
		if:o.checked ?> selected<?cs /if ?>><?cs var:o.label ?></option><?cs
		if:o.checked ?><?cs each:t = Page.towns ?><option value="<?cs var:t.value ?>"<?cs
			if:t.checked ?> selected<?cs /if ?>>— <?cs var:t.label ?></option><?cs /each ?><?cs /if ?><?cs
	/each ?></select></div>
<div class="govuk-form-group"><label class="govuk-label" for="pay"><?cs
	var:Text.employment.pay_from ?></label><?cs
	if:Page.error.pay ?><p class="govuk-error-message" id="pay-error"><?cs
		call:err(Page.error.pay, "") ?></p><?cs /if ?><input class="govuk-input govuk-input--width-5" id="pay" name="pay" type="text" inputmode="numeric" value="<?cs
	var:Page.pay ?>"></div>
<button type="submit" class="govuk-button"><?cs var:Text.do.search ?></button><?cs
if:Page.filtered ?> <a class="govuk-link" href="/employment/jobs"><?cs
	var:Text.do.clear ?></a><?cs /if ?></form>
<?cs if:subcount(Page.rows) ?><?cs call:job_rows(Page.rows) ?><?cs
elif:!subcount(Page.errors) ?><p class="govuk-body"><?cs
	if:Page.filtered ?><?cs var:Text.employment.none_found ?><?cs
	else ?><?cs var:Text.employment.none_yet ?><?cs /if ?></p>
<?cs /if ?><?cs
if:Page.before || Page.from ?><p class="govuk-body"><?cs
	if:Page.from ?><a class="govuk-link" href="/employment/jobs?<?cs
		call:query() ?>"><?cs var:Text.employment.first_page ?></a> <?cs /if ?><?cs
	if:Page.before ?><a class="govuk-link" href="/employment/jobs?<?cs
		call:query() ?>&amp;before=<?cs var:url_escape(Page.before) ?>"><?cs
		var:Text.ui.next ?></a><?cs /if ?></p>
<?cs /if ?><?cs
if:Page.filtered && User.id && !subcount(Page.errors) ?><?cs call:form_open("/employment/searches") ?><input type="hidden" name="q" value="<?cs
	var:Page.q ?>"><input type="hidden" name="family" value="<?cs
	var:Page.family ?>"><input type="hidden" name="area" value="<?cs
	var:Page.area ?>"><input type="hidden" name="pay" value="<?cs
	var:Page.pay ?>"><p class="govuk-body"><?cs var:Text.employment.save_more ?></p><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	var:Text.employment.save ?></button></form>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

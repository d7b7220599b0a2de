<?cs # Who applied to a post, each with the way to answer.
   #	Page.post.{id no title headcount filled} Form.ask.{state code}.options
   #	Page.at: the application whose answer was refused
   #	Page.matches.N.{id state code at name mobile sex birth_year education
   #	service_years skills licences pay seen late open fair visitor}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Page.post.title ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/employment/hire" ?><?cs
set:Page.label.state = Text.employment.answer ?><?cs
set:Page.label.code = Text.employment.why ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/parts.cs" ?><?cs

def:reply(name, label, list, m) ?><?cs set:Page.field = name + "-" + m.id ?><?cs
if:m.id == Page.at ?><?cs set:Page.field = name ?><?cs /if ?><div class="govuk-form-group<?cs
	if:m.id == Page.at && Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:Page.field ?>"><?cs var:label ?></label><?cs
	if:m.id == Page.at && Page.error[name] ?><p class="govuk-error-message" id="<?cs
		var:name ?>-error"><span class="govuk-visually-hidden"><?cs var:Text.ui.error ?>:</span> <?cs
		call:err(Page.error[name], "") ?></p><?cs /if ?><select class="govuk-select" id="<?cs
	var:Page.field ?>" name="<?cs var:name ?>"<?cs
	if:m.id == Page.at && Page.error[name] ?> aria-describedby="<?cs var:name ?>-error"<?cs /if ?>><option value=""><?cs
	var:Text.ui.choose ?></option><?cs
	each:o = list ?><option value="<?cs var:o.value ?>"<?cs
		if:o.checked && m.id == Page.at ?> selected<?cs /if ?>><?cs var:o.label ?></option><?cs
	/each ?></select></div>
<?cs /def ?><h1 class="govuk-heading-l"><?cs
call:zh(Page.post.title) ?></h1>
<p class="govuk-body"><?cs var:Text.employment.hire_rule ?></p>
<?cs if:!subcount(Page.matches) ?><p class="govuk-body"><?cs var:Text.employment.nobody ?></p><?cs /if ?><?cs
each:m = Page.matches ?><section class="rg-card rg-card--flat" aria-labelledby="match-<?cs var:m.id ?>"><h2 class="govuk-heading-m" id="match-<?cs
	var:m.id ?>"><?cs if:m.seen ?><?cs call:zh(m.name) ?><?cs
	elif:m.visitor ?><?cs var:Text.employment.fair.number ?> <?cs var:m.visitor ?><?cs else ?><?cs
	var:Text.employment.not_shown ?><?cs /if ?></h2><p class="govuk-body"><span class="rg-number rg-whole"><?cs
	var:m.at ?></span> · <strong><?cs var:Text.employment.match[m.state] ?></strong><?cs
	if:m.code ?><?cs call:colon() ?><?cs var:Text.employment.code[m.code] ?><?cs /if ?><?cs
	if:m.fair ?> · <?cs var:Text.employment.at_fair ?> <?cs call:zh(m.fair) ?><?cs /if ?><?cs
	if:m.late ?> <?cs call:tag_of(Text.employment.late, "red") ?><?cs /if ?></p><?cs
	if:m.seen ?><?cs call:facts_open() ?><?cs
		call:answer(Text.employment.mobile, m.mobile) ?><?cs
		call:answer(Text.employment.ask.sex, Text.employment.sex[m.sex]) ?><?cs
		call:answer(Text.employment.ask.birth_year, m.birth_year) ?><?cs
		call:answer(Text.employment.ask.education, Text.employment.education[m.education]) ?><?cs
		call:answer(Text.employment.ask.service_years, m.service_years) ?><?cs
		call:answer_zh(Text.employment.ask.skills, m.skills) ?><?cs
		if:m.licences ?><?cs call:answer_zh(Text.employment.ask.licences, m.licences) ?><?cs /if ?><?cs
		call:answer(Text.employment.ask.pay, m.pay) ?><?cs call:answers_close() ?><?cs /if ?><?cs
	if:m.open ?><?cs call:form_open("/employment/hire/" + Page.post.no + "/" + m.id) ?><?cs
		call:reply("state", Text.employment.answer, Form.ask.state.options, m) ?><?cs
		call:reply("code", Text.employment.why, Form.ask.code.options, m) ?><div class="govuk-form-group"><div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="shared-<?cs
		var:m.id ?>" name="shared" type="checkbox" value="1" checked><label class="govuk-label govuk-checkboxes__label" for="shared-<?cs
		var:m.id ?>"><?cs var:Text.employment.share ?></label></div></div></div><?cs
		call:submit(Text.employment.answer_do) ?></form><?cs /if ?></section>
<?cs /each ?><?cs include!"layout/foot.cs" ?>

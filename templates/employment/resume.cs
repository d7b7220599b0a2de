<?cs # One's own particulars.  Form.ask.<field>.{value options}
   #	Page.pool.since: agrees that officers propose posts
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.resume ?><?cs
set:Page.back = "/employment/" ?><?cs
set:Page.label.pool = Text.employment.pool.agree ?><?cs
set:Page.label.sex = Text.employment.ask.sex ?><?cs
set:Page.label.birth_year = Text.employment.ask.birth_year ?><?cs
set:Page.label.education = Text.employment.ask.education ?><?cs
set:Page.label.service_years = Text.employment.ask.service_years ?><?cs
set:Page.label.mil_skill = Text.employment.ask.mil_skill ?><?cs
set:Page.label.skills = Text.employment.ask.skills ?><?cs
set:Page.label.licences = Text.employment.ask.licences ?><?cs
set:Page.label.family = Text.employment.ask.family ?><?cs
set:Page.label.area = Text.employment.ask.area ?><?cs
set:Page.label.pay = Text.employment.ask.pay ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.resume_who ?></p>
<p class="govuk-body"><?cs var:Text.employment.no_unit ?></p>
<?cs call:form_open("/employment/resume") ?><?cs
call:ask("sex", "choice", Text.employment.ask.sex, "") ?><?cs
call:ask("birth_year", "int", Text.employment.ask.birth_year, Text.employment.ask.birth_year_hint) ?><?cs
call:ask("education", "choice", Text.employment.ask.education, "") ?><?cs
call:ask("service_years", "int", Text.employment.ask.service_years, "") ?><?cs
call:ask("mil_skill", "choice", Text.employment.ask.mil_skill, Text.employment.ask.mil_skill_hint)
?><button type="submit" name="do" value="propose" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	var:Text.employment.propose ?></button><?cs
set:Form.ask.skills.max = "500" ?><?cs
call:ask("skills", "para", Text.employment.ask.skills, Text.employment.ask.skills_hint) ?><?cs
set:Form.ask.licences.required = "0" ?><?cs
call:ask("licences", "text", Text.employment.ask.licences, Text.employment.ask.licences_hint) ?><?cs
call:ask("family", "choice", Text.employment.ask.family, "") ?><?cs
call:ask("area", "choice", Text.employment.ask.area, "") ?><?cs
call:ask("pay", "int", Text.employment.ask.pay, "") ?><?cs
call:submit(Text.do.save) ?></form>
<?cs if:Page.resume.sex ?><section class="rg-next" aria-labelledby="found"><h2 class="govuk-heading-m" id="found"><?cs
	var:Text.employment.pool.title ?></h2><?cs
	if:Page.pool.since ?><p class="govuk-body"><?cs var:Text.employment.pool.is_in ?> <span class="rg-number rg-whole"><?cs
		var:Page.pool.since ?></span></p><p class="govuk-body"><?cs
		var:Text.employment.pool.out_more ?></p><?cs
		call:form_open("/employment/resume") ?><button type="submit" name="do" value="pool_out" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
		var:Text.employment.pool.out ?></button></form><?cs
	else ?><p class="govuk-body"><?cs var:Text.employment.pool.lead ?></p><?cs
		call:form_open("/employment/resume") ?><?cs
		set:Form.ask.pool.text = Text.employment.pool.consent ?><?cs
		call:ask("pool", "consent", Text.employment.pool.agree, "")
		?><button type="submit" name="do" value="pool_in" class="govuk-button" data-module="govuk-button"><?cs
		var:Text.employment.pool.in ?></button></form><?cs /if ?></section>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

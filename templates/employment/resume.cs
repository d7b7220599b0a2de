<?cs # One's own particulars.  Form.ask.<field>.{value options}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.resume ?><?cs
set:Page.back = "/employment/" ?><?cs
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
<?cs include!"layout/foot.cs" ?>

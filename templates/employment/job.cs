<?cs # One post, and the way to apply.
   #	Page.job.{id title employer about agency veteran_founded family_word
   #	headcount duties conditions veteran_first place address pay_kind pay_min
   #	pay_max contract_word benefits tel online until open}
   #	Page.resume (when there is one) Page.match.state
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Page.job.title ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/employment/jobs" ?><?cs
set:Page.label.consent = Text.employment.agree ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/parts.cs" ?><h1 class="govuk-heading-l"><?cs
call:zh(Page.job.title) ?></h1>
<?cs if:!Page.job.open ?><?cs call:warning(Text.employment.over) ?><?cs /if
?><p class="govuk-body-l"><strong><?cs call:pay(Page.job) ?></strong> · <?cs
call:zh(Page.job.employer) ?></p>
<?cs call:facts_open() ?><?cs
call:answer(Text.employment.wanted, Page.job.headcount) ?><?cs
call:answer(Text.employment.family, Page.job.family_word) ?><?cs
call:answer_zh(Text.employment.duties, Page.job.duties) ?><?cs
call:answer_zh(Text.employment.conditions, Page.job.conditions) ?><?cs
if:Page.job.veteran_first ?><?cs call:answer(Text.employment.veteran_first, Text.ui.yes) ?><?cs /if ?><?cs
call:answer_zh(Text.employment.where, Page.job.place + " " + Page.job.address) ?><?cs
call:answer(Text.employment.contract, Page.job.contract_word) ?><?cs
if:Page.job.benefits ?><?cs call:answer_zh(Text.employment.benefits, Page.job.benefits) ?><?cs /if ?><?cs
call:answer_zh(Text.employment.about, Page.job.about) ?><?cs
if:Page.job.agency ?><?cs call:answer(Text.employment.agency, Text.employment.agency_yes) ?><?cs /if ?><?cs
if:Page.job.veteran_founded ?><?cs call:answer(Text.employment.veteran_founded, Text.ui.yes) ?><?cs /if ?><?cs
call:answer(Text.employment.tel, Page.job.tel) ?><?cs
call:answer(Text.employment.until, Page.job.until) ?><?cs call:answers_close() ?>
<?cs if:Page.match.state ?><section class="rg-next" aria-labelledby="applied"><h2 class="govuk-heading-m" id="applied"><?cs
	var:Text.employment.applied ?></h2><p class="govuk-body"><?cs
	var:Text.employment.match[Page.match.state] ?> <a class="govuk-link" href="/employment/applications"><?cs
	var:Text.employment.applications ?></a></p></section>
<?cs elif:Page.job.open ?><section class="rg-next" aria-labelledby="apply"><h2 class="govuk-heading-m" id="apply"><?cs
	var:Text.employment.apply ?></h2><?cs
	if:!User.id ?><p class="govuk-body"><?cs var:Text.employment.log_in_first ?> <a class="govuk-link" href="/login?next=/employment/jobs/<?cs
		var:url_escape(Page.job.id) ?>"><?cs var:Text.nav.login ?></a></p><?cs
	elif:!Page.resume.sex ?><p class="govuk-body"><?cs var:Text.employment.resume_first ?></p><?cs
		call:go(Text.employment.resume, "/employment/resume") ?><?cs
	else ?><?cs call:form_open("/employment/jobs/" + Page.job.id) ?><?cs
		set:Form.ask.consent.text = Text.employment.consent ?><?cs
		call:ask("consent", "consent", Text.employment.agree, "") ?><?cs
		call:submit(Text.employment.apply_do) ?></form><?cs
	/if ?></section>
<?cs /if ?><p class="govuk-body rg-quiet"><?cs var:Text.employment.beware ?></p>
<?cs include!"layout/foot.cs" ?>

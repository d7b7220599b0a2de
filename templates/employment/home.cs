<?cs # What there is for people who look for work and for employers.
   #	Page.proposals.N: posts proposed to the visitor
   #	Page.figures.{posts people employers hired} Page.mine.N (parts.cs)
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.title ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/parts.cs" ?><h1 class="govuk-heading-xl"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.employment.lead ?></p>
<p class="govuk-body"><?cs var:Text.employment.now ?><?cs call:colon() ?><strong class="rg-number"><?cs
	var:Page.figures.posts ?></strong> <?cs var:Text.employment.posts ?> · <strong class="rg-number"><?cs
	var:Page.figures.people ?></strong> <?cs var:Text.employment.people ?> · <strong class="rg-number"><?cs
	var:Page.figures.employers ?></strong> <?cs var:Text.employment.employers ?> · <strong class="rg-number"><?cs
	var:Page.figures.hired ?></strong> <?cs var:Text.employment.hired ?></p>
<p class="govuk-body"><a class="govuk-link" href="/employment/figures"><?cs
	var:Text.employment.funnel.title ?></a></p>
<?cs if:subcount(Page.proposals) ?><div class="govuk-inset-text"><a class="govuk-link" href="/employment/applications#proposed"><?cs
	var:Text.employment.pool.mine ?><?cs call:colon() ?><?cs var:subcount(Page.proposals) ?></a></div>
<?cs /if ?><ul class="rg-cards"><li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/jobs"><?cs
	var:Text.employment.jobs ?></a></h2><p><?cs var:Text.employment.jobs_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/resume"><?cs
	var:Text.employment.resume ?></a></h2><p><?cs var:Text.employment.resume_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/applications"><?cs
	var:Text.employment.applications ?></a></h2><p><?cs var:Text.employment.applications_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/fairs"><?cs
	var:Text.employment.fair.title ?></a></h2><p><?cs var:Text.employment.fairs_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/training"><?cs
	var:Text.employment.class.title ?></a></h2><p><?cs var:Text.employment.classes_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/hire"><?cs
	var:Text.employment.hire ?></a></h2><p><?cs var:Text.employment.hire_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/loan"><?cs
	var:Text.employment.loan.title ?></a></h2><p><?cs var:Text.employment.loan_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/employment/subsidy"><?cs
	var:Text.employment.subsidy ?></a></h2><p><?cs var:Text.employment.subsidy_more ?></p></li></ul>
<?cs if:subcount(Page.mine) ?><h2 class="govuk-heading-m"><?cs
	var:Text.employment.for_me ?></h2><?cs call:job_rows(Page.mine) ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>

<?cs # Check your answers, the statement of truth, submit.
   #	Page.answers.N.{title href rows.M…}  Page.papers…  Page.truth
   #	Page.missing.N.{label key href paper}   what is not filled in yet
   #	Page.version  Page.case.{saved version}
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Text.case.check ?><?cs
include!"layout/any.cs" ?><?cs include!"case/parts.cs" ?><?cs

def:files_of(p) ?><div class="govuk-summary-list__row" id="papers.<?cs
	var:p.name ?>"><dt class="govuk-summary-list__key"><?cs var:p.label ?></dt><dd class="govuk-summary-list__value"><?cs
	if:subcount(p.files) ?><?cs
		each:x = p.files ?><p class="rg-line"><a class="govuk-link" href="<?cs
			var:url_validate(x.url) ?>"><?cs var:x.name ?></a> <?cs
			var:x.size ?> <?cs call:file_state(x.state) ?></p><?cs
		/each ?><?cs
	else ?><?cs var:Text.case.no_file ?><?cs /if ?></dd><dd class="govuk-summary-list__actions"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>/papers?back=check#<?cs
	var:p.name ?>"><?cs var:Text.do.change ?><span class="govuk-visually-hidden"> <?cs
	var:p.label ?></span></a></dd></div>
<?cs /def ?><div class="rg-columns"><div>
<?cs call:filling_in() ?><p class="govuk-caption-l"><?cs var:Page.service ?></p>
<h1 class="govuk-heading-l"><?cs var:Text.case.check ?></h1>
<?cs call:acknowledged() ?><p class="govuk-body-l"><?cs var:Text.case.check_how ?></p>
<?cs
# While something is missing no page of the form counts as done.
?><?cs if:subcount(Page.missing) || subcount(Page.errors) ?><?cs
	each:s = Page.steps ?><?cs set:s.done = "" ?><?cs /each ?><?cs /if ?><?cs
if:subcount(Page.missing) ?><div class="rg-doubt rg-doubt--list"><p><strong><?cs
	var:Text.case.missing ?></strong></p><ul class="govuk-list govuk-list--bullet"><?cs
	each:e = Page.missing ?><li><a class="govuk-link" href="<?cs
		var:url_validate(e.href) ?>"><?cs
		if:e.label ?><?cs var:e.label ?><?cs call:colon() ?><?cs /if ?><?cs
		call:err(e.key, e.limit) ?></a></li><?cs
	/each ?></ul></div>
<?cs /if ?><?cs call:answers(Page.answers, "1", "") ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.papers ?></h2>
<dl class="govuk-summary-list"><?cs
each:p = Page.papers ?><?cs call:files_of(p) ?><?cs /each ?></dl>
<h2 class="govuk-heading-m"><?cs var:Text.case.truth ?></h2>
<?cs call:form_open(Page.here_form) ?><?cs call:version(Page.version) ?><?cs
set:Form.ask.truth.text = Page.truth ?><?cs
call:ask("truth", "consent", Text.case.truth_agree, "") ?><p class="govuk-body"><?cs
	var:Text.case.submit_once ?></p>
<div class="govuk-button-group"><?cs call:submit(Text.case.submit) ?><a class="govuk-link" href="<?cs
	var:url_validate(Page.base) ?>/?done=saved"><?cs var:Text.do.later ?></a></div></form>
</div><div><h2 class="govuk-heading-s"><?cs var:Text.case.steps ?></h2>
<?cs call:steps_list(Page.steps) ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>/drop"><?cs var:Text.case.drop ?></a></p></div></div>
<?cs include!"layout/foot.cs" ?>

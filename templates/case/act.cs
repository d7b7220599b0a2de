<?cs # A step of the applicant's after submission.
   #	Page.name Page.title Page.confirm Page.note (optional|required)
   #	Page.items.N.{label note href} Page.items_due   of a correction notice
   #	Page.fields…  Page.papers…  Page.action Page.version Page.here_case
   #	Page.gone = 1: it cannot be done now
?><?cs set:Page.nav = "mine" ?><?cs
include!"layout/head.cs" ?><?cs include!"case/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l"><?cs if:Page.case.title ?><?cs call:zh(Page.case.title) ?> · <?cs /if ?><?cs var:Page.case.no ?></p>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs if:Page.gone ?><p class="govuk-body-l"><?cs var:Text.err.err_not_now ?></p>
<p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Text.case.to_case ?></a></p>
<?cs else ?><?cs
if:subcount(Page.items) ?><div class="rg-next"><h2 class="govuk-heading-m"><?cs
	var:Text.case.items ?></h2><ul class="govuk-list govuk-list--bullet"><?cs
	each:i = Page.items ?><li><a class="govuk-link" href="<?cs
		var:url_validate(i.href) ?>"><?cs var:i.label ?></a><?cs
		call:colon() ?><?cs call:zh(i.note) ?></li><?cs /each ?></ul><p class="govuk-body"><?cs
	call:around(Text.case.items_due, Page.items_due) ?></p></div>
<?cs /if ?><?cs
if:subcount(Page.papers) ?><h2 class="govuk-heading-m"><?cs var:Text.case.papers ?></h2><dl class="govuk-summary-list"><?cs
	each:p = Page.papers ?><div class="govuk-summary-list__row" id="papers.<?cs
		var:p.name ?>"><dt class="govuk-summary-list__key"><?cs var:p.label ?></dt><dd class="govuk-summary-list__value"><?cs
		each:x = p.files ?><p class="rg-line"><a class="govuk-link" href="<?cs
			var:url_validate(x.url) ?>"><?cs var:x.name ?></a> <?cs
			call:file_state(x.state) ?><?cs
			if:x.new ?> <?cs call:tag_of(Text.case.new_file, "green") ?><?cs /if ?></p><?cs
		/each ?><?cs
		if:!subcount(p.files) ?><?cs var:Text.case.no_file ?><?cs /if ?></dd><dd class="govuk-summary-list__actions"><a class="govuk-link" href="<?cs
		var:url_validate(Page.here_case) ?>/papers#<?cs var:p.name ?>"><?cs
		if:subcount(p.files) ?><?cs var:Text.case.send_file ?><?cs
		else ?><?cs var:Text.case.send_first ?><?cs /if ?><span class="govuk-visually-hidden"> <?cs
		var:p.label ?></span></a></dd></div><?cs
	/each ?></dl>
<?cs /if ?><?cs
if:Page.confirm ?><?cs call:warning(Text.case.confirm) ?><?cs /if ?><?cs
call:form_open(Page.action) ?><?cs call:version(Page.version) ?><button type="submit" name="do" value="next" class="rg-default" tabindex="-1" aria-hidden="true"></button>
<?cs call:fields(Page.fields) ?><?cs
if:Page.note ?><?cs
	if:Page.note == "optional" ?><?cs set:Form.ask.note.required = "" ?><?cs /if ?><?cs
	set:Form.ask.note.max = "2000" ?><?cs
	call:ask("note", "para", Text.case.note, "") ?><?cs
/if ?><div class="govuk-button-group"><?cs
if:Page.confirm ?><?cs call:act_danger(Page.title, "next") ?><?cs
else ?><button type="submit" name="do" value="next" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Page.title ?></button>
<?cs /if ?><a class="govuk-link" href="<?cs var:url_validate(Page.here_case) ?>"><?cs
	var:Text.do.cancel ?></a></div></form><?cs
/if ?></div></div>
<?cs include!"layout/foot.cs" ?>

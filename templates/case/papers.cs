<?cs # Files, one at a time; each paper is a form of its own.
   #	Page.papers.N.{name label hint required accept megabytes pixels pdf max
	several full error files.M.{id name size state note url remove}}
   #	Page.action (POST)  Page.after (the next page)  Page.files_max
   #	Page.case.no  when it is a correction; else Page.steps, Page.step
?><?cs set:Page.nav = "mine" ?><?cs
if:!Page.title ?><?cs set:Page.title = Text.case.papers ?><?cs /if ?><?cs
include!"layout/any.cs" ?><?cs include!"case/parts.cs" ?><?cs

def:limits(p) ?><p class="govuk-hint" id="<?cs var:p.name ?>-limits"><?cs
	if:p.pdf ?><?cs var:Text.case.kinds_pdf ?><?cs
	else ?><?cs var:Text.case.kinds_picture ?><?cs /if ?><?cs
	var:Text.case.each_max ?> <?cs var:p.megabytes ?> MB<?cs
	if:p.several ?><?cs var:Text.case.at_most ?> <?cs var:p.max ?> <?cs
		var:Text.case.at_most.after ?><?cs /if ?></p><?cs /def ?><?cs

def:file_row(x) ?><li class="rg-files__item"><span class="rg-files__name"><a class="govuk-link" href="<?cs
	var:url_validate(x.url) ?>"><?cs var:x.name ?></a></span> <span class="rg-files__size"><?cs
	var:x.size ?></span> <?cs call:file_state(x.state) ?><?cs
	if:x.note ?> <span><?cs var:x.note ?></span><?cs /if ?><?cs
	if:x.remove ?> <button type="submit" name="do" value="<?cs
		var:x.remove ?>" class="rg-link-button"><?cs
		var:Text.do.remove ?><span class="govuk-visually-hidden"> <?cs
		var:x.name ?></span></button><?cs /if ?></li><?cs
/def ?><?cs

def:paper(p) ?><section class="rg-paper" aria-labelledby="<?cs
	var:p.name ?>-title"><h2 class="govuk-heading-m" id="<?cs
	var:p.name ?>-title"><?cs var:p.label ?><?cs
	if:!p.required ?><?cs var:Text.ui.optional ?><?cs /if ?></h2>
<?cs if:p.hint ?><p class="govuk-body"><?cs var:p.hint ?></p><?cs /if ?><?cs
call:limits(p) ?><?cs
call:form_open_files(Page.action) ?><input type="hidden" name="paper" value="<?cs
	var:p.name ?>"><?cs
if:subcount(p.files) ?><ul class="rg-files"><?cs
	each:x = p.files ?><?cs call:file_row(x) ?><?cs /each ?></ul><?cs
else ?><p class="govuk-body rg-none"><?cs var:Text.case.no_file ?></p><?cs
/if ?><?cs
if:!p.full ?><div class="govuk-form-group<?cs
	if:p.error ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:p.name ?>"><?cs
	if:subcount(p.files) && !p.several ?><?cs var:Text.case.replace ?><?cs
	else ?><?cs var:Text.case.choose_file ?><?cs /if ?><span class="govuk-visually-hidden"> <?cs
	var:p.label ?></span></label><?cs
	if:p.error ?><p id="<?cs var:p.name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?><?cs call:colon() ?></span> <?cs
		call:err(p.error, "") ?></p><?cs /if ?><input class="govuk-file-upload<?cs
	if:p.error ?> govuk-file-upload--error<?cs /if ?>" id="<?cs
	var:p.name ?>" name="<?cs var:p.name ?>" type="file" accept="<?cs
	var:p.accept ?>" aria-describedby="<?cs
	if:p.error ?><?cs var:p.name ?>-error <?cs /if ?><?cs
	var:p.name ?>-limits" data-size="<?cs var:Text.ui.file_size ?>" data-large="<?cs
	var:Text.ui.file_large ?>"></div><button type="submit" name="do" value="upload:<?cs
	var:p.name ?>" class="govuk-button govuk-button--secondary" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.do.upload ?><span class="govuk-visually-hidden"> <?cs
	var:p.label ?></span></button><?cs
else ?><p class="govuk-body"><?cs var:Text.case.full ?></p><?cs
/if ?></form></section>
<?cs /def ?><div class="rg-columns"><div>
<?cs call:filling_in() ?><p class="govuk-caption-l"><?cs var:Page.service ?><?cs
	if:Page.step ?> · <?cs var:Text.ui.step ?> <?cs var:Page.step ?> <?cs
		var:Text.ui.step.of ?> <?cs var:Page.steps_count ?> <?cs
		var:Text.ui.step.after ?><?cs
	elif:Page.case.no ?> · <?cs var:Page.case.no ?><?cs /if ?></p>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.case.papers_how ?></p>
<?cs each:p = Page.papers ?><?cs call:paper(p) ?><?cs /each ?><?cs
if:!subcount(Page.papers) ?><p class="govuk-body"><?cs var:Text.case.no_papers ?></p>
<?cs /if ?><div class="govuk-button-group"><a href="<?cs
	var:url_validate(Page.after) ?>" role="button" draggable="false" class="govuk-button" data-module="govuk-button"><?cs
	if:Page.case.no ?><?cs var:Text.case.papers_done ?><?cs
	else ?><?cs var:Text.do.next ?><?cs /if ?></a></div></div><div><?cs
if:subcount(Page.steps) ?><h2 class="govuk-heading-s"><?cs
	var:Text.case.steps ?></h2><?cs call:steps_list(Page.steps) ?><?cs
/if ?><p class="govuk-hint"><?cs call:around(Text.case.files_max, Page.files_max) ?></p></div></div>
<?cs include!"layout/foot.cs" ?>

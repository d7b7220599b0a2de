<?cs # What follows the boxes in the page of a case for its applicant: progress, what
   # else can be done, dates, papers, messages, history, files, answers.
   #	Page.actions.N.{label href first}  Page.clocks.N.{label due paused}
   #	Page.issued.N  Page.history.N.{at text reason note}
   #	Page.files.N.{label name url size state note}  Page.answers.N  Page.guest
?></div>
<div><h2 class="govuk-heading-s"><?cs var:Text.case.progress ?></h2>
<?cs include!"case/show_stages.cs" ?><?cs
# What the button above does is not offered twice.
?><?cs set:others = "" ?><?cs
each:a = Page.actions ?><?cs if:!a.first ?><?cs set:others = "1" ?><?cs /if ?><?cs /each ?><?cs
if:others ?><h2 class="govuk-heading-s"><?cs
	var:Text.case.can_do ?></h2><ul class="govuk-list"><?cs
	each:a = Page.actions ?><?cs if:!a.first ?><li><a class="govuk-link rg-action" href="<?cs
		var:url_validate(a.href) ?>"><?cs call:word(a.label) ?></a></li><?cs
	/if ?><?cs /each ?></ul><?cs
/if ?><?cs
if:subcount(Page.clocks) ?><h2 class="govuk-heading-s"><?cs
	var:Text.case.dates ?></h2><ul class="govuk-list"><?cs
	each:c = Page.clocks ?><li><?cs var:c.label ?><?cs call:colon() ?><?cs
		if:c.paused ?><?cs var:Text.case.clock_paused ?><?cs
		else ?><?cs var:c.due ?><?cs /if ?></li><?cs
	/each ?></ul><?cs
/if ?></div>
<div><?cs
if:subcount(Page.issued) ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.issued ?></h2><?cs call:issued(Page.issued) ?><?cs /if ?><?cs
if:!Page.guest ?><?cs include!"case/show_messages.cs" ?><?cs /if ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.history ?></h2>
<ol class="rg-list"><?cs
each:e = Page.history ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	var:e.text ?></div><div class="rg-list__more"><span><?cs var:e.at ?></span><?cs
	if:e.reason ?> <span><?cs var:Text.case.reason ?><?cs call:colon() ?><?cs
		var:e.reason ?></span><?cs /if ?></div><?cs
	if:e.note ?><p class="govuk-body rg-lines"><?cs call:zh(e.note) ?></p><?cs /if ?></li><?cs
/each ?></ol><?cs
if:subcount(Page.files) ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.files ?></h2><ul class="rg-files"><?cs
	each:x = Page.files ?><li class="rg-files__item"><span><?cs
		var:x.label ?></span> <span class="rg-files__name"><a class="govuk-link" href="<?cs
		var:url_validate(x.url) ?>"><?cs var:x.name ?></a></span> <span class="rg-files__size"><?cs
		var:x.size ?></span> <?cs call:file_state(x.state) ?><?cs
		if:x.note ?> <span><?cs call:zh(x.note) ?></span><?cs /if ?></li><?cs
	/each ?></ul><?cs
/if ?><?cs
if:subcount(Page.answers) ?><?cs call:details_open(Text.case.answers) ?><?cs
	call:answers(Page.answers, "", "") ?><?cs call:details_close() ?><?cs
/if ?></div></div>

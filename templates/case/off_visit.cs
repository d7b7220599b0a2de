<?cs # The return visit after a bad rating, for who makes it.
   #	Page.visit.{level efficiency guide ease operation comment on due late
   #	name mobile way mended answer done by}
?><?cs set:Page.title = Text.rate.visit.title + " " + Page.case.no ?><?cs set:Page.nav = "ratings" ?><?cs
set:Page.back = "/desk/ratings" ?><?cs
set:Page.label.way = Text.rate.visit.way_is ?><?cs
set:Page.label.mended = Text.rate.visit.mended ?><?cs
set:Page.label.answer = Text.rate.visit.answer ?><?cs
include!"layout/desk.cs" ?><?cs include!"case/rating.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l"><?cs var:Page.service ?> · <a class="govuk-link rg-number" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Page.case.no ?></a></p>
<h1 class="govuk-heading-l"><?cs var:Text.rate.visit.title ?></h1>
<p class="govuk-body"><?cs
if:Page.visit.done ?><?cs call:tag_of(Text.rate.visit.done, "green") ?><?cs
elif:Page.visit.late ?><?cs call:tag_of(Text.rate.visit.late, "red") ?><?cs
else ?><?cs call:tag_of(Text.rate.visit.open, "orange") ?><?cs /if ?> <?cs
var:Text.rate.visit.due ?> <?cs var:Page.visit.due ?></p>
<p class="govuk-body"><?cs var:Text.rate.visit.secret ?></p>
<dl class="govuk-summary-list"><?cs call:rating_said(Page.visit) ?><?cs
call:_rating_words(Text.rate.visit.name, Page.visit.name) ?><?cs
call:_rating_words(Text.rate.visit.mobile, Page.visit.mobile) ?><?cs
if:Page.visit.done ?><?cs
	call:_rating_words(Text.rate.visit.way_is, Text.rate.visit.way[Page.visit.way]) ?><?cs
	call:_rating_words(Text.rate.visit.mended, Page.visit.mended) ?><?cs
	call:_rating_words(Text.rate.visit.answer, Page.visit.answer) ?><?cs
	call:_rating_words(Text.rate.visit.by, Page.visit.by) ?><?cs
	call:_rating_words(Text.rate.visit.on, Page.visit.done) ?><?cs
/if ?></dl>
<?cs if:!Page.visit.name ?><p class="govuk-body"><?cs var:Text.rate.visit.nameless ?></p>
<?cs /if ?><?cs if:!Page.visit.done ?><?cs
call:form_open(Page.here_case + "/visit") ?><?cs
each:w = Text.rate.visit.way ?><?cs
	set:Form.ask.way.options[name(w)].value = name(w) ?><?cs
	set:Form.ask.way.options[name(w)].label = w ?><?cs
	if:Form.value.way == name(w) ?><?cs
		set:Form.ask.way.options[name(w)].checked = "1" ?><?cs /if ?><?cs
/each ?><?cs
call:ask("way", "choice", Text.rate.visit.way_is, "") ?><?cs
set:Form.ask.mended.max = "2000" ?><?cs
call:ask("mended", "para", Text.rate.visit.mended, Text.rate.visit.mended_hint) ?><?cs
set:Form.ask.answer.max = "2000" ?><?cs
call:ask("answer", "para", Text.rate.visit.answer, Text.rate.visit.answer_hint) ?><?cs
call:submit(Text.rate.visit.do) ?></form>
<?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>

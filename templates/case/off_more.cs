<?cs # What follows the boxes in the page of a case for officers: what was asked,
   # handed in, issued and said, its history; at the other side who reviewed it,
   # cases like it, through whose hands it went.
   #	Page.issued.N.{id label no issued state}  Page.events (REVIEW_EVENTS)
   #	Page.reviewers.N.{label name at}  Page.related.N.{no title state label
   #	submitted whys}  Page.moves.N.{at cause by to}
?><?cs include!"case/off_tasks.cs" ?><?cs include!"case/off_answers.cs" ?><?cs
if:subcount(Page.issued) ?><?cs call:off_heading("issued", Text.review.issued) ?><ul class="rg-files"><?cs
each:p = Page.issued ?><li class="rg-files__item"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case + "/paper/" + p.id + ".pdf") ?>"><?cs
	var:p.label ?></a> <span class="rg-files__size"><?cs var:p.no ?> · <?cs
	var:p.issued ?> · PDF</span><?cs
	if:p.state != "valid" ?> <?cs call:tag_of(Text.verify[p.state], "orange") ?><?cs /if ?></li><?cs
/each ?></ul>
<?cs /if ?><?cs
include!"case/off_messages.cs" ?><?cs
call:off_heading("history", Text.review.history) ?><?cs call:events(Page.events) ?></div>
<div class="rg-columns__more"><?cs
if:subcount(Page.reviewers) ?><h2 class="govuk-heading-s"><?cs
	var:Text.review.reviewers ?></h2><ul class="govuk-list rg-small"><?cs
	each:v = Page.reviewers ?><li><?cs var:v.label ?><?cs call:colon() ?><?cs
	var:v.name ?> <span class="rg-quiet"><?cs var:v.at ?></span></li><?cs
	/each ?></ul><?cs /if ?><?cs
if:subcount(Page.related) ?><h2 class="govuk-heading-s" id="related"><?cs
	var:Text.review.related ?></h2><ul class="rg-list"><?cs each:x = Page.related ?><li class="rg-list__item"><a class="govuk-link" href="<?cs
	var:url_validate(Page.base + "/" + x.no) ?>"><?cs var:x.no ?></a> <?cs call:zh(x.title) ?> <?cs
	if:Config.lang == "en" ?><?cs call:state_as(x.state, x.label.en) ?><?cs
	else ?><?cs call:state_as(x.state, x.label) ?><?cs /if
	?><span class="rg-block rg-quiet"><?cs var:x.submitted ?> · <?cs
	each:w = x.whys ?><?cs if:!first(w) ?>, <?cs /if ?><?cs
		var:Text.review.why[w] ?><?cs /each ?></span></li><?cs
/each ?></ul>
<?cs /if ?><?cs
if:subcount(Page.moves) ?><?cs call:details_open(Text.review.moves) ?><ul class="govuk-list rg-small"><?cs
each:x = Page.moves ?><li><span class="rg-quiet"><?cs
	var:x.at ?></span> <?cs var:Text.review.move[x.cause] ?><?cs
	if:x.cause == "assign" ?> <?cs var:x.by ?> → <?cs var:x.to ?><?cs
	elif:x.cause == "escalate" ?> → <?cs var:x.to ?><?cs
	elif:x.cause == "release" ?> <?cs var:x.by ?><?cs
	else ?> <?cs var:x.to ?><?cs /if ?></li><?cs
/each ?></ul>
<?cs call:details_close() ?><?cs /if ?></div></div>

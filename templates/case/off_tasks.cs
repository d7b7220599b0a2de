<?cs # Objections to what was published, and tasks of other offices.
   #	Page.objections.N.{no state at name mobile body answer answered_by
   #	answered}  Page.tasks.N.{id label role opened due done done_by note mine}
?><?cs
if:subcount(Page.objections) ?><?cs call:off_heading("objections", Text.review.objections) ?><?cs
each:o = Page.objections ?><div class="rg-card rg-card--flat"><p><strong><?cs
	var:o.no ?></strong> <?cs
	if:o.state == "open" ?><?cs call:tag_of(Text.review.objection[o.state], "orange") ?><?cs
	else ?><?cs call:tag_of(Text.review.objection[o.state], "grey") ?><?cs /if ?></p><p class="rg-quiet"><?cs
	var:o.at ?> · <?cs var:o.name ?> · <?cs var:o.mobile ?></p><p class="rg-lines"><?cs
	var:o.body ?></p><?cs
	if:o.answer ?><p class="rg-lines"><strong><?cs var:Text.review.answer ?></strong><?cs
		call:colon() ?><?cs var:o.answer ?></p><p class="rg-quiet"><?cs
		var:o.answered_by ?> · <?cs var:o.answered ?></p><?cs /if ?></div>
<?cs /each ?><p class="govuk-hint"><?cs var:Text.review.objector_hidden ?></p>
<?cs /if ?><?cs
if:subcount(Page.tasks) ?><?cs call:off_heading("tasks", Text.review.tasks) ?><?cs
each:t = Page.tasks ?><div class="rg-card rg-card--flat"><p><strong><?cs
	var:t.label ?></strong> <?cs
	if:t.done ?><?cs call:tag_of(Text.review.task_done, "green") ?><?cs
	else ?><?cs call:tag_of(Text.review.task_open, "orange") ?><?cs /if
	?></p><p class="rg-quiet"><?cs var:Text.desk.role[t.role] ?> · <?cs
	var:t.opened ?><?cs if:t.done ?> → <?cs var:t.done ?> · <?cs var:t.done_by ?><?cs
	elif:t.due ?> · <?cs var:Text.review.task_due ?> <?cs var:t.due ?><?cs /if ?></p><?cs
	if:t.note ?><p class="rg-lines"><?cs var:t.note ?></p><?cs /if ?><?cs
	if:t.mine ?><p class="govuk-body"><a class="govuk-link" href="<?cs
		var:url_validate(Page.here_case + "/task/" + t.id) ?>"><?cs
		var:Text.review.task_do ?></a></p><?cs /if ?></div>
<?cs /each ?><?cs /if ?>

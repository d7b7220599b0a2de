<?cs # What the officer can do now, in the page of a case (case/off_show.cs).
   #	Page.actions.N.{action label} Page.head.{queue can_hold held mine}
?><section class="rg-next" aria-labelledby="todo"><h2 class="govuk-heading-m" id="todo"><?cs
	var:Text.review.todo ?></h2><?cs
if:subcount(Page.actions) ?><ul class="rg-actions"><?cs
	each:a = Page.actions ?><li><a class="govuk-button<?cs
	if:!first(a) ?> govuk-button--secondary<?cs /if ?>" role="button" draggable="false" data-module="govuk-button" href="<?cs
	var:url_validate(Page.here_case + "/do/" + a.action) ?>"><?cs
	call:word(a.label) ?></a></li><?cs
	/each ?></ul><?cs
else ?><p class="govuk-body"><?cs
	if:Page.head.queue ?><?cs var:Text.review.not_yours ?> <?cs
		var:Text.desk.role[Page.head.queue] ?><?cs
	else ?><?cs var:Text.review.nothing ?><?cs /if ?></p><?cs
/if ?><div class="rg-hands"><?cs
if:Page.head.can_hold && !Page.head.held ?><?cs
	call:off_press("/claim", Text.do.claim, "govuk-button--secondary") ?><?cs
elif:Page.head.mine ?><?cs
	call:off_press("/release", Text.do.release, "govuk-button--secondary") ?><?cs
/if ?><?cs
if:User.roles.supervisor && Page.head.queue ?><?cs
	call:go(Text.do.assign, Page.here_case + "/assign") ?><?cs
/if ?></div></section>

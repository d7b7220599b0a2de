<?cs # An employer's posts.  Page.employer.{name no} Page.drafts.N.{kind id no}
   #	Page.posts.N.{id no title state word until headcount filled new total}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.hire ?><?cs
set:Page.back = "/employment/" ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs if:!Page.employer.no ?><p class="govuk-body"><?cs var:Text.employment.register_first ?></p><?cs
	call:go(Text.employment.register, "/employment/employer/apply") ?><?cs
else ?><p class="govuk-body"><a class="govuk-link" href="/employment/case/<?cs
	var:url_escape(Page.employer.no) ?>"><?cs call:zh(Page.employer.name) ?></a></p><?cs
	call:go(Text.employment.publish, "/employment/post/apply") ?><?cs /if ?><?cs
if:subcount(Page.posts) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.employment.posts_mine ?>"><table class="govuk-table rg-stack"><caption class="govuk-table__caption govuk-table__caption--m"><?cs
	var:Text.employment.posts_mine ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.post ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.state_label ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.until ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.wanted ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.who ?></th></tr></thead><tbody class="govuk-table__body"><?cs
	each:p = Page.posts ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.post ?>"><a class="govuk-link" href="/employment/case/<?cs
		var:url_escape(p.no) ?>"><?cs call:zh(p.title) ?></a></td><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.state_label ?>"><?cs call:word(p.word) ?></td><td class="govuk-table__cell rg-due" data-label="<?cs
		var:Text.employment.until ?>"><?cs var:p.until ?></td><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.wanted ?>"><?cs var:p.filled ?> / <?cs var:p.headcount ?></td><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.who ?>"><a class="govuk-link" href="/employment/hire/<?cs
		var:url_escape(p.no) ?>"><?cs var:p.total ?> <?cs var:Text.employment.persons ?><?cs
		if:p.new ?> (<?cs var:p.new ?> <?cs var:Text.employment.new ?>)<?cs /if ?></a></td></tr><?cs
	/each ?></tbody></table></div>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

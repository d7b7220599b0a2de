<?cs # Posts where applicants wait for an answer.
   #	Page.rows.N.{no title employer waiting oldest}
?><?cs set:Page.nav = "silent" ?><?cs set:Page.title = Text.employment.silent ?><?cs
include!"layout/desk.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.silent_more ?></p>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.employment.silent_none ?></p>
<?cs else ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Page.title ?>"><table class="govuk-table rg-stack"><caption class="govuk-visually-hidden"><?cs
	var:Page.title ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.post ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.employer ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.waiting ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.oldest ?></th></tr></thead><tbody class="govuk-table__body"><?cs
	each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.post ?>"><a class="govuk-link" href="/desk/employment/<?cs
		var:url_escape(x.no) ?>"><?cs call:zh(x.title) ?></a></td><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.employer ?>"><?cs call:zh(x.employer) ?></td><td class="govuk-table__cell" data-label="<?cs
		var:Text.employment.waiting ?>"><?cs var:x.waiting ?></td><td class="govuk-table__cell rg-due" data-label="<?cs
		var:Text.employment.oldest ?>"><?cs var:x.oldest ?></td></tr><?cs
	/each ?></tbody></table></div>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

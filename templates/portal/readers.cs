<?cs set:Page.title = Text.portal.readers.title ?><?cs set:Page.nav = "account" ?><?cs
set:Page.back = "/account" ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.readers.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.readers.lead ?></p>
<?cs if:subcount(Page.readers) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.portal.readers.title ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.readers.at ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.readers.no ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.readers.station ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.readers.role ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:x = Page.readers ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.portal.readers.at ?>"><?cs
	var:x.at ?></td><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.portal.readers.no ?>"><?cs
	if:x.no ?><?cs var:x.no ?><?cs else ?><?cs var:Text.employment.resume ?><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.portal.readers.station ?>"><?cs
	if:x.station ?><?cs var:x.station ?><?cs else ?>—<?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.portal.readers.role ?>"><?cs
	if:x.code ?><?cs var:Text.portal.readers.code ?><?cs
	else ?><?cs call:word(x.roles) ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs call:pager(Page.pager) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.portal.readers.none ?></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

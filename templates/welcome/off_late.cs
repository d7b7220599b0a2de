<?cs # Who registered and did not come, those who wait longest first.
   #	Page.rows.N.{no title discharged days level told place}
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.tab.late ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:report_tabs("late") ?><p class="govuk-body"><?cs var:Text.welcome.late_lead ?></p>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.tab.late ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.no ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.place ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.discharged ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.days ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.flag ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.told ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:l = Page.rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/welcome/" + l.no) ?>"><?cs call:zh(l.title) ?></a><span class="rg-block rg-quiet"><?cs
	var:l.no ?></span></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.place ?>"><?cs call:zh(l.place) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.discharged ?>"><?cs var:l.discharged ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.days ?>"><?cs var:l.days ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.flag ?>"><?cs
	call:tag_of(Text.welcome.level[l.level], Text.welcome.level[l.level].colour) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.told ?>"><?cs if:l.told ?><?cs var:l.told ?><?cs else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.nobody_late ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

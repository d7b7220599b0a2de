<?cs # Calls after 7, 30 and 90 days that are still to be made.
   #	Page.rows.N.{no title mobile task kind due late place}
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.tab.calls ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:report_tabs("calls") ?><p class="govuk-body"><?cs var:Text.welcome.calls_lead ?></p>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.tab.calls ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.no ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.place ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.which ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.due ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.phone ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:k = Page.rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/welcome/" + k.no + "/task/" + k.task) ?>"><?cs call:zh(k.title) ?></a><span class="rg-block rg-quiet"><?cs
	var:k.no ?></span></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.place ?>"><?cs call:zh(k.place) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.which ?>"><?cs var:Text.welcome.call[k.kind] ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.due ?>"><?cs var:k.due ?><?cs if:k.late ?> <?cs
	call:tag_of(Text.welcome.overdue, "red") ?><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.phone ?>"><span class="rg-number"><?cs var:k.mobile ?></span></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.no_calls ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

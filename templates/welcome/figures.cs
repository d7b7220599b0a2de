<?cs # Report-ins by month; nobody's name.
   #	Page.months.N.{month n within share median p90 window booked after home
   #	rated satisfied}
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Text.welcome.figures ?><?cs
set:Page.back = "/welcome/" ?><?cs include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.welcome.figures_lead ?></p>
<?cs if:subcount(Page.months) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.figures ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.month ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.n ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.share ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.median ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.p90 ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.by_window ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.by_booked ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.by_after ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.by_home ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.satisfied ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:m = Page.months ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:m.month ?></th><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.n ?>"><?cs var:m.n ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.share ?>"><?cs var:m.share ?>%</td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.median ?>"><?cs if:m.median ?><?cs var:m.median ?><?cs else ?>–<?cs /if ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.p90 ?>"><?cs if:m.p90 ?><?cs var:m.p90 ?><?cs else ?>–<?cs /if ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.by_window ?>"><?cs var:m.window ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.by_booked ?>"><?cs var:m.booked ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.by_after ?>"><?cs var:m.after ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.by_home ?>"><?cs var:m.home ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.satisfied ?>"><?cs if:m.satisfied ?><?cs var:m.satisfied ?>%<?cs else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table></div>
<p class="govuk-hint"><?cs var:Text.welcome.few ?></p>
<p class="govuk-body"><?cs var:Text.welcome.open_data ?> <a class="govuk-link" href="/open/report-in.csv">report-in.csv</a> · <a class="govuk-link" href="/open/report-in.json">report-in.json</a></p><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.none_yet ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

<?cs # Job fairs of the officer's area.
   #	Page.rows.N.{id title kind day begins place station stage stalls taken
   #	visitors signed}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.title ?><?cs
include!"layout/desk.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:go(Text.employment.fair.plan, "/desk/employment/fairs/new") ?><p class="govuk-body"><a class="govuk-link" href="/desk/employment/training"><?cs
	var:Text.employment.class.title ?></a><?cs
	if:User.roles.clerk ?> · <a class="govuk-link" href="/desk/employment/pool"><?cs
	var:Text.employment.pool.people ?></a><?cs /if ?></p>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.employment.fair.none_desk ?></p>
<?cs else ?><?cs call:list_open(Page.title) ?><?cs
call:list_head(Text.employment.fair.name) ?><?cs call:list_head(Text.employment.fair.when) ?><?cs
call:list_head(Text.employment.state_label) ?><?cs call:list_head(Text.employment.fair.stalls) ?><?cs
call:list_head(Text.employment.fair.visitors) ?><?cs call:list_body() ?><?cs
each:f = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.name ?>"><a class="govuk-link" href="/desk/employment/fairs/<?cs
	var:url_escape(f.id) ?>"><?cs call:zh(f.title) ?></a> <span class="rg-quiet"><?cs
	call:zh(f.station) ?></span></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.when ?>"><?cs call:when_of(f) ?> <?cs call:zh(f.place) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.state_label ?>"><?cs call:stage_of(f.stage) ?></td><?cs
	call:cell(Text.employment.fair.stalls, f.taken + " / " + f.stalls) ?><?cs
	call:cell(Text.employment.fair.visitors, f.signed + " / " + f.visitors) ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?><?cs include!"layout/foot.cs" ?>

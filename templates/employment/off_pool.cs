<?cs # People who agreed that officers propose posts to them.
   #	Page.rows.N.{id name sex age education service_years skills licences
   #	family_word place pay since open declined applied}
   #	Form.ask.family.options Page.family Page.before
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.pool.people ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs
include!"layout/desk.cs" ?><?cs include!"employment/parts.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.pool.people_more ?></p>
<form method="get" action="/desk/employment/pool" class="rg-filter"><?cs
call:pick("family", Text.employment.ask.family, Form.ask.family.options, "family")
?><button type="submit" class="govuk-button"><?cs var:Text.do.search ?></button></form>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs
	if:Page.family ?><?cs var:Text.employment.pool.none_kind ?><?cs
	else ?><?cs var:Text.employment.pool.none ?><?cs /if ?></p>
<?cs else ?><?cs call:list_open(Page.title) ?><?cs
call:list_head(Text.employment.fair.person) ?><?cs call:list_head(Text.employment.ask.family) ?><?cs
call:list_head(Text.employment.ask.area) ?><?cs call:list_head(Text.employment.ask.skills) ?><?cs
call:list_head(Text.employment.ask.pay) ?><?cs call:list_head(Text.employment.pool.proposed) ?><?cs
call:list_body() ?><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.person ?>"><a class="govuk-link" href="/desk/employment/pool/<?cs
	var:url_escape(x.id) ?>"><?cs call:zh(x.name) ?></a> <span class="rg-quiet"><?cs
	var:Text.employment.sex[x.sex] ?> · <?cs var:x.age ?> <?cs var:Text.employment.pool.years ?></span></td><?cs
	call:cell(Text.employment.ask.family, x.family_word) ?><?cs
	call:cell_zh(Text.employment.ask.area, x.place) ?><?cs
	call:cell_zh(Text.employment.ask.skills, x.skills) ?><?cs
	call:cell(Text.employment.ask.pay, x.pay) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.pool.proposed ?>"><?cs
	if:x.open ?><?cs var:Text.employment.pool.state.open ?> <?cs var:x.open ?> <?cs /if ?><?cs
	if:x.applied ?><?cs var:Text.employment.pool.state.applied ?> <?cs var:x.applied ?> <?cs /if ?><?cs
	if:x.declined ?><?cs var:Text.employment.pool.state.declined ?> <?cs var:x.declined ?><?cs /if ?></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs
if:Page.before ?><p class="govuk-body"><a class="govuk-link" href="/desk/employment/pool?family=<?cs
	var:url_escape(Page.family) ?>&amp;before=<?cs var:url_escape(Page.before) ?>"><?cs
	var:Text.ui.next ?></a></p><?cs /if ?><?cs /if ?><?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.desk.people.title ?><?cs set:Page.nav = "people" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.people.title ?></h1>
<?cs if:User.roles.sysadmin ?><?cs call:go(Text.desk.new.title, "/desk/people/new") ?><?cs /if ?>
<form method="get" action="/desk/people" class="rg-search" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="q"><?cs
	var:Text.desk.people.search ?></label><input class="govuk-input govuk-input--width-20" id="q" name="q" type="search" value="<?cs
	var:Page.q ?>"></div><?cs call:submit(Text.desk.search.go) ?></form>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.people.title ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.login ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.name ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.station ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.account ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.seen ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs each:p = Page.rows ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><a class="govuk-link" href="/desk/people/<?cs
	var:p.id ?>"><?cs var:p.login ?></a></td><td class="govuk-table__cell"><?cs
	var:p.name ?></td><td class="govuk-table__cell"><?cs
	var:p.station ?></td><td class="govuk-table__cell"><?cs
	var:Text.desk.account_state[p.state] ?></td><td class="govuk-table__cell"><?cs
	var:p.seen ?></td></tr><?cs /each ?></tbody></table></div>
<?cs set:Page.plain = "1" ?><?cs call:pager(Page) ?>
<?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.desk.audit.title ?><?cs set:Page.nav = "audit" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.audit.title ?></h1>
<?cs call:audit_tabs("log") ?>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.audit.title ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.at ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.who ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.event ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.object ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.address ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs each:l = Page.rows ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><?cs var:l.at
	?></td><td class="govuk-table__cell"><?cs var:l.login
	?></td><td class="govuk-table__cell"><?cs
	if:Text.desk.event[l.event] ?><?cs var:Text.desk.event[l.event] ?><?cs
	else ?><?cs var:l.event ?><?cs /if
	?></td><td class="govuk-table__cell"><?cs var:l.object
	?></td><td class="govuk-table__cell"><?cs var:l.address
	?></td></tr><?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?>
<?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.desk.reads.title ?><?cs set:Page.nav = "audit" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.reads.title ?></h1>
<?cs call:audit_tabs("reads") ?>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.reads.title ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.at ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.who ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.program ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.page ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.object ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs each:l = Page.rows ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><?cs var:l.at
	?></td><td class="govuk-table__cell"><?cs var:l.login
	?></td><td class="govuk-table__cell"><?cs var:l.role
	?></td><td class="govuk-table__cell"><?cs var:l.route
	?></td><td class="govuk-table__cell"><?cs var:l.object
	?></td></tr><?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?>
<?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.desk.standards.title ?><?cs set:Page.nav = "standards" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.standards.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.standards.intro ?></p>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.standards.title ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.service ?></th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs var:Text.desk.col.version ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.loaded ?></th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs var:Text.desk.col.cases ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.checksum ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs each:s = Page.rows ?>
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="/desk/standards/<?cs
	var:s.id ?>"><?cs call:word(s.title) ?></a> <?cs
	if:s.current ?><?cs call:tag_of(Text.desk.standards.current, "green") ?><?cs /if
	?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs var:s.version
	?></td><td class="govuk-table__cell"><?cs var:s.loaded
	?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs var:s.cases
	?></td><td class="govuk-table__cell"><code><?cs var:s.checksum
	?></code></td></tr><?cs /each ?></tbody></table></div>
<?cs include!"layout/foot.cs" ?>

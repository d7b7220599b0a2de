<?cs set:Page.title = Text.desk.figures.title ?><?cs set:Page.nav = "figures" ?><?cs include!"layout/desk.cs" ?><?cs
def:counts(caption, rows) ?><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m"><?cs
	var:caption ?></caption><tbody class="govuk-table__body"><?cs each:x = rows ?>
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:word(x.label) ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:x.n ?></td></tr><?cs /each ?></tbody></table>
<?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.figures.title ?></h1>
<?cs if:!subcount(Page.on_time) ?><h2 class="govuk-heading-m"><?cs
	var:Text.desk.figures.hand ?></h2><p class="govuk-body"><?cs
	var:Text.desk.figures.hand_none ?></p>
<?cs else ?><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m"><?cs
	var:Text.desk.figures.hand ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.figures.district ?></th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs var:Text.desk.figures.open ?></th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs var:Text.light.amber ?></th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs var:Text.light.red ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs each:d = Page.on_time ?>
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:zh(d.name) ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:d.open ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:d.amber ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:d.red ?></td></tr><?cs /each ?></tbody></table>
<?cs /if ?><?cs call:counts(Text.desk.figures.members, Page.districts) ?>
<?cs if:subcount(Page.reasons) ?><?cs call:counts(Text.desk.figures.reasons, Page.reasons) ?><?cs /if ?>
<p class="govuk-body"><a class="govuk-link" href="/figures/"><?cs var:Text.desk.figures.public ?></a></p>
<?cs include!"layout/foot.cs" ?>

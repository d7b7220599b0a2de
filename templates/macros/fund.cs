<?cs # care_rows(rows, title, head)   sums by purpose or district, each with a bar;
   #                  rows.N.{code label n amount width}
?><?cs
def:_care_what(x) ?><?cs
if:x.label ?><?cs call:zh(x.label) ?><?cs
elif:Text.fund.purpose[x.code] ?><?cs var:Text.fund.purpose[x.code] ?><?cs
else ?><?cs var:Text.fund.purpose.any ?><?cs /if ?><?cs /def ?><?cs

def:care_rows(rows, title, head) ?><figure class="rg-figure"><figcaption><?cs
	var:title ?></figcaption>
<?cs if:subcount(rows) ?><table class="govuk-table rg-bars rg-bars--more"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:head ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.number ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.yuan ?></th><th scope="col" class="govuk-table__header" aria-hidden="true"><?cs
	var:Text.portal.figures.bar ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:x = rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:_care_what(x) ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	if:x.n ?><?cs var:x.n ?><?cs else ?><?cs var:Text.fund.few ?><?cs /if ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	if:x.amount ?><?cs var:x.amount ?><?cs else ?><?cs var:Text.fund.hidden ?><?cs /if ?></td><td class="govuk-table__cell" aria-hidden="true"><svg viewBox="0 0 1000 40" width="1000" height="40" preserveAspectRatio="none" focusable="false"><rect x="0" y="0" width="1000" height="40" fill="#f1eee7"/><rect x="0" y="0" width="<?cs
	var:x.width ?>" height="40" fill="#1d6148"/></svg></td></tr>
<?cs /each ?></tbody></table>
<?cs else ?><p class="govuk-body"><?cs var:Text.fund.none_paid ?></p>
<?cs /if ?></figure>
<?cs /def ?>

<?cs # What the nightly check of the books found.
   #	Page.rows.N.{at faults} the newest first; faults unset: none
   #	Page.found.N.{code detail} of the newest
?><?cs set:Page.title = Text.desk.ledger.title ?><?cs set:Page.nav = "ledger" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.ledger.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.ledger.lead ?></p>
<?cs if:subcount(Page.found) ?><h2 class="govuk-heading-m"><?cs var:Text.desk.ledger.found ?></h2>
<?cs call:warning(Text.desk.ledger.act) ?><ul class="govuk-list govuk-list--bullet"><?cs
	each:f = Page.found ?><li><?cs
		if:Text.desk.ledger.fault[f.code] ?><?cs var:Text.desk.ledger.fault[f.code] ?><?cs
		else ?><?cs var:f.code ?><?cs /if ?> <code class="rg-code" lang="en"><?cs
		var:f.detail ?></code></li><?cs /each ?></ul>
<?cs /if ?><?cs
if:subcount(Page.rows) ?><h2 class="govuk-heading-m"><?cs var:Text.desk.ledger.checks ?></h2>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.desk.ledger.checks ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.at ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.ledger.result ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:k = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell"><?cs
	var:k.at ?></td><td class="govuk-table__cell"><?cs
	if:k.faults ?><?cs call:tag_of(Text.desk.ledger.bad, "red") ?> <?cs var:k.faults ?> <?cs
		var:Text.desk.ledger.number ?><?cs
	else ?><?cs call:tag_of(Text.desk.ledger.good, "green") ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.ledger.none ?></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

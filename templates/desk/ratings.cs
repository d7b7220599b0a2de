<?cs # Ratings: bad ones to be answered by who is asking, and sums of the area.
   #	Page.rows.N.{no module title place level on due late done by}
   #	Page.sums.N.{year title n percent n5 n4 n3 n2 n1}
   #	Page.visits = 1: the officer makes return visits  Page.past = 1
?><?cs set:Page.title = Text.desk.ratings.title ?><?cs set:Page.nav = "ratings" ?><?cs include!"layout/desk.cs" ?><?cs

def:_number(label, n) ?><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:label ?>"><?cs var:n ?></td><?cs /def ?><?cs

def:_head(label) ?><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:label ?></th><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.ratings.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.ratings.lead ?></p>
<?cs if:Page.visits ?><h2 class="govuk-heading-m"><?cs
	if:Page.past ?><?cs var:Text.desk.ratings.past ?><?cs
	else ?><?cs var:Text.desk.ratings.open ?><?cs /if ?></h2>
<p class="govuk-body"><?cs
	if:Page.past ?><a class="govuk-link" href="/desk/ratings"><?cs var:Text.desk.ratings.to_open ?></a><?cs
	else ?><a class="govuk-link" href="/desk/ratings?past=1"><?cs var:Text.desk.ratings.to_past ?></a><?cs /if ?></p>
<?cs if:subcount(Page.rows) ?><ul class="rg-list"><?cs
each:x = Page.rows ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/desk/<?cs
	var:url_escape(x.module) ?>/<?cs var:url_escape(x.no) ?>/visit"><?cs
	call:word(x.title) ?> <span class="rg-number"><?cs var:x.no ?></span></a> <?cs
	call:tag_of(Text.rating[x.level], "orange") ?><?cs
	if:x.late ?> <?cs call:tag_of(Text.rate.visit.late, "red") ?><?cs /if ?></div><div class="rg-list__more"><span><?cs
	call:zh(x.place) ?></span><span><?cs
	var:Text.rate.visit.due ?> <?cs var:x.due ?></span><?cs
	if:x.done ?><span><?cs var:Text.rate.visit.on ?> <?cs var:x.done ?> <?cs
		call:zh(x.by) ?></span><?cs /if ?></div></li><?cs
/each ?></ul><?cs call:pager(Page) ?>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.ratings.none ?></p>
<?cs /if ?><?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.desk.ratings.sums ?></h2>
<?cs if:subcount(Page.sums) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.desk.ratings.sums ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.figures.rating.service ?></th><?cs
	call:_head(Text.portal.figures.rating.year) ?><?cs
	call:_head(Text.portal.figures.rating.n) ?><?cs
	call:_head(Text.portal.figures.rating.percent) ?><?cs
	each:s = Text.rating ?><?cs call:_head(s) ?><?cs /each ?></tr></thead><tbody class="govuk-table__body">
<?cs each:x = Page.sums ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:word(x.title) ?></th><?cs
	call:_number(Text.portal.figures.rating.year, x.year) ?><?cs
	call:_number(Text.portal.figures.rating.n, x.n) ?><?cs
	call:_number(Text.portal.figures.rating.percent, x.percent + "%") ?><?cs
	call:_number(Text.rating.5, x.n5) ?><?cs call:_number(Text.rating.4, x.n4) ?><?cs
	call:_number(Text.rating.3, x.n3) ?><?cs call:_number(Text.rating.2, x.n2) ?><?cs
	call:_number(Text.rating.1, x.n1) ?></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.ratings.no_sums ?></p>
<?cs /if ?><p class="govuk-hint"><?cs var:Text.portal.figures.rating.few ?></p>
<?cs include!"layout/foot.cs" ?>

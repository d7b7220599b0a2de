<?cs # Who mediates, where, how, and how many: to everybody.
   #	Page.committees.N.{name place since until members women over met
   #	mediators.M.{id name sex member fields languages photo}
   #	rooms.M.{name address seats}}  Page.counts.N.{year taken agreed failed}
?><?cs set:Page.title = Text.mediation.people.title ?><?cs set:Page.nav = "mediation" ?><?cs
set:Page.back = "/mediation/" ?><?cs include!"layout/head.cs" ?><?cs

def:med_number(n) ?><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	if:n ?><?cs var:n ?><?cs else ?><span class="rg-quiet"><?cs
		var:Text.mediation.people.few ?></span><?cs /if ?></td><?cs /def ?><?cs

def:med_one(m) ?><li class="rg-list__item"><?cs
	if:m.photo ?><img src="/mediation/mediators/<?cs var:url_escape(m.id) ?>/photo" alt="<?cs
		var:Text.mediation.people.photo_of ?><?cs var:m.name ?>" width="72" height="96"> <?cs /if
	?><strong><?cs call:zh(m.name) ?></strong> <span class="rg-quiet"><?cs
	var:Text.mediation.people[m.sex] ?><?cs
	if:m.member ?> · <?cs var:Text.mediation.people.member ?><?cs /if ?></span><?cs
	if:m.fields || m.languages ?><span class="rg-block rg-quiet"><?cs call:zh(m.fields) ?><?cs
		if:m.fields && m.languages ?> · <?cs /if ?><?cs call:zh(m.languages) ?></span><?cs /if ?></li>
<?cs /def ?><?cs

def:med_committee(c) ?><section class="rg-card rg-card--flat"><h3 class="govuk-heading-m"><?cs
	call:zh(c.name) ?></h3><p class="govuk-body"><?cs
	var:Text.mediation.people.place ?><?cs call:colon() ?><?cs call:zh(c.place) ?><br><?cs
	var:Text.mediation.people.term ?><?cs call:colon() ?><?cs var:c.since ?> — <?cs var:c.until ?><?cs
	if:c.over ?> <?cs call:tag_of(Text.mediation.people.over, "red") ?><?cs /if ?><br><?cs
	var:Text.mediation.people.members ?><?cs call:colon() ?><?cs var:c.members ?> · <?cs
	var:Text.mediation.people.women ?><?cs call:colon() ?><?cs var:c.women ?></p><?cs
if:!c.met ?><p class="govuk-hint"><?cs var:Text.mediation.people.not_met ?></p><?cs /if ?><?cs
if:subcount(c.mediators) ?><h4 class="govuk-heading-s"><?cs
	var:Text.mediation.people.mediators ?></h4><ul class="rg-list"><?cs
	each:m = c.mediators ?><?cs call:med_one(m) ?><?cs /each ?></ul><?cs /if ?><?cs
if:subcount(c.rooms) ?><h4 class="govuk-heading-s"><?cs
	var:Text.mediation.people.rooms ?></h4><ul class="govuk-list"><?cs
	each:x = c.rooms ?><li><?cs call:zh(x.name) ?>, <?cs call:zh(x.address) ?> <span class="rg-quiet"><?cs
		var:x.seats ?> <?cs var:Text.mediation.people.seats ?></span></li><?cs /each ?></ul><?cs /if ?></section>
<?cs /def ?><h1 class="govuk-heading-xl"><?cs var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.mediation.people.lead ?></p>
<p><a class="govuk-button" href="/mediation/mediate/apply"><?cs
	var:Text.mediation.people.apply ?></a></p>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.people.how ?></h2>
<ol class="govuk-list govuk-list--number"><li><?cs
	var:Text.mediation.people.how_1 ?></li><li><?cs
	var:Text.mediation.people.how_2 ?></li><li><?cs
	var:Text.mediation.people.how_3 ?></li><li><?cs
	var:Text.mediation.people.how_4 ?></li></ol>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.people.counts ?></h2>
<?cs if:subcount(Page.counts) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.mediation.people.counts ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.people.year ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.mediation.people.taken ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.mediation.people.agreed ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.mediation.people.failed ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:c = Page.counts ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:c.year ?></th><?cs call:med_number(c.taken) ?><?cs call:med_number(c.agreed) ?><?cs
	call:med_number(c.failed) ?></tr><?cs /each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.mediation.people.counts_none ?></p>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.mediation.people.committees ?></h2>
<?cs each:c = Page.committees ?><?cs call:med_committee(c) ?><?cs /each ?><?cs
if:!subcount(Page.committees) ?><p class="govuk-body"><?cs var:Text.mediation.people.none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

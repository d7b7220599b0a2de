<?cs # Job fairs to come and those that were.
   #	Page.rows.N.{id title kind day begins ends place stage stalls posts open
   #	free_stalls free_places} Page.past.N Page.totals.N.{what n few}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.fair.title ?><?cs
set:Page.back = "/employment/" ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/fair_parts.cs" ?><?cs

def:fair_rows(rows) ?><ul class="rg-list"><?cs
each:f = rows ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/employment/fairs/<?cs
	var:url_escape(f.id) ?>"><?cs call:zh(f.title) ?></a> <?cs call:stage_of(f.stage) ?></div><div class="rg-list__more"><span><strong><?cs
	call:when_of(f) ?></strong></span> <span><?cs call:zh(f.place) ?></span> <span><?cs
	var:Text.employment.fair.kind[f.kind] ?></span><?cs
	if:f.stalls ?> <span><?cs var:Text.employment.fair.firms ?> <?cs var:f.stalls ?></span> <span><?cs
		var:Text.employment.fair.wanted ?> <?cs var:f.posts ?></span><?cs /if ?><?cs
	if:f.open && !f.free_places ?> <span><?cs var:Text.employment.fair.no_places ?></span><?cs /if ?></div></li><?cs
/each ?></ul>
<?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.fair.lead ?></p>
<?cs if:subcount(Page.rows) ?><?cs call:fair_rows(Page.rows) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.fair.none ?></p>
<?cs /if ?><?cs
if:subcount(Page.past) ?><h2 class="govuk-heading-m"><?cs var:Text.employment.fair.past ?></h2><?cs
	call:fair_rows(Page.past) ?><?cs /if ?><?cs
# Nothing is added up before there was a fair.
?><?cs if:Page.totals.0.n || Page.totals.0.few ?><h2 class="govuk-heading-m"><?cs
	var:Text.employment.fair.totals ?></h2><p class="govuk-body rg-quiet"><?cs
	var:Text.employment.fair.few_more ?></p><?cs call:figure_list(Page.totals) ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>

<?cs # What one applied to, which searches are kept, what would suit.
   #	Page.matches.N.{id post title employer state code at consented open}
   #	Page.proposals.N.{id post title employer place pay… note at station}
   #	Page.searches.N.{id q family area place pay} Page.mine.N (parts.cs)
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.applications ?><?cs
set:Page.back = "/employment/" ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs if:subcount(Page.proposals) ?><h2 class="govuk-heading-m" id="proposed"><?cs
	var:Text.employment.pool.mine ?></h2><p class="govuk-body"><?cs
	var:Text.employment.pool.mine_more ?></p><?cs
	each:x = Page.proposals ?><section class="rg-card rg-card--flat" aria-labelledby="proposal-<?cs
		var:x.id ?>"><h3 class="govuk-heading-s" id="proposal-<?cs var:x.id ?>"><a class="govuk-link" href="/employment/jobs/<?cs
		var:url_escape(x.post) ?>"><?cs call:zh(x.title) ?></a></h3><p class="govuk-body"><strong><?cs
		call:pay(x) ?></strong> · <?cs call:zh(x.employer) ?> · <?cs call:zh(x.place) ?></p><?cs
		if:x.note ?><p class="govuk-body rg-lines"><?cs call:zh(x.note) ?></p><?cs /if ?><p class="govuk-body rg-quiet"><?cs
		call:zh(x.station) ?> <span class="rg-number rg-whole"><?cs var:x.at ?></span></p><?cs
		call:form_open("/employment/proposals/" + x.id + "/decline") ?><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" aria-describedby="proposal-<?cs
		var:x.id ?>"><?cs var:Text.employment.pool.decline ?></button></form></section><?cs
	/each ?><h2 class="govuk-heading-m"><?cs var:Text.employment.pool.applied ?></h2>
<?cs /if ?><?cs if:!subcount(Page.matches) ?><p class="govuk-body"><?cs var:Text.employment.applied_none ?> <a class="govuk-link" href="/employment/jobs"><?cs
	var:Text.employment.jobs ?></a></p>
<?cs /if ?><?cs
each:m = Page.matches ?><section class="rg-card rg-card--flat" aria-labelledby="match-<?cs var:m.id ?>"><h2 class="govuk-heading-m" id="match-<?cs
	var:m.id ?>"><a class="govuk-link" href="/employment/jobs/<?cs var:url_escape(m.post) ?>"><?cs
	call:zh(m.title) ?></a></h2><p class="govuk-body"><?cs call:zh(m.employer) ?> · <span class="rg-number rg-whole"><?cs
	var:m.at ?></span> · <strong><?cs var:Text.employment.match[m.state] ?></strong><?cs
	if:m.code ?><?cs call:colon() ?><?cs var:Text.employment.code[m.code] ?><?cs /if ?></p><?cs
	if:m.consented ?><?cs call:form_open("/employment/applications/" + m.id + "/withdraw") ?><p class="govuk-hint"><?cs
		if:m.open ?><?cs var:Text.employment.withdraw_open ?><?cs
		else ?><?cs var:Text.employment.withdraw_over ?><?cs /if ?></p><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" aria-describedby="match-<?cs
		var:m.id ?>"><?cs var:Text.employment.withdraw ?></button></form><?cs
	else ?><p class="govuk-hint"><?cs var:Text.employment.withdrawn ?></p><?cs /if ?></section>
<?cs /each ?><?cs
if:subcount(Page.searches) ?><h2 class="govuk-heading-m"><?cs var:Text.employment.searches ?></h2><ul class="rg-list"><?cs
	each:s = Page.searches ?><li class="rg-list__item"><a class="govuk-link" id="search-<?cs
		var:s.id ?>" href="/employment/jobs?q=<?cs var:url_escape(s.q) ?>&amp;family=<?cs
		var:url_escape(s.family) ?>&amp;area=<?cs var:url_escape(s.area) ?>&amp;pay=<?cs
		var:url_escape(s.pay) ?>"><?cs var:Text.employment.search_again ?> <?cs
		call:zh(s.q) ?> <?cs call:zh(s.place) ?> <?cs var:s.pay ?></a><?cs
		call:form_open("/employment/searches/" + s.id + "/drop") ?><button type="submit" class="rg-link-button" aria-describedby="search-<?cs
		var:s.id ?>"><?cs var:Text.employment.forget ?></button></form></li><?cs
	/each ?></ul>
<?cs /if ?><?cs
if:subcount(Page.mine) ?><h2 class="govuk-heading-m"><?cs
	var:Text.employment.for_me ?></h2><p class="govuk-body"><?cs
	var:Text.employment.for_me_how ?></p><?cs call:job_rows(Page.mine) ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>

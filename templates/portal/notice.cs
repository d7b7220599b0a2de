<?cs # One public notice: masked columns, result of each row.
?><?cs
if:Config.lang == "en" && Page.notice.title.en ?><?cs
	set:Page.title = Page.notice.title.en ?><?cs
else ?><?cs set:Page.title = Page.notice.title ?><?cs /if ?><?cs
set:Page.nav = "notices" ?><?cs set:Page.noindex = "1" ?><?cs
set:Page.crumbs.0.text = Text.nav.home ?><?cs set:Page.crumbs.0.href = "/" ?><?cs
set:Page.crumbs.1.text = Text.nav.notices ?><?cs set:Page.crumbs.1.href = "/notices" ?><?cs
set:Page.crumbs.2.text = Page.notice.no ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><h1 class="govuk-heading-l"><?cs
	var:Page.title ?></h1>
<p class="govuk-body"><?cs
	if:Page.notice.open ?><?cs call:tag_of(Text.portal.notices.open, "green") ?> <?cs
		var:Text.portal.notice.lead ?><?cs
	else ?><?cs call:tag_of(Text.portal.notices.over, "grey") ?> <?cs
		var:Text.portal.notice.ended ?><?cs /if ?> <?cs
	var:Text.portal.notice.masked ?></p>
<dl class="govuk-summary-list">
<?cs call:fact_text(Text.portal.notice.number, Page.notice.no) ?><?cs
call:fact_text(Text.portal.notice.from, Page.notice.day) ?><?cs
call:fact_text(Text.portal.notice.until, Page.notice.until) ?></dl>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Page.title ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row">
<?cs each:c = Page.columns ?><th scope="col" class="govuk-table__header"><?cs
	var:c ?></th><?cs /each ?><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.notice.result ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:r = Page.rows ?><tr class="govuk-table__row"><?cs
	each:c = Page.columns ?><td class="govuk-table__cell" data-label="<?cs
		var:c ?>"><?cs
		call:zh(Page.cell[r.id][name(c)]) ?></td><?cs /each ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.portal.notice.result ?>"><div><?cs
	var:Text.portal.notice.state[r.result] ?><?cs
	if:Page.notice.open && (r.result == "open" || r.result == "frozen") ?><br><a class="govuk-link" rel="nofollow" href="/notices/<?cs
		var:url_escape(Page.notice.no) ?>/object/<?cs
		var:url_escape(r.id) ?>"><?cs var:Text.portal.notice.object ?><span class="govuk-visually-hidden"> <?cs
		var:Text.portal.notice.object_to ?> <?cs
		call:zh(Page.cell[r.id].unit_name) ?></span></a><?cs
	/if ?></div></td></tr>
<?cs /each ?></tbody></table></div>
<?cs call:pager(Page.pager) ?><?cs include!"layout/foot.cs" ?>

<?cs # What is to be published, on notice, held up by an objection.
   #
   # Page.tab Page.counts.{publish open frozen} Page.rows.N.{no title place
   # notice day ends objections step_due} Page.older
?><?cs set:Page.title = Text.nav.publish ?><?cs
set:Page.nav = "notices" ?><?cs if:Page.base == "/desk/carefund" ?><?cs set:Page.nav = "care_notices" ?><?cs elif:Page.base == "/desk/employment" ?><?cs set:Page.nav = "subsidy_notices" ?><?cs /if ?><?cs include!"layout/desk.cs" ?><?cs

def:tab(code, n) ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:url_validate(Page.base + "/notices?tab=" + code) ?>"<?cs
	if:Page.tab == code ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.review.notice[code] ?> <span class="rg-count"><?cs
	if:n == #501 ?>500+<?cs else ?><?cs var:n ?><?cs /if ?></span></a></li><?cs /def ?><?cs

def:_cell(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs var:text ?></td><?cs /def ?><?cs

def:name_cell(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs call:zh(text) ?></td><?cs /def ?><?cs

def:whole(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><span class="rg-whole"><?cs var:text ?></span></td><?cs /def ?><?cs

def:head(text) ?><th scope="col" class="govuk-table__header"><?cs var:text ?></th><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.nav.publish ?></h1>
<nav class="rg-tabs" aria-label="<?cs var:Text.nav.publish ?>"><ul class="rg-tabs__list"><?cs
call:tab("publish", Page.counts.publish) ?><?cs
call:tab("open", Page.counts.open) ?><?cs
call:tab("frozen", Page.counts.frozen) ?></ul></nav>
<?cs if:Page.tab == "publish" && User.roles.publisher && subcount(Page.rows) ?><?cs
	call:go(Text.review.publish_many, Page.base + "/batch?action=publish") ?><?cs /if ?>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.desk.inbox.cases ?>"><table class="govuk-table rg-stack"><caption class="govuk-visually-hidden"><?cs
	var:Text.review.notice[Page.tab] ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
call:head(Text.desk.col.no) ?><?cs call:head(Text.desk.col.title) ?><?cs
call:head(Text.desk.col.place) ?><?cs
if:Page.tab == "publish" ?><?cs call:head(Text.review.step_due) ?><?cs
else ?><?cs call:head(Text.review.notice_no) ?><?cs
	if:Page.tab == "open" ?><?cs call:head(Text.review.ends) ?><?cs
	else ?><?cs call:head(Text.review.objections) ?><?cs call:head(Text.review.step_due) ?><?cs /if ?><?cs
/if ?></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.no ?>"><a class="govuk-link rg-whole" href="<?cs
	var:url_validate(Page.base + "/" + x.no) ?>"><?cs var:x.no ?></a></td><?cs
	call:name_cell(Text.desk.col.title, x.title) ?><?cs
	call:name_cell(Text.desk.col.place, x.place) ?><?cs
	if:Page.tab == "publish" ?><?cs call:whole(Text.review.step_due, x.step_due) ?><?cs
	else ?><td class="govuk-table__cell" data-label="<?cs
		var:Text.review.notice_no ?>"><a class="govuk-link" href="/notices/<?cs
		var:url_escape(x.notice) ?>"><?cs var:x.notice ?></a></td><?cs
		if:Page.tab == "open" ?><?cs call:whole(Text.review.ends, x.ends) ?><?cs
		else ?><?cs call:_cell(Text.review.objections, x.objections) ?><?cs
			call:whole(Text.review.step_due, x.step_due) ?><?cs /if ?><?cs
	/if ?></tr>
<?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.review.notice_none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

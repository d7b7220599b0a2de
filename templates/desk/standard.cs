<?cs set:Page.nav = "standards" ?><?cs set:Page.back = "/desk/standards" ?><?cs
if:Config.lang == "en" ?><?cs set:Page.title = Page.standard.title.en ?><?cs
else ?><?cs set:Page.title = Page.standard.title ?><?cs /if ?><?cs include!"layout/desk.cs" ?><?cs

def:levels(l, some) ?><?cs each:x = l ?><?cs if:x ?><?cs
	if:some ?><?cs var:Text.review.comma ?><?cs else ?><?cs call:colon() ?><?cs /if ?><?cs
	set:some = "1" ?><?cs var:Text.desk.level[name(x)] ?><?cs /if ?><?cs /each ?><?cs /def ?>
<h1 class="govuk-heading-l"><?cs call:word(Page.standard.title) ?></h1>
<?cs call:answers_open() ?><?cs
call:answer(Text.desk.col.version, Page.standard.version) ?><?cs
call:answer(Text.desk.col.loaded, Page.standard.loaded) ?><?cs
call:answer(Text.desk.col.cases, Page.standard.cases) ?><?cs
call:answer(Text.desk.col.checksum, Page.standard.checksum) ?><?cs
call:answers_close() ?>
<h2 class="govuk-heading-m"><?cs var:Text.desk.standards.states ?></h2>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.standards.states ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.state ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.standards.applicant ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.standards.who ?></th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs var:Text.desk.standards.days ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs each:s = Page.states ?>
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	if:Config.lang == "en" ?><?cs call:state_as(s.state, s.label.en) ?><?cs
	else ?><?cs call:state_as(s.state, s.label) ?><?cs /if ?></th><td class="govuk-table__cell"><?cs
	call:word(s.applicant) ?></td><td class="govuk-table__cell"><?cs
	if:s.role ?><?cs var:Text.desk.role[s.role] ?><?cs call:levels(s.level, "") ?><?cs /if
	?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:s.days ?><?cs if:s.days ?> <?cs var:Text.desk.unit[s.unit] ?><?cs /if ?></td></tr><?cs /each ?></tbody></table></div>
<h2 class="govuk-heading-m"><?cs var:Text.desk.standards.actions ?></h2>
<ul class="govuk-list govuk-list--bullet"><?cs each:a = Page.text.actions ?>
<li><?cs call:word(a.label) ?>: <?cs var:a.from ?> → <?cs var:a.to ?></li><?cs /each ?></ul>
<?cs include!"layout/foot.cs" ?>

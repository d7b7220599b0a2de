<?cs # What lies where, what is late, what was looked at.
   #	Page.counts.N.{what code label open late soon month}
   #	Page.levels.N.{level station open late soon unmarked}
   #	Page.tab Page.list.N.{no title label station owner due late marked channel}
   #	Page.before  Page.months Page.quarters.N.{period came ended in_time petitions accusations}
?><?cs set:Page.nav = "dispatch" ?><?cs set:Page.title = Text.mediation.dispatch.title ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/parts.cs" ?><?cs

def:num(text) ?><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:text ?></th><?cs /def ?><?cs

def:_cell(n) ?><td class="govuk-table__cell govuk-table__cell--numeric"><?cs var:n ?></td><?cs /def ?><?cs

def:count_name(c) ?><?cs
if:c.what == "channel" ?><?cs
	if:c.code == "online" ?><?cs var:Text.mediation.dispatch.online ?><?cs
	else ?><?cs var:Text.opened.way[c.code] ?><?cs /if ?><?cs
elif:c.what == "category" ?><?cs
	if:Text.mediation.category[c.code] ?><?cs var:Text.mediation.category[c.code] ?><?cs
	else ?><?cs var:Text.mediation.category.other ?><?cs /if ?><?cs
else ?><?cs call:word(c.label) ?><?cs /if ?><?cs /def ?><?cs

def:counts(what, title) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:title ?>"><table class="govuk-table rg-small"><caption class="govuk-table__caption govuk-table__caption--s"><?cs
	var:title ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><span class="govuk-visually-hidden"><?cs
	var:title ?></span></th><?cs call:num(Text.mediation.dispatch.open) ?><?cs
	call:num(Text.mediation.dispatch.late) ?><?cs call:num(Text.mediation.dispatch.soon) ?><?cs
	call:num(Text.mediation.dispatch.month) ?></tr></thead><tbody class="govuk-table__body"><?cs
each:c = Page.counts ?><?cs if:c.what == what ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:count_name(c) ?></th><?cs call:_cell(c.open) ?><?cs call:_cell(c.late) ?><?cs
	call:_cell(c.soon) ?><?cs call:_cell(c.month) ?></tr><?cs /if ?><?cs
/each ?></tbody></table></div>
<?cs /def ?><?cs

def:levels() ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.mediation.dispatch.levels ?>"><table class="govuk-table rg-small"><caption class="govuk-table__caption govuk-table__caption--s"><?cs
	var:Text.mediation.dispatch.levels ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.dispatch.station ?></th><?cs call:num(Text.mediation.dispatch.open) ?><?cs
	call:num(Text.mediation.dispatch.late) ?><?cs call:num(Text.mediation.dispatch.soon) ?><?cs
	call:num(Text.mediation.dispatch.unmarked) ?></tr></thead><tbody class="govuk-table__body"><?cs
each:l = Page.levels ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:l.station ?> <span class="rg-quiet"><?cs var:Text.mediation.dispatch.level[l.level] ?></span></th><?cs
	call:_cell(l.open) ?><?cs call:_cell(l.late) ?><?cs call:_cell(l.soon) ?><?cs
	call:_cell(l.unmarked) ?></tr><?cs
/each ?></tbody></table></div>
<?cs /def ?><?cs

def:periods(rows, title) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:title ?>"><table class="govuk-table rg-small"><caption class="govuk-table__caption govuk-table__caption--s"><?cs
	var:title ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.dispatch.period ?></th><?cs call:num(Text.mediation.came) ?><?cs
	call:num(Text.mediation.ended) ?><?cs call:num(Text.mediation.dispatch.in_time) ?><?cs
	call:num(Text.mediation.dispatch.petitions) ?><?cs call:num(Text.mediation.dispatch.accusations) ?></tr></thead><tbody class="govuk-table__body"><?cs
each:p = rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:p.period ?></th><?cs call:_cell(p.came) ?><?cs call:_cell(p.ended) ?><?cs
	call:_cell(p.in_time) ?><?cs call:_cell(p.petitions) ?><?cs call:_cell(p.accusations) ?></tr><?cs
/each ?></tbody></table></div>
<?cs /def ?><?cs

def:watch_tabs() ?><nav class="rg-tabs" aria-label="<?cs var:Text.mediation.dispatch.list ?>"><ul class="rg-tabs__list"><?cs
each:t = Text.mediation.dispatch.tab ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:url_validate("/desk/mediation/dispatch?tab=" + name(t)) ?>"<?cs
	if:name(t) == Page.tab ?> aria-current="page"<?cs /if ?>><?cs var:t ?></a></li><?cs
/each ?></ul></nav><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.mediation.dispatch.lead ?></p>
<ul class="govuk-list"><li><a class="govuk-link rg-action" href="/desk/mediation/open"><?cs
	var:Text.mediation.dispatch.register ?></a></li><?cs
if:User.roles.dispatcher || User.roles.leader ?><li><a class="govuk-link rg-action" href="/desk/mediation/duty"><?cs
	var:Text.mediation.duty.desk ?></a></li><?cs /if ?></ul>
<h2 class="govuk-heading-m" id="list"><?cs var:Text.mediation.dispatch.list ?></h2><?cs call:watch_tabs() ?><?cs
if:subcount(Page.list) ?><ul class="rg-list"><?cs
each:x = Page.list ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	call:rights_link(x.no) ?> <?cs call:word(x.title) ?> · <?cs call:word(x.label) ?><?cs
	if:x.late ?> <?cs call:tag_of(Text.mediation.dispatch.late, "red") ?><?cs /if ?></div><div class="rg-list__more"><span><?cs
	var:x.station ?></span><?cs if:x.owner ?> <span><?cs var:x.owner ?></span><?cs /if ?><?cs
	if:x.due ?> <span><?cs var:Text.mediation.dispatch.due ?> <?cs var:x.due ?></span><?cs /if ?> <span><?cs
	if:x.marked ?><?cs var:Text.mediation.dispatch.marked ?> <?cs var:x.marked ?><?cs
	else ?><?cs var:Text.mediation.dispatch.never ?><?cs /if ?></span></div></li><?cs
/each ?></ul><?cs
if:Page.before ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/mediation/dispatch?tab=" + Page.tab + "&before=" + Page.before) ?>"><?cs
	var:Text.mediation.dispatch.older ?></a></p><?cs /if ?><?cs
else ?><p class="govuk-body"><?cs var:Text.mediation.dispatch.none ?></p><?cs /if ?>
<h2 class="govuk-heading-m" id="counts"><?cs var:Text.mediation.dispatch.counts ?></h2>
<?cs call:counts("service", Text.mediation.dispatch.by_service) ?><?cs
call:counts("channel", Text.mediation.dispatch.by_channel) ?><?cs
call:counts("category", Text.mediation.dispatch.by_category) ?><?cs
call:counts("state", Text.mediation.dispatch.by_state) ?><?cs
call:levels() ?><?cs
call:periods(Page.months, Text.mediation.dispatch.months) ?><?cs
call:periods(Page.quarters, Text.mediation.dispatch.quarters) ?>
<?cs include!"layout/foot.cs" ?>

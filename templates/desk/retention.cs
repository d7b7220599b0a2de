<?cs # Erasure: Page.due.N.{kind two n held oldest}; Page.rows.N, the requests;
   # Page.holds.N.{id no account reason put_by put mine}; Page.times.N, the
   # keeping times.
?><?cs set:Page.title = Text.desk.retention.title ?><?cs set:Page.nav = "retention" ?><?cs include!"layout/desk.cs" ?><?cs
def:_head(text) ?><th scope="col" class="govuk-table__header"><?cs var:text ?></th><?cs /def ?><?cs
def:_cell(text) ?><td class="govuk-table__cell"><?cs var:text ?></td><?cs /def ?><?cs
def:_one(action, id, text) ?><?cs call:form_open(action) ?><input type="hidden" name="id" value="<?cs
	var:id ?>"><button type="submit" class="govuk-button govuk-button--secondary"><?cs
	var:text ?></button></form><?cs /def ?><?cs
def:_what(kind) ?><?cs var:Text.desk.retention.of[kind] ?><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.retention.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.retention.intro ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.desk.retention.due ?></h2>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.retention.due ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
	call:_head(Text.desk.retention.kind) ?><?cs
	call:_head(Text.desk.retention.n) ?><?cs
	call:_head(Text.desk.retention.held) ?><?cs
	call:_head(Text.desk.retention.oldest) ?><?cs
	call:_head(Text.desk.retention.by) ?></tr></thead>
<tbody class="govuk-table__body"><?cs each:d = Page.due ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><?cs call:_what(d.kind) ?></td><?cs
	call:_cell(d.n) ?><?cs call:_cell(d.held) ?><?cs call:_cell(d.oldest) ?><td class="govuk-table__cell"><?cs
	if:d.two ?><?cs var:Text.desk.retention.two ?><?cs
	else ?><?cs var:Text.desk.retention.auto ?><?cs /if ?></td></tr><?cs /each ?></tbody></table></div>
<?cs if:User.roles.sysadmin || User.roles.supervisor ?><h2 class="govuk-heading-m"><?cs
	var:Text.desk.retention.ask ?></h2>
<?cs call:form_open("/desk/retention/ask") ?><?cs
	call:ask("who", "text", Text.desk.retention.who, Text.desk.retention.who_hint) ?><?cs
	call:ask("reason", "text", Text.desk.retention.reason, "") ?><?cs
	call:submit(Text.desk.retention.ask_go) ?></form><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.desk.retention.requests ?></h2>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.retention.requests ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
	call:_head(Text.desk.retention.kind) ?><?cs
	call:_head(Text.desk.retention.reason) ?><?cs
	call:_head(Text.desk.retention.asked) ?><?cs
	call:_head(Text.desk.retention.approved) ?><?cs
	call:_head(Text.desk.col.account) ?></tr></thead>
<tbody class="govuk-table__body"><?cs each:e = Page.rows ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><?cs var:e.id ?> <?cs
	if:e.account ?><?cs var:Text.desk.retention.one ?> <?cs var:e.account ?><?cs
	else ?><?cs var:Text.desk.retention.all_due ?><?cs /if ?><br><?cs
	var:Text.desk.retention.as_of ?> <?cs var:e.as_of ?></td><?cs
	call:_cell(e.reason) ?><td class="govuk-table__cell"><?cs
	var:e.asked_by ?> <?cs var:e.asked ?></td><td class="govuk-table__cell"><?cs
	var:e.approved_by ?> <?cs var:e.approved ?></td><td class="govuk-table__cell"><?cs
	var:Text.desk.retention[e.state] ?><?cs
	if:e.state == "waits" && User.roles.secadmin && !e.mine ?><?cs
		call:_one("/desk/retention/approve", e.id, Text.desk.retention.approve) ?><?cs /if ?><?cs
	if:(e.state == "waits" || e.state == "ready") && !User.roles.auditadmin ?><?cs
		call:_one("/desk/retention/drop", e.id, Text.desk.retention.drop) ?><?cs /if
	?></td></tr><?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?><?cs else ?><p class="govuk-body"><?cs var:Text.desk.retention.none ?></p><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.desk.retention.holds ?></h2>
<p class="govuk-body"><?cs var:Text.desk.retention.holds_intro ?></p>
<?cs if:subcount(Page.holds) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.retention.holds ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
	call:_head(Text.desk.retention.kind) ?><?cs
	call:_head(Text.desk.retention.hold_reason) ?><?cs
	call:_head(Text.desk.retention.by_whom) ?><?cs
	call:_head(Text.desk.retention.lift) ?></tr></thead>
<tbody class="govuk-table__body"><?cs each:h = Page.holds ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><?cs
	if:h.no ?><?cs var:h.no ?><?cs else ?><?cs
	var:Text.desk.retention.one ?> <?cs var:h.account ?><?cs /if ?></td><?cs
	call:_cell(h.reason) ?><td class="govuk-table__cell"><?cs
	var:h.put_by ?> <?cs var:h.put ?></td><td class="govuk-table__cell"><?cs
	if:User.roles.secadmin && !h.mine ?><?cs
	call:form_open("/desk/retention/lift") ?><input type="hidden" name="id" value="<?cs
		var:h.id ?>"><div class="govuk-form-group"><label class="govuk-label" for="why-<?cs
		var:h.id ?>"><?cs var:Text.desk.retention.why ?></label><input class="govuk-input" id="why-<?cs
		var:h.id ?>" name="why" type="text"></div><button type="submit" class="govuk-button govuk-button--secondary"><?cs
		var:Text.desk.retention.lift ?></button></form><?cs /if
	?></td></tr><?cs /each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.retention.none ?></p><?cs /if ?>
<?cs if:User.roles.secadmin || User.roles.supervisor ?><?cs
	call:form_open("/desk/retention/hold") ?><?cs
	call:ask("case", "text", Text.desk.retention.case, "") ?><?cs
	call:ask("person", "text", Text.desk.retention.person, Text.desk.retention.person_hint) ?><?cs
	call:ask("hold_reason", "text", Text.desk.retention.hold_reason, "") ?><?cs
	call:submit(Text.desk.retention.hold_go) ?></form><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.desk.retention.times ?></h2>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.desk.retention.times ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
	call:_head(Text.desk.retention.kind) ?><?cs
	call:_head(Text.desk.retention.keep) ?><?cs
	call:_head(Text.desk.retention.from) ?><?cs
	call:_head(Text.desk.retention.basis) ?></tr></thead>
<tbody class="govuk-table__body"><?cs each:k = Page.times ?>
<tr class="govuk-table__row"><td class="govuk-table__cell"><?cs call:_what(k.kind) ?></td><td class="govuk-table__cell"><?cs var:k.n ?> <?cs var:Text.desk.retention.unit[k.unit] ?></td><td class="govuk-table__cell"><?cs var:k.from ?><?cs
	if:k.now ?> <?cs call:tag_of(Text.desk.retention.now, "green") ?><?cs /if ?></td><?cs
	call:_cell(k.basis) ?></tr><?cs /each ?></tbody></table></div>
<?cs if:User.roles.secadmin ?><h3 class="govuk-heading-s"><?cs var:Text.desk.retention.set ?></h3>
<?cs call:form_open("/desk/retention/keep") ?><div class="govuk-form-group"><label class="govuk-label" for="kind"><?cs
	var:Text.desk.retention.kind ?></label><select class="govuk-select" id="kind" name="kind"><?cs
	each:k = Page.times ?><?cs if:k.now ?><option value="<?cs var:k.kind ?>"<?cs
	if:Form.value.kind == k.kind ?> selected<?cs /if ?>><?cs call:_what(k.kind) ?></option><?cs /if ?><?cs /each
	?></select></div><?cs
	call:ask("from", "text", Text.desk.retention.from, Text.desk.retention.from_hint) ?><?cs
	call:ask("days", "text", Text.desk.retention.days, "") ?><?cs
	call:ask("basis", "text", Text.desk.retention.basis, "") ?><?cs
	call:submit(Text.desk.retention.set_go) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

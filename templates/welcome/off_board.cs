<?cs # Everybody at the window, with every department's step and the minutes.
   #	Page.board.at  Page.board.rows.N.{no title state label label_en minutes over
   #	stopped}, .task.<name>.{id done mine}
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.tab.board ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><?cs def:_step(t, no) ?><?cs if:t.done ?><?cs call:tag_of(Text.welcome.step.done, "green") ?><?cs
	elif:t.mine ?><a class="govuk-link" href="<?cs
		var:url_validate("/desk/welcome/" + no + "/task/" + t.id) ?>"><?cs
		var:Text.welcome.step.mine ?><span class="govuk-visually-hidden"> <?cs var:no ?></span></a><?cs
	elif:t.id ?><?cs call:tag_of(Text.welcome.step.open, "orange") ?><?cs
	else ?>–<?cs /if ?><?cs /def ?><?cs
def:_head(name) ?><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.task[name] ?></th><?cs /def ?><?cs
def:_cell(b, name) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.task[name] ?>"><?cs call:_step(b.task[name], b.no) ?></td><?cs /def
?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs call:report_tabs("board") ?><p class="govuk-body" data-rg-again="20"><?cs
	var:Text.welcome.as_of ?> <?cs var:Page.board.at ?> · <a class="govuk-link" href="/desk/welcome/board"><?cs
	var:Text.welcome.again ?></a></p>
<?cs if:subcount(Page.board.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.tab.board ?>"><table class="govuk-table rg-stack rg-board"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.no ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.minutes ?></th><?cs
	each:k = Text.welcome.task ?><?cs call:_head(name(k)) ?><?cs /each ?></tr></thead><tbody class="govuk-table__body"><?cs
each:b = Page.board.rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/welcome/" + b.no) ?>"><?cs call:zh(b.title) ?></a><span class="rg-block rg-quiet"><?cs
	var:b.no ?></span><?cs
	if:Config.lang == "en" ?><?cs call:state_as(b.state, b.label_en) ?><?cs
	else ?><?cs call:state_as(b.state, b.label) ?><?cs /if ?></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.minutes ?>"><?cs
	if:b.over ?><?cs call:tag_of(b.minutes, "red") ?><?cs
	else ?><strong><?cs var:b.minutes ?></strong><?cs /if ?><?cs
	if:b.stopped ?> <?cs call:tag_of(Text.welcome.stopped, "grey") ?><?cs /if ?></td><?cs
	each:k = Text.welcome.task ?><?cs call:_cell(b, name(k)) ?><?cs /each ?></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.board_empty ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

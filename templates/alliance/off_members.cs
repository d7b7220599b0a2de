<?cs # Members in every state, each with the way to its case; and as a file.
   #
   # Page.states.N.{state label n current} Page.state Page.q Page.rows.N.{no
   # case name uscc trade_word place state label since until} Page.older
?><?cs set:Page.title = Text.nav.members ?><?cs set:Page.nav = "members" ?><?cs include!"layout/desk.cs" ?><?cs

def:_cell(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs var:text ?></td><?cs /def ?><?cs

def:name_cell(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs call:zh(text) ?></td><?cs /def ?><?cs

def:whole(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><span class="rg-whole"><?cs var:text ?></span></td><?cs /def ?><?cs

def:head(text) ?><th scope="col" class="govuk-table__header"><?cs var:text ?></th><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.nav.members ?></h1>
<nav class="rg-tabs" aria-label="<?cs var:Text.desk.member.label ?>"><ul class="rg-tabs__list"><li class="rg-tabs__item"><a class="rg-tabs__tab" href="/desk/alliance/members"<?cs
	if:!Page.state ?> aria-current="page"<?cs /if ?>><?cs var:Text.tab.all ?></a></li><?cs
each:s = Page.states ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:url_validate("/desk/alliance/members?state=" + s.state) ?>"<?cs
	if:s.current ?> aria-current="page"<?cs /if ?>><?cs call:word(s.label) ?> <span class="rg-count"><?cs
	var:s.n ?></span></a></li><?cs /each ?></ul></nav>
<form method="get" action="/desk/alliance/members" class="rg-filter" role="search"><?cs
if:Page.state ?><input type="hidden" name="state" value="<?cs var:Page.state ?>"><?cs /if
?><div class="govuk-form-group"><label class="govuk-label" for="q"><?cs
	var:Text.desk.member.search ?></label><input class="govuk-input govuk-input--width-20" id="q" name="q" type="search" maxlength="50" value="<?cs
	var:Page.q ?>"></div><?cs call:submit(Text.do.search) ?></form>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.nav.members ?>"><table class="govuk-table rg-stack"><caption class="govuk-visually-hidden"><?cs
	var:Text.nav.members ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
call:head(Text.desk.member.no) ?><?cs call:head(Text.desk.member.name) ?><?cs
call:head(Text.desk.member.trade_word) ?><?cs call:head(Text.desk.member.place) ?><?cs
call:head(Text.desk.member.label) ?><?cs call:head(Text.desk.member.until) ?><?cs
call:head(Text.desk.member.case) ?></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><?cs
	call:whole(Text.desk.member.no, x.no) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.member.name ?>"><span><?cs call:zh(x.name) ?><span class="rg-block rg-quiet rg-number"><?cs
	var:x.uscc ?></span></span></td><?cs
	call:_cell(Text.desk.member.trade_word, x.trade_word) ?><?cs
	call:name_cell(Text.desk.member.place, x.place) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.member.label ?>"><?cs
	if:Config.lang == "en" ?><?cs call:state_as(x.state, x.label.en) ?><?cs
	else ?><?cs call:state_as(x.state, x.label) ?><?cs /if ?></td><?cs
	call:whole(Text.desk.member.until, x.until) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.member.case ?>"><a class="govuk-link rg-whole" href="/desk/alliance/<?cs
	var:x.case ?>"><?cs var:x.case ?></a></td></tr>
<?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?>
<?cs call:form_open("/desk/alliance/members") ?><input type="hidden" name="state" value="<?cs
	var:Page.state ?>"><input type="hidden" name="q" value="<?cs
	var:Page.q ?>"><p class="govuk-body"><?cs var:Text.desk.member.export ?></p><div class="govuk-button-group"><button type="submit" name="do" value="csv" class="govuk-button govuk-button--secondary"><?cs
	var:Text.desk.member.csv ?></button> <button type="submit" name="do" value="xlsx" class="govuk-button govuk-button--secondary"><?cs
	var:Text.desk.member.xlsx ?></button></div></form>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.member.none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

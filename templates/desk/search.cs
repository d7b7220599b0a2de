<?cs set:Page.title = Text.desk.search.title ?><?cs set:Page.nav = "search" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.search.title ?></h1>
<form method="get" action="/desk/search" class="rg-search" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="q"><?cs
	var:Text.desk.search.label ?></label><div id="q-hint" class="govuk-hint"><?cs
	var:Text.desk.search.hint ?></div><input class="govuk-input" id="q" name="q" type="search" aria-describedby="q-hint" maxlength="60" value="<?cs
	var:Page.q ?>"></div>
<?cs call:submit(Text.desk.search.go) ?></form>
<?cs if:subcount(Page.rows) ?><?cs call:case_table(Page.rows) ?><?cs
call:pager(Page) ?><?cs
elif:Page.q ?><p class="govuk-body"><?cs var:Text.desk.search.none ?></p>
<?cs /if ?>
<?cs include!"layout/foot.cs" ?>

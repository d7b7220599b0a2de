<?cs # Tabs with counts, then the twenty newest cases of the tab.
?><?cs set:Page.title = Text.desk.inbox.title ?><?cs set:Page.nav = "inbox" ?><?cs include!"layout/desk.cs" ?><?cs
def:tab(code, n) ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="/desk/?tab=<?cs
	var:code ?>"<?cs if:Page.tab == code ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.desk.tab[code] ?> <span class="rg-count"><?cs
	if:n == #1000 ?>999+<?cs else ?><?cs var:n ?><?cs /if ?></span></a></li><?cs
/def ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.inbox.title ?></h1>
<p class="govuk-body rg-quiet"><?cs var:User.station.name ?></p>
<nav class="rg-tabs" aria-label="<?cs var:Text.desk.inbox.title ?>"><ul class="rg-tabs__list"><?cs
call:tab("claim", Page.counts.claim) ?><?cs
call:tab("mine", Page.counts.mine) ?><?cs
call:tab("waiting", Page.counts.waiting) ?><?cs
call:tab("soon", Page.counts.soon) ?><?cs
call:tab("overdue", Page.counts.overdue) ?><?cs
call:tab("closed", Page.counts.closed) ?></ul></nav>
<?cs if:subcount(Page.rows) ?><?cs call:case_table(Page.rows) ?><?cs
call:pager(Page) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.desk.empty[Page.tab] ?></p>
<?cs /if ?>
<?cs include!"layout/foot.cs" ?>

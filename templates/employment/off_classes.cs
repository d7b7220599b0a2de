<?cs # Training classes of the officer's area.
   #	Page.rows.N.{id title school from to station seats taken waiting state}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.class.title ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs
include!"layout/desk.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:go(Text.employment.class.plan, "/desk/employment/training/new") ?>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.employment.class.none_desk ?></p>
<?cs else ?><?cs call:list_open(Page.title) ?><?cs
call:list_head(Text.employment.class.name) ?><?cs call:list_head(Text.employment.class.from) ?><?cs
call:list_head(Text.employment.class.seats) ?><?cs call:list_head(Text.employment.class.waiting) ?><?cs
call:list_body() ?><?cs
each:k = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.class.name ?>"><a class="govuk-link" href="/desk/employment/training/<?cs
	var:url_escape(k.id) ?>"><?cs call:zh(k.title) ?></a> <span class="rg-quiet"><?cs call:zh(k.school) ?></span><?cs
	if:k.state == "CANCELLED" ?> <?cs call:tag_of(Text.employment.class.off_short, "red") ?><?cs /if ?></td><?cs
	call:cell(Text.employment.class.from, k.from + " – " + k.to) ?><?cs
	call:cell(Text.employment.class.seats, k.taken + " / " + k.seats) ?><?cs
	call:cell(Text.employment.class.waiting, k.waiting) ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?><?cs include!"layout/foot.cs" ?>

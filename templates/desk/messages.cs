<?cs set:Page.title = Text.desk.messages.title ?><?cs set:Page.nav = "account" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.messages.title ?></h1>
<?cs if:subcount(Page.rows) ?>
<?cs call:form_open("/desk/messages") ?><?cs call:submit(Text.desk.messages.seen) ?></form>
<ul class="govuk-list rg-list"><?cs each:m = Page.rows ?>
<li><span class="rg-quiet"><?cs var:m.at ?></span><?cs if:m.new == "t" ?> <?cs
	call:tag_of(Text.desk.messages.new, "blue") ?><?cs /if ?><br>
<?cs var:Text.desk.message[m.template] ?>
<?cs if:m.no ?><a class="govuk-link" href="/desk/case/<?cs var:m.no ?>"><?cs var:m.no ?></a>
<?cs /if ?><?cs var:m.title ?><?cs if:m.due ?> · <?cs var:Text.desk.col.step_due ?> <?cs
	var:m.due ?><?cs /if ?></li><?cs /each ?>
</ul><?cs call:pager(Page) ?>
<?cs else ?><p class="govuk-body"><?cs var:Text.desk.messages.none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.portal.messages.title ?><?cs set:Page.nav = "mine" ?><?cs
set:Page.back = "/mine" ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.messages.title ?></h1>
<?cs if:subcount(Page.messages) ?><ul class="rg-list">
<?cs each:m = Page.messages ?><li class="rg-list__item"><div><?cs
	if:m.new ?><?cs call:tag_of(Text.portal.messages.new, "red") ?> <?cs /if ?><?cs
	if:m.words ?><?cs var:m.words ?><?cs
	else ?><?cs var:Text.portal.messages.of[m.template] ?><?cs /if ?></div><div class="rg-list__more"><span><?cs var:m.at ?></span><?cs
	if:m.no ?><span><a class="govuk-link" href="/<?cs
		var:url_escape(m.module) ?>/case/<?cs var:url_escape(m.no) ?>"><?cs
		var:Text.portal.messages.open ?><span class="govuk-visually-hidden"> <?cs
		var:m.no ?></span></a></span><?cs /if ?></div></li>
<?cs /each ?></ul>
<?cs call:pager(Page.pager) ?><?cs
if:User.unread && User.unread != "0" ?><?cs call:form_open("/mine/messages") ?><?cs
	call:submit(Text.portal.messages.read) ?></form>
<?cs /if ?><?cs
else ?><p class="govuk-body"><?cs var:Text.portal.messages.none ?></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.portal.notices.title ?><?cs set:Page.nav = "notices" ?><?cs
set:Page.noindex = "1" ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><h1 class="govuk-heading-l"><?cs
	var:Text.portal.notices.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.notices.lead ?></p>
<?cs if:subcount(Page.notices) ?><?cs call:notice_list(Page.notices) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.portal.notices.none ?></p>
<?cs /if ?><?cs call:pager(Page.pager) ?><p class="govuk-body"><?cs
	var:Text.portal.notices.feeds ?><?cs call:colon() ?><a class="govuk-link" href="/notices.atom">Atom</a> · <a class="govuk-link" href="/notices.json">JSON</a></p>
<?cs include!"layout/foot.cs" ?>

<?cs set:Page.title = Text.portal.guides.title ?><?cs set:Page.nav = "guides" ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.guides.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.guides.lead ?></p>
<ul class="rg-list">
<?cs each:s = Page.services ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/guides/<?cs
	var:url_escape(s.code) ?>"><?cs call:word(s.title) ?></a></div></li>
<?cs /each ?></ul>
<?cs include!"layout/foot.cs" ?>

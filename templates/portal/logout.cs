<?cs set:Page.title = Text.portal.logout.title ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.logout.title ?></h1>
<?cs if:User.id ?><p class="govuk-body"><?cs var:Text.portal.logout.lead ?></p>
<?cs call:form_open("/logout") ?><?cs call:submit(Text.do.logout) ?></form>
<?cs else ?><p class="govuk-body"><?cs var:Text.portal.logout.not ?></p>
<?cs call:go(Text.portal.login.do, "/login") ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>

<?cs # Whom to call now; booking goes on.  Page.told Page.go_on
?><?cs set:Page.title = Text.mediation.counsel.now ?><?cs set:Page.nav = "mediation" ?><?cs
set:Page.noindex = "1" ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/parts.cs" ?><h1 class="govuk-heading-xl"><?cs
var:Page.title ?></h1>
<?cs call:danger_box() ?><?cs
if:Page.told ?><p class="govuk-body-l"><strong><?cs var:Text.mediation.counsel.told ?></strong></p><?cs
else ?><p class="govuk-body-l"><?cs var:Text.mediation.counsel.not_told ?></p><?cs /if ?><p class="govuk-body"><?cs
var:Text.mediation.counsel.stay ?></p>
<?cs if:Page.go_on ?><?cs call:go(Text.mediation.counsel.go_on, Page.go_on) ?><?cs
else ?><?cs call:go(Text.mediation.counsel.book_too, "/mediation/counsel/apply") ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>

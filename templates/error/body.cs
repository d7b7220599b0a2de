<?cs # What an error page says: what happened, what to do, was anything stored,
   # and the number by which the log knows the request.  Page.reason is the key
   # of a closer reason the database gave.
?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.error[Page.code].title ?></h1>
<p class="govuk-body-l"><?cs
if:Page.reason && Text.err[Page.reason] ?><?cs var:Text.err[Page.reason] ?><?cs
else ?><?cs var:Text.error[Page.code].what ?><?cs /if ?></p>
<h2 class="govuk-heading-s"><?cs var:Text.error.do ?></h2>
<p class="govuk-body"><?cs var:Text.error[Page.code].do ?></p>
<h2 class="govuk-heading-s"><?cs var:Text.error.stored ?></h2>
<p class="govuk-body"><strong><?cs var:Text.error[Page.code].stored ?></strong></p>
<?cs if:Site.request ?><p class="govuk-hint"><?cs
	var:Text.error.number ?> <span class="rg-number"><?cs
	var:Site.request ?></span></p>
<?cs /if ?><?cs
if:Site.realm == "off" ?><?cs call:go(Text.do.back_home, "/desk/") ?><?cs
else ?><?cs call:go(Text.do.back_home, "/") ?><?cs /if ?></div></div>

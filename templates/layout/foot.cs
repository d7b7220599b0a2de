</main></div>
<footer class="rg-footer"><div class="govuk-width-container">
<h2 class="govuk-visually-hidden"><?cs var:Text.site.about ?></h2>
<?cs if:Site.realm != "off" ?><ul class="rg-footer__links">
<li><a href="/help"><?cs var:Text.nav.help ?></a></li>
<li><a href="/verify"><?cs var:Text.nav.verify ?></a></li>
<li><a href="/accessibility"><?cs var:Text.nav.accessibility ?></a></li>
<li><a href="/privacy"><?cs var:Text.nav.privacy ?></a></li>
<li><a href="/help#map"><?cs var:Text.nav.map ?></a></li>
<?cs if:Site.faults ?><li><a href="<?cs var:url_validate(Site.faults) ?>"><?cs var:Text.site.faults ?></a></li>
<?cs /if ?></ul>
<?cs /if ?><?cs
if:Site.host || Site.operator || Site.contact ?><p class="rg-footer__organ"><?cs
	if:Site.host ?><span><?cs var:Text.site.host ?><?cs
		call:colon() ?><?cs call:word(Site.host) ?></span><?cs /if ?><?cs
	if:Site.operator ?> <span><?cs var:Text.site.operator ?><?cs
		call:colon() ?><?cs call:word(Site.operator) ?></span><?cs /if ?><?cs
	if:Site.contact ?> <span><?cs var:Text.site.contact ?><?cs
		call:colon() ?><?cs call:word(Site.contact) ?></span><?cs /if ?></p>
<?cs /if ?><?cs
if:Site.code || Site.icp || Site.police || Site.ipv6 ?><p class="rg-footer__organ"><?cs
	if:Site.code ?><span><?cs var:Text.site.code ?><?cs
		call:colon() ?><?cs var:Site.code ?></span><?cs /if ?><?cs
	if:Site.icp ?> <a href="https://beian.miit.gov.cn/"><?cs
		var:Site.icp ?></a><?cs /if ?><?cs
	if:Site.police && Site.police_href ?> <a href="<?cs
		var:url_validate(Site.police_href) ?>"><?cs var:Site.police ?></a><?cs
	elif:Site.police ?> <span><?cs var:Site.police ?></span><?cs /if ?><?cs
	if:Site.ipv6 ?> <span><?cs var:Text.site.ipv6 ?></span><?cs /if ?></p>
<?cs /if ?></div></footer>
</body>
</html>

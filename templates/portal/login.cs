<?cs set:Page.title = Text.portal.login.title ?><?cs set:Page.nav = "login" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.login.title ?></h1>
<?cs if:Page.came ?><?cs call:inset(Text.portal.login.came[Page.came]) ?><?cs /if ?><?cs
call:form_open("/login") ?><?cs
if:Page.next ?><input type="hidden" name="next" value="<?cs var:Page.next ?>"><?cs /if ?><?cs
set:Form.ask.mobile.autocomplete = "username" ?><?cs
call:ask("mobile", "mobile", Text.portal.login.mobile, "") ?><?cs
call:ask("password", "password", Text.portal.login.password, "") ?><?cs
call:submit(Text.portal.login.do) ?></form>
<ul class="govuk-list">
<li><a class="govuk-link" href="/password"><?cs var:Text.portal.login.forgot ?></a></li>
<li><a class="govuk-link" href="/signup"><?cs var:Text.portal.login.signup ?></a></li>
</ul>
<p class="govuk-hint"><?cs var:Text.portal.login.free ?></p>
</div></div>
<?cs include!"layout/foot.cs" ?>

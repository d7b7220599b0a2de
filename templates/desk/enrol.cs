<?cs set:Page.title = Text.desk.enrol.title ?><?cs include!"layout/desk.cs" ?>
<?cs if:subcount(Page.codes) ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.codes.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.codes.intro ?></p>
<ul class="govuk-list rg-codes"><?cs each:c = Page.codes ?>
<li><code><?cs var:c ?></code></li><?cs /each ?>
</ul>
<?cs call:warning(Text.desk.codes.once) ?>
<?cs call:go(Text.desk.codes.go, Page.next) ?>
<?cs else ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.enrol.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.enrol.intro ?></p>
<ol class="govuk-list govuk-list--number">
<li><?cs var:Text.desk.enrol.step1 ?></li>
<li><?cs var:Text.desk.enrol.step2 ?><br>
<code class="rg-secret"><?cs var:Page.secret ?></code></li>
<li><?cs var:Text.desk.enrol.step3 ?></li>
</ol>
<?cs call:form_open("/desk/login/enrol") ?>
<input type="hidden" name="next" value="<?cs var:Page.next ?>">
<input type="hidden" name="sealed" value="<?cs var:Page.sealed ?>">
<?cs call:ask("code", "code", Text.desk.code.label, "") ?>
<?cs call:submit(Text.desk.enrol.go) ?></form>
<?cs /if ?>
<?cs include!"layout/foot.cs" ?>

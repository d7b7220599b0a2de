<?cs # One page of a form in steps.
   #	Page.service Page.title Page.form.{title intro} Page.fields...
   #	Page.step of Page.steps_count, Page.steps.N.{n title href current done}
   #	Page.case.{saved version kept_until}  Page.version (to send back)
   #	Page.to = check when the page is left for the check page
   #	Page.rules  what holds for amounts today (employment/loan_parts.cs)
   #	Page.stored.N  after a 409: what another tab or device has stored
?><?cs set:Page.nav = "mine" ?><?cs
include!"layout/any.cs" ?><?cs include!"case/parts.cs" ?><?cs
include!"employment/loan_parts.cs" ?><div class="rg-columns"><div>
<?cs call:filling_in() ?><p class="govuk-caption-l"><?cs var:Page.service ?> · <?cs
	var:Text.ui.step ?> <?cs var:Page.step ?> <?cs var:Text.ui.step.of ?> <?cs
	var:Page.steps_count ?> <?cs var:Text.ui.step.after ?></p>
<h1 class="govuk-heading-l"><?cs var:Page.form.title ?></h1>
<?cs call:acknowledged() ?><?cs
if:Page.form.intro ?><p class="govuk-body-l"><?cs var:Page.form.intro ?></p>
<?cs /if ?><?cs
if:Page.rules.cap ?><?cs call:loan_rules(Page.rules) ?><?cs /if ?><?cs
if:Page.stale ?><section class="rg-stored" aria-labelledby="stored-title"><h2 class="govuk-heading-m" id="stored-title"><?cs
	var:Text.case.stored ?></h2><?cs
	if:subcount(Page.stored) ?><?cs
		each:p = Page.stored ?><dl class="govuk-summary-list"><?cs
		each:a = p.rows ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
			if:a.group ?><?cs var:a.group_label ?> <?cs var:a.row ?> · <?cs /if ?><?cs
			var:a.label ?></dt><dd class="govuk-summary-list__value"><?cs
			var:a.value ?></dd></div><?cs
		/each ?></dl><?cs /each ?><?cs
	else ?><p class="govuk-body"><?cs var:Text.ui.empty ?></p><?cs /if ?><h2 class="govuk-heading-m"><?cs
	var:Text.case.typed ?></h2></section>
<?cs /if ?><?cs
call:form_open(Page.here_form) ?><?cs call:version(Page.version) ?><?cs
if:Page.to ?><input type="hidden" name="back" value="<?cs var:Page.to ?>">
<?cs /if ?><button type="submit" name="do" value="next" class="rg-default" tabindex="-1" aria-hidden="true"></button>
<?cs call:fields(Page.fields) ?><div class="govuk-button-group"><button type="submit" name="do" value="next" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><?cs
	if:Page.to ?><?cs var:Text.case.save_back ?><?cs
	else ?><?cs var:Text.case.save_next ?><?cs /if ?></button>
<?cs call:act(Text.do.later, "later") ?></div></form>
</div><div><h2 class="govuk-heading-s"><?cs var:Text.case.steps ?></h2>
<?cs call:steps_list(Page.steps) ?><p class="govuk-hint"><?cs
	call:around(Text.case.kept, Page.case.kept_until) ?></p>
<p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>/drop"><?cs var:Text.case.drop ?></a></p></div></div>
<?cs include!"layout/foot.cs" ?>

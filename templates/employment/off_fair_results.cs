<?cs # Results of a job fair: the sheets, a table, the check after three months.
   #	Page.fair Page.stalls.N.{id n employer state …}
   #	Page.checks.N.{id n name mobile employer title contract due_on due state}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.way.results ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs
set:Page.label.file = Text.employment.fair.file ?><?cs
include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><?cs call:fair_ways(Page.fair, "results") ?><?cs
if:Page.fair.stage == "RUNNING" || Page.fair.stage == "OVER" ?><h2 class="govuk-heading-m"><?cs
	var:Text.employment.fair.sheets ?></h2><p class="govuk-body"><?cs
	var:Text.employment.fair.sheets_more ?></p><ul class="govuk-list"><?cs
	each:s = Page.stalls ?><?cs if:s.state == "CHECKED_IN" ?><li><a class="govuk-link" href="<?cs
		var:url_validate("/desk/employment/fairs/" + Page.fair.id + "/sheet/" + s.id) ?>"><?cs
		var:Text.employment.fair.stall ?> <?cs var:s.n ?> <?cs call:zh(s.employer) ?></a> · <?cs
		var:Text.employment.fair.figure.contracts ?> <?cs var:s.hired ?></li><?cs /if ?><?cs /each ?></ul>
<h2 class="govuk-heading-m"><?cs var:Text.employment.fair.table ?></h2><p class="govuk-body"><?cs
	var:Text.employment.fair.table_more ?></p><p class="govuk-hint rg-number"><?cs
	var:Text.employment.fair.table_example ?></p><?cs
	call:form_open_files("/desk/employment/fairs/" + Page.fair.id + "/results") ?><div class="govuk-form-group<?cs
	if:Page.error.file ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="file"><?cs
	var:Text.employment.fair.file ?></label><?cs call:fault("file") ?><input class="govuk-file-upload" id="file" name="file" type="file" accept=".csv,text/csv"<?cs
	if:Page.error.file ?> aria-describedby="file-error"<?cs /if ?>></div><?cs
	call:submit(Text.employment.fair.look) ?></form>
<?cs elif:Page.fair.stage != "REPORTED" ?><p class="govuk-body"><?cs var:Text.err.err_fair_not_yet ?></p>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.employment.fair.checks ?></h2>
<p class="govuk-body"><?cs var:Text.employment.fair.checks_more ?></p>
<?cs if:!subcount(Page.checks) ?><p class="govuk-body"><?cs var:Text.employment.fair.no_contracts ?></p><?cs /if ?><?cs
each:m = Page.checks ?><section class="rg-card rg-card--flat" aria-labelledby="match-<?cs var:m.id ?>"><h3 class="govuk-heading-s" id="match-<?cs
	var:m.id ?>"><?cs var:Text.employment.fair.number ?> <?cs var:m.n ?> <?cs call:zh(m.name) ?></h3><p class="govuk-body"><?cs
	if:m.mobile ?><span class="rg-number"><?cs var:m.mobile ?></span> · <?cs /if ?><?cs
	call:zh(m.employer) ?> · <?cs call:zh(m.title) ?> · <?cs var:Text.employment.match.CONTRACT ?> <span class="rg-number"><?cs
	var:m.contract ?></span></p><p class="govuk-body"><?cs
	if:m.state == "CONTRACT" ?><?cs var:Text.employment.fair.check_on ?> <span class="rg-number rg-whole"><?cs
		var:m.due_on ?></span><?cs
	else ?><strong><?cs var:Text.employment.match[m.state] ?></strong><?cs /if ?></p><?cs
	if:m.due ?><?cs call:form_open("/desk/employment/fairs/" + Page.fair.id + "/checks/" + m.id) ?><?cs
		call:fault("state_" + m.id) ?><div class="govuk-button-group"><button type="submit" name="state_<?cs
		var:m.id ?>" value="ON_POST" class="govuk-button"><?cs
		var:Text.employment.match.ON_POST ?></button> <button type="submit" name="state_<?cs
		var:m.id ?>" value="LEFT" class="govuk-button govuk-button--secondary"><?cs
		var:Text.employment.match.LEFT ?></button></div></form><?cs /if ?></section>
<?cs /each ?><?cs include!"layout/foot.cs" ?>

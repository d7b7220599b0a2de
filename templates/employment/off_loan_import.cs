<?cs # A bank's answers before they count: each faulty row with its fault.
   #	Page.import.{id name bank taken good bad}
   #	Page.rows.N.{line no result loan sum rate months day reason fault}
?><?cs set:Page.nav = "loans" ?><?cs set:Page.title = Text.employment.loan.preview ?><?cs
set:Page.back = "/desk/employment/loans" ?><?cs include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs call:zh(Page.import.bank) ?> · <?cs call:zh(Page.import.name) ?></p>
<p class="govuk-body"><?cs var:Text.employment.fair.good ?> <strong class="rg-number"><?cs
	var:Page.import.good ?></strong><?cs
	if:Page.import.bad ?> · <?cs var:Text.employment.fair.bad ?> <strong class="rg-number"><?cs
	var:Page.import.bad ?></strong><?cs /if ?></p>
<?cs if:Page.import.taken ?><p class="govuk-body"><?cs var:Text.employment.loan.was_taken ?> <strong class="rg-number"><?cs
	var:Page.import.taken ?></strong></p><?cs
else ?><?cs call:form_open("/desk/employment/loans/answers/" + Page.import.id) ?><?cs
	if:Page.import.bad ?><p class="govuk-body"><?cs var:Text.employment.fair.bad_more ?></p><div class="govuk-form-group<?cs
	if:Page.error.skip ?> govuk-form-group--error<?cs /if ?>"><?cs call:fault("skip") ?><div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="skip" name="skip" type="checkbox" value="1"><label class="govuk-label govuk-checkboxes__label" for="skip"><?cs
	var:Text.employment.fair.skip ?></label></div></div></div><?cs /if ?><?cs
	call:submit(Text.employment.fair.take) ?></form><?cs /if ?><?cs
call:list_open(Page.title) ?><?cs call:list_head(Text.employment.fair.line) ?><?cs
call:list_head(Text.employment.loan.column.no) ?><?cs call:list_head(Text.employment.fair.result) ?><?cs
call:list_head(Text.employment.loan.terms) ?><?cs call:list_head(Text.employment.loan.day) ?><?cs
call:list_head(Text.employment.fair.fault) ?><?cs call:list_body() ?><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><?cs
	call:cell(Text.employment.fair.line, x.line) ?><?cs
	call:cell(Text.employment.loan.column.no, x.no) ?><?cs
	call:cell_zh(Text.employment.fair.result, x.result + " " + x.reason) ?><?cs
	call:cell_zh(Text.employment.loan.terms, x.loan + " " + x.sum + " " + x.rate + " " + x.months) ?><?cs
	call:cell(Text.employment.loan.day, x.day) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.fault ?>"><?cs
	if:x.fault ?><strong class="govuk-tag govuk-tag--red"><?cs call:err(x.fault, "") ?></strong><?cs /if ?></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs include!"layout/foot.cs" ?>

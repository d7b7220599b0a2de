<?cs # A table of results before it counts: each faulty row with its fault.
   #	Page.fair Page.import.{id name done good bad}
   #	Page.rows.N.{line stall post visitor result fault}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.preview ?><?cs
set:Page.back = "/desk/employment/fairs/" + Page.fair.id + "/results" ?><?cs include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs call:zh(Page.fair.title) ?> · <?cs call:zh(Page.import.name) ?></p>
<p class="govuk-body"><?cs var:Text.employment.fair.good ?> <strong class="rg-number"><?cs
	var:Page.import.good ?></strong><?cs
	if:Page.import.bad ?> · <?cs var:Text.employment.fair.bad ?> <strong class="rg-number"><?cs
	var:Page.import.bad ?></strong><?cs /if ?></p>
<?cs if:Page.import.done ?><p class="govuk-body"><?cs var:Text.employment.fair.taken ?></p><?cs
else ?><?cs call:form_open("/desk/employment/fairs/" + Page.fair.id + "/import/" + Page.import.id) ?><?cs
	if:Page.import.bad ?><p class="govuk-body"><?cs var:Text.employment.fair.bad_more ?></p><div class="govuk-form-group<?cs
	if:Page.error.skip ?> govuk-form-group--error<?cs /if ?>"><?cs call:fault("skip") ?><div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="skip" name="skip" type="checkbox" value="1"><label class="govuk-label govuk-checkboxes__label" for="skip"><?cs
	var:Text.employment.fair.skip ?></label></div></div></div><?cs /if ?><?cs
	call:submit(Text.employment.fair.take) ?></form><?cs /if ?><?cs
call:list_open(Page.title) ?><?cs call:list_head(Text.employment.fair.line) ?><?cs
call:list_head(Text.employment.fair.stall) ?><?cs call:list_head(Text.employment.post) ?><?cs
call:list_head(Text.employment.fair.number) ?><?cs call:list_head(Text.employment.fair.result) ?><?cs
call:list_head(Text.employment.fair.fault) ?><?cs call:list_body() ?><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><?cs
	call:cell(Text.employment.fair.line, x.line) ?><?cs
	call:cell(Text.employment.fair.stall, x.stall) ?><?cs
	call:cell(Text.employment.post, x.post) ?><?cs
	call:cell(Text.employment.fair.number, x.visitor) ?><?cs
	call:cell_zh(Text.employment.fair.result, x.result) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.fault ?>"><?cs
	if:x.fault ?><strong class="govuk-tag govuk-tag--red"><?cs call:err(x.fault, "") ?></strong><?cs /if ?></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs include!"layout/foot.cs" ?>

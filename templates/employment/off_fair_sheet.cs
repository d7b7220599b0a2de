<?cs # The sheet of a stall: numbers of visitors at each stage of each post.
   #	Page.fair Page.at Page.stall.{stall employer}
   #	Page.rows.N.{n post title headcount talk intent offer contract}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.sheet ?><?cs
set:Page.back = "/desk/employment/fairs/" + Page.fair.id + "/results" ?><?cs include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><?cs

def:sheet_field(stage, x, was) ?><?cs set:Page.field = stage + "_" + x.post ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.stage_of[stage] ?>"><div class="govuk-form-group<?cs
	if:Page.error[Page.field] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-visually-hidden" for="<?cs
	var:Page.field ?>"><?cs var:x.title ?> <?cs var:Text.employment.fair.stage_of[stage] ?></label><?cs
	call:fault(Page.field) ?><input class="govuk-input" id="<?cs
	var:Page.field ?>" name="<?cs var:Page.field ?>" type="text" inputmode="text" autocomplete="off" value="<?cs
	if:?Form.value[Page.field] ?><?cs var:Form.value[Page.field] ?><?cs else ?><?cs var:was ?><?cs /if ?>"<?cs
	if:Page.error[Page.field] ?> aria-describedby="<?cs var:Page.field ?>-error"<?cs /if ?>></div></td><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.employment.fair.stall ?> <?cs var:Page.stall.stall ?> <?cs
	call:zh(Page.stall.employer) ?></h1>
<p class="govuk-body"><?cs call:zh(Page.fair.title) ?> · <?cs call:when_of(Page.fair) ?></p>
<p class="govuk-body"><?cs var:Text.employment.fair.sheet_more ?></p>
<?cs call:form_open("/desk/employment/fairs/" + Page.fair.id + "/sheet/" + Page.at) ?><?cs
call:list_open(Text.employment.fair.sheet) ?><?cs
call:list_head(Text.employment.post) ?><?cs call:list_head(Text.employment.fair.stage_of.talk) ?><?cs
call:list_head(Text.employment.fair.stage_of.intent) ?><?cs call:list_head(Text.employment.fair.stage_of.offer) ?><?cs
call:list_head(Text.employment.fair.stage_of.contract) ?><?cs call:list_body() ?><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.post ?>"><?cs var:x.n ?> <?cs call:zh(x.title) ?> · <?cs
	var:Text.employment.fair.wanted ?> <?cs var:x.headcount ?></td><?cs
	call:sheet_field("talk", x, x.talk) ?><?cs call:sheet_field("intent", x, x.intent) ?><?cs
	call:sheet_field("offer", x, x.offer) ?><?cs call:sheet_field("contract", x, x.contract) ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs call:submit(Text.do.save) ?></form>
<?cs include!"layout/foot.cs" ?>

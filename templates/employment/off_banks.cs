<?cs # The banks that take part in start-up loans.
   #	Page.rows.N.{id name contact tel since ended by open may}
?><?cs set:Page.nav = "loans" ?><?cs set:Page.title = Text.employment.loan.banks ?><?cs
if:User.roles.clerk ?><?cs set:Page.back = "/desk/employment/loans" ?><?cs /if ?><?cs include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.loan.banks_more ?></p><?cs
if:subcount(Page.rows) ?><?cs call:list_open(Page.title) ?><?cs
call:list_head(Text.employment.loan.bank) ?><?cs call:list_head(Text.employment.loan.contact) ?><?cs
call:list_head(Text.employment.loan.with_it) ?><?cs call:list_head(Text.employment.state_label) ?><?cs
call:list_body() ?><?cs
each:b = Page.rows ?><tr class="govuk-table__row"><?cs
	call:cell_zh(Text.employment.loan.bank, b.name) ?><?cs
	call:cell_zh(Text.employment.loan.contact, b.contact + " " + b.tel) ?><?cs
	call:cell(Text.employment.loan.with_it, b.open) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.state_label ?>"><div><?cs
	if:b.ended ?><?cs call:tag_of(Text.employment.loan.ended, "grey") ?> <?cs var:b.ended ?><?cs
	else ?><?cs call:tag_of(Text.employment.loan.takes_part, "green") ?> <?cs var:b.since ?><?cs
		if:b.may ?><?cs call:form_open("/desk/employment/banks/" + b.id + "/end") ?><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
		var:Text.employment.loan.end ?></button></form><?cs /if ?><?cs /if ?></div></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?><?cs
if:User.roles.audit ?><h2 class="govuk-heading-m"><?cs var:Text.employment.loan.add ?></h2><?cs
call:form_open("/desk/employment/banks") ?><?cs
call:ask("name", "text", Text.employment.loan.name, Text.employment.loan.name_hint) ?><?cs
call:ask("contact", "text", Text.employment.loan.contact, "") ?><?cs
call:ask("tel", "contact", Text.employment.loan.tel, "") ?><?cs
call:submit(Text.employment.loan.add) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

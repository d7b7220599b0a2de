<?cs set:Page.title = Page.officer.name ?><?cs set:Page.nav = "people" ?><?cs set:Page.back = "/desk/people" ?><?cs include!"layout/desk.cs" ?><?cs
set:Page.at = "/desk/people/" + Page.officer.id ?>
<h1 class="govuk-heading-l"><?cs var:Page.officer.name ?></h1>
<?cs if:Page.code ?><?cs
call:first_code(Page.officer.login, Page.code) ?><?cs /if ?>
<?cs call:answers_open() ?><?cs
call:answer(Text.desk.col.login, Page.officer.login) ?><?cs
call:answer(Text.desk.col.station, Page.officer.station) ?><?cs
call:answer(Text.desk.col.account, Text.desk.account_state[Page.officer.state]) ?><?cs
call:answer(Text.desk.col.seen, Page.officer.seen) ?><?cs
call:answers_close() ?>
<h2 class="govuk-heading-m"><?cs var:Text.desk.col.roles ?></h2>
<table class="govuk-table"><tbody class="govuk-table__body"><?cs each:x = Page.roles ?>
<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:word(x.title) ?></th><td class="govuk-table__cell"><?cs
	if:x.held ?><?cs call:tag_of(Text.desk.person.held, "green") ?><?cs /if ?></td><td class="govuk-table__cell"><?cs
	if:User.roles.secadmin && User.id != Page.officer.id ?><?cs
		if:x.held ?><?cs call:form_open(Page.at + "/take") ?><?cs
		else ?><?cs call:form_open(Page.at + "/give") ?><?cs /if
		?><input type="hidden" name="role" value="<?cs
		var:x.code ?>"><button type="submit" class="govuk-button govuk-button--secondary"><?cs
		if:x.held ?><?cs var:Text.desk.person.take ?><?cs
		else ?><?cs var:Text.desk.person.give ?><?cs
		/if ?><span class="govuk-visually-hidden"> <?cs call:word(x.title) ?></span></button></form><?cs
	/if ?></td></tr><?cs /each ?></tbody></table>
<?cs if:User.roles.sysadmin && User.id != Page.officer.id ?>
<h2 class="govuk-heading-m"><?cs var:Text.desk.col.account ?></h2>
<?cs call:form_open(Page.at + "/state") ?><?cs
	if:Page.officer.state != "active" ?><button type="submit" name="state" value="active" class="govuk-button"><?cs
		var:Text.desk.person.open ?></button><?cs
	else ?><button type="submit" name="state" value="locked" class="govuk-button govuk-button--secondary"><?cs
		var:Text.desk.person.lock ?></button> <button type="submit" name="state" value="closed" class="govuk-button govuk-button--warning"><?cs
		var:Text.desk.person.close ?></button><?cs /if ?></form>
<?cs call:form_open(Page.at + "/reset") ?><p class="govuk-body"><?cs
	var:Text.desk.person.reset_intro ?></p><?cs
	call:submit(Text.desk.person.reset) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

<?cs # Somebody who agreed to be found, posts for him, what was proposed.
   #	Page.person.{id name sex age education service_years skills licences
   #	family_word place pay since} Page.q
   #	Page.jobs.N.{id title employer place family_word pay… checked}
   #	Page.proposals.N.{title employer at by state}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Page.person.name ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/desk/employment/pool" ?><?cs
set:Page.label.q = Text.employment.words ?><?cs
set:Page.label.post = Text.employment.pool.which ?><?cs
set:Page.label.note = Text.employment.pool.note ?><?cs
include!"layout/desk.cs" ?><?cs include!"employment/parts.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
call:zh(Page.person.name) ?></h1>
<?cs call:facts_open() ?><?cs
call:answer(Text.employment.ask.sex, Text.employment.sex[Page.person.sex]) ?><?cs
call:answer(Text.employment.pool.age, Page.person.age) ?><?cs
call:answer(Text.employment.ask.education, Text.employment.education[Page.person.education]) ?><?cs
call:answer(Text.employment.ask.service_years, Page.person.service_years) ?><?cs
call:answer_zh(Text.employment.ask.skills, Page.person.skills) ?><?cs
if:Page.person.licences ?><?cs call:answer_zh(Text.employment.pool.licences, Page.person.licences) ?><?cs /if ?><?cs
call:answer(Text.employment.ask.family, Page.person.family_word) ?><?cs
call:answer_zh(Text.employment.ask.area, Page.person.place) ?><?cs
call:answer(Text.employment.ask.pay, Page.person.pay) ?><?cs
call:answer(Text.employment.pool.since, Page.person.since) ?><?cs call:answers_close() ?>
<h2 class="govuk-heading-m"><?cs var:Text.employment.pool.propose ?></h2>
<form method="get" action="/desk/employment/pool/<?cs var:url_escape(Page.person.id) ?>" class="rg-filter"><div class="govuk-form-group<?cs
	if:Page.error.q ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="q"><?cs
	var:Text.employment.words ?></label><?cs call:fault("q") ?><input class="govuk-input govuk-input--width-20" id="q" name="q" type="search" value="<?cs
	var:Page.q ?>"<?cs if:Page.error.q ?> aria-describedby="q-error"<?cs /if ?>></div><button type="submit" class="govuk-button govuk-button--secondary"><?cs
	var:Text.do.search ?></button></form>
<?cs if:!subcount(Page.jobs) ?><p class="govuk-body" id="post"><?cs
	if:Page.q ?><?cs var:Text.employment.none_found ?><?cs
	else ?><?cs var:Text.employment.pool.no_jobs ?><?cs /if ?></p>
<?cs else ?><?cs call:form_open("/desk/employment/pool/" + Page.person.id) ?><div class="govuk-form-group<?cs
	if:Page.error.post ?> govuk-form-group--error<?cs /if ?>" id="post"><fieldset class="govuk-fieldset"<?cs
	if:Page.error.post ?> aria-describedby="post-error"<?cs /if ?>><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.employment.pool.which ?></legend><p class="govuk-hint"><?cs
	if:Page.q ?><?cs var:Text.employment.pool.which_found ?><?cs
	else ?><?cs var:Text.employment.pool.which_more ?><?cs /if ?></p><?cs call:fault("post") ?><div class="govuk-checkboxes" data-module="govuk-checkboxes"><?cs
	each:j = Page.jobs ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="post-<?cs
		var:j.id ?>" name="post" type="checkbox" value="<?cs var:j.id ?>"<?cs
		if:j.checked ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="post-<?cs
		var:j.id ?>"><?cs call:zh(j.title) ?> · <?cs call:pay(j) ?> <span class="rg-block rg-quiet"><?cs
		call:zh(j.employer) ?> · <?cs call:zh(j.place) ?> · <?cs var:j.family_word ?></span></label></div><?cs
	/each ?></div></fieldset></div><?cs
	set:Form.ask.note.required = "0" ?><?cs
	call:ask("note", "text", Text.employment.pool.note, Text.employment.pool.note_hint) ?><?cs
	call:submit(Text.employment.pool.propose_do) ?></form>
<?cs /if ?><?cs
if:subcount(Page.proposals) ?><h2 class="govuk-heading-m"><?cs var:Text.employment.pool.before ?></h2><?cs
call:list_open(Text.employment.pool.before) ?><?cs
call:list_head(Text.employment.post) ?><?cs call:list_head(Text.employment.employer) ?><?cs
call:list_head(Text.employment.pool.when) ?><?cs call:list_head(Text.employment.state_label) ?><?cs
call:list_body() ?><?cs
each:x = Page.proposals ?><tr class="govuk-table__row"><?cs
	call:cell_zh(Text.employment.post, x.title) ?><?cs
	call:cell_zh(Text.employment.employer, x.employer) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.pool.when ?>"><span class="rg-number rg-whole"><?cs var:x.at ?></span> <?cs
	call:zh(x.by) ?></td><?cs
	call:cell(Text.employment.state_label, Text.employment.pool.state[x.state]) ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?><?cs include!"layout/foot.cs" ?>

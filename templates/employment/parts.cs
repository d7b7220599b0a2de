<?cs # What the pages of this program share.
   #
   # pay(j)          from, to, for a month or a day
   # job_rows(rows)  posts as a list: N.{id title employer place pay_kind pay_min
   #                 pay_max family_word headcount until veteran_first
   #                 veteran_founded}
   # pick(name, label, list, id)   a select over list.N.{value label checked}
?><?cs
def:pay(j) ?><span class="rg-number"><?cs var:j.pay_min ?>–<?cs var:j.pay_max ?></span> <?cs
	var:Text.employment.per[j.pay_kind] ?><?cs /def ?><?cs

def:job_rows(rows) ?><ul class="rg-list"><?cs
each:j = rows ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/employment/jobs/<?cs
	var:url_escape(j.id) ?>"><?cs call:zh(j.title) ?></a></div><div class="rg-list__more"><span><strong><?cs
	call:pay(j) ?></strong></span> <span><?cs call:zh(j.employer) ?></span> <span><?cs
	call:zh(j.place) ?></span><?cs
	if:j.family_word ?> <span><?cs var:j.family_word ?></span><?cs /if ?><?cs
	if:j.headcount ?> <span><?cs var:Text.employment.wanted ?> <?cs var:j.headcount ?></span><?cs /if ?><?cs
	if:j.until ?> <span><?cs var:Text.employment.until ?> <?cs var:j.until ?></span><?cs /if ?></div><?cs
	if:j.veteran_first || j.veteran_founded ?><p class="govuk-body"><?cs
		if:j.veteran_first ?><?cs call:tag_of(Text.employment.veteran_first, "green") ?> <?cs /if ?><?cs
		if:j.veteran_founded ?><?cs call:tag_of(Text.employment.veteran_founded, "blue") ?><?cs /if ?></p><?cs
	/if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:pick(name, label, list, id) ?><div class="govuk-form-group"><label class="govuk-label" for="<?cs
	var:id ?>"><?cs var:label ?></label><select class="govuk-select" id="<?cs
	var:id ?>" name="<?cs var:name ?>"><option value=""><?cs
	var:Text.employment.any ?></option><?cs
	each:o = list ?><option value="<?cs var:o.value ?>"<?cs
		if:o.checked ?> selected<?cs /if ?>><?cs var:o.label ?></option><?cs
	/each ?></select></div>
<?cs /def ?>

<?cs # What a case of people's mediation has beside its history, Page.med:
   #	file_year file_short file_n committee refused
   #	parties.N.{n kind consent answered name mobile address agent}
   #	mediators.N.{name how accepted until why}
   #	sessions.N.{day starts ends room address state came.M.{name came}}
   #	kind made in_force facts points items.N.{party_name content way due
   #	state done late} signs.N.{name signed needed}
   #	dossier.N.{code must n}
   #
   # mediate_box(m)      for officers
   # mediate_mine(m)     for the applicant; while evidence may be handed in, until
   #                     when (Page.clocks)
?><?cs
def:med_file(m) ?><?cs if:m.file_n ?><p class="govuk-body"><?cs
	var:Text.mediation.case.file ?><?cs call:colon() ?><strong>（<?cs
	var:m.file_year ?>）<?cs var:m.file_short ?>人调字第<?cs var:m.file_n ?>号</strong> <span class="rg-quiet" lang="zh-CN"><?cs
	var:m.committee ?></span></p>
<?cs /if ?><?cs /def ?><?cs

def:med_willing(p) ?><?cs
if:p.consent == "agreed" ?><?cs call:tag_of(Text.mediation.case.consent[p.consent], "green") ?><?cs
elif:p.consent == "refused" ?><?cs call:tag_of(Text.mediation.case.consent[p.consent], "red") ?><?cs
else ?><?cs call:tag_of(Text.mediation.case.consent[p.consent], "orange") ?><?cs /if ?><?cs
if:p.answered ?> <span class="rg-quiet"><?cs var:p.answered ?></span><?cs /if ?><?cs /def ?><?cs

def:med_parties(m) ?><h3 class="govuk-heading-s"><?cs
	var:Text.mediation.case.parties ?></h3><ul class="rg-list"><?cs
each:p = m.parties ?><li class="rg-list__item"><span class="rg-quiet"><?cs
	var:Text.mediation.case.kind[p.kind] ?></span> <strong><?cs call:zh(p.name) ?></strong> <?cs
	call:med_willing(p) ?><?cs
	if:p.mobile || p.address ?><span class="rg-block rg-quiet"><?cs
		var:p.mobile ?> <?cs call:zh(p.address) ?></span><?cs /if ?><?cs
	if:p.agent ?><span class="rg-block rg-quiet"><?cs
		var:Text.mediation.case.agent ?><?cs call:colon() ?><?cs call:zh(p.agent) ?></span><?cs /if ?></li><?cs
/each ?></ul>
<?cs /def ?><?cs

def:med_mediators(m) ?><h3 class="govuk-heading-s"><?cs
	var:Text.mediation.case.mediators ?></h3><?cs
if:subcount(m.mediators) ?><ul class="rg-list"><?cs
each:x = m.mediators ?><li class="rg-list__item"><strong><?cs call:zh(x.name) ?></strong> <span class="rg-quiet"><?cs
	if:x.until ?><?cs var:Text.mediation.case.left ?> <?cs var:x.until ?> <?cs
		var:Text.mediation.case.change[x.why] ?><?cs
	else ?><?cs var:Text.mediation.case.how[x.how] ?><?cs
		if:x.accepted ?> · <?cs var:Text.mediation.case.accepted ?> <?cs var:x.accepted ?><?cs /if ?><?cs
	/if ?></span></li><?cs
/each ?></ul>
<?cs else ?><p class="govuk-body"><?cs var:Text.mediation.case.no_mediators ?></p>
<?cs /if ?><?cs /def ?><?cs

def:med_sessions(m) ?><h3 class="govuk-heading-s"><?cs
	var:Text.mediation.case.sessions ?></h3><?cs
if:subcount(m.sessions) ?><ul class="rg-list"><?cs
each:x = m.sessions ?><li class="rg-list__item"><strong class="rg-number"><?cs
	var:x.day ?> <?cs var:x.starts ?>–<?cs var:x.ends ?></strong> <?cs
	call:zh(x.room) ?> <?cs
	if:x.state == "cancelled" ?><?cs call:tag_of(Text.mediation.case.session[x.state], "grey") ?><?cs
	elif:x.state == "held" ?><?cs call:tag_of(Text.mediation.case.session[x.state], "green") ?><?cs
	else ?><?cs call:tag_of(Text.mediation.case.session[x.state], "orange") ?><?cs /if
	?><span class="rg-block rg-quiet"><?cs call:zh(x.address) ?></span><?cs
	if:subcount(x.came) ?><span class="rg-block rg-quiet"><?cs
		each:c = x.came ?><?cs if:!first(c) ?> · <?cs /if ?><?cs call:zh(c.name) ?> <?cs
			var:Text.mediation.case.came[c.came] ?><?cs /each ?></span><?cs /if ?></li><?cs
/each ?></ul>
<?cs else ?><p class="govuk-body"><?cs var:Text.mediation.case.no_sessions ?></p>
<?cs /if ?><?cs /def ?><?cs

def:med_items(m) ?><ol class="rg-list"><?cs
each:i = m.items ?><li class="rg-list__item"><strong><?cs call:zh(i.party_name) ?></strong><?cs
	call:colon() ?><?cs call:zh(i.content) ?> <span class="rg-quiet"><?cs call:zh(i.way) ?> <?cs
	var:Text.mediation.case.until ?> <?cs var:i.due ?></span> <?cs
	if:i.state == "done" ?><?cs call:tag_of(Text.mediation.case.item[i.state], "green") ?> <span class="rg-quiet"><?cs var:i.done ?></span><?cs
	elif:i.state == "breached" ?><?cs call:tag_of(Text.mediation.case.item[i.state], "red") ?><?cs
	else ?><?cs call:tag_of(Text.mediation.case.item[i.state], "orange") ?><?cs /if ?><?cs
	if:i.late ?> <?cs call:tag_of(Text.mediation.case.late, "red") ?><?cs /if ?></li><?cs
/each ?></ol>
<?cs /def ?><?cs

def:med_agreement(m) ?><?cs if:m.kind ?><h3 class="govuk-heading-s"><?cs
	var:Text.mediation.case.agreement ?></h3><p class="govuk-body"><?cs
	if:m.kind == "oral" ?><?cs var:Text.mediation.case.oral ?><?cs
	else ?><?cs var:Text.mediation.case.written ?><?cs /if ?> · <?cs
	if:m.in_force ?><?cs var:Text.mediation.case.in_force ?> <strong><?cs var:m.in_force ?></strong><?cs
	else ?><?cs var:Text.mediation.case.draft ?><?cs /if ?></p><?cs
call:med_items(m) ?><?cs /if ?><?cs /def ?><?cs

def:med_signs(m) ?><?cs if:subcount(m.signs) ?><p class="govuk-body"><?cs
	var:Text.mediation.case.signs ?><?cs call:colon() ?><?cs
	each:s = m.signs ?><?cs if:!first(s) ?> · <?cs /if ?><?cs call:zh(s.name) ?> <?cs
		if:s.signed ?><?cs call:tag_of(Text.mediation.case.signed, "green") ?> <?cs var:s.signed ?><?cs
		else ?><?cs call:tag_of(Text.mediation.case.unsigned, "grey") ?><?cs /if ?><?cs
	/each ?></p>
<?cs /if ?><?cs /def ?><?cs

def:med_dossier(m) ?><?cs if:m.file_n ?><?cs call:details_open(Text.mediation.case.dossier) ?><ol class="govuk-list govuk-list--number"><?cs
each:d = m.dossier ?><li><?cs var:Text.mediation.case.piece[d.code] ?> <?cs
	if:d.n ?><span class="rg-quiet"><?cs var:d.n ?></span><?cs
	elif:d.must ?><?cs call:tag_of(Text.mediation.case.missing, "red") ?><?cs
	else ?><span class="rg-quiet"><?cs var:Text.mediation.case.may ?></span><?cs /if ?></li><?cs
/each ?></ol><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case + "/dossier.pdf") ?>"><?cs
	var:Text.mediation.case.dossier_get ?></a></p><?cs call:details_close() ?><?cs /if ?><?cs /def ?><?cs

def:mediate_box(m) ?><?cs if:m.yes ?><section aria-labelledby="mediation"><h2 class="govuk-heading-m" id="mediation"><?cs
	var:Text.mediation.case.box ?></h2><?cs
call:med_file(m) ?><?cs
if:m.refused ?><?cs call:warning(Text.mediation.case.refuses) ?><?cs /if ?><?cs
call:med_parties(m) ?><?cs call:med_mediators(m) ?><?cs call:med_sessions(m) ?><?cs
call:med_agreement(m) ?><?cs call:med_signs(m) ?><?cs call:med_dossier(m) ?></section>
<?cs /if ?><?cs /def ?><?cs

def:med_evidence() ?><?cs each:k = Page.clocks ?><?cs if:k.clock == "evidence" ?><p class="govuk-body"><?cs
	var:Text.mediation.case.evidence_until ?> <strong><?cs var:k.due ?></strong><?cs
	if:Config.lang != "en" ?> <?cs /if ?><?cs
	var:Text.mediation.case.evidence_until.after ?></p>
<?cs /if ?><?cs /each ?><?cs /def ?><?cs

def:mediate_mine(m) ?><?cs if:m.yes ?><?cs
if:m.file_n ?><section class="rg-card" aria-labelledby="mediation"><h2 class="govuk-heading-m" id="mediation"><?cs
	var:Text.mediation.case.box ?></h2><?cs
call:med_file(m) ?><?cs call:med_evidence() ?><?cs call:med_mediators(m) ?><?cs call:med_sessions(m) ?><?cs
call:med_agreement(m) ?></section>
<?cs /if ?><?cs /if ?><?cs /def ?>

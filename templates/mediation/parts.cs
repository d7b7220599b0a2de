<?cs # What the pages of this program share.
   #
   # danger_box()     numbers to call, first on the page
   # rights_ways()    what a matter became or came from, repetitions of it;
   #                  Page.sorted.N.{no title from} Page.joined.N.{no first}
   # rights_rule()    the rules of sorting beside it; Page.rule Page.danger Page.limit
   # rights_alikes()  other matters of the same person; Page.alikes
   # rights_named()   who is named for a locked case; Page.named
   # rights_risks()   early warnings; Page.risk_notes Page.marks
   # rights_mark()    the dispatch desk looked at it
   # duty_row(d)      a day of a leader
   # mediate_box(m), mediate_mine(m)  people's mediation (case_parts.cs)
?><?cs include!"mediation/case_parts.cs" ?><?cs
def:danger_box() ?><div class="govuk-inset-text" id="danger"><p class="govuk-body"><strong><?cs
	var:Text.mediation.danger ?></strong></p><ul class="govuk-list"><li><a class="govuk-link rg-number" href="tel:110">110</a> <?cs
	var:Text.mediation.call_110 ?></li><li><a class="govuk-link rg-number" href="tel:120">120</a> <?cs
	var:Text.mediation.call_120 ?></li><li><a class="govuk-link rg-number" href="tel:12356">12356</a> <?cs
	var:Text.mediation.call_12356 ?></li></ul></div>
<?cs /def ?><?cs

def:rights_link(no) ?><a class="govuk-link rg-number" href="<?cs
	if:Site.realm == "off" ?><?cs var:url_validate("/desk/mediation/" + no) ?><?cs
	else ?><?cs var:url_validate("/mediation/case/" + no) ?><?cs /if ?>"><?cs
	var:no ?></a><?cs /def ?><?cs

def:rights_ways() ?><?cs if:subcount(Page.sorted) || subcount(Page.joined) ?><div class="govuk-inset-text" id="ways"><?cs
each:s = Page.sorted ?><p class="govuk-body"><?cs
	if:s.from ?><?cs var:Text.mediation.came_from ?><?cs
	else ?><?cs var:Text.mediation.became ?><?cs /if ?><?cs call:colon() ?><?cs
	call:word(s.title) ?> <?cs
	if:Page.guest ?><span class="rg-number"><?cs var:s.no ?></span><?cs
	else ?><?cs call:rights_link(s.no) ?><?cs /if ?></p><?cs
/each ?><?cs
each:j = Page.joined ?><p class="govuk-body"><?cs
	if:j.first ?><?cs var:Text.mediation.joined_to ?><?cs
	else ?><?cs var:Text.mediation.joined_by ?><?cs /if ?><?cs call:colon() ?><?cs
	if:Page.guest ?><span class="rg-number"><?cs var:j.no ?></span><?cs
	else ?><?cs call:rights_link(j.no) ?><?cs /if ?></p><?cs
/each ?></div>
<?cs /if ?><?cs
if:Site.realm != "off" ?><?cs call:mediate_mine(Page.med) ?><?cs /if ?><?cs /def ?><?cs

def:rights_rule() ?><?cs if:Page.rule ?><section class="rg-card rg-card--flat" aria-labelledby="rules"><h2 class="govuk-heading-s" id="rules"><?cs
	var:Text.mediation.rules ?></h2><?cs
if:Page.danger == "yes" ?><p class="govuk-body"><strong><?cs
	var:Text.mediation.intake.in_danger ?></strong></p><?cs /if ?><?cs
if:Page.limit ?><p class="govuk-body"><strong><?cs
	var:Text.mediation.intake.limit ?><?cs call:colon() ?><?cs
	var:Page.limit ?></strong> <?cs var:Text.mediation.intake.limit_do ?></p><?cs /if ?><ul class="govuk-list govuk-list--bullet"><?cs
each:x = Text.mediation.rule ?><li><?cs
	if:name(x) == Page.rule ?><strong><?cs var:x ?></strong> <?cs
		call:tag_of(Text.mediation.intake.fits, "green") ?><?cs
	else ?><?cs var:x ?><?cs /if ?></li><?cs
/each ?></ul></section>
<?cs /if ?><?cs /def ?><?cs

def:rights_alikes() ?><?cs if:subcount(Page.alikes) ?><section class="rg-card rg-card--flat" aria-labelledby="alikes"><h2 class="govuk-heading-s" id="alikes"><?cs
	var:Text.mediation.alikes ?></h2><ul class="govuk-list"><?cs
each:k = Page.alikes ?><li><?cs call:rights_link(k.no) ?> <?cs
	call:word(k.title) ?> · <?cs call:word(k.label) ?><span class="rg-block rg-quiet"><?cs
	var:k.submitted ?> · <?cs var:Text.mediation.alike[k.why] ?><?cs
	if:k.same ?> · <?cs var:Text.mediation.same_kind ?><?cs /if ?><?cs
	if:k.open ?> · <?cs var:Text.mediation.still_open ?><?cs /if ?></span></li><?cs
/each ?></ul></section>
<?cs /if ?><?cs /def ?><?cs

def:rights_named() ?><?cs if:Page.marks.locked ?><section class="rg-card rg-card--flat" aria-labelledby="named"><h2 class="govuk-heading-s" id="named"><?cs
	var:Text.mediation.petition.named ?></h2><p class="govuk-body"><?cs
	var:Text.mediation.petition.named_more ?></p><ul class="govuk-list"><?cs
each:o = Page.named ?><?cs if:o.named ?><li><?cs var:o.name ?> <span class="rg-quiet"><?cs
	var:o.station ?></span><?cs call:form_open(Page.here_case + "/named") ?><input type="hidden" name="officer" value="<?cs
	var:o.id ?>"><button type="submit" name="do" value="remove" class="govuk-button govuk-button--secondary"><?cs
	var:Text.mediation.petition.unname ?><span class="govuk-visually-hidden"> <?cs var:o.name ?></span></button></form></li><?cs
/if ?><?cs /each ?></ul><?cs
call:form_open(Page.here_case + "/named") ?><div class="govuk-form-group<?cs
	if:Page.error.officer ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="officer"><?cs
	var:Text.mediation.petition.name_one ?></label><?cs
	if:Page.error.officer ?><p id="officer-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.officer, "") ?></p><?cs /if
	?><select class="govuk-select" id="officer" name="officer"><option value=""></option><?cs
	each:o = Page.named ?><?cs if:!o.named ?><option value="<?cs var:o.id ?>"><?cs
		var:o.name ?> · <?cs var:o.station ?></option><?cs /if ?><?cs /each
	?></select></div><button type="submit" name="do" value="add" class="govuk-button govuk-button--secondary"><?cs
	var:Text.mediation.petition.name_do ?></button></form></section>
<?cs /if ?><?cs /def ?><?cs

def:rights_risks() ?><?cs if:Page.marks.petition && (Page.marks.locked || User.roles.dispatcher || User.roles.leader) ?><section class="rg-card rg-card--flat" aria-labelledby="risks"><h2 class="govuk-heading-s" id="risks"><?cs
	var:Text.mediation.petition.risks ?></h2><p class="govuk-body"><?cs
	var:Text.mediation.petition.risks_more ?></p><?cs
each:n = Page.risk_notes ?><div class="rg-card rg-card--flat"><p class="rg-lines"><?cs
	var:n.body ?></p><p class="rg-quiet"><?cs var:n.name ?> · <?cs var:n.at ?> · <?cs
	var:Text.mediation.petition.until ?> <?cs var:n.until ?><?cs
	if:n.due ?> <?cs call:tag_of(Text.mediation.petition.look_again, "orange") ?><?cs /if ?></p><?cs
	call:form_open(Page.here_case + "/risk/" + n.id) ?><div class="govuk-button-group"><button type="submit" name="do" value="keep" class="govuk-button govuk-button--secondary"><?cs
	var:Text.mediation.petition.keep ?></button> <button type="submit" name="do" value="delete" class="govuk-button govuk-button--secondary"><?cs
	var:Text.mediation.petition.delete ?></button></div></form></div><?cs
/each ?><?cs call:form_open(Page.here_case + "/risk") ?><?cs
set:Form.ask.risk.max = "500" ?><?cs
call:ask("risk", "para", Text.mediation.petition.risk_add, Text.mediation.petition.risk_hint) ?><?cs
call:act(Text.mediation.petition.risk_do, "risk") ?></form></section>
<?cs /if ?><?cs /def ?><?cs

def:rights_mark() ?><?cs if:Page.marks.live && (User.roles.dispatcher || User.roles.leader || User.roles.supervisor) ?><section class="rg-card rg-card--flat" aria-labelledby="mark"><h2 class="govuk-heading-s" id="mark"><?cs
	var:Text.mediation.dispatch.mark ?></h2><p class="govuk-body"><?cs
	if:Page.marks.marked ?><?cs var:Text.mediation.dispatch.marked ?> <?cs var:Page.marks.marked ?><?cs
	else ?><?cs var:Text.mediation.dispatch.never ?><?cs /if ?></p><?cs
call:form_open(Page.here_case + "/mark") ?><?cs
call:act(Text.mediation.dispatch.mark_do, "mark") ?></form></section>
<?cs /if ?><?cs /def ?><?cs

def:rights_more() ?><?cs call:mediate_box(Page.med) ?><?cs call:rights_rule() ?><?cs call:rights_alikes() ?><?cs
call:rights_named() ?><?cs call:rights_risks() ?><?cs call:rights_mark() ?><?cs /def ?><?cs

def:duty_what(d) ?><dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.mediation.duty.when ?></dt><dd class="govuk-summary-list__value"><?cs
	var:d.day ?> <?cs var:d.begins ?>–<?cs var:d.ends ?></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.mediation.duty.who ?></dt><dd class="govuk-summary-list__value"><?cs
	var:d.leader ?> <span class="rg-quiet"><?cs var:d.post ?></span></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.mediation.duty.place ?></dt><dd class="govuk-summary-list__value"><?cs
	if:d.station ?><?cs var:d.station ?> · <?cs /if ?><?cs var:d.place ?></dd></div></dl>
<?cs /def ?>

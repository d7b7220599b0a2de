<?cs # What the pages of welcome activities share.
   #
   # act_tabs(here)            arrivals | events | points | signs | rhythm
   # act_when(e)               day, weekday and hours of {day weekday begins ends}
   # act_pick(name, label, words)  one of a list of words, by its code
   # act_score(p)              {met wanted short} of a checklist
   # arrival_box(a)            where somebody is met, what he comes to
?><?cs
def:_act_tab(here, code, href) ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:href ?>"<?cs if:here == code ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.welcome.act.tab[code] ?></a></li><?cs /def ?><?cs

def:act_tabs(here) ?><nav class="rg-tabs" aria-label="<?cs
	var:Text.nav.receive ?>"><ul class="rg-tabs__list"><?cs
	call:_act_tab(here, "arrivals", "/desk/welcome/arrivals") ?><?cs
	call:_act_tab(here, "events", "/desk/welcome/events") ?><?cs
	call:_act_tab(here, "points", "/desk/welcome/points") ?><?cs
	call:_act_tab(here, "signs", "/desk/welcome/signs") ?><?cs
	call:_act_tab(here, "rhythm", "/desk/welcome/rhythm") ?></ul></nav>
<?cs /def ?><?cs

def:act_when(e) ?><span class="rg-due"><?cs var:e.day ?></span> <?cs
	if:e.weekday ?><?cs var:Text.welcome.act.weekday[e.weekday] ?> <?cs /if ?><span class="rg-number"><?cs
	var:e.begins ?>–<?cs var:e.ends ?></span><?cs /def ?><?cs

def:_act_error(name) ?><?cs if:Page.error[name] ?><p id="<?cs
	var:name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error[name], "") ?></p><?cs /if ?><?cs
/def ?><?cs

def:act_pick(name, label, words) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:name ?>"><?cs var:label ?></label><?cs call:_act_error(name) ?><select class="govuk-select" id="<?cs
	var:name ?>" name="<?cs var:name ?>"<?cs
	if:Page.error[name] ?> aria-describedby="<?cs var:name ?>-error"<?cs /if ?>><option value=""><?cs
	var:Text.ui.choose ?></option><?cs
	each:w = words ?><option value="<?cs var:name(w) ?>"<?cs
		if:Form.value[name] == name(w) ?> selected<?cs /if ?>><?cs var:w ?></option><?cs
	/each ?></select></div>
<?cs /def ?><?cs

def:act_score(p) ?><?cs if:p.wanted ?><?cs
	if:p.short ?><?cs call:tag_of(p.met + " / " + p.wanted, "orange") ?><?cs
	else ?><?cs call:tag_of(p.met + " / " + p.wanted, "green") ?><?cs /if ?><?cs
else ?><?cs call:tag_of(Text.welcome.act.unchecked, "grey") ?><?cs /if ?><?cs /def ?><?cs

def:arrival_box(a) ?><section class="rg-card rg-card--flat" aria-labelledby="arrival"><h2 class="govuk-heading-s" id="arrival"><?cs
	var:Text.welcome.act.arrival ?></h2><p class="govuk-body"><strong><?cs
	var:a.day ?> <?cs var:a.hour ?></strong> · <?cs
	var:Text.welcome.act.people ?><?cs call:colon() ?><?cs var:a.people ?></p><?cs
	if:a.point ?><p class="govuk-body"><?cs var:Text.welcome.act.met_at ?><?cs call:colon() ?><?cs
		call:zh(a.point) ?><span class="rg-block"><?cs call:zh(a.address) ?> <span class="rg-number"><?cs
		var:a.opens ?>–<?cs var:a.closes ?></span><?cs
		if:a.phone ?> <span class="rg-number"><?cs var:a.phone ?></span><?cs /if ?></span></p><?cs
	/if ?><?cs
	if:a.event ?><p class="govuk-body"><?cs var:Text.welcome.act.comes_to ?><?cs call:colon() ?><?cs
		if:Site.realm == "off" ?><?cs call:zh(a.title) ?><?cs
		else ?><a class="govuk-link" href="/welcome/events/<?cs
			var:url_escape(a.event) ?>"><?cs call:zh(a.title) ?></a><?cs /if ?><?cs
		if:a.off ?> <?cs call:tag_of(Text.welcome.act.state.cancelled, "red") ?><?cs /if
		?><span class="rg-block"><?cs var:a.event_day ?> <?cs var:a.event_hour ?> <?cs
		call:zh(a.event_place) ?></span></p><?cs /if ?></section>
<?cs /def ?>

<?cs # One job fair: what it is, who comes with which posts, a place for a
   # visitor, the way to a stall; after the report, its figures.
   #	Page.fair.{id title kind day begins ends place host tel until stage note
   #	stalls visitors free_stalls free_places mine code came employer stall
   #	stall_state} Page.posts.N.{stall employer about n post title headcount
   #	kept} Page.figures.N.{what n few}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Page.fair.title ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/employment/fairs" ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
call:zh(Page.fair.title) ?></h1>
<p class="govuk-body"><?cs call:stage_of(Page.fair.stage) ?></p>
<?cs if:Page.fair.stage == "CANCELLED" ?><?cs call:warning(Text.employment.fair.off) ?><p class="govuk-body"><?cs
	call:zh(Page.fair.note) ?></p><?cs /if ?><?cs
if:Page.fair.mine ?><section class="rg-next" aria-labelledby="mine"><h2 class="govuk-heading-m" id="mine"><?cs
	var:Text.employment.fair.mine ?></h2><p class="govuk-body-l"><?cs
	var:Text.employment.fair.number ?> <strong class="rg-number"><?cs var:Page.fair.mine ?></strong></p><?cs
	if:Page.fair.came ?><p class="govuk-body"><?cs var:Text.employment.fair.came ?></p><?cs
	elif:Page.fair.stage != "CANCELLED" && Page.fair.stage != "REPORTED" ?><p class="govuk-body"><?cs
		var:Text.employment.fair.mine_more ?></p><p class="govuk-body"><a class="govuk-link" href="<?cs
		var:url_validate("/employment/fairs/" + Page.fair.id + "/ticket") ?>"><?cs
		var:Text.employment.fair.ticket ?></a></p><?cs
		if:Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED" ?><?cs
			call:form_open("/employment/fairs/" + Page.fair.id) ?><button type="submit" name="do" value="out" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
			var:Text.employment.fair.give_back ?></button></form><?cs /if ?><?cs
	/if ?></section>
<?cs /if ?><?cs
call:facts_open() ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.employment.fair.when ?></dt><dd class="govuk-summary-list__value"><?cs
	call:when_of(Page.fair) ?></dd></div><?cs
call:answer_zh(Text.employment.fair.place, Page.fair.place) ?><?cs
call:answer(Text.employment.fair.kind_is, Text.employment.fair.kind[Page.fair.kind]) ?><?cs
call:answer_zh(Text.employment.fair.host, Page.fair.host) ?><?cs
call:answer(Text.employment.fair.tel, Page.fair.tel) ?><?cs
call:answer(Text.employment.fair.until, Page.fair.until) ?><?cs call:answers_close() ?>
<?cs if:!Page.fair.mine && Page.fair.stage == "SIGNUP" ?><section class="rg-next" aria-labelledby="come"><h2 class="govuk-heading-m" id="come"><?cs
	var:Text.employment.fair.come ?></h2><?cs
	if:!Page.fair.free_places ?><p class="govuk-body"><strong><?cs var:Text.employment.fair.no_places ?></strong></p><?cs
	elif:!User.id ?><p class="govuk-body"><?cs var:Text.employment.fair.log_in ?> <a class="govuk-link" href="/login?next=/employment/fairs/<?cs
		var:url_escape(Page.fair.id) ?>"><?cs var:Text.nav.login ?></a></p><?cs
	else ?><p class="govuk-body"><?cs var:Text.employment.fair.places ?> <span class="rg-number"><?cs
		var:Page.fair.free_places ?></span></p><p class="govuk-body"><?cs
		var:Text.employment.fair.come_more ?></p><?cs
		call:form_open("/employment/fairs/" + Page.fair.id) ?><?cs
		call:submit(Text.employment.fair.come_do) ?></form><?cs
	/if ?></section>
<?cs /if ?><?cs
if:Page.fair.employer ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate("/employment/fairs/" + Page.fair.id + "/stall") ?>"><?cs
	if:Page.fair.stall ?><?cs var:Text.employment.fair.stall_mine ?> <?cs var:Page.fair.stall ?><?cs
	else ?><?cs var:Text.employment.fair.stall_ask ?><?cs /if ?></a><?cs
	if:Page.fair.stall_state ?> <?cs call:tag_of(Text.employment.fair.stall_state[Page.fair.stall_state],
		Text.employment.fair.stall_state[Page.fair.stall_state].colour) ?><?cs /if ?></p>
<?cs elif:Page.fair.stage == "SIGNUP" ?><p class="govuk-body"><?cs var:Text.employment.fair.firms_how ?> <a class="govuk-link" href="/employment/hire"><?cs
	var:Text.employment.hire ?></a></p>
<?cs /if ?><?cs
if:subcount(Page.figures) ?><h2 class="govuk-heading-m"><?cs var:Text.employment.fair.report ?></h2><p class="govuk-body rg-quiet"><?cs
	var:Text.employment.fair.few_more ?></p><?cs
	if:Page.fair.note ?><p class="govuk-body rg-lines"><?cs call:zh(Page.fair.note) ?></p><?cs /if ?><?cs
	call:figure_list(Page.figures) ?><?cs /if ?><h2 class="govuk-heading-m"><?cs
var:Text.employment.fair.who ?></h2>
<?cs if:!subcount(Page.posts) ?><p class="govuk-body"><?cs var:Text.employment.fair.nobody ?></p>
<?cs else ?><?cs call:list_open(Text.employment.fair.who) ?><?cs
call:list_head(Text.employment.fair.stall) ?><?cs call:list_head(Text.employment.employer) ?><?cs
call:list_head(Text.employment.post) ?><?cs call:list_head(Text.employment.fair.wanted) ?><?cs
call:list_body() ?><?cs
each:x = Page.posts ?><tr class="govuk-table__row"><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.employment.fair.stall ?>"><?cs var:x.stall ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.employer ?>"><?cs call:zh(x.employer) ?><?cs
	if:x.kept ?> <?cs call:tag_of(Text.employment.fair.kept[x.kept],
		Text.employment.fair.kept[x.kept].colour) ?><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.post ?>"><?cs
	if:x.post ?><a class="govuk-link" href="/employment/jobs/<?cs var:url_escape(x.post) ?>"><?cs
		call:zh(x.title) ?></a><?cs else ?><?cs call:zh(x.title) ?><?cs /if ?></td><?cs
	call:cell(Text.employment.fair.wanted, x.headcount) ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>

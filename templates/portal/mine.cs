<?cs # What is mine: messages, drafts, cases under way, closed ones.
?><?cs set:Page.title = Text.portal.mine.title ?><?cs set:Page.nav = "mine" ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.mine.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.mine.hello ?><?cs call:sp() ?><?cs call:zh(User.name) ?></p>
<p class="govuk-body"><a class="govuk-link" href="/mine/messages"><?cs
	var:Text.portal.messages.title ?></a><?cs
	if:User.unread && User.unread != "0" ?> <strong class="govuk-tag govuk-tag--red"><?cs
		var:User.unread ?> <?cs var:Text.portal.mine.unread ?></strong><?cs /if ?></p>
<?cs
def:_name(c) ?><?cs
	if:c.title ?><?cs call:zh(c.title) ?><?cs
	else ?><?cs var:Text.portal.mine.untitled ?><?cs /if ?><?cs /def ?><?cs

def:_draft(c) ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/<?cs
	var:url_escape(c.module) ?>/draft/<?cs var:url_escape(c.id) ?>"><?cs
	var:Text.portal.mine.resume ?><?cs call:colon() ?><?cs
	call:word(c.service) ?></a></div><div class="rg-list__more"><span><?cs
	call:_name(c) ?></span><span><?cs
	var:Text.portal.mine.saved ?> <?cs var:c.changed ?></span><span><?cs
	var:Text.portal.mine.kept ?> <?cs var:c.kept ?></span></div></li>
<?cs /def ?><?cs

def:_case(c) ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/<?cs
	var:url_escape(c.module) ?>/case/<?cs var:url_escape(c.no) ?>"><?cs
	call:_name(c) ?></a> <?cs
	if:Config.lang == "en" && c.word.en ?><?cs call:state_as(c.state, c.word.en) ?><?cs
	else ?><?cs call:state_as(c.state, c.word) ?><?cs /if ?></div><div class="rg-list__more"><span><?cs
	call:word(c.service) ?></span><span class="rg-number"><?cs var:c.no ?></span><?cs
	if:c.due ?><span><?cs var:Text.portal.mine.due ?> <?cs var:c.due ?></span><?cs /if ?><?cs
	if:c.unread ?><span><strong><?cs var:c.unread ?> <?cs
		var:Text.portal.mine.new ?></strong></span><?cs /if ?></div><?cs
	if:c.kind == "waiting" ?><div class="rg-next"><p class="govuk-body"><strong><?cs
		var:Text.portal.mine.owed ?> <?cs var:c.owed ?></strong> <a class="govuk-link" href="/<?cs
		var:url_escape(c.module) ?>/case/<?cs var:url_escape(c.no) ?>"><?cs
		var:Text.portal.mine.owed_do ?></a></p></div><?cs
	elif:c.kind == "open" || c.kind == "notice" ?><div><?cs
		var:Text.portal.mine.wait ?></div><?cs
	/if ?></li>
<?cs /def ?><?cs
if:subcount(Page.drafts) ?><h2 class="govuk-heading-m"><?cs var:Text.portal.mine.drafts ?></h2>
<ul class="rg-list">
<?cs each:c = Page.drafts ?><?cs call:_draft(c) ?><?cs /each ?></ul>
<?cs /if ?><?cs
if:subcount(Page.running) ?><h2 class="govuk-heading-m"><?cs var:Text.portal.mine.running ?></h2>
<ul class="rg-list">
<?cs each:c = Page.running ?><?cs call:_case(c) ?><?cs /each ?></ul>
<?cs /if ?><?cs
if:subcount(Page.unrated) ?><section class="rg-card" aria-labelledby="rate"><h2 class="govuk-heading-m" id="rate"><?cs
	var:Text.rate.ask ?></h2><p class="govuk-body"><?cs
	var:Text.rate.hint ?></p><ul class="govuk-list"><?cs
	each:c = Page.unrated ?><li><a class="govuk-link" href="/<?cs
		var:url_escape(c.module) ?>/case/<?cs var:url_escape(c.no) ?>/rate"><?cs
		call:word(c.title) ?> <span class="rg-number"><?cs var:c.no ?></span></a></li><?cs
	/each ?></ul></section>
<?cs /if ?><?cs
if:subcount(Page.closed) ?><h2 class="govuk-heading-m"><?cs var:Text.portal.mine.closed ?></h2>
<ul class="rg-list">
<?cs each:c = Page.closed ?><?cs call:_case(c) ?><?cs /each ?></ul>
<?cs /if ?><?cs
if:!subcount(Page.drafts) && !subcount(Page.running) && !subcount(Page.closed)
	?><p class="govuk-body"><?cs var:Text.portal.mine.none ?></p>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.portal.mine.begin ?></h2>
<ul class="govuk-list">
<?cs each:s = Page.services ?><?cs if:s.module ?><li><a class="govuk-link" href="/<?cs
	var:url_escape(s.module) ?>/"><?cs call:word(s.title) ?></a></li>
<?cs /if ?><?cs /each ?></ul>
<?cs include!"layout/foot.cs" ?>

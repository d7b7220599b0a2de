<?cs # parts: what several pages of the portal show.
   #
   # notice_list(l)       notices, newest first
   # figure_card(n, text) one figure
   # fact(key, n)         a row of a summary list, a bilingual node; nothing when empty
   # fact_text(key, text) the same with plain text
   # lines(l)             a list of bilingual nodes
   # plain(page)          a page of words: title, intro, sections
?><?cs
def:notice_list(l) ?><ul class="rg-list">
<?cs each:n = l ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/notices/<?cs
	var:url_escape(n.no) ?>"><?cs call:word(n.title) ?><span class="govuk-visually-hidden"> <?cs
	var:n.no ?></span></a></div><div class="rg-list__more"><span><?cs
	if:n.open ?><?cs call:tag_of(Text.portal.notices.open, "green") ?><?cs
	else ?><?cs call:tag_of(Text.portal.notices.over, "grey") ?><?cs
	/if ?></span><span><?cs
	var:Text.portal.notices.from ?> <?cs var:n.day ?></span><span><?cs
	var:Text.portal.notices.until ?> <?cs var:n.until ?></span><span><?cs
	var:n.n ?> <?cs var:Text.portal.notices.rows ?></span></div></li>
<?cs /each ?></ul>
<?cs /def ?><?cs

def:figure_card(n, text) ?><li class="rg-card"><p class="rg-card__figure"><strong><?cs
	if:n ?><?cs var:n ?><?cs else ?>0<?cs /if ?></strong></p><p><?cs
	var:text ?></p></li>
<?cs /def ?><?cs

def:fact_text(key, text) ?><?cs if:text ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs
	var:text ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:fact(key, n) ?><?cs if:n ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs
	call:word(n) ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:lines(l) ?><ul class="govuk-list govuk-list--bullet">
<?cs each:i = l ?><li><?cs call:word(i) ?></li>
<?cs /each ?></ul>
<?cs /def ?><?cs

def:plain(page) ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:page.title ?></h1>
<p class="govuk-body-l"><?cs var:page.intro ?></p>
<?cs each:s = page.s ?><h2 class="govuk-heading-m" id="<?cs var:name(s) ?>"><?cs
	var:s.t ?></h2>
<?cs each:p = s.p ?><p class="govuk-body"><?cs var:p ?></p>
<?cs /each ?><?cs
if:subcount(s.l) ?><ul class="govuk-list govuk-list--bullet">
<?cs each:p = s.l ?><li><?cs var:p ?></li>
<?cs /each ?></ul>
<?cs /if ?><?cs /each ?></div></div>
<?cs /def ?>
<?cs # view_choice()       the two questions: language, type size
?><?cs
def:view_choice() ?><?cs
	set:Form.ask.lang.options.0.value = "zh-CN" ?><?cs
	set:Form.ask.lang.options.0.label = "中文" ?><?cs
	set:Form.ask.lang.options.1.value = "en" ?><?cs
	set:Form.ask.lang.options.1.label = "English" ?><?cs
	call:ask("lang", "choice", Text.portal.view.lang, "") ?><?cs
	set:Form.ask.large.options.0.value = "0" ?><?cs
	set:Form.ask.large.options.0.label = Text.portal.account.large_0 ?><?cs
	if:Form.value.large == "0" ?><?cs
		set:Form.ask.large.options.0.checked = "1" ?><?cs /if ?><?cs
	set:Form.ask.large.options.1.value = "1" ?><?cs
	set:Form.ask.large.options.1.label = Text.portal.account.large_1 ?><?cs
	call:ask("large", "choice", Text.portal.view.size, "") ?><?cs
/def ?>

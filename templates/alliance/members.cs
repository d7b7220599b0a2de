<?cs # The directory.  Page.rows.N.{no name trade_word district address offers}
   #	Page.{q trade district} the filters, Page.trades.N Page.districts.N
   #	Page.after: more follow this id;  Page.from: not the first page
?><?cs set:Page.title = Text.alliance.directory ?><?cs set:Page.nav = "members" ?><?cs
include!"layout/head.cs" ?><?cs

def:choice(name, label, list, zh) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:name ?>"><?cs var:label ?></label><select class="govuk-select" id="<?cs
	var:name ?>" name="<?cs var:name ?>"><option value=""><?cs
	var:Text.tab.all ?></option><?cs
	each:o = list ?><option value="<?cs var:o.value ?>"<?cs
		if:o.checked ?> selected<?cs /if ?><?cs
		if:zh && Config.lang == "en" ?> lang="zh-CN"<?cs /if ?>><?cs
		var:o.label ?></option><?cs
	/each ?></select></div>
<?cs /def ?><?cs

def:query() ?>q=<?cs var:url_escape(Page.q) ?>&amp;trade=<?cs
	var:url_escape(Page.trade) ?>&amp;district=<?cs
	var:url_escape(Page.district) ?><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.alliance.directory ?></h1>
<p class="govuk-body-l"><?cs var:Text.alliance.directory_what ?> <a class="govuk-link" href="/alliance/"><?cs
	var:Text.alliance.join ?></a></p>
<form method="get" action="/alliance/members" class="rg-filter"><div class="govuk-form-group<?cs
	if:Page.error.q ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="q"><?cs
	var:Text.alliance.words ?></label><?cs
	if:Page.error.q ?><p class="govuk-error-message" id="q-error"><?cs
		call:err(Page.error.q, "") ?></p><?cs /if ?><input class="govuk-input govuk-input--width-20<?cs
	if:Page.error.q ?> govuk-input--error<?cs /if ?>" id="q" name="q" type="search" value="<?cs
	var:Page.q ?>"<?cs if:Page.error.q ?> aria-describedby="q-error"<?cs /if ?>></div>
<?cs call:choice("trade", Text.alliance.trade, Page.trades, "") ?><?cs
call:choice("district", Text.alliance.district, Page.districts, "1") ?><button type="submit" class="govuk-button"><?cs
	var:Text.do.search ?></button><?cs
if:Page.filtered ?> <a class="govuk-link" href="/alliance/members"><?cs
	var:Text.do.clear ?></a><?cs /if ?></form>
<?cs if:subcount(Page.rows) ?><ul class="rg-list"><?cs
each:m = Page.rows ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/alliance/members/<?cs
	var:url_escape(m.no) ?>"><?cs call:zh(m.name) ?></a></div><div class="rg-list__more"><span><?cs
	var:m.trade_word ?></span> <span><?cs call:zh(m.district) ?></span> <span><?cs
	call:zh(m.address) ?></span></div><?cs
	if:m.offers ?><p class="govuk-body"><?cs call:zh(m.offers) ?></p><?cs /if ?></li><?cs
/each ?></ul>
<?cs elif:!subcount(Page.errors) ?><p class="govuk-body"><?cs
	if:Page.filtered ?><?cs var:Text.alliance.none_found ?><?cs
	else ?><?cs var:Text.alliance.none_yet ?><?cs /if ?></p>
<?cs /if ?><?cs
if:Page.after || Page.from ?><p class="govuk-body"><?cs
	if:Page.from ?><a class="govuk-link" href="/alliance/members?<?cs
		call:query() ?>"><?cs var:Text.alliance.first_page ?></a> <?cs /if ?><?cs
	if:Page.after ?><a class="govuk-link" href="/alliance/members?<?cs
		call:query() ?>&amp;after=<?cs var:url_escape(Page.after) ?>"><?cs
		var:Text.ui.next ?></a><?cs /if ?></p>
<?cs /if ?><p class="govuk-body"><?cs var:Text.alliance.open_data ?> <a class="govuk-link" href="/alliance/members.json?<?cs
	call:query() ?>">JSON</a> <a class="govuk-link" href="/alliance/members.csv?<?cs
	call:query() ?>">CSV</a></p>
<?cs include!"layout/foot.cs" ?>

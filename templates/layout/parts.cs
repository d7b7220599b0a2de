<?cs # parts: the pieces of the frame, as macros; head.cs and desk.cs put them
   # together.
   #
   # head_element()       <head>
   # view_switch()        language and type size
   # demo_bar()  site_notice()   the notice of the settings, then the
   #                      announcements of Page.banners
   # nav(here)            of the public    desk_nav(here)   of officers
   # page_top()           back link or breadcrumbs, message, stale, errors
   # end_page()           all that stands under a page's own words
?><?cs include!"macros/all.cs" ?><?cs

def:site_name() ?><?cs
if:Site.name ?><?cs call:word(Site.name) ?><?cs
else ?><?cs var:Text.site.name ?><?cs /if ?><?cs /def ?><?cs

def:head_element() ?><head>
<meta charset="utf-8">
<title<?cs
	if:Page.title.zh && Config.lang == "en" ?> lang="zh-CN"<?cs /if ?>><?cs
	if:subcount(Page.errors) ?><?cs var:Text.ui.error ?><?cs call:colon() ?><?cs /if ?><?cs
	if:Page.title ?><?cs var:Page.title ?> - <?cs /if ?><?cs
	call:site_name() ?></title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#8c1b1f">
<meta name="format-detection" content="telephone=no">
<?cs if:Page.noindex || Site.demo || Site.realm == "off" ?><meta name="robots" content="noindex">
<?cs /if ?><?cs if:Page.description ?><meta name="description" content="<?cs var:Page.description ?>">
<?cs /if ?><link rel="icon" href="/assets/icon-<?cs var:Site.assets ?>.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/app-<?cs var:Site.assets ?>.css">
<script src="/assets/app-<?cs var:Site.assets ?>.js" type="module"></script>
</head>
<?cs /def ?><?cs

def:_switch_form(name, value, word, lang) ?><form method="post" action="<?cs
	if:Site.realm == "off" ?>/desk/account<?cs else ?>/view<?cs /if ?>" class="rg-switch__form"><?cs
	if:Site.realm == "off" && name == "lang" ?><input type="hidden" name="large" value="<?cs
		if:Config.large ?>1<?cs else ?>0<?cs /if ?>"><?cs
	elif:Site.realm == "off" ?><input type="hidden" name="lang" value="<?cs
		var:Config.lang ?>"><?cs /if ?><input type="hidden" name="token" value="<?cs
	var:Form.token ?>"><input type="hidden" name="key" value="<?cs
	var:Form.key ?>"><input type="hidden" name="next" value="<?cs
	var:Site.here ?>"><button type="submit" name="<?cs var:name ?>" value="<?cs
	var:value ?>" class="rg-switch__button"<?cs
	if:lang ?> lang="<?cs var:lang ?>"<?cs /if ?>><?cs var:word ?></button></form><?cs
/def ?><?cs

def:_switch_link(name, value, word, lang) ?><a class="rg-switch__button" rel="nofollow" href="/view?<?cs
	var:name ?>=<?cs var:value ?>&amp;next=<?cs
	var:url_escape(Site.here) ?>"<?cs
	if:lang ?> lang="<?cs var:lang ?>"<?cs /if ?>><?cs var:word ?></a><?cs
/def ?><?cs

def:_switch(name, value, word, lang) ?><?cs
if:User.id && Form.token && (Site.realm != "off" || User.factor == "2") ?><?cs call:_switch_form(name, value, word, lang) ?><?cs
else ?><?cs call:_switch_link(name, value, word, lang) ?><?cs /if ?><?cs
/def ?><?cs

def:_switches() ?><div class="rg-switch"><?cs
if:Config.large ?><?cs call:_switch("large", "0", Text.view.normal, "") ?><?cs
else ?><?cs call:_switch("large", "1", Text.view.large, "") ?><?cs /if ?><?cs
if:Config.lang == "en" ?><?cs call:_switch("lang", "zh-CN", "中文", "zh-CN") ?><?cs
else ?><?cs call:_switch("lang", "en", "English", "en") ?><?cs /if ?></div>
<?cs /def ?><?cs

# Officers have theirs with the account; before they are in only a demonstration,
# where one host serves both sides, has the page of the public to ask.
?><?cs def:view_switch() ?><?cs
if:Site.realm != "off" || Site.demo || User.factor == "2" ?><?cs call:_switches() ?><?cs /if ?><?cs
/def ?><?cs

def:demo_bar() ?><?cs
if:Site.demo ?><section class="rg-demo" aria-label="<?cs
	var:Text.site.demo ?>"><div class="govuk-width-container"><p><strong><?cs
	var:Text.site.demo ?></strong> <?cs var:Text.site.demo_more ?></p></div></section>
<?cs /if ?><?cs /def ?><?cs

def:site_notice() ?><?cs
if:Site.notice ?><section class="rg-site-notice" aria-label="<?cs
	var:Text.site.notice ?>"><div class="govuk-width-container"><p><?cs
	call:word(Site.notice) ?></p></div></section>
<?cs /if ?><?cs
if:subcount(Page.banners) ?><section class="rg-site-notice" aria-label="<?cs
	var:Text.site.announced ?>"><div class="govuk-width-container"><?cs
	each:b = Page.banners ?><p><?cs call:word(b.body) ?></p><?cs /each ?></div></section>
<?cs /if ?><?cs /def ?><?cs

def:_nav_item(here, code, href, text) ?><li class="rg-nav__item"><a class="rg-nav__link" href="<?cs
	var:href ?>"<?cs
	if:here == code ?> aria-current="page"<?cs /if ?>><?cs var:text ?></a></li><?cs
/def ?><?cs

def:_log_out(href) ?><?cs
if:Form.token ?><li class="rg-nav__item"><form method="post" action="<?cs
	var:href ?>"><input type="hidden" name="token" value="<?cs
	var:Form.token ?>"><input type="hidden" name="key" value="<?cs
	var:Form.key ?>"><button type="submit" class="rg-nav__link rg-nav__button"><?cs
	var:Text.nav.logout ?></button></form></li><?cs
else ?><li class="rg-nav__item"><a class="rg-nav__link" href="<?cs
	var:href ?>"><?cs var:Text.nav.logout ?></a></li><?cs
/if ?><?cs /def ?><?cs

def:nav(here) ?><nav class="rg-nav" aria-label="<?cs
	var:Text.nav.label ?>"><div class="govuk-width-container rg-nav__row"><ul class="rg-nav__list"><?cs
	call:_nav_item(here, "home", "/", Text.nav.home) ?><?cs
	call:_nav_item(here, "guides", "/guides", Text.nav.guides) ?><?cs
	call:_nav_item(here, "notices", "/notices", Text.nav.notices) ?><?cs
	call:_nav_item(here, "members", "/alliance/members", Text.nav.members) ?><?cs
	call:_nav_item(here, "welcome", "/welcome/", Text.nav.welcome) ?><?cs
	call:_nav_item(here, "carefund", "/carefund/", Text.nav.carefund) ?><?cs
	call:_nav_item(here, "mediation", "/mediation/", Text.nav.mediation) ?><?cs
	call:_nav_item(here, "employment", "/employment/", Text.nav.employment) ?><?cs
	call:_nav_item(here, "lookup", "/lookup", Text.nav.lookup) ?><?cs
	call:_nav_item(here, "figures", "/figures/", Text.nav.figures) ?></ul><ul class="rg-nav__list rg-nav__list--own"><?cs
# Not every page asks who is logged in: the way to one's own cases stands on all.
?><?cs call:_nav_item(here, "mine", "/mine", Text.nav.mine) ?><?cs
if:User.id ?><?cs
	call:_nav_item(here, "account", "/account", Text.nav.account) ?><?cs
	call:_log_out("/logout") ?><?cs
else ?><?cs
	call:_nav_item(here, "login", "/login", Text.nav.login) ?><?cs
	call:_nav_item(here, "signup", "/signup", Text.nav.signup) ?><?cs
/if ?></ul></div></nav>
<?cs /def ?><?cs

def:desk_nav(here) ?><?cs
if:User.id && User.factor == "2" ?><nav class="rg-nav" aria-label="<?cs
	var:Text.nav.label ?>"><div class="govuk-width-container rg-nav__row"><ul class="rg-nav__list"><?cs
	call:_nav_item(here, "inbox", "/desk/", Text.nav.inbox) ?><?cs
	call:_nav_item(here, "search", "/desk/search", Text.nav.search) ?><?cs
	if:User.roles.window || User.roles.clerk || User.roles.leader || User.roles.party_dept || User.roles.armed_dept || User.roles.pension_dept || User.roles.medical_dept || User.roles.police_dept ?><?cs
		call:_nav_item(here, "window", "/desk/welcome/board", Text.nav.window) ?><?cs
	/if ?><?cs
	if:User.roles.clerk || User.roles.window || User.roles.supervisor || User.roles.leader ?><?cs
		call:_nav_item(here, "receive", "/desk/welcome/arrivals", Text.nav.receive) ?><?cs
	/if ?><?cs
	if:User.roles.clerk || User.roles.grid ?><?cs
		call:_nav_item(here, "opened", "/desk/carefund/open", Text.nav.opened) ?><?cs
	/if ?><?cs
	if:User.roles.audit ?><?cs
		call:_nav_item(here, "batch", "/desk/alliance/batch", Text.nav.batch) ?><?cs
		call:_nav_item(here, "policy", "/desk/employment/policy", Text.nav.policy) ?><?cs
	/if ?><?cs
	if:User.roles.publisher ?><?cs
		call:_nav_item(here, "notices", "/desk/alliance/notices", Text.nav.publish) ?><?cs
	/if ?><?cs
	if:User.roles.cashier || User.roles.accountant ?><?cs
		call:_nav_item(here, "bank", "/desk/carefund/bank", Text.nav.bank) ?><?cs
		call:_nav_item(here, "months", "/desk/carefund/months", Text.nav.months) ?><?cs
		call:_nav_item(here, "subsidy_fund", "/desk/employment/fund", Text.nav.subsidy_fund) ?><?cs
	/if ?><?cs
	if:User.roles.review1 || User.roles.leader ?><?cs
		call:_nav_item(here, "care_notices", "/desk/carefund/notices", Text.nav.care_notices) ?><?cs
		call:_nav_item(here, "subsidy_notices", "/desk/employment/notices", Text.nav.subsidy_notices) ?><?cs
	/if ?><?cs
	if:User.roles.clerk ?><?cs
		call:_nav_item(here, "silent", "/desk/employment/silent", Text.nav.silent) ?><?cs
	/if ?><?cs
	if:User.level < #4 && User.roles.clerk ?><?cs
		call:_nav_item(here, "loans", "/desk/employment/loans", Text.nav.loans) ?><?cs
	elif:User.roles.audit ?><?cs
		call:_nav_item(here, "loans", "/desk/employment/banks", Text.nav.loans) ?><?cs
	/if ?><?cs
	if:User.level < #4 && (User.roles.clerk || User.roles.publisher) ?><?cs
		call:_nav_item(here, "fairs", "/desk/employment/fairs", Text.nav.fairs) ?><?cs
	/if ?><?cs
	if:User.roles.clerk ?><?cs
		call:_nav_item(here, "care_batch", "/desk/carefund/batch", Text.nav.care_batch) ?><?cs
	/if ?><?cs
	call:_nav_item(here, "members", "/desk/alliance/members", Text.nav.members) ?><?cs
	if:User.roles.clerk || User.roles.dispatcher ?><?cs
		call:_nav_item(here, "told", "/desk/mediation/open", Text.nav.told) ?><?cs
	/if ?><?cs
	if:User.roles.dispatcher || User.roles.leader || User.roles.supervisor ?><?cs
		call:_nav_item(here, "dispatch", "/desk/mediation/dispatch", Text.nav.dispatch) ?><?cs
	/if ?><?cs
	if:User.roles.dispatcher || User.roles.leader ?><?cs
		call:_nav_item(here, "mediators", "/desk/mediation/people", Text.nav.mediators) ?><?cs
	elif:User.roles.mediator ?><?cs
		call:_nav_item(here, "mediators", "/desk/mediation/calendar", Text.nav.mediators) ?><?cs
	/if ?><?cs
	if:User.roles.adviser ?><?cs
		call:_nav_item(here, "legal", "/desk/mediation/legal", Text.nav.legal) ?><?cs
	/if ?><?cs
	if:User.roles.counsellor ?><?cs
		call:_nav_item(here, "counsel", "/desk/mediation/counsel", Text.nav.counsel) ?><?cs
	/if ?><?cs
	if:User.roles.supervisor || User.roles.viewer || User.roles.leader ?><?cs
		call:_nav_item(here, "ratings", "/desk/ratings", Text.desk.ratings.title) ?><?cs
	/if ?><?cs
	call:_nav_item(here, "figures", "/desk/figures", Text.desk.figures.title) ?><?cs
	if:User.roles.sysadmin || User.roles.secadmin ?><?cs
		call:_nav_item(here, "people", "/desk/people", Text.nav.people) ?><?cs
		call:_nav_item(here, "standards", "/desk/standards", Text.nav.standards) ?><?cs
	/if ?><?cs
	if:User.roles.sysadmin || User.roles.secadmin || User.roles.auditadmin || User.roles.supervisor && User.level == 2 ?><?cs
		call:_nav_item(here, "retention", "/desk/retention", Text.nav.retention) ?><?cs
	/if ?><?cs
	if:User.roles.sysadmin || User.roles.auditadmin ?><?cs
		call:_nav_item(here, "ledger", "/desk/ledger", Text.nav.ledger) ?><?cs
	/if ?><?cs
	if:User.roles.auditadmin ?><?cs
		call:_nav_item(here, "audit", "/desk/audit", Text.nav.audit) ?><?cs
	/if ?></ul><ul class="rg-nav__list rg-nav__list--own"><li class="rg-nav__item rg-nav__text"><?cs
	var:User.name ?></li><?cs
	call:_nav_item(here, "account", "/desk/account", Text.nav.account) ?><?cs
	call:_log_out("/desk/logout") ?></ul></div></nav>
<?cs /if ?><?cs /def ?><?cs

def:_crumb(i) ?><?cs if:i.zh ?><?cs call:zh(i.text) ?><?cs
	else ?><?cs call:word(i.text) ?><?cs /if ?><?cs /def ?><?cs

def:page_top() ?><?cs
if:Page.back ?><nav aria-label="<?cs var:Text.ui.back ?>"><?cs call:back(Page.back) ?></nav><?cs
elif:subcount(Page.crumbs) ?><nav class="govuk-breadcrumbs" aria-label="<?cs
	var:Text.ui.breadcrumb ?>"><ol class="govuk-breadcrumbs__list"><?cs
	each:i = Page.crumbs ?><li class="govuk-breadcrumbs__list-item"<?cs
		if:i.href ?>><a class="govuk-breadcrumbs__link" href="<?cs
			var:url_validate(i.href) ?>"><?cs call:_crumb(i) ?></a></li><?cs
		else ?> aria-current="page"><?cs call:_crumb(i) ?></li><?cs
		/if ?><?cs
	/each ?></ol></nav>
<?cs /if ?><main class="rg-main" id="main-content" tabindex="-1">
<?cs if:Page.message ?><div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="page-message" data-module="govuk-notification-banner"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="page-message"><?cs
	var:Text.ui.success ?></h2></div><div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading"><?cs
	if:Text.message[Page.message] ?><?cs var:Text.message[Page.message] ?><?cs
	else ?><?cs var:Text.message.done ?><?cs /if ?></p></div></div>
<?cs /if ?><?cs
if:Page.carried ?><?cs call:inset(Text.ui.carried) ?><?cs /if ?><?cs
call:stale() ?><?cs call:errors() ?><?cs /def ?><?cs

def:begin(look) ?><!DOCTYPE html>
<html lang="<?cs var:Config.lang ?>" class="govuk-template<?cs
	if:Config.large ?> rg-large<?cs /if ?>">
<?cs call:head_element() ?><body class="govuk-template__body <?cs var:look ?>">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link"><?cs
	var:Text.ui.skip ?></a>
<?cs call:demo_bar() ?><?cs /def ?><?cs

def:header(home, tagline) ?><header class="rg-header"><div class="govuk-width-container rg-header__row"><a class="rg-header__home" href="<?cs
	var:home ?>"><span class="rg-header__mark" aria-hidden="true"></span><span><span class="rg-header__name"><?cs
	call:site_name() ?></span><span class="rg-header__tagline"><?cs
	var:tagline ?></span></span></a>
<?cs call:view_switch() ?></div></header>
<?cs /def ?><?cs

def:begin_public() ?><?cs call:begin("rg-public") ?><?cs
	call:header("/", Text.site.tagline) ?><?cs
	call:nav(Page.nav) ?><?cs
	call:site_notice() ?><div class="govuk-width-container rg-page<?cs
	if:Page.wide ?> rg-page--wide<?cs /if ?>">
<?cs call:page_top() ?><?cs /def ?><?cs

def:alarm() ?><?cs
if:Page.alarm.faults ?><section class="rg-site-notice rg-site-notice--alarm" aria-label="<?cs
	var:Text.desk.ledger.title ?>"><div class="govuk-width-container"><p><a class="govuk-link" href="/desk/ledger"><?cs
	var:Text.desk.ledger.alarm ?></a> <?cs var:Page.alarm.faults ?> · <?cs
	var:Page.alarm.at ?></p></div></section>
<?cs /if ?><?cs /def ?><?cs

def:begin_desk() ?><?cs call:begin("rg-desk") ?><?cs
	call:header("/desk/", Text.site.desk) ?><?cs
	call:desk_nav(Page.nav) ?><?cs
	call:alarm() ?><?cs
	call:site_notice() ?><div class="govuk-width-container rg-page rg-page--wide">
<?cs call:page_top() ?><?cs /def ?><?cs

def:end_page() ?></main></div>
<footer class="rg-footer"><div class="govuk-width-container">
<h2 class="govuk-visually-hidden"><?cs var:Text.site.about ?></h2>
<?cs if:Site.realm != "off" ?><ul class="rg-footer__links">
<li><a href="/help"><?cs var:Text.nav.help ?></a></li>
<li><a href="/verify"><?cs var:Text.nav.verify ?></a></li>
<li><a href="/accessibility"><?cs var:Text.nav.accessibility ?></a></li>
<li><a href="/privacy"><?cs var:Text.nav.privacy ?></a></li>
<li><a href="/help#map"><?cs var:Text.nav.map ?></a></li>
<?cs if:Site.faults ?><li><a href="<?cs var:url_validate(Site.faults) ?>"><?cs var:Text.site.faults ?></a></li>
<?cs /if ?></ul>
<?cs /if ?><?cs
if:Site.host || Site.operator || Site.contact ?><p class="rg-footer__organ"><?cs
	if:Site.host ?><span><?cs var:Text.site.host ?><?cs
		call:colon() ?><?cs call:word(Site.host) ?></span><?cs /if ?><?cs
	if:Site.operator ?> <span><?cs var:Text.site.operator ?><?cs
		call:colon() ?><?cs call:word(Site.operator) ?></span><?cs /if ?><?cs
	if:Site.contact ?> <span><?cs var:Text.site.contact ?><?cs
		call:colon() ?><?cs call:word(Site.contact) ?></span><?cs /if ?></p>
<?cs /if ?><?cs
if:Site.code || Site.icp || Site.police || Site.ipv6 ?><p class="rg-footer__organ"><?cs
	if:Site.code ?><span><?cs var:Text.site.code ?><?cs
		call:colon() ?><?cs var:Site.code ?></span><?cs /if ?><?cs
	if:Site.icp ?> <a href="https://beian.miit.gov.cn/"><?cs
		var:Site.icp ?></a><?cs /if ?><?cs
	if:Site.police && Site.police_href ?> <a href="<?cs
		var:url_validate(Site.police_href) ?>"><?cs var:Site.police ?></a><?cs
	elif:Site.police ?> <span><?cs var:Site.police ?></span><?cs /if ?><?cs
	if:Site.ipv6 ?> <span><?cs var:Text.site.ipv6 ?></span><?cs /if ?></p>
<?cs /if ?></div></footer>
</body>
</html>
<?cs /def ?>

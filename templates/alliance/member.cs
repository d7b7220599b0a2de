<?cs # One member: Page.member.{no name uscc kind_word trade_word place address
   #	tel hours lat lng since until code}, Page.offers.N.{kind percent amount
   #	detail groups proof from until later}, Page.branches.N
?><?cs set:Page.title = Page.member.name ?><?cs set:Page.title.zh = "1" ?><?cs set:Page.nav = "members" ?><?cs
set:Page.back = "/alliance/members" ?><?cs
include!"layout/head.cs" ?><?cs
# So many per cent off; in Chinese what is left, in tenths: 10 is 9折, 15 is 85折.
?><?cs def:_discount(percent, left) ?><?cs set:left = #100 - percent ?><?cs
if:Config.lang == "en" ?><?cs var:percent ?>% <?cs var:Text.alliance.off ?><?cs
else ?><?cs var:Text.alliance.off ?><?cs
	if:left < #10 ?>0.<?cs var:left ?><?cs
	elif:left % #10 == #0 ?><?cs var:left / #10 ?><?cs
	else ?><?cs var:left ?><?cs /if ?><?cs
	var:Text.alliance.off.after ?><?cs /if ?><?cs /def ?><div class="rg-columns"><div>
<h1 class="govuk-heading-l"><?cs call:zh(Page.member.name) ?></h1>
<p class="govuk-body"><?cs call:tag_of(Text.alliance.is_member, "green") ?> <?cs
	var:Page.member.trade_word ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.alliance.offers ?></h2>
<?cs if:subcount(Page.offers) ?><ul class="rg-cards"><?cs
each:o = Page.offers ?><li class="rg-card"><h3 class="rg-card__title"><?cs
	var:o.kind ?><?cs
	if:o.percent ?><?cs call:colon() ?><?cs call:_discount(o.percent, "0") ?><?cs /if ?><?cs
	if:o.amount ?> <?cs var:o.amount ?> <?cs var:Text.ui.yuan ?><?cs /if ?></h3><p><?cs
	call:zh(o.detail) ?></p><div class="rg-list__more"><span><?cs
	var:Text.alliance.for_whom ?><?cs call:colon() ?><?cs var:o.groups ?></span> <span><?cs
	var:Text.alliance.proof ?><?cs call:colon() ?><?cs var:o.proof ?></span> <span><?cs
	var:Text.alliance.valid ?><?cs call:colon() ?><?cs var:o.from ?> — <?cs
	if:o.until ?><?cs var:o.until ?><?cs
	else ?><?cs var:Page.member.until ?><?cs /if ?></span></div><?cs
	if:o.later ?><p><?cs call:tag_of(Text.alliance.later, "grey") ?></p><?cs /if ?></li><?cs
/each ?></ul><?cs
else ?><p class="govuk-body"><?cs var:Text.alliance.no_offers ?></p><?cs
/if ?><?cs
if:subcount(Page.branches) ?><h2 class="govuk-heading-m"><?cs
	var:Text.alliance.branches ?></h2><ul class="rg-list"><?cs
each:b = Page.branches ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	call:zh(b.name) ?></div><div class="rg-list__more"><span><?cs call:zh(b.address) ?></span><?cs
	if:b.tel ?> <span><?cs var:b.tel ?></span><?cs /if ?><?cs
	if:b.hours ?> <span><?cs call:zh(b.hours) ?></span><?cs /if ?></div></li><?cs
/each ?></ul><?cs
/if ?></div><div><?cs call:answers_open() ?><?cs
call:answer(Text.alliance.member_no, Page.member.no) ?><?cs
call:answer_zh(Text.alliance.place, Page.member.place + Page.member.address) ?><?cs
if:Page.member.tel ?><?cs call:answer(Text.alliance.tel, Page.member.tel) ?><?cs /if ?><?cs
if:Page.member.hours ?><?cs call:answer_zh(Text.alliance.hours, Page.member.hours) ?><?cs /if ?><?cs
call:answer(Text.alliance.kind, Page.member.kind_word) ?><?cs
call:answer(Text.alliance.uscc, Page.member.uscc) ?><?cs
call:answer(Text.alliance.since, Page.member.since) ?><?cs
call:answer(Text.alliance.until, Page.member.until) ?><?cs
call:answers_close() ?><?cs
if:Page.member.code ?><p class="govuk-body"><a class="govuk-link" href="/verify/<?cs
	var:url_escape(Page.member.code) ?>"><?cs
	var:Text.alliance.verify ?></a></p><?cs
/if ?></div></div>
<?cs include!"layout/foot.cs" ?>

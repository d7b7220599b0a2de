<?cs # One's own gifts, each line by line where it went.
   #	Page.gifts.N.{no word kind sent amount used rest returned what plan named
   #	uses.M.{day amount purpose district what back}}
?><?cs set:Page.title = Text.carefund.gifts ?><?cs set:Page.nav = "carefund" ?><?cs
set:Page.back = "/carefund/" ?><?cs
include!"layout/head.cs" ?><?cs include!"carefund/parts.cs" ?><?cs

def:uses(g) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.carefund.uses ?> <?cs var:g.no ?>"><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--s"><?cs
	var:Text.carefund.uses ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.carefund.day ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.carefund.use ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.carefund.place ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.carefund.amount ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:u = g.uses ?><tr class="govuk-table__row"><td class="govuk-table__cell rg-due"><?cs
	var:u.day ?></td><td class="govuk-table__cell"><?cs
	if:u.what ?><?cs var:u.what ?><?cs else ?><?cs call:purpose_word(u.purpose) ?><?cs /if ?><?cs
	if:u.back ?> <span class="rg-quiet"><?cs var:Text.carefund.taken_back ?></span><?cs /if
	?></td><td class="govuk-table__cell"><?cs
	var:u.district ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:u.amount ?></td></tr><?cs
/each ?></tbody></table></div>
<?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.carefund.gifts ?></h1>
<?cs if:!subcount(Page.gifts) ?><p class="govuk-body"><?cs
	var:Text.carefund.gifts_none ?></p><?cs
	call:go(Text.carefund.give, "/carefund/gift/apply") ?><?cs
/if ?><?cs
each:g = Page.gifts ?><section class="rg-card rg-card--member" aria-labelledby="gift-<?cs var:g.id ?>"><h2 class="govuk-heading-m" id="gift-<?cs
	var:g.id ?>"><a class="govuk-link" href="/carefund/case/<?cs
	var:url_escape(g.no) ?>"><?cs var:g.no ?></a></h2><p class="govuk-body"><?cs
	var:Text.carefund.kind[g.kind] ?><?cs
	if:g.amount ?> <strong class="rg-number"><?cs var:g.amount ?></strong> <?cs
		var:Text.carefund.yuan ?><?cs /if ?> · <?cs var:g.sent ?> · <?cs
	call:word(g.word) ?></p><?cs
	if:g.what ?><p class="govuk-body"><?cs var:g.what ?></p><?cs /if ?><?cs
	if:g.plan ?><p class="govuk-body"><?cs var:Text.carefund.plan ?><?cs
		call:colon() ?><?cs var:g.plan ?></p><?cs /if ?><?cs
	if:subcount(g.uses) ?><?cs call:uses(g) ?><p class="govuk-body"><?cs
		var:Text.carefund.used ?> <?cs var:g.used ?> <?cs
		var:Text.carefund.yuan ?> · <?cs var:Text.carefund.rest ?> <?cs
		var:g.rest ?> <?cs var:Text.carefund.yuan ?></p><?cs
	else ?><p class="govuk-body rg-quiet"><?cs var:Text.carefund.no_use ?></p><?cs
	/if ?><?cs
	if:g.returned ?><p class="govuk-body"><?cs var:Text.carefund.sent_back ?> <?cs
		var:g.returned ?> <?cs var:Text.carefund.yuan ?></p><?cs /if ?><p class="govuk-body rg-quiet"><?cs
	if:g.named ?><?cs var:Text.carefund.named ?><?cs
	else ?><?cs var:Text.carefund.unnamed ?><?cs /if ?></p></section>
<?cs /each ?><p class="govuk-body rg-quiet"><?cs var:Text.carefund.nobody_named ?></p>
<?cs include!"layout/foot.cs" ?>

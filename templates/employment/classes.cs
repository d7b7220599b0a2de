<?cs # Training classes to come or going on.
   #	Page.rows.N.{id title school place level hours from to until free fee seats
   #	left waiting}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.class.title ?><?cs
set:Page.back = "/employment/" ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.class.lead ?></p>
<p class="govuk-body"><a class="govuk-link" href="/employment/training/apply"><?cs var:Text.employment.class.guide ?></a></p>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.employment.class.none ?></p>
<?cs else ?><ul class="rg-list"><?cs
each:k = Page.rows ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/employment/training/<?cs
	var:url_escape(k.id) ?>"><?cs call:zh(k.title) ?></a><?cs
	if:k.free ?> <?cs call:tag_of(Text.employment.class.free, "green") ?><?cs /if ?></div><div class="rg-list__more"><span><strong class="rg-number"><?cs
	var:k.from ?> – <?cs var:k.to ?></strong></span> <span><?cs call:zh(k.school) ?></span> <span><?cs
	var:Text.employment.class.level[k.level] ?></span> <span><?cs var:Text.employment.class.hours ?> <?cs
	var:k.hours ?></span> <span><?cs
	if:k.left ?><?cs var:Text.employment.class.left ?> <?cs var:k.left ?><?cs
	else ?><?cs var:Text.employment.class.full ?><?cs /if ?></span></div></li><?cs
/each ?></ul>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

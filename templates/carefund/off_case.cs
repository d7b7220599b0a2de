<?cs # A case of the care fund, for officers.
   #	Page.money Page.gift Page.risks (carefund/parts.cs)
?><?cs include!"case/off_show.cs" ?><?cs include!"carefund/parts.cs" ?><?cs
if:subcount(Page.money) ?><?cs call:money_box(Page.money) ?><?cs /if ?><?cs
if:subcount(Page.gift) ?><?cs call:gift_box(Page.gift) ?><?cs /if ?><?cs
include!"case/off_more.cs" ?><?cs include!"layout/foot.cs" ?>

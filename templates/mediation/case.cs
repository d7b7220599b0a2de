<?cs # A case of mediation, petitions and legal aid, for its applicant.
   #	Page.sorted Page.joined (mediation/parts.cs)  Page.talks (mediation/help.cs)
?><?cs include!"case/show.cs" ?><?cs include!"mediation/parts.cs" ?><?cs
include!"mediation/help.cs" ?><?cs
call:rights_ways() ?><?cs
if:subcount(Page.talks) ?><?cs call:talks_box(Page.talks) ?><?cs /if ?><?cs
include!"case/show_more.cs" ?><?cs include!"layout/foot.cs" ?>

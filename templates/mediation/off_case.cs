<?cs # A case of mediation, petitions and legal aid, for officers.
   #	Page.sorted Page.joined Page.alikes Page.named ... (mediation/parts.cs)
   #	Page.talks (mediation/help.cs)
?><?cs include!"case/off_show.cs" ?><?cs
include!"mediation/parts.cs" ?><?cs include!"mediation/help.cs" ?><?cs
call:rights_ways() ?><?cs call:rights_more() ?><?cs call:counsel_box() ?><?cs
include!"case/off_more.cs" ?><?cs include!"layout/foot.cs" ?>

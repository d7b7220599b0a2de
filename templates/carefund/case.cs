<?cs # A case of the care fund, for its applicant.
   #	Page.grant (carefund/parts.cs)
?><?cs include!"case/show.cs" ?><?cs include!"carefund/parts.cs" ?><?cs
if:subcount(Page.grant) ?><?cs call:grant_box(Page.grant) ?><?cs /if ?><?cs
include!"case/show_more.cs" ?><?cs include!"layout/foot.cs" ?>

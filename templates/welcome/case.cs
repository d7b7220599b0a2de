<?cs # A case of the welcome, for its applicant.
   #	Page.arrival (welcome/activities.cs)
?><?cs include!"case/show.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
if:Page.arrival.day ?><?cs call:arrival_box(Page.arrival) ?><?cs /if ?><?cs
include!"case/show_more.cs" ?><?cs include!"layout/foot.cs" ?>

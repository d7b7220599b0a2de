<?cs # A case of the welcome, for officers.
   #	Page.booked (welcome/parts.cs)  Page.arrival (welcome/activities.cs)
?><?cs include!"case/off_show.cs" ?><?cs
include!"welcome/parts.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
if:Page.booked.day ?><?cs call:booked_box(Page.booked) ?><?cs /if ?><?cs
if:Page.arrival.day ?><?cs call:arrival_box(Page.arrival) ?><?cs /if ?><?cs
include!"case/off_more.cs" ?><?cs include!"layout/foot.cs" ?>

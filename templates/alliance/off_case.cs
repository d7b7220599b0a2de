<?cs # A case of the alliance, for officers.
?><?cs include!"case/off_show.cs" ?><?cs
include!"case/off_more.cs" ?><?cs include!"layout/foot.cs" ?>

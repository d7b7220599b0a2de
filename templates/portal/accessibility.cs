<?cs set:Page.title = Text.portal.accessibility.title ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><?cs
call:plain(Text.portal.accessibility) ?><?cs include!"layout/foot.cs" ?>

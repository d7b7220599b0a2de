<?cs set:Page.title = Text.portal.privacy.title ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><?cs
call:plain(Text.portal.privacy) ?><?cs include!"layout/foot.cs" ?>

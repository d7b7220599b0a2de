<?cs set:Page.title = Text.portal.terms.title ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><?cs
call:plain(Text.portal.terms) ?><?cs include!"layout/foot.cs" ?>

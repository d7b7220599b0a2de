<?cs set:Page.code = "403" ?><?cs set:Page.noindex = "1" ?><?cs
set:Page.title = Text.error.403.title ?><?cs
include!"layout/any.cs" ?><?cs include!"error/body.cs" ?><?cs
include!"layout/foot.cs" ?>

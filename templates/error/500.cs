<?cs set:Page.code = "500" ?><?cs set:Page.noindex = "1" ?><?cs
set:Page.title = Text.error.500.title ?><?cs
include!"layout/any.cs" ?><?cs include!"error/body.cs" ?><?cs
include!"layout/foot.cs" ?>

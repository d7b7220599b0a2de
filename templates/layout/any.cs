<?cs # The frame for pages both sides have (errors): public or officers' by
   # Site.realm.
?><?cs include!"layout/parts.cs" ?><?cs
if:Site.realm == "off" ?><?cs call:begin_desk() ?><?cs
else ?><?cs call:begin_public() ?><?cs /if ?>

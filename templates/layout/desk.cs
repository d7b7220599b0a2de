<?cs # The frame of an officer's page; see layout/head.cs.  Wide, with the
   # officers' navigation; otherwise the same.
?><?cs include!"layout/parts.cs" ?><?cs
include!"macros/desk.cs" ?><?cs
include!"macros/review.cs" ?><?cs call:begin_desk() ?>

<?cs # event_form()   the fields of an activity, by Form.value
?><?cs def:event_form() ?><?cs
call:act_pick("kind", Text.welcome.act.kind_of, Text.welcome.act.kind) ?><?cs
call:ask("title", "text", Text.welcome.act.title, "") ?><?cs
call:ask("day", "date", Text.welcome.day, "") ?><?cs
call:ask("begins", "text", Text.welcome.begins, Text.welcome.time_hint) ?><?cs
call:ask("ends", "text", Text.welcome.ends, Text.welcome.time_hint) ?><?cs
call:ask("place", "text", Text.welcome.act.place, "") ?><?cs
call:ask("seats", "int", Text.welcome.act.seats, Text.welcome.act.seats_hint) ?><?cs
set:Form.ask.about.required = "" ?><?cs
call:ask("about", "para", Text.welcome.act.about, Text.welcome.act.about_hint) ?><?cs
set:Form.ask.special.required = "" ?><?cs
call:ask("special", "para", Text.welcome.act.special, Text.welcome.act.special_hint) ?><?cs
/def ?>

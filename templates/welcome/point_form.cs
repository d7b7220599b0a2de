<?cs # point_form()   the fields of a reception point, by Form.value
?><?cs def:point_form() ?><?cs
call:ask("name", "text", Text.welcome.act.point_name, Text.welcome.act.point_hint) ?><?cs
call:act_pick("kind", Text.welcome.act.where_of, Text.welcome.act.point_kind) ?><?cs
call:ask("address", "text", Text.welcome.act.address, "") ?><?cs
set:Form.ask.phone.required = "" ?><?cs
call:ask("phone", "contact", Text.welcome.act.phone, "") ?><?cs
call:ask("opens", "text", Text.welcome.act.opens, Text.welcome.time_hint) ?><?cs
call:ask("closes", "text", Text.welcome.act.closes, Text.welcome.time_hint) ?><?cs
call:act_pick("days", Text.welcome.act.days_of, Text.welcome.act.days) ?><?cs
call:ask("first_day", "date", Text.welcome.act.from_day, "") ?><?cs
set:Form.ask.last_day.required = "" ?><?cs
call:ask("last_day", "date", Text.welcome.act.until_day, Text.welcome.act.until_hint) ?><?cs
/def ?>

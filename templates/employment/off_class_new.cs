<?cs # A new class.  Form.ask.{level family}.options
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.class.plan ?><?cs
set:Page.back = "/desk/employment/training" ?><?cs
set:Page.label.title = Text.employment.class.name ?><?cs
set:Page.label.school = Text.employment.class.school ?><?cs
set:Page.label.place = Text.employment.class.place ?><?cs
set:Page.label.family = Text.employment.family ?><?cs
set:Page.label.level = Text.employment.class.level_is ?><?cs
set:Page.label.hours = Text.employment.class.hours ?><?cs
set:Page.label.seats = Text.employment.class.seats ?><?cs
set:Page.label.from = Text.employment.class.first ?><?cs
set:Page.label.to = Text.employment.class.last ?><?cs
set:Page.label.until = Text.employment.class.until ?><?cs
set:Page.label.fee = Text.employment.class.fee ?><?cs
set:Page.label.allowance = Text.employment.class.allowance ?><?cs
set:Page.label.tel = Text.employment.fair.tel ?><?cs
include!"layout/desk.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:form_open("/desk/employment/training/new") ?><?cs
call:ask("title", "text", Text.employment.class.name, "") ?><?cs
call:ask("school", "text", Text.employment.class.school, "") ?><?cs
call:ask("place", "text", Text.employment.class.place, "") ?><?cs
call:ask("family", "choice", Text.employment.family, "") ?><?cs
call:ask("level", "choice", Text.employment.class.level_is, "") ?><?cs
call:ask("hours", "int", Text.employment.class.hours, "") ?><?cs
call:ask("seats", "int", Text.employment.class.seats, "") ?><?cs
call:ask("from", "date", Text.employment.class.first, Text.employment.fair.day_hint) ?><?cs
call:ask("to", "date", Text.employment.class.last, Text.employment.fair.day_hint) ?><?cs
call:ask("until", "date", Text.employment.class.until, Text.employment.fair.day_hint) ?><?cs
set:Form.ask.fee.required = "0" ?><?cs
call:ask("fee", "money", Text.employment.class.fee, Text.employment.class.fee_hint) ?><?cs
set:Form.ask.allowance.required = "0" ?><?cs
call:ask("allowance", "text", Text.employment.class.allowance, Text.employment.class.allowance_hint) ?><?cs
call:ask("tel", "contact", Text.employment.fair.tel, Text.employment.fair.tel_hint) ?><?cs
call:submit(Text.employment.class.plan_do) ?></form>
<?cs include!"layout/foot.cs" ?>

<?cs # Planning a job fair.  Form.ask.kind.options
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.fair.plan ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs
set:Page.label.title = Text.employment.fair.name ?><?cs
set:Page.label.kind = Text.employment.fair.kind_is ?><?cs
set:Page.label.day = Text.employment.fair.day ?><?cs
set:Page.label.begins = Text.employment.fair.begins ?><?cs
set:Page.label.ends = Text.employment.fair.ends ?><?cs
set:Page.label.until = Text.employment.fair.until ?><?cs
set:Page.label.place = Text.employment.fair.place ?><?cs
set:Page.label.host = Text.employment.fair.host ?><?cs
set:Page.label.keeper = Text.employment.fair.keeper ?><?cs
set:Page.label.tel = Text.employment.fair.tel ?><?cs
set:Page.label.stalls = Text.employment.fair.stalls ?><?cs
set:Page.label.visitors = Text.employment.fair.visitors ?><?cs
set:Page.label.plan = Text.employment.fair.safety ?><?cs
set:Page.label.licence = Text.employment.fair.licence ?><?cs
include!"layout/desk.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.fair.plan_more ?></p>
<?cs call:form_open("/desk/employment/fairs/new") ?><?cs
call:ask("title", "text", Text.employment.fair.name, "") ?><?cs
call:ask("kind", "choice", Text.employment.fair.kind_is, "") ?><?cs
call:ask("day", "date", Text.employment.fair.day, Text.employment.fair.day_hint) ?><?cs
call:ask("begins", "time", Text.employment.fair.begins, Text.employment.fair.time_hint) ?><?cs
call:ask("ends", "time", Text.employment.fair.ends, Text.employment.fair.time_hint) ?><?cs
call:ask("until", "date", Text.employment.fair.until, Text.employment.fair.day_hint) ?><?cs
call:ask("place", "text", Text.employment.fair.place, "") ?><?cs
call:ask("host", "text", Text.employment.fair.host, "") ?><?cs
call:ask("keeper", "name", Text.employment.fair.keeper, Text.employment.fair.keeper_hint) ?><?cs
call:ask("tel", "contact", Text.employment.fair.tel, Text.employment.fair.tel_hint) ?><?cs
call:ask("stalls", "int", Text.employment.fair.stalls, "") ?><?cs
call:ask("visitors", "int", Text.employment.fair.visitors, Text.employment.fair.visitors_hint) ?><?cs
set:Form.ask.plan.required = "0" ?><?cs set:Form.ask.plan.max = "2000" ?><?cs
call:ask("plan", "para", Text.employment.fair.safety, Text.employment.fair.safety_hint) ?><?cs
set:Form.ask.licence.required = "0" ?><?cs
call:ask("licence", "text", Text.employment.fair.licence, Text.employment.fair.licence_hint) ?><?cs
call:submit(Text.do.save) ?></form>
<?cs include!"layout/foot.cs" ?>

<?cs # Templates of banners and signs; leaders approve one or take one back.
   #	Page.signs.N.{id kind title body size since station until mine}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Text.welcome.act.signs ?><?cs
set:Page.label.kind = Text.welcome.act.kind_of ?><?cs
set:Page.label.body = Text.welcome.act.sign_body ?><?cs
set:Page.label.title = Text.welcome.act.sign_title ?><?cs
set:Page.label.size = Text.welcome.act.sign_size ?><?cs
set:Page.label.since = Text.welcome.act.since ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:act_tabs("signs") ?><?cs
each:s = Page.signs ?><div class="rg-card rg-card--flat"><h2 class="govuk-heading-s"><?cs call:zh(s.title) ?><?cs
	if:s.until ?> <?cs call:tag_of(Text.welcome.act.ended, "grey") ?><?cs /if ?></h2><p class="rg-lines"><?cs
	call:zh(s.body) ?></p><p class="rg-quiet"><?cs
	var:Text.welcome.act.sign_kind[s.kind] ?><?cs if:s.size ?> · <?cs call:zh(s.size) ?><?cs /if ?> · <?cs
	var:Text.welcome.act.since ?><?cs call:colon() ?><?cs var:s.since ?><?cs
	if:s.station ?> · <?cs call:zh(s.station) ?><?cs /if ?></p><?cs
	if:!s.until ?><p class="govuk-body"><a class="govuk-link rg-action" href="/desk/welcome/signs/<?cs
		var:url_escape(s.id) ?>.pdf"><?cs var:Text.welcome.act.download ?> (PDF)<span class="govuk-visually-hidden"> <?cs call:zh(s.title) ?></span></a></p><?cs /if ?><?cs
	if:s.mine ?><?cs call:form_open("/desk/welcome/signs/" + s.id + "/end") ?><?cs
		call:act(Text.welcome.act.sign_end, "end") ?></form><?cs /if ?></div>
<?cs /each ?><?cs if:User.roles.leader || User.roles.supervisor ?><h2 class="govuk-heading-m" id="add"><?cs
	var:Text.welcome.act.sign_add ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.act.sign_more ?></p>
<?cs call:form_open("/desk/welcome/signs") ?><?cs
call:act_pick("kind", Text.welcome.act.kind_of, Text.welcome.act.sign_kind) ?><?cs
call:ask("title", "text", Text.welcome.act.sign_title, "") ?><?cs
call:ask("body", "para", Text.welcome.act.sign_body, Text.welcome.act.sign_hint) ?><?cs
set:Form.ask.size.required = "" ?><?cs
call:ask("size", "text", Text.welcome.act.sign_size, "") ?><?cs
call:ask("since", "date", Text.welcome.act.since, "") ?><?cs
call:submit(Text.welcome.act.sign_add) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>

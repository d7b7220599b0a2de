<?cs # The frame of a page.  A template of the public side:
   #
   #	set:Page.title = Text.nav.notices         before the frame, if the
   #	set:Page.nav = "notices"                  handler has not set it
   #	include!"layout/head.cs"
   #	<h1 class="govuk-heading-l">…</h1>
   #	…
   #	include!"layout/foot.cs"
   #
   # (each in its own tag).  Officers' pages include layout/desk.cs instead;
   # the foot is the same.  The frame opens <main> and puts above the page's own
   # words, as they are needed: back link or breadcrumbs, the message after a
   # deed, the notice of a stale form and the error summary.
   #
   # It reads:
   #	Page.title       of the window and of search engines; .zh: a name, which
   #	                 is Chinese in every language
   #	Page.nav         current entry: home guides notices members lookup
   #	                 figures mine account login signup | inbox search batch
   #	                 notices members figures people standards audit account
   #	Page.back        address of a back link, or
   #	Page.crumbs.N.{text href zh}   zh: a name, Chinese in every language
   #	Page.message     key of Text.message: "saved" after a redirect
   #	Page.errors      by field_error() and form_draw()
   #	Page.stale Page.carried Page.noindex Page.wide Page.description
   #	Form.token Form.key  User.id User.name User.roles.<role>
   #	Site.{name notice host operator contact code icp police police_href
   #	      faults ipv6}   settings, empty by default; words may have .en
   #	Site.{demo realm here assets}   by the program: demonstration, pub or
   #	                 off, this address to come back to, fingerprint
   #	Config.{lang large}
?><?cs include!"layout/parts.cs" ?><?cs call:begin_public() ?>

<?cs # The stages of a case, in its page (case/show.cs).
   #	Page.stages.N.{title at done now} Page.over Page.next Page.state_word
   #	Page.case.{kind closed}
?><ol class="rg-steps"><?cs
each:s = Page.stages ?><li class="rg-steps__step<?cs
	if:s.now ?> rg-steps__step--now<?cs
	elif:s.done ?> rg-steps__step--done<?cs /if ?>"<?cs
	if:s.now ?> aria-current="step"<?cs /if ?>><?cs var:s.title ?><?cs
	if:s.done ?><span class="govuk-visually-hidden"> <?cs
		var:Text.case.stage_done ?></span><?cs /if ?><?cs
	if:s.now && Page.next == "correct" ?><span class="rg-steps__when"><?cs
		var:Text.case.stage_waits ?></span><?cs
	elif:s.now && Page.case.kind == "waiting" ?><span class="rg-steps__when"><?cs
		var:Text.case.stage_you ?></span><?cs
	elif:s.at ?><span class="rg-steps__when"><?cs var:s.at ?></span><?cs /if ?></li><?cs
/each ?><?cs
if:Page.over ?><li class="rg-steps__step rg-steps__step--now"><?cs
	var:Page.state_word ?><?cs
	if:Page.case.closed ?><span class="rg-steps__when"><?cs
		var:Page.case.closed ?></span><?cs /if ?></li><?cs /if ?></ol>

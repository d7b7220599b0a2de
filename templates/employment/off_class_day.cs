<?cs # Attendance of a day.
   #	Page.class Page.day Page.rows.N.{id seat name came hours}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Text.employment.class.day ?><?cs
set:Page.back = "/desk/employment/training/" + Page.class.id ?><?cs
set:Page.label.day = Text.employment.class.which ?><?cs
set:Page.label.hours = Text.employment.class.hours_day ?><?cs
include!"layout/desk.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs call:zh(Page.class.title) ?> · <span class="rg-number"><?cs
	var:Page.class.from ?> – <?cs var:Page.class.to ?></span></p>
<?cs if:!Page.day ?><form method="get" action="<?cs
	var:url_here("/desk/employment/training/" + Page.class.id + "/day") ?>" class="rg-filter"><div class="govuk-form-group"><label class="govuk-label" for="day"><?cs
	var:Text.employment.class.which ?></label><div class="govuk-hint" id="day-hint"><?cs
	var:Text.employment.fair.day_hint ?></div><input class="govuk-input govuk-input--width-10" id="day" name="day" type="text" inputmode="numeric" autocomplete="off" aria-describedby="day-hint"></div><button type="submit" class="govuk-button"><?cs
	var:Text.employment.class.go_on ?></button></form>
<?cs else ?><?cs call:form_open("/desk/employment/training/" + Page.class.id + "/day") ?><?cs
set:Form.ask.day.value = Page.day ?><?cs
call:ask("day", "date", Text.employment.class.which, Text.employment.fair.day_hint) ?><?cs
if:!?Form.value.hours ?><?cs set:Form.ask.hours.value = Page.rows.0.hours ?><?cs /if ?><?cs
call:ask("hours", "int", Text.employment.class.hours_day, "") ?><?cs
if:subcount(Page.rows) ?><div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.employment.class.who_came ?></legend><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><?cs
	each:e = Page.rows ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="came-<?cs
		var:e.id ?>" name="came" type="checkbox" value="<?cs var:e.id ?>"<?cs
		if:e.came ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="came-<?cs
		var:e.id ?>"><?cs var:e.seat ?> <?cs call:zh(e.name) ?></label></div><?cs
	/each ?></div></fieldset></div><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.class.nobody ?></p><?cs /if ?><?cs
call:submit(Text.do.save) ?></form>
<?cs /if ?><?cs include!"layout/foot.cs" ?>

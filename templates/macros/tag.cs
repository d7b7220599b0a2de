<?cs # tag(o)            text classes
   # tag_of(text, colour)   grey green blue light-blue turquoise purple pink
   #                   red orange yellow, or "" for the default
   # state(code)       the word of a case's state, Text.state.<code>, coloured
   # state_as(code, text)  the same with the words of the standard
   # due(date, light)  a due day with its light: "", amber, red; never colour alone
   # phase_banner(o)   tag.text text
?><?cs
def:_tag(o, base) ?><strong class="govuk-tag<?cs var:base ?><?cs
	call:classes(o) ?>"<?cs call:attrs(o.attributes) ?>><?cs
	var:o.text ?></strong>
<?cs /def ?><?cs

def:tag(o) ?><?cs call:_tag(o, "") ?><?cs /def ?><?cs

def:tag_of(text, colour) ?><strong class="govuk-tag<?cs
	if:colour ?> govuk-tag--<?cs var:colour ?><?cs /if ?>"><?cs
	var:text ?></strong>
<?cs /def ?><?cs

def:state_as(code, text) ?><strong class="govuk-tag govuk-tag--<?cs
if:Text.state_colour[code] ?><?cs var:Text.state_colour[code] ?><?cs
else ?>blue<?cs /if ?>"><?cs var:text ?></strong>
<?cs /def ?><?cs

def:state(code) ?><?cs call:state_as(code, Text.state[code]) ?><?cs /def ?><?cs

def:due(date, light) ?><span class="rg-due<?cs
	if:light ?> rg-due--<?cs var:light ?><?cs /if ?>"><?cs var:date ?><?cs
	if:light ?> <strong class="rg-due__word"><?cs
		var:Text.light[light] ?></strong><?cs /if ?></span><?cs
/def ?><?cs

def:phase_banner(o) ?><div class="govuk-phase-banner<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><p class="govuk-phase-banner__content"><?cs
	call:_tag(o.tag, " govuk-phase-banner__content__tag")
	?><span class="govuk-phase-banner__text"><?cs var:o.text ?></span></p></div>
<?cs /def ?>

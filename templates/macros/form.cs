<?cs # form_open(action)        a POST form with its token and key; close with
   #                          a plain </form>
   # form_open_files(action)  the same, able to carry files
   # form_hidden()            only the hidden fields
   # version(n)               the version of the case a form was made from
   # errors()                 the error summary of a refused form: every row of
   #                          Page.errors.N.{field key label text limit},
   #                          linked to its field; a field named `form` has
   #                          no place of its own
   # stale()                  what a 409 says above the page
?><?cs
def:form_hidden() ?><input type="hidden" name="token" value="<?cs
	var:Form.token ?>"><input type="hidden" name="key" value="<?cs
	var:Form.key ?>">
<?cs /def ?><?cs

def:form_open(action) ?><form method="post" action="<?cs
	var:url_here(action) ?>" class="rg-form" novalidate>
<?cs call:form_hidden() ?><?cs /def ?><?cs

def:form_open_files(action) ?><form method="post" action="<?cs
	var:url_here(action)
	?>" class="rg-form" enctype="multipart/form-data" novalidate>
<?cs call:form_hidden() ?><?cs /def ?><?cs

def:version(n) ?><input type="hidden" name="version" value="<?cs var:n ?>">
<?cs /def ?><?cs

def:errors() ?><?cs
if:subcount(Page.errors) ?><?cs
	call:_error_open(Page.none, Page.none) ?><?cs
	var:Text.ui.wrong ?></h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list"><?cs
	each:e = Page.errors ?><li><?cs
		if:e.field && e.field != "form" ?><a href="<?cs
			if:e.href ?><?cs var:url_validate(e.href) ?><?cs
			else ?>#<?cs var:e.field ?><?cs /if ?>"><?cs
			if:e.label ?><?cs var:e.label ?><?cs call:colon() ?><?cs
			elif:Page.label[e.field] ?><?cs var:Page.label[e.field] ?><?cs
				call:colon() ?><?cs
			elif:Text.field[e.field] ?><?cs var:Text.field[e.field] ?><?cs
				call:colon() ?><?cs /if ?><?cs
			if:e.text ?><?cs var:e.text ?><?cs
			else ?><?cs call:err(e.key, e.limit) ?><?cs /if ?></a><?cs
		else ?><?cs call:err(e.key, e.limit) ?><?cs /if ?></li><?cs
	/each ?></ul></div></div></div>
<?cs /if ?><?cs /def ?><?cs

def:stale() ?><?cs
if:Page.stale ?><div class="govuk-notification-banner" role="alert" aria-labelledby="stale-title" data-module="govuk-notification-banner"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="stale-title"><?cs
	var:Text.ui.important ?></h2></div><div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading"><?cs
	if:Text.err[Page.stale] ?><?cs var:Text.err[Page.stale] ?><?cs
	else ?><?cs var:Text.ui.stale ?><?cs /if ?></p><p class="govuk-body"><?cs
	var:Text.ui.stale_do ?></p></div></div>
<?cs /if ?><?cs /def ?>

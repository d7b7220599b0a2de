<?cs # risks()   what an officer should look at before money is granted:
   #           Page.risks.N.{code detail answer}
?><?cs
def:risks() ?><?cs if:subcount(Page.risks) ?><div class="govuk-inset-text" id="risks"><p class="govuk-body"><strong><?cs
	var:Text.carefund.risks ?></strong></p><ul class="govuk-list govuk-list--bullet"><?cs
	each:x = Page.risks ?><li><?cs var:Text.ledger.risk[x.code] ?><?cs
	if:x.detail ?> <span class="rg-number"><?cs var:x.detail ?></span><?cs /if ?><?cs
	if:x.answer ?><span class="rg-block rg-quiet"><?cs var:Text.carefund.answered ?><?cs
		call:colon() ?><?cs var:x.answer ?></span><?cs /if ?></li><?cs
	/each ?></ul></div>
<?cs /if ?><?cs /def ?>

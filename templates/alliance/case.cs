<?cs # A case of the alliance, for its applicant.
   #	Page.member.{no since until listed} Page.base
?><?cs include!"case/show.cs" ?><?cs
if:subcount(Page.member) ?><section class="rg-card rg-card--member"><h2 class="govuk-heading-m"><?cs
	var:Text.case.membership ?></h2><p class="govuk-body"><?cs
	var:Text.alliance.member_no ?><?cs call:colon() ?><strong class="rg-number"><?cs
	var:Page.member.no ?></strong><br><?cs
	var:Text.alliance.valid ?><?cs call:colon() ?><?cs
	var:Page.member.since ?> — <?cs var:Page.member.until ?></p><?cs
if:Page.member.listed ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.base) ?>/members/<?cs
	var:url_escape(Page.member.no) ?>"><?cs var:Text.alliance.public_page ?></a></p><?cs
/if ?></section>
<?cs /if ?><?cs
include!"case/show_more.cs" ?><?cs include!"layout/foot.cs" ?>

<?cs # A case of employment and start-up, for its applicant.
   #	Page.claim (employment/claim.cs)  Page.loan (employment/loan_parts.cs)
?><?cs include!"case/show.cs" ?><?cs include!"employment/claim.cs" ?><?cs
include!"employment/loan_parts.cs" ?><?cs
if:Page.claim.amount ?><?cs call:claim_mine(Page.claim) ?><?cs /if ?><?cs
if:Page.loan.bank ?><?cs call:loan_box(Page.loan) ?><?cs /if ?><?cs
include!"case/show_more.cs" ?><?cs include!"layout/foot.cs" ?>

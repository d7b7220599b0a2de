<?cs if:Page.contact.phone ?><foot><?cs var:Page.organ ?><?cs
if:Page.contact.address ?>　地址：<?cs var:Page.contact.address ?><?cs /if ?>　咨询电话：<?cs
var:Page.contact.phone ?><?cs if:Page.contact.hours ?>（<?cs
var:Page.contact.hours ?>）<?cs /if ?></foot><?cs /if ?>

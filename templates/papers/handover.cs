<?cs # 法律援助转办函: Page.organ, Page.paper.number date url, Page.handover.organ,
Page.told.{applicant_name mobile address other_party facts request limit_on
matter exempt}, Page.files.N.{number title name sha256}, Page.contact.* ?>
<paper kind="letter" title="法律援助转办函" organ="<?cs var:Page.organ ?>" size="14">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>法律援助转办函</title>
<to><?cs var:Page.handover.organ ?>：</to>
<p>现有<?cs var:Page.told.applicant_name ?>就下列事项提出法律援助申请（办件编号：<?cs
var:Page.case.number ?>）。本单位已收集材料，现转你单位依照《中华人民共和国法律援助法》审查决定。</p>
<rows>
<row name="申请人"><?cs var:Page.told.applicant_name ?></row>
<row name="联系电话"><?cs var:Page.told.mobile ?></row>
<?cs if:Page.told.address ?><row name="住址"><?cs var:Page.told.address ?></row><?cs /if ?>
<row name="事项"><?cs var:Page.told.matter ?></row>
<row name="经济困难核查"><?cs var:Page.told.exempt ?></row>
<?cs if:Page.told.other_party ?><row name="对方"><?cs var:Page.told.other_party ?></row><?cs /if ?>
<?cs if:Page.told.limit_on ?><row name="时效或者期限届满"><?cs var:Page.told.limit_on ?></row><?cs /if ?>
</rows>
<h>事情经过</h>
<p><?cs var:Page.told.facts ?></p>
<?cs if:Page.told.request ?><h>请求</h><p><?cs var:Page.told.request ?></p><?cs /if ?>
<?cs if:Page.urgent ?><p>该事项距法定时效或者期限届满不足七日，请依照第四十四条先行提供法律援助。</p><?cs /if ?>
<?cs if:subcount(Page.files) ?><h>随函材料</h>
<table widths="2 8 9">
<head><td>序号</td><td>材料名称</td><td>文件</td></head>
<?cs each:file = Page.files ?><tr><td><?cs var:file.number ?></td><td><?cs
var:file.title ?></td><td><?cs var:file.name ?></td></tr>
<?cs /each ?>
</table><?cs /if ?>
<p>请自收到之日起七日内作出是否给予法律援助的决定，同意的三日内指派，并将结果告知本单位和申请人。是否给予法律援助由你单位决定。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本函<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>

<?cs # 关系转接联系单: Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.report.came place, Answer.*, Page.say.*, Page.contact.* ?>
<paper kind="letter" title="关系转接联系单" organ="<?cs var:Page.organ ?>" size="14">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>关系转接联系单</title>
<p><?cs var:Page.case.applicant ?>（公民身份号码：<?cs var:Answer.id_no
?>）于<?cs var:Page.report.came ?>报到，办件编号：<?cs var:Page.case.number
?>。请下列部门接续其关系：</p>
<table widths="3 5 4 4">
<head><td>事项</td><td>接收部门</td><td>本人要求</td><td>经办人</td></head>
<tr><td>党组织关系</td><td>组织部门</td><td><?cs if:Answer.party_transfer == "1" ?>转接<?cs else ?>不涉及<?cs /if ?></td><td></td></tr>
<tr><td>团组织关系</td><td>团组织</td><td><?cs if:Answer.league_transfer == "1" ?>转接<?cs else ?>不涉及<?cs /if ?></td><td></td></tr>
<tr><td>养老保险关系</td><td>社会保险经办机构</td><td><?cs if:Answer.social_transfer == "yes" ?>转接<?cs else ?>暂不转接<?cs /if ?></td><td></td></tr>
<tr><td>医疗保险关系</td><td>医疗保险经办机构</td><td><?cs if:Answer.social_transfer == "yes" ?>转接<?cs else ?>暂不转接<?cs /if ?></td><td></td></tr>
</table>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>

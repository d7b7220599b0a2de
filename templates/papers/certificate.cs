<?cs # 成员单位证书: Page.organ, Page.paper.date url, Page.member.number unit uscc
trade address since until, Page.alliance (its name) ?>
<paper kind="certificate" title="<?cs var:Page.alliance ?>成员单位证书" organ="<?cs
var:Page.organ ?>" size="20">
<p align="center"><?cs var:Page.alliance ?></p>
<title>成员单位证书</title>
<number>编号：<?cs var:Page.member.number ?></number>
<p><?cs var:Page.member.unit ?>自愿加入<?cs var:Page.alliance
?>，承诺向军人、退役军人和其他优抚对象提供优待服务。经审核并公示，批准为成员单位，特发此证。</p>
<rows>
<row name="统一社会信用代码"><?cs var:Page.member.uscc ?></row>
<row name="行业类别"><?cs var:Page.member.trade ?></row>
<row name="经营地址"><?cs var:Page.member.address ?></row>
<row name="有效期"><?cs var:Page.member.since ?>至<?cs var:Page.member.until ?></row>
</rows>
<qr url="<?cs var:Page.paper.url ?>">扫码核验证书是否有效<br/><?cs
var:Page.paper.url ?></qr>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
</paper>

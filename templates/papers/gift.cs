<?cs # 捐赠证书: Page.organ, Page.paper.number date url, Page.gift.donor kind amount
what day receipt_no handler charity fund ?>
<paper kind="certificate" title="捐赠证书" organ="<?cs var:Page.organ ?>" size="20">
<p align="center"><?cs var:Page.gift.fund ?></p>
<title>捐赠证书</title>
<number>编号：<?cs var:Page.paper.number ?></number>
<p><?cs var:Page.gift.donor ?>于<?cs var:Page.gift.day ?>向<?cs
var:Page.gift.fund ?>捐赠<?cs if:Page.gift.amount ?><?cs
	var:Page.gift.kind ?>，<?cs if:Page.gift.what ?><?cs var:Page.gift.what ?>，价值<?cs /if
	?>人民币<?cs var:Page.gift.amount ?>元<?cs
else ?>服务：<?cs var:Page.gift.what ?><?cs /if ?>，用于帮扶困难退役军人和军人家庭。特发此证，谨致谢意。</p>
<rows>
<row name="接收单位"><?cs var:Page.gift.charity ?></row>
<row name="经办人"><?cs var:Page.gift.handler ?></row>
<row name="捐赠票据"><?cs if:Page.gift.receipt_no ?><?cs
var:Page.gift.receipt_no ?><?cs else ?>捐赠人未要求开具<?cs /if ?></row>
</rows>
<qr url="<?cs var:Page.paper.url ?>">扫码核验证书<br/><?cs
var:Page.paper.url ?></qr>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
</paper>

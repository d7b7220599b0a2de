<?cs # 捐赠使用反馈书: Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.gift.donor kind amount what day charity fund used,
Page.reasons.N.text (the words of the report), Page.contact.* ?>
<paper kind="letter" title="捐赠使用反馈书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>捐赠使用反馈书</title>
<to><?cs var:Page.gift.donor ?>：</to>
<p>您于<?cs var:Page.gift.day ?>向<?cs var:Page.gift.fund ?>的捐赠（编号：<?cs
var:Page.case.number ?>）已经使用完毕，现将使用情况反馈如下：</p>
<rows>
<?cs if:Page.gift.amount ?><row name="捐赠">人民币<?cs var:Page.gift.amount ?>元</row>
<row name="已使用">人民币<?cs var:Page.gift.used ?>元</row>
<?cs /if ?><?cs if:Page.gift.what ?><row name="内容"><?cs var:Page.gift.what ?></row>
<?cs /if ?></rows>
<list><?cs each:reason = Page.reasons ?><li><?cs var:reason.text ?></li><?cs
/each ?></list>
<p>每一笔使用的时间、用途、地区和金额，可以登录网站在“我的捐赠”查看。依照慈善法，受助人的姓名和情况不公开。感谢您的爱心。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>

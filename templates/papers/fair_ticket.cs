<?cs # 参会凭证: Page.fair.{title day begins ends place mine code tel} Page.url ?>
<paper kind="letter" title="参会凭证" organ="<?cs var:Page.fair.host ?>" size="16">
<organ><?cs var:Page.fair.host ?></organ>
<number>参会号 <?cs var:Page.fair.mine ?></number>
<title>参会凭证</title>
<rows><row name="招聘会"><?cs var:Page.fair.title ?></row><row name="时间"><?cs
var:Page.fair.day ?> <?cs var:Page.fair.begins ?>–<?cs var:Page.fair.ends ?></row><row name="地点"><?cs
var:Page.fair.place ?></row><row name="参会号"><?cs var:Page.fair.mine ?></row><row name="凭证码"><?cs
var:Page.fair.code ?></row><row name="咨询电话"><?cs var:Page.fair.tel ?></row></rows>
<p>到场出示下面的码，或者报参会号，都可以签到。凭证只在当天有效，请不要转给别人。</p>
<qr url="<?cs var:Page.url ?>">签到码，由工作人员扫描</qr>
<note>参加招聘会不收费。有人让您交押金、办卡、垫钱或者扣您的证件，请不要给，并告诉现场工作人员。</note>
</paper>

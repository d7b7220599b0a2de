<?cs # The disclosure of a quarter, see templates/carefund/disclosure.cs
?><paper kind="disclosure" title="<?cs var:Page.fund.name ?>信息公开" organ="<?cs
var:Page.fund.charity ?>" size="14">
<organ><?cs var:Page.fund.charity ?></organ>
<title><?cs var:Page.fund.name ?><?cs var:Page.quarter.code ?>信息公开</title>
<p>期间：<?cs var:Page.quarter.first_day ?>至<?cs var:Page.quarter.last_day ?>。慈善组织：<?cs
var:Page.fund.charity ?>；公开募捐资格证书：<?cs var:Page.fund.certificate ?>；募捐方案备案编号：<?cs
var:Page.fund.scheme_no ?>；联系方式：<?cs var:Page.fund.contact ?>。</p>
<p>期初结余：<?cs var:Page.quarter.opening ?>元。</p>
<list><?cs each:x = Page.lines ?><li><?cs var:Text.fund.kind[x.kind] ?>，<?cs
var:x.label ?>：<?cs var:x.amount ?>元</li><?cs /each ?></list>
<p>期末结余：<?cs var:Page.quarter.closing ?>元。本期收到捐赠<?cs
var:Page.quarter.gifts ?>笔，帮扶<?cs var:Page.quarter.households ?>户。</p>
<?cs if:subcount(Page.purposes) ?><p>按用途：</p>
<list><?cs each:x = Page.purposes ?><li><?cs
if:Text.fund.purpose[x.code] ?><?cs var:Text.fund.purpose[x.code] ?><?cs
else ?><?cs var:Text.fund.purpose.any ?><?cs /if ?>：<?cs
if:x.n ?><?cs var:x.n ?>户，<?cs var:x.amount ?>元<?cs
else ?><?cs var:Text.fund.few ?><?cs /if ?></li><?cs /each ?></list>
<p>按地区：</p>
<list><?cs each:x = Page.districts ?><li><?cs var:x.label ?>：<?cs
if:x.n ?><?cs var:x.n ?>户，<?cs var:x.amount ?>元<?cs
else ?><?cs var:Text.fund.few ?><?cs /if ?></li><?cs /each ?></list><?cs /if ?>
<?cs if:subcount(Page.gifts) ?><p>捐赠明细（未同意公开姓名的，写作“爱心人士”）：</p>
<list><?cs each:g = Page.gifts ?><li><?cs var:g.day ?>，<?cs
if:g.donor ?><?cs var:g.donor ?><?cs else ?>爱心人士<?cs /if ?>，<?cs
if:g.goods ?>物资<?cs else ?>资金<?cs /if ?>，<?cs var:g.amount ?>元</li><?cs
/each ?></list><?cs /if ?>
<p>不足3户的数字不公开，以免认出受助人。</p>
<sign organ="<?cs var:Page.fund.charity ?>" date="<?cs
var:Page.fund.as_of ?>" seal="电子文件，未加盖电子印章"/>
</paper>

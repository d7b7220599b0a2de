<?cs # 参会确认函: Page.fair.{…} Page.mine.{name stall agent} Page.posts.N.{n title
headcount} ?>
<paper kind="letter" title="参会确认函" organ="<?cs var:Page.fair.host ?>" size="16">
<organ><?cs var:Page.fair.host ?></organ>
<number><?cs var:Page.mine.stall ?>号展位</number>
<title>参会确认函</title>
<to><?cs var:Page.mine.name ?>：</to>
<p>贵单位报名参加“<?cs var:Page.fair.title ?>”，已核对确认。时间：<?cs
var:Page.fair.day ?> <?cs var:Page.fair.begins ?>–<?cs var:Page.fair.ends ?>；地点：<?cs
var:Page.fair.place ?>；展位：<?cs var:Page.mine.stall ?>号；到场经办人：<?cs var:Page.mine.agent ?>。</p>
<p>请在开场后30分钟内签到，并携带营业执照副本、单位授权书和经办人身份证。</p>
<table widths="1 5 2"><head><td>序号</td><td>岗位</td><td>招用人数</td></head><?cs
each:p = Page.posts ?><tr><td><?cs var:p.n ?></td><td><?cs var:p.title ?></td><td><?cs
var:p.headcount ?></td></tr><?cs /each ?></table>
<p>录入面谈结果时，岗位用上面的序号，求职者用参会号。不得向求职者收取任何费用，不得有歧视性要求。因故不能参会请提前在网站取消；两次无故不到，一年内不能报名。</p>
<sign organ="<?cs var:Page.fair.host ?>" date="<?cs var:Page.fair.day ?>" seal="电子文件，未加盖电子印章"/>
<foot>咨询电话：<?cs var:Page.fair.tel ?></foot>
</paper>

<?cs # 签到表: Page.fair.{…} Page.stalls.N.{n employer agent posts live}
Page.rows.N.{n name state} Page.blanks.N.n ?>
<paper kind="letter" title="签到表" organ="<?cs var:Page.fair.host ?>" size="12">
<organ><?cs var:Page.fair.host ?></organ>
<number><?cs var:Page.fair.day ?></number>
<title>签到表</title>
<rows><row name="招聘会"><?cs var:Page.fair.title ?></row><row name="时间"><?cs
var:Page.fair.day ?> <?cs var:Page.fair.begins ?>–<?cs var:Page.fair.ends ?></row><row name="地点"><?cs
var:Page.fair.place ?></row><row name="现场负责人"><?cs var:Page.fair.keeper ?></row></rows>
<h>用人单位（开场后30分钟停止签到）</h>
<table widths="1 5 2 2 3"><head><td>展位</td><td>单位</td><td>经办人</td><td>岗位数</td><td>签名、时间</td></head><?cs
each:s = Page.stalls ?><?cs if:s.live ?><tr><td><?cs var:s.n ?></td><td><?cs var:s.employer ?></td><td><?cs
var:s.agent ?></td><td><?cs var:s.posts ?></td><td>　</td></tr><?cs /if ?><?cs /each ?></table>
<h>参会人员（到场打勾，回来后把号码录入）</h>
<table widths="1 3 1 4"><head><td>号</td><td>姓名</td><td>到场</td><td>备注</td></head><?cs
each:v = Page.rows ?><tr><td><?cs var:v.n ?></td><td><?cs var:v.name ?></td><td><?cs
if:v.state == "CAME" ?>√<?cs else ?>□<?cs /if ?></td><td>　</td></tr><?cs /each ?><?cs
each:b = Page.blanks ?><tr><td><?cs var:b.n ?></td><td>　</td><td>□</td><td>手机：</td></tr><?cs /each ?></table>
<note>空行给没有报名、直接来的人：写姓名和手机号，用行首的号。名单只用于签到和回访，用后请录入并销毁。</note>
</paper>

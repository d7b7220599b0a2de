<?cs # 点名表: Page.class.{id title school place from to hours}
Page.rows.N.{seat name state} ?>
<paper kind="letter" title="点名表" organ="<?cs var:Page.class.school ?>" size="12">
<organ><?cs var:Page.class.school ?></organ>
<number>培训班第<?cs var:Page.class.short ?>号</number>
<title>点名表</title>
<rows><row name="培训班"><?cs var:Page.class.title ?></row><row name="时间"><?cs
var:Page.class.from ?>至<?cs var:Page.class.to ?></row><row name="地点"><?cs var:Page.class.place ?></row></rows>
<table widths="1 3 2 2 2 2 2"><head><td>座位</td><td>姓名</td><td>日期：</td><td>日期：</td><td>日期：</td><td>日期：</td><td>日期：</td></head><?cs
each:e = Page.rows ?><?cs if:e.seat && (e.state == "APPROVED" || e.state == "ENROLLED" || e.state == "FINISHED") ?><tr><td><?cs
var:e.seat ?></td><td><?cs var:e.name ?></td><td>　</td><td>　</td><td>　</td><td>　</td><td>　</td></tr><?cs /if ?><?cs /each ?></table>
<note>每天到课签名；回来后在“登记出勤”里录入。</note>
</paper>

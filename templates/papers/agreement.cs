<?cs # 人民调解协议书、口头协议登记表: Page.paper.title date, Page.case.number,
Page.med.* (templates/mediation/case_parts.cs) ?>
<?cs def:paper_party(p) ?><row name="<?cs var:Text.mediation.case.kind[p.kind] ?>"><?cs var:p.name ?><?cs
if:p.address ?>，<?cs var:p.address ?><?cs /if ?><?cs
if:p.agent ?>（代理人：<?cs var:p.agent ?>）<?cs /if ?></row><?cs /def ?>
<paper kind="letter" title="<?cs var:Page.paper.title ?>" organ="<?cs var:Page.med.committee ?>" size="16">
<organ><?cs var:Page.med.committee ?></organ>
<number>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号</number>
<title><?cs var:Page.paper.title ?></title>
<rows><?cs each:p = Page.med.parties ?><?cs call:paper_party(p) ?><?cs /each ?></rows>
<h>一、纠纷的主要事实</h>
<p><?cs var:Page.med.facts ?></p>
<h>二、争议事项和各方当事人的责任</h>
<p><?cs var:Page.med.points ?></p>
<h>三、经调解，自愿达成如下协议</h>
<table widths="1 2 5 2"><head><td>项</td><td>履行人</td><td>内容和方式</td><td>期限</td></head><?cs
each:i = Page.med.items ?><tr><td><?cs var:i.pos ?></td><td><?cs var:i.party_name ?></td><td><?cs
var:i.content ?><?cs if:i.way ?>（<?cs var:i.way ?>）<?cs /if ?></td><td><?cs
var:i.due ?></td></tr><?cs /each ?></table>
<?cs if:Page.med.kind == "oral" ?>
<p>本协议由双方当事人口头达成，自达成之日（<?cs var:Page.med.in_force ?>）起生效，由调解员登记。</p>
<?cs else ?>
<p>本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日（<?cs
var:Page.med.in_force ?>）起生效，当事人各执一份，人民调解委员会留存一份。</p>
<p>协议具有法律约束力，当事人应当按照约定履行。双方可以自协议生效之日起三十日内共同向人民法院申请司法确认；一方不履行的，另一方可以向人民法院起诉。</p>
<?cs /if ?>
<?cs each:p = Page.med.parties ?><?cs if:p.kind != "third" ?><p indent="0"><?cs
	var:Text.mediation.case.kind[p.kind] ?><?cs var:p.name ?>（签名、按指印）：</p><?cs /if ?><?cs /each ?>
<?cs each:m = Page.med.mediators ?><?cs if:!m.until ?><p indent="0">调解员<?cs var:m.name ?>（签名）：</p><?cs /if ?><?cs /each ?>
<sign organ="<?cs var:Page.med.committee ?>（印章）" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
</paper>

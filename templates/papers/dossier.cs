<?cs # The file of a mediation: Page.med.* (templates/mediation/case_parts.cs),
Page.answers.N.{title rows.M.{label value}} Page.files.N.{label paper name at sheet}
Page.steps.N.{action day at who note v.<field>}  Page.case.{no submitted} ?><?cs
def:paper_files(code) ?><?cs each:f = Page.files ?><?cs if:f.paper == code ?><tr><td><?cs
	var:f.label ?></td><td><?cs var:f.name ?></td><td><?cs var:f.at ?></td><td><?cs
	var:f.digest ?></td></tr><?cs /if ?><?cs /each ?><?cs /def ?><?cs
def:paper_got(some) ?><?cs each:s = Page.steps ?><?cs if:s.action == "evidence_got" ?><?cs
	set:some = "1" ?><?cs /if ?><?cs /each ?><?cs if:some ?><table widths="2 5 3 2"><head><td>提交人</td><td>材料</td><td>原件或复印件</td><td>收到日期</td></head><?cs
	each:s = Page.steps ?><?cs if:s.action == "evidence_got" ?><tr><td><?cs var:s.v.party ?></td><td><?cs
	var:s.v.evidence_what ?></td><td><?cs var:s.v.evidence_form ?></td><td><?cs
	var:s.v.received_on ?></td></tr><?cs /if ?><?cs /each ?></table><?cs /if ?><?cs /def ?><?cs
def:paper_sent(code, some) ?><?cs each:f = Page.files ?><?cs if:f.paper == code ?><?cs
	set:some = "1" ?><?cs /if ?><?cs /each ?><?cs if:some ?><table widths="3 4 2 3"><head><td>材料</td><td>文件</td><td>提交日期</td><td>校验码</td></head><?cs
	call:paper_files(code) ?></table><?cs /if ?><?cs each:f = Page.files ?><?cs if:f.paper == code && f.sheet ?><sheets n="<?cs
	var:f.sheet ?>" else="（文件打不开，见电子原件：<?cs var:f.name ?>）"><?cs var:f.label ?>：<?cs
	var:f.name ?></sheets><?cs /if ?><?cs /each ?><?cs /def ?>
<paper kind="letter" title="人民调解卷宗 <?cs var:Page.case.no ?>" organ="<?cs var:Page.med.committee ?>" size="14">
<organ><?cs var:Page.med.committee ?></organ>
<number>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号</number>
<title>人民调解卷宗</title>
<rows><row name="办件编号"><?cs var:Page.case.no ?></row><?cs
each:p = Page.med.parties ?><row name="<?cs var:Text.mediation.case.kind[p.kind] ?>"><?cs var:p.name ?></row><?cs /each ?><row name="调解员"><?cs
each:m = Page.med.mediators ?><?cs if:!m.until ?><?cs var:m.name ?>　<?cs /if ?><?cs /each ?></row><row name="申请日期"><?cs
var:Page.case.submitted ?></row><?cs if:Page.case.closed ?><row name="办结日期"><?cs var:Page.case.closed ?></row><?cs /if ?></rows>
<contents>卷内目录（序号、材料、起页）</contents>
<?cs each:d = Page.med.dossier ?><?cs if:d.n || d.must ?>
<part><?cs var:Text.mediation.case.piece[d.code] ?></part><?cs
if:!d.n ?><p>缺。</p><?cs
elif:d.code == "application" ?><?cs each:p = Page.answers ?><h><?cs var:p.title ?></h><rows><?cs
	each:a = p.rows ?><row name="<?cs var:a.label ?>"><?cs var:a.value ?></row><?cs /each ?></rows><?cs /each ?><?cs
elif:d.code == "rights" ?><?cs each:s = Page.steps ?><?cs if:s.action == "start" ?><p><?cs
	var:s.day ?>，调解员<?cs var:s.who ?>向各方当事人告知了在人民调解活动中的权利和义务，并交付《当事人权利义务告知书》。调解方式：<?cs
	var:s.v.opened_as ?>。</p><list><li>当事人可以选择或者接受调解员，可以接受、拒绝或者要求终止调解，可以要求公开或者不公开，自主表达意愿、自愿达成协议；</li><li>当事人应当如实陈述事实，遵守现场秩序，尊重调解员，尊重对方行使权利。</li></list><?cs /if ?><?cs /each ?><?cs
elif:d.code == "identity" ?><?cs each:s = Page.steps ?><?cs if:s.action == "start" ?><p><?cs
	var:s.day ?>，调解员<?cs var:s.who ?>核对了各方当事人的身份证件。</p><?cs /if ?><?cs /each ?><?cs call:paper_sent("id_scan", "") ?><?cs
elif:d.code == "mandate" ?><?cs call:paper_sent(d.code, "") ?><?cs
elif:d.code == "evidence" ?><?cs call:paper_got("") ?><?cs call:paper_sent(d.code, "") ?><?cs
elif:d.code == "inquiry" ?><?cs each:s = Page.steps ?><?cs if:s.action == "consent" ?><rows><row name="询问对象"><?cs
	var:s.v.party ?></row><row name="答复"><?cs var:s.v.answer ?></row><row name="日期和方式"><?cs
	var:s.v.answer_on ?> <?cs var:s.v.answer_how ?></row><?cs if:s.v.answer_words ?><row name="原话"><?cs
	var:s.v.answer_words ?></row><?cs /if ?><row name="记录人"><?cs var:s.who ?> <?cs var:s.at ?></row></rows><?cs /if ?><?cs /each ?><?cs
elif:d.code == "minutes" ?><?cs each:x = Page.med.sessions ?><?cs if:x.state == "held" ?><h>第<?cs var:x.n ?>次调解</h><rows><row name="时间"><?cs
	var:x.day ?> <?cs var:x.starts ?>–<?cs var:x.ends ?></row><row name="地点"><?cs var:x.room ?>，<?cs var:x.address ?></row><row name="到场情况"><?cs
	each:c = x.came ?><?cs var:c.name ?>：<?cs var:Text.mediation.case.came[c.came] ?>　<?cs /each ?></row></rows><?cs /if ?><?cs /each ?><?cs
	each:s = Page.steps ?><?cs if:s.action == "record" || s.action == "minutes_fix" ?><h><?cs
	if:s.action == "record" ?>调解记录<?cs else ?>补正<?cs /if ?>（<?cs var:s.v.session ?>）</h><p><?cs var:s.v.minutes ?></p><p indent="0" small="1">记录人：<?cs
	var:s.who ?>，<?cs var:s.at ?>封存<?cs if:s.v.read_out ?>，已经当事人核对、签名<?cs /if ?>。</p><?cs /if ?><?cs /each ?><?cs
elif:d.code == "agreement" ?><rows><row name="形式"><?cs if:Page.med.kind == "oral" ?>口头协议（登记）<?cs else ?>书面协议<?cs /if ?></row><row name="生效日期"><?cs
	var:Page.med.in_force ?></row></rows><h>主要事实</h><p><?cs var:Page.med.facts ?></p><h>争议事项和各方责任</h><p><?cs
	var:Page.med.points ?></p><h>协议内容</h><table widths="2 5 2"><head><td>履行人</td><td>内容和方式</td><td>期限</td></head><?cs
	each:i = Page.med.items ?><tr><td><?cs var:i.party_name ?></td><td><?cs var:i.content ?><?cs
	if:i.way ?>（<?cs var:i.way ?>）<?cs /if ?></td><td><?cs var:i.due ?></td></tr><?cs /each ?></table><?cs
	if:subcount(Page.med.signs) ?><h>签名和盖章</h><table widths="5 3"><head><td>谁</td><td>日期</td></head><?cs
	each:g = Page.med.signs ?><?cs if:g.signed ?><tr><td><?cs var:g.name ?></td><td><?cs var:g.signed ?></td></tr><?cs /if ?><?cs /each ?></table><?cs /if ?><?cs
elif:d.code == "performance" ?><table widths="5 2 3"><head><td>事项</td><td>履行日期</td><td>凭据</td></head><?cs
	each:s = Page.steps ?><?cs if:s.action == "item_done" ?><tr><td><?cs var:s.v.item ?></td><td><?cs var:s.v.done_on ?></td><td><?cs
	var:s.v.proof ?></td></tr><?cs /if ?><?cs /each ?></table><?cs
elif:d.code == "revisit" ?><?cs each:s = Page.steps ?><?cs if:s.action == "revisit" ?><rows><row name="日期和方式"><?cs
	var:s.v.visited_on ?> <?cs var:s.v.visit_way ?></row><row name="满意情况"><?cs var:s.v.content_ok ?></row><row name="回访情况"><?cs
	var:s.v.visit_words ?></row><row name="回访人"><?cs var:s.who ?></row></rows><?cs /if ?><?cs /each ?><?cs
elif:d.code == "confirmation" ?><?cs each:s = Page.steps ?><?cs if:s.action == "confirmed" ?><rows><row name="法院"><?cs
	var:s.v.court ?></row><row name="裁定书号"><?cs var:s.v.ruling ?></row><row name="日期"><?cs var:s.v.ruled_on ?></row></rows><?cs /if ?><?cs /each ?><?cs
elif:d.code == "remarks" ?><?cs each:s = Page.steps ?><?cs
	if:s.action == "evidence_waive" || s.action == "extend" || s.action == "fail" || s.action == "report" || s.action == "breach" || s.action == "resume" || s.action == "change" ?><rows><row name="日期"><?cs
	var:s.at ?></row><row name="事项"><?cs
	if:s.action == "evidence_waive" ?>双方同意不等交证据<?cs elif:s.action == "extend" ?>双方同意延长<?cs elif:s.action == "fail" ?>终止调解<?cs
	elif:s.action == "report" ?>报告公安机关 <?cs var:s.v.police ?> <?cs var:s.v.reported_on ?><?cs
	elif:s.action == "breach" ?>没有按约履行：<?cs var:s.v.item ?><?cs
	elif:s.action == "resume" ?>重新约定，期限 <?cs var:s.v.new_due ?><?cs
	else ?>更换调解员：<?cs var:s.v.change_why ?><?cs /if ?></row><?cs
	if:s.v.report_words ?><row name="情况"><?cs var:s.v.report_words ?></row><?cs /if ?><?cs
	if:s.note ?><row name="说明"><?cs var:s.note ?></row><?cs /if ?><row name="经办"><?cs var:s.who ?></row></rows><?cs /if ?><?cs /each ?><?cs
elif:d.code == "back" ?><rows><row name="卷宗号">（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs
	var:Page.med.file_n ?>号</row><row name="立卷单位"><?cs var:Page.med.committee ?></row><row name="立卷人">　</row><row name="审核人">　</row><row name="保管期限">十年</row></rows><sign organ="<?cs
	var:Page.med.committee ?>" date="<?cs var:Page.case.closed ?>" seal="电子文件，未加盖电子印章"/><?cs
/if ?><?cs /if ?><?cs /each ?>
</paper>

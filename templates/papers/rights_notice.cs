<?cs # 当事人权利义务告知书: Page.organ, Page.paper.number date, Page.case.number applicant,
Page.med.* (templates/mediation/case_parts.cs) ?>
<paper kind="letter" title="当事人权利义务告知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?></organ>
<number><?cs if:Page.med.file_n ?>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号<?cs else ?><?cs var:Page.paper.number ?><?cs /if ?></number>
<title>当事人权利义务告知书</title>
<p>根据《中华人民共和国人民调解法》，现将当事人在人民调解活动中的权利和义务告知如下：</p>
<h>一、权利（第二十三条）</h>
<list><li>选择或者接受人民调解员；</li><li>接受调解、拒绝调解或者要求终止调解；</li><li>要求调解公开进行或者不公开进行；</li><li>自主表达意愿、自愿达成调解协议。</li></list>
<h>二、义务（第二十四条）</h>
<list><li>如实陈述纠纷事实；</li><li>遵守调解现场秩序，尊重人民调解员；</li><li>尊重对方当事人行使权利。</li></list>
<h>三、其他</h>
<list><li>人民调解不收取任何费用；</li><li>调解员对当事人的个人隐私和商业秘密保密；</li><li>调解员与当事人有亲属或者利害关系的，当事人可以要求更换；</li><li>调解协议具有法律约束力，双方应当履行；</li><li>双方可以自调解协议生效之日起三十日内共同向人民法院申请司法确认；</li><li>调解不成的，可以依法通过仲裁、行政、司法等途径维护权利。</li></list>
<?cs each:p = Page.med.parties ?><?cs if:p.kind != "third" ?><p indent="0"><?cs
	var:Text.mediation.case.kind[p.kind] ?><?cs var:p.name ?>（签名）：</p><?cs /if ?><?cs /each ?>
<sign organ="<?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>

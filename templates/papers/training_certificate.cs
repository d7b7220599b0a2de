<?cs # 职业技能培训结业证书: Page.organ, Page.paper.date url, Page.case.applicant,
Page.class.{title school level hours from to cert} ?>
<paper kind="certificate" title="职业技能培训结业证书" organ="<?cs var:Page.organ ?>" size="20">
<title>职业技能培训结业证书</title>
<number>编号：<?cs var:Page.class.cert ?></number>
<p><?cs var:Page.case.applicant ?>于<?cs var:Page.class.from ?>至<?cs var:Page.class.to
?>参加“<?cs var:Page.class.title ?>”职业技能培训，共<?cs var:Page.class.hours
?>课时，出勤符合规定，准予结业，特发此证。</p>
<rows><row name="培训学校"><?cs var:Page.class.school ?></row></rows>
<qr url="<?cs var:Page.paper.url ?>">扫码核验证书是否有效<br/><?cs var:Page.paper.url ?></qr>
<sign organ="<?cs var:Page.organ ?>" date="<?cs var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
</paper>

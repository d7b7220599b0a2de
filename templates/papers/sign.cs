<?cs # 横幅、标识、流程图、明白纸的样张: Page.sign.{kind title size since organ}
Page.lines.N.text ?>
<?cs if:Page.sign.kind == "banner" || Page.sign.kind == "sign" ?><paper kind="certificate" title="<?cs
var:Page.sign.title ?>" organ="<?cs var:Page.sign.organ ?>" size="13">
<?cs each:l = Page.lines ?><big><?cs var:l.text ?></big>
<?cs /each ?><rows>
<row name="样式"><?cs var:Page.sign.title ?></row>
<?cs if:Page.sign.size ?><row name="规格"><?cs var:Page.sign.size ?></row>
<?cs /if ?><row name="审定"><?cs var:Page.sign.organ ?>　<?cs var:Page.sign.since ?>起使用</row>
</rows>
</paper>
<?cs else ?><paper kind="letter" title="<?cs var:Page.sign.title ?>" organ="<?cs
var:Page.sign.organ ?>" size="18">
<title><?cs var:Page.sign.title ?></title>
<?cs each:l = Page.lines ?><p indent="0"><?cs var:l.text ?></p>
<?cs /each ?><p align="right" small="1"><?cs var:Page.sign.organ ?>　<?cs
var:Page.sign.since ?>起使用</p>
</paper><?cs /if ?>

<?cs # Page.remedy.kind: act (administrative act: reconsideration and court;
Page.remedy.reconsider, Page.remedy.court name them), charity, petition, verify
(who somebody is, and not the bank's decision), or anything else
(voluntary cooperation: another person looks at it again) ?>
<?cs if:Page.remedy.kind == "act" ?>
<p>如不服本决定，可以自知道本决定之日起六十日内依法向<?cs
var:Page.remedy.reconsider ?>申请行政复议，也可以在六个月内依法向<?cs
var:Page.remedy.court ?>提起行政诉讼。</p>
<?cs elif:Page.remedy.kind == "charity" ?>
<p>如对本决定有异议，可以自收到之日起十个工作日内在网站提出复核申请，由未参与本件办理的人员在十个工作日内复核并书面答复。关爱基金是慈善帮扶，不适用行政复议和行政诉讼。</p>
<?cs elif:Page.remedy.kind == "petition" ?>
<p>对本文书有疑问的，可以在网站的办件里留言，或者到站里、打电话询问；对处理意见不服的复查、复核办法写在意见书里。</p>
<?cs elif:Page.remedy.kind == "verify" ?>
<p>对核验结果有不同意见的，可以自收到之日起十个工作日内在网站提出复核申请，由未参与本件办理的人员在十个工作日内复核并书面答复。核验只涉及身份，是否放款由银行决定。</p>
<?cs else ?>
<p>如对本决定有异议，可以自收到之日起十个工作日内在网站提出复核申请，由未参与本件办理的人员在十个工作日内复核并书面答复。本事项属于自愿合作，不属于行政许可。</p>
<?cs /if ?>

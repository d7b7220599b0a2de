<?cs # Every macro on one page, in the frame of the public side; made for looking
   # and for the accessibility tests.  Data: gallery.hdf.
?><?cs include!"layout/head.cs" ?>
<h1 class="govuk-heading-xl"><?cs call:word(Page.heading) ?></h1>
<p class="govuk-body-l"><?cs call:word(Page.lead) ?></p>
<?cs call:start(Text.do.start, "/alliance/apply") ?>

<div class="rg-next"><h2 class="govuk-heading-s">您现在不用做什么</h2><p class="govuk-body">我们正在审核，最晚 2026-12-18 前告诉您结果。</p></div>
<ol class="rg-steps">
<li class="rg-steps__step rg-steps__step--done">已提交 <span class="rg-steps__when">2026-11-20 09:12</span></li>
<li class="rg-steps__step rg-steps__step--now" aria-current="step">已受理，正在审核 <span class="rg-steps__when">2026-11-21 15:40</span></li>
<li class="rg-steps__step">公示 5 个工作日</li>
<li class="rg-steps__step">入盟</li>
</ol>

<h2 class="govuk-heading-l">表单</h2>
<?cs call:form_open("/gallery") ?>
<?cs call:fields(Page.fields) ?>
<?cs call:ask("login", "mobile", Text.field.login, "") ?>
<?cs set:Form.ask.password.autocomplete = "current-password" ?><?cs call:ask("password", "password", Text.field.password, "") ?>
<?cs call:ask("code", "code", Text.field.code, Text.hint.code) ?>
<?cs call:date_input(Page.kit.date) ?>
<div class="govuk-button-group"><?cs call:submit(Text.do.next) ?><?cs call:act(Text.do.later, "later") ?><?cs call:act_danger(Text.do.withdraw, "withdraw") ?><?cs call:go(Text.do.download, "/x.pdf") ?></div>
</form>

<h2 class="govuk-heading-l">列表</h2>
<?cs call:nav_tabs(Page.tabs, "办件") ?>
<?cs call:table(Page.kit.table) ?>
<?cs call:pager(Page.pager) ?>
<?cs call:pagination(Page.kit.pages) ?>
<?cs call:summary_list(Page.kit.summary) ?>
<?cs call:answers_open() ?><?cs call:answer("单位名称", "青岛样例餐饮有限公司") ?><?cs call:answer_change("营业时间", "周一至周日 9:00—21:00", "/alliance/draft/1/place") ?><?cs call:answers_close() ?>
<?cs call:task_list(Page.kit.tasks) ?>
<ul class="rg-list"><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/notices/1">关于荣军联盟第12批拟入盟单位的公示</a></div><div class="rg-list__more"><span>2026-11-20</span><span>公示至 2026-11-27</span></div></li></ul>
<ul class="rg-cards"><li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/guides/a">荣军联盟入盟</a></h3><p>商家、单位自愿加入，为军人和退役军人提供优待。</p></li><li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/lookup">查进度</a></h3><p>用办件编号和查询码，不用登录。</p></li><li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/verify">证件真伪查验</a></h3><p>扫码或输入编号。</p></li></ul>

<h2 class="govuk-heading-l">状态</h2>
<p class="govuk-body"><?cs each:s = Page.states ?><?cs call:state(s) ?> <?cs /each ?></p>
<p class="govuk-body"><?cs call:due("2026-12-18", "") ?>　<?cs call:due("2026-11-24", "amber") ?>　<?cs call:due("2026-11-20", "red") ?></p>
<p class="govuk-body"><?cs each:t = Page.colours ?><?cs call:tag_of(t, t) ?> <?cs /each ?></p>

<h2 class="govuk-heading-l">提示</h2>
<?cs call:panel(Page.kit.panel) ?>
<?cs call:notification_banner(Page.kit.banner) ?>
<?cs call:warning("提交以后不能再改，请先核对。") ?>
<?cs call:inset("没有其他门店的，直接进入下一页。") ?>
<?cs call:details(Page.kit.details) ?>
<?cs call:details_open("材料清单") ?><ul class="govuk-list govuk-list--bullet"><li>营业执照</li><li>门头照片</li></ul><?cs call:details_close() ?>
<?cs call:phase_banner(Page.kit.phase) ?>
<?cs call:tabs(Page.kit.tabs) ?>
<?cs call:breadcrumbs(Page.kit.crumbs) ?>
<?cs include!"layout/foot.cs" ?>

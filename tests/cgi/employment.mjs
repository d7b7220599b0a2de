// Employment through HTTP: an employer registers, publishes a post, people find
// it, apply with a consent, are answered; what is refused on the way; silence,
// posts that go stale; what the subsidy comes to. Each rule is asked of the
// database; what is tested here is that pages carry it out and say so.
import { randomInt } from "node:crypto";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote, sql }
	from "./office.mjs";

const { Visitor, hidden, png } = kit;
const run = Date.now().toString(36);
const area = { village: "370202010001", district: "370202000000",
	other: "370203000000" };
const clerk = makeOfficer(`job-${run}`, area.district, ["clerk"]);
const away = makeOfficer(`jobx-${run}`, area.other, ["clerk"]);
const person = async (who) => new Visitor().enter(kit.account(who));

function uscc() {
	const set = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	let s = "91370202MA";

	while (s.length < 17)
		s += set[randomInt(set.length)];
	let sum = 0;
	let w = 1;
	for (const c of s) {
		sum += set.indexOf(c) * w;
		w = w * 3 % 31;
	}
	return s + set[(31 - sum % 31) % 31];
}

// ---- forms -------------------------------------------------------------------

async function begin(v, entry) {
	const page = await v.get(entry);
	const draft = page.text.match(/\/employment\/draft\/\d+/);

	// A draft left from before is gone on with.
	if (draft)
		return draft[0];
	const reply = await v.post(entry, hidden(page.text, entry));

	return reply.to?.replace(/\/[a-z]+$/, "");
}
async function save(v, at, page, fields) {
	const shown = await v.get(`${at}/${page}`);

	return v.post(`${at}/${page}`, { do: "next", ...hidden(shown.text,
		`${at}/${page}`), ...fields });
}
async function send(v, at, paper) {
	const page = await v.get(`${at}/papers`);
	const reply = await v.upload(`${at}/papers`, { ...hidden(page.text,
		`${at}/papers`), do: `upload:${paper}` }, paper, "照片.png",
	png(900, 900, randomInt(65536)));

	if (reply.status !== 303)
		throw new Error(`${paper}: ${reply.status}`);
}
async function submit(v, at) {
	const page = await v.get(`${at}/check`);

	return v.post(`${at}/check`, { ...hidden(page.text, `${at}/check`),
		truth: "1" });
}
async function fill(v, entry, pages, papers = []) {
	const at = await begin(v, entry);

	for (const [page, fields] of Object.entries(pages)) {
		if (page === "papers")
			for (const paper of papers)
				await send(v, at, paper);
		else {
			const reply = await save(v, at, page, fields);

			if (reply.status !== 303)
				throw new Error(`${page}: ${reply.status} ${plain(
					reply.text).slice(0, 600)}`);
		}
	}
	return submit(v, at);
}
function found(reply) {
	if (reply.status !== 303)
		throw new Error(`not sent: ${reply.status} ${plain(reply.text)
			.slice(0, 900)}`);
	const no = reply.to.split("/")[3];

	return { no, id: sql(`select id from rg.case_file where no =
		${quote(no)}`), here: `/desk/employment/${no}`,
	page: `/employment/case/${no}` };
}
const unit = (more = {}) => ({
	unit: { unit_name: `样例用人${run}有限公司`, uscc: uscc(), unit_kind: "company",
		industry: "g", staff: "30", agency: "no", veteran_founded: "1",
		about: "城市配送，三十人。", ...more },
	contact: { division: area.village, address: "秀湛路1号", legal_rep: "张样例",
		handler: "李样例", mobile: "13812345678" },
	papers: 1, promise: { promise: "1" } });
const post = (more = {}, place = {}) => ({
	post: { job_title: `配送驾驶员${run}`, family: "drive", headcount: "3",
		duties: "市内配送，每天八小时。", conditions: "有C1驾照，不限男女。",
		veteran_first: "1", ...more },
	place: { division: area.village, address: "秀湛路2号", pay_kind: "month",
		pay_min: "6000", pay_max: "8000", contract: "fixed",
		benefits: "五险一金", ...place },
	contact: { valid_days: "60", recruiter: "李样例", mobile: "13812345678",
		tel: "0532-88888888" } });
const step = (who, c, action, fields = {}) => who.fill(
	`${c.here}/do/${action}`, fields);
const state = (c) => sql(`select state from rg.case_file where id = ${c.id}`);
async function does(who, c, action, fields, to) {
	const reply = await step(who, c, action, fields);

	if (reply.status !== 303)
		console.log(`# ${action}: ${reply.status} ${reply.text
			.slice(0, 900)}`);
	return is(state(c), to, action);
}
const system = (c, action, clock) => {
	sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
		where case_id = ${c.id} and clock = ${quote(clock)}`);
	sql(`select api.act_system(${c.id}, '${action}')`, "rg_courier");
};
async function form(v, path, action, fields) {
	const page = await v.get(path);

	return v.post(action, { ...hidden(page.text, action), ...fields });
}

// ---- what anybody sees -------------------------------------------------------

const anybody = new Visitor();
let page = await anybody.get("/employment/");
is(page.status, 200, "the first page");
for (const words of ["找工作", "我的求职资料", "我是用人单位", "贴息算一算"])
	ok(page.text.includes(words), `it says ${words}`);
page = await anybody.get("/employment/jobs?q=" + "长".repeat(51));
is(page.status, 422, "too many words are refused");
page = await anybody.get("/employment/jobs?pay=-1");
is(page.status, 422, "so is pay that is no number");
page = await anybody.get("/employment/hire");
ok(page.status === 303 && page.to.startsWith("/login"),
	"employers log in first");

// ---- an employer ---------------------------------------------------------------

const boss = await person("李样例");
page = await boss.get("/employment/hire");
ok(page.text.includes("请先登记单位"), "who is not registered is sent there");
is((await boss.post("/employment/post/apply", hidden((await boss.get(
	"/employment/post/apply")).text, "/employment/post/apply"))).to,
"/employment/hire", "no post is begun before");
let reply = await fill(boss, "/employment/employer/apply", unit(),
	["licence_scan", "letter_scan", "founder_proof"]);
const firm = found(reply);
is(state(firm), "SUBMITTED", "an employer is sent in");
is((await away.get(firm.here)).status, 404, "another district does not see it");
sql(`update rg.upload set state = 'accepted' where case_id = ${firm.id}`);
reply = await step(clerk, firm, "register", { credit_result: "abnormal" });
is(reply.status, 422, "who is on a list is not registered");
await does(clerk, firm, "register", { credit_result: "clear",
	founder_checked: "1" }, "REGISTERED");
is(sql(`select live || ' ' || veteran_founded from rg.employer
	where case_id = ${firm.id}`), "true true", "it is in the directory");

// ---- posts ---------------------------------------------------------------------

for (const [more, words, what] of [
	[{ conditions: "限男性，三十五岁以下" }, "民族、性别", "men only"],
	[{ duties: "市内配送，入职交押金五百元" }, "收费、押金", "a deposit"],
	[{ conditions: "汉族优先" }, "民族、性别", "one nationality first"],
	[{ duties: "网上刷单，日结" }, "收费、押金", "fake orders"]]) {
	reply = await fill(boss, "/employment/post/apply", post(more));
	ok(reply.status === 422 && reply.text.includes(words),
		`${what}: refused with the reason`);
}
reply = await fill(boss, "/employment/post/apply", post());
const job = found(reply);
is(state(job), "SUBMITTED", "a post is sent in");
page = await anybody.get(`/employment/jobs?q=${encodeURIComponent(run)}`);
ok(!page.text.includes(`配送驾驶员${run}`), "nobody finds it yet");
await does(clerk, job, "pass", { five: "1", fair: "1" }, "ONLINE");
const id = sql(`select id from rg.job_post where case_id = ${job.id}`);
const finds = async (q) => (await anybody.get(`/employment/jobs?${q}`)).text
	.includes(`/employment/jobs/${id}"`);
ok(await finds(`q=${encodeURIComponent("驾驶员" + run)}`), "found by words");
ok(await finds("family=drive&area=370202000000&pay=8000"),
	"found by kind, district and pay");
ok(await finds("area=370202010000"), "found by town");
ok(!await finds("area=370203000000"), "not in another district");
ok(!await finds("family=sea"), "not under another kind of work");
ok(!await finds("pay=8001"), "not for more pay than it offers");
ok(!await finds(`q=${encodeURIComponent("没有这样的字" + run)}`),
	"not by other words");
page = await anybody.get(`/employment/jobs/${id}`);
for (const words of ["市内配送", "6000–8000", "军创企业", "退役军人优先", "五险一金",
	"固定期限劳动合同", "请先登录"])
	ok(plain(page.text).includes(words), `the post says ${words}`);
ok(!page.text.includes("13812345678"), "the handler's mobile is not published");
await anybody.get("/view?lang=en&next=/employment/");
page = await anybody.get(`/employment/jobs/${id}`);
ok(page.text.includes("Labour contract for a fixed term"),
	"the same in English");
is((await anybody.get("/employment/jobs/999999999999999999")).status, 404,
	"a post that is not there");
is((await anybody.get("/employment/jobs/x")).status, 404, "no number at all");

// ---- who looks for work ----------------------------------------------------------

const seeker = await person("张样例");
const rival = await person("王样例");
page = await seeker.get(`/employment/jobs/${id}`);
ok(page.text.includes("先写求职资料"), "particulars come first");
is((await form(seeker, "/employment/resume", "/employment/resume",
	{ sex: "1", birth_year: "2020", education: "high", service_years: "5",
		mil_skill: "drive", skills: "大型车辆驾驶", family: "drive",
		area: area.district, pay: "6000" })).status, 422,
"a child is told so");
reply = await form(seeker, "/employment/resume", "/employment/resume",
	{ do: "propose", mil_skill: "drive" });
ok(reply.text.includes("大型车辆驾驶、车辆检查保养"),
	"service work proposes skills");
const about = { sex: "1", birth_year: "1990", education: "high",
	service_years: "5", mil_skill: "drive", skills: "大型车辆驾驶",
	licences: "A2", family: "drive", area: area.district, pay: "6000" };
for (const v of [seeker, rival])
	is((await form(v, "/employment/resume", "/employment/resume", about)).to,
		"/employment/resume?done=saved", "particulars are saved");
page = await seeker.get("/employment/applications");
ok(page.text.includes(`/employment/jobs/${id}"`), "the post is suggested");
const apply = (v, fields) => form(v, `/employment/jobs/${id}`,
	`/employment/jobs/${id}`, fields);
reply = await apply(seeker, {});
is(reply.status, 422, "no application without consent");
is((await apply(seeker, { consent: "1" })).to,
	`/employment/jobs/${id}?done=applied`, "applied");
page = await seeker.get(`/employment/jobs/${id}`);
ok(page.text.includes("等待答复"), "the post says so");
is((await seeker.post(`/employment/jobs/${id}`, { ...hidden((await seeker.get(
	"/employment/resume")).text, "/employment/resume"),
consent: "1" })).status, 422, "nobody applies twice");
await apply(rival, { consent: "1" });

// ---- answers ---------------------------------------------------------------------

const hire = `/employment/hire/${job.no}`;
page = await boss.get(hire);
ok(page.text.includes("张样例") && page.text.includes("大型车辆驾驶"),
	"the employer sees who applied");
is((await seeker.get(hire)).status, 404, "nobody else does");
const match = (who) => sql(`select m.id from rg.job_match m join rg.account a
	on a.id = m.account where m.post = ${id} and a.name = ${quote(who)}
	order by m.id desc limit 1`);
const mine = match("张样例");
const theirs = match("王样例");
const answer = (v, m, fields) => form(v, hire, `${hire}/${m}`, fields);
is((await answer(boss, mine, { state: "DECLINED" })).status, 422,
	"no without a reason is refused");
is((await answer(boss, mine, { state: "ON_POST" })).status, 422,
	"three months are not over");
await answer(boss, mine, { state: "TALK" });
page = await seeker.get("/employment/applications");
ok(page.text.includes("邀您面谈"), "the applicant sees the answer");
is((await boss.post(`${hire}/${mine}`, { ...hidden((await boss.get(hire)).text,
	`${hire}/${mine}`), state: "APPLIED" })).status, 422, "no step goes back");
await answer(boss, theirs, { state: "DECLINED", code: "skill" });
page = await rival.get("/employment/applications");
ok(page.text.includes("没有录用") && !page.text.includes("技能不合适"),
	"the reason is only told if it is shared");
page = await boss.get(hire);
ok(!page.text.includes("王样例"), "who was declined is no longer shown");

// a second post, closed by the contract at the first
await form(boss, "/employment/hire", "/employment/hire", {}).catch(() => 0);
const second = found(await fill(boss, "/employment/post/apply",
	post({ job_title: `仓库管理员${run}` })));
await does(clerk, second, "pass", { five: "1", fair: "1" }, "ONLINE");
const id2 = sql(`select id from rg.job_post where case_id = ${second.id}`);
await form(seeker, `/employment/jobs/${id2}`, `/employment/jobs/${id2}`,
	{ consent: "1" });
await answer(boss, mine, { state: "CONTRACT" });
is(sql(`select state || ' ' || code from rg.job_match where post = ${id2}`),
	"CLOSED elsewhere", "a contract closes the rest");
is(sql(`select filled from rg.job_post where id = ${id}`), 1,
	"one place is filled");
page = await boss.get(`/employment/hire/${second.no}`);
ok(!page.text.includes("张样例"), "and the other post shows nobody");

// consent taken back
page = await seeker.get("/employment/applications");
const drop = `/employment/applications/${mine}/withdraw`;
await seeker.post(drop, hidden(page.text, drop));
page = await boss.get(hire);
ok(!page.text.includes("张样例"), "consent taken back: nothing is shown");
is(sql(`select count(*) from rg.consent n join rg.job_match m
	on m.consent = n.id where m.id = ${mine} and n.withdrawn_at is not null`),
1, "and it is written down");

// ---- silence ---------------------------------------------------------------------

const quiet = await person("赵样例");
await form(quiet, "/employment/resume", "/employment/resume", about);
await form(quiet, `/employment/jobs/${id2}`, `/employment/jobs/${id2}`,
	{ consent: "1" });
const late = match("赵样例") || sql(`select max(id) from rg.job_match`);
for (const [days, reminded, st] of [[8, "0|1", "APPLIED"], [20, 2, "APPLIED"],
	[60, 3, "DECLINED"]]) {
	sql(`update rg.job_match set at = api.now() - interval '${days} days'
		where id = ${late}; select rg.remind_employment(100)`);
	const got = sql(`select reminded || ' ' || state from rg.job_match
		where id = ${late}`);
	ok(String(reminded).split("|").some((n) => got === `${n} ${st}`),
		`${days} days without an answer`, got);
	if (days === 20) {
		page = await clerk.get("/desk/employment/silent");
		has(page, `仓库管理员${run}`, "officers see who does not answer");
		hasNot(await away.get("/desk/employment/silent"),
			`仓库管理员${run}`, "in their own area");
	}
}
is(sql(`select code from rg.job_match where id = ${late}`), "silent",
	"and the applicant is told that there was none");

// ---- kept searches -----------------------------------------------------------------

const find = `/employment/jobs?q=${encodeURIComponent("焊工" + run)}`;
const keep = "/employment/searches";
is((await form(quiet, find, keep, { q: "", family: "", area: "", pay: "" }))
	.status, 422, "a search for everything is not kept");
await form(quiet, find, keep, {});
page = await quiet.get("/employment/applications");
ok(page.text.includes(`焊工${run}`), "a search is kept");
const third = found(await fill(boss, "/employment/post/apply",
	post({ job_title: `焊工${run}`, family: "make" })));
await does(clerk, third, "pass", { five: "1", fair: "1" }, "ONLINE");
is(sql(`select count(*) from rg.outbox where template = 'alert'
	and way = 'site' and params->>'title' = ${quote("焊工" + run)}
	and account in (select account from rg.job_search
		where q = ${quote("焊工" + run)})`), 1,
"and a new post is told of, once");
const gone = page.text.match(/\/employment\/searches\/\d+\/drop/)[0];
await quiet.post(gone, hidden(page.text, gone));
page = await quiet.get("/employment/applications");
ok(!page.text.includes(`焊工${run}`), "and it is forgotten");

// ---- stale, confirmed, offline -------------------------------------------------------

system(third, "pause", "stale");
is(state(third), "PAUSED", "not confirmed for 30 days: paused");
const id3 = sql(`select id from rg.job_post where case_id = ${third.id}`);
ok(!(await anybody.get("/employment/jobs?family=make")).text
	.includes(`/jobs/${id3}"`), "and not found");
is((await anybody.get(`/employment/jobs/${id3}`)).status, 200,
	"its page stays");
await form(boss, `${third.page}/do/confirm`, `${third.page}/do/confirm`, {});
is(state(third), "ONLINE", "confirmed, it is back");
await form(quiet, `/employment/jobs/${id3}`, `/employment/jobs/${id3}`,
	{ consent: "1" });
await form(boss, `${third.page}/do/filled`, `${third.page}/do/filled`,
	{ sure: "1", confirm: "1" });
is(state(third), "OFFLINE", "filled, it is offline");
is(sql(`select state || ' ' || code from rg.job_match where post = ${id3}`),
	"CLOSED offline", "who waited is told");
reply = await quiet.get(`/employment/jobs/${id3}`);
ok(reply.text.includes("不能应聘了"), "and nobody applies any more");
await does(clerk, firm, "strike", { reason: "E08", note: "投诉查实。",
	confirm: "1", sure: "1" }, "CLOSED");
ok(!await finds(""), "an employer struck off shows no post");

// ---- what the subsidy comes to -------------------------------------------------------

anybody.cookies?.clear?.();
for (const [q, sum] of [
	["kind=person&principal=200000&rate=3.85&lpr=3.65&days=90&on=2024-05-01",
		"962.50"],
	["kind=person&principal=300000&rate=3.60&lpr=3.65&days=92&on=2024-05-01",
		"1,380.00"],
	["kind=person&principal=200000&rate=4.35&lpr=3.65&days=365&on=2021-05-01",
		"4,461.11"]]) {
	page = await anybody.get(`/employment/subsidy?${q}`);
	ok(page.text.includes(`>${sum}<`), `the subsidy is ${sum}`,
		plain(page.text).slice(-700));
}
page = await anybody.get("/employment/subsidy?principal=x&rate=&days=1");
is(page.status, 422, "numbers only");
page = await anybody.get("/employment/subsidy?kind=person&principal=1&rate=1" +
	"&lpr=1&days=1&on=1999-01-01");
ok(/No rule|no rule|没有可用/.test(page.text), "no rule on that day");
done();

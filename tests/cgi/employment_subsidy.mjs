// The subsidy on interest through HTTP: public money comes in, a claim is sent,
// checked against the papers, published, decided, paid and closed, by six
// different people; what is refused on the way; money that comes back. Each rule
// is asked of the database; what is tested here is that pages carry it out and
// say so.
import { randomInt } from "node:crypto";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote, Reader, sql }
	from "./office.mjs";

const { Visitor, hidden, png } = kit;
const run = Date.now().toString(36);
const today = sql("select api.today()");
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`tx${who}-${run}`,
	area[where], roles);
const clerk = make("clerk", "district", "clerk");
const review = make("rev", "district", "review1", "leader");
const objects = make("obj", "district", "objection");
const lead1 = make("lead1", "district", "leader");
const lead2 = make("lead2", "district", "leader");
const cash = make("cash", "city", "cashier", "accountant");
const acct = make("acct", "city", "accountant");
const away = make("away", "other", "clerk", "review1", "leader");
const person = async (who = "张样例") => new Visitor().enter(kit.account(who));

// ---- numbers -------------------------------------------------------------------

function anyId() {
	const s = `370202${sql(`select to_char('1960-01-01'::date +
		${randomInt(14000)}, 'YYYYMMDD')`)}99${randomInt(6, 10)}`;
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

	return s + "10X98765432"[w.reduce((t, x, i) => t + x * s[i], 0) % 11];
}
function card() {
	let s = "62";

	while (s.length < 18)
		s += randomInt(10);
	let sum = 0;
	[...s].reverse().forEach((c, i) => {
		const d = i % 2 ? Number(c) : Number(c) * 2;

		sum += d > 9 ? d - 9 : d;
	});
	return s + (10 - sum % 10) % 10;
}
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
let count = 0;
const loan = () => `DK-${run}-${++count}`.toUpperCase();
const slip = () => `TX${run}${++count}`;

// ---- forms -----------------------------------------------------------------------

async function begin(v) {
	const entry = "/employment/subsidy/apply";
	const page = await v.get(entry);
	const draft = page.text.match(/\/employment\/draft\/\d+/);

	if (draft)
		return draft[0];
	return (await v.post(entry, hidden(page.text, entry))).to
		.replace(/\/[a-z]+$/, "");
}
async function save(v, at, page, fields) {
	const shown = await v.get(`${at}/${page}`);

	return v.post(`${at}/${page}`, { do: "next", ...hidden(shown.text,
		`${at}/${page}`), ...fields });
}
const photo = png(900, 900, randomInt(65536));
async function send(v, at, paper) {
	const page = await v.get(`${at}/papers`);
	const reply = await v.upload(`${at}/papers`, { ...hidden(page.text,
		`${at}/papers`), do: `upload:${paper}` }, paper, "照片.png", photo);

	if (reply.status !== 303)
		throw new Error(`${paper}: ${reply.status}`);
}
async function submit(v, at) {
	const page = await v.get(`${at}/check`);

	return v.post(`${at}/check`, { ...hidden(page.text, `${at}/check`),
		truth: "1" });
}
const pages = (more = {}) => ({
	who: { applicant_kind: "person", applicant_name: "张样例", id_no: anyId(),
		mobile: "13812345678", division: area.village, ...more.who },
	loan: { loan_bank: "样例银行湛山支行", loan_no: loan(), signed_on:
		"2026-03-02", year: "2026", quarter: "3", principal: "300000",
	rate: "3.60", lpr: "3.00", days: "92", interest_paid: "2760",
	...more.loan },
	payee: { holder: "张样例", bank_name: "样例银行湛山支行", account: card(),
		...more.payee },
	promise: { promise: "1", consent_publicity: "1" },
});
const papers = ["veteran_proof", "loan_contract", "interest_receipt",
	"account_scan"];
async function put(v, more = {}, sent = papers) {
	const at = await begin(v);

	for (const [page, fields] of Object.entries(pages(more))) {
		const reply = await save(v, at, page, fields);

		if (reply.status !== 303)
			throw new Error(`${page}: ${reply.status} ${plain(reply.text)
				.slice(0, 600)}`);
	}
	for (const paper of sent)
		await send(v, at, paper);
	return submit(v, at);
}
function found(reply, v) {
	if (reply.status !== 303)
		throw new Error(`not sent: ${reply.status} ${plain(reply.text)
			.slice(0, 900)}`);
	const no = reply.to.split("/")[3];

	return { no, id: sql(`select id from rg.case_file where no =
		${quote(no)}`), here: `/desk/employment/${no}`, page:
		`/employment/case/${no}`, v };
}
const claim = async (v, more, sent) => found(await put(v, more, sent), v);

const state = (c) => sql(`select state from rg.case_file where id = ${c.id}`);
const accept = (c) => sql(`update rg.upload set state = 'accepted'
	where case_id = ${c.id} and state in ('unscanned', 'clean')`);
const step = (who, c, action, fields = {}) => who.fill(
	`${c.here}/do/${action}`, fields);
async function does(who, c, action, fields, to, what = action) {
	const reply = await step(who, c, action, fields);

	if (reply.status !== 303)
		console.log(`# ${action}: ${reply.status} ${reply.text
			.slice(0, 1500)}`);
	return is(state(c), to, what);
}
async function refused(who, c, action, fields, status, words, what) {
	const reply = await step(who, c, action, fields);

	is(reply.status, status, `${what}: refused`);
	return has(reply, words, `${what}: the page says why`);
}
const system = (c, action, clock) => {
	sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
		where case_id = ${c.id} and clock = ${quote(clock)}`);
	sql(`select api.act_system(${c.id}, '${action}')`, "rg_courier");
};
const asFound = (more = {}) => ({ signed_on_ok: "2026-03-02", principal_ok:
	"300000", rate_ok: "3.6", lpr_ok: "3.00", days_ok: "92", interest_ok:
	"2760", identity_ok: "1", ...more });
const sum = (c) => sql(`select amount from rg.subsidy_claim
	where case_id = ${c.id}`);
const balance = () => Number(sql(
	"select rg.at_bank(rg.fund_id('subsidy'))"));

// ---- the fund ----------------------------------------------------------------------

for (const who of [clerk, lead1, review])
	is((await who.get("/desk/employment/fund")).status, 403,
		"who keeps no books does not see the fund");
is((await new Reader("off").get("/desk/employment/fund")).status, 303,
	"nor does a stranger");
const before = balance();
const took = slip();
const income = (more = {}) => acct.fill("/desk/employment/fund", { amount:
	"50000", day: today, voucher: took, ...more });
for (const [more, field, what] of [[{ amount: "0" }, "amount", "nothing"],
	[{ amount: "-1" }, "amount", "less than nothing"],
	[{ amount: "1e9" }, "amount", "no number"],
	[{ day: "2999-01-01" }, "day", "a day to come"],
	[{ day: "31.12.2026" }, "day", "no day"],
	[{ voucher: "" }, "voucher", "no voucher"]]) {
	const reply = await income(more);

	ok(reply.status === 422 && reply.text.includes("错误") &&
		reply.body.includes(`id="${field}-error"`), `${what}: refused`,
	`${reply.status} ${reply.text.slice(0, 500)}`);
}
is(balance(), before, "and nothing is posted");
let reply = await income();
is(reply.status, 303, "an accountant enters public money that came in");
is(balance() - before, 5000000, "it stands in the ledger");
reply = await income();
ok(reply.status === 422 && reply.text.includes("凭证号"),
	"the same voucher comes in once", `${reply.status}`);
let page = await cash.get("/desk/employment/fund");
has(page, "财政拨款", "the posting is shown");
has(page, took, "with its voucher");
page = await make("cash2", "city", "cashier").get("/desk/employment/fund");
ok(page.status === 200 && !page.body.includes('name="voucher"'),
	"a cashier looks on and enters nothing");
page = await make("acct9", "other", "accountant").get(
	"/desk/employment/fund");
ok(page.status === 200 && page.text.includes("还没有建立") &&
	!page.text.includes(took), "accountants elsewhere see nothing of it");

// ---- what is refused at once -------------------------------------------------------

const anybody = new Visitor();
page = await anybody.get("/employment/subsidy");
ok(page.status === 200 && page.text.includes("/employment/subsidy/apply"),
	"the page that works it out leads to the claim");
page = await anybody.get("/employment/subsidy/apply");
ok(page.text.includes("登录"), "claiming asks to log in");
const wrong = await person("王样例");
// The draft stays, with what was sent to it.
const first = "a quarter that is not over";
for (const [more, words, what] of [
	[{ loan: { quarter: "4" } }, "还没有结束", first],
	[{ loan: { signed_on: "2019-05-01", year: "2021" } }, "没有可用的贴息规定",
		"a contract of before there was a rule"],
	[{ loan: { signed_on: "2021-03-02" } }, "不在贴息期内",
		"a quarter after the subsidised years"],
	[{ loan: { signed_on: "2026-08-01" } }, "超过了这个季度",
		"days before the contract"],
	[{ loan: { year: "2026", quarter: "1", signed_on: "2025-03-02",
		days: "91" } }, "超过了这个季度", "more days than the quarter has"],
	[{ loan: { interest_paid: "1379.99" } }, "比实付的利息还多",
		"more than the interest paid"],
	[{ loan: { rate: "0" } }, "按规定", "no interest"]]) {
	reply = await put(wrong, more, what === first ? papers : []);
	if (what === "no interest") {
		ok(reply.status === 422, `${what}: refused`, reply.status);
		continue;
	}
	ok(reply.status === 422 && reply.text.includes(words),
		`${what}: refused with the reason`, `${reply.status} ${
			plain(reply.text).slice(0, 700)}`);
}
{
	const at = await begin(wrong);

	for (const [where, fields, field] of [
		["loan", { rate: "3,6" }, "rate"], ["loan", { rate: "abc" }, "rate"],
		["loan", { days: "93" }, "days"], ["loan", { days: "0" }, "days"],
		["loan", { principal: "0" }, "principal"],
		["loan", { signed_on: "2999-01-01" }, "signed_on"],
		["loan", { loan_no: "" }, "loan_no"],
		["payee", { account: "6200000000000000001" }, "account"],
		["who", { division: "110101001001" }, "division"]]) {
		reply = await save(wrong, at, where, { ...pages()[where],
			...fields });
		ok(reply.status === 422 && reply.text.includes(
			`id="${field}-error"`), `${field} ${fields[field]}: refused`,
		reply.status);
	}
}

// ---- a claim, the whole way ----------------------------------------------------------

const money = card();
const number = loan();
const v = await person();
let c = await claim(v, { loan: { loan_no: number.toLowerCase() }, payee: {
	account: money } });
is(state(c), "CLAIMED", "a claim is sent");
ok(/^TX370202/.test(c.no), "its number begins with TX");
is(sum(c), 138000, "300,000 at 3.60 % for 92 days, half: 1,380.00");
is(sql(`select count(*) from rg.case_form f, jsonb_each_text(f.fields) x
	where f.case_id = ${c.id} and x.value like '%${money}%'`), 0,
"the card is sealed");
page = await v.get(c.page);
has(page.text ? { ...page, body: page.text } : page, "1,380.00",
	"the claimant sees the sum");
ok(page.text.includes("按您填写的数算"), "and that it is not checked yet");
reply = await put(await person("李样例"), { loan: { loan_no: ` ${number}` } });
ok(reply.status === 422 && reply.text.includes("已经申请过"),
	"the same loan and quarter is not claimed twice, however it is written");
is((await away.get(c.here)).status, 404, "another district does not see it");
is((await new Reader("off").get(c.here)).status, 303, "nor does a stranger");
page = await clerk.get(c.here);
has(page, "按申请填写的数算", "the clerk sees the claimed sum");
hasNot(page, money, "but not the card");
await refused(clerk, c, "check", asFound(), 422, "还没有核对",
	"unchecked papers");
accept(c);
await refused(clerk, c, "check", asFound({ days_ok: "93" }), 422, "错误",
	"more days than a quarter has");
await refused(clerk, c, "check", asFound({ signed_on_ok: "2026-08-01" }), 422,
	"超过了这个季度", "days before the contract, as found");
await refused(clerk, c, "check", asFound({ rate_ok: "x" }), 422, "错误",
	"a rate that is none");
await refused(clerk, c, "check", asFound({ interest_ok: "100" }), 422,
	"比实付的利息还多", "more than the receipts say");
await refused(clerk, c, "check", asFound({ identity_ok: "" }), 422, "错误",
	"without the check of identity");
await does(clerk, c, "check", asFound({ days_ok: "90", principal_ok: "310000"
}), "CHECKED", "the clerk works it out from the papers");
is(sum(c), 135000, "310,000 under the ceiling of 300,000 for 90 days");
page = await review.get(c.here);
has(page, "1,350.00", "the reviewer sees what the clerk found");
has(page, "1,380.00", "and what was claimed");
await does(review, c, "return", { note: "天数请再核对。" }, "CLAIMED",
	"the reviewer sends it back");
await does(clerk, c, "check", asFound(), "CHECKED", "and it is checked anew");
is(sum(c), 138000, "now for 92 days");
is((await clerk.get(`${c.here}/do/publish`)).status, 403,
	"who checked does not review");
await does(review, c, "publish", { sum_ok: "1" }, "PUBLICITY");
const notice = sql(`select n.no from rg.notice n join rg.notice_row x
	on x.notice = n.id where x.case_id = ${c.id}`);
page = await anybody.get(`/notices/${encodeURIComponent(notice)}`);
for (const words of ["张*例", "湛山街道", "2026", "第三季度", "1,380.00"])
	ok(page.text.includes(words), `the notice shows ${words}`);
for (const words of ["张样例", number, "300000", "3.6"])
	ok(!page.text.includes(words), `and not ${words}`);
page = await review.get("/desk/employment/notices?tab=open");
has(page, c.no, "it stands in the list of notices");
is(sql(`select due_on = (api.due(api.today(), 'WD', 5)).due_on
	from rg.case_timer where case_id = ${c.id} and clock = 'publicity'`), "t",
"for five working days");
system(c, "over", "publicity");
is(state(c), "APPROVAL", "after the notice it is decided");
is((await review.get(`${c.here}/do/approve`)).status, 403,
	"who reviewed does not decide, though a leader");
await does(lead1, c, "approve", {}, "APPROVED",
	"one leader is enough for 1,380 yuan");
const letter = sql(`select id from rg.paper where case_id = ${c.id}
	and kind = 'award'`);
page = await v.get(`${c.page}/paper/${letter}.pdf`);
is(page.headers["content-type"], "application/pdf",
	"the schedule is printed");
is(sql(`select count(*) from rg.outbox where case_id = ${c.id} and
	params::text ~ '1380|1,380'`), 0, "messages name no amount");
is((await lead1.get(`${c.here}/do/enter`)).status, 403,
	"who approved does not enter");
await refused(cash, c, "enter", { amount: "1380.01", name_checked: "1" }, 422,
	"决定", "a fen more than was decided");
await does(cash, c, "enter", { amount: "1380.00", name_checked: "1" },
	"PAYING");
is((await cash.get(`${c.here}/do/release`)).status, 403,
	"who entered does not release, whatever his roles");
page = await acct.get(`${c.here}/do/release`);
has(page, money, "who pays sees the number he pays to");
await does(acct, c, "stop", { note: "请核对。" }, "APPROVED",
	"the accountant sends it back");
await does(cash, c, "enter", { amount: "1380", name_checked: "1" }, "PAYING");
await does(acct, c, "release", {}, "RELEASED");
await does(cash, c, "bank_back", { reason_text: "户名不符" }, "RETURNED",
	"the bank returns it");
page = await v.get(c.page);
ok(page.text.includes("转账没有成功") && page.text.includes("户名不符"),
	"the claimant is told, with the reason");
const form = await v.get(`${c.page}/do/new_account`);
reply = await v.post(`${c.page}/do/new_account`, { ...hidden(form.text,
	`${c.page}/do/new_account`), holder: "张样例", bank_name:
	"样例银行湛山支行", account: card() });
is(reply.status, 303, "he gives another account");
await does(cash, c, "enter", { amount: "1380", name_checked: "1" }, "PAYING");
await refused(acct, c, "release", { risk_answer: "已核对。" }, 422, "电话",
	"a new account without a call");
await does(clerk, c, "call_back", { called_on: today, note: "本人确认无误。" },
	"PAYING", "somebody calls back");
await does(acct, c, "release", { risk_answer: "已电话核对。" }, "RELEASED");
await does(cash, c, "paid", { day: today, voucher: slip() }, "PAID");
is(before + 5000000 - balance(), 138000, "the fund has 1,380 yuan less");
page = await v.get(c.page);
ok(page.text.includes("银行付款日期"), "the claimant sees that it is paid");
page = await anybody.get("/employment/subsidy");
ok(/已经拨付/.test(page.text), "figures count it, without a name");
await does(clerk, c, "close", {}, "CLOSED");
is(sql(`select count(distinct account) from rg.case_reviewer where case_id =
	${c.id}`), 5, "five steps, five people");
reply = await put(await person("李样例"), { loan: { loan_no: number } });
is(reply.status, 422, "what was paid is not claimed again");

// ---- a firm: two leaders; objection; refusal -------------------------------------------

const firm = { who: { applicant_kind: "firm", unit_name: `样例企业${run}`,
	uscc: uscc() }, loan: { principal: "4500000", interest_paid: "41400" },
payee: { holder: `样例企业${run}`, account: "", firm_account:
	String(randomInt(1e11, 2e11)) } };
c = await claim(await person("赵样例"), firm, [...papers, "licence_scan"]);
is(sum(c), 1840000, "4,500,000 under the ceiling of 4,000,000: 18,400.00");
accept(c);
await step(clerk, c, "check", asFound({ principal_ok: "4500000", interest_ok:
	"41400" }));
await step(review, c, "publish", { sum_ok: "1" });
const posted = sql(`select n.no || '/' || x.id from rg.notice n
	join rg.notice_row x on x.notice = n.id where x.case_id = ${c.id}`);
page = await anybody.get(`/notices/${encodeURIComponent(posted.split("/")[0])}`);
ok(page.text.includes(`样例企业${run}`) && page.text.includes("18,400.00"),
	"a firm is named, with the sum");
sql(`select api.object(${posted.split("/")[1]}, '赵异议', '13900001234',
	'贷款没有用于经营。', '127.0.0.9', md5(random()::text))`, "rg_portal_pub");
is(state(c), "OBJECTION", "an objection stops it");
await does(objects, c, "dismiss", { note: "经核查，贷款用于经营。" }, "PUBLICITY");
system(c, "over", "publicity");
await does(lead1, c, "approve", {}, "APPROVAL2",
	"18,400 yuan needs a second leader");
await does(lead2, c, "not_agreed", { note: "请再看合同。" }, "APPROVAL");
is(sql(`select count(*) from rg.payment_approval where case_id = ${c.id}
	and void_at is null`), 0, "what was approved no longer counts");
await does(lead1, c, "approve", {}, "APPROVAL2");
await does(lead2, c, "approve_also", {}, "APPROVED",
	"the second approval grants it");
await does(cash, c, "enter", { amount: "18400", name_checked: "1" },
	"PAYING");
page = await acct.get(c.here);
has(page, "金额比平常大", "the risk is shown in words");
await refused(acct, c, "release", {}, 422, "说明", "risks without an answer");
await does(acct, c, "release", { risk_answer: "金额由系统计算，两名负责人批准。" },
	"RELEASED");

c = await claim(await person("钱样例"));
await refused(clerk, c, "reject_check", { reason: "S03" }, 422, "错误",
	"a refusal without words");
await does(clerk, c, "reject_check", { reason: "S03", note: "不是担保贷款。" },
	"REJECTED");
page = await c.v.get(`${c.page}/paper/${sql(`select id from rg.paper
	where case_id = ${c.id} and kind = 'rejection'`)}.pdf`);
is(page.headers["content-type"], "application/pdf",
	"the refusal is printed, with its remedies");
is(sql(`select live from rg.subsidy_claim where case_id = ${c.id}`), "f",
	"and the quarter may be claimed again");

// A correction puts the numbers right, and the sum with them.
c = await claim(await person("孙样例"));
await step(clerk, c, "correct", { canned: "0", item: ["days"],
	"word.days": "逾期的天数不算", note: "请补正。" });
if (state(c) === "CORRECTION") {
	const fix = await c.v.get(`${c.page}/do/resubmit`);

	reply = await c.v.post(`${c.page}/do/resubmit`, { ...hidden(fix.text,
		`${c.page}/do/resubmit`), days: "80" });
	is(reply.status, 303, "a correction comes in");
	is(sum(c), 120000, "and is worked out anew: 1,200.00");
} else
	ok(false, "a correction is asked for", state(c));
await c.v.post(`${c.page}/do/withdraw`, { ...hidden((await c.v.get(
	`${c.page}/do/withdraw`)).text, `${c.page}/do/withdraw`), confirm: "1" });
is(state(c), "WITHDRAWN", "a claim is withdrawn");

// Two send a claim for the same loan at the same moment.
{
	const same = loan();
	const two = await Promise.all(["周样例", "吴样例"].map(person));
	const drafts = [];

	for (const x of two) {
		const at = await begin(x);

		for (const [where, fields] of Object.entries(pages({ loan: { loan_no:
				same } })))
			await save(x, at, where, fields);
		for (const paper of papers)
			await send(x, at, paper);
		drafts.push(at);
	}
	const replies = await Promise.all(two.map((x, i) => submit(x,
		drafts[i])));
	is(replies.map((x) => x.status).sort().join(" "), "303 422",
		"two at once for one loan: one gets it");
	ok(replies.find((x) => x.status === 422)?.text.includes("已经申请过"),
		"the other is told");
}

// ---- the rules, from a day on ----------------------------------------------------------

const head = make("head", "city", "audit");
const later = sql("select api.today() + 400");
const rule = (more = {}) => head.fill("/desk/employment/policy", { name:
	"cap_person", from: later, value: "350000", source: "样例文件一号", ...more });

page = await clerk.get("/desk/employment/policy");
has(page, "财金〔2023〕75号", "officers read the rules");
ok(!page.body.includes('name="source"'), "and set none");
for (const [more, field, what] of [
	[{ from: today }, "from", "a rule from today on"],
	[{ from: "2020-01-01" }, "from", "a rule for the past"],
	[{ value: "3.5e5" }, "value", "no number"],
	[{ value: "0" }, "value", "a ceiling of nothing"],
	[{ name: "share", value: "101" }, "value", "more than all"],
	[{ source: "" }, "source", "no document"]]) {
	reply = await rule(more);
	ok(reply.status === 422 && reply.body.includes(`id="${field}-error"`),
		`${what}: refused`, `${reply.status} ${reply.text.slice(0, 400)}`);
}
is((await rule()).status, 303, "a bureau leader sets one for a day to come");
is((await rule()).status, 422, "once for a day");
is(sql(`select api.policy_value('guaranteed_loan', 'cap_person',
	'${later}'::date)`), 350000, "from then on it holds");
is(sql("select api.policy_value('guaranteed_loan', 'cap_person', api.today())"),
	300000, "and not before");
page = await head.get("/desk/employment/policy");
reply = await head.submit(page, "/desk/employment/policy/cap_person/drop",
	{ day: later });
is(reply.status, 303, "it is taken back before it began");
try {
	sql(`update rg.policy_param set value = '1' where from_on <= api.today()`);
	ok(false, "what is in force stays");
} catch {
	ok(true, "what is in force stays");
}

is(sql("select count(*) from rg.ledger_faults()"), 0,
	"the ledger agrees with all of it");
done();

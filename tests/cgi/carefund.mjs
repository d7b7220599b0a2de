// The care fund through HTTP: assistance from the application to the closed
// case, with every role, what is refused on the way, money that comes back, help
// that comes first; gifts to the report to the donor. Each rule is asked of the
// database; what is tested here is that pages carry it out and say so.
import { randomInt } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote, Reader,
	redirected, sql } from "./office.mjs";

const { Visitor, hidden, png } = kit;
const run = Date.now().toString(36);
const today = sql("select api.today()");
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`${who}-${run}`,
	area[where], roles);
const name = (who) => `样例${who}-${run}`;
const fund = "rg.fund_id('care')";

const clerk = make("clerk", "town", "clerk");
const grid1 = make("grid1", "town", "grid");
const grid2 = make("grid2", "village", "grid");
const town = make("town", "town", "review1");
const objects = make("obj", "district", "objection");
const lead1 = make("lead1", "district", "leader", "grid", "cashier");
const lead2 = make("lead2", "district", "leader");
const lead3 = make("lead3", "district", "leader");
const centre = make("centre", "district", "clerk");
const cash1 = make("cash1", "city", "cashier", "accountant");
const cash2 = make("cash2", "city", "cashier");
const acct1 = make("acct1", "city", "accountant");
const acct2 = make("acct2", "city", "accountant");
const away = make("away", "other", "clerk", "grid", "review1", "leader");
const shop = make("shop", "town", "review2", "audit");

// ---- people and their numbers ------------------------------------------------

function idNumber() {
	let s = `370202198001019${randomInt(96, 99)}`.slice(0, 14) + "99" +
		randomInt(6, 10);
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

	return s + "10X98765432"[w.reduce((t, x, i) => t + x * s[i], 0) % 11];
}
function idOf(day) {
	const s = `370202${day}99${randomInt(6, 10)}`;
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

	return s + "10X98765432"[w.reduce((t, x, i) => t + x * s[i], 0) % 11];
}
const anyId = () => idOf(sql(`select to_char('1960-01-01'::date +
	${randomInt(14000)}, 'YYYYMMDD')`));
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

// ---- the public side -----------------------------------------------------------

const person = async (who = "张样例") => new Visitor().enter(kit.account(who));
async function begin(v, entry) {
	const page = await v.get(entry);
	const to = (await v.post(entry, hidden(page.text, entry))).to;

	return to.replace(/\/[a-z]+$/, "");
}
async function save(v, at, page, fields) {
	const shown = await v.get(`${at}/${page}`);

	return v.post(`${at}/${page}`, { do: "next", ...hidden(shown.text,
		`${at}/${page}`), ...fields });
}
const photo = png(900, 900, randomInt(65536));
async function send(v, at, paper, bytes = photo) {
	const page = await v.get(`${at}/papers`);
	const reply = await v.upload(`${at}/papers`, { ...hidden(page.text,
		`${at}/papers`), do: `upload:${paper}` }, paper, "照片.png", bytes);

	if (reply.status !== 303)
		throw new Error(`${paper}: ${reply.status}`);
}
async function submit(v, at) {
	const page = await v.get(`${at}/check`);

	return v.post(`${at}/check`, { ...hidden(page.text, `${at}/check`),
		truth: "1" });
}
const aidPages = (more = {}) => ({
	who: { applicant_name: "张样例", mobile: "13812345678", relation: "self",
		id_no: anyId(), identity_kind: "self_employed",
		division: area.village, address: "秀湛路1号", ...more.who },
	hardship: { hardship_code: "H5", event_on: sql(
		"select api.today() - 20"), narrative: "家中遭遇突发困难。",
	how: "normal",
	...more.hardship },
	household: { "household.0.name": "张样例", "household.0.relation": "self",
		"household.0.birth_year": "1980", "household.0.income": "2000",
		income_month: "2000", expense_month: "3000", assets: "500",
		...more.household },
	payee: { payee_kind: "self", holder: "张样例", bank_name: "样例银行湛山支行",
		account: card(), ...more.payee },
	promise: { promise: "1", consent_sensitive: "1", consent_verify: "1",
		consent_publicity: "1", ...more.promise },
});
const aidPapers = ["id_scan", "hukou_scan", "identity_proof", "income_proof",
	"account_scan"];

async function ask(v, more = {}, papers = aidPapers) {
	const at = await begin(v, "/carefund/aid/apply");

	for (const [page, fields] of Object.entries(aidPages(more))) {
		const reply = await save(v, at, page, fields);

		if (reply.status !== 303)
			throw new Error(`${page}: ${reply.status} ${plain(reply.text)
				.slice(0, 600)}`);
	}
	for (const paper of papers)
		await send(v, at, paper);
	const reply = await submit(v, at);
	if (reply.status !== 303)
		throw new Error(`submit: ${reply.status} ${plain(reply.text)
			.slice(0, 900)}`);
	const no = reply.to.split("/")[3];

	return { no, id: sql(`select id from rg.case_file where no =
		${quote(no)}`), here: `/desk/carefund/${no}`, page:
		`/carefund/case/${no}`, v };
}

// ---- the officers' side ----------------------------------------------------------

const state = (c) => sql(`select state from rg.case_file where id = ${c.id}`);
const acceptFiles = (c) => sql(`update rg.upload set state = 'accepted'
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
async function task(who, c, code, fields) {
	const id = sql(`select id from rg.case_task where case_id = ${c.id}
		and task = ${quote(code)} and done_at is null`);

	return who.fill(`${c.here}/task/${id}`, fields);
}
const system = (c, action, clock) => {
	sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
		where case_id = ${c.id} and clock = ${quote(clock)}`);
	sql(`select api.act_system(${c.id}, '${action}')`, "rg_courier");
};
let voucher = 0;
const slip = () => `V${run}${++voucher}`;
const balance = () => Number(sql(`select rg.at_bank(${fund})`));
const visited = { visit_on: today, visitors: "样例甲、样例乙", present: "本人", found:
	"家庭情况与申请一致。", agrees: "yes", signed: "1" };
const seen = { visit_on: today, was_there: "1", seen: "情况属实。" };

// Through the home check and the notice to the district.
async function toCounty(c) {
	acceptFiles(c);
	await step(clerk, c, "accept");
	return checked(c);
}
async function checked(c) {
	await step(grid1, c, "arrange", { visit_plan: today });
	await task(grid2, c, "companion", seen);
	await step(grid1, c, "home_done", visited);
	await step(town, c, "pass_town", { opinion: "agree", proposed: "3000",
		note: "同意。" });
	system(c, "over", "publicity");
	if (state(c) !== "COUNTY_APPROVAL")
		throw new Error(`not at the district: ${state(c)}`);
	return c;
}
async function give(yuan, more = {}) {
	const v = await person("捐样例");
	const at = await begin(v, "/carefund/gift/apply");
	const pages = { donor: { donor_kind: "person", donor_name: "捐样例",
		contact: "捐样例", mobile: "13812345679", division: area.district,
		...more.donor }, gift: { kind: "money", amount: String(yuan),
		limited: "none", ...more.gift }, wishes: { receipt_wanted: "yes",
		promise: "1", ...more.wishes } };

	for (const [page, fields] of Object.entries(pages)) {
		const reply = await save(v, at, page, fields);

		if (reply.status !== 303)
			throw new Error(`${page}: ${reply.status} ${plain(reply.text)
				.slice(0, 600)}`);
	}
	const reply = await submit(v, at);
	if (reply.status !== 303)
		throw new Error(`gift: ${reply.status} ${plain(reply.text)
			.slice(0, 600)}`);
	const no = reply.to.split("/")[3];
	return { no, id: sql(`select id from rg.case_file where no =
		${quote(no)}`), here: `/desk/carefund/${no}`, page:
		`/carefund/case/${no}`, v };
}
async function receive(c, yuan) {
	await step(centre, c, "contact", { note: "已联系。" });
	await step(centre, c, "agree", { lawful: "1" });
	await step(cash2, c, "receive", { amount: String(yuan), day: today,
		voucher: slip() });
	if (state(c) !== "RECEIVED")
		throw new Error(`gift not received: ${state(c)}`);
	return c;
}

// ---- what anybody sees -----------------------------------------------------------

const anybody = new Visitor();
let page = await anybody.get("/carefund/");
is(page.status, 200, "the page of the fund");
for (const words of ["样例慈善总会", "公开募捐资格证书", "样例备案", "样例账号",
	"没有付款按钮", "/carefund/aid/apply", "/carefund/gift/apply",
	"/carefund/figures"])
	ok(page.text.includes(words), `it says ${words}`);
ok(!/<form method="post" action="\/carefund/.test(page.text),
	"there is nothing to pay with");
page = await anybody.get("/carefund/?lang=en", { "accept-language": "en" });
await anybody.get("/view?lang=en&next=/carefund/");
page = await anybody.get("/carefund/");
ok(page.text.includes("Who raises the money") && page.text.includes(
	"Sample charity federation"), "the same in English");
for (const to of ["/carefund/gift/apply", "/carefund/aid/apply"]) {
	page = await anybody.get(to);
	is(page.status, 200, `${to} in English`);
	ok(page.text.includes("Log in"), "and asks to log in");
}
page = await anybody.get("/carefund/gifts");
ok(page.status === 303 && page.to.startsWith("/login"),
	"my gifts ask to log in");

// ---- a gift, so that there is something to give ------------------------------------

let gift = await give(9000);
is(state(gift), "INTENT", "an intent is registered");
page = await gift.v.get(gift.page);
ok(page.text.includes("已登记，等待联系"), "the donor sees how far it is");
is((await away.get(gift.here)).status, 404, "another district does not see it");
page = await shop.get(gift.here);
ok(!page.body.includes("/do/"), "the alliance's officers can do nothing with it");
await does(centre, gift, "contact", { note: "已联系，转账到慈善组织账户。" },
	"CONTACTED");
await does(centre, gift, "agree", { lawful: "1" }, "AGREED");
const before = balance();
await refused(cash2, gift, "receive", { amount: "0", day: today,
	voucher: slip() }, 422, "错误", "a gift of nothing");
const v1 = slip();
await does(cash1, gift, "receive", { amount: "9000", day: today, voucher: v1 },
	"RECEIVED");
is(balance() - before, 900000, "the money stands in the ledger");
page = await cash1.get(gift.here);
ok(!page.body.includes("/do/receipt"),
	"who took it in is not offered its receipt");
await refused(cash1, gift, "receipt", {}, 403, "必须是不同的人",
	"the same person again").catch((e) => ok(/no form.*403/.test(e.message),
	"who took the gift in does not issue its receipt", e.message));
await refused(acct1, gift, "receipt", {}, 422, "请", "a receipt without number");
await does(acct1, gift, "receipt", { receipt_no: `P${run}` }, "RECEIPTED");
await does(acct1, gift, "allocate", { plan: "困难家庭生活救助" }, "ALLOCATED");
await refused(acct1, gift, "spend", {}, 422, "还没有用完",
	"what is left is not spent");

// ---- bad input ---------------------------------------------------------------------

{
	const v = await person();
	const at = await begin(v, "/carefund/aid/apply");
	const wrong = async (what, where, fields, field) => {
		const reply = await save(v, at, where, { ...aidPages()[where],
			...fields });

		is(reply.status, 422, `${what} is refused`);
		ok(reply.text.includes(`id="${field}-error"`), `at ${field}`);
	};

	await wrong("a wrong identity number", "who", { id_no:
		"370202198001010011" }, "id_no");
	await wrong("a place elsewhere", "who", { division: "110101001001" },
		"division");
	await wrong("no hardship", "hardship", { hardship_code: "H9" },
		"hardship_code");
	await wrong("an event to come", "hardship", { event_on: "2999-01-01" },
		"event_on");
	await wrong("a wrong card number", "payee", { account:
		"6200000000000000001" }, "account");
	await wrong("an empty household", "household", { "household.0.name": "" },
		"household.0.name");
	await wrong("a child without its guardian's consent", "household",
		{ "household.0.under14": "1", "household.0.guardian": "张样例" },
	"household.0.guardian_consent");
	await wrong("no consent", "promise", { consent_verify: "" },
		"consent_verify");
	await save(v, at, "hardship", aidPages({ hardship: { hardship_code: "H1",
		illness: "1", medical_total: "100", reimbursed: "40", self_paid: "60"
	} }).hardship);
	await wrong("a sum that does not add up", "hardship", { illness: "1",
		medical_total: "100", reimbursed: "40", self_paid: "70" },
	"self_paid");
	is((await submit(v, at)).status, 422, "half a form is not sent");
	for (const [where, fields] of Object.entries(aidPages({ hardship:
			{ how: "urgent" } })))
		await save(v, at, where, fields);
	page = await submit(v, at);
	ok(page.status === 422 && page.text.includes("不能先行救助"),
		"what is no emergency is not handled as one");
}

// ---- assistance, the whole way ---------------------------------------------------

const money = card();
let c = await ask(await person(), { payee: { account: money } });

// A key that does not open is a fault of the machine, not a case that is gone.
const keyFile = execFileSync("find", [`${process.env.STATE}/persons`, "-name",
	sql(`select applicant from rg.case_file where id = ${c.id}`)],
	{ encoding: "utf8" }).trim();
const kept = readFileSync(keyFile);
writeFileSync(keyFile, "broken\n");
page = await c.v.get(c.page);
is(page.status, 503, "a case whose person's key is broken is away for now");
writeFileSync(keyFile, kept);
page = await c.v.get(c.page);
is(page.status, 200, "and back with the key");
is(state(c), "SUBMITTED", "an application is sent");
is(sql(`select count(*) from rg.case_form f, jsonb_each_text(f.fields) x
	where f.case_id = ${c.id} and (x.value like '%${money}%'
	or x.value like '%突发困难%')`), 0, "card and story are sealed");
ok(sql(`select fields->>'account.index' from rg.case_form where case_id =
	${c.id}`).length > 30, "the card can be found again without being opened");
is(sql(`select count(*) from rg.payee where case_id = ${c.id}`), 1,
	"the account is noted with its day");
page = await c.v.get("/carefund/aid/apply");
ok(page.text.includes(c.no), "one at a time: the own case is shown first");
is((await shop.get(`${c.here}/do/accept`)).status, 403,
	"the alliance's officers accept nothing");
for (const who of [away])
	is((await who.get(c.here)).status, 404, "another district sees nothing");
is((await new Reader("off").get(c.here)).status, 303, "nor does a stranger");
page = await clerk.get(c.here);
has(page, "家庭情况", "the clerk sees the answers");
hasNot(page, money, "the card number is not shown whole");
await refused(clerk, c, "accept", {}, 422, "还没有核对", "unchecked papers");
acceptFiles(c);
ok(!(await lead1.get(c.here)).body.includes("/do/fast"),
	"the fast track is not for this hardship");
await does(clerk, c, "accept", {}, "ACCEPTED");
await does(grid1, c, "arrange", { visit_plan: today }, "HOME_CHECK");
page = await step(grid1, c, "home_done", visited);
is(page.status, 422, "one officer alone does not file a visit");
has(page, "同行人员确认上门情况", "the page names what is missing");
page = await task(grid2, c, "companion", { visit_on: today, seen: "x" });
is(page.status, 422, "the second officer says he was there");
page = await task(grid2, c, "companion", seen);
is(page.status, 303, "the second officer confirms the visit");
page = await step(grid2, c, "home_done", visited).catch((e) => e);
ok(page instanceof Error, "the same officer is not the first as well",
	page.status);
await does(grid1, c, "home_done", visited, "TOWN_REVIEW");
page = await town.get(c.here);
has(page, "同行人员确认上门情况", "both are named as reviewers");
await refused(town, c, "pass_town", { opinion: "disagree", proposed: "3000",
	note: "同意。" }, 422, "不予帮扶", "a wrong opinion");
await does(town, c, "pass_town", { opinion: "agree", proposed: "3000", note:
	"同意。" }, "PUBLICITY");
const notice = sql(`select n.no from rg.notice n join rg.notice_row x
	on x.notice = n.id where x.case_id = ${c.id}`);
page = await new Visitor().get(`/notices/${encodeURIComponent(notice)}`);
ok(page.text.includes("张*例") && page.text.includes("湛山街道"),
	"the notice shows the masked name and the town");
for (const words of ["张样例", "突发困难", "3000", "秀湛路1号", "困难情形"])
	ok(!page.text.includes(words), `and not ${words}`);
system(c, "over", "publicity");
is(state(c), "COUNTY_APPROVAL", "after the notice the district decides");
is(sql(`select result from rg.notice_row where case_id = ${c.id}`), "passed",
	"the notice says that nobody objected");
page = await lead1.get(`${c.here}/do/approve`);
is(page.status, 200, "a leader opens the decision");
await refused(lead1, c, "approve", { amount: "99999999", purpose: "living" },
	422, "错误", "more than anybody may decide");
await refused(lead1, c, "approve", { amount: "30000", purpose: "living" }, 422,
	"纪要", "a large amount without minutes");
await does(lead1, c, "approve", { amount: "8000", purpose: "living" },
	"APPROVAL2", "8,000 yuan needs a second leader");
page = await step(lead1, c, "approve_also").catch((e) => e);
is(state(c), "APPROVAL2", "the same leader does not count twice");
await does(lead2, c, "not_agreed", { note: "金额偏高。" }, "COUNTY_APPROVAL");
is(sql(`select count(*) from rg.payment_approval where case_id = ${c.id}
	and void_at is null`), 0, "what was approved no longer counts");
await does(lead1, c, "approve", { amount: "6000", purpose: "living" },
	"APPROVAL2");
await does(lead2, c, "approve_also", {}, "APPROVED",
	"the second approval grants it");
page = await c.v.get(c.page);
ok(page.text.includes("6,000.00"), "the applicant sees the amount");
const paper = /href="([^"]*\/paper\/\d+\.pdf)"[^>]*>[^<]*帮扶援助决定书/.exec(
	page.text)?.[1] ?? /action="([^"]*\/paper\/\d+\.pdf)"/.exec(page.text)?.[1];
const letter = sql(`select id from rg.paper where case_id = ${c.id}
	and kind = 'decision'`);
const pdf = await c.v.get(`${c.page}/paper/${letter}.pdf`);
is(pdf.headers["content-type"], "application/pdf", "the decision is a letter");
is(sql(`select count(*) from rg.outbox where case_id = ${c.id} and
	params::text ~ '6000|6,000|困难'`), 0, "messages name no amount");

// Paying.
is((await lead1.get(`${c.here}/do/enter`)).status, 403,
	"who approved does not enter");
await refused(cash1, c, "enter", { amount: "5000", name_checked: "1" }, 422,
	"决定", "an amount that was not decided");
await does(cash1, c, "enter", { amount: "6000", name_checked: "1" }, "PAYING");
page = await acct1.get(`${c.here}/do/release`);
has(page, money, "who pays sees the number he pays to");
page = await cash1.get(`${c.here}/do/release`);
is(page.status, 403, "who entered does not release, whatever his roles");
page = await acct1.get(c.here);
has(page, "付款前必须说明的风险提示", "risks are shown");
has(page, "金额比平常大", "in words");
await refused(acct1, c, "release", {}, 422, "说明", "risks without an answer");
await does(acct1, c, "stop", { note: "请核对。" }, "APPROVED");
await does(cash1, c, "enter", { amount: "6000", name_checked: "1" }, "PAYING");
await does(acct1, c, "release", { risk_answer: "金额已经集体研究，文件已核对。" },
	"RELEASED");
await does(cash2, c, "bank_back", { reason_text: "户名不符" }, "RETURNED",
	"the bank returns it");
page = await c.v.get(c.page);
ok(page.text.includes("转账没有成功") && page.text.includes("户名不符"),
	"the payee is told, with the reason");
ok(page.text.includes(`${c.page}/do/new_account`), "and asked for the account");
const form = await c.v.get(`${c.page}/do/new_account`);
const other = card();
page = await c.v.post(`${c.page}/do/new_account`, { ...hidden(form.text,
	`${c.page}/do/new_account`), payee_kind: "self", holder: "张样例",
bank_name: "样例银行湛山支行", account: other });
is(page.status, 303, "the payee gives another account");
is(state(c), "APPROVED", "and it is paid anew");
await does(cash1, c, "enter", { amount: "6000", name_checked: "1" }, "PAYING");
await refused(acct1, c, "release", { risk_answer: "已核对。" }, 422, "电话",
	"a new account without a call");
await does(clerk, c, "call_back", { called_on: today, note: "本人确认无误。" },
	"PAYING", "somebody calls back");
await does(acct1, c, "release", { risk_answer: "已电话核对。" }, "RELEASED");
const slip1 = slip();
await does(cash1, c, "paid", { day: today, voucher: slip1 }, "PAID");
is(before + 900000 - balance(), 600000, "the fund has 6,000 yuan less");
is(sql(`select string_agg(amount::text, ' ' order by id) from rg.gift_use
	where payment = (select max(id) from rg.payment where case_id =
	${c.id})`) !== "", "true", "the gifts it came from are noted");
page = await c.v.get(c.page);
ok(page.text.includes("银行付款日期"), "the applicant sees that it is paid");
await refused(grid1, c, "follow_up", { follow_on: today, follow_how: "home",
	received: "no", now: "same" }, 422, "出纳", "money that did not come");
await does(grid1, c, "follow_up", { follow_on: today, follow_how: "home",
	received: "yes", now: "better" }, "FOLLOWED_UP");
await does(clerk, c, "close", {}, "CLOSED");
is(sql(`select count(distinct account) from rg.case_reviewer where case_id =
	${c.id}`), 6, "six steps, six people");

// A second grant within twelve months; the same event.
{
	const old = sql(`select fields->>'id_no.index' from rg.case_form
		where case_id = ${c.id}`);
	const again = await ask(c.v, { hardship: { event_on: sql(
		"select api.today() - 3") } });

	await toCounty(again);
	await refused(lead1, again, "approve", { amount: "1000", purpose:
		"living" }, 422, "十二个月内", "a second grant within a year");
	await refused(lead1, again, "approve", { amount: "1000", purpose:
		"living", repeat_ok: "1" }, 422, "理由", "without a reason");
	sql(`update rg.case_form set fields = fields || jsonb_build_object(
		'event_on.index', (select fields->>'event_on.index' from
		rg.case_form where case_id = ${c.id})) where case_id = ${again.id}`);
	await refused(lead1, again, "approve", { amount: "1000", purpose:
		"living", repeat_ok: "1", note: "病情加重。" }, 422, "同一件事",
	"the same event twice");
	sql(`update rg.case_form set fields = fields - 'event_on.index'
		where case_id = ${again.id}`);
	await does(lead1, again, "approve", { amount: "1000", purpose: "living",
		repeat_ok: "1", note: "病情加重。" }, "APPROVED",
	"with the leader's word it is granted, one approval for 1,000 yuan");
	ok(old.length > 30, "the veteran is found again without being opened");
	await does(cash1, again, "enter", { amount: "1000", name_checked: "1" },
		"PAYING");
	page = await acct1.get(again.here);
	has(page, "十二个月内已经帮扶过", "it is a risk to be answered");
}

// The fund is too small.
{
	const poor = await toCounty(await ask(await person("李样例")));

	await step(lead1, poor, "approve", { amount: "90000", purpose: "housing",
		minutes: `纪要${run}` });
	await step(lead2, poor, "approve_also");
	is(state(poor), "APPROVED", "minutes and two leaders: 90,000 yuan");
	await refused(cash1, poor, "enter", { amount: "90000", name_checked: "1" },
		422, "基金余额不够", "more than the fund has");
	is(state(poor), "APPROVED", "what is not there is not paid");
}

// ---- help first, papers afterwards -------------------------------------------------

c = await ask(await person("王样例"), { hardship: { hardship_code: "H4",
	how: "urgent" } }, []);
is(state(c), "SUBMITTED", "in an emergency no papers are needed to apply");
await does(lead1, c, "fast", { fast_kind: "fire", amount: "2000", purpose:
	"disaster", note: "火灾，先行救助。", confirm: "1" }, "APPROVED",
"a leader grants it at once");
await does(cash1, c, "enter", { amount: "2000", name_checked: "1" }, "PAYING");
await does(acct2, c, "release", { risk_answer: "紧急情况。" }, "RELEASED");
page = await cash1.get(c.here);
ok(!page.body.includes("/do/paid\""), "it is not paid as others are");
await does(cash1, c, "paid_first", { day: today, voucher: slip() },
	"PAID_FIRST");
await does(clerk, c, "late_ask", { note: "请补交材料。", item: ["paper:id_scan"],
	"word.paper.id_scan": "请上传身份证。" }, "PAPERS_DUE");
page = await c.v.get(c.page);
ok(page.text.includes("请上传身份证"), "the papers are listed");
is(sql(`select due_on = (select due_on from api.due(api.today(), 'WD', 10,
	${area.village})) from rg.case_timer where case_id = ${c.id}
	and clock = 'late_papers'`), "t", "within ten working days");
await send(c.v, c.page, "id_scan");
const late = await c.v.get(`${c.page}/do/hand_in`);
page = await c.v.post(`${c.page}/do/hand_in`, hidden(late.text,
	`${c.page}/do/hand_in`));
is(page.status, 303, "the papers are handed in");
is(state(c), "ACCEPTED", "and it goes the way of all cases");
await checked(c);
page = await lead1.get(c.here);
ok(!page.body.includes("/do/approve\"") && !page.body.includes("/do/confirm"),
	"who granted it does not confirm it");
await does(lead3, c, "confirm", {}, "PAID", "another leader confirms");
await does(grid1, c, "follow_up", { follow_on: today, follow_how: "phone",
	received: "yes", now: "same" }, "FOLLOWED_UP");

// Found out of order: the money is taken back.
c = await ask(await person("赵样例"), { hardship: { hardship_code: "H4",
	how: "urgent" } }, []);
await step(lead1, c, "fast", { fast_kind: "flood", amount: "500", purpose:
	"disaster", note: "水灾。", confirm: "1" });
await step(cash1, c, "enter", { amount: "500", name_checked: "1" });
await step(acct2, c, "release", { risk_answer: "紧急情况。" });
await step(cash1, c, "paid_first", { day: today, voucher: slip() });
await step(clerk, c, "late_ask", { note: "请补交材料。", item: ["paper:id_scan"],
	"word.paper.id_scan": "请上传身份证。" });
await step(clerk, c, "waive", { note: "上门收齐。" });
await checked(c);
await does(lead2, c, "recover", { reason: "A04", note: "情况不属实。" },
	"RECOVERY");
const low = balance();
await does(cash1, c, "recovered", { day: today, reason_text: "本人退回" },
	"REVOKED");
is(balance() - low, 50000, "the money is the fund's again");

// ---- opened by an officer for a person ------------------------------------------------

{
	const mobile = "13" + String(Date.now() % 1e9).padStart(9, "0");
	const asked = { service: "care-assistance", name: "钱样例", mobile,
		channel: "counter" };
	const open = "/desk/carefund/open";

	page = await grid1.get(open);
	is(page.status, 200, "a grid officer may open an application");
	page = await grid1.submit(page, open, { ...asked, mobile: "123" });
	is(page.status, 422, "a wrong number is refused");
	is((await acct1.fill(open, asked)).status, 403,
		"an accountant opens nothing");
	page = await grid1.fill(open, asked);
	ok(redirected(page, "/desk/carefund/draft/"), "a draft is begun");
	const at = page.location;
	is(sql(`select count(*) from rg.outbox o join rg.account a on a.id =
		o.account where a.login = '${mobile}' and o.template =
		'opened_for'`), 1, "the person is told at once");
	is((await clerk.fill(open, asked)).status, 422,
		"another officer does not begin a second one");
	page = await grid1.get(`${at}/who`);
	has(page, "正在替他填写： 钱样例", "the page says for whom");
	ok(page.body.includes(`value="${mobile}"`),
		"name and number are the person's, not the officer's");
	is((await clerk.get(`${at}/who`)).status, 404,
		"another officer does not see the draft");
	is((await lead1.get(`${at}/check`)).status, 404, "nor does a leader");
	for (const [where, fields] of Object.entries(aidPages({ who: { mobile,
			applicant_name: "钱样例" }, hardship: { hardship_code:
			"H4", how: "urgent" }, payee: { holder: "钱样例" } }))) {
		page = await grid1.fill(`${at}/${where}`, { do: "next",
			...fields });
		is(page.status, 303, `the officer fills in ${where}`);
	}
	const papers = await grid1.get(`${at}/papers`);
	const data = new FormData();
	for (const [k, v] of Object.entries(hidden(papers.body,
			`${at}/papers`)))
		data.append(k, v);
	data.append("do", "upload:accident_proof");
	data.append("accident_proof", new Blob([photo]), "证明.png");
	page = await grid1.send(`${at}/papers`, { method: "POST", body: data });
	is(page.status, 303, "the officer sends a paper for the person");
	page = await grid1.get(open);
	has(page, "钱样例", "what is not sent yet stands first");
	page = await grid1.fill(`${at}/check`, { truth: "1" });
	ok(redirected(page, "/desk/carefund/BF"), "and sends it");
	const no = page.location.split("/")[3].split("?")[0];
	const mine = { no, id: sql(`select id from rg.case_file where no =
		'${no}'`), here: `/desk/carefund/${no}` };
	is(sql(`select channel || ' ' || (select login from rg.account where id =
		entered_by) from rg.case_file where id = ${mine.id}`),
	`counter grid1-${run}`, "marked with channel and officer");
	page = await clerk.get(mine.here);
	has(page, "由工作人员代为填写", "officers see that it was filled in");
	has(page, name("grid1"), "and by whom");
	is((await grid1.get(`${at}/who`)).status, 303,
		"sent is sent: the officer changes nothing any more");
	const self = await new Visitor().enter(sql(`select id from rg.account
		where side = 'pub' and login = '${mobile}'`));
	page = await self.get(`/carefund/case/${no}`);
	ok(page.status === 200 && page.text.includes("由工作人员代为填写"),
		"the person finds it under his own number, marked");
	is(sql(`select count(*) from rg.outbox where case_id = ${mine.id} and
		template = 'submitted'`) > 0, "true", "and is told the number");
	is((await grid1.fill(open, asked)).status, 422,
		"one at a time holds for officers too");
	is((await shop.fill(open, asked)).status, 403,
		"the alliance's officers open nothing here");
}

// ---- an objection ------------------------------------------------------------------

c = await ask(await person("孙样例"));
acceptFiles(c);
await step(clerk, c, "accept");
await step(grid1, c, "arrange", { visit_plan: today });
await task(grid2, c, "companion", seen);
await step(grid1, c, "home_done", visited);
await step(town, c, "pass_town", { opinion: "agree", proposed: "900", note:
	"同意。" });
sql(`begin; set local role postgres; select api.object((select max(id) from
	rg.notice_row where case_id = ${c.id}), '周样例', '13912345678',
	'他家有三套住房，请核查。', '10.0.0.${randomInt(1, 250)}', ''); commit`);
is(state(c), "OBJECTION", "an objection stops the notice");
page = await c.v.get(c.page);
ok(!page.text.includes("周样例"), "the objector is not told");
await does(objects, c, "reopen", { note: "需要重新核实。" }, "TOWN_REVIEW");
await does(town, c, "return", { note: "再上门一次。" }, "HOME_CHECK");
is(sql(`select count(*) from rg.case_task where case_id = ${c.id} and
	task = 'companion' and done_at is null`), 1, "a new visit, again by two");
await task(grid2, c, "companion", seen);
await does(grid1, c, "home_done", visited, "TOWN_REVIEW");
await does(town, c, "reject_town", { reason: "A07", note: "有房未报。" },
	"REJECTED");
ok((await c.v.get(c.page)).text.includes("不予帮扶"), "the applicant is told");

// ---- gifts: goods, services, return, the report ------------------------------------

page = await gift.v.get("/carefund/gifts");
is(page.status, 200, "my gifts");
ok(page.text.includes(gift.no), "with the number of each");
// Gifts are used in the order they came: the donor of the one that was used.
const used = sql(`select c.applicant from rg.gift_use u join rg.case_file c
	on c.id = u.gift where u.amount > 0 and u.payment is not null
	order by u.id desc limit 1`);
page = await (await new Visitor().enter(used)).get("/carefund/gifts");
ok(/生活救助|灾害和意外/.test(page.text) &&
	page.text.includes("市南区"), "each line says purpose and district");
ok(!/张样例|王样例|BF3702/.test(page.text), "nobody who was helped is named");
page = await (await person("别样例")).get("/carefund/gifts");
ok(!page.text.includes(gift.no), "another person's gifts are not shown");

const goods = await give("", { gift: { kind: "goods", amount: "",
	"goods.0.name": "轮椅", "goods.0.quantity": "2", "goods.0.unit": "台",
	"goods.0.value": "1200", "goods.0.basis": "invoice", limited: "none" },
donor: { donor_kind: "anonymous", donor_name: "" },
wishes: { receipt_wanted: "no", agreement_wanted: "1" } });
await step(centre, goods, "contact", { note: "已联系。" });
await refused(centre, goods, "agree", { lawful: "1" }, 422, "请",
	"an agreement was wanted");
await does(centre, goods, "agree", { lawful: "1", agreement_no: `X${run}` },
	"AGREED");
page = await cash1.get(goods.here);
ok(page.body.includes("/do/receive_goods") && !page.body.includes(
	"/do/receive\""), "goods are received as goods");
await does(cash1, goods, "receive_goods", { amount: "1200", day: today,
	voucher: slip(), checked: "1" }, "RECEIVED");
await does(acct1, goods, "receipt", {}, "RECEIPTED",
	"the donor did without the receipt");
await does(acct1, goods, "allocate", { plan: "送给行动不便的老兵" }, "ALLOCATED");
await refused(acct1, goods, "spend", {}, 422, "还没有用完", "goods in store");
await does(acct1, goods, "hand_out", { amount: "1200", day: today, what:
	"轮椅2台，2户" }, "ALLOCATED");
await does(acct1, goods, "spend", {}, "SPENT");
await does(centre, goods, "feed_back", { note: "两台轮椅已送到，谢谢。" },
	"FED_BACK");
page = await acct1.get(goods.here);
has(page, "捐赠入账 金额 1,200.00 元", "officers see what the books say of it");
has(page, "未用 0.00 元", "and what is left");
page = await goods.v.get("/carefund/gifts");
ok(page.text.includes("轮椅2台，2户"), "the donor sees where the goods went");
const thanks = sql(`select id from rg.paper where case_id = ${goods.id}
	and kind = 'thanks'`);
is((await goods.v.get(`${goods.page}/paper/${thanks}.pdf`)).headers[
	"content-type"], "application/pdf", "certificate of an unnamed donor");
const report = sql(`select id from rg.paper where case_id = ${goods.id}
	and kind = 'feedback'`);
is((await goods.v.get(`${goods.page}/paper/${report}.pdf`)).headers[
	"content-type"], "application/pdf", "and the report");

const service = await give("", { gift: { kind: "service", amount: "",
	service_text: "每月义诊一次", limited: "project", project: "送医上门" } });
await step(centre, service, "contact", { note: "已联系。" });
await step(centre, service, "agree", { lawful: "1" });
await does(cash1, service, "receive_service", { day: today, hours: "8" },
	"RECEIVED");
await does(acct1, service, "receipt", {}, "RECEIPTED");
await does(acct1, service, "allocate", { plan: "义诊" }, "ALLOCATED");
await does(acct1, service, "spend", {}, "SPENT");
await does(centre, service, "feed_back", { note: "义诊完成，谢谢。" }, "FED_BACK");

const wrong = await receive(await give(300, { gift: { kind: "money",
	amount: "300", limited: "purpose", purpose: "study" } }), 300);
is(sql(`select purpose from rg.gift where case_id = ${wrong.id}`), "study",
	"a gift for one purpose is kept for it");
await refused(acct1, wrong, "give_back", { reason: "D01", note: "错汇。",
	amount: "200", day: today, voucher: slip(), confirm: "1" }, 422, "全部",
"half a return");
const high = balance();
await does(acct1, wrong, "give_back", { reason: "D01", note: "错汇。",
	amount: "300", day: today, voucher: slip(), confirm: "1" }, "RETURNED");
is(high - balance(), 30000, "a gift that was sent by mistake goes back");

const never = await give(10);
const drop = await never.v.get(`${never.page}/do/cancel`);
page = await never.v.post(`${never.page}/do/cancel`, { ...hidden(drop.text,
	`${never.page}/do/cancel`), confirm: "1" });
is(state(never), "CANCELLED", "a donor may change his mind");
is(sql(`select count(*) from rg.ledger_faults()`), 0,
	"the ledger finds no fault in all this");
done();

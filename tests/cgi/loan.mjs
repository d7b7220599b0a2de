// Start-up loans through HTTP: an application under the rules of the day, the
// identity verified, lists that are signed and never changed, two officers at
// once, the bank's answers looked at and taken once, repayment, the way to the
// subsidy on interest. What a bank does with a list is done here with openssl
// and sha256sum.
import { randomInt } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import kit from "./kit.js";
import { creditCode, done, has, hasNot, is, makeOfficer, ok, plain, quote,
	Reader, sql } from "./office.mjs";

const { Visitor, hidden, png } = kit;
const run = Date.now().toString(36);
const today = sql("select api.today()");
const area = { village: "370202010001", district: "370202000000",
	city: "370200000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`dk${who}-${run}`,
	area[where], roles);
const clerk = make("clerk", "district", "clerk");
const clerk2 = make("clerk2", "district", "clerk");
const leader = make("lead", "district", "leader");
const away = make("away", "other", "clerk");
const bureau = make("head", "city", "audit");
const person = async (who = "张样例") => new Visitor().enter(kit.account(who));

function anyId() {
	const s = `370202${sql(`select to_char('1960-01-01'::date +
		${randomInt(14000)}, 'YYYYMMDD')`)}99${randomInt(6, 10)}`;
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

	return s + "10X98765432"[w.reduce((t, x, i) => t + x * s[i], 0) % 11];
}
let count = 0;
const number = () => `DKHT-${run}-${++count}`.toUpperCase();
const bankName = `试验银行${run}`;
const desk = "/desk/employment/loans";
const work = mkdtempSync(join(tmpdir(), "loan-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

// ---- forms -------------------------------------------------------------------------

async function begin(v) {
	const entry = "/employment/loan/apply";
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
	money: { project: "社区早餐店，租好门面，缺设备款。", purpose: "equipment",
		amount: "200000", term_m: "24", guarantee: "credit", bank: bankName,
		...more.money },
	promise: { promise: "1", consent_bank: "1", credit_consent: "1" },
});
const papers = ["veteran_proof", "id_scan", "plan", "account_scan"];
async function put(v, more = {}, sent = papers) {
	const at = await begin(v);

	for (const [page, fields] of Object.entries(pages(more))) {
		const reply = await save(v, at, page, fields);

		if (reply.status !== 303)
			throw new Error(`${page}: ${reply.status} ${plain(reply.text)
				.slice(0, 900)}`);
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
const apply = async (v, more, sent) => found(await put(v, more, sent), v);
const state = (c) => sql(`select state from rg.case_file where id = ${c.id}`);
const step = (who, c, action, fields = {}) => who.fill(
	`${c.here}/do/${action}`, fields);
async function does(who, c, action, fields, to, what = action) {
	const reply = await step(who, c, action, fields);

	if (reply.status !== 303)
		console.log(`# ${action}: ${reply.status} ${reply.text
			.slice(0, 1500)}`);
	return is(state(c), to, what);
}
const accept = (c) => sql(`update rg.upload set state = 'accepted'
	where case_id = ${c.id} and state in ('unscanned', 'clean')`);
const verify = async (c, who = clerk) => {
	accept(c);
	return does(who, c, "verify", { identity_ok: "1", papers_ok: "1" },
		"ID_CHECKED", "an officer verifies who it is");
};
// The form of a page that goes to an address, and holds a text.
function inputs(page, action, words) {
	const at = page.body.split(/(?=<form )/).find((s) => s.startsWith(
		`<form method="post" action="${action}"`) && s.includes(words));

	return Object.fromEntries([...(at ?? "").split("</form>")[0].matchAll(
		/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((m) =>
		[m[1], m[2]]));
}
const listing = async (who, cases, more = {}) => who.post(desk, {
	...inputs(await who.get(desk), desk, bankName), case: cases.map((c) => c.id),
	...more });
async function upload(who, text, bank, name = "回复.csv") {
	const page = await who.get(desk);
	const body = new FormData();

	for (const [k, v] of Object.entries({ ...inputs(page,
		`${desk}/answers`, ""), from: bank }))
		body.append(k, v);
	body.append("file", new Blob([text], { type: "text/csv" }), name);
	return who.send(`${desk}/answers`, { method: "POST", body });
}
const heads = "受理编号,结果,合同编号,金额,年利率,期限,日期,原因\r\n";
const row = (c, result, more = {}) => [c.no, result, more.loan ?? "",
	more.sum ?? "", more.rate ?? "", more.months ?? "", more.day ?? today,
	more.reason ?? ""].join(",") + "\r\n";
// What the background program does within seconds.
const sign = () => execFileSync(`${process.env.BIN ?? "build/bin"}/courier`,
	["once"], { stdio: "ignore" });
const listId = (reply) => reply.location.match(/loans\/(\d+)/)[1];

// ---- banks -------------------------------------------------------------------------

const banks = "/desk/employment/banks";
for (const [more, field, what] of [[{ name: "有 空格银行" }, "name",
	"a name with a space"], [{ name: "短" }, "name", "a short one"],
[{ tel: "x" }, "tel", "no telephone"], [{ contact: "" }, "contact", "nobody"]]) {
	const reply = await bureau.fill(banks, { name: bankName, contact:
		"普惠部 钱样例", tel: "0532-88880111", ...more });

	ok(reply.status === 422 && reply.body.includes(`id="${field}-error"`),
		`${what}: refused`, `${reply.status} ${reply.text.slice(0, 300)}`);
}
let reply = await bureau.fill(banks, { name: bankName, contact:
	"普惠部 钱样例", tel: "0532-88880111" });
is(reply.status, 303, "a bureau leader takes a bank in");
reply = await bureau.fill(banks, { name: bankName, contact: "他人", tel:
	"0532-88880112" });
ok(reply.status === 422 && reply.text.includes("已经在名单里"),
	"the same bank is taken in once");
let page = await clerk.get(banks);
ok(page.status === 200 && page.text.includes(bankName) &&
	!page.body.includes('name="contact"'), "clerks see them and add none");
is((await leader.get(banks)).status, 403, "others see no banks");
const bank = sql(`select id from rg.loan_bank where name = ${quote(bankName)}`);

// ---- what the rules of the day say --------------------------------------------------

const anybody = new Visitor();
page = await anybody.get("/employment/loan");
for (const words of ["由银行决定", "300,000.00", "4,000,000.00", bankName,
	"0532-88880111", "openssl pkeyutl", "sha256sum"])
	ok(page.text.includes(words), `anybody reads ${words}`);
await anybody.get("/view?lang=en&next=/employment/loan");
ok((await anybody.get("/employment/loan")).text.includes(
	"the bank alone decides"), "the same in English");
const cap = sql(`select api.policy_value('guaranteed_loan', 'cap_person',
	${quote(today)})::int`);
const asks = await person("王样例");
let at = await begin(asks);
is((await save(asks, at, "who", pages().who)).status, 303, "who applies");
page = await asks.get(`${at}/money`);
ok(page.text.includes("300,000.00") && page.text.includes("财金〔2023〕75号"),
	"the form shows the ceiling of today and where it stands");
ok(page.text.includes("由银行决定"), "and that the bank decides");
for (const [more, field, words] of [
	[{ amount: `${Number(cap) + 0.01}` }, "amount", "最高申请额"],
	[{ term_m: "37" }, "term_m", "最长期限"],
	[{ purpose: "housing" }, "purpose", "不得用于购房"],
	[{ purpose: "securities" }, "purpose", "不得用于购房"],
	[{ purpose: "wealth" }, "purpose", "不得用于购房"],
	[{ amount: "0" }, "amount", "错误"], [{ amount: "x" }, "amount", "错误"],
	[{ bank: "没有的银行" }, "bank", "错误"],
	[{ guarantee: "" }, "guarantee", "错误"],
	[{ project: "短" }, "project", "错误"]]) {
	reply = await save(asks, at, "money", { ...pages().money, ...more });
	ok(reply.status === 422 && reply.text.includes(`id="${field}-error"`) &&
		reply.text.includes(words), `${field} ${Object.values(more)}: ` +
		"refused beside the field", `${reply.status} ${plain(reply.text)
			.slice(0, 700)}`);
}
ok(reply.text.includes("社区早餐店") || reply.text.includes('value="200000"'),
	"what was typed stays");
is((await save(asks, at, "money", { ...pages().money, amount: cap })).status,
	303, "the ceiling itself is allowed");
{
	const firm = await person("李样例");

	at = await begin(firm);
	await save(firm, at, "who", { ...pages().who, applicant_kind: "firm",
		firm_name: "样例早餐有限公司", uscc: creditCode(), reg_on: "2020-01-02",
		stake: "head", stake_since: "2020-01-02" });
	page = await firm.get(`${at}/money`);
	ok(page.text.includes("4,000,000.00") && page.text.includes("10%"),
		"a firm sees its own ceiling and the rule on staff");
	for (const [total, eligible, fine] of [["20", "2", true], ["20", "1",
		false], ["200", "10", true], ["200", "9", false], ["5", "6", false]]) {
		reply = await save(firm, at, "money", { ...pages().money, amount:
			"3000000", staff_total: total, staff_eligible: eligible });
		ok(fine ? reply.status === 303 : reply.status === 422 &&
			reply.text.includes('id="staff_eligible-error"'),
		`${eligible} newly hired of ${total}: ${fine ? "fine" :
			"refused"}`, `${reply.status} ${plain(reply.text)
			.slice(0, 500)}`);
	}
	await save(firm, at, "money", { ...pages().money, amount: "3000000",
		staff_total: "20", staff_eligible: "2" });
	await save(firm, at, "who", { ...pages().who, applicant_kind: "firm",
		firm_name: "样例早餐有限公司", uscc: creditCode(), reg_on: "2020-01-02",
		stake: "holder", stake_since: today });
	await save(firm, at, "promise", pages().promise);
	for (const paper of [...papers, "licence_scan", "staff_list"])
		await send(firm, at, paper);
	reply = await submit(firm, at);
	ok(reply.status === 422 && reply.text.includes("任职或者出资的时间"),
		"a shareholder of today is refused", `${reply.status} ${plain(
			reply.text).slice(0, 600)}`);
}

// ---- an application -----------------------------------------------------------------

const idNo = anyId();
const v = await person();
const c = await apply(v, { who: { id_no: idNo } });
is(state(c), "SUBMITTED", "an application is sent");
ok(/^DK370202/.test(c.no), "its number begins with DK");
is(sql(`select count(*) from rg.case_form f, jsonb_each_text(f.fields) x
	where f.case_id = ${c.id} and x.value like '%${idNo}%'`), 0,
"the identity number is sealed");
page = await v.get(c.page);
ok(page.text.includes("200,000.00") && page.text.includes(bankName),
	"the applicant sees what he asked for, and the bank");
is((await away.get(c.here)).status, 404, "another district does not see it");
is((await new Reader("off").get(c.here)).status, 303, "nor does a stranger");
reply = await step(clerk, c, "verify", { identity_ok: "1", papers_ok: "1" });
is(reply.status, 422, "papers are looked at first");
await verify(c);
is(sql(`select count(*) from rg.paper where case_id = ${c.id}
	and kind = 'identity_sheet'`), 1, "a sheet on the identity is issued");
async function prints(who, x, kind) {
	const paper = sql(`select id from rg.paper where case_id = ${x.id}
		and kind = ${quote(kind)}`);
	const pdf = await who.get(`${x.here}/paper/${paper}.pdf`);
	const file = join(work, `${kind}.pdf`);

	writeFileSync(file, pdf.bytes);
	return execFileSync("pdftotext", [file, "-"], { encoding: "utf8" })
		.replace(/\s/g, "");
}
ok((await prints(clerk, c, "identity_sheet")).includes("不是对信用") &&
	(await prints(clerk, c, "identity_sheet")).includes(bankName),
"it says that it is no word on credit, and to which bank");
for (const action of ["push", "take_back", "hand_over", "grant",
	"bank_reject"]) {
	page = await clerk.get(`${c.here}/do/${action}`);
	ok(page.status >= 400 || !page.body.includes("<form method=\"post\" action=\"" +
		`${c.here}/do/${action}"`), `nobody takes ${action} by hand`,
	page.status);
}

// ---- lists --------------------------------------------------------------------------

const others = [];
for (const name of ["王样例", "赵样例", "钱样例"]) {
	const x = await apply(await person(name), { who: { applicant_name: name } });

	await verify(x);
	others.push(x);
}
for (const who of [leader, bureau])
	is((await who.get(desk)).status, 403, "lists are clerks' work");
is((await new Reader("off").get(desk)).status, 303, "strangers log in first");
page = await clerk.get(desk);
ok([c, ...others].every((x) => page.text.includes(x.no)),
	"who is verified waits for a list");
ok(!(await away.get(desk)).text.includes(c.no), "not in another district");
is((await listing(clerk, [])).status, 422, "an empty list is none");
is((await listing(clerk, [c], { bank: "" })).status, 422, "nor one for nobody");
ok([409, 422].includes((await listing(clerk, [c], { bank: sql(`select id
	from rg.loan_bank where id <> ${bank} limit 1`) })).status),
"nor one for another bank");
is(state(c), "ID_CHECKED", "and nothing happened");
// Two officers at once, with one application in both lists.
const both = await Promise.all([[clerk, [c, others[0]]], [clerk2, [c,
	others[1]]]].map(([who, cases]) => listing(who, cases)));
is(both.filter((x) => x.status === 303).length, 1, "of two officers one makes " +
	"the list");
const lost = both.find((x) => x.status !== 303);
ok([409, 422].includes(lost.status) && lost.text.includes("已经列入名单"),
	"the other is told", `${lost.status} ${lost.text.slice(0, 300)}`);
let list = listId(both.find((x) => x.status === 303));
is(sql(`select count(*) from rg.loan_item where case_id = ${c.id}`), 1,
	"it stands on one list only");
is(state(c), "PUSHED", "the case says so");
is(sql(`select count(*) from rg.loan_item where list = ${list} and line like
	'%${idNo}%'`), 0, "lines are kept sealed");
for (const text of [`update rg.loan_list set n = 9 where id = ${list}`,
	`delete from rg.loan_list where id = ${list}`,
	`update rg.loan_item set line = 'x' where list = ${list}`,
	`delete from rg.loan_item where list = ${list}`]) {
	let said = "";

	try {
		sql(text);
	} catch (e) {
		said = String(e.stderr);
	}
	ok(said.includes("never changed"), `${text.split(" ", 3).join(" ")}: refused`);
}
is((await away.get(`${desk}/${list}`)).status, 404,
	"another district has no such list");
is((await clerk.get(`${desk}/0`)).status, 404, "nor is there any other");
is((await clerk.get(`${desk}/${list}/exe`)).status, 404, "three files, no more");

// ---- what the bank can check ----------------------------------------------------------

sign();
const no = sql(`select no from rg.loan_list where id = ${list}`);
const get = async (part) => {
	const r = await clerk.get(`${desk}/${list}/${part}`);

	is(r.status, 200, `the ${part} of the list`);
	writeFileSync(join(work, `${no}.${part}`), r.bytes);
	return r;
};
const csv = await get("csv");
ok(csv.body.includes(idNo) && csv.body.includes(c.no) &&
	csv.body.includes("身份号码"), "the file tells the bank who applies");
ok((await get("txt")).body.includes(no), "the slip names the list");
await get("sig");
const pem = await anybody.get("/employment/loan/key");
writeFileSync(join(work, "ronggui-lists.pem"), pem.text);
const openssl = () => {
	try {
		return execFileSync("openssl", ["pkeyutl", "-verify", "-pubin",
			"-inkey", "ronggui-lists.pem", "-rawin", "-in", `${no}.txt`,
			"-sigfile", `${no}.sig`], { cwd: work, encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"] });
	} catch (e) {
		return `failed ${e.stdout}${e.stderr}`;
	}
};
ok(openssl().includes("Verified Successfully"), "openssl verifies the signature",
	openssl());
const sums = () => {
	try {
		return execFileSync("sha256sum", ["--check", "--ignore-missing",
			`${no}.txt`], { cwd: work, encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"] });
	} catch (e) {
		return `failed ${e.stdout}`;
	}
};
ok(/OK/.test(sums()), "sha256sum finds the file unchanged", sums());
writeFileSync(join(work, `${no}.csv`), csv.body.replace("200,000.00",
	"900,000.00"));
ok(sums().startsWith("failed"), "and a changed one changed");
writeFileSync(join(work, `${no}.txt`), `${sql(`select rg.loan_slip(l)
	from rg.loan_list l where id = ${list}`)}x\n`);
ok(openssl().startsWith("failed"), "a changed slip is not signed");
is((await clerk.get(`${desk}/${list}/csv`)).body, csv.body,
	"the file is the same whenever it is made");

// ---- handed over, or withdrawn -------------------------------------------------------

const deed = (who, id, fields) => who.fill(`${desk}/${id}`, fields);
const rest = others.filter((x) => state(x) === "ID_CHECKED");
reply = await listing(clerk, rest);
is(reply.status, 303, "the rest goes on a list of its own");
const second = listId(reply);
reply = await deed(clerk2, second, { do: "void", note: "" });
is(reply.status, 422, "a list is withdrawn with a reason");
reply = await deed(clerk2, second, { do: "void", note: "漏了一件" });
is(reply.status, 303, "then it is");
is(state(rest[0]), "ID_CHECKED", "its applications wait again");
page = await clerk.get(`${desk}/${second}`);
ok(page.text.includes("已作废") && !page.body.includes('value="hand"'),
	"and it is not handed over any more");
reply = await listing(clerk, rest);
const third = listId(reply);
sign();
for (const [more, field] of [[{ day: "2000-01-01" }, "day"], [{ day:
	"2999-01-01" }, "day"], [{ day: "" }, "day"], [{ note: "" }, "note"]]) {
	reply = await deed(clerk, list, { do: "hand", day: today, note:
		"专人送达", ...more });
	ok(reply.status === 422 && reply.body.includes(`id="${field}-error"`),
		`${field} "${Object.values(more)}": refused`, reply.status);
}
for (const id of [list, third])
	is((await deed(clerk, id, { do: "hand", day: today, note: "专人送达" }))
		.status, 303, "a list is handed to the bank");
is(state(c), "BANK_REVIEW", "now the bank decides");
page = await v.get(c.page);
ok(page.text.includes("由银行决定"), "the applicant reads that it does");

// ---- the bank's answers ----------------------------------------------------------------

const mine = number();
const [d, e] = others;
const f = others[2];
const good = { loan: mine, sum: "180000", rate: "3.60", months: "24" };
for (const [text, words, what] of [["x,y\r\n1,2\r\n", "第一行要有",
	"a table with other heads"], [heads, "没有结果", "one without rows"]]) {
	reply = await upload(clerk, text, bank);
	ok(reply.status === 422 && reply.text.includes(words), `${what}: refused`,
		`${reply.status} ${reply.text.slice(0, 300)}`);
}
is((await upload(clerk, "", bank)).status, 422, "an empty file: refused");
is((await upload(clerk, heads + row(c, "放款", good), "")).status, 422,
	"of no bank: refused");
is((await upload(leader, heads, bank).catch(() => ({ status: 403 }))).status,
	403, "by somebody else: refused");
const bad = [[row({ no: "DK3702020000" }, "放款", good), "没有这个受理编号"],
	[row(c, "也许"), "结果只能写"], [row(c, "放款", { ...good, sum: "200000.01" }),
		"超过了申请额"], [row(c, "放款", { ...good, sum: "x" }), "金额不对"],
	[row(c, "放款", { ...good, rate: "abc" }), "年利率不对"],
	[row(c, "放款", { ...good, months: "0" }), "期限不对"],
	[row(c, "放款", { ...good, loan: "1" }), "合同编号要4到40个字"],
	[row(c, "放款", { ...good, day: "2999-01-01" }), "日期不对"],
	[row(c, "放款", { ...good, day: "昨天" }), "日期不对"],
	[row(c, "不予放款", { reason: "X9" }), "原因请写代码"],
	[row(c, "还款"), "没有放款"]];
for (const [text, words] of bad) {
	reply = await upload(clerk, heads + text, bank);
	page = await clerk.get(reply.location);
	ok(reply.status === 303 && page.text.includes(words),
		`a row is named: ${words}`, `${reply.status} ${page.text
			.slice(0, 900)}`);
}
const elsewhere = sql(`select id from rg.loan_bank where id <> ${bank} limit 1`);
page = await clerk.get((await upload(clerk, heads + row(c, "放款", good),
	elsewhere)).location);
has(page, "不是这家银行的", "another bank does not answer for this one");
page = await away.get((await upload(away, heads + row(c, "放款", good), bank))
	.location);
has(page, "没有这个受理编号", "nor is it another district's");
const table = heads + row(c, "放款", good) + row(d, "不予放款", { reason: "K02" })
	+ row(c, "放款", { ...good, loan: number() }) + row(e, "也许");
reply = await upload(clerk, table, bank);
let look = reply.location;
page = await clerk.get(look);
ok(page.text.includes("表里重复了"), "one application twice is named");
is(state(c), "BANK_REVIEW", "looking counts for nothing");
is((await away.get(look)).status, 404, "a table is its district's");
is((await clerk.fill(look)).status, 422, "faulty rows are not skipped unasked");
const second_look = (await upload(clerk2, table, bank)).location;
const took = await Promise.all([[clerk, look], [clerk2, second_look]].map(
	async ([who, path]) => who.fill(path, { skip: "1" })));
is(took.filter((x) => x.status === 303).length, 1, "of two with one file one " +
	"takes it");
const late = took.find((x) => x.status !== 303);
ok(late.status === 409 && late.text.includes("已经导入过"),
	"the other is told", `${late.status} ${late.text.slice(0, 300)}`);
is(state(c), "GRANTED", "the bank granted it");
is(sql(`select loan_no || ' ' || principal || ' ' || trim_scale(rate) || ' '
	|| months from rg.loan where case_id = ${c.id}`),
`${mine} 18000000 0.036 24`, "with its numbers");
is(state(d), "BANK_REJECTED", "another it did not");
is(sql(`select reason from rg.case_file where id = ${d.id}`), "K02",
	"for its own reason");
page = await d.v.get(d.page);
ok(page.text.includes("还款能力不足"), "which the applicant reads");
const letter = await prints(clerk, d, "bank_answer");
ok(letter.includes(bankName) && letter.includes("不参与审批") &&
	letter.includes("还款能力不足"), "and a letter says whose decision it is",
letter);
reply = await upload(clerk, table, bank);
ok(reply.status === 422 && reply.text.includes("已经导入过"),
	"the same file is not taken again");
page = await clerk.get((await upload(clerk, heads + row(c, "放款", {
	...good, loan: number() }), bank)).location);
has(page, "已经有回复", "nor a second answer");
page = await clerk.get((await upload(clerk, heads + row(e, "放款", good),
	bank)).location);
has(page, "合同编号已经用过", "one number is one loan");
page = await v.get(c.page);
ok(["180,000.00", mine, "3.6%"].every((x) => page.text.includes(x)),
	"the applicant sees the loan");
is(sql(`select count(*) from rg.case_task where case_id = ${c.id} and task in
	('visit_first', 'visit_next') and done_at is null and due_on = ${quote(
	today)}::date + case task when 'visit_first' then 90 else 365 end`), 2,
"two visits stand in the diary");

// ---- afterwards ---------------------------------------------------------------------------

reply = await upload(clerk, heads + row(c, "还款", { loan: "别的合同" }), bank);
has(await clerk.get(reply.location), "与放款时的不一致",
	"repayment is of the loan that was granted");
look = (await upload(clerk, heads + row(c, "还款", { loan: mine }), bank))
	.location;
is((await clerk.fill(look)).status, 303, "repayment comes in");
is(state(c), "REPAYING", "and is noted");
await does(clerk, c, "overdue", { day: today, note: "银行电话告知" }, "OVERDUE",
	"an officer notes what is overdue");
await does(clerk, c, "repay", { day: today, note: "已补还" }, "REPAYING");
reply = await step(clerk, c, "settle", { day: "2000-01-01", note: "结清" });
ok(reply.status === 422, "a day before the loan is none", reply.status);
const claim = `${c.page}/claim`;
page = await v.get(c.page);
reply = await v.post(claim, hidden(page.text, claim));
ok(reply.status === 303 && /\/employment\/draft\/\d+\/who/.test(reply.to),
	"the way to the subsidy on interest", reply.status);
page = await v.get(reply.to.replace("/who", "/loan"));
ok([mine, "180000.00", 'value="3.6"', bankName].every((x) =>
	page.text.includes(x)), "with what is known of the loan",
plain(page.text).slice(0, 500));
const w = await person("赵样例");
is((await w.post(claim, { ...hidden((await w.get("/employment/resume")).text,
	"/employment/resume") })).status, 404, "nobody claims for another's");
await does(clerk, c, "settle", { day: today, note: "银行告知结清" }, "SETTLED");
is(sql(`select count(*) from rg.case_task where case_id = ${c.id}
	and done_at is null`), 0, "and nothing is left to visit");

// ---- figures, and what is erased ------------------------------------------------------------

const lent = JSON.parse((await anybody.get(`/open/loans.json?${Date.now()}`)).text);
const month = lent.months.find((m) => m.month === String(today).slice(0, 7));
const few = Number(sql(`select count(*) from rg.loan where answer = 'yes' and
	to_char(granted_on, 'YYYY-MM') = ${quote(String(today).slice(0, 7))}`)) < 5;
ok(month && (few ? month.loans === null && month.sum_yuan === null
	: month.loans >= 5), "a handful of loans is hidden in the open data",
JSON.stringify(month));
ok((await anybody.get(`/open/loans.csv?${Date.now()}`)).text.startsWith("month,loans"),
	"the same as a table");
sql(`select rg.erase_loan(c) from rg.case_file c where c.id = ${c.id}`);
page = await clerk.get(`${desk}/${list}`);
ok(page.status === 200 && page.text.includes("已按规定删除"),
	"an erased line takes the file with it");
is((await clerk.get(`${desk}/${list}/csv`)).status, 404,
	"it cannot be made any more");
is((await clerk.get(`${desk}/${list}/sig`)).status, 200,
	"slip and signature stay");
reply = await bureau.fill(banks, {}, `${banks}/${bank}/end`);
is(reply.status, 303, "a bank takes part no longer");
ok(!(await anybody.get("/employment/loan")).text.includes(bankName),
	"and is no longer shown");
is((await clerk.post(`${banks}/${bank}/end`, inputs(await clerk.get(desk), desk,
	""))).status, 403, "a clerk ends none");
done();
void f;

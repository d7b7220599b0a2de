// The care fund's books through HTTP: what everybody sees of it, and the
// accountants' pages of the bank's statements and the months.  What is counted
// how is tested in SQL (fund.sql, ledger.sql); here that pages say it, to whom,
// and what they say of bad input.
import { done, form, has, hasNot, is, makeOfficer, officer, ok, Reader,
	redirected, sql } from "./office.mjs";

const run = Date.now().toString(36);
const city = "370200000000";
const book = makeOfficer(`book-${run}`, city, ["accountant"]);
const cash = makeOfficer(`cash-${run}`, city, ["cashier"]);
const clerk = makeOfficer(`clk-${run}`, city, ["clerk", "supervisor"]);
const district = makeOfficer(`dis-${run}`, "370202000000", ["accountant"]);
const bank = "/desk/carefund/bank", months = "/desk/carefund/months";
const nobody = new Reader("pub");

// ---- for everybody -------------------------------------------------------------

let page = await nobody.get("/carefund/figures");
is(page.status, 200, "figures for everybody");
has(page, "退役军人关爱基金", "the fund by name");
has(page, "样例慈善总会", "who raises the money");
has(page, "样例备案 00000000", "under which filing number");
page = await nobody.send("/carefund/figures", { headers: {
	"Accept-Language": "en" } });
has(page, "Households helped", "in English");
const quarter = sql("select rg.quarter(api.today())");
const paper = (q) => `/carefund/disclosure/${q}`;
page = await nobody.get(paper(quarter));
is(page.status, 200, "the disclosure of a quarter");
has(page, "这个季度还没有结束", "one that is not over says so");
page = await nobody.get(paper(quarter) + ".pdf");
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"as PDF", page.status);
page = await nobody.get(paper(quarter) + ".xlsx");
ok(page.status === 200 && page.bytes.subarray(0, 2).toString() === "PK",
	"as a workbook", page.status);
for (const q of ["2099Q1", "2026Q5", "x", "2026Q1.doc", "2026Q1.pdf.exe",
	"%27%20or%201=1"])
	is((await nobody.get(paper(q))).status, 404, `no disclosure ${q}`);
page = await nobody.get(`/open/figures.json?${Date.now()}`);
ok("carefund.donations_received" in JSON.parse(page.body),
	"in the open figures", page.body.slice(0, 300));

// ---- who comes to the books -------------------------------------------------------

for (const path of [bank, `${bank}/1`, months]) {
	is((await new Reader("off").get(path)).status, 303, `${path}: log in first`);
	page = await clerk.get(path);
	ok(page.status === 403 || page.status === 404, `${path}: not a clerk`,
		page.status);
}
page = await cash.get(bank);
is(page.status, 200, "a cashier looks on");
ok(!page.body.includes('type="file"'), "without bringing anything in");
page = await district.get(bank);
ok(!page.body.includes("rg-stack"), "another place's accountant sees no rows");

// ---- statements ---------------------------------------------------------------------

async function bring(who, name, text, more = {}) {
	const p = await book.get(bank);
	const data = new FormData();

	for (const [k, v] of Object.entries({ ...form(p, bank), ...more }))
		if (k !== "file")
			data.append(k, v);
	if (text !== undefined)
		data.append("file", new Blob([text], { type: "text/csv" }), name);
	if (who !== book) {
		const q = await who.get(months);
		const token = q.body.match(/name="token" value="([^"]*)"/)?.[1];

		data.set("token", token ?? "");
	}
	return who.send(bank, { method: "POST", body: data });
}
const head = "交易日期,借方发生额,贷方发生额,摘要,对方户名,交易流水号\n";
const row = (day, out, into, text, ref) =>
	`${day},${out},${into},${text},张三样例,${ref}\n`;
const refused = async (name, text, words, what) => {
	const p = await bring(book, name, text);

	is(p.status, 422, what);
	has(p, words, `${what}: says why`);
	ok(p.body.includes('id="file-error"'), `${what}: beside the field`);
};
const count = () => sql("select count(*) from rg.bank_row");
const before = count();
await refused("a.csv", undefined, "请", "no file");
await refused("a.csv", "", "文件是空的", "an empty file");
await refused("a.csv", "名称,金额\n甲,1\n", "没有找到", "no such heads");
await refused("a.csv", head + row("2026-01-05", "", "abc", "x", "r1"),
	"有一行看不懂", "an amount that is none");
await refused("a.csv", head + row("2026-13-45", "", "1.00", "x", "r1"),
	"有一行看不懂", "a day that is none");
await refused("a.csv", head + row("2099-01-01", "", "1.00", "x", "r1"),
	"有一行看不懂", "a day to come");
await refused("a.csv", Buffer.concat([Buffer.from(head),
	Buffer.from([0xff, 0xfe, 0x00, 0x81])]), "文件里", "broken text");
await refused("a.csv", "x".repeat(4 * 1024 * 1024 + 1), "不能超过 4 MB",
	"a file too large");
is(count(), before, "nothing of that was kept");
is((await bring(clerk, "a.csv", head + row("2026-01-05", "", "1.00", "利息",
	`${run}0`))).status, 403, "a clerk brings nothing in");
is(count(), before, "nor is it kept");

const statement = head + row("2026-01-21", "", "12.34", "结息", `${run}1`) +
	row("2026-01-22", "0.50", "", "<b>手续费</b>", `${run}2`) +
	row("2026-01-23", "", "7.00", "转错", `${run}3`) +
	row("2026-01-24", "7.00", "", "退回", `${run}4`);
page = await bring(book, "一月.csv", statement);
ok(redirected(page, bank), "a statement is brought in", page.status);
is(count() - before, 4, "row by row");
page = await bring(book, "一月.csv", statement);
is(page.status, 409, "the same again is refused");
has(page, "已经导入过", "which the page says");
page = await bring(book, "again.csv", statement + row("2026-01-25", "",
	"1.11", "新", `${run}5`));
ok(redirected(page, bank), "a longer one is taken");
is(count() - before, 5, "and only what is new");
page = await book.get(bank);
has(page, "结息", "rows wait");
hasNot(page, "张三样例", "without anybody's whole name");
ok(!page.body.includes("<b>手续费"), "text is text");

// ---- rows ------------------------------------------------------------------------

const id = (n) => sql(`select id from rg.bank_row where ref = '${run}${n}'`);
const at = (n) => `${bank}/${id(n)}`;
page = await book.get(at(1));
is(page.status, 200, "a row");
has(page, "12.34", "with its amount");
is((await book.get(`${bank}/999999999`)).status, 404, "a row that is not there");
is((await book.get(`${bank}/x`)).status, 404, "nor a word");
const explain = (n, fields) => book.fill(at(n), fields, `${at(n)}/explain`);
page = await explain(1, {});
is(page.status, 422, "it must be said what it is");
has(page, "请", "beside the choice");
is((await explain(1, { why: "fee" })).status, 422, "income is no fee");
is((await explain(1, { why: "nonsense" })).status, 422, "nor anything");
is((await explain(1, { why: "other", note: " \u3000 " })).status, 422,
	"other needs a word");
is((await explain(1, { why: "other", note: "长".repeat(501) })).status, 422,
	"not too long a one");
ok(redirected(await explain(1, { why: "interest" }), bank), "interest");
ok(redirected(await explain(2, { why: "fee" }), bank), "a fee");
is(sql(`select string_agg(kind, ' ' order by g.id) from rg.ledger_group g
	join rg.bank_match m on m.group_id = g.id join rg.bank_row b
	on b.id = m.row_id where b.ref like '${run}%'`), "interest fee",
	"both are booked");
page = await book.post(`${at(1)}/explain`, { ...form(await book.get(at(3)),
	`${at(3)}/explain`), why: "interest" });
is(page.status, 409, "nobody does it twice");
is((await explain(3, { why: "pair", note: "转错退回", other: "" })).status, 422,
	"a pair needs the other one");
ok(redirected(await explain(3, { why: "pair", note: "转错退回",
	other: id(4) }), bank), "came and went");
is(sql(`select string_agg(state, ' ') from rg.bank_row where ref in
	('${run}3', '${run}4')`), "explained explained", "both rows are done");
page = await book.fill(at(3), {}, `${at(3)}/undo`);
ok(redirected(page, bank), "it can be taken back");
ok(!(await book.get(at(1))).body.includes("/undo"),
	"what was booked stays with its row");
page = await book.get(at(5));
if (page.body.includes(`action="${at(5)}/match"`))
	is((await book.submit(page, `${at(5)}/match`, {})).status, 422,
		"a match names postings");
else
	ok(true, "nothing waits to be matched");
page = await cash.get(at(5));
ok(page.status === 200 && !page.body.includes("/explain"),
	"a cashier changes nothing");

// ---- months ----------------------------------------------------------------------

page = await book.get(months);
is(page.status, 200, "months");
has(page, "2026-01", "of rows and postings");
const close = (fields) => book.fill(months, fields);
for (const [fields, what] of [[{ month: "", balance: "1.00" }, "no month"],
	[{ month: "2026-13", balance: "1.00" }, "no such month"],
	[{ month: "x", balance: "1.00" }, "a word"],
	[{ month: "2026-01", balance: "" }, "no balance"],
	[{ month: "2026-01", balance: "1.234" }, "a third of a fen"],
	[{ month: "2026-01", balance: "-1" }, "less than nothing"],
	[{ month: "2026-01", balance: "abc" }, "no number"],
	[{ month: "2026-01", balance: "1.00" }, "rows still open"]])
	is((await close(fields)).status, 422, `a month is not closed: ${what}`);
is(sql("select count(*) from rg.ledger_month where month = '2026-01-01'"), 0,
	"and none was");
ok(!(await cash.get(months)).body.includes("<select"),
	"a cashier closes none");
is(sql("select count(*) from rg.ledger_faults()"), 0, "the ledger agrees");
done();

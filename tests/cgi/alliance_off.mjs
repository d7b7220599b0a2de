// The officers' side of the alliance through HTTP: who may do what, every step
// of a review, many cases at once, notices, members.  Each rule is asked of
// the database; what is tested here is that pages say what it said.
import { deflateSync, crc32 } from "node:zlib";
import { acceptFiles, column, done, form, has, hasNot, is, makeApplicant,
	makeCase, makeOfficer, officer, ok, plain, quote, Reader, redirected, session,
	sql } from "./office.mjs";

const run = Date.now().toString(36);
const name = (who) => `${who}-${run}`;
const at = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, station, ...roles) => makeOfficer(name(who), at[station],
	roles);
const today = sql("select api.today()");

const clerk = make("clerk", "town", "clerk");
const clerk2 = make("clerk2", "town", "clerk");
const boss = make("boss", "town", "clerk", "supervisor");
const first = make("first", "district", "review1", "review2");
const first2 = make("first2", "district", "review1");
const second = make("second", "district", "review2", "objection");
const objection = make("objection", "district", "objection");
const audit = make("audit", "city", "audit");
const publisher = make("publisher", "city", "publisher");
const plainOfficer = make("plain", "district");
const stranger = make("stranger", "other", "clerk", "review1", "review2",
	"objection");
const admin = make("admin", "city", "sysadmin");
const display = (who) => sql(`select name from rg.account where login =
	${quote(name(who))}`);

// Takes a step through its page.
const step = (who, c, action, fields = {}) => who.fill(
	`${c.here}/do/${action}`, fields);
const pass1 = { credit_result: "clear", credit_on: today, offer_real: "1" };
const pass2 = { visit_on: today, visitors: "张样例、李样例", visit_note:
	"店在，优待已明示。" };
// To a state, by the shortest way.
async function bring(c, to) {
	const way = [["ACCEPTED", clerk, "accept", {}],
		["REVIEW1", first2, "forward", {}],
		["REVIEW2", first2, "pass1", pass1],
		["AUDIT", second, "pass2", pass2],
		["TO_PUBLISH", audit, "pass3", { batch_no: "2026-1" }],
		["PUBLICITY", publisher, "publish", {}]];

	acceptFiles(c);
	for (const [state, who, action, fields] of way) {
		const reply = await step(who, c, action, fields);

		if (reply.status !== 303)
			throw new Error(`${action}: ${reply.status} ${reply.text}`);
		if (state === to)
			return c;
	}
	throw new Error(to);
}
const fresh = (to, more) => to ? bring(makeCase(makeApplicant(), more), to)
	: makeCase(makeApplicant(), more);

// ---- who may see --------------------------------------------------------------

let c = makeCase(makeApplicant());
let page = await new Reader("off").get(c.here);
ok(redirected(page, "/desk/login?next=/desk/alliance/"),
	"who is not logged in is sent to log-in");
page = await clerk.get(c.here);
is(page.status, 200, "the clerk of the town opens the case");
has(page, c.no, "number");
has(page, "待受理", "state in words");
has(page, column(c, "due_on"), "the promised date is the applicant's");
has(page, "商超零售", "codes of answers are words");
has(page, "市南区湛山街道", "the place is in words");
ok(page.body.includes(`${c.here}/do/accept`), "what may be done is a button");
ok(!page.body.includes("/do/pass1"), "what may not be done is none");
is(sql(`select count(*) from rg.read_log where object = ${quote(c.no)}
	and route = '/desk/alliance/:no'`), 1, "reading it was noted");
for (const [who, reader] of [["another district", stranger],
	["an administrator", admin]]) {
	is((await reader.get(c.here)).status, 404, `${who} does not see it`);
	is((await reader.get(`${c.here}/do/accept`)).status, 404,
		`nor its steps (${who})`);
}
page = await plainOfficer.get(c.here);
is(page.status, 200, "an officer without roles sees cases of the area");
ok(!page.body.includes("/do/"), "and can do nothing");
page = await plainOfficer.get(`${c.here}/do/accept`);
is(page.status, 403, "a step that is not his is refused");
has(page, "您没有这项权限", "in plain words");
page = await second.get(`${c.here}/do/pass2`);
is(page.status, 403, "a step of another state is refused");
has(page, "现在不能这样办理", "in plain words");
is((await clerk.get(`${c.here}/do/nothing`)).status, 404, "no such step");
is((await clerk.get(`${c.here}/do/withdraw`)).status, 404,
	"no step of the applicant's");
is((await clerk.get(`${c.here}/claim`)).status, 405, "no deed by GET");
is((await clerk.get("/desk/alliance/LM0")).status, 404, "no such case");
page = await clerk.get(`${c.here}/do/accept`);
is((await stranger.post(`${c.here}/do/accept`, form(page,
	`${c.here}/do/accept`))).status, 403, "another's form token is refused");
is((await clerk.post(`${c.here}/do/accept`, { ...form(page,
	`${c.here}/do/accept`), key: "" })).status, 400, "a form without key");

// ---- who has it ------------------------------------------------------------------

const both = await Promise.all([clerk.get(c.here), clerk2.get(c.here)]);
page = await clerk.submit(both[0], `${c.here}/claim`);
ok(redirected(page, c.here), "a clerk claims it");
page = await clerk2.submit(both[1], `${c.here}/claim`);
is(page.status, 409, "whoever comes second is refused");
has(page, "已经有人领办", "is told so");
has(page, display("clerk"), "and told who has it");
hasNot(page, "这段时间里发生了什么", "the whole history is no news");
page = await clerk.get(`${c.here}?done=claimed`);
has(page, "已由您领办", "the deed is confirmed");
const forRelease = form(page, `${c.here}/release`);
is((await clerk2.post(`${c.here}/release`, { ...form(both[1],
	`${c.here}/claim`) })).status, 409, "only the owner puts it back");
ok(redirected(await clerk.post(`${c.here}/release`, forRelease), c.here),
	"the owner puts it back");
is(column(c, "coalesce(owner, 0)"), 0, "nobody has it");
page = await clerk.get(`${c.here}/assign`);
is(page.status, 403, "assigning is a supervisor's");
page = await boss.get(`${c.here}/assign`);
has(page, display("clerk2"), "the supervisor sees who can take it");
hasNot(page, display("first"), "and nobody else");
is((await boss.submit(page, `${c.here}/assign`)).status, 422,
	"one must be chosen");
const other = sql(`select id from rg.account where login =
	${quote(name("first"))}`);
is((await boss.submit(page, `${c.here}/assign`, { officer: other })).status,
	422, "who cannot take the step is refused");
const chosen = sql(`select id from rg.account where login =
	${quote(name("clerk2"))}`);
ok(redirected(await boss.submit(page, `${c.here}/assign`,
	{ officer: chosen }), c.here), "the case is assigned");
is(column(c, "owner"), chosen, "it is his");
page = await clerk2.get(c.here);
has(page, "指派", "the way it went is shown");

// ---- papers --------------------------------------------------------------------

const files = sql(`select string_agg(id::text, ' ' order by id) from rg.upload
	where case_id = ${c.id}`).split(" ");
const judge = (who, file, deed, word = "") => who.fill(c.here, { do: deed,
	[`word_${file}`]: word }, `${c.here}/file/${file}/judge`);
page = await step(clerk, c, "accept");
is(page.status, 422, "unchecked papers hold the case up");
has(page, "营业执照", "the page names them");
page = await judge(clerk, files[0], "refuse");
is(page.status, 422, "refusing a file needs a word");
has(page, "请填写这一项", "which the page says");
ok(redirected(await judge(clerk, files[0], "refuse", "看不清 <b>公章</b>"),
	c.here), "a file is refused with a word");
page = await clerk.get(c.here);
has(page, "看不清 <b>公章</b>", "the word is shown as it was typed");
has(page, "需要重新上传", "the state of the file too");
page = await step(clerk, c, "accept");
is(page.status, 422, "a refused file holds it up as well");
ok(redirected(await judge(clerk, files[0], "accept"), c.here),
	"the officer thinks again");
await judge(clerk, files[1], "accept");
page = await plainOfficer.get(c.here);
ok(!page.body.includes("/judge"), "who does not take the step judges nothing");
is((await plainOfficer.post(`${c.here}/file/${files[0]}/judge`, { ...form(page,
	`${c.here}/note`), do: "accept" })).status, 403,
	"and is refused by the database");
for (const state of ["pending", "infected", "failed"]) {
	sql(`update rg.upload set state = ${quote(state)} where id = ${files[1]}`);
	page = await clerk.get(c.here);
	ok(!page.body.includes(`${c.here}/file/${files[1]}"`),
		`a file that is ${state} has no link`);
	is((await clerk.get(`${c.here}/file/${files[1]}`)).status, 404,
		"and does not open");
}
sql(`update rg.upload set state = 'accepted' where id = ${files[1]}`);

// ---- steps -----------------------------------------------------------------------

page = await clerk.get(`${c.here}/do/accept`);
has(page, "材料齐全，符合要求，予以受理。", "words often needed are proposed");
const twice = { ...form(page, `${c.here}/do/accept`), canned: "0",
	note: "来电已核实 <i>" };
const clicks = await Promise.all([clerk.post(`${c.here}/do/accept`, twice),
	clerk.post(`${c.here}/do/accept`, twice)]);
ok(clicks.every((r) => r.status === 303), "a double click gives one answer");
is(column(c, "state"), "ACCEPTED", "accepted");
is(sql(`select count(*) from rg.case_event where case_id = ${c.id}
	and action = 'accept'`), 1, "once");
page = await clerk.get(`${c.here}?done=acted`);
has(page, "已办理", "the deed is confirmed");
has(page, "予以受理。 来电已核实 <i>", "note and proposal stand in the history");
has(page, display("clerk"), "with the officer");
has(page, "湛山街道退役军人服务站", "and the station");
has(page, "受理通知书", "the notice was issued");
const paper = page.body.match(/\/paper\/(\d+)\.pdf/)[1];
page = await clerk.get(`${c.here}/paper/${paper}.pdf`);
is(page.headers.get("content-type"), "application/pdf", "a paper is a PDF");
ok(page.bytes.subarray(0, 5).toString() === "%PDF-", "that begins as one");
is((await stranger.get(`${c.here}/paper/${paper}.pdf`)).status, 404,
	"not for another district");

// Two officers with one case.
const [mine, theirs] = [await first.get(`${c.here}/do/forward`),
	await first2.get(`${c.here}/do/forward`)];
ok(redirected(await first.submit(mine, `${c.here}/do/forward`), c.here),
	"the first reviewer begins");
page = await first2.submit(theirs, `${c.here}/do/forward`, { note: "我来办" });
is(page.status, 409, "an old page is refused");
has(page, "这段时间里发生了什么", "the page says what changed");
has(page, display("first"), "and who did it");
has(page, "现在已经不能办理", "and that this step is over");
const old = await first.get(`${c.here}/do/pass1`);
sql(`update rg.case_file set version = version + 1 where id = ${c.id}`);
page = await first.submit(old, `${c.here}/do/pass1`, { ...pass1,
	note: "还在吗" });
is(page.status, 409, "another version is refused");
ok(page.body.includes("还在吗"), "what was typed is kept");
is((await first.submit(page, `${c.here}/do/pass1`, pass1)).status, 303,
	"and can be sent again from the page as it is now");

c = await fresh("REVIEW1");
page = await step(first2, c, "pass1");
is(page.status, 422, "required fields");
has(page, "信用查询结果", "named in the summary");
page = await step(first2, c, "pass1", { ...pass1, credit_result: "penalty" });
is(page.status, 422, "with a bad result nobody passes");
has(page, "查询结果有问题的，不能通过", "in the words of the standard");
ok(/value="penalty"[^>]* checked/.test(page.body), "the choice is kept");
page = await step(first2, c, "pass1", { ...pass1, credit_on: "2031-01-01" });
is(page.status, 422, "a day to come is refused");
page = await step(first2, c, "reject1", { note: "不真实" });
is(page.status, 422, "a refusal needs a reason");
page = await step(first2, c, "reject1", { reason: "R04" });
is(page.status, 422, "and words");
page = await step(first2, c, "reject1", { reason: "R13", note: "不同意" });
is(page.status, 422, "and a reason of this step");
page = await step(first2, c, "reject1", { reason: "R04", note: "x".repeat(
	2001) });
is(page.status, 422, "and words that are not too long");
has(await first2.get(`${c.here}/do/reject1`),
	"R04 列入经营异常名录或者严重违法失信名单", "reasons are shown in words");

// Three reviewers, three people.
is((await step(first, c, "pass1", pass1)).status, 303, "first review");
page = await first.get(`${c.here}/do/pass2`);
is(page.status, 403, "who took the first review cannot take the second");
has(page, "必须是不同的人", "and is told why");
page = await first.get(c.here);
is((await first.post(`${c.here}/do/pass2`, { ...form(page, `${c.here}/note`),
	version: column(c, "version"), ...pass2 })).status, 403,
	"nor by a form of his own");
is((await step(second, c, "pass2", pass2)).status, 303, "second review");
page = await audit.get(c.here);
for (const who of ["first", "second"])
	has(page, display(who), "the page names the reviewers so far");
has(page, "店在，优待已明示。", "what was filled in stands in the history");

// Return, once; the earlier reviewer takes it again.
is((await step(audit, c, "return", {})).status, 422, "a return needs words");
is((await step(audit, c, "return", { note: "请补核查记录" })).status, 303,
	"the auditor returns it");
is(column(c, "state"), "REVIEW2", "to the step before");
is((await step(second, c, "pass2", pass2)).status, 303,
	"the same reviewer takes it again");
page = await audit.get(`${c.here}/do/return`);
is(page.status, 403, "a second return is refused");
has(page, "只能退回一次", "and said so");

// ---- correction ------------------------------------------------------------------

const who = makeApplicant();
c = makeCase(who);
page = await step(clerk, c, "correct", { note: "请补正" });
is(page.status, 422, "a correction names something");
has(page, "请至少勾选一项", "which the page says");
page = await step(clerk, c, "correct", { note: "请补正",
	item: ["hours", "paper:photo"], "word.hours": "与执照不符" });
is(page.status, 422, "each with a word");
ok(/value="hours"[^>]* checked/.test(page.body) &&
	page.body.includes("与执照不符"), "what was ticked and written is kept");
page = await step(clerk, c, "correct", { canned: "0", item: ["hours",
	"paper:photo"], "word.hours": "与执照不符", "word.paper.photo":
	"看不清招牌" });
is(page.status, 303, "the notice goes out");
is(column(c, "state"), "CORRECTION", "the case waits");
is(sql(`select array_to_string(items, ' ') from rg.case_correction
	where case_id = ${c.id}`), "hours paper:photo", "with just these items");
page = await clerk.get(c.here);
has(page, "营业时间 ：与执照不符", "the page lists them in words");
const change = (field, value) => {
	try {
		return sql(`begin; select set_config('rg.token', ${quote(who.token)},
			true); select api.act(${c.id}, ${column(c, "version")},
			'resubmit', '', null, '{${field}}', '{${field}}',
			array[${quote(value)}], ''); commit;`, "rg_alliance_pub");
	} catch (e) {
		return String(e.stderr);
	}
};
ok(change("address", "别处1号").includes("err_closed_field"),
	"another field stays closed");
change("hours", "8:00-20:00");
is(column(c, "state"), "SUBMITTED", "the applicant answers");
page = await clerk.get(c.here);
has(page, "9:00-21:00 → 8:00-20:00", "the officer sees what changed");

// ---- words --------------------------------------------------------------------------

page = await clerk.fill(c.here, { body: " " }, `${c.here}/message`);
is(page.status, 422, "an empty message");
page = await clerk.fill(c.here, { body: "请带<原件>", answer: "1" },
	`${c.here}/message`);
is(page.status, 303, "a message to the applicant");
sql(`insert into rg.case_message (case_id, side, author, author_name, body, at)
	select id, 'pub', applicant, '样例商户', '好的，明天来', api.now()
	from rg.case_file where id = ${c.id}`);
page = await clerk.get(c.here);
has(page, "请带<原件>", "is shown");
has(page, "好的，明天来", "and the answer");
has(await clerk.get("/desk/"), "新消息", "the inbox shows that one came");
is((await clerk.submit(page, `${c.here}/read`)).status, 303,
	"it is marked as read");
is(sql(`select count(*) from rg.case_message where case_id = ${c.id}
	and side = 'pub' and read_at is null`), 0, "it is");
is((await clerk.fill(c.here, { inner: "电话核实过" }, `${c.here}/note`))
	.status, 303, "a note among officers");
has(await clerk2.get(c.here), "电话核实过", "which officers see");
is((await stranger.post(`${c.here}/note`, {})).status, 403,
	"a form without token");

// ---- related cases --------------------------------------------------------------

const again = makeCase(makeApplicant(), { mobile: "13711112222" });
const like = makeCase(makeApplicant(), { mobile: "13711112222" });
const far = makeCase(makeApplicant(), { mobile: "13711112222",
	division: "370203005001" });
page = await clerk.get(again.here);
has(page, like.no, "a case with the same mobile is shown");
has(page, "同一手机号", "and why");
hasNot(page, far.no, "not one of another area");

// ---- files in the store ----------------------------------------------------------

function png(side) {
	const chunk = (type, data) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const size = Buffer.alloc(4), sum = Buffer.alloc(4);

		size.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([size, body, sum]);
	};
	const head = Buffer.alloc(13);

	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	head.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc((side + 1) * side, 200);
	for (let y = 0; y < side; y++)
		rows[y * (side + 1)] = 0;
	return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page" +
	"/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\nxref\n0 4\n" +
	"0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n" +
	"0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n" +
	"%%EOF\n");
const owner = makeApplicant();
const reader = new Reader("pub", owner.token);
await reader.fill("/alliance/apply", {});
const draft = sql(`select id from rg.case_file where kind = 'draft' and
	applicant = (select id from rg.account where login =
	${quote(owner.mobile)})`);
async function upload(code, bytes, type) {
	const path = `/alliance/draft/${draft}/papers`;
	const data = new FormData();

	for (const [k, v] of Object.entries(form(await reader.get(path), path)))
		if (k !== code)
			data.append(k, v);
	data.append("do", `upload:${code}`);
	data.append(code, new Blob([bytes], { type }), `样例.${type.slice(-3)}`);
	return reader.send(path, { method: "POST", body: data });
}
is((await upload("photo", png(900), "image/png")).status, 303,
	"an applicant sends a picture");
is((await upload("licence_scan", pdf, "application/pdf")).status, 303,
	"and a PDF");
const c2 = makeCase(owner, {}, []);
const kept = (code) => sql(`select id from rg.upload where case_id = ${c2.id}
	and paper = ${quote(code)} and state <> 'replaced'`);
const open = async (who, code) => {
	const to = await who.get(`${c2.here}/file/${kept(code)}`);

	return to.status === 303 ? [await who.get(to.location), to.location]
		: [to, ""];
};
let [file, address] = await open(clerk, "photo");
is(file.status, 200, "an officer opens a picture");
ok(/^image\//.test(file.headers.get("content-type")) &&
	/^inline/.test(file.headers.get("content-disposition")),
	"which is shown");
[file] = await open(clerk, "licence_scan");
ok(file.status === 200 && /^attachment/.test(file.headers.get(
	"content-disposition")), "a PDF is only a download");
is((await stranger.get(`${c2.here}/file/${kept("photo")}`)).status, 404,
	"not for another district");
is((await clerk.get(`${c.here}/file/${kept("photo")}`)).status, 404,
	"not under another case");
ok([404, 410].includes((await clerk.get(address.replace(kept("photo"),
	kept("licence_scan")))).status), "an address opens no other file");

// ---- many cases at once -----------------------------------------------------------

is((await clerk.get("/desk/alliance/batch")).status, 403,
	"who takes no step in batches has no such page");
const many = [];
for (let i = 0; i < 4; i++)
	many.push(await fresh("AUDIT"));
page = await audit.get("/desk/alliance/batch?action=pass3");
for (const x of many)
	has(page, x.no, "the auditor sees what waits");
ok((await audit.get("/desk/alliance/batch?action=pass3&all=1")).body.includes(
	`value="${many[0].id}:${column(many[0], "version")}" checked`),
	"and can choose all");
const ticks = many.map((x) => `${x.id}:${column(x, "version")}`);
const batch = { ...form(page, "/desk/alliance/batch"), action: "pass3",
	batch_no: "2026-7" };
page = await audit.post("/desk/alliance/batch", batch);
is(page.status, 422, "some must be chosen");
page = await audit.post("/desk/alliance/batch", { ...batch, batch_no: "",
	case: ticks });
is(page.status, 422, "the batch has a number");
ok(page.body.includes(`value="${ticks[1]}" checked`), "what was ticked is kept");
await step(audit, many[0], "return", { note: "材料需再看" });
const elsewhere = await fresh("REVIEW1");
const sent = { ...batch, case: [...ticks, `${elsewhere.id}:${column(elsewhere,
	"version")}`] };
page = await audit.post("/desk/alliance/batch", sent);
is(page.status, 200, "a mixed batch has a page of results");
has(page, "3 件已办理", "the good ones were taken");
has(page, "2 件没有办理", "the others not");
has(page, "这一件刚刚有了变化", "a stale one says so");
has(page, "现在不能这样办理", "one of another state too");
is(many.slice(1).map((x) => column(x, "state")).join(" "),
	"TO_PUBLISH TO_PUBLISH TO_PUBLISH", "in the record as well");
is(column(many[0], "state"), "REVIEW2", "the stale one is where it was");
const versions = many.map((x) => column(x, "version")).join(" ");
page = await audit.post("/desk/alliance/batch", sent);
has(page, "3 件已办理", "the same form again gives the same answer");
is(many.map((x) => column(x, "version")).join(" "), versions,
	"and does nothing again");
page = await audit.post("/desk/alliance/batch", { ...batch, case: Array.from(
	{ length: 501 }, (_, i) => `${i + 1}:1`) });
is(page.status, 422, "more than 500 are refused");
is((await audit.post("/desk/alliance/batch", { ...batch, case: ["1'--:x"] }))
	.status, 400, "what is no case is no form of ours");
page = await audit.get("/desk/alliance/batch?action=pass3");
is((await audit.post("/desk/alliance/batch", { ...batch, action: "publish",
	case: ticks })).status, 403, "a step of another role");

// ---- notices ---------------------------------------------------------------------

page = await publisher.get("/desk/alliance/notices");
has(page, many[1].no, "what is to be published");
page = await publisher.fill("/desk/alliance/batch?action=publish", {
	case: many.slice(1).map((x) => `${x.id}:${column(x, "version")}`) },
	"/desk/alliance/batch");
has(page, "3 件已办理", "is published in a batch");
page = await publisher.get("/desk/alliance/notices?tab=open");
has(page, many[1].no, "what is on notice");
const object = (x) => sql(`select api.object(${sql(`select max(id) from
	rg.notice_row where case_id = ${x.id}`)}, '王异议', '13800138000', '店里没有优待。',
	'127.0.0.1', '')`, "rg_portal_pub");
object(many[1]);
object(many[2]);
page = await objection.get("/desk/alliance/notices?tab=frozen");
has(page, many[1].no, "what an objection holds up");
page = await objection.get(many[1].here);
has(page, "王异议", "an officer sees who objected");
has(page, "店里没有优待。", "and what");
has(page, "核查异议", "the task is there");
page = await second.get(`${many[1].here}/do/dismiss`);
is(page.status, 403, "a reviewer of the case does not look into it");
has(page, "必须是不同的人", "and is told why");
is((await step(objection, many[1], "dismiss", {})).status, 422,
	"the answer has reasons");
is((await step(objection, many[1], "dismiss", { canned: "0" })).status, 303,
	"unfounded");
is(column(many[1], "state"), "PUBLICITY", "the notice goes on");
has(await objection.get(many[1].here), "不成立", "the page shows the outcome");
is((await step(objection, many[2], "reopen", { note: "有新情况" })).status,
	303, "new facts");
is(column(many[2], "state"), "REVIEW2", "back to second review");
object(many[3]);
is((await step(audit, many[3], "uphold", { note: "属实" })).status, 422,
	"upholding needs a reason");
is((await step(audit, many[3], "uphold", { reason: "R05", canned: "0" }))
	.status, 303, "founded");
is(column(many[3], "state || ' ' || reason"), "REJECTED R05",
	"the case is refused with the reason found");
has(await objection.get(many[3].here), "R05 没有实际优待",
	"which the page shows in words");

// ---- members ----------------------------------------------------------------------

// The clock of a notice runs out; the courier admits.
async function admit(x) {
	sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
		where case_id = ${x.id} and clock = 'publicity'`);
	for (let i = 0; i < 100 && column(x, "state") !== "MEMBER"; i++)
		await new Promise((r) => setTimeout(r, 200));
	return column(x, "state");
}
const shop = await fresh("PUBLICITY", { unit_name: "=HYPERLINK(样例)" });
is(await admit(shop), "MEMBER", "a unit is admitted");
const number = sql(`select no from rg.member where case_id = ${shop.id}`);
page = await clerk.get("/desk/alliance/members?state=MEMBER");
has(page, number, "members are listed for officers");
hasNot(await stranger.get("/desk/alliance/members"), number,
	"not for another district");
has(await clerk.get(`/desk/alliance/members?q=${encodeURIComponent(number)}`),
	shop.no, "and found by number");
const members = "/desk/alliance/members";
page = await clerk.fill(members, { do: "csv" });
ok(/attachment/.test(page.headers.get("content-disposition")) &&
	page.body.includes(number), "the list as CSV");
ok(page.body.includes(`"'=HYPERLINK(样例)"`), "without formulas");
ok(!page.body.includes("139"), "and without telephones");
is(sql(`select count(*) from rg.read_log where route = ${quote(members)}
	and object like 'csv%rows=%' and account = (select id from rg.account
	where login = ${quote(name("clerk"))})`), 1, "the export was noted");
page = await clerk.fill(members, { do: "xlsx" });
ok(page.bytes.subarray(0, 2).toString() === "PK", "and as a workbook");
is((await clerk.fill(members, { do: "sql" })).status, 400, "nothing else");

// A change of the member's opens a task with a button of its own.
const keeper = sql(`select a.login from rg.account a join rg.case_file c
	on c.applicant = a.id where c.id = ${shop.id}`);
sql(`begin; select set_config('rg.token', ${quote(session("pub", keeper))},
	true); select api.act(${shop.id}, ${column(shop, "version")}, 'change',
	'', null, '{hours}', '{hours}', '{8:00-18:00}', ''); commit;`,
	"rg_alliance_pub");
page = await clerk.get(shop.here);
has(page, "核对变更内容", "a change opens a task");
has(page, "9:00-21:00 → 8:00-18:00", "and shows what was changed");
const task = page.body.match(/\/task\/(\d+)"/)[1];
ok(!(await first.get(shop.here)).body.includes("/task/"),
	"which is not everybody's");
is((await first.get(`${shop.here}/task/${task}`)).status, 403,
	"nor for them to be opened");
page = await clerk.get(`${shop.here}/task/${task}`);
has(page, "核对变更内容", "it has a page of its own");
is((await clerk.submit(page, `${shop.here}/task/${task}`)).status, 422,
	"finishing it needs a word");
is((await clerk.submit(page, `${shop.here}/task/${task}`, { note:
	"已电话核对" })).status, 303, "it is finished");
const finished = await clerk.get(shop.here);
has(finished, "已电话核对", "with that word");
ok(/rg-steps--history[^]*核对变更内容/.test(finished.body),
	"and stands in the history");
page = await clerk.submit(page, `${shop.here}/task/${task}`, { note: "再办" });
is(page.status, 409, "nobody finishes it twice");
has(page, "这项任务已经有人完成", "which the page says");
is((await clerk.get(`${shop.here}/task/999999999`)).status, 404,
	"a task that is not there");

page = await step(clerk, shop, "suspend", { note: "投诉属实" });
is(page.status, 422, "suspending needs a reason");
is((await step(clerk, shop, "suspend", { reason: "S01", note: "投诉属实" }))
	.status, 303, "suspended");
has(await clerk.get(`${members}?state=SUSPENDED`), number,
	"it is among the suspended");
is((await step(second, shop, "restore", { note: "已整改" })).status, 303,
	"restored");
await step(clerk, shop, "suspend", { reason: "S03", note: "又不兑现" });
page = await step(second, shop, "remove", { reason: "S03", note: "除名" });
is(page.status, 422, "removing asks once more");
has(page, "请打钩确认", "which the page says");
is((await step(second, shop, "remove", { reason: "S03", note: "除名",
	confirm: "1" })).status, 303, "removed");
is(sql(`select listed from rg.member where case_id = ${shop.id}`), "f",
	"it is listed no more");

// ---- in English ------------------------------------------------------------------

const english = makeOfficer(name("english"), at.town, ["clerk"]);
english.cookies.set("lang", "en");
page = await english.get(makeCase(makeApplicant()).here);
has(page, "What you can do now", "the page in English");
ok(!/[\u4e00-\u9fff]{2,}/.test(plain(page.body.replace(/<dd[\s\S]*?<\/dd>/g,
	"").replace(/<(li|h1|title|option|header|footer|a)[\s>][\s\S]*?<\/\1>/g,
	""))), "has no Chinese words but what was written");

done();

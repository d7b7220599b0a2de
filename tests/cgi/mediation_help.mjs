// Legal aid and counselling through HTTP: the hand-over from the form to the
// closed case and back, lawyers' rota and consultations, the crisis question,
// times that only one can have, notes that only their writer opens, and the
// keys all of it is kept under.  Each rule is asked of the database; what is
// tested here is that pages carry it out and say so.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote, redirected, sql }
	from "./office.mjs";

const { Visitor, hidden } = kit;
const run = Date.now().toString(36);
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, where, roles, mobile) => makeOfficer(`${who}-${run}`,
	area[where], roles, mobile);
const conf = (key) => readFileSync(process.env.RONGGUI_CONF, "utf8")
	.match(new RegExp(`^${key.replaceAll(".", "\\.")} *= *(\\S+)`, "m"))[1];
const today = sql("select api.today()");
const day = (n) => sql(`select api.today() + ${n}`);
const tel = `1370000${String(Date.now() % 10000).padStart(4, "0")}`;

const law = make("law", "district", ["adviser"]);
const law2 = make("law2", "other", ["adviser"]);
const mind1 = make("mind1", "district", ["counsellor"], tel);
const mind2 = make("mind2", "district", ["counsellor"]);
const clerk = make("clerk", "district", ["clerk", "dispatcher", "mediator"]);
const admin = make("admin", "city", ["sysadmin"]);
const id_of = (who) => sql(`select id from rg.account where side = 'off' and
	login = '${who}-${run}'`);

// ---- people, forms -----------------------------------------------------------

const person = async (who = "张样例") => new Visitor().enter(kit.account(who),
	"pub", "/mediation/counsel");
async function begin(v, entry) {
	const page = await v.get(entry);

	return (await v.post(entry, hidden(page.text, entry))).to
		.replace(/\/[a-z]+$/, "");
}
async function save(v, at, page, fields) {
	const shown = await v.get(`${at}/${page}`);

	return v.post(`${at}/${page}`, { do: "next", ...hidden(shown.text,
		`${at}/${page}`), ...fields });
}
async function submit(v, at) {
	const page = await v.get(`${at}/check`);

	return v.post(`${at}/check`, { ...hidden(page.text, `${at}/check`),
		truth: "1" });
}
async function whole(v, entry, pages, allowed = {}) {
	const at = await begin(v, entry);

	for (const [page, fields] of Object.entries(pages)) {
		const reply = await save(v, at, page, fields);

		if (reply.status !== 303)
			throw new Error(`${page}: ${reply.status} ${plain(reply.text)
				.slice(0, 900)}`);
		if (allowed[page] && !reply.to.includes(allowed[page]))
			throw new Error(`${page} leads to ${reply.to}`);
	}
	const reply = await submit(v, at);
	if (reply.status !== 303)
		throw new Error(`submit: ${reply.status} ${plain(reply.text)
			.slice(0, 900)}`);
	const no = reply.to.split("/")[3];

	return { no, id: sql(`select id from rg.case_file where no = ${quote(no)}`),
		here: `/desk/mediation/${no}`, page: `/mediation/case/${no}`, v };
}
const story = "单位拖欠抚恤金已经三个月，多次催要没有结果。";
const aidPages = (more = {}) => ({
	who: { applicant_name: "张样例", mobile: "13812345678",
		division: area.village, address: "秀湛路1号", ...more.who },
	matter: { matter: "pension", facts: story, request: "补发抚恤金",
		...more.matter },
	means: { exempt: "entitled", ...more.means },
	...(more.income ? { income: more.income } : {}),
	consent: { handover_consent: "1", wished_reply: "phone" } });
const careNo = { risk_now: "no" };
const carePages = (more = {}) => ({
	now: { ...careNo, ...more.now },
	who: { applicant_name: "小样", mobile: "13812345678",
		division: area.village, may_call: "no", ...more.who },
	topic: { topic: "sleep", facts: "睡不着，总想起以前的事。",
		...more.topic },
	wish: { counsellor_sex: "f", talk_way: "phone", ...more.wish },
	consent: { informed: "1", health_consent: "1" } });
const aid = (v, more) => whole(v, "/mediation/legal/apply", aidPages(more));
const care = (v, more) => whole(v, "/mediation/counsel/apply",
	carePages(more));
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
async function applicant(c, action, fields = {}) {
	const path = `${c.page}/do/${action}`;
	const page = await c.v.get(path);

	if (page.status !== 200)
		return page;
	return c.v.post(path, { ...hidden(page.text, path), ...fields });
}
const system = (c, action, clock) => {
	sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
		where case_id = ${c.id} and clock = ${quote(clock)}`);
	sql(`select api.act_system(${c.id}, '${action}')`, "rg_courier");
};
const due = (c, clock) => sql(`select due_on - rg.local_day(started_at) from
	rg.case_timer where case_id = ${c.id} and clock = '${clock}'`);

// ---- what anybody sees ---------------------------------------------------------

const anybody = new Visitor();
for (const [path, words] of [["/mediation/legal", "给不给法律援助"],
	["/mediation/counsel", "您现在有没有伤害自己"],
	["/mediation/counsel/now", "请马上打一个电话"],
	["/guides/rights-legal-aid", "法律援助法"],
	["/guides/rights-counselling", "12356"]]) {
	const page = await anybody.get(path);
	ok(page.status === 200 && page.text.includes(words), `${path} is open`,
		page.status);
}
let page = await anybody.get("/mediation/counsel/now");
for (const n of ["110", "120", "12356"])
	ok(page.text.includes(`href="tel:${n}"`), `${n} can be called from it`);

// ---- keys of their own -----------------------------------------------------------

let c = await aid(await person());
is(state(c), "SUBMITTED", "a matter for legal aid is sent");
{
	const account = sql(`select applicant from rg.case_file where id =
		${c.id}`);
	const fold = account.slice(-2);
	const values = sql(`select string_agg(x.value, ' ') from rg.case_form f,
		jsonb_each_text(f.fields) x where f.case_id = ${c.id} and x.key in
		('applicant_name', 'mobile', 'address', 'facts', 'request')`)
		.split(" ");

	is(values.filter((v) => /^(gcm|sm4)\./.test(v)).length, 5,
		"name, telephone, address, story and request are sealed");
	is(sql(`select count(*) from rg.case_form where case_id = ${c.id} and
		fields::text ~ '张样例|13812345678|抚恤金已经|补发'`), 0,
	"none of them stands in the record");
	is(sql(`select title from rg.case_file where id = ${c.id}`), "",
		"the case has no title");
	ok(existsSync(`${conf("keys.mediation")}/${fold}/${account}`),
		"the person has a key in the module's folder");
	ok(!existsSync(`${conf("keys")}/${fold}/${account}`),
		"and none in the suite's");
	const ring = readFileSync(conf("key.file.mediation"), "utf8");
	const suite = readFileSync(conf("key.file"), "utf8");
	const wrapped = readFileSync(
		`${conf("keys.mediation")}/${fold}/${account}`, "utf8")
		.split(".")[1];

	ok(ring.includes(`${wrapped} `) && !suite.includes(`${wrapped} `),
		"it is wrapped with the module's ring");
}
page = await law.get(c.here);
has(page, "单位拖欠抚恤金", "the adviser reads the story");
is((await law2.get(c.here)).status, 404, "another district does not");
is(sql(`select count(*) from rg.outbox where case_id = ${c.id} and
	(params::text ~ '张样例|法律|抚恤' or address ~ '法律')`), 0,
"no message says what it is about");

// ---- the hand-over, the whole way ------------------------------------------------

await does(law, c, "hand_over", { organ: "样例区法律援助中心", handed_on: today,
	received_by: "收2026-1" }, "HANDED_OVER", "handed over to the organ");
is(due(c, "organ_decide") >= 7, "true", "the organ has seven days");
const letter = sql(`select id from rg.paper where case_id = ${c.id} and kind =
	'handover'`);
page = await c.v.get(`${c.page}/paper/${letter}.pdf`);
is(page.headers["content-type"], "application/pdf", "the letter is printed");
page = await c.v.get(c.page);
ok(page.text.includes("由机构决定"), "the page says that the organ decides");
await does(law, c, "granted", { decided_on: today, decision_no: "援决1号" },
	"GRANTED", "the organ's answer is recorded");
is(due(c, "organ_assign") >= 3, "true", "a lawyer within three days");
await does(law, c, "assigned", { lawyer: "王样例", firm: "样例律师事务所",
	assigned_on: today }, "ASSIGNED", "a lawyer is appointed");
await does(law, c, "conclude", { ended_on: today, outcome: "won" },
	"CONCLUDED", "the result is recorded");
await does(law, c, "close", {}, "CLOSED", "closed");

// Refused by the organ, objected to, upheld; and one that stays refused.
c = await aid(await person());
await does(law, c, "hand_over", { organ: "样例区法律援助中心", handed_on:
	today }, "HANDED_OVER");
is((await step(law, c, "refused", { decided_on: today, decision_no: "援2" }))
	.status, 422, "a refusal without reason is not recorded");
await does(law, c, "refused", { decided_on: today, decision_no: "援2", note:
	"不属于援助范围。" }, "REFUSED");
await applicant(c, "object", { note: "我有新的证据。" });
is(state(c), "OBJECTION", "the person objects");
is(due(c, "objection") >= 5, "true", "examined within five days");
await does(law, c, "object_dismissed", { decided_on: today, note: "维持。" },
	"REFUSED_END", "the refusal stands");
page = await c.v.get(c.page);
ok(page.text.includes("不予援助"), "and the person is told");

// One-time correction; not supplied is withdrawn.
c = await aid(await person());
await does(law, c, "correct", { item: "id_no", "word.id_no": "请填身份证号",
	note: "请补充身份证号。" }, "CORRECTION", "what is missing is told once")
	|| console.log(`# ${(await law.get(`${c.here}/do/correct`)).text
		.slice(0, 800)}`);
system(c, "lapse", "correction");
is(state(c), "LAPSED", "not supplied in time: taken as withdrawn");

// Exempt or not: the statement of means.
{
	const v = await person();
	const at = await begin(v, "/mediation/legal/apply");
	const pages = aidPages({ means: { exempt: "none" } });

	for (const [where, fields] of Object.entries(pages))
		await save(v, at, where, fields);
	is((await submit(v, at)).status, 422,
		"who is not exempt states his means");
	is((await save(v, at, "income", { household_size: "3", income_month:
		"3000", means_true: "1" })).status, 303, "the page is asked");
	is((await submit(v, at)).status, 303, "then it is sent");
	const w = await person();
	const skip = await begin(w, "/mediation/legal/apply");
	for (const [where, fields] of Object.entries(aidPages()))
		await save(w, skip, where, fields);
	is((await w.get(`${skip}/income`)).status, 404,
		"who is exempt is not asked for means");
	for (const [where, fields, field] of [
		["who", { applicant_name: "" }, "applicant_name"],
		["who", { mobile: "123" }, "mobile"],
		["who", { division: "110101001001" }, "division"],
		["matter", { facts: "短" }, "facts"],
		["matter", { matter: "none" }, "matter"],
		["matter", { limit_near: "1", limit_on: "2020-01-01" }, "limit_on"],
		["consent", { handover_consent: "" }, "handover_consent"]]) {
		const reply = await save(w, skip, where, { ...aidPages()[where],
			...fields });
		ok(reply.status === 422 && reply.text.includes(
			`id="${field}-error"`), `wrong ${field} is told beside it`,
		reply.status);
	}
}

// Near a limitation: help first, and not otherwise.
c = await aid(await person(), { matter: { limit_near: "1", limit_on: day(30) } });
ok((await step(law, c, "help_first", { organ: "样例区法律援助中心", handed_on:
	today, note: "期限将满。" })).status === 422,
"a limit a month away is handled in the ordinary way");
c = await aid(await person(), { matter: { limit_near: "1", limit_on: day(3) } });
is(sql(`select step_due_on = api.today() from rg.case_file where id = ${c.id}`),
	"t", "three days before a limit the step is due today");
is(sql(`select count(*) > 0 from rg.outbox where case_id = ${c.id} and
	template = 'limit_near' and account = ${id_of("law")}`), "t",
"and the advisers are told");
await does(law, c, "help_first", { organ: "样例区法律援助中心", handed_on: today,
	note: "期限将满。" }, "HANDED_OVER", "help comes first");
await applicant(c, "withdraw", { confirm: "1", sure: "1" });
is(state(c), "WITHDRAWN", "the person can withdraw");

// ---- lawyers at windows ----------------------------------------------------------

const licence = "1370220" + String(Date.now()).slice(-10);
const shift = (more = {}) => law.fill("/desk/mediation/legal", { lawyer:
	"李样例", firm: "样例律师事务所", licence, place: "2号窗口", day: day(2),
from: "09:00", to: "11:00", capacity: "1", ...more });
is((await clerk.get("/desk/mediation/legal")).status, 403,
	"only advisers keep the rota");
for (const [more, field] of [[{ licence: "123" }, "licence"],
	[{ day: "明天" }, "day"], [{ day: day(-1) }, "day"],
	[{ from: "9点" }, "from"], [{ to: "08:00" }, "to"],
	[{ capacity: "0" }, "capacity"], [{ lawyer: "" }, "lawyer"],
	[{ place: "x".repeat(101) }, "place"]]) {
	const reply = await shift(more);
	ok(reply.status === 422 && reply.body.includes(`id="${field}-error"`),
		`a shift with wrong ${field} is refused`, reply.status);
}
ok(redirected(await shift(), "/desk/mediation/legal"),
	"a lawyer is put on the rota");
is((await shift({ from: "10:00", to: "12:00" })).status, 422,
	"nobody sits at two windows at once");
const s1 = sql(`select id from rg.legal_shift where licence = '${licence}'`);
page = await anybody.get("/mediation/legal");
ok(page.text.includes("李样例") && page.text.includes(licence),
	"the rota is published");
const book = async (v, s, fields = {}) => {
	const path = `/mediation/legal/${s}/book`;

	return v.post(path, { ...hidden((await v.get(path)).text, path),
		topic: "pension", question: "抚恤金怎么算", ...fields });
};
const first = await person("甲样例"), second = await person("乙样例");
is((await book(first, s1, { topic: "" })).status, 422, "a topic is asked for");
{
	// Both have the form before either sends it.
	const path = `/mediation/legal/${s1}/book`;
	const forms = [];
	for (const v of [first, second])
		forms.push([v, hidden((await v.get(path)).text, path)]);
	const replies = await Promise.all(forms.map(([v, f]) => v.post(path,
		{ ...f, topic: "pension", question: "抚恤金怎么算" })));
	is(replies.map((r) => r.status).sort().join(), "303,422",
		"of two at once for the last place one gets it");
	ok(replies.some((r) => r.text.includes("名额刚刚约满")),
		"the other is told");
	is(sql(`select count(*) from rg.legal_booking where shift = ${s1} and
		state <> 'cancelled'`), 1, "nothing is oversold");
}
const winner = sql(`select account from rg.legal_booking where shift = ${s1}
	and state = 'booked'`);
const one = await new Visitor().enter(winner, "pub", "/mediation/counsel");
is(sql(`select count(*) from rg.legal_booking where shift = ${s1} and question
	~ '抚恤'`), 0, "the question is sealed");
page = await one.get("/mediation/legal/mine");
ok(page.text.includes("抚恤金怎么算"), "the person reads it");
page = await law.get(`/desk/mediation/legal/${s1}`);
has(page, "抚恤金怎么算", "so does the adviser");
is((await law2.get(`/desk/mediation/legal/${s1}`)).status, 404,
	"not the one of another district");
const b1 = sql(`select id from rg.legal_booking where shift = ${s1} and state =
	'booked'`);
const record = `/desk/mediation/legal/${s1}/${b1}`;
is((await law.fill(record, { came: "yes", summary: "按规定计算。", referral:
	"none" })).status, 409, "nothing is recorded before it began");
sql(`update rg.legal_shift set starts = api.now() - interval '2 hours', ends =
	api.now() - interval '1 hour' where id = ${s1}`);
is((await law.fill(record, { came: "yes", summary: "", referral: "none" }))
	.status, 422, "an answer is asked for");
ok(redirected(await law.fill(record, { came: "yes", summary: "按规定计算，可补发。",
	referral: "legal_aid" }), `/desk/mediation/legal/${s1}`),
"the consultation is recorded");
is(sql(`select summary ~ '^(gcm|sm4)[.]' and summary !~ '补发' from
	rg.legal_booking where id = ${b1}`), "t", "the answer is sealed");
page = await one.get("/mediation/legal/mine");
ok(page.text.includes("按规定计算，可补发。"), "the person reads the answer");
{
	const path = `/mediation/legal/mine/${b1}/rate`;
	const f = hidden(page.text, path);
	is((await one.post(path, { ...f, rating: "9" })).status, 422,
		"a rating is one to five");
	is((await one.post(path, { ...f, rating: "5" })).status, 303,
		"it is rated");
	is(sql(`select rating from rg.legal_booking where id = ${b1}`), 5,
		"with five");
	ok([404, 422].includes((await second.post(path, { ...hidden((await second
		.get("/mediation/legal")).text + (await second.get(
		"/mediation/counsel")).text, "/mediation/counsel"), rating: "1" }))
		.status), "nobody else rates it");
}
await shift({ day: day(3) });
const s2 = sql(`select max(id) from rg.legal_shift where licence =
	'${licence}'`);
is((await book(second, s2)).status, 303, "another shift is booked");
page = await second.get("/mediation/legal/mine");
{
	const b = sql(`select id from rg.legal_booking where shift = ${s2} and
		state = 'booked'`);
	const path = `/mediation/legal/mine/${b}/cancel`;
	is((await second.post(path, hidden(page.text, path))).status, 303,
		"a place is given back");
	is((await book(first, s2)).status, 303, "and can be had again");
}
is((await law.fill(`/desk/mediation/legal/${s2}`, { why: "" })).status, 422,
	"a shift is not cancelled without a reason");
ok(redirected(await law.fill(`/desk/mediation/legal/${s2}`, { why:
	"律师出庭" }), "/desk/mediation/legal"), "a shift is cancelled");
is(sql(`select count(*) from rg.outbox where template = 'legal_cancelled' and
	at > api.now() - interval '1 min'`) > 0, "true", "who had a place is told");

sql(`delete from rg.counsel_duty where day = ${quote(today)}`);

// ---- danger now --------------------------------------------------------------------

{
	const v = new Visitor();
	const ask = async (fields) => v.post("/mediation/counsel", { ...hidden(
		(await v.get("/mediation/counsel")).text, "/mediation/counsel"),
	...fields });
	is((await ask({})).status, 422, "the question wants an answer");
	is((await ask({ risk: "no" })).to, "/mediation/counsel/apply",
		"no danger leads to the booking");
	is((await ask({ risk: "yes", mobile: "123" })).status, 422,
		"a wrong number is told");
	is((await ask({ risk: "yes" })).to, "/mediation/counsel/now",
		"danger leads to the numbers");
	const mine = `1370001${String(Date.now() % 10000).padStart(4, "0")}`;
	const reply = await ask({ risk: "yes", mobile: mine });
	is(reply.to, "/mediation/counsel/now?told=1",
		"with a number those on duty are told");
	page = await v.get(reply.to);
	ok(page.text.includes("已经收到通知") && page.text.includes(
		"/mediation/counsel/apply"), "the page says so, and booking goes on");
	is(sql(`select count(*) from rg.outbox where template = 'crisis' and way =
		'sms' and address = '${tel}'`), 1, "a text went out at once");
	is(sql(`select count(*) from rg.outbox where template = 'crisis' and
		params::text <> '{}'`), 0, "which says nothing of the person");
	await ask({ risk: "yes", mobile: mine });
	is(sql(`select count(*) from rg.counsel_alert where mobile = '${mine}'`),
		1, "asked twice it is one call");
	page = await mind1.get("/desk/mediation/counsel");
	has(page, mine, "the counsellor sees whom to call");
	const a = sql(`select id from rg.counsel_alert where mobile = '${mine}'`);
	is((await mind1.submit(page, `/desk/mediation/counsel/alert/${a}`,
		{ state: "reached" })).status, 303, "and notes that he did");
	is((await mind2.post(`/desk/mediation/counsel/alert/${a}`, { ...hidden(
		(await mind2.get("/desk/mediation/counsel")).body,
		"/desk/mediation/counsel/shown"), state: "rescue" })).status, 409,
	"the first word stands");
	is((await clerk.get("/desk/mediation/counsel")).status, 403,
		"the desk is for counsellors");
	is((await admin.get("/desk/mediation/counsel")).status, 403,
		"not for administrators");
	// The same question in the form, with whatever becomes of it.
	const w = await person("丙样例");
	const at = await begin(w, "/mediation/counsel/apply");
	const told = await save(w, at, "now", { risk_now: "yes" });
	ok(told.status === 303 && told.to.startsWith(
		"/mediation/counsel/now?draft="), "in the form it leads there too",
	told.to);
	is(sql(`select count(*) from rg.counsel_alert where case_id =
		${at.split("/")[3]}`), 1, "and somebody is told");
	page = await w.get(told.to);
	ok(page.text.includes(`${at}/who`), "the form can be gone on with");
}
// On duty is who says so.
{
	await mind2.fill("/desk/mediation/counsel", { duty: today, do: "on" },
		"/desk/mediation/counsel/duty");
	const before = sql(`select count(*) from rg.outbox where template =
		'crisis' and account = ${id_of("mind1")}`);
	const w = await person("丁样例");
	await save(w, await begin(w, "/mediation/counsel/apply"), "now",
		{ risk_now: "yes" });
	is(sql(`select count(*) from rg.outbox where template = 'crisis' and
		account = ${id_of("mind1")}`), before,
	"who is not on duty is left in peace");
	ok(sql(`select count(*) from rg.outbox where template = 'crisis' and
		account = ${id_of("mind2")} and at > api.now() - interval '1 min'`)
		> 0, "who is, is told");
}

// ---- times ----------------------------------------------------------------------------

const me = (who, shown, sex) => who.fill("/desk/mediation/counsel", { shown, sex },
	"/desk/mediation/counsel/shown");
const slot = (who, more = {}) => who.fill("/desk/mediation/counsel", { day: day(4),
	from: "09:00", to: "09:50", ways: ["phone", "visit"], place: "心灵驿站201",
	...more }, "/desk/mediation/counsel/slot");
is((await slot(mind1)).status, 422, "first a counsellor says who he is");
is((await me(mind1, "王老师", "f")).status, 303, "how he is shown");
await me(mind2, "李老师", "m");
for (const [more, field] of [[{ ways: [] }, "ways"], [{ day: day(-1) }, "day"],
	[{ to: "08:00" }, "to"], [{ place: "" }, "place"], [{ from: "25:00" },
		"from"]]) {
	const reply = await slot(mind1, more);
	ok(reply.status === 422 && reply.body.includes(`id="${field}-error"`),
		`a time with wrong ${field} is refused`, reply.status);
}
is((await slot(mind1)).status, 303, "a time is offered");
is((await slot(mind1, { from: "09:30", to: "10:20" })).status, 422,
	"times do not overlap");
await slot(mind1, { from: "10:00", to: "10:50" });
await slot(mind2, { from: "14:00", to: "14:50", ways: ["phone"], place: "" });
const slots = sql(`select string_agg(s.id::text, ' ' order by s.starts) from
	rg.counsel_slot s where s.counsellor in (${id_of("mind1")},
	${id_of("mind2")})`).split(" ");
is(slots.length, 3, "three in all");

c = await care(await person("戊样例"));
const c2 = await care(await person("己样例"));
is(state(c), "SUBMITTED", "counselling is asked for under an alias");
is(sql(`select count(*) from rg.case_form where case_id in (${c.id}, ${c2.id})
	and fields::text ~ '小样|睡不着|sleep|13812345678'`), 0,
"alias, topic and story are sealed");
is((await clerk.get(c.here)).status, 404, "other officers do not see the case");
is((await law.get(c.here)).status, 404, "nor do advisers");
is((await mind1.get(c.here)).status, 200, "counsellors do");
page = await c.v.get(`${c.page}/do/choose`);
ok(page.text.includes("王老师") && page.text.includes("符合您的希望"),
	"times are shown, those wished for stand out");
{
	const path = `${c.page}/do/choose`, path2 = `${c2.page}/do/choose`;
	const f = hidden(page.text, path);
	const f2 = hidden((await c2.v.get(path2)).text, path2);

	is((await c.v.post(path, { ...f, way: "phone" })).status, 422,
		"a time is asked for");
	is((await c.v.post(path, { ...f, slot: slots[2], way: "visit" })).status,
		422, "only the ways that are offered");
	const replies = await Promise.all([c.v.post(path, { ...f, slot: slots[0],
		way: "phone" }), c2.v.post(path2, { ...f2, slot: slots[0], way:
		"phone" })]);
	is(replies.map((r) => r.status).sort().join(), "303,422",
		"of two at once for one time one gets it");
	ok(replies.some((r) => r.text.includes("这个时间刚被约走")),
		"the other is told");
	is(sql(`select count(*) from rg.counsel_session where slot = ${slots[0]}
		and state = 'booked'`), 1, "it is booked once");
}
const got = sql(`select case_id from rg.counsel_session where slot = ${slots[0]}
	and state = 'booked'`) === c.id ? [c, c2] : [c2, c];
const [mine, late] = got;
is(state(mine), "BOOKED", "the case is booked");
is(state(late), "SUBMITTED", "the other still waits");
page = await mine.v.get(mine.page);
ok(page.text.includes("09:00–09:50") && page.text.includes("王老师"),
	"the page shows when and with whom");
page = await mine.v.get(`${mine.page}/do/change`);
{
	const path = `${mine.page}/do/change`;
	is((await mine.v.post(path, { ...hidden(page.text, path), slot: slots[1],
		way: "visit" })).status, 303, "a time can be changed");
	is(sql(`select string_agg(state, ' ' order by id) from rg.counsel_session
		where case_id = ${mine.id}`), "cancelled booked",
	"the one before is free again");
}
is((await mind2.get(`${late.here}/do/arrange`)).status, 200,
	"a counsellor arranges for a person");
await mind2.fill(`${late.here}/do/arrange`, { slot: slots[2], way: "phone" });
is(state(late), "BOOKED", "a time is arranged");
is((await mind1.post(`/desk/mediation/counsel/slot/${slots[1]}/close`, hidden(
	(await mind1.get("/desk/mediation/counsel")).body,
	"/desk/mediation/counsel/shown"))).status, 409,
"a time that somebody has is not taken back");
is((await step(mind1, mine, "absent")).status, 409,
	"nobody is absent before his time");
is((await mind2.get(`${mine.here}/do/held`)).status, 403,
	"only the counsellor of the case records a talk");
await does(mind1, mine, "held", { held_on: today, held_way: "visit",
	consent_told: "1" }, "IN_CARE", "a talk is recorded");

// ---- notes ------------------------------------------------------------------------------

const secret = "来访者谈到战友牺牲，夜里惊醒。";
const notes = `${mine.here}/notes`;
is((await mind1.fill(notes, { body: "" })).status, 422, "an empty note");
ok(redirected(await mind1.fill(notes, { body: secret }), notes),
	"the counsellor writes a note");
page = await mind1.get(notes);
has(page, secret, "and reads it");
for (const [who, what, status] of [[mind2, "another counsellor", 403],
	[clerk, "another officer", 404], [admin, "an administrator", 404]])
	is((await who.get(notes)).status, status, `${what} does not`);
hasNot(await mind1.get(mine.here), secret, "the case page does not show it");
ok(!(await mine.v.get(mine.page)).text.includes(secret),
	"nor does the person's");
const body = () => sql(`select body from rg.counsel_note where case_id =
	${mine.id}`);
ok(/^(gcm|sm4)\./.test(body()) && !body().includes("战友"),
	"in the record it is sealed");
{
	const key = readFileSync(`${conf("keys.mediation")}/counsel/${id_of(
		"mind1").slice(-2)}/${id_of("mind1")}`, "utf8");
	const ring = readFileSync(conf("key.file.mediation"), "utf8").split("\n")
		.find((l) => l.startsWith(`${key.split(".")[1]} `));

	ok(ring?.split(" ")[2] === "counsel",
		"under a key of the writer's own, of purpose counsel");
	let refusal = "";
	try {
		sql("select body from rg.counsel_note", "rg_mediation_off");
	} catch (e) {
		refusal = String(e.stderr);
	}
	ok(refusal.includes("permission denied"),
		"no program reads the table", refusal);
	const as = (token, text) => {
		try {
			return sql(`begin; select set_config('rg.token',
				${quote(token)}, true); ${text}; commit`,
			"rg_mediation_off");
		} catch (e) {
			return String(e.stderr);
		}
	};
	ok(as([...mind2.cookies.values()][0], `select api.counsel_notes(
		'${mine.no}')`).includes("err_not_counsellor"),
	"the function gives them to nobody else");
	let changed = "";
	try {
		sql(`update rg.counsel_note set body = 'gcm.x' where case_id =
			${mine.id}`);
	} catch (e) {
		changed = String(e.stderr);
	}
	ok(changed.includes("only added to"), "a note is never changed", changed);
	ok(as([...mind1.cookies.values()][0], `select api.counsel_note_add(
		'${mine.no}', '没有加密', '')`).includes("body:err_required"),
	"plain words are no note");
}
// Encrypted anew, everything opens as before.
{
	const env = { ...process.env };
	// What others left that never was a sealed value is said, and stays.
	const cli = (...args) => {
		try {
			return execFileSync(`${process.env.BIN ?? "build/bin"}/ronggui`,
				args, { env, encoding: "utf8", stdio: "pipe" });
		} catch (e) {
			return e.stdout;
		}
	};
	const was = body();
	const field = () => sql(`select fields->>'facts' from rg.case_form where
		case_id = ${mine.id}`);
	const facts = field();
	const answer = sql(`select summary from rg.legal_booking where id =
		${b1}`);

	cli("keys", "rotate");
	const said = cli("keys", "renew", "--pause=1");
	ok(/notes of counsellors encrypted anew/.test(said), "renewal tells of notes",
		said);
	ok(body() !== was && field() !== facts && sql(`select summary from
		rg.legal_booking where id = ${b1}`) !== answer,
	"notes, answers and consultations are under new keys");
	has(await mind1.get(notes), secret, "the counsellor reads his note");
	has(await mind1.get(mine.here), "睡不着", "and the story");
	page = await one.get("/mediation/legal/mine");
	ok(page.text.includes("按规定计算，可补发。"), "the person his answer");
	ok(/mediation counsel /.test(cli("keys", "show")),
		"the module's ring is shown");
}
await does(mind1, mine, "close", { outcome: "better" }, "CLOSED", "the end");
await does(mind2, late, "refer", { refer_to: "hospital", confirm: "1",
	sure: "1" }, "REFERRED", "passed on");
is(sql(`select state from rg.counsel_session where case_id = ${late.id}`),
	"cancelled", "the time is free again");
sql(`select rg.erase_case(${mine.id}, null)`);
is(sql(`select count(*) from rg.counsel_note where case_id = ${mine.id}`), 0,
	"notes go with their case");
is(sql(`select rg.keep_kind(c) from rg.case_file c where id = ${late.id}`),
	"counselling", "which is kept three years");
{
	const gone = sql(`select account from rg.legal_booking where id = ${b1}`);
	sql(`select rg.forget_legal(${gone})`);
	is(sql(`select coalesce(account::text, '') || summary || question || state
		from rg.legal_booking where id = ${b1}`), "came",
	"of a consultation only the counted row stays");
}
done();

// Reporting in through HTTP: registered online, a time booked, checked in, the
// departments side by side, done, called afterwards; what is refused on the
// way; two for the last place; who is late; papers; figures.
import { randomInt } from "node:crypto";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote,
	sql } from "./office.mjs";

const { Visitor, hidden } = kit;
const run = Date.now().toString(36);
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`${who}-${run}`,
	area[where], roles);
const today = sql("select api.today()");
const day = (n) => sql(`select api.today() + (${n})`);

const desk = make("win", "district", "window");
const dept = { party: make("party", "district", "party_dept"),
	army: make("armed", "district", "armed_dept"),
	pension: make("pens", "district", "pension_dept"),
	medical: make("medi", "district", "medical_dept"),
	hukou: make("pol", "district", "police_dept"), training: desk,
	letter: desk, promised: desk };
const clerk = make("clerk", "town", "clerk");
const village = make("vill", "village", "clerk");
const leader = make("lead", "district", "leader");
const away = make("away", "other", "window", "leader", "party_dept", "clerk");
const admin = make("admin", "city", "sysadmin");

// ---- the public side -----------------------------------------------------------

function idOf(born) {
	const s = `370202${born.replaceAll("-", "")}${String(randomInt(500) * 2 + 1)
		.padStart(3, "0")}`;
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

	return s + "10X98765432"[w.reduce((t, x, i) => t + x * s[i], 0) % 11];
}
const entry = "/welcome/apply";
const person = async (who = "张样例") => new Visitor().enter(kit.account(who));
async function begin(v) {
	const page = await v.get(entry);
	const to = (await v.post(entry, hidden(page.text, entry))).to;

	return to.replace(/\/[a-z]+$/, "");
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
const born = () => sql(`select date '1975-01-01' + ${randomInt(5000)}`);
function pages(more = {}) {
	const birth = born();

	return {
		person: { name: "张样例", id_no: idOf(birth), sex: "1", birth,
			ethnic: "01", mobile: "13812345678", division: area.village,
			address: "样例路1号", ...more.person },
		service: { person_kind: "sergeant", enlist_on: "2008-09-01",
			discharge_on: day(-5), cert_no: `样字第${randomInt(1e6)}号`,
			hukou_place: "山东省青岛市市南区", settle_basis: "enlisted",
			settle_mode: "monthly", ...more.service },
		transfer: { party_transfer: "1", social_transfer: "yes",
			service_mode: "booked", train_will: "skill", truth: "1",
			...more.transfer },
	};
}
const found = (no) => ({ no, id: sql(`select id from rg.case_file where no =
	${quote(no)}`), here: `/desk/welcome/${no}`,
page: `/welcome/case/${no}` });
async function register(more = {}, who = "张样例") {
	const v = await person(who);
	const at = await begin(v);

	for (const [page, fields] of Object.entries(pages(more))) {
		const reply = await save(v, at, page, fields);

		if (reply.status !== 303)
			throw new Error(`${page}: ${reply.status} ${plain(reply.text)
				.slice(0, 900)}`);
	}
	const reply = await submit(v, at);
	if (reply.status !== 303)
		throw new Error(`submit: ${reply.status} ${plain(reply.text)
			.slice(0, 900)}`);
	return { ...found(reply.to.split("/")[3]), v };
}
async function applicant(c, action, fields = {}) {
	const at = `${c.page}/do/${action}`;
	const page = await c.v.get(at);

	return c.v.post(at, { ...hidden(page.text, at), ...fields });
}

// ---- the officers' side ----------------------------------------------------------

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
const taskId = (c, code) => sql(`select id from rg.case_task where case_id =
	${c.id} and task = ${quote(code)} and done_at is null`);
const task = (who, c, code, fields = { result: "done" }) =>
	who.fill(`${c.here}/task/${taskId(c, code)}`, fields);
const issued = (c) => sql(`select string_agg(kind, ' ' order by kind)
	from rg.paper where case_id = ${c.id}`);
const checked = { originals: "1", archive: "here", place: "1" };
// The ledger of clocks is only added to; a test that moves time must get past
// the trigger that says so.
const moved = (c, how) => sql(`begin; set local session_replication_role =
	replica; update rg.case_clock set at = at - ${how}
	where case_id = ${c.id} and clock = 'counter'; commit`);

// ---- what anybody sees -----------------------------------------------------------

let page = await new Visitor().get("/welcome/");
is(page.status, 200, "the first page");
for (const words of [entry, "/welcome/figures", "三十日内", "部队番号"])
	ok(page.text.includes(words), `it says ${words}`);
page = await new Visitor().get("/guides/welcome-report");
ok(page.text.includes("半小时"), "the guide promises half an hour");
ok((await new Visitor().get("/desk/welcome/board")).status === 303,
	"the board asks to log in");

// ---- bad input ---------------------------------------------------------------------

{
	const v = await person();
	const at = await begin(v);
	const wrong = async (what, where, fields, field) => {
		const reply = await save(v, at, where, { ...pages()[where],
			...fields });

		is(reply.status, 422, `${what} is refused`);
		ok(reply.text.includes(`id="${field}-error"`), `at ${field}`);
	};

	const asked = await v.get(`${at}/person`);
	for (const word of ["男", "维吾尔族", "共青团员"]) {
		ok(asked.text.includes(word), `${word} can be chosen by its word`);
	}
	await wrong("a people that is none", "person", { ethnic: "57" }, "ethnic");
	await wrong("a wrong identity number", "person", { id_no:
		"370202198001010000" }, "id_no");
	await wrong("another sex than the number says", "person", { sex: "2" },
		"sex");
	await wrong("a place elsewhere", "person", { division: "110101001001" },
		"division");
	await wrong("discharged before enlisted", "service", { discharge_on:
		"2007-01-01" }, "discharge_on");
	const own = { ...pages().service, settle_mode: "self" };
	let opened = await save(v, at, "service", own);
	ok(opened.text.includes('name="bank_no"'),
		"own employment asks for an account");
	opened = await v.post(`${at}/service`, { do: "next",
		...hidden(opened.text, `${at}/service`), ...own, bank_no: "1" });
	is(opened.status, 422, "a wrong one is refused");
	await wrong("no consent", "transfer", { truth: "" }, "truth");
	page = await v.get(`${at}/service`);
	ok(!/番号<\/label>|name="unit/.test(page.text), "no unit is asked for");
}

// ---- times -------------------------------------------------------------------------

const place = `样例窗口${run}`;
const when = day(randomInt(2, 55));
async function offer(who, more = {}) {
	return who.fill("/desk/welcome/slots", { day: when, begins: "09:00",
		ends: "10:30", minutes: "30", seats: "1", kind: "booked", place,
		keeper: "窗样例", ...more });
}
let reply = await offer(desk);
is(reply.status, 303, "three times of half an hour are offered");
if (reply.status !== 303)
	console.log("# " + reply.text.slice(0, 900));
is(sql(`select count(*) from rg.report_slot where place = ${quote(place)}`), 3,
	"they stand there");
is((await offer(desk)).status, 422, "the same again is refused");
for (const [what, more, field] of [["yesterday", { day: day(-1) }, "day"],
	["an end before the beginning", { ends: "08:00" }, "ends"],
	["parts of five minutes", { minutes: "5" }, "minutes"],
	["no kind", { kind: "x" }, "kind"], ["no place", { place: "" }, "place"],
	["too many", { seats: "51" }, "seats"]]) {
	reply = await offer(desk, more);
	is(reply.status, 422, `${what} is refused`);
	ok(reply.body.includes(`id="${field}-error"`), `at ${field}`);
}
is((await leader.get("/desk/welcome/slots")).status, 403,
	"times are the window's");
hasNot(await admin.get("/desk/welcome/board"), "BD3702",
	"administrators see nobody on the board");

// ---- registered, booked ------------------------------------------------------------

let c = await register();
is(state(c), "PRE_REG", "registered");
ok(c.no.startsWith("BD370202"), "a number of its own");
ok(!sql(`select fields->>'id_no' from rg.case_form where case_id = ${c.id}`)
	.includes("370202"), "the identity number is sealed");
page = await c.v.get(c.page);
ok(page.text.includes(`${c.page}/do/book`), "the next thing is a time");
const slot = (n = 0) => sql(`select id from rg.report_slot where place =
	${quote(place)} order by begins, id offset ${n} limit 1`);

reply = await applicant(c, "book", {});
is(reply.status, 422, "no time chosen is refused");
ok(reply.text.includes('id="slot-error"'), "at the times");
is((await applicant(c, "book", { slot: "0" })).status, 422,
	"a time that is not there is refused");
{
	const d = await register({}, "李样例");
	const at = `${c.page}/do/book`, other = `${d.page}/do/book`;
	const a = await c.v.get(at), b = await d.v.get(other);
	// Both have seen the last place; both take it at once.
	const two = await Promise.all([c.v.post(at, { ...hidden(a.text, at),
		slot: slot() }), d.v.post(other, { ...hidden(b.text, other),
		slot: slot() })]);

	is(two.map((x) => x.status).sort().join(" "), "303 422",
		"of two for the last place one gets it");
	ok(two.find((x) => x.status === 422).text.includes("刚刚约满"),
		"the other is told so, at the field");
	is(sql(`select count(*) from rg.report_booking where slot = ${slot()}
		and state = 'booked'`), 1, "one place, one booking");
	const first = state(c) === "BOOKED" ? c : d;
	const second = first === c ? d : c;

	is(state(second), "PRE_REG", "who was told may choose again");
	is((await applicant(second, "book", { slot: slot(1) })).status, 303,
		"another time is free");
	// The first gives his place back by choosing another, which is full.
	is((await applicant(first, "rebook", { slot: slot(1) })).status, 422,
		"a full time is refused for a change, too");
	is(sql(`select count(*) from rg.report_booking where case_id = ${first.id}
		and state = 'booked'`), 1, "and what was booked stays booked");
	is((await applicant(first, "unbook")).status, 303, "a place given back");
	is(sql(`select state from rg.report_booking where case_id = ${first.id}
		order by id desc limit 1`), "cancelled", "is free again");
	is((await applicant(first, "book", { slot: slot() })).status, 303,
		"and is booked again");
	page = await first.v.get(first.page);
	ok(page.text.includes(place), "the case says when and where");
	page = await desk.get(`/desk/welcome/day?on=${when}`);
	has(page, first.no,
		"the window sees who comes");
	hasNot(await away.get(`/desk/welcome/day?on=${when}`), place,
		"another district does not");
	reply = await step(desk, first, "missed");
	is(reply.status, 409, "nobody is missing before the time");
	// Somebody else's case has no times.
	is((await d.v.get(`${c.page}/do/book`)).status, d === first || d === second
		? 404 : 0, "a stranger does not book for another");
	c = first;
}

// ---- somebody calls ------------------------------------------------------------------

{
	const d = await register({ transfer: { service_mode: "home" } }, "周样例");
	const at = `${d.here}/do/book_for`;
	const letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
	const keeper = `访${letters[randomInt(22)]}${letters[randomInt(22)]}`;
	const soon = day(randomInt(2, 13));
	const visits = { kind: "home", place: `${place}东片`, day: soon, begins:
		"13:00", ends: "14:00", keeper };

	page = await desk.get("/desk/welcome/services");
	has(page, d.no, "who wished for a visit waits for a time");
	is((await offer(desk, visits)).status, 303, "two visits are offered");
	const visit = (n) => sql(`select id from rg.report_slot where place =
		${quote(visits.place)} order by begins offset ${n} limit 1`);

	page = await village.get(at);
	is(page.status, 200, "the clerk of the village sees the times");
	has(page, visits.place, "visits among them");
	ok(page.body.indexOf(visits.place) < page.body.indexOf(`${place} `),
		"what was wished for comes first");
	reply = await village.fill(at, {});
	is(reply.status, 422, "no time chosen is refused");
	ok(reply.body.includes('id="slot-error"'), "at the times");
	is((await village.fill(at, { slot: "0" })).status, 422,
		"a time that is not there is refused");
	is((await leader.get(at)).status, 403, "a leader books for nobody");
	is((await away.get(at)).status, 404, "nor does another district");
	const old = hidden((await desk.get(at)).body, at);
	reply = await village.fill(at, { slot: visit(0) });
	is(reply.status, 303, "booked on the telephone");
	is(state(d), "BOOKED", "the case says so");
	is((await desk.post(at, { ...old, slot: visit(1) })).status, 409,
		"who is second with the same case is told");
	is(sql(`select count(*) from rg.report_booking where case_id = ${d.id}
		and state = 'booked'`), 1, "and books nothing");
	is(sql(`select params->>'due' from rg.outbox where case_id = ${d.id}
		and template = 'booked_home' and way = 'sms'`), `${soon} 13:00`,
	"the message says when");
	is((await desk.fill(`${d.here}/do/rebook_for`, { slot: visit(1) })).status,
		303, "another time");
	page = await desk.get("/desk/welcome/services");
	for (const text of [d.no, keeper, "样例路1号", "13812345678"])
		has(page, text, `the list of visits has ${text}`);
	page = await village.get("/desk/welcome/services");
	hasNot(page, keeper, "the village has no roster");
	is((await leader.get("/desk/welcome/services")).status, 403,
		"the page is the window's and the clerks'");
	hasNot(await away.get("/desk/welcome/services"), d.no,
		"another district does not see it");
	page = await desk.get(`${d.here}/do/missed`);
	has(page, "已打电话联系本人", "sentences often needed are there");
	// Two at once for the last place: one calls, one is online.
	const e = await register({}, "吴样例"), own = `${e.page}/do/book`;
	const f = await register({}, "郑样例"), his = `${f.here}/do/book_for`;
	const a = hidden((await e.v.get(own)).text, own);
	const b = hidden((await village.get(his)).body, his);
	const two = await Promise.all([e.v.post(own, { ...a, slot: visit(0) }),
		village.post(his, { ...b, slot: visit(0) })]);

	is(two.map((x) => x.status).sort().join(" "), "303 422",
		"of who calls and who is online one gets the last place");
	is(sql(`select count(*) from rg.report_booking where slot = ${visit(0)}
		and state = 'booked'`), 1, "which is given once");
	await does(village, d, "unbook_for", { confirm: "1" }, "PRE_REG",
		"given back on the telephone");
}

// ---- at the window -------------------------------------------------------------------

is((await step(away, c, "check_in", { here: "1" }).catch(() => ({ status:
	404 }))).status, 404, "another district cannot check in");
await does(desk, c, "check_in", { here: "1" }, "CHECKED_IN");
is(sql(`select mode from rg.report_in where case_id = ${c.id}`), "booked",
	"served as booked");
reply = await step(desk, c, "confirm", { archive: "here" });
is(reply.status, 422, "originals must be seen");
await does(desk, c, "wait", {}, "AWAY", "the person leaves");
page = await desk.get("/desk/welcome/board");
has(page, "暂停", "the board says that time stands still");
await does(desk, c, "return", {}, "CHECKED_IN", "and is back");
await does(desk, c, "confirm", checked, "STEPS_RUNNING");
page = await dept.party.get("/desk/welcome/board");
is((page.body.match(new RegExp(`${c.no}/task/`, "g")) || []).length, 1,
	"a department finds its own step on the board");
page = await desk.get("/desk/welcome/board");
ok(page.body.includes("data-rg-again"), "the board asks to be fetched again");
is((await dept.army.get(`${c.here}/task/${taskId(c, "party")}`)).status, 403,
	"one department cannot do another's step");
is(taskId(c, "letter"), "", "the letter comes after the others");
await does(desk, c, "promise", { what: "养老保险缴费凭证" }, "STEPS_RUNNING");
for (const [code, who] of Object.entries(dept).slice(0, 4))
	is((await task(who, c, code)).status, 303, `${code} is done`);
is((await task(dept.training, c, "training")).status, 303, "training too");
ok(taskId(c, "letter") !== "", "now the letter");
moved(c, "interval '20 min'");
is((await task(desk, c, "letter")).status, 303, "letter written");
is(state(c), "COUNTER_DONE", "done at the window by itself");
const net = Number(sql(`select net_seconds from rg.report_in where case_id =
	${c.id}`));
ok(net >= 1200 && net < 1260, `twenty minutes are kept (${net} seconds)`);
is(issued(c), "archive contacts hukou_letter receipt register",
	"form, letters and receipt are issued");
ok(sql(`select count(*) from rg.case_timer where case_id = ${c.id}`) === "0",
	"the clock is gone");
for (const kind of ["register", "hukou_letter", "contacts", "archive"]) {
	const id = sql(`select id from rg.paper where case_id = ${c.id} and kind =
		${quote(kind)}`);

	reply = await c.v.get(`${c.page}/paper/${id}.pdf`);
	is(reply.status, 200, `${kind} opens`);
	is(reply.bytes.subarray(0, 5).toString(), "%PDF-", "as PDF");
}
is((await task(dept.hukou, c, "hukou")).status, 303, "household register");
is((await task(clerk, c, "file")).status, 303, "file, card, plaque");
is(state(c), "COUNTER_DONE", "what was promised is still owed");
is((await task(desk, c, "promised")).status, 303, "it is handed in");
is(state(c), "COMPLETED", "all done");
is(sql(`select string_agg(task, ' ' order by due_on) from rg.case_task
	where case_id = ${c.id} and done_at is null`), "call_7 call_30 call_90",
"three calls are to be made");
page = await clerk.get("/desk/welcome/calls");
has(page, c.no, "the station finds them on its list");
is((await task(clerk, c, "call_7", { note: "落户已办，无困难。" })).status, 303,
	"the first call is noted");

// ---- the net minutes -----------------------------------------------------------------

{
	const d = await register({ transfer: { service_mode: "window" } }, "王样例");

	await does(desk, d, "check_in", { here: "1" }, "CHECKED_IN",
		"who just came is checked in as well");
	await does(desk, d, "wait", {}, "AWAY");
	// He came 50 minutes ago and left after 20.
	moved(d, `case kind when 'start' then interval '50 min'
		else interval '30 min' end`);
	await does(desk, d, "return", {}, "CHECKED_IN");
	const minutes = sql(`select rg.net_seconds(${d.id}, 'counter') / 60`);

	is(minutes, "20", "thirty minutes away are not counted");
	ok(Math.abs(Number(sql(`select extract(epoch from due_at - api.now()) / 60
		from rg.case_timer where case_id = ${d.id}
		and clock = 'counter'`)) - 10) < 1, "ten of the thirty are left");
	is(sql(`select mode from rg.report_in where case_id = ${d.id}`), "window",
		"counted as unbooked");
	// One list of all that is missing, once.
	page = await desk.get(`${d.here}/do/correct`);
	const [, field] = page.body.match(
		/value="paper:discharge_cert"[\s\S]*?class="govuk-input[^>]*? name="([^"]+)"/);
	reply = await step(desk, d, "correct", {
		item: "paper:discharge_cert", [field]: "请带原件。" });
	if (reply.status === 303) {
		is(state(d), "CORRECTION", "what is missing was told");
		await does(desk, d, "handed_in", {}, "CHECKED_IN",
			"handed in at the window");
		is((await desk.get(`${d.here}/do/correct`)).status, 403,
			"a second list is refused");
	} else {
		ok(false, "the list of what is missing", reply.text);
	}
	await does(desk, d, "send_on", { to_place: "样例区退役军人事务局", note:
		"安置地在样例区。", confirm: "1" }, "TRANSFERRED", "sent on to the right place");
	ok(issued(d).includes("sent_on"), "with a letter");
}

// ---- who is late -----------------------------------------------------------------------

{
	const late = (n, who) => register({ service: { discharge_on: day(-n) } },
		who);
	const five = await late(5, "甲样例"), twenty = await late(20, "乙样例");
	const over = await late(31, "丙样例"), gone = await late(61, "丁样例");
	const courier = (text) => sql(text, "rg_courier");
	const told = (x) => sql(`select string_agg(days::text, ' ')
		from rg.report_told where case_id = ${x.id}`);

	courier("select api.remind(1000)");
	courier("select api.remind(1000)");
	is([five, twenty, over, gone].map(told).join(), ",20,30,60",
		"each is told what fits, once");
	is(sql(`select count(*) from rg.outbox where case_id = ${over.id}
		and template = 'late_30'`), sql(`select count(distinct way)
		from rg.outbox where case_id = ${over.id}
		and template = 'late_30'`), "no message twice");
	has(await leader.get("/desk/messages"), gone.no,
		"the leader is told of who is sixty days late");
	hasNot(await leader.get("/desk/messages"), over.no, "and of nobody else");
	page = await leader.get("/desk/welcome/late");
	for (const x of [twenty, over, gone])
		has(page, x.no, "the leader finds who is late");
	hasNot(page, five.no, "and nobody else");
	is((await dept.party.get("/desk/welcome/late")).status, 403,
		"departments have no such list");
	const heard = { heard_on: today, heard: "住院治疗，有证明。", note:
		"没有正当理由。", confirm: "1" };
	is((await step(leader, over, "give_up", heard)).status, 409,
		"nobody is given up within sixty days");
	is((await step(leader, twenty, "excuse", heard)).status, 409,
		"there is nothing to excuse within thirty");
	is((await desk.get(`${gone.here}/do/give_up`)).status, 403,
		"the window gives nobody up");
	is((await step(leader, gone, "give_up", { ...heard, heard: "" })).status,
		422, "the person must have been heard");
	await does(leader, over, "excuse", heard, "PRE_REG", "a good reason");
	await does(leader, gone, "give_up", heard, "GIVEN_UP",
		"given up by a leader, with the reason heard");
	ok(issued(gone).includes("given_up"), "with a letter");
	await does(desk, five, "check_in", { here: "1" }, "CHECKED_IN");
	is((await applicant(five, "withdraw", { confirm: "1" })).status, 303, "withdrawn");
	is(state(five), "WITHDRAWN", "at any time before it is done");
}

// ---- figures -----------------------------------------------------------------------------

// Pages for everybody are kept for a minute; a query of its own asks anew.
const now = (path) => new Visitor().get(`${path}?${Date.now()}`);
page = await now("/welcome/figures");
is(page.status, 200, "the figures");
ok(page.text.includes(today.slice(0, 7)), "of this month");
ok(!page.text.includes("样例"), "without anybody's name");
reply = JSON.parse((await now("/open/report-in.json")).text);
const row = reply.months.find((m) => m.month === today.slice(0, 7));
is(row.handled, row.window + row.booked + row.after_hours + row.home,
	"the same for programs");
is((await now("/open/report-in.csv")).text.split("\r\n")
	.find((l) => l.startsWith(row.month)).split(",")[1], String(row.handled),
"and as a table");
ok(Object.keys(JSON.parse((await now("/open/figures.json")).text))
	.includes(`reportin.handled_${today.slice(0, 4)}`), "the year is an open figure");
page = await now("/figures/");
ok(page.text.includes("办结退役报到（人） " + today.slice(0, 4)),
	"with words of its own");
await new Visitor().get("/view?lang=en&next=/welcome/");

done();

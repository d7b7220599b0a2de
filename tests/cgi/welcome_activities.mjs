// Welcome activities through HTTP: reception points with checklist and roster,
// banners and signs as PDF, activities planned, announced, held; the calendar
// as page and as iCalendar; registration with places that are given once;
// confirmed, received, called, missed, cancelled; who is refused; nobody's name
// in public.
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import kit from "./kit.js";
import { done, form, has, hasNot, is, makeOfficer, ok, quote,
	sql } from "./office.mjs";

const { Visitor, hidden } = kit;
const run = Date.now().toString(36);
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`${who}-${run}`,
	area[where], roles);
const today = sql("select api.today()");
const day = (n) => sql(`select api.today() + (${n})`);
const clerk = make("wclerk", "district", "clerk");
const station = make("wstation", "town", "clerk");
const leader = make("wlead", "city", "leader");
const windowed = make("wwin", "district", "window");
const away = make("waway", "other", "clerk", "leader");
const admin = make("wadmin", "city", "sysadmin");
const nobody = make("wnone", "district");
// Public pages may be kept for a minute on the way: each look is a new one.
let looks = 0;
const anybody = () => {
	const v = new Visitor();
	const get = v.get.bind(v);

	v.get = (path) => get(`${path}${path.includes("?") ? "&" : "?"}look=${
		run}${++looks}`);
	return v;
};
const refused = (reply, field, what) => {
	is(reply.status, 422, `${what} is refused`);
	if (field)
		ok(reply.body.includes(`id="${field}-error"`) ||
			reply.body.includes(`href="#${field}"`), `at ${field}`);
};

// ---- reception points -------------------------------------------------------

const name = `样例接待站${run}`;
const point = { name, kind: "rail", address: "样例火车站出站口", phone:
	"0532-85912345", opens: "08:00", closes: "20:00", days: "daily",
first_day: today, last_day: "" };
const at = "/desk/welcome/points";
let reply = await clerk.fill(at, point);
is(reply.status, 303, "a point is added");
const here = reply.location.split("?")[0];
const id = here.split("/").pop();
for (const [what, more, field] of [["no name", { name: "" }, "name"],
	["no kind", { kind: "" }, "kind"], ["an unknown kind", { kind: "x" },
		"kind"], ["no address", { address: "" }, "address"],
	["a wrong telephone", { phone: "abc" }, "phone"],
	["closing before opening", { closes: "07:00" }, "closes"],
	["a wrong hour", { opens: "25:00" }, "opens"],
	["the last day before the first", { last_day: day(-1) }, "last_day"],
	["no days", { days: "" }, "days"],
	["a name that is there", {}, "name"]])
	refused(await clerk.fill(at, { ...point, name: name + "二", ...what ===
		"a name that is there" ? { name } : {}, ...more }), field, what);
for (const [who, what] of [[windowed, "the window"]]) {
	is((await who.get(at)).status, 200, `${what} sees the points`);
	is((await who.post(at, { ...form(await clerk.get(at), at), ...point }))
		.status, 403, `${what} adds none`);
}
for (const [who, what] of [[admin, "an administrator"], [nobody,
	"an officer without a role"]])
	is((await who.get(at)).status, 403, `${what} sees none`);
is((await away.get(here)).status, 404, "nor does another district");
let page = await anybody().get("/welcome/points");
ok(page.text.includes(name), "everybody sees it");
ok(page.text.includes("今天开放"), "and that it is open today");
has(await clerk.get(at), "没有检查", "it was not looked at yet");
has(await clerk.get(at), "没有人", "nobody is on duty yet");

// Its checklist.
const required = ["place", "hours", "staff", "banner", "signs", "flow",
	"policy", "register"];
is((await clerk.fill(here, { found: ["place", "hours", "seats"], note:
	"横幅没有挂" }, `${here}/check`)).status, 303, "looked at");
page = await clerk.get(here);
has(page, "2 / 8", "two of the eight required items: extra ones do not count");
has(page, "横幅没有挂", "what is to be mended stands there");
is((await clerk.fill(here, { found: required, note: "" }, `${here}/check`))
	.status, 303, "looked at again");
has(await clerk.get(at), "8 / 8", "all in order");
is((await clerk.fill(here, { found: ["x"], note: "" }, `${here}/check`))
	.status, 422, "an item that is none is refused");
is((await clerk.fill(here, { found: required, note: "长".repeat(501) },
	`${here}/check`)).status, 422, "a note too long is refused");
ok((await anybody().get("/welcome/points")).text.includes(name) &&
	!(await anybody().get("/welcome/points")).text.includes("横幅没有挂"),
"the public sees no note");

// Its roster.
is((await clerk.fill(here, { from: today, to: day(6), keeper: "王值班" },
	`${here}/duty`)).status, 303, "a week of duty");
is(sql(`select count(*) from rg.welcome_duty where point = ${id}`), 7,
	"seven days");
refused(await clerk.fill(here, { from: today, to: day(6), keeper: "王值班" },
	`${here}/duty`), "from", "the same again");
refused(await clerk.fill(here, { from: day(-1), to: today, keeper: "李值班" },
	`${here}/duty`), "from", "yesterday");
refused(await clerk.fill(here, { from: today, to: day(-1), keeper: "李值班" },
	`${here}/duty`), "to", "the end before the beginning");
refused(await clerk.fill(here, { from: today, to: day(99), keeper: "李值班" },
	`${here}/duty`), "to", "three months");
has(await clerk.get(at), "王值班", "who is there today");
ok(!(await anybody().get("/welcome/points")).text.includes("王值班"),
	"the public does not see who");
is((await clerk.fill(here, { off_day: day(6), off_keeper: "王值班" },
	`${here}/off`)).status, 303, "one day off");
is(sql(`select count(*) from rg.welcome_duty where point = ${id}`), 6,
	"six days");
is((await clerk.fill(here, { ...point, opens: "09:00" })).status, 303,
	"its hours change");
has(await clerk.get(here), "09:00", "they stand there");

// ---- banners and signs -------------------------------------------------------

const pdf = (bytes) => execFileSync("pdftotext", ["-layout", "-", "-"],
	{ input: bytes, encoding: "utf8" });
const signs = await anybody().get("/welcome/signs");
is(signs.status, 200, "banners and signs");
const sign = (kind, n = 0) => sql(`select id from rg.welcome_sign
	where kind = ${quote(kind)} and station is null
	order by id offset ${n} limit 1`);
page = await anybody().get(`/welcome/signs/${sign("banner")}.pdf`);
is(page.headers["content-type"], "application/pdf", "a banner is a PDF");
has({ text: pdf(page.bytes), body: pdf(page.bytes) }, "热烈欢迎退役军人荣归故里",
	"with its words");
page = await anybody().get(`/welcome/signs/${sign("sign")}.pdf?point=${id}`);
ok(pdf(page.bytes).includes(name), "a sign has the name of its point");
page = await anybody().get(`/welcome/signs/${sign("flow")}.pdf?point=${id}`);
ok(/09:00—20:00/.test(pdf(page.bytes)) && pdf(page.bytes).includes("85912345"),
	"a flow sheet has hours and telephone");
page = await anybody().get(`/welcome/signs/${sign("flow")}.pdf`);
ok(pdf(page.bytes).includes("____"), "or blanks");
for (const no of ["999999999.pdf", "x.pdf", ".pdf", "1", "1.png"])
	is((await anybody().get(`/welcome/signs/${no}`)).status, 404,
		`no template ${no}`);
const design = { kind: "banner", title: `横幅${run}`, body: "欢迎战友回家",
	size: "6米", since: today };
const designs = "/desk/welcome/signs";
is((await leader.fill(designs, design)).status, 303, "a leader approves one");
const mine = sql(`select id from rg.welcome_sign where title =
	${quote(design.title)}`);
ok((await anybody().get("/welcome/signs")).text.includes(design.title),
	"everybody sees it");
refused(await leader.fill(designs, { ...design, body: "长".repeat(31) }),
	"body", "a banner of 31 characters");
refused(await leader.fill(designs, { ...design, body: "一\n二" }), "body",
	"a banner of two lines");
refused(await leader.fill(designs, { ...design, body: "欢迎\u{323b0}" }),
	"body", "a character that no font has");
refused(await leader.fill(designs, { ...design, title: "横幅\u{323b0}" }),
	"title", "nor in its name");
refused(await leader.fill(designs, { ...design, kind: "sign",
	body: "一二三\n".repeat(80) }), "body", "more than one sheet holds");
refused(await leader.fill(designs, { ...design, kind: "" }), "kind",
	"no kind");
is((await clerk.post(designs, { ...form(await leader.get(designs), designs),
	...design })).status, 403, "a clerk approves none");
is((await away.post(`${designs}/${mine}/end`, form(await leader.get(designs),
	`${designs}/${mine}/end`))).status, 403, "a form of another officer");
is((await leader.fill(designs, {}, `${designs}/${mine}/end`)).status, 303,
	"taken back");
ok(!(await anybody().get("/welcome/signs")).text.includes(design.title),
	"no longer shown");
is((await anybody().get(`/welcome/signs/${mine}.pdf`)).status, 404,
	"nor printed");

// ---- activities ---------------------------------------------------------------

const events = "/desk/welcome/events";
const title = `返乡仪式${run}`;
const event = { kind: "return", title, about: "欢迎、献花; 讲解, 报到\n一共两小时",
	day: day(10), begins: "09:00", ends: "11:00", place: "火车站广场", seats: "3",
	special: "战友合唱\n合影留念" };
reply = await clerk.fill(events, event);
is(reply.status, 303, "an activity is planned");
const there = reply.location.split("?")[0];
const eid = there.split("/").pop();
for (const [what, more, field] of [["no title", { title: "" }, "title"],
	["no kind", { kind: "" }, "kind"], ["yesterday", { day: day(-1) },
		"day"], ["in two years", { day: day(800) }, "day"],
	["an end before the beginning", { ends: "08:00" }, "ends"],
	["no places", { seats: "0" }, "seats"],
	["too many places", { seats: "501" }, "seats"],
	["a special part too long", { special: "长".repeat(61) }, "special"],
	["too many special parts", { special: "一\n".repeat(21) }, "special"],
	["the same again", {}, "title"]])
	refused(await clerk.fill(events, { ...event, ...what ===
		"the same again" ? {} : { title: title + "二" }, ...more }),
	field, what);
is(sql(`select count(*) filter (where code is not null) || ' ' || count(*)
	filter (where code is null) from rg.welcome_activity
	where event = ${eid}`), "5 2", "all required parts and two special ones");
is((await anybody().get(`/welcome/events/${eid}`)).status, 404,
	"a plan is nobody's business");
ok(!(await anybody().get("/welcome/calendar.ics")).text.includes(title),
	"nor in the calendar");
is((await away.get(there)).status, 404, "not of another district");
is((await windowed.get(there)).status, 200, "the window sees it");
reply = await windowed.get(there);
ok(!reply.body.includes(`${there}/announce`), "but has no button");
is((await clerk.fill(there, {}, `${there}/announce`)).status, 303, "announced");
ok(!(await clerk.get(events)).body.split("<tr").find((x) => x.includes(title))
	.includes("公布偏晚"), "early enough");
const month = event.day.slice(0, 7);
page = await anybody().get(`/welcome/calendar?month=${month}`);
ok(page.text.includes(title), "it stands in the calendar");
ok(!(await anybody().get(`/welcome/calendar?month=${month}&place=${area.other}`))
	.text.includes(title), "not in that of another district");
ok((await anybody().get(`/welcome/calendar?month=${month}&place=${
	area.district}`)).text.includes(title), "in that of its own");
for (const q of ["month=2026-13", "month=x", "month=99999", "place=x",
	"place='", "month=20%00-1"])
	ok([200, 400].includes((await anybody().get(`/welcome/calendar?${q}`))
		.status), `calendar?${q} is no fault`);
page = await anybody().get(`/welcome/events/${eid}`);
for (const w of ["献花、佩戴绶带", "战友合唱", "火车站广场", "3 / 3"])
	ok(page.text.includes(w), `its page says ${w}`);

// RFC 5545.
const unfold = (s) => s.replace(/\r\n[ \t]/g, "");
function calendar(reply) {
	is(reply.headers["content-type"], "text/calendar; charset=utf-8",
		"text/calendar");
	const s = reply.bytes.toString("utf8");
	ok(!/[^\r]\n/.test(s) && s.endsWith("END:VCALENDAR\r\n"),
		"lines end with CR LF");
	ok(s.split("\r\n").every((l) => Buffer.byteLength(l) <= 75),
		"no line is longer than 75 octets");
	ok(!s.includes("\ufffd"), "no character is torn apart");
	const lines = unfold(s).split("\r\n").filter(Boolean);
	ok(lines.every((l) => /^[A-Z-]+(;[A-Z]+=[^:;]+)*:/.test(l)),
		"every line is a property");
	const depth = lines.reduce((d, l) => d + (l.startsWith("BEGIN:") ? 1 :
		l.startsWith("END:") ? -1 : 0), 0);
	is(depth, 0, "what begins ends");
	return lines;
}
function one(lines) {
	const from = lines.findIndex((l) => l.startsWith(`UID:activity-${eid}@`));

	return Object.fromEntries(lines.slice(from, lines.indexOf("END:VEVENT",
		from)).map((l) => [l.slice(0, l.search(/[:;]/)),
		l.slice(l.indexOf(":") + 1)]));
}
let ics = one(calendar(await anybody().get("/welcome/calendar.ics")));
const plainDay = event.day.replaceAll("-", "");
is(ics.DTSTART, `${plainDay}T090000`, "it begins");
is(ics.DTEND, `${plainDay}T110000`, "it ends");
is(ics.SUMMARY, title, "its title");
is(ics.DESCRIPTION, "欢迎、献花\\; 讲解\\, 报到\\n一共两小时",
	"separators in text are escaped");
is(`${ics.STATUS} ${ics.SEQUENCE}`, "CONFIRMED 0", "confirmed, unchanged");
ok(/^\d{8}T\d{6}Z$/.test(ics.DTSTAMP), "stamped in UTC");
is(one(calendar(await anybody().get(`/welcome/events/${eid}.ics`))).SUMMARY,
	title, "it can be had alone");
for (const x of ["99999999", "x", "x.ics", "99999999.ics", "1.png"])
	is((await anybody().get(`/welcome/events/${x}`)).status, 404,
		`no activity ${x}`);

// ---- registration ----------------------------------------------------------------

const person = async (who = "张样例") => new Visitor().enter(kit.account(who));
const entry = "/welcome/signup";
async function begin(v) {
	const p = await v.get(entry);

	return (await v.post(entry, hidden(p.text, entry))).to
		.replace(/\/[a-z]+$/, "");
}
async function save(v, where, step, fields) {
	const shown = await v.get(`${where}/${step}`);

	return v.post(`${where}/${step}`, { do: "next", ...hidden(shown.text,
		`${where}/${step}`), ...fields });
}
async function submit(v, where) {
	const p = await v.get(`${where}/check`);

	return v.post(`${where}/check`, { ...hidden(p.text, `${where}/check`),
		truth: "1" });
}
const pages = (more = {}) => ({
	person: { name: "张样例", mobile: "13812345678", division: area.village },
	arrival: { arrive_on: day(10), arrive_time: "08:30", transport: "rail",
		trip_no: "G1", people: "1", meet: "yes", point: id, join: "yes",
		event: eid, ...more },
	wishes: { needs: ["luggage", "pickup"], access: "轮椅", photo: "no" },
});
async function filled(more, who) {
	const v = await person(who);
	const where = await begin(v);

	for (const [step, fields] of Object.entries(pages(more))) {
		const r = await save(v, where, step, fields);

		if (r.status !== 303)
			throw new Error(`${step}: ${r.status} ${r.text
				.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ")
				.slice(300, 1800)}`);
	}
	return { v, where };
}
const found = (no, v) => ({ v, no, id: sql(`select id from rg.case_file
	where no = ${quote(no)}`), here: `/desk/welcome/${no}`,
page: `/welcome/case/${no}` });
async function register(more, who) {
	const { v, where } = await filled(more, who);
	const r = await submit(v, where);

	if (r.status !== 303)
		throw new Error(`submit: ${r.status} ${r.text.slice(0, 900)}`);
	return found(r.to.split("/")[3], v);
}
const state = (c) => sql(`select state from rg.case_file where id = ${c.id}`);
const left = () => sql(`select seats - (select count(*) from rg.welcome_seat
	where event = ${eid}) from rg.welcome_event where id = ${eid}`);
async function applicant(c, action, fields = {}) {
	const where = `${c.page}/do/${action}`;
	const p = await c.v.get(where);

	return c.v.post(where, { ...hidden(p.text, where), ...fields });
}
const step = (who, c, action, fields = {}) =>
	who.fill(`${c.here}/do/${action}`, fields);

{
	const v = await person();
	const where = await begin(v);
	await save(v, where, "person", pages().person);
	const p = await v.get(`${where}/arrival`);
	ok(p.text.includes(name) && p.text.includes(title),
		"points and activities can be chosen");
	ok(!/番号<\/label>|name="(unit|rank|id_no)/.test(p.text),
		"neither unit nor rank nor number is asked");
	for (const [what, more, field] of [["yesterday", { arrive_on: day(-1) },
		"arrive_on"], ["in 91 days", { arrive_on: day(91) }, "arrive_on"],
	["no hour", { arrive_time: "" }, "arrive_time"],
	["a wrong hour", { arrive_time: "24:30" }, "arrive_time"],
	["nobody", { people: "0" }, "people"], ["eleven people", { people: "11" },
		"people"], ["no point", { point: "" }, "point"],
	["a point that is none", { point: "99999" }, "point"],
	["an activity that is none", { event: "99999" }, "event"],
	["no way of coming", { transport: "" }, "transport"],
	["a long number", { trip_no: "G".repeat(21) }, "trip_no"]]) {
		const r = await save(v, where, "arrival", { ...pages().arrival,
			...more });

		is(r.status, 422, `${what} is refused`);
		ok(r.text.includes(`id="${field}-error"`), `at ${field}`);
	}
}
const a = await register({ people: "2" });
ok(/^HY370202/.test(a.no), "a number of its own letters");
is(state(a), "REGISTERED", "registered");
is(left(), 1, "two of three places are taken");
page = await a.v.get(a.page);
for (const w of [name, title, "轮椅", "样例火车站出站口"])
	ok(page.text.includes(w), `the case says ${w}`);
ok(!page.text.includes(`>${id}<`), "no bare number of a point");
ok(sql(`select fields->>'access' from rg.case_form where case_id = ${a.id}`)
	.match(/^(gcm|sm4)\./), "care that somebody needs is encrypted");

// Two at once take the last place.
const [b, c] = [await filled({}, "李样例"), await filled({}, "王样例")];
let both = await Promise.all([submit(b.v, b.where), submit(c.v, c.where)]);
is(both.map((r) => r.status).sort().join(" "), "303 422",
	"two at once take the last place: one gets it");
const told = both.find((r) => r.status === 422);
ok(told.text.includes("刚刚报满"), "the other is told");
ok(told.text.includes("/arrival"), "and shown where to choose again");
is(left(), 0, "none is left, none oversold");
const winner = both[0].status === 303 ? b : c;
const loser = winner === b ? c : b;
const w = found(both.find((r) => r.status === 303).to.split("/")[3], winner.v);
is((await save(loser.v, loser.where, "arrival", { ...pages().arrival, join:
	"no", event: "" })).status, 303, "without the activity");
reply = await submit(loser.v, loser.where);
is(reply.status, 303, "the registration goes on");
const l = found(reply.to.split("/")[3], loser.v);
ok((await anybody().get(`/welcome/events/${eid}`)).text.includes("名额已满"),
	"everybody sees that it is full");
for (const path of ["/welcome/", "/welcome/points", "/welcome/signs",
	`/welcome/calendar?month=${month}`, `/welcome/events/${eid}`,
	"/welcome/calendar.ics", `/welcome/events/${eid}.ics`]) {
	const s = (await anybody().get(path)).text;

	ok(!/张样例|李样例|王样例|13812345678|王值班|HY3702/.test(s),
		`nobody's name on ${path}`);
}

// ---- the station -----------------------------------------------------------------

page = await station.get(`/desk/welcome/arrivals?on=${day(10)}`);
for (const x of ["张样例", "13812345678", name, "08:30", "搬行李", "不同意拍摄"])
	has(page, x, `the list of the day says ${x}`);
hasNot(page, "轮椅", "but nothing of a person's health");
page = await away.get(`/desk/welcome/arrivals?on=${day(10)}`);
hasNot(page, "张样例", "another district sees nothing of it");
is((await admin.get("/desk/welcome/arrivals")).status, 403,
	"nor does an administrator");
has(await clerk.get(there), "张样例", "who comes to the activity");
hasNot(await station.get(`/desk/welcome/arrivals?on=${today}`), name,
	"not on another day");
is((await step(station, a, "confirm")).status, 303, "confirmed");
is(state(a), "CONFIRMED", "so it is");
is((await step(station, a, "receive")).status, 409,
	"nobody is received before the day");
is((await step(station, a, "no_show", { confirm: "1", note: "没有来" })).status,
	409, "nor missed");
is((await step(away, a, "confirm").catch(() => ({ status: 404 }))).status, 404,
	"not by another district");

// A late train.
reply = await applicant(a, "change", { arrive_on: day(11), arrive_time: "21:40",
	transport: "rail", trip_no: "G3", meet: "yes", point: id });
is(reply.status, 303, "the time changes");
is(state(a), "REGISTERED", "to be confirmed again");
is(sql(`select day || ' ' || hour from rg.welcome_arrival where case_id =
	${a.id}`), `${day(11)} 21:40:00`, "the list follows");
is((await applicant(a, "change", { arrive_on: day(120), arrive_time: "21:40",
	transport: "rail", meet: "no" })).status, 422, "in four months: refused");
is((await applicant(a, "photo", { photo: "yes" })).status, 303,
	"photographs allowed after all");
has(await station.get(`/desk/welcome/arrivals?on=${day(11)}`), "同意拍摄",
	"the list knows");
is((await applicant(a, "photo", { photo: "no" })).status, 303, "and not again");
is(state(a), "REGISTERED", "that changes nothing else");

// Cancelled: the places are free.
is((await applicant(w, "cancel", { note: "", confirm: "1" })).status,
	303, "cancelled by the person");
is(state(w), "CANCELLED", "so it is");
is(left(), 1, "the place is free again");
is((await step(station, l, "drop", { confirm: "1", note: "重复登记", reason:
	"H02" })).status, 303, "cancelled by the station");
ok((await clerk.fill(there, { ...event, seats: "1" })).status === 422,
	"places that are taken cannot be cut");

// Moved: those who come are told; the calendar counts the change.
is((await clerk.fill(there, { ...event, begins: "10:00", ends: "12:00" }))
	.status, 303, "the hour moves");
is(sql(`select count(*) from rg.outbox where case_id = ${a.id}
	and template = 'event_moved' and way = 'site'`), 1, "who comes is told");
ics = one(calendar(await anybody().get("/welcome/calendar.ics")));
is(`${ics.DTSTART} ${ics.SEQUENCE}`, `${plainDay}T100000 1`,
	"the calendar follows");

// Received, called, missed: the arrivals are brought to today.
const arrived = (x) => sql(`update rg.welcome_arrival set day = api.today(),
	hour = '00:00' where case_id = ${x.id}`);
arrived(a);
const m = await register({ join: "no", event: "" }, "赵样例");
arrived(m);
is((await step(station, a, "receive")).status, 303, "received on the day");
refused(await step(station, a, "follow_up", { note: "" }), "note",
	"a call without a word");
is((await step(station, a, "follow_up", { content: "yes", note:
	"已到家，一切都好" })).status, 303, "called");
is(state(a), "FOLLOWED_UP", "so it is");
is((await applicant(a, "photo", { photo: "yes" })).status, 303,
	"consent can be changed at any time");
is((await step(station, m, "no_show", { confirm: "1", note: "电话不通" })).status,
	303, "somebody did not come");
is(state(m), "NO_SHOW", "so it is");
ok((await m.v.get(m.page)).text.includes("没有接到您"), "the person reads it");

// A closed point.
const shut = (await clerk.fill(at, { ...point, name: name + "三", first_day:
	day(-9), last_day: day(5) })).location.split("?")[0].split("/").pop();
{
	const { v, where } = await filled({ point: shut, join: "no", event: "" },
		"孙样例");
	const r = await submit(v, where);

	is(r.status, 422, "a point that is closed on that day is refused");
	ok(r.text.includes("那天不开放"), "and says so");
}

// ---- held ------------------------------------------------------------------------

is((await clerk.post(`${there}/held`, { ...form(await clerk.get(there), there),
	came: "30" })).status, 409, "not held before it began");
sql(`update rg.welcome_event set day = api.today(), begins = '00:00', ends =
	'00:01' where id = ${eid}`);
page = await clerk.get(there);
refused(await clerk.fill(there, { came: "30", parts: ["1", "2"], summary: "" },
	`${there}/held`), "summary", "a required part missing without a word");
is((await clerk.fill(there, { came: "30", parts: ["1", "2", "3", "4", "6"],
	summary: "下雨，报到改在室内讲解" }, `${there}/held`)).status, 303, "held");
has(await clerk.get(there), "没有做", "what is missing stays visible");
page = await anybody().get(`/welcome/events/${eid}`);
ok(page.text.includes("下雨") && page.text.includes("30"), "how it went");
page = await anybody().get("/welcome/calendar");
ok(page.text.includes("已举办"), "the calendar says so");

// Cancelled with a reason.
reply = await clerk.fill(events, { ...event, title: title + "四", day: day(2),
	kind: "visit", special: "" });
const off = reply.location.split("?")[0];
has(await clerk.get(events), "公布偏晚", "two days ahead is late, and shown");
is((await clerk.fill(off, {}, `${off}/announce`)).status, 303, "announced");
refused(await clerk.fill(off, { why: "" }, `${off}/cancel`), "why",
	"no reason");
is((await clerk.fill(off, { why: "台风" }, `${off}/cancel`)).status, 303,
	"cancelled");
ok((await anybody().get(off.replace("/desk", ""))).text.includes("台风"),
	"everybody reads why");
ok(unfold((await anybody().get(`${off.replace("/desk", "")}.ics`)).text)
	.includes("STATUS:CANCELLED"), "the calendar, too");

// ---- every day, every week, every month --------------------------------------------

const rhythm = "/desk/welcome/rhythm";
page = await clerk.get(rhythm);
has(page, "市南区退役军人服务中心", "the station stands in the check");
sql(`delete from rg.welcome_plan where station = ${area.district}`);
const check = async () => {
	const s = (await clerk.get(rhythm)).body;
	const row = s.split("<tr").find((x) => x.includes("市南区退役军人服务中心"));

	return [...row.matchAll(/govuk-tag--(green|red|grey)/g)].map((x) => x[1]);
};
is((await check()).slice(1, 3).join(" "), "green red",
	"an activity this week, no plan this month");
is((await clerk.fill(rhythm, { month: today.slice(0, 7), body:
	"第四周：返乡仪式" })).status, 303, "the plan is written");
is((await check())[2], "green", "now there is one");
ok((await anybody().get("/welcome/calendar")).text.includes("第四周：返乡仪式"),
	"everybody reads it");
refused(await clerk.fill(rhythm, { month: "2020-01", body: "过去的计划" }),
	"month", "a month that is over");
refused(await clerk.fill(rhythm, { month: "x", body: "计划一下" }), "month",
	"no month");
const rule = { rule: "points_4", n: "2", since: day(30), source: `规定${run}` };
is((await leader.fill(rhythm, rule, `${rhythm}/rule`)).status, 303,
	"the city's leader sets a number");
has(await leader.get(rhythm), rule.source, "with its source and day");
sql(`delete from rg.welcome_rule where source = ${quote(rule.source)}`);
refused(await leader.fill(rhythm, { ...rule, since: day(-1) },
	`${rhythm}/rule`), "since", "a number for yesterday");
is((await away.post(`${rhythm}/rule`, { ...form(await away.get(rhythm),
	rhythm), ...rule })).status, 403, "not a district's");

// ---- English ------------------------------------------------------------------------

{
	const v = anybody();
	await v.get("/view?lang=en&next=%2Fwelcome%2F");
	for (const [path, words] of [["/welcome/points", "Reception points"],
		["/welcome/calendar", "Calendar of activities"],
		["/welcome/signs", "Banners and signs"],
		[`/welcome/events/${eid}`, "What happens"]])
		ok((await v.get(path)).text.includes(words), `${path} in English`);
}
// What stands there would be in the way of other tests' counts.
sql(`update rg.welcome_point set last_day = api.today() - 1, first_day =
	least(first_day, api.today() - 1) where name like ${quote(name + "%")}`);
done();

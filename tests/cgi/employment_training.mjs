// Training through HTTP: a class, seats, two who want the last one, the waiting
// list, the notice of approval, one free class for each person, attendance, the
// certificate and its check.
import { randomInt } from "node:crypto";
import kit from "./kit.js";
import { done, has, is, makeOfficer, ok, plain, quote, sql }
	from "./office.mjs";

const { Visitor, hidden, png } = kit;
const run = Date.now().toString(36);
const clerk = makeOfficer(`cls-${run}`, "370202000000", ["clerk"]);
const leader = makeOfficer(`clsl-${run}`, "370202000000", ["leader"]);
const away = makeOfficer(`clsx-${run}`, "370203000000", ["clerk"]);
const day = (n) => sql(`select api.today() + ${n}`);
const plan = (more = {}) => ({ title: `电工中级班${run}`, school: "样例技师学院",
	place: "样例路3号", family: "repair", level: "four", hours: "40",
	seats: "2", from: day(10), to: day(20), until: day(8), fee: "",
	allowance: "每天30元", tel: "0532-88880000", ...more });
const desk = (id) => `/desk/employment/training/${id}`;
const pub = (id) => `/employment/training/${id}`;
async function open(more) {
	const reply = await clerk.fill("/desk/employment/training/new",
		plan(more));

	if (reply.status !== 303)
		throw new Error(`${reply.status} ${reply.text.slice(0, 900)}`);
	return reply.location.match(/\d+/)[0];
}

// ---- a person applies ----------------------------------------------------------

const person = async (name) => Object.assign(await new Visitor().enter(
	kit.account(name)), { name });
async function begin(v, id) {
	const page = await v.get(pub(id));

	return v.post(pub(id), hidden(page.text, pub(id)));
}
async function ready(v, id, more = {}) {
	const reply = await begin(v, id);

	if (reply.status !== 303)
		throw new Error(`${reply.status} ${plain(reply.text).slice(0, 500)}`);
	const at = reply.to;
	const shown = await v.get(`${at}/who`);
	const saved = await v.post(`${at}/who`, { do: "next", ...hidden(
		shown.text, `${at}/who`), class_no: shown.text.match(
		/<input [^>]*name="class_no"[^>]*value="(\d+)"/)?.[1] ?? "",
	person_name: v.name,
	mobile: "13812345678", division: "370202010001", education: "high",
	aim: "电工", wait: "no", ...more });

	if (saved.status !== 303)
		throw new Error(`who: ${saved.status} ${plain(saved.text)
			.slice(0, 900)}`);
	const papers = await v.get(`${at}/papers`);

	await v.upload(`${at}/papers`, { ...hidden(papers.text, `${at}/papers`),
		do: "upload:discharge_scan" }, "discharge_scan", "证.png",
	png(900, 900, randomInt(65536)));
	return at;
}
async function send(v, at) {
	const page = await v.get(`${at}/check`);

	return v.post(`${at}/check`, { ...hidden(page.text, `${at}/check`),
		truth: "1" });
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
const apply = async (v, id, more) => found(await send(v, await ready(v, id,
	more)));
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
const checked = async (c) => {
	sql(`update rg.upload set state = 'accepted' where case_id = ${c.id}`);
	await does(clerk, c, "check", { discharged: "1" }, "CHECKED");
};
const seat = (c) => sql(`select coalesce(seat::text, 'waits')
	|| case when gone_at is null then '' else ' gone' end
	from rg.training_enrol where case_id = ${c.id}`);
async function own(v, c, action, fields = {}) {
	const at = `${c.page}/do/${action}`;
	const page = await v.get(at);

	return v.post(at, { ...hidden(page.text, at), ...fields });
}

// ---- the class -----------------------------------------------------------------

has(await clerk.get("/desk/employment/training/new"), "高级（三级）",
	"levels have their words");
for (const [more, what] of [[{ seats: "0" }, "no seat"],
	[{ from: day(0) }, "a first day that is not ahead"],
	[{ to: day(5) }, "an end before the beginning"],
	[{ until: day(15) }, "applying after it began"], [{ level: "x" }, "no level"],
	[{ family: "" }, "no kind of work"], [{ fee: "-1" }, "a fee below nothing"],
	[{ hours: "x" }, "hours that are no number"]])
	is((await clerk.fill("/desk/employment/training/new", plan(more))).status,
		422, `${what} is refused`);
const id = await open();
const anybody = new Visitor();
let page = await anybody.get("/employment/training");
ok(page.text.includes(`电工中级班${run}`), "a class stands in the list");
page = await anybody.get(pub(id));
for (const words of ["样例技师学院", "中级（四级）", "免费", "每天30元", "剩余座位", "请先登录"])
	ok(page.text.includes(words), `its page says ${words}`);
await anybody.get("/view?lang=en&next=/employment/training");
ok((await anybody.get(pub(id))).text.includes("Level four"),
	"the same in English");
is((await anybody.get("/employment/training/0")).status, 404, "no such class");
is((await away.get(desk(id))).status, 404, "another district does not keep it");
is((await leader.get("/desk/employment/training")).status, 403,
	"nor does another role");

// ---- seats ---------------------------------------------------------------------

const people = [];
for (const n of ["张样例", "王样例", "赵样例", "钱样例", "孙样例"])
	people.push(await person(n));
const first = await apply(people[0], id);
is(seat(first), "1", "who applies has a seat at once");
is(sql(`select title from rg.case_file where id = ${first.id}`),
	"张样例", "the case, and so its papers, bear the name of the person");
page = await people[0].get(pub(id));
ok(/座位号 <strong[^>]*>1</.test(page.text), "the page of the class says which");
is((await begin(people[0], await open({ title: `另一个班${run}` })))
	.status, 409, "one free class for each person");
// The last seat: both are ready, both send at once.
const at = await Promise.all([1, 2].map((i) => ready(people[i], id)));
const forms = await Promise.all([1, 2].map(async (i) => hidden((await people[i]
	.get(`${at[i - 1]}/check`)).text, `${at[i - 1]}/check`)));
const got = await Promise.all([1, 2].map((i) => people[i].post(`${at[i - 1]
}/check`, { ...forms[i - 1], truth: "1" })));
is(got.map((r) => r.status).sort().join(), "303,422",
	"two want the last seat: one gets it");
ok(got.find((r) => r.status === 422).text.includes("座位刚刚报满"),
	"the other is told");
is(sql(`select count(*) || ' ' || count(distinct seat) from rg.training_enrol
	where class = ${id} and gone_at is null`), "2 2", "no seat is given twice");
const won = got[0].status === 303 ? 0 : 1;
const second = found(got[won]);
const loser = people[2 - won];
is(state({ id: at[1 - won].match(/\d+/)[0] }), "DRAFT",
	"who was told keeps what was typed");

// ---- the waiting list ------------------------------------------------------------

const third = await apply(loser, id, { wait: "yes" });
const fourth = await apply(people[3], id, { wait: "yes" });
is(`${seat(third)} ${seat(fourth)}`, "waits waits", "two wait");
page = await people[3].get(pub(id));
ok(/候补第几位 <strong[^>]*>2</.test(page.text), "each knows his turn");
await checked(third);
page = await step(leader, third, "approve");
ok(page.status === 422 && page.text.includes("还在候补"),
	"without a seat nobody is approved", page.status);
is((await own(people[won + 1], second, "withdraw", { confirm: "1", sure: "1" }))
	.status, 303, "somebody withdraws");
is(`${seat(second)} ${seat(third)} ${seat(fourth)}`, "2 gone 2 waits",
	"the seat goes to who waits longest");
is(sql(`select count(*) from rg.outbox where template = 'class_seat'
	and account = (select applicant from rg.case_file where id = ${third.id})`),
1, "who is told");
is((await begin(people[won + 1], await open({ title: `第三个班${run}` })))
	.status, 303, "who withdrew has his free class again");

// ---- approval ----------------------------------------------------------------------

is((await away.get(first.here)).status, 404,
	"another district does not see the case");
await checked(first);
is((await clerk.get(`${first.here}/do/approve`)).status, 403,
	"who checked does not approve");
await does(leader, first, "approve", {}, "APPROVED");
await does(leader, third, "approve", {}, "APPROVED");
const paper = (c, kind) => sql(`select id || ' ' || code from rg.paper
	where case_id = ${c.id} and kind = ${quote(kind)}`).split(" ");
const pdf = async (v, c, kind) => v.get(`${c.page}/paper/${
	paper(c, kind)[0]}.pdf`);
page = await pdf(people[0], first, "approval");
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"the notice of approval is a paper", page.status);
page = await step(clerk, first, "arrive");
ok(page.status === 422 && page.text.includes("还没有到时间"),
	"nobody arrives before the class begins", page.status);
sql(`update rg.training_class set from_on = api.today() - 4,
	until_on = api.today() - 6, to_on = api.today() where id = ${id}`);
is((await begin(people[4], id).catch(() => ({ status: 409 }))).status, 409,
	"nobody applies any more");
await does(clerk, first, "arrive", {}, "ENROLLED");
await does(clerk, third, "arrive", {}, "ENROLLED");

// ---- attendance ----------------------------------------------------------------------

page = await clerk.get(`${desk(id)}/list`);
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"the sheet to sign is printed", page.status);
page = await clerk.get(desk(id));
has(page, "张样例", "the clerk sees who has a seat");
const attend = async (n, fields) => clerk.submit(await clerk.get(
	`${desk(id)}/day?day=${day(n)}`), `${desk(id)}/day`, fields);
is((await attend(-4, { hours: "8", came: [first.id, third.id] })).status, 303,
	"a day is written down");
is((await attend(-3, { hours: "8", came: [first.id] })).status, 303, "another");
is((await attend(-2, { hours: "13" })).status, 422, "no day has 13 hours");
is((await attend(1, { hours: "8" })).status, 422, "no day that is still to come");
is((await attend(-9, { hours: "8" })).status, 422, "no day before it began");
is((await attend(-2, { hours: "8", came: [first.id, third.id, second.id] }))
	.status, 303, "a third");
is(sql(`select count(*) from rg.training_came where class = ${id}`), 5,
	"who left is nowhere");
is(sql(`select rg.training_share(${first.id}) || ' '
	|| rg.training_share(${third.id})`), "1.0000 0.6667", "shares");
is((await attend(-3, { hours: "8", came: [first.id] })).status, 303,
	"a day is corrected");
is((await attend(0, { hours: "12" })).status, 303, "hours add up");
is((await attend(-1, { hours: "5" })).status, 422, "not beyond those of the class");
is((await attend(0, { hours: "4", came: [first.id] })).status, 303, "corrected");
page = await clerk.get(desk(id));
has(page, "100%", "the page of the class says shares");

// ---- the end --------------------------------------------------------------------------

page = await step(clerk, third, "finish");
ok(page.status === 422 && page.text.includes("出勤不够"),
	"too many hours missed: no certificate", page.status);
await does(clerk, third, "drop", { reason: "P06", note: "出勤不够八成。",
	confirm: "1", sure: "1" }, "DROPPED");
await does(clerk, first, "finish", {}, "FINISHED");
const cert = sql(`select cert from rg.training_enrol where case_id = ${first.id}`);
ok(/^PX-\d{4}-\d{6}-001$/.test(cert), "a certificate has a number", cert);
page = await pdf(people[0], first, "certificate");
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"it is a paper", page.status);
page = await new Visitor().get(`/verify/${paper(first, "certificate")[1]}`);
ok(page.status === 200 && plain(page.text).includes("有效"), "that can be checked",
	plain(page.text).slice(0, 900));
is((await begin(people[0], await open({ title: `第四个班${run}` })))
	.status, 409, "and his free class is used");
const paid = await open({ title: `收费班${run}`, fee: "800" });
is(seat(await apply(people[0], paid)), "1", "one that is not free is open to him");

// ---- called off --------------------------------------------------------------------------

const off = await open({ title: `取消的班${run}`, seats: "1" });
const fifth = await apply(people[4], off);
is((await clerk.fill(desk(off), { note: "" })).status, 422,
	"called off with a reason");
is((await step(clerk, fifth, "class_off")).status, 422,
	"no case is closed for a class that takes place");
is((await clerk.fill(desk(off), { note: "报名人数不足" })).status, 303,
	"a class is called off");
ok((await new Visitor().get(pub(off))).text.includes("报名人数不足"), "it says why");
is(sql(`select count(*) from rg.outbox where template = 'class_cancelled'
	and params->>'title' = ${quote(`取消的班${run}`)}`), 1, "who applied is told");
await does(clerk, fifth, "class_off", {}, "DROPPED");
is((await begin(people[4], await open({ title: `第五个班${run}` })))
	.status, 303, "and has his free class again");
done();

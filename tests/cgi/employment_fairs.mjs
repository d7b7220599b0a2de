// Job fairs through HTTP: planned, published, stalls and visitors, two who want
// the last one, checking in by number, code and printed list, results by sheet
// and by table, the report, pledges, who stays away, the check after three
// months.
import kit from "./kit.js";
import { done, has, is, makeOfficer, ok, plain, quote, sql }
	from "./office.mjs";
import * as world from "../web/kit/world.mjs";

const { Visitor, hidden } = kit;
const run = Date.now().toString(36);
const clerk = makeOfficer(`fair-${run}`, "370202000000", ["clerk"]);
const away = makeOfficer(`fairx-${run}`, "370203000000", ["clerk"]);
const village = makeOfficer(`fairv-${run}`, "370202010001", ["clerk"]);
const leader = makeOfficer(`fairl-${run}`, "370202000000", ["leader"]);
const visitor = async (who) => new Visitor().enter(kit.account(who));

// An employer with posts of so many people each.
async function employer(name, ...heads) {
	const who = await world.person(name);
	await world.employer(who, "REGISTERED");
	const posts = [];

	for (const n of heads) {
		const c = await world.job(who, "ONLINE");
		posts.push(sql(`update rg.job_post set headcount = ${n}
			where case_id = ${c.id} returning id`));
	}
	return { v: await new Visitor().enter(who.id), id: who.id, posts,
		row: sql(`select id from rg.employer where account = ${who.id}`) };
}
async function form(v, path, action, fields = {}) {
	const page = await v.get(path);

	return v.post(action, { ...hidden(page.text, action), ...fields });
}
const day = (n) => sql(`select api.today() + ${n}`);
const plan = (more = {}) => ({ title: `双拥招聘会${run}`, kind: "site",
	day: day(20), begins: "09:00", ends: "11:30", until: day(18),
	place: "样例体育馆", host: "样例区退役军人事务局", keeper: "王样例",
	tel: "0532-88880000", stalls: "2", visitors: "3",
	plan: "两个出入口，医务点在东门，限流两百人，停电由场馆备用电源供电，王样例负责。",
	licence: "", ...more });
async function planned(more) {
	const reply = await clerk.fill("/desk/employment/fairs/new", plan(more));

	if (reply.status !== 303)
		throw new Error(`${reply.status} ${reply.text.slice(0, 900)}`);
	return reply.location.match(/\d+/)[0];
}
const desk = (id) => `/desk/employment/fairs/${id}`;
const pub = (id) => `/employment/fairs/${id}`;
const put = (who, at, fields) => who.fill(desk(at), fields);
const open = async (more) => {
	const id = await planned(more);

	await put(clerk, id, { do: "publish" });
	return id;
};
const join = (v, id) => form(v, pub(id), pub(id));
const stall = (e, id, more = {}) => form(e.v, `${pub(id)}/stall`,
	`${pub(id)}/stall`, { post: e.posts, agent: "李样例",
		mobile: "13812345678", pledge: "1", ...more });
const stall_id = (e, id) => sql(`select id from rg.fair_stall where fair = ${id}
	and employer = ${e.row} order by id desc limit 1`);
// The day has come; so many minutes after the opening.
const now = (id, minutes) => sql(`update rg.job_fair f set until_on = d.day,
	day = d.day, begins = least(d.t - interval '${minutes} min', d.t),
	ends = '23:59:59' from (select (api.now() at time zone
	'Asia/Shanghai')::date as day, (api.now() at time zone
	'Asia/Shanghai')::time as t) d where f.id = ${id}`);
const over = (id, days = 1) => sql(`update rg.job_fair set
	until_on = api.today() - ${days}, day = api.today() - ${days}
	where id = ${id}`);
const at_stall = (who, e, id, fields) => who.post(`${desk(id)}/stalls/${
	stall_id(e, id)}`, { ...fields });

// ---- the plan ------------------------------------------------------------------

let page = await clerk.get("/desk/employment/fairs");
is(page.status, 200, "a clerk of the district keeps fairs");
is((await village.get("/desk/employment/fairs")).status, 403,
	"one of a village does not");
is((await leader.get("/desk/employment/fairs")).status, 403,
	"nor does somebody of another role");
has(await clerk.get("/desk/employment/fairs/new"), "进军营",
	"kinds have their words");
for (const [more, words, what] of [
	[{ plan: "" }, "安全和应急预案", "no safety plan"],
	[{ visitors: "1000" }, "安全许可编号", "a thousand people without licence"],
	[{ day: day(0) }, "明天到一年内", "a day that is not ahead"],
	[{ ends: "08:00" }, "", "an end before the beginning"],
	[{ until: day(30) }, "截止日期", "signing up after the day"],
	[{ stalls: "0" }, "", "no stall"],
	[{ stalls: "x" }, "", "stalls that are no number"],
	[{ kind: "moon" }, "", "a kind there is not"],
	[{ title: "会" }, "", "a title too short"]]) {
	page = await clerk.fill("/desk/employment/fairs/new", plan(more));
	ok(page.status === 422 && page.text.includes(words),
		`${what} is refused`, `${page.status} ${page.text.slice(0, 500)}`);
	ok(page.body.includes('value="样例体育馆"'), "and what was typed stays");
}
const id = await planned();
page = await clerk.get(desk(id));
has(page, "计划中", "it is a plan first");
is((await new Visitor().get(pub(id))).status, 404, "nobody sees a plan");
is((await away.get(desk(id))).status, 404, "nor another district");
await put(clerk, id, { do: "publish" });
const anybody = new Visitor();
page = await anybody.get("/employment/fairs");
ok(page.text.includes(`双拥招聘会${run}`), "published, it stands in the list");
page = await anybody.get(pub(id));
ok(page.text.includes("正在报名") && page.text.includes("请先登录"),
	"and has its page");
ok(!page.text.includes("王样例") && !page.text.includes("备用电源"),
	"who is in charge and the safety plan are not public");
is((await anybody.get("/employment/fairs/x")).status, 404, "no number at all");
ok((await anybody.get(`${pub(id)}/stall`)).to.startsWith("/login"),
	"employers log in first");
await anybody.get("/view?lang=en&next=/employment/fairs");
ok((await anybody.get(pub(id))).text.includes("Open for signing up"),
	"the same in English");

// ---- visitors --------------------------------------------------------------------

const people = [await visitor("张样例"), await visitor("王样例"),
	await visitor("赵样例"), await visitor("钱样例")];
let reply = await join(people[0], id);
is(reply.to, `${pub(id)}?done=fair_in`, "somebody signs up");
page = await people[0].get(pub(id));
ok(/参会号 <strong[^>]*>1</.test(page.text), "and gets number 1");
const twice = hidden((await people[1].get(pub(id))).text, pub(id));
is((await people[1].post(pub(id), twice)).status, 303, "so does another");
is((await people[1].post(pub(id), twice)).status, 303,
	"the same form twice is one place");
is(sql(`select count(*) from rg.fair_visitor where fair = ${id}`), 2,
	"two have signed up");
page = await people[0].get(`${pub(id)}/ticket`);
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"the ticket is a PDF", page.status);
is((await people[2].get(`${pub(id)}/ticket`)).status, 404,
	"only for who signed up");
// The last place: both see it, both ask at once.
let forms = await Promise.all([2, 3].map(async (i) => hidden((await people[i]
	.get(pub(id))).text, pub(id))));
let got = await Promise.all([2, 3].map((i) => people[i].post(pub(id),
	forms[i - 2])));
is(got.map((r) => r.status).sort().join(), "303,409",
	"two want the last place: one gets it");
ok(got.find((r) => r.status === 409).text.includes("名额刚刚报满"),
	"the other is told");
is(sql(`select count(*) from rg.fair_visitor where fair = ${id}
	and state <> 'CANCELLED'`), 3, "no place is sold twice");
const third = people[got[0].status === 303 ? 2 : 3];
const fourth = people[got[0].status === 303 ? 3 : 2];
is((await form(third, pub(id), pub(id), { do: "out" })).to,
	`${pub(id)}?done=fair_out`, "a place is given back");
await join(fourth, id);
is(sql(`select n from rg.fair_visitor where fair = ${id}
	and state = 'SIGNED' order by n desc limit 1`), 4,
"who comes after gets a number of his own");

// ---- stalls ----------------------------------------------------------------------

const firm = await employer("甲单位", 3, 2);
const other = await employer("乙单位", 5);
const rival = await employer("丙单位", 4);
page = await people[0].get(`${pub(id)}/stall`);
ok(page.text.includes("请先登记单位"), "who is no employer is sent there");
for (const [more, what] of [[{ post: [] }, "no post"],
	[{ pledge: "6" }, "a pledge for more than it brings"],
	[{ pledge: "-1" }, "a pledge below nothing"],
	[{ mobile: "123" }, "no mobile"], [{ agent: "" }, "nobody who comes"],
	[{ post: other.posts }, "a post of another employer"]])
	is((await stall(firm, id, more)).status, 422, `${what} is refused`);
is((await stall(firm, id)).to, `${pub(id)}/stall?done=stall_in`,
	"an employer gets a stall");
is((await firm.v.post(`${pub(id)}/stall`, { ...hidden((await firm.v.get(
	`${pub(id)}/stall`)).text, `${pub(id)}/stall`), do: "" , post: firm.posts,
agent: "李样例", mobile: "13812345678", pledge: "0" })).status, 409,
"not a second one");
forms = await Promise.all([other, rival].map(async (e) => hidden((await e.v.get(
	`${pub(id)}/stall`)).text, `${pub(id)}/stall`)));
got = await Promise.all([other, rival].map((e, i) => e.v.post(
	`${pub(id)}/stall`, { ...forms[i], post: e.posts, agent: "李样例",
		mobile: "13812345678", pledge: "2" })));
is(got.map((r) => r.status).sort().join(), "303,409",
	"two want the last stall: one gets it");
ok(got.find((r) => r.status === 409).text.includes("展位刚刚报满"),
	"the other is told");
is(sql(`select count(distinct n) || ' ' || count(*) from rg.fair_stall
	where fair = ${id}`), "2 2", "no stall is given twice");
const winner = got[0].status === 303 ? other : rival;
const loser = winner === other ? rival : other;
is((await firm.v.get(`${pub(id)}/letter`)).status, 404,
	"no letter before it is confirmed");
const token = async (who, e) => {
	const p = await who.get(desk(id));

	return who.submit(p, `${desk(id)}/stalls/${stall_id(e, id)}`,
		{ do: "confirm" });
};
is((await token(clerk, firm)).status, 303, "the clerk confirms");
is((await token(clerk, winner)).status, 303, "and confirms the other");
is((await away.post(`${desk(id)}/stalls/${stall_id(firm, id)}`, form_of(
	await away.get("/desk/employment/fairs/new"), { do: "in" }))).status, 404,
"another district does nothing here");
function form_of(p, more) {
	const get = (n) => p.body.match(new RegExp(
		`name="${n}" value="([^"]*)"`))[1];

	return { token: get("token"), key: get("key"), ...more };
}
page = await firm.v.get(`${pub(id)}/letter`);
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"the employer has its letter", page.status);
page = await anybody.get(pub(id));
ok(page.text.includes(">3</td>") && page.text.includes(">2</td>"),
	"the posts are public");

// ---- the day ---------------------------------------------------------------------

page = await clerk.get(`${desk(id)}/people`);
has(page, "张样例", "the clerk sees who comes");
is((await clerk.post(`${desk(id)}/people`, form_of(await clerk.get(
	"/desk/employment/fairs/new"), { do: "in", numbers: "1" }))).status, 409,
"nobody checks in before the day");
page = await clerk.get(`${desk(id)}/list`);
ok(page.status === 200 && page.bytes.subarray(0, 5).toString() === "%PDF-",
	"the list is printed", page.status);
now(id, 5);
page = await anybody.get(pub(id));
ok(page.text.includes("进行中") || page.text.includes("Going on"),
	"it is going on");
is((await join(await visitor("孙样例"), id).catch(() => ({ status: 409 })))
	.status, 409, "signing up is over");
const come = (numbers) => clerk.fill(`${desk(id)}/people`, { do: "in",
	numbers });
for (const [n, words] of [["x", "请写号码"], ["9", "不在这场"], ["", ""],
	["3", "不在这场"], ["5-1", "请写号码"]]) {
	page = await come(n);
	ok(page.status === 422 && page.text.includes(words),
		`checking in "${n}" is refused`, page.status);
}
is((await come("1，2")).status, 303, "numbers are typed as people write them");
is(sql(`select string_agg(n::text, ' ' order by n) from rg.fair_visitor
	where fair = ${id} and state = 'CAME'`), "1 2", "and are in");
const code = sql(`select code from rg.fair_visitor where fair = ${id}
	and n = 4`);
page = await clerk.get(`${desk(id)}/in/${code}`);
has(page, "参会号 4", "the code of a ticket says who it is");
is((await clerk.submit(page, `${desk(id)}/in/${code}`)).status, 303,
	"and checks in");
is((await clerk.get(`${desk(id)}/in/XXXXXXXX`)).status, 404, "no such code");
is((await away.get(`${desk(id)}/in/${code}`)).status, 404,
	"not for another district");
const walk = (fields) => clerk.fill(`${desk(id)}/people`, { do: "walk",
	name: "周样例", mobile: "13900001111", number: "", numbers: "",
	...fields });
page = await walk({});
ok(page.status === 409 && page.text.includes("名额刚刚报满"),
	"a full hall takes nobody in", page.status);
sql(`update rg.job_fair set visitors = 5 where id = ${id}`);
is((await walk({ mobile: "1" })).status, 422, "no mobile is refused");
is((await walk({ number: "4" })).status, 422, "a number that is taken too");
is((await walk({ number: "10" })).status, 303,
	"the number of the printed line is kept");
is((await walk({})).status, 422, "nobody is entered twice");

const into = async (e, fields) => clerk.submit(await clerk.get(desk(id)),
	`${desk(id)}/stalls/${stall_id(e, id)}`, { do: "in", ...fields });
is((await into(firm)).status, 303, "an employer checks in");
now(id, 31);
// In the first half hour of a day nobody is late for what began on it.
if (sql(`select (api.now() at time zone 'Asia/Shanghai')::time > '00:32'`) === "t") {
	page = await into(winner);
	ok(page.status === 422 && page.text.includes("已过签到时间"),
		"after half an hour it is too late", page.status);
	is(sql(`select state from rg.fair_stall where id = ${stall_id(winner, id)}`),
		"CONFIRMED", "and it is not in");
}
is((await into(winner, { [`listed_${stall_id(winner, id)}`]: "1" })).status,
	303, "unless the printed list says so");

// ---- results: the sheet ------------------------------------------------------------

const sheet = (e) => `${desk(id)}/sheet/${stall_id(e, id)}`;
const [p1, p2] = firm.posts;
page = await clerk.get(sheet(firm));
is(page.status, 200, "each stall has a sheet");
is((await clerk.get(`${desk(id)}/sheet/0`)).status, 404, "a stall that is none");
is((await away.get(sheet(firm))).status, 404, "not for another district");
page = await clerk.fill(sheet(firm), { [`talk_${p1}`]: "1 99" });
ok(page.status === 422 && page.text.includes("不在这场招聘会"),
	"a number that is not of the fair is named", page.status);
ok(page.body.includes('value="1 99"'), "and what was typed stays");
is(sql(`select count(*) from rg.job_match where fair = ${id}`), 0,
	"nothing of a wrong sheet is kept");
is((await clerk.fill(sheet(firm), { [`talk_${p1}`]: "1-2 4",
	[`intent_${p1}`]: "2", [`offer_${p2}`]: "10" })).status, 303,
"a sheet is kept");
const funnel = () => sql(`select string_agg(v.n || m.state || m.best, ' '
	order by m.post, v.n) from rg.job_match m join rg.fair_visitor v
	on v.id = m.visitor where m.fair = ${id}`);
is(funnel(), "1TALK1 2INTENT2 4TALK1 10OFFER3", "with the furthest stage each");
page = await clerk.get(sheet(firm));
ok(page.body.includes('value="1 4"'), "the sheet shows what it holds");
await clerk.fill(sheet(firm), { [`talk_${p1}`]: "1 2", [`intent_${p1}`]: "" });
is(funnel(), "1TALK1 2TALK1 10OFFER3", "a mistake is taken back");
await clerk.fill(sheet(firm), { [`contract_${p1}`]: "1",
	[`talk_${p1}`]: "2" });
is(sql(`select filled from rg.job_post where id = ${p1}`), 1,
	"a contract fills a place");
await clerk.fill(sheet(firm), { [`contract_${p1}`]: "",
	[`talk_${p1}`]: "1 2" });
is(sql(`select filled from rg.job_post where id = ${p1}`), 0,
	"taken back, it is free again");
await clerk.fill(sheet(firm), { [`contract_${p1}`]: "1",
	[`talk_${p1}`]: "2" });

// ---- results: a table ---------------------------------------------------------------

async function table(who, text, name = "结果.csv") {
	const p = await who.get(`${desk(id)}/results`);
	const body = new FormData();

	for (const [k, v] of Object.entries(form_of(p, {})))
		body.append(k, v);
	body.append("file", new Blob([text]), name);
	return who.send(`${desk(id)}/results`, { method: "POST", body });
}
const s2 = sql(`select n from rg.fair_stall where id = ${stall_id(winner, id)}`);
for (const [text, words, what] of [["", "", "an empty file"],
	["a,b\n1,2\n", "第一行要有", "a table without heads"],
	["展位,岗位,参会号,结果\n", "没有结果", "heads alone"]]) {
	page = await table(clerk, text);
	ok(page.status === 422 && page.text.includes(words), `${what} is refused`,
		`${page.status} ${page.text.slice(0, 300)}`);
}
page = await table(clerk, "展位,岗位,参会号,结果\n" +
	`${s2},1,2,意向\n7,1,2,面谈\n${s2},9,2,面谈\n${s2},1,77,面谈\n` +
	`${s2},1,4,来了\n${s2},1,2,签约\n${s2},1,4,录用\n`);
is(page.status, 303, "a table is looked at");
const look = page.location;
page = await clerk.get(look);
for (const [line, words] of [[3, "没有这个展位"], [4, "没有这个岗位"],
	[5, "没有这个参会号"], [6, "结果只能写"], [7, "重复"]])
	ok(new RegExp(`${line} [^行]*${words}`).test(page.text),
		`line ${line} is named: ${words}`, page.text);
is(sql(`select count(*) from rg.job_match m join rg.job_post p on p.id = m.post
	where m.fair = ${id} and p.employer = ${winner.row}`), 0,
"nothing counts yet");
is((await away.get(look)).status, 404, "not for another district");
page = await clerk.submit(await clerk.get(look), look);
ok(page.status === 422 && page.text.includes("有错的行"),
	"faulty rows are not passed over in silence", page.status);
is((await clerk.submit(await clerk.get(look), look, { skip: "1" })).status, 303,
	"but where the officer says so");
is(sql(`select string_agg(v.n || m.state, ' ' order by v.n) from rg.job_match m
	join rg.fair_visitor v on v.id = m.visitor join rg.job_post p
	on p.id = m.post where m.fair = ${id} and p.employer = ${winner.row}`),
"2INTENT 4OFFER", "the right rows count");
is((await clerk.post(look, form_of(await clerk.get(desk(id)), { skip: "1" })))
	.status, 409, "and count once");

// ---- the report ---------------------------------------------------------------------

is((await clerk.post(desk(id), form_of(await clerk.get(desk(id)),
	{ do: "report", note: "" }))).status, 409, "no report before it is over");
over(id);
page = await clerk.get(desk(id));
has(page, "等待结果", "the results are awaited");
is((await put(clerk, id, { do: "report", note: "现场有序。" })).status, 303,
	"the results are published");
page = await new Visitor().get(pub(id));
for (const words of ["已公布结果", "现场有序", "招用承诺已兑现", "招用承诺未完成"])
	ok(page.text.includes(words), `the page says ${words}`);
ok(/达成意向人次<\/dt><dd[^>]*>少于5</.test(page.text), "small counts are hidden",
	plain(page.text).slice(-600));
ok(/招用人数<\/dt><dd[^>]*>\d+</.test(page.text),
	"people wanted are no persons");
ok(!/张样例|王样例|赵样例|周样例/.test(page.text), "and nobody is named");
is((await clerk.post(`${desk(id)}/people`, form_of(await clerk.get(desk(id)),
	{ do: "in", numbers: "1" }))).status, 409, "nothing changes after it");

// ---- the employer goes on -------------------------------------------------------------

const no = sql(`select c.no from rg.job_post p join rg.case_file c
	on c.id = p.case_id where p.id = ${p2}`);
page = await firm.v.get(`/employment/hire/${no}`);
ok(page.text.includes("参会号 10") && !page.text.includes("周样例"),
	"the employer sees the number, not the name");
const match = sql(`select m.id from rg.job_match m join rg.fair_visitor v
	on v.id = m.visitor where m.post = ${p2} and v.n = 10`);
is((await form(firm.v, `/employment/hire/${no}`, `/employment/hire/${no}/${
	match}`, { state: "CONTRACT" })).status, 303, "and signs a contract later");

// ---- three months on -------------------------------------------------------------------

const first = sql(`select m.id from rg.job_match m join rg.fair_visitor v
	on v.id = m.visitor where m.post = ${p1} and v.n = 1`);
const check = async (m, state) => clerk.post(`${desk(id)}/checks/${m}`,
	form_of(await clerk.get(desk(id)), { [`state_${m}`]: state }));
is((await check(first, "ON_POST")).status, 409, "three months are not over");
sql(`update rg.job_match set contract_on = api.today() - 100
	where id in (${first}, ${match})`);
has(await clerk.get(desk(id)), "可以做三个月回访的人数： 2",
	"the clerk is told when they are");
is((await check(first, "MAYBE")).status, 422, "yes or no");
is((await check(first, "ON_POST")).status, 303, "still there");
is((await check(match, "LEFT")).status, 303, "or gone");
is(sql(`select string_agg(state || best, ' ' order by state) from rg.job_match
	where id in (${first}, ${match})`), "LEFT4 ON_POST5", "both are counted");
is((await check(first, "LEFT")).status, 409, "asked once");

// ---- who stays away ---------------------------------------------------------------------

for (const n of [1, 2]) {
	const f = await open({ title: `缺席${n}${run}` });

	is((await stall(loser, f)).status, 303, `stall ${n}`);
	await clerk.submit(await clerk.get(desk(f)), `${desk(f)}/stalls/${
		stall_id(loser, f)}`, { do: "confirm" });
	over(f);
	await put(clerk, f, { do: "report" });
	is(sql(`select state from rg.fair_stall where id = ${stall_id(loser, f)}`),
		"NO_SHOW", "who did not come has stayed away");
}
const next = await open({ title: `下一场${run}` });
page = await loser.v.get(`${pub(next)}/stall`);
ok(page.text.includes("暂停报名一年"), "twice bars");
is((await loser.v.post(`${pub(next)}/stall`, { ...hidden((await loser.v.get(
	"/employment/resume")).text, "/employment/resume"), post: loser.posts,
agent: "李样例", mobile: "13812345678", pledge: "0" })).status, 409,
"whoever tries is told");
sql(`update rg.job_fair set day = day - 366, until_on = until_on - 366
	where id in (select fair from rg.fair_stall where employer = ${loser.row}
	and state = 'NO_SHOW')`);
is((await stall(loser, next)).status, 303, "after a year it may again");
page = await clerk.submit(await clerk.get(desk(next)), `${desk(next)}/stalls/${
	stall_id(loser, next)}`, { do: "refuse" });
is(page.status, 422, "who is refused is told why");
is((await clerk.submit(await clerk.get(desk(next)), `${desk(next)}/stalls/${
	stall_id(loser, next)}`, { do: "refuse",
	[`note_${stall_id(loser, next)}`]: "执照过期" })).status, 303, "refused");
ok((await loser.v.get(`${pub(next)}/stall`)).text.includes("执照过期"),
	"with the reason");
is((await stall(firm, next)).status, 303, "the stall is free again");
is((await form(firm.v, `${pub(next)}/stall`, `${pub(next)}/stall`,
	{ do: "out" })).to, `${pub(next)}/stall?done=stall_out`,
"who says so in time has not stayed away");

// ---- called off, reminded, forgotten ------------------------------------------------------

await join(people[0], next);
sql(`update rg.job_fair set day = api.today() + 1, until_on = api.today() + 1
	where id = ${next}; select rg.fair_remind(100)`);
is(sql(`select count(*) from rg.outbox where template = 'fair_soon'
	and params->>'title' = ${quote(`下一场${run}`)}`), 1, "reminded the day before");
is((await put(clerk, next, { do: "cancel", note: "" })).status, 422,
	"called off with a reason");
await put(clerk, next, { do: "cancel", note: "场地停电" });
ok((await anybody.get(pub(next))).text.includes("场地停电"), "it says why");
is(sql(`select count(*) from rg.outbox where template = 'fair_cancelled'
	and params->>'title' = ${quote(`下一场${run}`)}`), 1, "who had signed up is told");
is((await join(people[1], next).catch(() => ({ status: 409 }))).status, 409,
	"nobody signs up any more");
over(id, 400);
sql("select rg.sweep_fairs()");
is(sql(`select count(*) from rg.fair_visitor where fair = ${id}
	and (name <> '' or mobile <> '')`), 0, "names go after a year");
is(sql(`select count(*) from rg.job_match where fair = ${id}`), 5,
	"what came of it stays");
done();

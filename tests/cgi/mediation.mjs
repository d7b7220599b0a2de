// Intake and petitions through HTTP: a matter told and sorted once, a petition
// from acceptance to the re-check, accusations that only named officers see,
// names left out, days of leaders, the dispatch desk.
import { randomInt } from "node:crypto";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote,
	sql } from "./office.mjs";

const { Visitor, hidden } = kit;
const run = Date.now().toString(36);
const today = sql("select api.today()");
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", city: "370200000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`${who}-${run}`,
	area[where], roles);
const name = (who) => `样例${who}-${run}`;

const disp = make("disp", "district", "dispatcher");
const clerk = make("clerk", "town", "clerk");
const handler = make("handler", "district", "review1");
const handler2 = make("handler2", "district", "review1");
const leader = make("leader", "district", "leader");
const reviewer = make("reviewer", "city", "review2");
const auditor = make("auditor", "city", "audit");
const disc = make("disc", "district", "discipline");
const disc2 = make("disc2", "city", "discipline");
const boss = make("boss", "city", "supervisor", "dispatcher", "leader");
const admin = make("admin", "city", "sysadmin");
const away = make("away", "other", "dispatcher", "discipline", "review1");

// ---- the public side -----------------------------------------------------------

const entry = "/mediation/intake/apply";
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
const facts = `一直没有发下来的补助${run}`;
const pages = (more = {}) => ({
	matter: { danger: "no", matter: "policy", facts, request: "请按规定补发。",
		joint: "alone", ...more.matter },
	who: { named: "yes", applicant_name: "张样例", mobile: "13812345678",
		wished_reply: "site", division: area.village, address: "样例路1号",
		...more.who },
});
const found = (no) => ({ no, id: sql(`select id from rg.case_file where no =
	${quote(no)}`), here: `/desk/mediation/${no}`,
page: `/mediation/case/${no}` });
async function tell(v, more = {}) {
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
const courier = (text) => sql(text, "rg_courier");
const system = (c, action, clock) => {
	sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
		where case_id = ${c.id} and clock = ${quote(clock)}`);
	courier(`select api.act_system(${c.id}, '${action}')`);
};
const sorting = { purpose: "claim", category: "benefit", urgent: "no",
	legal_ways: "none", note: "属于政策诉求，按信访事项办理。" };
const target = (c) => found(sql(`select f.no from rg.sorted s
	join rg.case_file f on f.id = s.target where s.intake = ${c.id}`));
async function sorted(c, who = disp, more = {}) {
	const reply = await step(who, c, "sort_petition", { ...sorting, ...more });

	if (reply.status !== 303)
		throw new Error(`sort: ${reply.status} ${reply.text.slice(0, 900)}`);
	return { ...target(c), v: c.v };
}
async function applicant(c, action, fields = {}) {
	const at = `${c.page}/do/${action}`;
	const page = await c.v.get(at);

	return c.v.post(at, { ...hidden(page.text, at), ...fields });
}

// ---- what anybody sees -----------------------------------------------------------

let page = await new Visitor().get("/mediation/");
is(page.status, 200, "the first page");
for (const words of ["tel:110", "tel:120", "tel:12356", "国家信访信息系统", entry,
	"领导接访"])
	ok(page.text.includes(words), `it says ${words}`);
ok(page.text.indexOf("tel:110") < page.text.indexOf(entry),
	"danger stands before everything");

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

	await wrong("nothing told", "matter", { facts: "" }, "facts");
	await wrong("no kind", "matter", { matter: "x" }, "matter");
	await wrong("a limit in the past", "matter", { limit_near: "1",
		limit_on: "2020-01-01" }, "limit_on");
	await wrong("a wrong number", "who", { mobile: "123" }, "mobile");
	await wrong("a place elsewhere", "who", { division: "110101001001" },
		"division");
	const six = {};
	for (let i = 0; i < 6; i++) {
		six[`representatives.${i}.name`] = `代表${"甲乙丙丁戊己"[i]}`;
		six[`representatives.${i}.phone`] = `1391234567${i}`;
	}
	const reply = await save(v, at, "matter", { ...pages().matter,
		joint: "together", people_count: "30", ...six });
	is(reply.status, 422, "six representatives are refused");
	ok(reply.text.includes("不超过5人") || reply.text.includes("不能超过5人"),
		"and the page says five at most");
}

// ---- sorting -----------------------------------------------------------------------

let c = await tell(await person());
is(state(c), "REGISTERED", "a matter is registered");
ok(!sql(`select fields::text from rg.case_form where case_id = ${c.id}`)
	.includes(facts), "what was told is not readable in the database");
is(sql(`select title from rg.case_file where id = ${c.id}`), "",
	"the case has no title");
ok(sql(`select string_agg(params::text, ' ') from rg.outbox where case_id =
	${c.id}`).includes(c.no), "a message goes out");
is((await away.get(c.here)).status, 404, "another district does not see it");
is((await admin.get(c.here)).status, 404, "nor does an administrator");
page = await disp.get(c.here);
is(page.status, 200, "the dispatcher does");
has(page, facts, "with what was told");
has(page, "分类规则", "and the rules beside it");
ok(!page.body.includes("/do/sort_mediation"),
	"a policy claim is not offered to mediation");
page = await step(disp, c, "sort_petition", { ...sorting, note: "" });
is(page.status, 422, "no sorting without a reason");
page = await step(disp, c, "sort_petition", { ...sorting, purpose: "" });
is(page.status, 422, "nor without a purpose");
is(sql(`select count(*) from rg.sorted where intake = ${c.id}`), "0",
	"nothing was begun");
{
	// The same form twice, and twice at once.
	const at = `${c.here}/do/sort_petition`;
	const shown = await disp.get(at);
	const form = { ...hidden(shown.body, at), ...sorting };
	const both = await Promise.all([disp.post(at, form), disp.post(at, form)]);

	ok(both.every((x) => x.status === 303), "a double click is answered twice",
		both.map((x) => x.status).join(" "));
	is((await disp.post(at, form)).status, 303, "and once more");
	is(sql(`select count(*) from rg.case_file where applicant = (select
		applicant from rg.case_file where id = ${c.id}) and service =
		'rights-petition'`), "1", "and made one petition");
}
is(state(c), "SORTED", "the matter has ended");
let p = { ...target(c), v: c.v };
is(state(p), "SORTED", "the petition has begun");
page = await c.v.get(c.page);
ok(page.text.includes(p.no) && page.text.includes(sorting.note),
	"the visitor sees the new number and the reason");
page = await p.v.get(p.page);
ok(page.text.includes(c.no), "and on the new case where it came from");
page = await disp.get(p.here);
has(page, facts, "answers were carried over");
has(page, "待遇、保险", "with what the officer said of it");
is(sql(`select count(*) from jsonb_each_text((select fields from rg.case_form
	where case_id = ${p.id})) x join jsonb_each_text((select fields from
	rg.case_form where case_id = ${c.id})) y on x.key = y.key and x.value =
	y.value where x.key in ('facts', 'request', 'applicant_name', 'mobile')`),
"0", "sealed anew");
{
	const other = await tell(await person());
	const reply = await step(disp, other, "sort_counsel", { note: "请心理疏导。" });

	if (sql("select count(*) from rg.service where code = 'rights-counselling' and standard is not null") === "0") {
		is(reply.status, 422, "a service that is not there takes nothing");
		is(state(other), "REGISTERED", "and the matter stays");
	} else {
		is(reply.status, 303, "counselling takes it");
		is(state(other), "SORTED", "and the matter has ended");
	}
}
{
	// Past the pages: half a sorting does not stand.
	const other = await tell(await person());
	const token = [...disp.cookies.values()][0];
	const version = sql(`select version from rg.case_file where id =
		${other.id}`);
	let said = "";

	try {
		sql(`begin; select set_config('rg.token', ${quote(token)}, true);
			select * from api.sort_begin(${other.id}, ${version}, 'sort_petition', '');
			commit;`, "rg_mediation_off");
	} catch (e) {
		said = e.stderr;
	}
	ok(/err_not_now/.test(said), "a case without its matter's end is refused",
		said);
	said = "";
	try {
		sql(`begin; select set_config('rg.token', ${quote(token)}, true);
			select api.act(${other.id}, ${version}, 'sort_petition', 'x', null, '{}',
			'{}', '{}', ''); commit;`, "rg_mediation_off");
	} catch (e) {
		said = e.stderr;
	}
	ok(/err_not_now/.test(said), "and an end without its case", said);
	is(state(other), "REGISTERED", "it stands where it stood");
	await does(disp, other, "guide", { way: "court", organ_name: "市南区人民法院",
		note: "合同纠纷，可以起诉。" }, "GUIDED", "told of another way");
	page = await other.v.get(other.page);
	ok(page.text.includes("合同纠纷，可以起诉。"), "and the visitor reads it");
}

// ---- a petition ---------------------------------------------------------------------

is((await disp.get(`${p.here}/do/begin`)).status, 403,
	"a dispatcher does not handle");
await does(disp, p, "accept", {}, "ACCEPTED");
is(sql(`select string_agg(clock, ' ' order by clock) from rg.case_timer where
	case_id = ${p.id}`), "finish", "sixty days run, the fifteen are over");
await does(handler, p, "begin", {}, "HANDLING");
await does(handler, p, "ask_extension", { note: "需要到外地核实。" },
	"EXTEND_ASKED");
const due = sql(`select raw_on from rg.case_timer where case_id = ${p.id} and
	clock = 'finish'`);
await does(leader, p, "extend", { note: "同意。" }, "EXTENDED");
is(sql(`select raw_on - ${quote(due)}::date from rg.case_timer where case_id =
	${p.id} and clock = 'finish'`), "30", "thirty days more");
const opinion = { request_text: "补发补助。", facts_text: `查明属实${run}。`,
	opinion: "support", opinion_text: `应予补发${run}。`,
	legal_basis: "军人抚恤优待条例第二条" };
page = await step(handler, p, "propose", { ...opinion, legal_basis: "" });
is(page.status, 422, "no opinion without its legal basis");
page = await handler2.get(`${p.here}/do/propose`);
is(page.status, 403, "another does not go on with the handler's step");
await does(handler, p, "propose", opinion, "SIGNING");
page = await p.v.get(p.page);
ok(!page.text.includes(`应予补发${run}`), "a draft is not told");
await does(leader, p, "sign", { confirm: "1" }, "REPLIED");
{
	const id = sql(`select id from rg.paper where case_id = ${p.id} and kind =
		'opinion'`);
	const pdf = await p.v.get(`${p.page}/paper/${id}.pdf`);

	is(pdf.status, 200, "the opinion is printed");
}
is((await applicant(p, "ask_review", { note: "" })).status, 422,
	"a review wants its reasons");
is((await applicant(p, "ask_review", { note: "少算了两年。" })).status, 303,
	"a review is asked for");
is(state(p), "REVIEW_ASKED", "and under way");
is((await handler.get(`${p.here}/do/review`)).status, 403,
	"not by who handled it");
await does(reviewer, p, "hear", { note: "举行听证。" }, "HEARING");
is(sql(`select paused from rg.case_timer where case_id = ${p.id} and clock =
	'review'`), "t", "the hearing is not counted");
await does(reviewer, p, "heard", { note: "听证结束。" }, "REVIEW_ASKED");
await does(reviewer, p, "review", { review_result: "keep",
	review_text: "维持。", review_basis: "信访工作条例第三十五条" }, "REVIEWED");
is((await applicant(p, "ask_recheck", { note: "仍不服。" })).status, 303,
	"a re-check is asked for");
await does(auditor, p, "recheck", { recheck_result: "keep",
	recheck_text: "维持。", recheck_basis: "信访工作条例第三十六条" }, "RECHECKED");
await does(disp, p, "revisit", { revisit_way: "phone", revisit_said: "fair",
	note: "已电话回访。" }, "REVISITED");
await does(disp, p, "close", {}, "CLOSED");

// ---- no review asked for; handed on; sent back ------------------------------------------

p = await sorted(await tell(await person()));
await does(disp, p, "transfer", { organ_name: "市人社局", note: "属于养老保险。" },
	"TRANSFERRED");
await does(disp, p, "sent_back", { note: "对方认为不属于。" }, "SORTED");
await does(disp, p, "transfer", { organ_name: "市医保局", note: "属于医疗保险。" },
	"TRANSFERRED", "passed on again");
system(p, "taken_up", "returned");
is(state(p), "TRANSFER_DONE", "five working days without objection");

p = await sorted(await tell(await person()));
await does(disp, p, "accept", {}, "ACCEPTED");
await does(handler, p, "step_aside", { note: "与当事人是亲属。" }, "ACCEPTED");
page = await handler.get(`${p.here}/do/begin`);
page = page.status === 200 ? await step(handler, p, "begin", {}) : page;
is(page.status, 403, "who withdrew takes no step");
await does(handler2, p, "begin", {}, "HANDLING", "another goes on");
await does(handler2, p, "propose", opinion, "SIGNING");
await does(leader, p, "sign", { confirm: "1" }, "REPLIED");
system(p, "reply_stands", "ask_review");
is(state(p), "SETTLED", "without a review the opinion stands");

// ---- the same matter again -----------------------------------------------------------

{
	const v = await person();
	const first = await sorted(await tell(v));
	const again = await tell(v);

	page = await disp.get(again.here);
	has(page, first.no, "an open petition of the same person is shown");
	page = await step(disp, again, "join", { same_as: "XF3702022026112200001-X",
		note: "同一件事。" });
	is(page.status, 422, "no joining to what is not there");
	await does(disp, again, "join", { same_as: first.no, note: "同一件事。" },
		"JOINED");
	page = await v.get(again.page);
	ok(page.text.includes(first.no), "and the person is led to the first");
}

// ---- urgent and dangerous ---------------------------------------------------------------

c = await tell(await person(), { matter: { danger: "yes" } });
ok(Number(sql(`select count(*) from rg.outbox where case_id = ${c.id} and
	template = 'danger_alert'`)) > 0, "danger is told at once");
ok(!sql(`select string_agg(params::text, ' ') from rg.outbox where case_id =
	${c.id}`).includes("补助"), "with the number and nothing else");
page = await disp.get(c.here);
has(page, "先打电话联系", "and stands on the officer's page");
p = await sorted(c, disp, { urgent: "yes" });
ok(Number(sql(`select count(*) from rg.outbox where case_id = ${p.id} and
	template = 'urgent_alert'`)) > 0, "an urgent petition is reported upward");
await does(disp, p, "report", { note: "已向区委报告。" }, "SORTED",
	"and what was done is noted");

// ---- an accusation -------------------------------------------------------------------------

const bad = name("disc2");
c = await tell(await person(), { matter: { matter: "accuse", facts:
	`${bad}收了钱${run}。`, other_party: bad } });
is(sql(`select locked from rg.case_file where id = ${c.id}`), "t",
	"an accusation is locked as it comes in");
for (const [who, what] of [[disp, "dispatcher"], [clerk, "clerk"],
	[leader, "leader"], [boss, "supervisor"], [admin, "administrator"],
	[away, "officer for accusations elsewhere"]]) {
	is((await who.get(c.here)).status, 404, `the ${what} does not see it`);
	page = await who.get(`/desk/search?q=${c.no}`);
	hasNot(page, "/desk/mediation/SQ", `nor does the ${what} find it`);
}
page = await boss.get("/desk/?tab=claim");
hasNot(page, c.no, "it is in nobody's inbox");
page = await boss.get("/desk/mediation/dispatch?tab=all");
is(page.status, 200, "the dispatch desk");
hasNot(page, c.no, "counts it and does not list it");
is((await disc2.get(c.here)).status, 404,
	"one who is accused does not see it, whatever his office");
{
	const paper = sql(`select id from rg.paper where case_id = ${c.id} limit 1`);

	is((await disc.get(`${c.here}/paper/${paper}.pdf`)).status, 200,
		"the named officer reads its papers");
	is((await disc2.get(`${c.here}/paper/${paper}.pdf`)).status, 404,
		"the accused does not");
}
is((await step(disc, c, "sort_petition", { ...sorting, purpose: "accuse",
	category: "style" })).status, 303, "the named officer sorts it");
p = { ...target(c), v: c.v };
is(sql(`select locked from rg.case_file where id = ${p.id}`), "t",
	"the petition is locked too");
is(sql(`select count(*) from rg.case_lock l join rg.account a on a.id =
	l.account where l.case_id in (${p.id}, ${c.id}) and a.name =
	${quote(bad)}`), "0", "the accused is not among the named");
is((await disc2.get(p.here)).status, 404, "and does not see the petition");
is((await boss.get(p.here)).status, 404, "nor does the supervisor");
page = await disc.get(p.here);
has(page, "指定人员", "the named officer sees who is named");
{
	const at = `${p.here}/named`;
	const form = hidden(page.body, at);
	const id = sql(`select id from rg.account where name =
		${quote(name("leader"))}`);

	is((await disc.post(at, { ...form, officer: "", do: "add" })).status, 422,
		"nobody is no one");
	is((await disc.post(at, { ...form, officer: id, do: "add" })).status, 303,
		"another is named");
	is((await leader.get(p.here)).status, 200, "and sees it now");
	page = await disc.get(p.here);
	is((await disc.post(at, { ...hidden(page.body, at), officer: id,
		do: "remove" })).status, 303, "and is taken out");
	is((await leader.get(p.here)).status, 404, "and sees it no more");
}
await does(disc, p, "accept", {}, "ACCEPTED", "the named officer accepts");

// ---- a name left out ------------------------------------------------------------------------

c = await tell(await person("隐样例"), { who: { named: "no", applicant_name: "",
	mobile: "", wished_reply: "", address: "" } });
page = await disp.get(c.here);
is(page.status, 200, "a matter without a name");
hasNot(page, "隐样例", "officers see no name");
ok(!page.text.includes(sql(`select a.mobile from rg.case_file f join
	rg.account a on a.id = f.applicant where f.id = ${c.id}`)),
"and no telephone");
{
	page = await disp.get("/desk/mediation/open");
	const at = "/desk/mediation/letter";
	const reply = await disp.post(at, { ...hidden(page.body, at),
		channel: "paper" });

	is(reply.status, 303, "a letter without sender is begun");
	const to = reply.location.replace(/\/[a-z]+$/, "");
	for (const [where, fields] of Object.entries(pages({ who: { named: "no",
		applicant_name: "", mobile: "", wished_reply: "", address: "" } })))
		await disp.fill(`${to}/${where}`, { ...fields, do: "next" });
	const sent = await disp.fill(`${to}/check`, { truth: "1" });
	is(sent.status, 303, "and registered", sent.text?.slice(0, 600));
}
is((await disp.get("/desk/mediation/open")).status, 200, "opened for people");

// ---- early warnings ----------------------------------------------------------------------------

p = await sorted(await tell(await person()));
{
	page = await disp.get(p.here);
	const at = `${p.here}/risk`;
	const said = `连续三天到门口${run}`;

	is((await disp.post(at, { ...hidden(page.body, at), risk: "" })).status,
		422, "an empty warning is none");
	is((await disp.post(at, { ...hidden(page.body, at), risk: said })).status,
		303, "a fact is noted");
	page = await disp.get(p.here);
	has(page, said, "and read by the dispatcher");
	ok(!sql(`select body from rg.risk_note where case_id = ${p.id}`)
		.includes(said), "sealed in the database");
	hasNot(await clerk.get(p.here), said, "not by a clerk");
	ok(!(await p.v.get(p.page)).text.includes(said), "never by the person");
	sql(`update rg.risk_note set until_on = api.today() - 1 where case_id =
		${p.id}`);
	courier("select api.sweep()");
	is(sql(`select count(*) from rg.risk_note where case_id = ${p.id}`), "0",
		"and deleted when nobody looked again");
}

// ---- days of leaders ------------------------------------------------------------------------------

{
	const at = "/desk/mediation/duty";
	const day = sql("select api.today() + 3");
	const who = "王" + [0, 1, 2].map(() => "春夏秋冬梅兰竹菊山水"[randomInt(10)])
		.join("");
	const fields = { day, begins: "9:00", ends: "11:30", place: "一楼接访室",
		leader: who, post: `副局长${run}`, seats: "1" };

	is((await clerk.get(at)).status, 403, "a clerk does not set days");
	is((await disp.fill(at, { ...fields, ends: "8:00" })).status, 422,
		"the end is after the beginning");
	is((await disp.fill(at, { ...fields, day: today })).status, 422,
		"a day to come");
	is((await disp.fill(at, fields)).status, 303, "a day is set");
	const id = sql(`select max(id) from rg.duty_day where post =
		${quote(fields.post)}`);
	page = await new Visitor().get("/mediation/duty");
	ok(page.text.includes(who) && page.text.includes(day),
		"and published");
	page = await new Visitor().get(`/mediation/duty/${id}`);
	ok(page.status === 303 && page.to.startsWith("/login"),
		"booking asks to log in");
	const two = [await person("约一样例"), await person("约二样例")];
	const book = async (v) => {
		const shown = await v.get(`/mediation/duty/${id}`);

		return hidden(shown.text, `/mediation/duty/${id}`);
	};
	const forms = [await book(two[0]), await book(two[1])];
	const got = await Promise.all(two.map((v, i) => v.post(
		`/mediation/duty/${id}`, forms[i])));
	is(got.map((x) => x.status).sort().join(" "), "303 409",
		"two at once for the last place: one gets it");
	ok(got.find((x) => x.status === 409).text.includes("名额刚刚约满"),
		"the other is told");
	const has1 = got[0].status === 303 ? two[0] : two[1];
	const other = got[0].status === 303 ? two[1] : two[0];
	page = await disp.get(`${at}/${id}`);
	is(page.status, 200, "the list of the day");
	hasNot(page, "已接访，记下结果", "no result before the day");
	page = await has1.get("/mediation/duty");
	const cancel = /\/mediation\/booking\/\d+\/cancel/.exec(page.text)[0];
	is((await other.post(cancel, hidden(page.text, cancel))).status, 403,
		"nobody gives back another's place");
	is((await has1.post(cancel, hidden(page.text, cancel))).status, 303,
		"a place is given back");
	page = await other.post(`/mediation/duty/${id}`, await book(other));
	is(page.status, 303, "and goes to the next");
	sql(`update rg.duty_day set day = api.today() where id = ${id}`);
	const b = sql(`select id from rg.duty_booking where duty = ${id} and state =
		'booked'`);
	const to = `${at}/${id}/${b}`;
	page = await disp.get(`${at}/${id}`);
	is((await disp.post(to, { ...hidden(page.body, to), do: "came" })).status,
		422, "a result is needed");
	is((await disp.post(to, { ...hidden(page.body, to), do: "came",
		[`result_${b}`]: "当场答复，一周内落实。" })).status, 303,
	"what was settled is noted");
	page = await disp.get(`${at}/${id}`);
	has(page, "当场答复，一周内落实。", "and read again");
	ok(!sql(`select result from rg.duty_booking where id = ${b}`)
		.includes("当场"), "sealed in the database");
}

// ---- the dispatch desk ------------------------------------------------------------------------------

is((await handler.get("/desk/mediation/dispatch")).status, 403,
	"the dispatch desk is not everybody's");
page = await disp.get("/desk/mediation/dispatch?tab=unmarked");
has(page, p.no, "a matter nobody looked at");
{
	const shown = await disp.get(p.here);
	const at = `${p.here}/mark`;

	is((await disp.post(at, hidden(shown.body, at))).status, 303,
		"is looked at");
	page = await disp.get("/desk/mediation/dispatch?tab=unmarked");
	hasNot(page, p.no, "and leaves the list");
}
sql(`update rg.case_file set step_due_on = api.today() - 1 where id = ${p.id}`);
page = await boss.get("/desk/mediation/dispatch?tab=late");
has(page, p.no, "the city sees what is late below");
page = await boss.get(`/desk/mediation/dispatch?tab=late&before=x'`);
is(page.status, 200, "nonsense in the address does nothing");
done();

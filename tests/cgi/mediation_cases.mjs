// People's mediation through HTTP: committees, mediators and rooms; a dispute
// from the application to the closed file, with what the law does not let
// happen: no mediation against a refusal, no mediator who is a party's, nothing
// booked twice, no agreement that not all have signed. What tells who or what
// is encrypted wherever it is kept.
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import kit from "./kit.js";
import { done, has, hasNot, is, makeOfficer, ok, plain, quote, sql } from
	"./office.mjs";

const { Visitor, hidden, png } = kit;
const run = Date.now().toString(36);
const today = sql("select api.today()");
const day = (n) => sql(`select api.today() + ${n}`);
const area = { village: "370202010001", town: "370202010000",
	district: "370202000000", other: "370203000000" };
const make = (who, where, ...roles) => makeOfficer(`${who}-${run}`,
	area[where], roles);

const clerk = make("mclerk", "town", "clerk");
const med1 = make("med1", "town", "mediator");
const med2 = make("med2", "district", "mediator");
const lead = make("mlead", "district", "leader");
const away = make("maway", "other", "clerk", "mediator", "leader");
const shop = make("mshop", "town", "review1", "grid");
const admin = make("madmin", "district", "sysadmin");

// ---- committees, mediators, rooms --------------------------------------------

const short = `样${run}`;
const committee = `样例${run}人民调解委员会`;
const people = "/desk/mediation/people";
const put = async (who, what, fields) => who.submit(await who.get(people),
	`${people}/${what}`, fields);

is((await clerk.get(people)).status, 403, "a clerk does not keep committees");
is((await admin.get(people)).status, 403, "nor does an administrator");
let page = await put(lead, "committee", { area: area.town, name: committee,
	short, since: today });
is(page.status, 303, "a leader registers a committee");
page = await put(lead, "committee", { area: area.town, name: committee, short,
	since: today });
is(page.status, 422, "not twice under one name");
has(page, "这个名称已经有了", "and says so");
page = await put(lead, "committee", { area: area.other, name: `${committee}二`,
	short, since: today });
is(page.status, 404, "nor in another district");
const kid = sql(`select id from rg.mediation_committee where name =
	${quote(committee)}`);
ok(Number(sql(`select until - since from rg.mediation_committee where id =
	${kid}`)) <= 1096, "for three years");
page = await new Visitor().get("/mediation/mediators");
is(page.status, 200, "everybody sees the committees");
ok(page.text.includes(committee) && page.text.includes("不符合规定"),
	"with what is not as prescribed");
const names = { a: `甲${run}`, b: `乙${run}`, c: `丙${run}` };
const zh = (s) => s.replace(/[a-z0-9]/g, (c) => "零一二三四五六七八九甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火"[
	parseInt(c, 36)]);
const mediator = async (name, more = {}) => {
	const reply = await put(lead, "mediator", { committee: kid, person: name,
		sex: "m", member: "1", shown: "1", fields: "借款", ...more });

	if (reply.status !== 303)
		console.log(`# ${reply.status} ${reply.text.slice(0, 900)}`);
	return sql(`select id from rg.mediator where committee = ${kid} and name =
		${quote(name)}`);
};
for (const k of Object.keys(names))
	names[k] = zh(names[k]);
const ids = { a: await mediator(names.a, { sex: "f", login: `med1-${run}` }),
	b: await mediator(names.b, { mobile: "13812340001" }),
	c: await mediator(names.c, { shown: "" }) };
ok(ids.a && ids.b && ids.c, "three members");
page = await new Visitor().get("/mediation/mediators");
ok(page.text.includes(names.a) && page.text.includes(names.b),
	"who agreed is shown");
ok(!page.text.includes(names.c), "who did not is not");
is(sql(`select count(*) from rg.mediator where id = ${ids.b} and
	mobile_index[1] not like '%1381234%' and cardinality(mobile_index) = 2`), 1,
"of a telephone only digests are kept");
is((await put(lead, `${ids.a}/set`, { do: "hide" }).catch(() => ({}))).status ??
	0, 303, "one who no longer agrees");
page = await new Visitor().get("/mediation/mediators");
ok(!page.text.includes(names.a), "is no longer shown");
await put(lead, `${ids.a}/set`, { do: "show" });
{
	const form = await lead.get(people);
	const fields = new FormData();
	const at = `${people}/${ids.a}/photo`;
	const inner = form.body.split(`action="${at}"`)[1].split("</form>")[0];

	for (const [, k, v] of inner.matchAll(
		/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
		fields.append(k, v);
	fields.append("photo", new Blob([png(300, 400, 7)]), "photo.png");
	const reply = await lead.send(at, { method: "POST", body: fields });

	is(reply.status, 303, "a photo of a mediator who agreed");
	const seen = await fetch(new URL(`/mediation/mediators/${ids.a}/photo`,
		process.env.BASE_URL));
	ok(seen.status === 200 && seen.headers.get("content-type").startsWith(
		"image/"), "everybody sees it");
	is((await fetch(new URL(`/mediation/mediators/${ids.b}/photo`,
		process.env.BASE_URL))).status, 404, "none of the others");
}
for (const room of ["一号室", "二号室"])
	await put(lead, "room", { committee: kid, room, address: "样例路1号",
		seats: "10" });
const room = sql(`select id from rg.mediation_room where committee = ${kid}
	and name = '一号室'`);
is((await put(lead, "room", { committee: kid, room: "三号室", address: "样例路",
	seats: "1" })).status, 422, "a room for one is none");

// ---- the application -----------------------------------------------------------

const person = async (who = "申样例") => new Visitor().enter(kit.account(who));
const pages = (more = {}) => ({
	who: { applicant_name: "申样例", mobile: "13912345678", division:
		area.village, address: "秀湛路1号", ...more.who },
	other: { other_party: "被样例", other_contact: "13912349999",
		...more.other },
	matter: { dispute_type: "debt", facts: "去年借出两万元，约定半年还，一直没有还。",
		request: "请对方还清两万元。", ...more.matter },
	wish: { rules: "1", ...more.wish },
});
async function save(v, at, name, fields) {
	const shown = await v.get(`${at}/${name}`);

	return v.post(`${at}/${name}`, { do: "next", ...hidden(shown.text,
		`${at}/${name}`), ...fields });
}
async function begin(v) {
	const entry = "/mediation/mediate/apply", shown = await v.get(entry);

	return (await v.post(entry, hidden(shown.text, entry))).to.replace(
		/\/[a-z]+$/, "");
}
async function send(v, at, paper, name, bytes) {
	const shown = await v.get(`${at}/papers`);
	const reply = await v.upload(`${at}/papers`, { ...hidden(shown.text,
		`${at}/papers`), do: `upload:${paper}` }, paper, name, bytes);

	if (reply.status !== 303)
		throw new Error(`${paper}: ${reply.status} ${plain(reply.text)
			.slice(0, 600)}`);
}
// A PDF of some pages, each with a word.
function pdf(...words) {
	const n = words.length, parts = ["<</Type/Catalog/Pages 2 0 R>>",
		`<</Type/Pages/Count ${n}/Kids[${words.map((_, i) =>
			`${4 + i * 2} 0 R`).join(" ")}]>>`,
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"];
	let out = "%PDF-1.4\n";
	const at = [];

	words.forEach((w, i) => {
		const text = `BT /F 24 Tf 72 700 Td (${w}) Tj ET`;

		parts.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]` +
			`/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + i * 2} 0 R>>`,
		`<</Length ${text.length}>>stream\n${text}\nendstream`);
	});
	parts.forEach((p, i) => {
		at.push(out.length);
		out += `${i + 1} 0 obj${p}endobj\n`;
	});
	const xref = out.length;
	out += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n` +
		at.map((x) => `${String(x).padStart(10, "0")} 00000 n \n`).join("") +
		`trailer<</Size ${parts.length + 1}/Root 1 0 R>>\nstartxref\n${
			xref}\n%%EOF\n`;
	return Buffer.from(out, "latin1");
}
async function apply(v, more = {}) {
	const at = await begin(v);

	for (const [name, fields] of Object.entries(pages(more))) {
		const reply = await save(v, at, name, fields);

		if (reply.status !== 303)
			throw new Error(`${name}: ${reply.status} ${plain(reply.text)
				.slice(0, 600)}`);
	}
	for (const [paper, name, bytes] of more.files ?? [])
		await send(v, at, paper, name, bytes);
	const shown = await v.get(`${at}/check`);
	const reply = await v.post(`${at}/check`, { ...hidden(shown.text,
		`${at}/check`), truth: "1" });

	if (reply.status !== 303)
		throw new Error(`submit: ${reply.status} ${plain(reply.text)
			.slice(0, 900)}`);
	const no = reply.to.split("/")[3];
	return { no, v, here: `/desk/mediation/${no}`, page:
		`/mediation/case/${no}`, id: sql(`select id from rg.case_file
		where no = ${quote(no)}`) };
}
{
	const v = await person(), at = await begin(v);

	page = await save(v, at, "matter", pages({ matter: { dispute_type:
		"policy" } }).matter);
	is(page.status, 422, "a complaint about policy is no dispute");
	ok(page.text.includes("信访事项"), "and is shown the way to the petition desk");
	page = await save(v, at, "wish", {});
	is(page.status, 422, "nobody is mediated without having agreed");
}

// ---- steps -----------------------------------------------------------------------

const state = (c) => sql(`select state from rg.case_file where id = ${c.id}`);
const step = (who, c, action, fields = {}) => who.fill(`${c.here}/do/${action}`,
	fields);
async function does(who, c, action, fields, to, what = action) {
	const reply = await step(who, c, action, fields);

	if (reply.status !== 303)
		console.log(`# ${action}: ${reply.status} ${reply.text
			.slice(0, 1500)}`);
	return is(state(c), to, what);
}
async function refused(who, c, action, fields, words, what) {
	const was = state(c), reply = await step(who, c, action, fields);

	is(reply.status, 422, `${what}: refused`);
	has(reply, words, `${what}: the page says why`);
	return is(state(c), was, `${what}: the case stays`);
}
const party = (c, name) => sql(`select n from rg.party where case_id = ${c.id}
	order by n desc limit 1`) + (name ? "" : "");
const willing = (c, n, answer = "agreed") => step(med1, c, "consent", { party:
	String(n), answer, answer_on: today, answer_how: "phone", answer_words:
	"愿意谈谈。" });

const first = await apply(await person(), { files: [["evidence", "借条.png",
	png(600, 800, 11)], ["evidence", "流水.pdf", pdf("FIRSTSHEET",
	"SECONDSHEET")], ["mandate", "委托书.png", png(500, 700, 12)]] });
is(state(first), "APPLIED", "an application");
const stored = sql(`select fields::text from rg.case_form where case_id =
	${first.id}`);
ok(!/申样例|13912345678|两万元|被样例|秀湛路/.test(stored),
	"who and what is encrypted");
is(sql(`select title from rg.case_file where id = ${first.id}`), "",
	"it has no title");
is(sql(`select count(*) from rg.outbox where case_id = ${first.id} and
	params::text ~ '申样例|两万|被样例|调解'`), 0, "messages tell nothing");
is(sql(`select count(*) from rg.gram where case_id = ${first.id}`), 0,
	"nothing of it is searched");
is((await away.get(first.here)).status, 404, "another district does not see it");
is((await admin.get(first.here)).status, 404, "nor does an administrator");
ok(Number(sql(`select count(*) from rg.read_log where object like '%${first.no}%'`
)) >= 0, "looks are logged");
page = await shop.get(first.here);
ok(!page.body.includes("/do/"), "other officers can do nothing with it");

await does(clerk, first, "ask_other", {}, "ASK_OTHER");
is(sql(`select kind || consent from rg.party where case_id = ${first.id}`),
	"applicantagreed", "the applicant is the first party, and willing");
await refused(med1, first, "accept", { committee: kid }, "请先登记对方当事人",
	"accepting without the other side");
await does(med1, first, "party_add", { party_kind: "respondent", party_name:
	"被样例", party_mobile: "13912349999", party_address: "样例路9号" },
"ASK_OTHER", "the other side is added");
is(party(first), 2, "as party number two");
await refused(med1, first, "accept", { committee: kid }, "还有当事人没有答复",
	"accepting before the other side has said yes");
await willing(first, 2, "refused");
await refused(med1, first, "accept", { committee: kid }, "明确拒绝",
	"mediation against a refusing party");
page = await med1.get(first.here);
has(page, "有一方明确拒绝，不能调解", "the case says so");
has(page, "被样例", "and shows the parties to the officer");
{
	// The database refuses it too, whatever a program asks.
	const said = execFileSync("sh", ["-c", `psql -XqAt -d '${process.env.TEST_DB
		.replace(/user=\S+/, "")} user=rg_mediation_off' 2>&1 <<'X' || true
begin; select set_config('rg.token', '${[...med1.cookies.values()][0]}', true);
select api.act(${first.id}, (select version from rg.case_file where id = ${
	first.id}), 'accept', '', null, '{}', '{committee}', '{${kid}}', 'k${run}');
X`], { encoding: "utf8" });
	ok(said.includes("err_party_refuses"), "the database itself refuses", said);
}
const shut = await apply(await person("另样例"), { who: { applicant_name:
	"另样例" } });
await step(clerk, shut, "ask_other");
await step(med1, shut, "party_add", { party_kind: "respondent", party_name:
	"不愿样例" });
await willing(shut, 2, "refused");
await does(med1, shut, "refuse", { reason: "M04", note: "对方明确拒绝。" },
	"NOT_ACCEPTED", "it ends where a party refuses");
await willing(first, 2);
await refused(med1, first, "accept", { committee: "999999" }, "请",
	"a committee that is none");
await does(med1, first, "accept", { committee: kid }, "ACCEPTED");
page = await med1.get(first.here);
has(page, `${short}人调字第1号`, "the file has its number");

// ---- mediators and their conflicts -------------------------------------------------

const choice = (id, more = {}) => ({ mediator: id, chosen_how: "parties",
	relation: "no", ...more });
await refused(med1, first, "choose", choice(ids.a, { relation: "yes" }),
	"不能调解", "a mediator who is related");
const twin = await mediator("被样例", { member: "" });
page = await med1.get(`${first.here}/do/choose`);
ok(!page.body.includes(`value="${twin}"`),
	"a mediator with the name of a party is not offered");
is((await step(med1, first, "choose", choice(twin))).status, 422,
	"nor taken");
const phone = await mediator(zh(`电${run}`), { member: "", mobile:
	"13912349999" });
is((await step(med1, first, "choose", choice(phone))).status, 422,
	"nor one with the telephone of a party");
const namesake = await mediator("申样例", { member: "", shown: "" });
is((await step(med1, first, "choose", choice(namesake))).status, 422,
	"nor one with the name of the applicant");
const called = await mediator(zh(`话${run}`), { member: "", shown: "", mobile:
	"13912345678" });
is((await step(med1, first, "choose", choice(called))).status, 422,
	"nor one with his telephone");
await does(med1, first, "choose", choice(ids.a), "ACCEPTED", "one is chosen");
await does(med1, first, "choose", choice(ids.b), "ACCEPTED", "and another");
await does(med1, first, "change", { mediator: ids.b, change_why: "relation" },
	"ACCEPTED", "who turns out to be related leaves");
is((await step(med1, first, "choose", choice(ids.b))).status, 422,
	"and does not come back");
page = await first.v.get(first.page);
ok(page.text.includes(names.a), "the applicant sees who mediates");
{
	const at = `${first.page}/do/agree_mediator`, shown = await first.v.get(at);

	await first.v.post(at, hidden(shown.text, at));
	is(sql(`select count(*) from rg.case_mediator where case_id = ${first.id}
		and accepted_at is not null`), 1, "and accepts");
}
// ---- rooms and times ---------------------------------------------------------------

const at = (from, until, more = {}) => ({ room, held_on: day(1), from_time:
	from, until_time: until, ...more });
await refused(med1, first, "book", at("10:00", "09:00"), "结束时间",
	"a session that ends before it begins");
await does(med1, first, "book", at("09:00", "11:00"), "ACCEPTED", "a session");
const second = await apply(await person("三样例"), { who: { applicant_name:
	"三样例" } });
await step(clerk, second, "ask_other");
await step(med1, second, "party_add", { party_kind: "respondent", party_name:
	"四样例" });
await willing(second, 2);
await step(med1, second, "accept", { committee: kid });
await step(med1, second, "choose", choice(ids.c));
await refused(med1, second, "book", at("10:30", "11:30"), "调解室已有安排",
	"the same room at the same time");
await does(med1, second, "book", at("11:00", "12:00"), "ACCEPTED",
	"the hour after it");
await step(med1, second, "cancel", { session: "1", note: "改期。" });
await step(med1, second, "choose", choice(ids.a));
const room2 = sql(`select id from rg.mediation_room where committee = ${kid}
	and name = '二号室'`);
await refused(med1, second, "book", at("10:30", "11:30", { room: room2 }),
	"调解员已有安排", "the same mediator in another room");
{
	// Two at once: the index lets one in.
	const tries = await Promise.all([med1, med1].map((who, i) => who.get(
		`${[first, second][i].here}/do/book`)));
	const got = await Promise.all(tries.map((t, i) => med1.submit(t,
		`${[first, second][i].here}/do/book`, at("15:00", "16:00", { held_on:
		day(3) }))));

	is(got.map((x) => x.status).sort().join(), "303,422",
		"of two who book one hour at once one is told");
}
const calendar = "/desk/mediation/calendar";
page = await lead.get(calendar);
is(page.status, 200, "the calendar");
has(page, first.no, "shows the session");
is((await clerk.get(calendar)).status, 403, "not to clerks");
page = await lead.submit(page, calendar, { thing: `mediator.${ids.a}`, day:
	day(1), from: "10:00", until: "12:00", why: "开会" });
is(page.status, 422, "a mediator with a session is not away");
page = await lead.submit(await lead.get(calendar), calendar, { thing:
	`room.${room}`, day: day(2), from: "08:00", until: "18:00", why: "检修" });
is(page.status, 303, "a room is closed for a day");
await refused(med1, first, "book", at("09:00", "10:00", { held_on: day(2) }),
	"调解室已有安排", "a session in a closed room");

// ---- evidence ------------------------------------------------------------------------

const begins = { rights_told: "1", identity_seen: "1", opened_as: "closed" };
const courier = (text) => sql(text, "rg_courier");
const evidence = (c) => sql(`select due_on from rg.case_timer where case_id =
	${c.id} and clock = 'evidence'`);
is(evidence(first), sql(`select due_on from api.due(api.today(), 'WD', 5,
	${area.village})`), "both have five working days for their evidence");
page = await first.v.get(first.page);
ok(page.text.includes(`${evidence(first)}</strong> 以前都可以交证据材料`),
	"the applicant reads until when");
page = await med1.get(first.here);
has(page, "等双方交证据材料", "the mediator sees the task");
await refused(med1, first, "start", begins, "还有事项没有办完",
	"beginning before the time for evidence is over");
const got = (n, more = {}) => ({ party: String(n), evidence_what:
	"转账截图三张", evidence_form: "copy", received_on: today, ...more });
await does(med1, first, "evidence_got", got(2), "ACCEPTED",
	"what the other side brings is registered");
ok(!sql(`select t.fields::text from rg.case_event e join rg.case_event_text t
	on t.chain = e.chain and t.seq = e.seq where e.case_id = ${first.id} and
	e.action = 'evidence_got'`).includes("转账"), "and encrypted");
is((await step(med1, first, "evidence_got", got(9))).status, 422,
	"not from who is no party");
is((await step(med1, first, "evidence_got", got(2, { evidence_what: "" })))
	.status, 422, "not without a word on what it is");
is((await step(med1, first, "evidence_got", got(2, { received_on: day(1) })))
	.status, 422, "not from tomorrow");
is((await clerk.get(`${first.here}/do/evidence_got`)).status, 403,
	"not by a clerk");
await refused(med1, first, "evidence_waive", { both_waive: "0" }, "要等到期限届满",
	"a waiver while one side wants to wait");
await willing(first, 2, "refused");
await refused(med1, first, "evidence_waive", { both_waive: "1" }, "明确拒绝",
	"a waiver against a party that refuses");
await willing(first, 2);
is((await clerk.get(`${first.here}/do/evidence_waive`)).status, 403,
	"a clerk waives nothing");
is((await first.v.get(`${first.page}/do/evidence_waive`)).status, 409,
	"nor does one side alone on the site");
is(courier(`select api.act_system(${first.id}, 'evidence_over')`), "f",
	"the time does not end before its day");
await does(med1, first, "evidence_waive", { both_waive: "1" }, "ACCEPTED",
	"both need not wait");
is(evidence(first), "", "the clock stands");
is(sql(`select result from rg.case_task where case_id = ${first.id} and task =
	'evidence' and done_at is not null`), "evidence_waive", "the task is done");
is((await med1.get(`${first.here}/do/evidence_waive`)).status, 403,
	"it is waived once");
page = await first.v.get(first.page);
ok(!page.text.includes("以前都可以交证据材料") && page.text.includes(
	"双方同意不等交证据"), "the applicant reads that nobody waits");

// ---- sessions ------------------------------------------------------------------------

page = await step(med1, first, "start", { identity_seen: "1", opened_as:
	"closed" });
is(page.status, 422, "not without the notice of rights");
await does(med1, first, "start", begins, "MEDIATING");
const minutes = "双方到场，被样例承认借款两万元。";
await refused(med1, first, "record", { session: "1", minutes, confirm: "1" },
	"还没有到约定的时间", "minutes of a session to come");
sql(`update rg.mediation_session set during = tstzrange(api.now() - interval
	'3 h', api.now() - interval '1 h') where case_id = ${first.id} and n = 1`);
await refused(med1, first, "draft_agreement", { agreement_kind: "written",
	facts: "借款两万元。", points: "应当归还。", "items.0.by_party": "2",
	"items.0.content": "还款两万元", "items.0.due": day(20) }, "没有调解记录",
"an agreement without minutes");
await does(med1, first, "record", { session: "1", minutes, read_out: "1",
	confirm: "1" }, "MEDIATING", "the minutes are sealed");
ok(!sql(`select t.fields::text from rg.case_event e join rg.case_event_text t
	on t.chain = e.chain and t.seq = e.seq where e.case_id = ${first.id} and
	e.action = 'record'`).includes("两万元"), "and encrypted");
page = await step(med1, first, "record", { session: "1", minutes: "另一份记录。",
	confirm: "1" });
is(page.status, 422, "and not written anew");
await does(med1, first, "minutes_fix", { session: "1", minutes:
	"“两万元”应为“贰万元整”。", confirm: "1" }, "MEDIATING",
"a correction is another page");
page = await med1.get(first.here);
has(page, minutes, "the officer reads them");
page = await first.v.get(first.page);
ok(!page.text.includes(minutes), "the applicant does not on the site");

// ---- the agreement -------------------------------------------------------------------

await refused(med1, first, "agree_written", {}, "没有这样的协议",
	"no agreement yet");
await does(med1, first, "draft_agreement", { agreement_kind: "written", facts:
	"去年借款两万元没有归还。", points: "被样例应当归还。", "items.0.by_party":
	"2", "items.0.content": "先还一万元", "items.0.due": day(5) }, "MEDIATING",
"an agreement is drawn up");
{
	const form = await med1.get(`${first.here}/do/draft_agreement`);
	const again = await med1.submit(form, `${first.here}/do/draft_agreement`, {
		agreement_kind: "written", facts: "去年借款两万元没有归还。", points:
		"被样例应当归还。", "items.0.by_party": "2", "items.0.content":
		"先还一万元", "items.0.due": day(5), "items.1.by_party": "2",
		"items.1.content": "再还一万元", "items.1.way": "转账", "items.1.due":
		day(30) });

	is(again.status, 303, "and again, with two items");
	is(sql(`select count(*) from rg.agreement_item i join rg.agreement a on
		a.case_id = i.case_id and a.n = i.agreement and not a.replaced where
		i.case_id = ${first.id}`), 2, "which are kept");
}
await refused(med1, first, "agree_written", {}, "协议还没有生效",
	"an agreement nobody has signed");
const sign = (...signers) => ({ signers, signed_on: today, signed_how: "sign" });
await step(med1, first, "sign", sign("party.1", `mediator.${ids.a}`, "seal"));
await refused(med1, first, "agree_written", {}, "协议还没有生效",
	"an agreement one party has not signed");
await step(med1, first, "sign", sign("party.2"));
page = await med1.get(first.here);
has(page, "再还一万元", "the officer sees what is agreed");
await does(med1, first, "agree_written", {}, "AGREED_WRITTEN");
page = await first.v.get(first.page);
ok(page.text.includes("再还一万元"), "and so does the applicant");
is(sql(`select due_on - api.today() from rg.case_timer where case_id =
	${first.id} and clock = 'confirm'`) >= 30, true,
"thirty days to go to court together");
await does(med1, first, "offer", {}, "CONFIRM_OFFER");
await does(med1, first, "confirmed", { court: "样例区人民法院", ruling:
	"（2026）样0202民特1号", ruled_on: today }, "PERFORMING");

// ---- performance -----------------------------------------------------------------------

const reminders = () => Number(sql(`select count(*) from rg.outbox where case_id
	= ${first.id} and template = 'item_due' and way = 'sms'`));
courier("select api.remind(500)");
is(reminders(), 1, "what is due within a week is told");
courier("select api.remind(500)");
is(reminders(), 1, "once");
await refused(med1, first, "performed", {}, "还有没有履行的事项",
	"all done while it is not");
await refused(med1, first, "breach", { item: "0" }, "还没有到期",
	"a breach before its day");
await does(med1, first, "item_done", { item: "0", done_on: today, proof:
	"收条一张" }, "PERFORMING", "the first item is done");
sql(`update rg.agreement_item set due_on = api.today() - 1 where case_id =
	${first.id} and state = 'open'`);
await does(med1, first, "breach", { item: "1" }, "BREACH");
page = await first.v.get(first.page);
ok(page.text.includes("没有按约履行") || page.text.includes("没有履行"),
	"the applicant sees it");
await does(med1, first, "resume", { new_due: day(10) }, "PERFORMING",
	"agreed anew");
await does(med1, first, "item_done", { item: "1", done_on: today }, "PERFORMING");
await does(med1, first, "performed", {}, "PERFORMED");
await does(med1, first, "revisit", { visited_on: today, visit_way: "phone",
	content_ok: "yes", visit_words: "双方满意。" }, "REVISITED");
await does(med1, first, "archive", { confirm: "1" }, "ARCHIVED");

// ---- papers and the file ------------------------------------------------------------------

const work = mkdtempSync(join(tmpdir(), "mediation-"));
function words(bytes) {
	writeFileSync(join(work, "a.pdf"), bytes);
	return execFileSync("pdftotext", ["-layout", join(work, "a.pdf"), "-"],
		{ encoding: "utf8" });
}
page = await med1.get(`${first.here}/dossier.pdf`);
is(page.status, 200, "the file of the case");
is(page.headers.get("content-type"), "application/pdf", "is one PDF");
const file = page.status === 200 ? words(page.bytes) : "";
const order = ["人民调解卷宗", "卷内目录", "调解申请书", "权利义务告知书", "身份证明",
	"授权委托书", "调查记录", "证据材料", "调解记录", "调解协议书", "履行凭证", "回访记录", "司法确认材料",
	"情况说明", "封底"];
const body = file.split("\f").slice(2).join("\f");
let last = -1;
for (const piece of order.slice(2)) {
	const n = body.indexOf(piece);

	ok(n > last, `the file holds ${piece} in its place`);
	last = n;
}
for (const s of ["申样例", "被样例", "两万元", minutes.slice(0, 8), "先还一万元",
	"收条一张", "双方满意", "转账截图三张", "双方同意不等交证据", "样例区人民法院", `${short}人调字第1号`])
	ok(file.replace(/\s+/g, "").includes(s), `it tells ${s}`);
const contents = file.split("\f")[1] ?? "";
for (const [, n, title, at] of contents.matchAll(
	/^\s*(\d+)\s+(\S+)\s+(\d+)\s*$/gm))
	if (!file.split("\f")[Number(at) - 1]?.includes(title))
		ok(false, `contents: ${n} ${title} is not on page ${at}`);
ok(/封底\s+\d+/.test(contents), "the contents name the pages");
{
	const flat = file.replace(/\s+/g, ""), sheets = file.split("\f");

	ok(flat.indexOf("授权委托书") < flat.indexOf("FIRSTSHEET") &&
		flat.indexOf("FIRSTSHEET") < flat.indexOf("SECONDSHEET") &&
		flat.indexOf("SECONDSHEET") < flat.lastIndexOf("调解记录"),
	"what was sent in PDF stands among the evidence, page by page");
	ok(!sheets.some((x) => x.includes("FIRSTSHEET") && x.includes("SECONDSHEET")),
		"each on a page of its own");
	const pictures = execFileSync("pdfimages", ["-list", join(work, "a.pdf")],
		{ encoding: "utf8" }).split("\n").length - 3;
	ok(pictures >= 2, `pictures are in it (${pictures})`);
}
sql(`update rg.account set name = '被样例' where login = 'med2-${run}'`);
is((await med2.get(`${first.here}/dossier.pdf`)).status, 403,
	"nor does an officer who stands in the matter");
is((await away.get(`${first.here}/dossier.pdf`)).status, 404,
	"nobody else gets it");
is(Number(sql(`select count(*) from rg.read_log where object =
	${quote(first.no)} or object like '%${first.no}%'`)) > 3, true,
"every look at the case is logged");
const issued = sql(`select string_agg(kind || ' ' || id, ',' order by id)
	from rg.paper where case_id = ${first.id}`).split(",");
for (const one of issued) {
	const [kind, id] = one.split(" ");
	const pdf = await med1.get(`${first.here}/paper/${id}.pdf`);

	ok(pdf.status === 200 && words(pdf.bytes).length > 100,
		`the paper ${kind} is printed`);
	if (kind === "agreement")
		ok(words(pdf.bytes).replace(/\s+/g, "").includes("再还一万元（转账）"),
			"the agreement says what is agreed");
}
rmSync(work, { recursive: true });

// ---- other ends ----------------------------------------------------------------------------

// Nobody waived: the time for evidence runs out.
courier("select api.remind(500)");
is(sql(`select count(*) from rg.outbox where case_id = ${second.id} and
	template = 'remind_evidence'`), 0, "four days before nobody is reminded");
sql(`update rg.case_timer set due_on = api.today(), due_at = api.now() +
	interval '1 h' where case_id = ${second.id} and clock = 'evidence'`);
courier("select api.remind(500)");
is(sql(`select count(*) from rg.outbox where case_id = ${second.id} and
	template = 'remind_evidence' and way = 'sms'`), 1, "on the day before, once");
is(sql(`select count(*) from rg.outbox where case_id = ${second.id} and
	template = 'remind_evidence' and params::text ~ '样例|借'`), 0,
"without a word of the matter");
sql(`update rg.case_timer set due_at = api.now() - interval '1 s' where
	case_id = ${second.id} and clock = 'evidence'`);
is((await med1.get(`${second.here}/do/evidence_waive`)).status, 403,
	"what is over is not waived");
// The courier of the instance may have been there before.
courier(`select api.act_system(${second.id}, 'evidence_over')`);
is(sql(`select count(*) from rg.case_event where case_id = ${second.id} and
	action = 'evidence_over'`), 1, "when the days are over the system says so");
page = await second.v.get(second.page);
ok(page.text.includes("交证据的期限已过"), "and the applicant reads it");
await does(med1, second, "start", begins, "MEDIATING",
	"mediation begins after it");
page = await step(med1, second, "extend", { note: "还需要时间。" });
is(page.status, 422, "longer only if both agree");
const before = sql(`select due_on from rg.case_timer where case_id =
	${second.id} and clock = 'mediate'`);
await does(med1, second, "extend", { both_agree: "1", note: "双方同意。" },
	"MEDIATING", "a month more");
ok(sql(`select due_on from rg.case_timer where case_id = ${second.id} and
	clock = 'mediate'`) > before, "the limit moves");
await willing(second, 2, "refused");
await refused(med1, second, "book", at("09:00", "10:00", { held_on: day(9) }),
	"明确拒绝", "a session against a party that now refuses");
await does(med1, second, "fail", { reason: "M06", note: "对方不愿继续。" },
	"FAILED", "a party may stop at any time");
is(sql(`select count(*) from rg.mediation_booking where case_id = ${second.id}
	and upper(during) > api.now()`), 0, "rooms and mediators are free again");

const spoken = await apply(await person("口样例"));
await step(clerk, spoken, "ask_other");
await step(med1, spoken, "party_add", { party_kind: "respondent", party_name:
	"口头样例" });
await willing(spoken, 2);
await step(med1, spoken, "accept", { committee: kid });
await step(med1, spoken, "evidence_waive", { both_waive: "1" });
await refused(med1, spoken, "start", begins, "请先选定调解员",
	"beginning without a mediator");
await step(med1, spoken, "choose", choice(ids.c));
await step(med1, spoken, "start", { ...begins, opened_as: "open" });
await step(med1, spoken, "book", at("09:00", "10:00", { held_on: day(11) }));
sql(`update rg.mediation_session set during = tstzrange(api.now() - interval
	'3 h', api.now() - interval '1 h') where case_id = ${spoken.id}`);
await step(med1, spoken, "record", { session: "1", absent: "2", minutes:
	"被申请人没有到场。", confirm: "1" });
is(sql(`select came from rg.session_party where case_id = ${spoken.id} and
	party = 2`), "absent", "who did not come is noted");
await step(med1, spoken, "draft_agreement", { agreement_kind: "oral", facts:
	"邻里噪音纠纷。", points: "互相谅解。", "items.0.by_party": "1",
	"items.0.content": "晚上十点以后不放音乐", "items.0.due": day(1) });
await does(med1, spoken, "agree_oral", {}, "AGREED_ORAL",
	"an oral agreement is registered");
await does(med1, spoken, "perform", {}, "PERFORMING");
await does(med1, spoken, "report", { police: "样例派出所", reported_on: today,
	report_words: "发现涉嫌违法。", confirm: "1" }, "REPORTED",
"what may be an offence is reported");

const gone = await apply(await person("撤样例"));
{
	const where = `${gone.page}/do/withdraw`, shown = await gone.v.get(where);

	await gone.v.post(where, { ...hidden(shown.text, where), confirm: "1" });
	is(state(gone), "WITHDRAWN", "an applicant stops when he likes");
}
is((await put(lead, `${ids.c}/set`, { do: "leave" })).status, 303,
	"a mediator who has nothing left may leave");

// ---- what is easily got wrong --------------------------------------------------

{
	const c = await apply(await person("补样例"), { who: { mobile:
		"13700001111" } });
	const mine = (action, fields = {}) => {
		const where = `${c.page}/do/${action}`;

		return c.v.get(where).then((shown) => shown.status === 200 ?
			c.v.post(where, { ...hidden(shown.text, where), ...fields })
			: shown);
	};
	const past = (n) => sql(`update rg.mediation_session set during = tstzrange(
		api.now() - interval '3 h', api.now() - interval '1 h') where case_id =
		${c.id} and n = ${n}; delete from rg.mediation_booking where case_id =
		${c.id} and session = ${n}`);

	await step(clerk, c, "ask_other");
	await step(med1, c, "party_add", { party_kind: "respondent", party_name:
		"甲方样例" });
	await step(med1, c, "party_add", { party_kind: "third", party_name:
		"第三样例" });
	await willing(c, 2);
	await step(med1, c, "accept", { committee: kid });
	is((await c.v.get(`${c.page}/do/agree_mediator`)).status, 409,
		"nobody agrees to mediators that are not chosen");
	await step(med1, c, "choose", choice(ids.a));
	is((await mine("agree_mediator")).status, 303, "a party accepts a mediator");
	page = await mine("agree_mediator");
	is(page.status, 422, "and not twice");
	ok(page.text.includes("已经同意"), "and is told so");
	await step(med1, c, "evidence_waive", { both_waive: "1" });
	await step(med1, c, "start", begins);
	await step(med1, c, "choose", choice(ids.b));
	is((await mine("agree_mediator")).status, 303,
		"one who comes later is accepted too");

	// Whoever stands in the matter as a party that was added later.
	const theirs = hidden((await med2.get("/desk/account")).body);
	sql(`update rg.account set name = '甲方样例' where login = 'med2-${run}'`);
	page = await med2.get(c.here);
	is(page.status, 403, "an officer who is a party does not read the case");
	ok(!page.text.includes("第三样例"), "nor who else is in it");
	is((await med2.get(`${c.here}/do/record`)).status, 403, "nor a step's page");
	is((await med2.get(`${c.here}/dossier.pdf`)).status, 403, "nor its file");
	const told = sql(`select id from rg.paper where case_id = ${c.id}
		order by id limit 1`);
	is((await med2.get(`${c.here}/paper/${told}.pdf`)).status, 403,
		"nor a paper of it");
	for (const deed of ["claim", "release", "assign", "message", "read", "note",
		"mark", "visit"]) {
		is((await med2.post(`${c.here}/${deed}`, { ...theirs, body: "样例",
			inner: "样例" })).status, 404, `nor does ${deed} reach it`);
	}
	for (const at of ["assign", "visit", "task/1"]) {
		is((await med2.get(`${c.here}/${at}`)).status, 404, `nor ${at}`);
	}
	is(sql(`select count(*) from rg.case_note where case_id = ${c.id}
		and body = '样例'`), "0", "and nothing was written");
	sql(`update rg.account set name = '调解员乙' where login = 'med2-${run}'`);

	await step(med1, c, "book", at("09:00", "10:00", { held_on: day(20) }));
	past(1);
	await step(med1, c, "record", { session: "1", minutes: "双方到场商量。",
		confirm: "1" });
	await step(med1, c, "book", at("09:00", "10:00", { held_on: day(21) }));
	const draft = (by, due) => ({ agreement_kind: "written", facts:
		"借款两万元没有归还。", points: "应当归还。", "items.0.by_party": by,
	"items.0.content": "代为还款", "items.0.due": due });
	await step(med1, c, "draft_agreement", draft("3", day(5)));
	sql(`update rg.agreement set made_on = api.today() - 12 where case_id =
		${c.id}`);
	const signed = (...signers) => ({ signers, signed_on: day(-10), signed_how:
		"sign" });
	await step(med1, c, "sign", signed("party.1", "party.2",
		`mediator.${ids.a}`, "seal"));
	await refused(med1, c, "agree_written", {}, "协议还没有生效",
		"an agreement by which a third party owes, not signed by it");
	page = await med1.get(c.here);
	ok(!/href="#agreement"/.test(page.text), "no link to nowhere");
	await step(med1, c, "sign", signed("party.3"));
	await refused(med1, c, "draft_agreement", draft("2", day(6)), "已经生效",
		"another agreement in the place of one in force");
	await does(med1, c, "agree_written", {}, "AGREED_WRITTEN",
		"signed by all who owe");
	is(sql(`select raw_on from rg.case_timer where case_id = ${c.id} and clock
		= 'confirm'`), day(20),
	"the thirty days to the court count from when it came into force");
	is(sql(`select count(*) from rg.mediation_booking where case_id = ${c.id}
		and upper(during) > api.now()`), 0,
	"after an agreement no room is kept for sessions to come");
	courier("select api.remind(500)");
	is(sql(`select count(*) from rg.outbox where case_id = ${c.id} and
		template = 'item_due' and way = 'sms'`), 1,
	"what is due is told also before the court has confirmed");
	await does(med1, c, "item_done", { item: "0", done_on: today },
		"AGREED_WRITTEN", "and is noted when it is done");
	await does(med1, c, "report", { police: "样例派出所", reported_on: today,
		report_words: "发现涉嫌违法。", confirm: "1" }, "REPORTED",
	"an offence is reported from wherever the case stands");
	const crime = await apply(await person("案样例"), { who: { mobile:
		"13700002222" } });
	await does(clerk, crime, "report", { police: "样例派出所", reported_on:
		today, report_words: "发现涉嫌违法。", confirm: "1" }, "REPORTED",
	"also before anybody was asked");
}

// ---- from a matter told at the desk -------------------------------------------

{
	const v = await person("转样例"), entry = "/mediation/intake/apply";
	const shown = await v.get(entry);
	const to = (await v.post(entry, hidden(shown.text, entry))).to.replace(
		/\/[a-z]+$/, "");
	const told = { matter: { danger: "no", matter: "debt", facts:
		"借出五千元没有归还。", request: "归还五千元。", joint: "alone",
	other_party: "欠样例", other_contact: "13912340000" }, who: {
		named: "yes", applicant_name: "转样例", mobile: "13912348888",
		division: area.village, address: "秀湛路2号", wished_reply: "site" } };

	for (const [name, fields] of Object.entries(told))
		await save(v, to, name, fields);
	const check = await v.get(`${to}/check`);
	const sent = await v.post(`${to}/check`, { ...hidden(check.text,
		`${to}/check`), truth: "1" });
	const no = sent.to?.split("/")[3];
	const disp = make("mdisp", "town", "dispatcher");
	const reply = await disp.fill(`/desk/mediation/${no}/do/sort_mediation`,
		{ note: "借款属于民间纠纷，转人民调解。" });

	is(reply.status, 303, "a matter is sorted into mediation");
	const c = { v, no: sql(`select f.no from rg.sorted s join rg.case_file f on
		f.id = s.target join rg.case_file i on i.id = s.intake where
		i.no = ${quote(no)}`) };

	c.id = sql(`select id from rg.case_file where no = ${quote(c.no)}`);
	c.here = `/desk/mediation/${c.no}`;
	is(state(c), "APPLIED", "which begins in the person's name");
	is(sql(`select kind || consent from rg.party where case_id = ${c.id}`),
		"applicantasked", "who is asked, having agreed to nothing yet");
	await step(clerk, c, "ask_other");
	page = await med1.get(c.here);
	has(page, "借出五千元没有归还", "what was told came along");
	has(page, "转样例", "with the name");
	await step(med1, c, "party_add", { party_kind: "respondent", party_name:
		"欠样例" });
	await willing(c, 2);
	await refused(med1, c, "accept", { committee: kid }, "还有当事人没有答复",
		"not before the person himself has said yes");
	await willing(c, 1);
	await does(med1, c, "accept", { committee: kid }, "ACCEPTED",
		"a matter that was sorted is mediated");
}

// ---- in English -------------------------------------------------------------------------------

{
	const v = new Visitor();

	await v.get("/view?lang=en&next=/mediation/mediators");
	page = await v.get("/mediation/mediators");
	ok(page.text.includes("Mediators and rooms") && page.text.includes(
		"fewer than 3") || page.text.includes("None yet") ||
		page.text.includes("Accepted"), "the page in English");
}
hasNot(await new Visitor().get("/mediation/mediators").then((x) => ({ text:
	x.text })), "申样例", "no name of a party is published");
done();

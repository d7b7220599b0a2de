// The officers' desk through HTTP: opening an account, the first password, log-in
// with password and one-time code, recovery codes, three administrators kept
// apart, inbox, search, logs.
import { execFileSync } from "node:child_process";
import { answers, column, cookieName, done, form, has, hasNot, is,
	makeApplicant, makeCase, makeOfficer, officer, ok, quote, Reader,
	redirected, session, sql } from "./office.mjs";

const run = Date.now().toString(36);
const name = (who) => `${who}-${run}`;
const town = "370202010000", district = "370202000000", city = "370200000000";
const password = "这是一句只有我记得的话 2026";
const code = (secret, seconds = 0) => execFileSync("oathtool", ["--totp", "-b",
	"--now", new Date(Date.now() + seconds * 1000).toISOString(), secret],
	{ encoding: "utf8" }).trim();

const system = makeOfficer(name("system"), city, ["sysadmin"]);
const security = makeOfficer(name("security"), city, ["secadmin"]);
const auditor = makeOfficer(name("auditor"), city, ["auditadmin"]);
const clerk = makeOfficer(name("clerk"), town, ["clerk"]);

// ---- an account comes to be ----------------------------------------------------

const login = name("new");
let page = await system.get("/desk/people/new");
is(page.status, 200, "the system administrator opens accounts");
page = await system.submit(page, "/desk/people/new", { login: "Not Good",
	name: "", mobile: "12", station: "" });
is(page.status, 422, "wrong fields");
has(page, "账号只能用小写字母和数字", "each with its message");
page = await system.fill("/desk/people/new", { login, name: "赵样例", mobile: "",
	station: district });
is(page.status, 200, "an account");
const once = page.body.match(/<strong>([0-9A-Z]{8})<\/strong>/)?.[1];
ok(once, "with a one-time code, shown once", page.text);
is((await system.fill("/desk/people/new", { login, name: "赵样例", mobile: "",
	station: district })).status, 422, "a name that is taken");
const id = sql(`select id from rg.account where login = ${quote(login)}`);
const person = `/desk/people/${id}`;
page = await system.get(person);
ok(!page.body.includes(`${person}/give`), "he gives no roles");
is((await system.post(`${person}/give`, { ...form(page, `${person}/state`),
	role: "clerk" })).status, 403, "and is refused");
page = await security.get(person);
ok(!page.body.includes(`${person}/state`),
	"the security administrator closes no account");
is((await security.post(`${person}/state`, { ...form(page, `${person}/give`),
	state: "closed" })).status, 403, "and is refused");
is((await security.get("/desk/people/new")).status, 403,
	"nor does he open one");
page = await security.submit(page, `${person}/give`, { role: "clerk" });
ok(redirected(page, person), "he gives a role");
page = await security.fill(person, { role: "sysadmin" }, `${person}/give`);
is(page.status, 422, "no administrator beside a role of business");
has(page, "不能由同一个人担任", "and says so");
for (const [who, reader] of [["a clerk", clerk], ["the auditor", auditor]])
	is((await reader.get("/desk/people")).status, 403,
		`${who} sees no accounts`);
for (const [who, reader] of [["clerk", clerk], ["system administrator",
	system], ["security administrator", security]])
	is((await reader.get("/desk/audit")).status, 403,
		`the ${who} reads no logs`);
const mine = `/desk/people/${sql(`select id from rg.account where login =
	${quote(name("security"))}`)}`;
is((await security.post(`${mine}/give`, { ...form(await security.get(person),
	`${person}/give`), role: "auditadmin" })).status, 422,
	"nobody gives himself a role");

// ---- first password ---------------------------------------------------------------

const fresh = () => new Reader("off");
const first = (fields) => fresh().fill("/desk/password/first", { login, code:
	once, password, again: password, ...fields });
is((await first({ password: "short", again: "short" })).status, 422,
	"a short password");
page = await first({ password: "administrator", again: "administrator" });
is(page.status, 422, "a common one");
ok(!page.body.includes("administrator"), "is not shown again");
is((await first({ again: password + "x" })).status, 422, "two that differ");
is((await first({ code: "AAAAAAAA" })).status, 422, "a wrong code");
ok(redirected(await first({}), "/desk/login"), "the first password is set");
is((await first({})).status, 422, "a code is good once");

// ---- log-in, and the second factor --------------------------------------------

const enter = (who, fields = {}) => who.fill("/desk/login", { login, password,
	...fields });
page = await enter(fresh(), { password: "x" });
is(page.status, 422, "a wrong password");
has(page, "账号或密码不对", "without telling which");
const wrong = page.text.match(/账号或密码不对/)[0];
has(await enter(fresh(), { login: "nobody", password: "x" }), wrong,
	"the same for an account that does not exist");
let who = fresh();
page = await enter(who);
ok(redirected(page, "/desk/login/enrol"), "then the second factor is set up");
is((await who.get("/desk/")).status, 303, "half a log-in opens nothing");
const half = [...who.cookies];
page = await who.get("/desk/login/enrol");
const secret = page.body.match(/rg-secret">([A-Z2-7 ]+)</)[1].replaceAll(" ",
	"");
is((await who.submit(page, "/desk/login/enrol", { code: "000000" })).status,
	422, "a wrong one-time code");
page = await who.submit(await who.get("/desk/login/enrol"),
	"/desk/login/enrol", { code: "" });
is(page.status, 422, "none");
const enrol = await who.get("/desk/login/enrol");
const shown = enrol.body.match(/rg-secret">([A-Z2-7 ]+)</)[1].replaceAll(" ",
	"");
const used = code(shown);
page = await who.submit(enrol, "/desk/login/enrol", { code: used });
is(page.status, 200, "the right one");
const recovery = [...page.body.matchAll(/<code>([0-9A-Z]{5}-[0-9A-Z]{5})</g)]
	.map((m) => m[1]);
is(recovery.length, 10, "and ten recovery codes");
ok(secret !== shown, "a secret is made anew each time the page is opened");
is((await who.get("/desk/")).status, 200, "now the desk opens");
const before = new Reader("off");
before.cookies = new Map(half);
is((await before.get("/desk/")).status, 303, "the half session is over");
const token = who.cookies.get(cookieName("off"));
is(sql(`select count(*) from rg.session where token = sha256(convert_to(
	${quote(token)}, 'UTF8'))`), 1, "the database knows a digest only");
is((await who.fill("/desk/account", {}, "/desk/logout")).status, 303,
	"log-out");
const after = new Reader("off", token);
is((await after.get("/desk/")).status, 303, "the session is over");

who = fresh();
ok(redirected(await enter(who), "/desk/login/code"), "log-in again");
is((await who.get("/desk/login/enrol")).status, 303,
	"a second factor is not set up twice");
page = await who.fill("/desk/login/code", { code: used });
is(page.status, 422, "a one-time code is good once");
has(page, "已经用过", "and the page says so");
page = await who.fill("/desk/login/code", { code: code(shown, 30) });
ok(redirected(page, "/desk/"), "the next one is right");
is((await who.get("/desk/")).status, 200, "the desk opens");

who = fresh();
await enter(who);
const recover = (reader, typed) => reader.fill("/desk/login/recovery",
	{ code: typed });
is((await recover(who, "AAAAA-AAAAA")).status, 422, "a wrong recovery code");
ok(redirected(await recover(who, recovery[3].toLowerCase().toUpperCase()
	.replace("-", " ")), "/desk/"), "a right one stands in");
who = fresh();
await enter(who);
is((await recover(who, recovery[3])).status, 422, "once");
ok(redirected(await recover(who, recovery[4]), "/desk/"), "another does");

// A password is changed by who knows the old one.
const change = (fields) => who.fill("/desk/password/change", { old: password,
	password: "另一句更长的话 2027 年", again: "另一句更长的话 2027 年",
	...fields });
is((await change({ old: "x" })).status, 422, "the old password must be known");
ok(redirected(await change({}), "/desk/account"), "the password is changed");
is((await enter(fresh())).status, 422, "the old one no longer opens");

// Wrong codes lock the second factor, not the account.
who = fresh();
await enter(who, { password: "另一句更长的话 2027 年" });
for (let i = 0; i < 5; i++)
	page = await who.fill("/desk/login/code", { code: "111111" });
page = await who.fill("/desk/login/code", { code: code(shown, 60) });
is(page.status, 422, "five wrong codes lock the second factor");
has(page, "错误次数太多", "and the page says so");

// Locked accounts end at once.
const victim = makeOfficer(name("victim"), town, ["clerk"]);
const vid = sql(`select id from rg.account where login =
	${quote(name("victim"))}`);
is((await victim.get("/desk/")).status, 200, "an officer at work");
is((await system.fill(`/desk/people/${vid}`, { state: "locked" },
	`/desk/people/${vid}/state`)).status, 303, "his account is locked");
is((await victim.get("/desk/")).status, 303, "his session is over");
is((await system.fill(`/desk/people/${vid}`, {},
	`/desk/people/${vid}/reset`)).status, 200, "a reset gives a new code");

// A session of the public side opens nothing here.
const merchant = makeApplicant();
is((await new Reader("off", session("pub", merchant.mobile)).get("/desk/"))
	.status, 303, "a session of the public opens no desk");

// ---- inbox and search -----------------------------------------------------------

const c = makeCase(merchant);
page = await clerk.get("/desk/");
has(page, c.no, "the case waits to be claimed");
has(page, "待领", "on its tab");
has(page, column(c, "due_on"), "with its date");
for (const tab of ["mine", "waiting", "soon", "overdue", "closed", "nonsense"])
	is((await clerk.get(`/desk/?tab=${tab}`)).status, 200, `tab ${tab}`);
hasNot(await clerk.get("/desk/?tab=mine"), c.no, "it is nobody's yet");
const stranger = makeOfficer(name("stranger"), "370203000000", ["clerk"]);
hasNot(await stranger.get("/desk/"), c.no, "another district sees nothing");
const find = async (reader, q) => reader.get("/desk/search?q=" +
	encodeURIComponent(q));
has(await find(clerk, c.no), "样例餐饮", "search by number");
has(await find(clerk, column(c, `(select fields->>'uscc' from rg.case_form
	where case_id = case_file.id)`)), c.no, "by credit code");
const title = column(c, "title");
has(await find(clerk, title.slice(-2)), c.no, "by two characters of the name");
has(await find(clerk, title), c.no, "by the whole name");
hasNot(await find(stranger, c.no), "样例餐饮", "in one's own area only");
has(await find(clerk, "%_'"), "没有找到", "signs mean nothing");
is((await find(clerk, "字".repeat(300))).status, 200, "a long search");
has(await find(clerk, "字".repeat(300)), "太长", "is told so");
ok(redirected(await clerk.get(`/desk/case/${c.no}`), c.here),
	"a number leads to its module");
is((await stranger.get(`/desk/case/${c.no}`)).status, 404, "or nowhere");
hasNot(await system.get("/desk/"), c.no, "an administrator sees no cases");

// ---- logs, standards, figures, own things --------------------------------------

page = await auditor.get("/desk/audit");
has(page, login, "the log names who logged in");
has(page, "动态验证码错误", "and what happened");
page = await auditor.get("/desk/audit/reads");
has(page, "/desk/", "the log of reading");
for (const reader of [system, security])
	is((await reader.get("/desk/standards")).status, 200,
		"administrators see the standards");
page = await system.get("/desk/standards");
const standard = sql("select standard from rg.service where code = " +
	"'alliance-enrolment'");
ok(page.body.includes(`/desk/standards/${standard}`), "each with a link");
has(await system.get(`/desk/standards/${standard}`), "初审通过",
	"a standard with its steps");
is((await clerk.get("/desk/standards")).status, 403, "a clerk does not");
is((await clerk.get("/desk/figures")).status, 200, "figures");
page = await clerk.fill("/desk/account", { lang: "en", large: "1" });
ok(redirected(page, "/desk/account"), "language and type size are kept");
page = await clerk.get("/desk/account?done=saved");
has(page, "Saved.", "in English from now on");
ok(page.body.includes("rg-large"), "in large type");
is((await clerk.fill("/desk/account", { lang: "xx" })).status, 422,
	"no other language");
is((await clerk.get("/desk/messages")).status, 200, "messages");

// A form whose session has ended comes back after log-in, for its owner only.
sql(`update rg.account set lang = 'zh-CN', large = false where login =
	${quote(name("clerk"))}`);
const late = officer(name("clerk"));
page = await late.get(c.here);
const note = { ...form(page, `${c.here}/note`), inner: "会话结束前写的" };
sql(`update rg.session set ended_at = now() where token = sha256(convert_to(
	${quote(late.cookies.get(cookieName("off")))}, 'UTF8'))`);
page = await late.post(`${c.here}/note`, note, { headers: { Referer:
	new URL(c.here, process.env.BASE_URL).href } });
ok(redirected(page, "/desk/login?next="), "an ended session asks for log-in");
late.cookies.set(cookieName("off"), session("off", name("clerk")));
page = await late.get(c.here);
ok(page.body.includes("会话结束前写的"), "after which the form stands as it was");
is(sql(`select count(*) from rg.case_note where case_id = ${c.id}`), 0,
	"nothing was stored meanwhile");

done();

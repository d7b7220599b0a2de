// What the tests of officers' pages share: the instance named by the
// environment (tests/run), its database, log-ins, pages and their forms, and
// cases that stand where a test wants them.
import { createHash, randomBytes, randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { psql } from "./psql.js";

export const base = process.env.BASE_URL;
const conninfo = process.env.TEST_DB;

// ---- TAP ---------------------------------------------------------------------

let n = 0;
export function ok(good, name, more) {
	n++;
	console.log(`${good ? "ok" : "not ok"} ${n} - ${name}`);
	if (!good && more !== undefined)
		console.log("# " + String(more).slice(0, 1500).replace(/\n/g, "\n# "));
	return Boolean(good);
}
export const is = (got, want, name) => ok(String(got) === String(want), name,
	`got ${got}, want ${want}`);
export const has = (page, words, name) => ok(page.text.includes(words), name,
	`${page.status} without "${words}"\n${plain(page.body).slice(0, 1200)}`);
export const hasNot = (page, words, name) => ok(!page.text.includes(words),
	name, `there is "${words}"`);
export function done() {
	console.log(`1..${n}`);
}

// ---- database ------------------------------------------------------------------

export function sql(text, role = "") {
	const where = role ? conninfo.replace(/user=\S+/, `user=${role}`)
		: conninfo;

	return psql(where, text);
}
export const quote = (s) => "'" + String(s).replaceAll("'", "''") + "'";

// As a program of the public side, with a session of that account.
function asPerson(token, text) {
	return sql(`begin; select set_config('rg.token', ${quote(token)}, true);
		${text}; commit;`, "rg_alliance_pub").split("\n").pop();
}

// ---- log-ins -------------------------------------------------------------------

function origin(side) {
	const conf = readFileSync(process.env.RONGGUI_CONF, "utf8");
	const get = (key) => conf.match(new RegExp(`^${key} *= *(\\S+)`, "m"))?.[1];

	return (side === "off" && get("origin\\.desk")) || get("origin");
}
export function cookieName(side) {
	const hash = createHash("sha256").update(origin(side)).digest("hex");

	return `rg${hash.slice(0, 6)}_${side}sid`;
}
export const newToken = () => randomBytes(32).toString("base64url");

// A session as log-in makes it, for an account of that side.
export function session(side, login) {
	const token = newToken();

	const id = sql(`insert into rg.session (token, account, side, factor,
		created_at, seen_at) select sha256(convert_to(${quote(token)},
		'UTF8')), id, side, 2, now(), now() from rg.account
		where side = ${quote(side)} and login = ${quote(login)}
		returning account`);
	if (!id)
		throw new Error(`no account ${login}`);
	return token;
}

const unescape = (s) => s.replaceAll("&lt;", "<").replaceAll("&gt;", ">")
	.replaceAll("&quot;", '"').replaceAll("&#39;", "'")
	.replaceAll("&amp;", "&");
export const plain = (html) => unescape(html
	.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
	.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");

// One reader: a cookie jar, pages, and forms sent as they are.
export class Reader {
	constructor(side, token) {
		this.side = side;
		this.cookies = new Map(token ? [[cookieName(side), token]] : []);
	}

	async send(path, init = {}) {
		// While a program ran the server may have closed the connection:
		// that is seen before it is used again.
		await new Promise(setImmediate);
		const reply = await fetch(new URL(path, base), { redirect: "manual",
			...init, headers: { Cookie: [...this.cookies].map(([k, v]) =>
				`${k}=${v}`).join("; "), ...init.headers } });
		const bytes = Buffer.from(await reply.arrayBuffer());

		for (const line of reply.headers.getSetCookie()) {
			const [, name, value] = line.match(/^([^=]+)=([^;]*)/);

			if (value)
				this.cookies.set(name, value);
			else
				this.cookies.delete(name);
		}
		const body = bytes.toString("utf8");
		return { status: reply.status, body, bytes, text: plain(body),
			headers: reply.headers,
			location: reply.headers.get("location") };
	}

	get(path) {
		return this.send(path);
	}

	post(path, fields, more = {}) {
		const body = new URLSearchParams();

		for (const [k, v] of Object.entries(fields))
			for (const x of Array.isArray(v) ? v : [v])
				body.append(k, x);
		return this.send(path, { method: "POST", body, ...more });
	}

	// Fills in the form of a page that goes to `action` and sends it.
	submit(page, action, fields = {}) {
		return this.post(action, { ...form(page, action), ...fields });
	}

	// Takes a page and sends its form, which goes to the same address unless
	// another is named.
	async fill(path, fields, action = path) {
		return this.submit(await this.get(path), action, fields);
	}
}

// What the form would send by itself.
export function form(page, action) {
	const at = page.body.split(/(?=<form )/).find((s) =>
		s.startsWith(`<form method="post" action="${action}"`));
	const fields = {};

	if (!at)
		throw new Error(`no form to ${action}: ${page.status} ` +
			page.text.slice(0, 400));
	const inner = at.slice(0, at.indexOf("</form>"));
	for (const [tag] of inner.matchAll(/<input [^>]*>/g)) {
		const get = (a) => unescape(tag.match(new RegExp(
			` ${a}="([^"]*)"`))?.[1] ?? "");
		const type = get("type"), name = get("name");

		if (!name || ((type === "checkbox" || type === "radio") &&
				!/ checked/.test(tag)))
			continue;
		fields[name] = name in fields ? [].concat(fields[name],
			get("value")) : get("value");
	}
	for (const [, name, value] of inner.matchAll(
		/<textarea [^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
		fields[name] = unescape(value);
	return fields;
}

export const officer = (login) => new Reader("off", session("off", login));
export const redirected = (page, to) => page.status === 303 &&
	page.location.startsWith(to);

// A new officer with roles at a station.
export function makeOfficer(login, station, roles, mobile = "") {
	sql(`insert into rg.account (side, kind, login, name, mobile, station,
		created_at) values ('off', 'officer', ${quote(login)},
		${quote("样例" + login)}, ${quote(mobile)}, ${station},
		api.now()) on conflict do nothing;
	insert into rg.role_grant (account, role, granted_at)
	select a.id, r, api.now() from rg.account a,
		unnest(array[${roles.map(quote).join(",")}]::text[]) r
	where a.side = 'off' and a.login = ${quote(login)}
	on conflict do nothing`);
	return officer(login);
}

// ---- cases ---------------------------------------------------------------------

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

// A credit code with a right check character (GB 32100-2015).
export function creditCode() {
	let s = "91370202";
	while (s.length < 17)
		s += alphabet[randomInt(31)];
	const sum = weights.reduce((t, w, i) => t + w * alphabet.indexOf(s[i]), 0);

	return s + alphabet[(31 - sum % 31) % 31];
}

export function makeApplicant(mobile = "139" + String(randomInt(1e8))
	.padStart(8, "0")) {
	sql(`insert into rg.account (side, kind, login, name, mobile, created_at)
		values ('pub', 'merchant', ${quote(mobile)}, '样例商户',
		${quote(mobile)}, api.now()) on conflict do nothing`);
	return { mobile, token: session("pub", mobile) };
}

// Answers of a whole form.
export function answers(more = {}) {
	const code = creditCode();

	return { unit_name: "样例餐饮" + code.slice(-6), uscc: code,
		unit_kind: "company", trade: "retail", legal_rep: "张样例",
		veteran_founded: "1", division: "370202010001",
		address: "湛山路" + randomInt(1, 99999) + "号",
		hours: "9:00-21:00", contact: "李样例", mobile: "13900000009",
		tel: "0532-12345678", "offers.0.kind": "discount",
		"offers.0.percent": "10", "offers.0.detail": "全部商品九折",
		"offers.0.groups": "veteran serving", "offers.0.proof": "card",
		"offers.0.valid_from": sql("select api.today()"),
		offer_years: "2", promise: "1", signer: "张样例",
		consent_publish: "1", ...more };
}

// A submitted case; files are registered, not stored.
export function makeCase(who, more = {}, files = ["licence_scan", "photo"]) {
	const fields = Object.entries(answers(more));
	const array = (list) => `array[${list.map(quote).join(",")}]::text[]`;
	const id = asPerson(who.token, "select api.draft_begin(" +
		"'alliance-enrolment')");
	const version = asPerson(who.token, `select api.draft_save(${id}, (select
		version from rg.case_file where id = ${id}),
		${array([...new Set(fields.map(([k]) => k.split(".")[0]))])},
		${array(fields.map(([k]) => k))}, ${array(fields.map(([, v]) =>
			v))})`);
	for (const paper of files)
		asPerson(who.token, `select api.upload_add(${id}, ${quote(paper)},
			'样例.jpg', 'image/jpeg', 1000, ${quote("\\x" +
			randomBytes(32).toString("hex"))},
			${quote(randomBytes(16).toString("hex"))}, 'unscanned',
			1000, 1000)`);
	const no = asPerson(who.token, `select api.act(${id}, ${version},
		'submit', '', null, '{}', '{}', '{}', '')`);
	return { id, no, here: `/desk/alliance/${no}` };
}

// Marks all files of a case as in order.
export function acceptFiles(c) {
	sql(`update rg.upload set state = 'accepted' where case_id = ${c.id}
		and state in ('unscanned', 'clean')`);
}

export const column = (c, name) => sql(`select ${name} from rg.case_file
	where id = ${c.id}`);

// What tests of the pages use, without a browser: a visitor with cookies who
// reads forms and sends them, accounts and sessions made in the database, TAP.
//
//   BASE_URL   address of the instance
//   TEST_DB    conninfo of its database, as the cluster's owner
'use strict';
const http = require('node:http');
const crypto = require('node:crypto');
const zlib = require('node:zlib');
const { psql } = require('./psql.js');

const base = (process.env.BASE_URL || 'http://127.0.0.1:8080')
  .replace(/\/$/, '');

// ---- TAP -------------------------------------------------------------------

let count = 0;
async function test(name, run) {
  count += 1;
  try {
    await run();
    console.log(`ok ${count} - ${name}`);
  } catch (e) {
    process.exitCode = 1;
    console.log(`not ok ${count} - ${name}`);
    console.log(String(e.stack || e).replace(/^/gm, '# '));
  }
}
const done = () => console.log(`1..${count}`);

// ---- the database ----------------------------------------------------------

const sql = (text) => psql(process.env.TEST_DB, text);

const quote = (s) => `'${String(s).replace(/'/g, "''")}'`;

let people = 0;
// A public account; answers its number.
function account(name = '测试人') {
  const login = `139${String(process.pid % 10000).padStart(4, '0')}${
    String(Date.now() % 1000 * 10 + people++ % 10).padStart(4, '0')}`;
  return sql(`insert into rg.account (side, kind, login, name, mobile,
    created_at) values ('pub', 'merchant', ${quote(login)}, ${quote(name)},
    ${quote(login)}, now()) returning id`);
}

// ---- a visitor -------------------------------------------------------------

class Visitor {
  constructor() { this.cookies = new Map(); }

  cookie() {
    return [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  }

  send(method, path, body, headers = {}) {
    const url = new URL(path, `${base}/`);
    return new Promise((resolve, reject) => {
      const req = http.request(url, { method, headers: {
        cookie: this.cookie(), 'accept-language': 'zh-CN', ...headers,
        ...(body ? { 'content-length': Buffer.byteLength(body) } : {}) } },
      (res) => {
        const parts = [];
        res.on('data', (d) => parts.push(d));
        res.on('end', () => {
          for (const c of res.headers['set-cookie'] || []) {
            const [, k, v] = /^([^=]+)=([^;]*)/.exec(c);
            if (v) this.cookies.set(k, v); else this.cookies.delete(k);
          }
          const bytes = Buffer.concat(parts);
          resolve({ status: res.statusCode, headers: res.headers, bytes,
            text: bytes.toString('utf8'), to: res.headers.location || '',
            path: url.pathname });
        });
      });
      req.on('error', reject);
      req.end(body);
    });
  }

  get(path, headers) { return this.send('GET', path, null, headers); }

  post(path, fields, headers) {
    const body = fields instanceof Buffer || typeof fields === 'string'
      ? fields : encode(fields);
    return this.send('POST', path, body, {
      'content-type': 'application/x-www-form-urlencoded', origin: base,
      ...headers });
  }

  // One file, as a browser sends a form.
  upload(path, fields, field, name, bytes) {
    const mark = `----kit${crypto.randomBytes(8).toString('hex')}`;
    const part = (head, value) => Buffer.concat([Buffer.from(
      `--${mark}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(value), Buffer.from('\r\n')]);
    const parts = Object.entries(fields).map(([k, v]) =>
      part(`name="${k}"`, v));
    if (bytes) {
      parts.push(part(`name="${field}"; filename="${name
      }"\r\nContent-Type: application/octet-stream`, bytes));
    }
    parts.push(Buffer.from(`--${mark}--\r\n`));
    return this.send('POST', path, Buffer.concat(parts), { origin: base,
      'content-type': `multipart/form-data; boundary=${mark}` });
  }

  // Follows a 303.
  async follow(res) {
    if (res.status !== 303) throw new Error(`no 303 but ${res.status}`);
    return this.get(res.to);
  }

  // Is signed in from now on as the account of that number.
  async enter(id, side = 'pub', page = '/alliance/') {
    await this.get(page);
    const [name, token] = [...this.cookies].find(([k]) =>
      /_(pub|off)sid$/.test(k)) || [];
    if (!name) throw new Error('no cookie');
    sql(`insert into rg.session (token, account, side, factor, created_at,
      seen_at) values (sha256(convert_to(${quote(token)}, 'UTF8')), ${id},
      ${quote(side)}, 2, now(), now())`);
    return this;
  }
}

// Fields as a form body; an array is sent as several.
function encode(fields) {
  const p = [];
  for (const [k, v] of Object.entries(fields)) {
    for (const x of [].concat(v)) {
      p.push(`${encodeURIComponent(k)}=${encodeURIComponent(x)}`);
    }
  }
  return p.join('&');
}

const unescape_ = (s) => s.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
  .replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');

// The hidden fields of the form whose action is this path (or the only one).
function hidden(html, action) {
  const forms = html.split(/<form\b/).slice(1)
    .map((f) => f.split('</form>')[0])
    .filter((f) => !/action="\/(view|logout)"/.test(f));
  const form = forms.find((f) => !action ||
    unescape_(f).includes(`action="${action}"`));
  if (!form) throw new Error(`no form ${action}`);
  const out = {};
  for (const m of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(m[0]);
    const value = /value="([^"]*)"/.exec(m[0]);
    if (name) out[name[1]] = value ? unescape_(value[1]) : '';
  }
  return out;
}

// The value an input, area or choice shows.
function shown(html, name) {
  const n = name.replace(/[.]/g, '\\.');
  let m = new RegExp(`<textarea[^>]*name="${n}"[^>]*>\\n?([^<]*)<`).exec(html);
  if (m) return unescape_(m[1]);
  for (const i of html.matchAll(new RegExp(
    `<input[^>]*name="${n}"[^>]*>`, 'g'))) {
    const radio = /type="(radio|checkbox)"/.test(i[0]);
    if (radio && !/ checked/.test(i[0])) continue;
    m = /value="([^"]*)"/.exec(i[0]);
    return m ? unescape_(m[1]) : '';
  }
  m = new RegExp(`<select[^>]*name="${n}"[^>]*>([\\s\\S]*?)</select>`)
    .exec(html);
  if (!m) return null;
  m = /<option value="([^"]*)" selected/.exec(m[1]);
  return m ? m[1] : '';
}

// ---- things to send --------------------------------------------------------

// A picture of this size, a PNG of coloured squares.
function png(width, height, seed = 1) {
  const line = 1 + width * 3;
  const raw = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const c = ((x >> 5) * 37 + (y >> 5) * 91 + seed * 17) & 255;
      raw.fill(c, y * line + 1 + x * 3, y * line + 4 + x * 3);
    }
  }
  const chunk = (type, data) => {
    const out = Buffer.alloc(12 + data.length);
    out.writeUInt32BE(data.length, 0);
    out.write(type, 4, 'latin1');
    data.copy(out, 8);
    out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)),
      8 + data.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0))]);
}

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function crc(bytes) {
  let c = 0xffffffff;
  for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

// A unified social credit code with its check character (GB 32100-2015).
let units = Date.now() % 90000000;
function uscc() {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `92370202MA${String(units++).padStart(8, '0').slice(-7)}`;
  let sum = 0;
  for (let i = 0, w = 1; i < 17; i++, w = w * 3 % 31) {
    sum += signs.indexOf(body[i]) * w;
  }
  return body + signs[(31 - sum % 31) % 31];
}

module.exports = { base, test, done, sql, quote, account, Visitor, encode,
  hidden, shown, png, uscc };

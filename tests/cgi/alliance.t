#!/usr/bin/env node
// Program alliance, the public side: from the first page to membership, and
// everything that may be sent to it and is not in order.
'use strict';
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const k = require('./kit.js');
const { psql } = require('./psql.js');
const { test, sql, Visitor, hidden, shown, png, uscc } = k;

const is = (got, want, what) => {
  if (got !== want) throw new Error(`${what || 'value'}: ${got}, not ${want}`);
};
const has = (text, part, what) => {
  if (!text.includes(part)) throw new Error(`${what || 'text'} lacks ${part}`);
};
const lacks = (text, part, what) => {
  if (text.includes(part)) throw new Error(`${what || 'text'} has ${part}`);
};
const refused = (r, field) => {
  is(r.status, 422, `status for ${field}`);
  has(r.text, `id="${field}-error"`, `page (${field})`);
};

// ---- what is filled in ------------------------------------------------------

const today = () => sql('select api.today()');
const good = {
  unit: () => ({ unit_name: '测试商行', uscc: uscc(), unit_kind: 'company',
    trade: 'retail', legal_rep: '张三丰', veteran_founded: '1' }),
  place: () => ({ division: '370202010001', address: '测试路 1 号',
    lat: '36.067500', lng: '120.382600', hours: '每天 9:00—21:00',
    contact: '李四', mobile: '13812345678', tel: '0532-88889999' }),
  branches: () => ({}),
  offers: () => ({ 'offers.0.kind': 'discount', 'offers.0.percent': '10',
    'offers.0.detail': '全部商品', 'offers.0.groups': ['veteran', 'serving'],
    'offers.0.proof': 'card', 'offers.0.valid_from': today(),
    'offers.0.valid_to': '', offer_years: '2' }),
  promise: () => ({ promise: '1', signer: '张三丰', consent_publish: '1' }),
};
const pages = Object.keys(good);

async function person(name) {
  return new Visitor().enter(k.account(name));
}
async function begin(v) {
  const r = await v.get('/alliance/apply');
  const to = (await v.post('/alliance/apply', hidden(r.text,
    '/alliance/apply'))).to;
  if (!/^\/alliance\/draft\/\d+\/unit$/.test(to)) throw new Error(to);
  return to.replace(/\/unit$/, '');
}
async function save(v, at, page, fields) {
  const r = await v.get(`${at}/${page}`);
  return v.post(`${at}/${page}`, { do: 'next', ...hidden(r.text,
    `${at}/${page}`), ...fields });
}
async function fill(v, at, other = {}) {
  for (const page of pages) {
    const r = await save(v, at, page, { ...good[page](), ...other[page] });
    if (r.status !== 303) throw new Error(`${page}: ${r.status}`);
  }
}
async function send(v, at, paper, bytes, name = '照片.png') {
  const r = await v.get(`${at}/papers`);
  return v.upload(`${at}/papers`, { ...hidden(r.text, `${at}/papers`), paper,
    do: `upload:${paper}` }, paper, name, bytes);
}
const photo = png(1000, 800);
async function papers(v, at) {
  for (const p of ['licence_scan', 'photo']) {
    is((await send(v, at, p, photo)).status, 303, p);
  }
}
async function submit(v, at, more = {}) {
  const r = await v.get(`${at}/check`);
  return v.post(`${at}/check`, { ...hidden(r.text, `${at}/check`), truth: '1',
    ...more });
}
async function apply(v, other) {
  const at = await begin(v);
  await fill(v, at, other);
  await papers(v, at);
  const r = await submit(v, at);
  is(r.status, 303, 'submission');
  return r.to.replace('/receipt', '');
}

// ---- officers, through the one door in the database ------------------------------

function officer(login, text) {
  const token = crypto.randomBytes(16).toString('hex');
  sql(`insert into rg.session (token, account, side, factor, created_at,
    seen_at) select sha256(convert_to('${token}', 'UTF8')), id, 'off', 2,
    now(), now() from rg.account where side = 'off' and login = '${login}'`);
  return psql(`${process.env.TEST_DB} user=rg_alliance_off`,
    `begin; select set_config('rg.token', '${token}', true); ${text}; commit`);
}
function act(login, no, action, paths = '{}', values = '{}', note = '') {
  const [id, version] = sql(`select id, version from rg.case_file
    where no = '${no}'`).split('|');
  officer(login, `select api.act(${id}, ${version}, '${action}', '${note}',
    null, '{}', '${paths}', '${values}', '')`);
}
const role = (name) => sql(`select a.login from rg.account a
  join rg.role_grant g on g.account = a.id where g.role = '${name}'
  order by a.login limit 1`);
function admit(no) {
  const id = sql(`select id from rg.case_file where no = '${no}'`);
  for (const u of sql(`select id from rg.upload where case_id = ${id}
    and state in ('clean', 'unscanned')`).split('\n')) {
    officer('370202-clerk', `select api.judge_file(${u}, true, '')`);
  }
  act('370202-clerk', no, 'accept');
  act('370202-r1a', no, 'forward');
  act('370202-r1a', no, 'pass1', '{credit_result,credit_on,offer_real}',
    `{clear,${today()},1}`);
  act('370202-r2a', no, 'pass2', '{visit_on,visitors,visit_note}',
    `{${today()},"甲、乙",属实}`);
  act(role('audit'), no, 'pass3', '{batch_no}', '{2026-1}');
  act(role('publisher'), no, 'publish');
  sql(`update rg.case_timer set due_at = api.now() - interval '1 min'
    where case_id = ${id} and missed = 'admit'`);
  psql(`${process.env.TEST_DB} user=rg_courier`,
    `select api.act_system(${id}, 'admit')`);
  is(sql(`select state from rg.case_file where id = ${id}`), 'MEMBER');
}

// ---- the way through ---------------------------------------------------------------

async function way() {
  let v, at, here, no;
  await test('anybody reads what it is; applying asks to log in', async () => {
    const r = await new Visitor().get('/alliance/');
    is(r.status, 200);
    has(r.text, '/login?next=/alliance/apply');
    const a = await new Visitor().get('/alliance/draft/1/unit');
    is(a.status, 303);
    has(a.to, '/login?next=/alliance/draft/1/unit');
  });
  await test('begin twice: one draft, shown first', async () => {
    v = await person('王掌柜');
    const form = hidden((await v.get('/alliance/apply')).text,
      '/alliance/apply');
    const [a, b] = await Promise.all([v.post('/alliance/apply', form),
      v.post('/alliance/apply', form)]);
    is(a.to, b.to);
    at = a.to.replace(/\/unit$/, '');
    has((await v.get('/alliance/apply')).text, `href="${at}"`);
    const r = await v.get('/alliance/');
    has(r.text, `href="${at}"`);
    is((await v.get(at)).to, `${at}/unit`);
  });
  await test('a page is saved and says so with a version', async () => {
    const r = await save(v, at, 'unit', good.unit());
    is(r.status, 303);
    is(r.to, `${at}/place`);
    const next = await v.follow(r);
    if (!/已保存 \d\d:\d\d<\/strong>（第2版）/.test(next.text)) {
      throw new Error('not acknowledged');
    }
    is(shown((await v.get(`${at}/unit`)).text, 'unit_name'), '测试商行');
  });
  await test('known values stand in the form', async () => {
    is(shown((await v.get(`${at}/place`)).text, 'contact'), '王掌柜');
  });
  await test('the same form twice is saved once', async () => {
    const r = await v.get(`${at}/branches`);
    const form = { ...hidden(r.text, `${at}/branches`), do: 'next' };
    is((await v.post(`${at}/branches`, form)).status, 303);
    is((await v.post(`${at}/branches`, form)).status, 303);
    is(sql(`select version from rg.case_file where id = ${at.split('/')[3]}`),
      '3');
  });
  await test('later keeps what is there and what is missing', async () => {
    const r = await save(v, at, 'offers', { 'offers.0.detail': '先写一点',
      do: 'later' });
    is(r.to, '/alliance/?done=saved');
    is(shown((await v.get(`${at}/offers`)).text, 'offers.0.detail'),
      '先写一点');
  });
  await test('rows of a group come and go by buttons', async () => {
    const f = hidden((await v.get(`${at}/branches`)).text, `${at}/branches`);
    let r = await v.post(`${at}/branches`, { ...f, do: 'add:branches' });
    is(r.status, 200);
    is(shown(r.text, 'branches.0.name'), '');
    r = await v.post(`${at}/branches`, { ...f, 'branches.0.name': '一店',
      'branches.0.address': '一号路', do: 'add:branches' });
    is(shown(r.text, 'branches.0.name'), '一店');
    is(shown(r.text, 'branches.1.name'), '');
    r = await v.post(`${at}/branches`, { ...f, 'branches.0.name': '一店',
      'branches.1.name': '二店', do: 'remove:branches.0' });
    is(shown(r.text, 'branches.0.name'), null);
    is(shown(r.text, 'branches.1.name'), '二店');
  });
  await test('a place is chosen level by level without script', async () => {
    const f = hidden((await v.get(`${at}/place`)).text, `${at}/place`);
    let r = await v.post(`${at}/place`, { ...f, division: '370202000000',
      address: '留着', do: 'pick:division' });
    is(r.status, 200);
    has(r.text, 'value="370202010000"');
    is(shown(r.text, 'address'), '留着');
    r = await v.post(`${at}/place`, { ...f, division: '370202010000',
      do: 'pick:division' });
    has(r.text, 'value="370202010001"');
    lacks(r.text, 'value="pick:division"');
  });
  await test('the check page links what is missing', async () => {
    const r = await v.get(`${at}/check`);
    is(r.status, 200);
    has(r.text, `href="${at}/place?back=check#division"`);
    has(r.text, `href="${at}/papers?back=check#photo"`);
    lacks(r.text, 'govuk-error-summary');
    is((await submit(v, at)).status, 422);
  });
  await test('change from the check page comes back to it', async () => {
    const r = await v.get(`${at}/place?back=check`);
    const s = await v.post(`${at}/place`, { ...hidden(r.text, `${at}/place`),
      ...good.place(), do: 'next' });
    is(s.to, `${at}/check`);
  });
  await test('files: stored, shown, opened, replaced, removed', async () => {
    await papers(v, at);
    let r = await v.get(`${at}/papers`);
    has(r.text, '照片.png');
    const file = /href="([^"]*\/file\/\d+)"/.exec(r.text)[1];
    const to = await v.get(file);
    is(to.status, 303);
    const bytes = await v.get(to.to);
    is(bytes.headers['content-type'], 'image/png');
    is((await v.get(to.to.replace(/.$/, to.to.endsWith('A') ? 'B' : 'A')))
      .status, 410, 'changed address');
    is((await send(v, at, 'photo', png(900, 900, 7), '新照片.png')).status,
      303);
    is(sql(`select count(*) from rg.upload where case_id = ${
      at.split('/')[3]} and state not in ('replaced', 'deleted')`), '2');
    r = await v.get(`${at}/papers`);
    const id = /value="remove:(\d+)"/.exec(r.text)[1];
    is((await v.upload(`${at}/papers`, { ...hidden(r.text, `${at}/papers`),
      do: `remove:${id}` })).status, 303);
    lacks((await v.get(`${at}/papers`)).text, `remove:${id}"`);
    await papers(v, at);
  });
  await test('stored files are not readable in the store', async () => {
    const [name] = sql(`select stored from rg.upload where case_id = ${
      at.split('/')[3]} limit 1`).split('\n');
    const text = execFileSync('head', ['-c', '4', `${process.env.STATE
      || ''}/files/${name.slice(0, 2)}/${name.slice(2)}`]).toString();
    if (!/^(gcm|sm4)[.]/.test(text)) throw new Error(text);
  });
  await test('submit: one case for a double click', async () => {
    await fill(v, at);
    const r = await v.get(`${at}/check`);
    lacks(r.text, '提交以前还要补上');
    const form = { ...hidden(r.text, `${at}/check`), truth: '1' };
    const [a, b] = await Promise.all([v.post(`${at}/check`, form),
      v.post(`${at}/check`, form)]);
    is(a.status, 303);
    is(b.to, a.to, 'second click');
    is((await v.post(`${at}/check`, form)).to, a.to, 'third');
    here = a.to.replace('/receipt', '');
    no = here.split('/').pop();
    if (!/^LM370202\d{13}-[\dX]$/.test(no)) throw new Error(no);
    is(sql(`select count(*) from rg.case_event e join rg.case_file c
      on c.id = e.case_id where c.no = '${no}'`), '1');
    is(sql(`select fields->>'agreed.truth' from rg.case_form f join
      rg.case_file c on c.id = f.case_id where c.no = '${no}'`), '1');
  });
  await test('receipt with number, query code and paper', async () => {
    const r = await v.get(`${here}/receipt`);
    is(r.status, 200);
    has(r.text, no);
    has(r.text, sql(`select code from rg.case_secret s join rg.case_file c
      on c.id = s.case_id where c.no = '${no}'`));
    const action = /action="([^"]*\/paper\/\d+)"/.exec(r.text)[1];
    const pdf = await v.follow(await v.post(action, hidden(r.text, action)));
    is(pdf.headers['content-type'], 'application/pdf');
    is(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    is(crypto.createHash('sha256').update(pdf.bytes).digest('hex'),
      sql(`select encode(p.sha256, 'hex') from rg.paper p join rg.case_file c
        on c.id = p.case_id where c.no = '${no}'`));
  });
  await test('the case page: nothing to do, a date, the stages', async () => {
    const r = await v.get(here);
    has(r.text, '现在不用您做什么，我们正在办理');
    has(r.text, '提交和受理');
    has((await v.get('/alliance/')).text, no);
    is((await v.get(at)).to, here);
  });
  await test('messages go both ways, each once', async () => {
    const r = await v.get(here);
    const form = { ...hidden(r.text, `${here}/message`),
      body: '请问<b>多久</b>？\r\n谢谢 \' -- ;' };
    is((await v.post(`${here}/message`, form)).status, 303);
    is((await v.post(`${here}/message`, form)).status, 303);
    const id = sql(`select id from rg.case_file where no = '${no}'`);
    is(sql(`select count(*) from rg.case_message where case_id = ${id}`), '1');
    officer('370202-clerk', `select api.message_add(${id}, '快了', true, '')`);
    const s = await v.get(here);
    has(s.text, '请问&lt;b&gt;多久&lt;/b&gt;？');
    has(s.text, '工作人员在等您的答复');
    is(sql(`select count(*) from rg.case_message where case_id = ${id}
      and side = 'off' and read_at is null`), '1', 'unread after a GET');
    is((await v.post(`${here}/read`, hidden(s.text, `${here}/read`))).status,
      303);
    lacks((await v.get(here)).text, '工作人员在等您的答复');
    refused(await v.post(`${here}/message`, { ...form, body: ' ' }), 'body');
    refused(await v.post(`${here}/message`, { ...form,
      body: '长'.repeat(2001) }), 'body');
  });
  await test('a correction opens what it names and nothing else', async () => {
    const id = sql(`select id from rg.case_file where no = '${no}'`);
    const token = no;
    act('370202-clerk', token, 'correct', '{item.address,item.paper:photo}',
      '{"门牌号不对","看不清招牌"}', '请补正');
    let r = await v.get(here);
    has(r.text, '请您补正下面的内容');
    has(r.text, '门牌号不对');
    r = await v.get(`${here}/do/resubmit`);
    is(shown(r.text, 'address'), '测试路 1 号');
    is(shown(r.text, 'unit_name'), null);
    const form = { ...hidden(r.text, `${here}/do/resubmit`),
      address: '测试路 2 号', unit_name: '换个名字' };
    r = await v.post(`${here}/do/resubmit`, form);
    is(r.status, 422, 'without the new photo');
    has(r.text, `${here}/papers#photo`);
    is(shown(r.text, 'address'), '测试路 2 号');
    is((await send(v, here, 'licence_scan', photo)).status, 403);
    is((await send(v, here, 'photo', png(900, 900, 9))).status, 303);
    r = await v.post(`${here}/do/resubmit`, form);
    is(r.status, 303);
    is((await v.post(`${here}/do/resubmit`, form)).status, 303, 'again');
    is(sql(`select state || ' ' || (fields->>'address') || ' '
      || (fields->>'unit_name') from rg.case_file c join rg.case_form f
      on f.case_id = c.id where c.id = ${id}`),
    'SUBMITTED 测试路 2 号 测试商行');
    r = await v.post(`${here}/do/resubmit`, { ...form, key: 'f'.repeat(32) });
    is(r.status, 409, 'later');
  });
  await test('number and code show a guest how far it is, no more', async () => {
    const g = new Visitor();
    await g.get('/alliance/');
    const [, token] = [...g.cookies].find(([n]) => /_pubsid$/.test(n));
    sql(`insert into rg.guest (token, case_id, expires_at) select
      sha256(convert_to('${token}', 'UTF8')), id, now() + interval '5 min'
      from rg.case_file where no = '${no}'`);
    const r = await g.get(here);
    is(r.status, 200);
    has(r.text, '提交和受理');
    lacks(r.text, '张三丰');
    lacks(r.text, '照片.png');
    lacks(r.text, '<textarea');
    is((await g.get(`${here}/receipt`)).status, 303);
    is((await g.get(`${here}/do/withdraw`)).status, 303);
  });
  await test('what is another\'s is not there', async () => {
    const other = await person('别人');
    const file = sql(`select max(u.id) from rg.upload u join rg.case_file c
      on c.id = u.case_id where c.no = '${no}'`);
    const paper = sql(`select max(p.id) from rg.paper p join rg.case_file c
      on c.id = p.case_id where c.no = '${no}'`);
    const mine = await begin(other);
    for (const path of [at, `${at}/unit`, `${at}/papers`, `${at}/check`, here,
      `${here}/receipt`, `${here}/do/withdraw`, `${here}/papers`,
      `${here}/file/${file}`, `${mine}/file/${file}`,
      `${here}/paper/${paper}.pdf`, '/alliance/case/LM1', '/alliance/draft/0',
      '/alliance/draft/99999999999999999999/unit', '/alliance/draft/x/unit',
      '/alliance/draft/1%27/unit', `${mine}/nopage`, `${here}/do/nothing`]) {
      is((await other.get(path)).status, 404, path);
    }
    const f = hidden((await other.get(`${mine}/unit`)).text, `${mine}/unit`);
    for (const path of [`${at}/unit`, `${at}/check`, `${at}/drop`,
      `${here}/message`, `${here}/do/withdraw`]) {
      is((await other.post(path, { ...f, ...good.unit(), body: 'x',
        truth: '1' })).status, 404, `POST ${path}`);
    }
  });
  await test('withdraw asks once more, then it is done', async () => {
    const r = await v.get(`${here}/do/withdraw`);
    has(r.text, '请想清楚再确认');
    const form = hidden(r.text, `${here}/do/withdraw`);
    is((await v.post(`${here}/do/withdraw`, { ...form, version: '1' })).status,
      409, 'old version');
    is((await v.post(`${here}/do/withdraw`, form)).status, 303);
    has((await v.get(here)).text, '已撤回');
    is((await v.get(`${here}/do/withdraw`)).status, 409);
  });
}

// ---- fields ------------------------------------------------------------------------

const long = (n) => '长'.repeat(n);
const bad = {
  unit: { unit_name: ['', 'x', long(101), '\u0007名称'],
    uscc: ['', '1', '92370202MA30000000', long(30)],
    unit_kind: ['', 'nothing', '企业'], trade: ['', 'nothing'],
    legal_rep: ['', '一', long(51), '张\u0000三'.replace('\u0000', '\u0001')],
    veteran_founded: ['maybe'] },
  place: { division: ['', 'x', '370202000000', '110101001001', '37020201000',
    '370202999999'], address: ['', '短', long(101)],
  lat: ['x', '91', '1.2.3'], lng: ['x', '181'], hours: ['', long(61)],
  contact: ['', '一', long(51)], mobile: ['', '123', '12812345678', long(20)],
  tel: ['123', 'abc', long(40)] },
  offers: { 'offers.0.kind': ['', 'nothing'],
    'offers.0.percent': ['', '0', '100', 'x', '1.5'],
    'offers.0.detail': ['', '短', long(201)], 'offers.0.groups': ['', 'x'],
    'offers.0.proof': ['', 'x'], 'offers.0.valid_from': ['', 'x',
      '2026-02-30', '1999-01-01'], 'offers.0.valid_to': ['x', '1999-01-01'],
    offer_years: ['', '0', '21', 'x', '1.5'] },
  promise: { promise: ['', '2'], signer: ['', '一', long(51)],
    consent_publish: ['', '2'] },
};

async function fields() {
  const v = await person();
  const at = await begin(v);
  const id = at.split('/')[3];
  await fill(v, at);
  const before = () => sql(`select version, md5(fields::text) from
    rg.case_file c join rg.case_form f on f.case_id = c.id where c.id = ${id}`);
  for (const [page, all] of Object.entries(bad)) {
    for (const [name, values] of Object.entries(all)) {
      await test(`${name}: refused at the field, typed kept`, async () => {
        const kept = before();
        for (const value of values) {
          const r = await save(v, at, page, { ...good[page](),
            [name]: value });
          refused(r, name);
          has(r.text, '<title>错误');
          if (value && !/groups|proof|kind|trade|division|bool|founded|promise|consent/
            .test(name)) is(shown(r.text, name), value, 'typed');
        }
        is(before(), kept, 'stored');
      });
    }
  }
  await test('broken text is refused whole', async () => {
    const kept = before();
    const h = hidden((await v.get(`${at}/unit`)).text, `${at}/unit`);
    const body = k.encode({ ...h, ...good.unit(), unit_name: '' });
    for (const raw of ['%FF%FE', '%C0%80', '%00', '%ED%A0%80', '%E4%BD',
      '%zz']) {
      const r = await v.post(`${at}/unit`, body.replace('unit_name=',
        `unit_name=${raw}`));
      if (r.status !== 400 && r.status !== 422) {
        throw new Error(`${raw}: ${r.status}`);
      }
    }
    is((await v.post(`${at}/unit`, `${body}&uscc=2`)).status, 400, 'twice');
    is(before(), kept, 'stored');
  });
  await test('markup and the like is text', async () => {
    const name = '<script>alert(1)</script>\'; drop table x; --';
    const r = await save(v, at, 'offers', { ...good.offers(),
      'offers.0.detail': name });
    is(r.status, 303);
    const s = await v.get(`${at}/check`);
    lacks(s.text, '<script>alert');
    has(s.text, '&lt;script&gt;alert(1)');
  });
  await test('rows: 201 branches are too many', async () => {
    const rows = {};
    for (let i = 0; i < 201; i++) {
      rows[`branches.${i}.name`] = `店${i}`;
      rows[`branches.${i}.address`] = `某某路 ${i} 号`;
    }
    is((await save(v, at, 'branches', rows)).status, 422);
  });
  await test('refusals at the form are counted by code', async () => {
    const n = (code) => Number(sql(`select coalesce(sum(n), 0) from rg.attempt
      where reason = '${code}'`));
    const was = ['R03', 'R12', 'R13'].map(n);
    await save(v, at, 'unit', { ...good.unit(), uscc: '92370202MA30000000' });
    await save(v, at, 'place', { ...good.place(), division: '110101001001' });
    await save(v, at, 'promise', { signer: '张三丰', consent_publish: '1' });
    is(['R03', 'R12', 'R13'].map((c, i) => n(c) - was[i]).join(), '1,1,1');
  });
}

// ---- forms that must not pass ---------------------------------------------------------

async function guards() {
  const v = await person();
  const at = await begin(v);
  const page = `${at}/unit`;
  const form = async () => ({ ...hidden((await v.get(page)).text, page),
    ...good.unit() });
  await test('missing or forged tokens: 403', async () => {
    const f = await form();
    const other = await person();
    const foreign = hidden((await other.get('/alliance/apply')).text,
      '/alliance/apply').token;
    const { token, ...without } = f;
    is((await v.post(page, without)).status, 403, 'missing');
    is((await v.post(page, { ...f, token: `${token}x` })).status, 403);
    is((await v.post(page, { ...f, token: foreign })).status, 403, 'foreign');
    is((await v.post(page, f, { origin: 'http://evil.example' })).status, 403);
    is((await v.post(page, f, { 'sec-fetch-site': 'cross-site' })).status,
      403);
    const { key, ...nokey } = f;
    is((await v.post(page, nokey)).status, 400, `key ${key.length}`);
    is((await v.post('/alliance/members', f)).status, 405);
  });
  await test('stale: what is stored beside what was typed', async () => {
    const a = await form();
    const b = await form();
    is((await v.post(page, { ...a, unit_name: '甲窗口商行' })).status, 303);
    const r = await v.post(page, { ...b, unit_name: '乙窗口商行' });
    is(r.status, 409);
    has(r.text, '甲窗口商行');
    is(shown(r.text, 'unit_name'), '乙窗口商行');
    is((await v.post(page, { ...b, ...hidden(r.text, page),
      unit_name: '乙窗口商行' })).status, 303, 'sent again');
    is(shown((await v.get(page)).text, 'unit_name'), '乙窗口商行');
  });
  await test('wrong fields do not make a stale page fresh', async () => {
    const a = await form();
    const b = await form();
    await v.post(page, { ...a, unit_name: '甲甲甲' });
    const r = await v.post(page, { ...b, unit_name: '' });
    is(r.status, 422);
    is((await v.post(page, { ...b, ...hidden(r.text, page),
      unit_name: '乙乙乙' })).status, 409);
  });
  await test('a form whose session ended stands as it was', async () => {
    const me = k.account();
    const w = await new Visitor().enter(me);
    const where = `${await begin(w)}/unit`;
    const f = { ...hidden((await w.get(where)).text, where), ...good.unit(),
      unit_name: '会话断了商行', legal_rep: '' };
    sql(`update rg.session set ended_at = now() where account = ${me}`);
    const r = await w.post(where, f, { referer: `${k.base}${where}` });
    is(r.status, 303);
    has(r.to, `/login?next=${where}`);
    for (const name of w.cookies.keys()) {
      if (name.endsWith('_pubsid')) w.cookies.delete(name);
    }
    await w.enter(me);
    const s = await w.get(where);
    is(shown(s.text, 'unit_name'), '会话断了商行');
    is(shown(s.text, 'trade'), 'retail');
  });
  await test('files that are none of ours', async () => {
    const no = async (paper, bytes, name, words) => {
      const r = await send(v, at, paper, bytes, name);
      refused(r, paper);
      has(r.text, words);
    };
    await no('photo', null, 'x', '请先选择文件');
    await no('photo', Buffer.from('hello'), 'a.png', '只能上传');
    await no('photo', Buffer.from('MZ\x90\x00'), 'a.jpg', '只能上传');
    await no('photo', Buffer.from('%PDF-1.4\n%%EOF'), 'a.png', '只能上传');
    await no('photo', png(300, 300), 'a.png', '图片太小');
    await no('photo', photo.subarray(0, 3000), 'a.png', '文件打不开');
    is((await send(v, at, 'rep_id_scan', photo)).status, 403, 'not open');
    is((await send(v, at, 'nothing', photo)).status, 404, 'no such paper');
    is((await send(v, at, 'photo', Buffer.alloc(11 * 1024 * 1024 + 9)))
      .status, 413, 'too large');
    is(sql(`select count(*) from rg.upload where case_id = ${
      at.split('/')[3]}`), '0', 'stored');
  });
  await test('a draft is thrown away once, by a form', async () => {
    is((await v.get(`${at}/drop`)).status, 200);
    const f = hidden((await v.get(`${at}/drop`)).text, `${at}/drop`);
    is((await v.post(`${at}/drop`, f)).to, '/alliance/?done=removed');
    is((await v.post(`${at}/drop`, f)).to, '/alliance/?done=removed');
    is((await v.get(`${at}/unit`)).status, 404);
  });
}

// ---- members ----------------------------------------------------------------------------

async function membership() {
  const v = await person();
  const code = uscc();
  const mark = `荣测${Date.now() % 1000000}`;
  let here, no, member;
  await test('a case becomes a membership with a certificate', async () => {
    here = await apply(v, { unit: { uscc: code, unit_name: `${mark}商行` },
      place: { address: '=测试路 1 号' } });
    no = here.split('/').pop();
    admit(no);
    const r = await v.get(here);
    member = /RJ370202-\d{6}/.exec(r.text)[0];
    has(r.text, '荣军联盟成员单位证书');
    const url = [...r.text.matchAll(/action="([^"]*\/paper\/\d+)"/g)].pop()[1];
    const pdf = await v.get(`${url}.pdf`);
    is(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  });
  await test('the same code again: told at the field, counted', async () => {
    const other = await person();
    const at = await begin(other);
    await fill(other, at, { unit: { uscc: code } });
    await papers(other, at);
    const was = sql(`select coalesce(sum(n), 0) from rg.attempt
      where reason = 'R08'`);
    const r = await submit(other, at);
    is(r.status, 422);
    has(r.text, `href="${at}/unit?back=check#uscc"`);
    is(sql(`select coalesce(sum(n), 0) - ${was} from rg.attempt
      where reason = 'R08'`), '1');
    is(sql(`select kind from rg.case_file where id = ${at.split('/')[3]}`),
      'draft');
  });
  await test('directory: words, trade, district, one character', async () => {
    const g = new Visitor();
    const q = (s) => g.get(`/alliance/members?${k.encode(s)}`);
    for (const s of [{ q: mark }, { q: mark.slice(0, 1), trade: 'retail' },
      { q: code }, { q: mark, district: '370202000000' }]) {
      has((await q(s)).text, member, JSON.stringify(s));
    }
    for (const s of [{ q: '没有这一家' }, { q: mark, trade: 'food' },
      { q: mark, district: '370203000000' }]) {
      lacks((await q(s)).text, member, JSON.stringify(s));
    }
    for (const s of [{ q: 'x'.repeat(51) }, { district: 'x' },
      { after: '-1' }, { trade: '<b>' }]) {
      is((await q(s)).status, 422, JSON.stringify(s));
    }
    const r = await g.get(`/alliance/members/${member}`);
    has(r.text, '全部商品');
    has(r.text, '退役军人');
    has(r.text, '/verify/');
    lacks(r.text, '张三丰');
    lacks(r.text, '13812345678');
    is((await g.get('/alliance/members/RJ000000-000000')).status, 404);
  });
  await test('directory as JSON and CSV', async () => {
    const g = new Visitor();
    const q = `q=${encodeURIComponent(mark)}`;
    const j = await g.get(`/alliance/members.json?${q}`);
    is(j.headers['content-type'].split(';')[0], 'application/json');
    const all = JSON.parse(j.text);
    is(all.members.length, 1);
    is(all.members[0].no, member);
    is(JSON.parse((await g.get(`/alliance/members.json?${q}&trade=food`))
      .text).members.length, 0);
    const c = await g.get(`/alliance/members.csv?${q}`);
    is(c.bytes.subarray(0, 3).toString('hex'), 'efbbbf');
    is(c.text.trim().split('\r\n').length, 2);
    has(c.text, '"\'=测试路 1 号"', 'guarded');
    is((await g.get('/alliance/members.csv?district=x')).status, 400);
  });
  await test('change, quit and stay as a member', async () => {
    const step = async (name, more) => {
      const r = await v.get(`${here}/do/${name}`);
      return v.post(`${here}/do/${name}`, { ...hidden(r.text,
        `${here}/do/${name}`), ...more });
    };
    const form = { ...good.offers(), 'offers.0.detail': '改成这些商品',
      hours: '全天', contact: '李四', mobile: '13812345678', tel: '' };
    delete form.offer_years;
    refused(await step('change', { ...form, hours: '' }), 'hours');
    is((await step('change', form)).status, 303);
    has((await new Visitor().get(`/alliance/members/${member}`)).text,
      '改成这些商品');
    is((await step('quit')).status, 303);
    has((await v.get(here)).text, '退出预告期');
    is((await step('stay')).status, 303);
    lacks((await v.get(here)).text, '退出预告期');
    is((await v.get(`${here}/do/renew`)).status, 409, 'too early');
  });
}

(async () => {
  await way();
  await fields();
  await guards();
  await membership();
  k.done();
})();

// What every browser test uses: Debian's Chromium without any call of its own
// to the outside, TAP, and axe-core.
//
//   import { test, page, accessible, base, done } from './kit/index.mjs';
//   await test('home has a title', async () => { ... throw on failure ... });
//   await done();
//
// base is the address of the running instance (BASE_URL).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const base = (process.env.BASE_URL ?? 'http://127.0.0.1:8080')
  .replace(/\/$/, '');

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

let started;
export const browser = () => started ??= chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags,
});

// A new visitor; options as for newContext: javaScriptEnabled, viewport, ...
export async function page(options = {}) {
  const context = await (await browser()).newContext({
    ignoreHTTPSErrors: true, locale: 'zh-CN', ...options,
  });
  const p = await context.newPage();
  p.setDefaultTimeout(15000);
  return p;
}

// axe-core's findings on the page as it stands.  The page's own policy allows
// no inserted script, so it goes in through the debugger.
//
// What axe finds depends on elements, attributes and styles and not on the
// words: pages of one shape are looked at once.  Contrast is the dearest of its
// rules and depends on colours and type alone: it is left out where every pair
// of colours was found good before.
const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const known = { shapes: new Set(), colours: new Set(), asked: 0, looked: 0 };
export async function accessible(p) {
  known.asked += 1;
  const { shape, colours } = await p.evaluate(portrait);
  if (known.shapes.has(shape)) return;
  known.looked += 1;
  const seen = colours?.every((c) => known.colours.has(c)) ?? false;
  await p.evaluate(axe);
  const found = await p.evaluate((rules) => globalThis.axe.run(document, {
    resultTypes: ['violations'], rules,
    // Style sheets are loaded again for experimental rules only.
    preload: Boolean(document.querySelector('audio, video')),
  }), seen ? { 'color-contrast': { enabled: false } } : {});
  if (found.violations.length) {
    throw new Error(found.violations.map((v) =>
      `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join('\n  ')}`)
      .join('\n'));
  }
  known.shapes.add(shape);
  for (const c of colours ?? []) known.colours.add(c);
}

// In the page: a digest of its shape at this size of window, and the pairs of
// colours that words stand in; null if pictures lie behind some.
function portrait() {
  const kept = /^(class|id|for|name|type|role|lang|dir|scope|headers|tabindex|autocomplete|rel|media|aria-.*)$/;
  const plain = (s) => s.replace(/\d+/g, '0');
  const value = ({ name, value: v }) => kept.test(name)
    || (name === 'href' && v.startsWith('#')) ? plain(v) : v.trim() ? 'x' : '';
  const shape = (e) => {
    let out = `<${e.localName}`;
    for (const a of e.attributes) out += ` ${a.name}=${value(a)}`;
    if (e.checked || e.disabled) out += ` ${e.checked} ${e.disabled}`;
    let last = '';
    for (const c of e.childNodes) {
      const s = c.nodeType === 1 ? shape(c)
        : c.nodeType === 3 && c.data.trim() ? 't' : '';
      // One row is as good as many that are like it.
      if (s && s !== last) out += s;
      last = s || last;
    }
    return `${out}>`;
  };
  const text = `${innerWidth} ${innerHeight} ${shape(document.documentElement)}`;
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  const behind = new Map();
  let pictures = false;
  const ground = (e) => {
    if (!e) return '';
    if (!behind.has(e)) {
      const s = getComputedStyle(e);
      if (s.backgroundImage !== 'none') pictures = true;
      const c = s.backgroundColor;
      const solid = /^rgb\(/.test(c) && s.opacity === '1';
      const clear = c === 'rgba(0, 0, 0, 0)' && s.opacity === '1';
      behind.set(e, solid ? c : `${clear ? '' : `${c} ${s.opacity} on `}${ground(e.parentElement)}`);
    }
    return behind.get(e);
  };
  const colours = new Set();
  for (const e of document.body.querySelectorAll('*')) {
    const words = e.matches('input, select, textarea')
      || [...e.childNodes].some((c) => c.nodeType === 3 && c.data.trim());
    if (!words || !e.checkVisibility()) continue;
    const s = getComputedStyle(e);
    colours.add(`${s.color} on ${ground(e)}, ${s.fontSize} ${s.fontWeight} ${s.textShadow}`);
  }
  return { shape: `${text.length} ${a >>> 0} ${b >>> 0}`, colours: pictures ? null : [...colours] };
}

let n = 0;
const LIMIT = 300_000; // milliseconds a test may take
export async function test(name, run) {
  n += 1;
  let clock;
  try {
    await Promise.race([run(), new Promise((_, late) => {
      clock = setTimeout(() => late(new Error('took too long')), LIMIT);
    })]);
    console.log(`ok ${n} - ${name}`);
  } catch (e) {
    process.exitCode = 1;
    console.log(`not ok ${n} - ${name}`);
    console.log(String(e.stack ?? e).replace(/^/gm, '# '));
  } finally {
    clearTimeout(clock);
  }
}

// The last line of a script: closes the browser and says how many there were.
export async function done() {
  await (await started)?.close();
  if (known.asked) console.log(`# axe: ${known.asked} pages of ${known.looked} shapes`);
  console.log(`1..${n}`);
}

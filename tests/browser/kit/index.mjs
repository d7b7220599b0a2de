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
const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export async function accessible(p, options = {}) {
  await p.evaluate(axe);
  const found = await p.evaluate((o) => globalThis.axe.run(document, o), {
    resultTypes: ['violations'], ...options,
  });
  if (found.violations.length) {
    throw new Error(found.violations.map((v) =>
      `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join('\n  ')}`)
      .join('\n'));
  }
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
  console.log(`1..${n}`);
}

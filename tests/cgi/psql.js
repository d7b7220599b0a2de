// psql as a program that answers at once: one that is kept open for each
// conninfo, since a new connection costs more than most questions.
//
//   const { psql } = require('./psql.js')
//   psql('dbname=...', 'select 1')     -> '1'; rows are lines, columns have | between
//
// What is wrong throws, with psql's words in e.stderr; the rest of that text is
// not run, a transaction that stands open is undone, and the next question has a
// new connection.
'use strict';
const fs = require('node:fs');
const { execFileSync, spawn } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

const kept = new Map();
let number = 0;

// It reads a pipe that ends with us, and writes one that ends with it.
function start(conninfo) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'psql-'));
  const [asked, said, wrong] = ['asked', 'said', 'wrong'].map((name) =>
    path.join(folder, name));
  execFileSync('mkfifo', [asked, said]);
  const open = (file, how) => fs.openSync(file, how);
  const both = [open(asked, 'r+'), open(said, 'r+')];
  const his = [open(asked, 'r'), open(said, 'w'), open(wrong, 'a')];
  const mine = { asked: open(asked, 'w'), said: open(said, 'r'),
    wrong: open(wrong, 'r') };
  spawn('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d',
    conninfo, '-f', '-'], { stdio: his }).unref();
  for (const fd of [...both, ...his]) fs.closeSync(fd);
  fs.rmSync(folder, { recursive: true });
  return mine;
}

const block = Buffer.alloc(1 << 16);
// All there is; with an end, up to that.
function read(fd, end) {
  const parts = [];
  for (let n; (n = fs.readSync(fd, block)) > 0;) {
    parts.push(Buffer.from(block.subarray(0, n)));
    if (end && Buffer.concat(parts.slice(-2)).includes(end)) {
      return Buffer.concat(parts).toString('utf8').split(end)[0];
    }
  }
  if (!end) return Buffer.concat(parts).toString('utf8');
}

function psql(conninfo, text) {
  if (!kept.has(conninfo)) kept.set(conninfo, start(conninfo));
  const p = kept.get(conninfo);
  const mark = `@@${++number}@@`;
  try {
    fs.writeSync(p.asked, `${text}\n;\n\\echo ${mark}\n`);
  } catch (e) {
    if (e.code !== 'EPIPE') throw e;
  }
  const said = read(p.said, `${mark}\n`);
  const stderr = read(p.wrong);
  if (said !== undefined) return said.trim();
  kept.delete(conninfo);
  Object.values(p).forEach((fd) => fs.closeSync(fd));
  throw Object.assign(new Error(`psql: ${stderr}`), { stderr });
}

module.exports = { psql };

// Opens report.xlsx in LibreOffice and compares what stands in its cells with the tables of the same run: CSV as the program
// writes it, and the measures with --json's numbers. The first row of every sheet stays in sight; no cell says an error.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

// Comma, double quotes, UTF-8, all sheets, numbers as they are and not as they are shown.
const as_csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

function convert(file, filter, folder) {
  execFileSync(process.env.SOFFICE ?? '/usr/bin/soffice',
               [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', filter, '--outdir', folder, file],
               {stdio: ['ignore', 'ignore', 'ignore'], timeout: 300000});
}

// RFC 4180.
function rows_of(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;
  const body = text.replace(/^\uFEFF/, '');
  for (let found = cell.exec(body); found; found = cell.exec(body)) {
    rows.at(-1).push(found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
    if (found[2] !== ',' && cell.lastIndex >= body.length) break;
    if (found[2] !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

const is_number = (words) => /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(words);
// Both are decimal writings of the same number, to 12 digits; LibreOffice writes no more than 20 of them after the point.
const is_same = (one, other) => one === other ||
  (is_number(one) && is_number(other) && Math.abs(one - other) <= 1e-19 + 1e-11 * Math.max(Math.abs(one), Math.abs(other)));

function compare(name, ours, theirs) {
  if (ours.length !== theirs.length) return {wrong: [`${name}: ${theirs.length} rows, not ${ours.length}`], numbers: 0};
  const wrong = [];
  let numbers = 0;
  ours.forEach((row, r) => row.forEach((cell, c) => {
    const shown = theirs[r][c] ?? '';
    if (!is_same(cell, shown)) wrong.push(`${name}, row ${r + 1}, ${ours[0][c]}: "${shown}", not "${cell}"`);
    else if (is_number(cell)) ++numbers;
  }));
  return {wrong: wrong.slice(0, 3), numbers};
}

// The measures' means are those that the program gives to other programs.
function compare_json(json, measures) {
  const sheet = new Map();
  const at = (name) => measures[0].indexOf(name);
  for (const row of measures.slice(1)) sheet.set([row[at('what_if')], row[at('of')], row[at('kind')], row[at('measure')]].join('|'), row[at('mean')]);
  const wrong = [];
  let numbers = 0;
  for (const one of json.measures ?? []) {
    const cell = sheet.get([one.what_if, one.of, one.kind, one.measure].join('|'));
    if (cell === undefined) wrong.push(`not in the sheet: ${one.of} ${one.measure}`);
    else if (one.mean !== null && !is_same(String(one.mean), cell)) wrong.push(`${one.of} ${one.measure}: "${cell}", --json says ${one.mean}`);
    else ++numbers;
  }
  if (numbers === 0) wrong.push('--json has no measures');
  return wrong.slice(0, 3);
}

// No sheet with its first row out of sight, no error, no formula.
function look_at_sheets(file, flat) {
  const wrong = [];
  const parts = execFileSync('unzip', ['-Z1', file], {encoding: 'utf8'}).split('\n').filter((part) => /^xl\/worksheets\/sheet\d+\.xml$/.test(part));
  for (const part of parts) {
    const sheet = execFileSync('unzip', ['-p', file, part], {encoding: 'utf8', maxBuffer: 2 ** 30});
    if (!/<pane ySplit="1" [^>]*state="frozen"/.test(sheet.slice(0, 2000))) wrong.push(`${part}: the first row does not stay`);
  }
  const errors = flat.match(/calcext:value-type="error"|>(#[A-Z]+[!?]|Err:\d+)</g) ?? [];
  if (errors.length) wrong.push(`${errors.length} cells with an error`);
  if (/table:formula=/.test(flat)) wrong.push('a formula');
  return wrong;
}

export function look_at_workbook(program, run, json) {
  execFileSync(program, ['report', run, '-f', 'xlsx,csv', '--quiet'], {stdio: 'ignore'});
  const folder = mkdtempSync(join(tmpdir(), 'servicechain-sheets-'));
  try {
    convert(join(run, 'report.xlsx'), as_csv, folder);
    convert(join(run, 'report.xlsx'), 'fods', folder);
    const wrong = [];
    let numbers = 0;
    const tables = readdirSync(join(run, 'csv')).map((file) => file.replace(/\.csv$/, ''));
    const sheets = readdirSync(folder).filter((file) => file.endsWith('.csv')).map((file) => /^report-(.*)\.csv$/.exec(file)[1]);
    for (const name of tables) {
      if (!sheets.includes(name)) { wrong.push(`no sheet ${name}`); continue; }
      const found = compare(name, rows_of(readFileSync(join(run, 'csv', `${name}.csv`), 'utf8')), rows_of(readFileSync(join(folder, `report-${name}.csv`), 'utf8')));
      wrong.push(...found.wrong);
      numbers += found.numbers;
    }
    wrong.push(...look_at_sheets(join(run, 'report.xlsx'), readFileSync(join(folder, 'report.fods'), 'utf8')));
    const measures = rows_of(readFileSync(join(folder, 'report-measures.csv'), 'utf8'));
    wrong.push(...compare_json(json, measures));
    return {wrong, sheets: sheets.length, numbers};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

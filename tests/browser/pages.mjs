// Opens the reports of every example in Chromium as a reader would, and says what is wrong with them:
// errors in the console, requests other than for the file itself, tables and pictures that the keyboard cannot reach,
// faults that axe-core calls serious, slow drawing, size. PDF files: their text and the size of their pages.
//
//   node pages.mjs PROGRAM SCENARIO…      CHROMIUM says where the browser is, if not /usr/bin/chromium
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const layouts = ['full', 'slides', 'review'];
const most_bytes = 3 * 1024 * 1024;
const most_ms = 1000;
const [program, ...scenarios] = process.argv.slice(2);
const faults = [];

function run_of(scenario, folder) {
  const command = /^what-if:/m.test(readFileSync(scenario, 'utf8')) ? 'compare' : 'run';
  try {
    execFileSync(program, [command, scenario, '--replications', '3', '-o', folder, '--quiet'], {stdio: ['ignore', 'ignore', 'pipe']});
  } catch (trouble) {
    // 4: it ran, and something is left open.
    if (trouble.status !== 4) throw trouble;
  }
}

// Runs in the page: what the Tab key does not reach, or what is wider than it can be scrolled.
function out_of_reach() {
  const found = [];
  for (const thing of document.querySelectorAll('table, .drawing')) {
    const folded = thing.closest('details:not([open])');
    if (folded) continue;
    const stop = thing.closest('[tabindex="0"]');
    if (!stop) found.push(`${thing.tagName} ${thing.className} cannot be focused`);
    else if (!stop.getAttribute('aria-label')) found.push(`${thing.tagName} has no name`);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide, the window ${document.documentElement.clientWidth}`);
  }
  return found;
}

async function axe_faults(page) {
  // By the debugger's way in: the page's own policy lets no foreign script run.
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, {resultTypes: ['violations']}));
  return result.violations
    .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
    .map((fault) => `axe ${fault.id}: ${fault.nodes.length} × ${fault.nodes[0].html.slice(0, 120)}`);
}

// Scrolls to every chart, so that each is drawn, and measures the longest.
async function drawn(page) {
  return page.evaluate(async () => {
    const charts = [...document.querySelectorAll('figure > script[type="application/json"]')].map((data) => data.parentNode);
    for (const chart of charts) {
      chart.scrollIntoView();
      const until = performance.now() + 3000;
      while (!chart.querySelector('.live svg') && performance.now() < until) await new Promise((go) => setTimeout(go, 10));
    }
    return {charts: charts.length, live: charts.filter((chart) => chart.querySelector('.live svg')).length};
  });
}

async function look_at(browser, file, window) {
  const wrong = [];
  const page = await browser.newPage({viewport: {width: window.width, height: window.height}});
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => { if (request.url() !== address) wrong.push(`asks for ${request.url()}`); });
  // In processor time of the page, so that a busy machine does not look like a slow page.
  const debugging = await page.context().newCDPSession(page);
  await debugging.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.goto(address, {waitUntil: 'load'});
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 0))));
  const {metrics} = await debugging.send('Performance.getMetrics');
  const ms = metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
  const charts = await drawn(page);
  if (charts.live < charts.charts) wrong.push(`${charts.charts - charts.live} of ${charts.charts} charts did not come alive`);
  wrong.push(...await page.evaluate(out_of_reach));
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  if (window.axe) wrong.push(...await axe_faults(page));
  await page.close();
  return {wrong, ms, charts: charts.charts};
}

function look_at_pdf(file, layout) {
  const info = execFileSync('pdfinfo', [file], {encoding: 'utf8'});
  const text = execFileSync('pdftotext', [file, '-'], {encoding: 'utf8'});
  const wanted = layout === 'slides' ? /Page size: +960 x 540 pts/ : /Page size: +595\.\d+ x 841\.\d+ pts/;
  const wrong = [];
  if (!wanted.test(info)) wrong.push(/Page size:.*/.exec(info)?.[0] ?? 'no page size');
  if (text.length < 400) wrong.push(`${text.length} letters of text`);
  return {wrong, pages: Number(/Pages: +(\d+)/.exec(info)[1])};
}

const folder = mkdtempSync(join(tmpdir(), 'servicechain-pages-'));
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
try {
  for (const scenario of scenarios) {
    const name = basename(scenario, '.yaml');
    const run = join(folder, name);
    run_of(scenario, run);
    for (const layout of layouts) {
      execFileSync(program, ['report', run, '-f', 'html,pdf', '--layout', layout, '--quiet']);
      const stem = join(run, layout === 'full' ? 'report' : `report-${layout}`);
      const size = statSync(`${stem}.html`).size;
      const wide = await look_at(browser, `${stem}.html`, {width: 1280, height: 800, axe: true});
      const phone = await look_at(browser, `${stem}.html`, {width: 375, height: 700});
      const pdf = look_at_pdf(`${stem}.pdf`, layout);
      const wrong = [...wide.wrong, ...phone.wrong.map((words) => `phone: ${words}`), ...pdf.wrong.map((words) => `pdf: ${words}`)];
      if (size > most_bytes) wrong.push(`${size} bytes`);
      if (wide.ms > most_ms) wrong.push(`drawn after ${Math.round(wide.ms)} ms`);
      console.log(`${name} ${layout}: ${(size / 1e6).toFixed(2)} MB, ${wide.charts} live charts, drawn after ${Math.round(wide.ms)} ms, ` +
                  `PDF ${pdf.pages} pages; ${wrong.length === 0 ? 'good' : `${wrong.length} faults`}`);
      for (const words of new Set(wrong)) console.log(`  ${words}`);
      faults.push(...wrong);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
}
process.exit(faults.length === 0 ? 0 : 1);

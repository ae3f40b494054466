// Opens the reports of every example in Chromium as a reader would, and says what is wrong with them:
// errors in the console, requests other than for the file itself, what the keyboard does not reach or open, what is cut on a
// phone, at twice the size or on paper, faults that axe-core calls serious, slow drawing, size. Then the PDF files (pdf.mjs)
// and, in LibreOffice, the spreadsheet (workbook.mjs).
//
//   node pages.mjs PROGRAM SCENARIO…      CHROMIUM and SOFFICE say where these are, if not in /usr/bin
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';
import {move_sideways, skip_link, tab_through, walk_all} from './keyboard.mjs';
import {look_at_pdf} from './pdf.mjs';
import {look_at_workbook} from './workbook.mjs';

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const layouts = ['full', 'slides', 'review'];
const most_bytes = 3 * 1024 * 1024;
const most_ms = 1000;
const [program, ...scenarios] = process.argv.slice(2);
const faults = [];

// Returns: what the program says of it to other programs.
function run_of(scenario, folder) {
  const command = /^what-if:/m.test(readFileSync(scenario, 'utf8')) ? 'compare' : 'run';
  const options = {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28};
  try {
    return execFileSync(program, [command, scenario, '--replications', '3', '-o', folder, '--quiet', '--json'], options);
  } catch (trouble) {
    // 4: it ran, and something is left open.
    if (trouble.status !== 4) throw trouble;
    return trouble.stdout;
  }
}

// -- What runs in the page --------------------------------------------------------------------------------------------------

// What the Tab key cannot stop at, or what is wider than it can be moved.
function out_of_reach() {
  const found = [];
  for (const thing of document.querySelectorAll('table, .drawing')) {
    if (!thing.checkVisibility()) continue;
    const stop = thing.closest('[tabindex="0"]');
    if (!stop) found.push(`${thing.tagName} ${thing.className} cannot be focused`);
    else if (!stop.getAttribute('aria-label')) found.push(`${thing.tagName} has no name`);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide, the window ${document.documentElement.clientWidth}`);
  }
  return found;
}

// Words that stand beyond the window and cannot be moved into it, and words of charts too small to read.
function cut_words() {
  const found = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const holder = text.parentElement;
    if (!text.data.trim() || !holder.checkVisibility() || holder.closest('.scroll, .drawing, .skip, .status, script, style')) continue;
    if (getComputedStyle(holder.closest('h1, h2, h3, p, li, td, th, div') ?? holder).clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width > 2 && (box.left < -1 || box.right > innerWidth + 1)) found.push(`cut: "${text.data.trim().slice(0, 40)}"`);
  }
  let least = Infinity;
  for (const text of document.querySelectorAll('.live svg text')) {
    // One letter is a sign, which the legend explains.
    if (text.textContent.trim().length > 1) least = Math.min(least, parseFloat(getComputedStyle(text).fontSize));
  }
  if (least < 9.5) found.push(`words of ${least.toFixed(1)} px in a chart`);
  return found;
}

// Scrolls to every chart, so that each is drawn.
async function drawn(page) {
  return page.evaluate(async () => {
    const charts = [...document.querySelectorAll('figure > script[type="application/json"]')].map((data) => data.parentNode);
    for (const chart of charts) {
      chart.scrollIntoView({behavior: 'instant'});
      const until = performance.now() + 3000;
      while (!chart.querySelector('.live svg') && performance.now() < until) await new Promise((go) => setTimeout(go, 10));
    }
    return {charts: charts.length, live: charts.filter((chart) => chart.querySelector('.live svg')).length};
  });
}

async function axe_faults(page) {
  // By the debugger's way in: the page's own policy lets no foreign script run.
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, {resultTypes: ['violations']}));
  return result.violations
    .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
    .map((fault) => `axe ${fault.id}: ${fault.nodes.length} × ${fault.nodes[0].html.slice(0, 120)}`);
}

// -- The looks at one page --------------------------------------------------------------------------------------------------

// Opens it so that all that is amiss by itself comes into `wrong`.
async function opened(browser, file, settings, wrong) {
  const page = await browser.newPage(settings);
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => { if (request.url() !== address) wrong.push(`asks for ${request.url()}`); });
  const debugging = await page.context().newCDPSession(page);
  // In processor time of the page, so that a busy machine does not look like a slow page.
  await debugging.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.goto(address, {waitUntil: 'load'});
  return {page, debugging};
}

async function time_of(page, debugging) {
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 0))));
  const {metrics} = await debugging.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
}

const open_folds = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));

async function at_a_desk(browser, file) {
  const wrong = [];
  const {page, debugging} = await opened(browser, file, {viewport: {width: 1280, height: 800}, reducedMotion: 'reduce'}, wrong);
  const ms = await time_of(page, debugging);
  if (ms > most_ms) wrong.push(`drawn after ${Math.round(ms)} ms`);
  wrong.push(...await skip_link(page));
  const charts = await drawn(page);
  if (charts.live < charts.charts) wrong.push(`${charts.charts - charts.live} of ${charts.charts} charts did not come alive`);
  wrong.push(...await page.evaluate(out_of_reach));
  // Afresh: from the top, nothing opened.
  await page.goto('about:blank');
  await page.goto(pathToFileURL(file).href, {waitUntil: 'load'});
  await drawn(page);
  const tabs = await tab_through(page);
  wrong.push(...tabs.wrong, ...await walk_all(page));
  wrong.push(...await axe_faults(page));
  await page.emulateMedia({colorScheme: 'dark'});
  wrong.push(...(await axe_faults(page)).map((words) => `dark: ${words}`));
  await page.emulateMedia({colorScheme: 'light', forcedColors: 'active'});
  wrong.push(...(await page.evaluate(out_of_reach)).map((words) => `forced colours: ${words}`));
  await page.close();
  return {wrong, ms, charts: charts.charts, stops: tabs.stops};
}

// A phone, or a window of 1280 by 800 at 200 %: to a page that is half as many px, twice as dense.
async function narrow(browser, file, name, settings) {
  const wrong = [];
  const {page} = await opened(browser, file, {reducedMotion: 'reduce', ...settings}, wrong);
  await drawn(page);
  await open_folds(page);
  wrong.push(...await page.evaluate(out_of_reach), ...await page.evaluate(cut_words), ...await move_sideways(page));
  await page.close();
  return wrong.map((words) => `${name}: ${words}`);
}

async function without_script(browser, file) {
  const wrong = [];
  const {page} = await opened(browser, file, {viewport: {width: 1280, height: 800}, javaScriptEnabled: false}, wrong);
  const still = await page.locator('.drawing .still svg').count();
  const seen = await page.locator('.drawing .still svg:visible').count();
  if (seen < still || still === 0) wrong.push(`${seen} of ${still} pictures to see`);
  await page.close();
  return wrong.map((words) => `without script: ${words}`);
}

// What the browser itself prints: the right sheets, all pictures, nothing beyond the edge.
async function printed(browser, file, layout, folder) {
  const wrong = [];
  const {page} = await opened(browser, file, {viewport: {width: 1280, height: 800}, colorScheme: 'dark'}, wrong);
  await drawn(page);
  const paper = join(folder, 'printed.pdf');
  await page.pdf({path: paper, preferCSSPageSize: true, printBackground: false});
  const size = layout === 'slides' ? {width: 1280 - 60, height: 700} : {width: 794 - 121, height: 1100};
  await page.emulateMedia({media: 'print'});
  await page.setViewportSize(size);
  wrong.push(...await page.evaluate(() => {
    const found = [];
    if ([...document.querySelectorAll('.still svg')].some((picture) => !picture.checkVisibility())) found.push('a picture is missing');
    if ([...document.querySelectorAll('.live, nav, .skip')].some((thing) => thing.checkVisibility())) found.push('what is for a screen alone');
    for (const thing of document.querySelectorAll('table, .still svg, p, li')) {
      if (!thing.checkVisibility()) continue;
      const beyond = thing.getBoundingClientRect().right - document.documentElement.clientWidth;
      if (beyond > 1) found.push(`${thing.tagName} ${(thing.textContent || '').trim().slice(0, 30)} goes ${Math.round(beyond)} px beyond the sheet`);
    }
    const ink = getComputedStyle(document.body).color.match(/\d+/g).map(Number);
    if (Math.max(...ink) > 120) found.push(`prints in ${ink}`);
    return found;
  }));
  await page.close();
  return [...wrong, ...look_at_pdf(paper, {size: layout === 'slides' ? 'slide' : 'a4', by: 'browser'}).wrong].map((words) => `printed: ${words}`);
}

async function look_at(browser, file, layout, folder) {
  const desk = await at_a_desk(browser, file);
  const others = await Promise.all([
    narrow(browser, file, 'phone', {viewport: {width: 375, height: 700}, hasTouch: true, isMobile: true, deviceScaleFactor: 2}),
    narrow(browser, file, '200 %', {viewport: {width: 640, height: 400}, deviceScaleFactor: 2}),
    without_script(browser, file),
    printed(browser, file, layout, folder),
  ]);
  return {...desk, wrong: [...desk.wrong, ...others.flat()]};
}

const folder = mkdtempSync(join(tmpdir(), 'servicechain-pages-'));
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
function tell(what, wrong) {
  console.log(`${what}; ${wrong.length === 0 ? 'good' : `${wrong.length} faults`}`);
  for (const words of new Set(wrong)) console.log(`  ${words}`);
  faults.push(...wrong);
}
try {
  for (const scenario of scenarios) {
    const name = basename(scenario, '.yaml');
    const run = join(folder, name);
    const json = JSON.parse(run_of(scenario, run));
    for (const layout of layouts) {
      execFileSync(program, ['report', run, '-f', 'html,pdf', '--layout', layout, '--quiet']);
      const stem = join(run, layout === 'full' ? 'report' : `report-${layout}`);
      const size = statSync(`${stem}.html`).size;
      const page = await look_at(browser, `${stem}.html`, layout, folder);
      const pdf = look_at_pdf(`${stem}.pdf`, {size: layout === 'slides' ? 'slide' : 'a4', by: 'servicechain'});
      const wrong = [...page.wrong, ...pdf.wrong.map((words) => `pdf: ${words}`)];
      if (size > most_bytes) wrong.push(`${size} bytes`);
      tell(`${name} ${layout}: ${(size / 1e6).toFixed(2)} MB, ${page.charts} live charts, ${page.stops} stops of the Tab key, ` +
           `drawn after ${Math.round(page.ms)} ms, PDF ${pdf.pages} pages`, wrong);
    }
    const workbook = look_at_workbook(program, run, json);
    tell(`${name} spreadsheet: ${workbook.sheets} sheets, ${workbook.numbers} numbers the same in LibreOffice`, workbook.wrong);
  }
} finally {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
}
process.exit(faults.length === 0 ? 0 : 1);

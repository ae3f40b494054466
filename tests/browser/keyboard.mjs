// Presses the keys of a reader without a mouse, from the top of a page to its end, and says what they do not reach.

// Runs in the page: what has the focus, and whether it can be seen.
function focus_now() {
  const thing = document.activeElement;
  if (!thing || thing === document.body) return null;
  const style = getComputedStyle(thing);
  const box = thing.getBoundingClientRect();
  const nav = document.querySelector('nav');
  const is_sticky = nav && getComputedStyle(nav).position === 'sticky' && !nav.contains(thing) && !thing.classList.contains('skip');
  const lid = is_sticky ? Math.max(0, nav.getBoundingClientRect().bottom) : 0;
  if (!thing.dataset.stop) thing.dataset.stop = String(document.querySelectorAll('[data-stop]').length + 1);
  return {
    stop: Number(thing.dataset.stop),
    what: `${thing.tagName.toLowerCase()}${thing.className ? `.${thing.className.split(' ')[0]}` : ''} "${(thing.getAttribute('aria-label') || thing.textContent).trim().slice(0, 50)}"`,
    is_fold: thing.tagName === 'SUMMARY',
    is_open: thing.tagName === 'SUMMARY' && thing.parentNode.open,
    has_ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    // All of it, or as much as fills half the window.
    is_seen: Math.min(box.bottom, innerHeight) - Math.max(box.top, lid) >= Math.min(box.height - 2, innerHeight / 2),
    order: [...document.querySelectorAll('*')].indexOf(thing),
  };
}

// Runs in the page: all that a reader may want to stop at.
function wanted_stops() {
  const wanted = [...document.querySelectorAll('a[href], summary, .drawing, .scroll')].filter((thing) => thing.checkVisibility());
  return wanted.filter((thing) => !thing.dataset.stop).map((thing) => `${thing.tagName.toLowerCase()} ${thing.className} ${(thing.getAttribute('aria-label') || thing.textContent).trim().slice(0, 50)}`);
}

// Tab by Tab; each fold is opened by Enter or, every other one, by Space.
export async function tab_through(page) {
  const wrong = [];
  let before = null, folds = 0, stops = 0;
  await page.evaluate(() => scrollTo({top: 0, behavior: 'instant'}));
  for (;;) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(focus_now);
    if (!now || (before && now.stop < before.stop)) break;
    if (++stops > 1000) return ['the Tab key never comes to an end'];
    if (stops === 1 && !now.what.includes('answer')) wrong.push(`the first stop is ${now.what}, not the way to the answer`);
    if (!now.has_ring) wrong.push(`no ring around ${now.what}`);
    if (!now.is_seen) wrong.push(`out of sight when focused: ${now.what}`);
    if (before && now.order < before.order) wrong.push(`${now.what} comes after ${before.what}, above it`);
    if (now.is_fold && !now.is_open) {
      await page.keyboard.press(++folds % 2 ? 'Enter' : 'Space');
      if (!(await page.evaluate(() => document.activeElement.parentNode.open))) wrong.push(`does not open: ${now.what}`);
    }
    before = now;
  }
  for (const what of await page.evaluate(wanted_stops)) wrong.push(`not reached: ${what}`);
  return {wrong, stops, folds};
}

// Enter on the first stop leads to the answer, and Tab goes on from there.
export async function skip_link(page) {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(50);
  const led = await page.evaluate(() => {
    const answer = document.getElementById('answer').getBoundingClientRect();
    return answer.top >= 0 && answer.top < innerHeight;
  });
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  return [...led ? [] : ['the skip link does not show the answer'], ...inside ? [] : ['after the skip link Tab is not in the answer']];
}

const said = (drawing) => drawing.evaluate((each) => each.parentNode.querySelector('.status').textContent);
const told = (drawing) => drawing.evaluate((each) => {
  const tips = [...each.querySelectorAll('.tip, .words')].filter((tip) => tip.checkVisibility({visibilityProperty: true, opacityProperty: true}));
  return tips.map((tip) => tip.innerText.trim()).join('');
});

// Arrow keys tell what the pointer would; Esc ends it.
async function walk(page, drawing) {
  const name = await drawing.evaluate((each) => each.parentNode.id);
  const is_walkable = await drawing.evaluate((each) => each.getAttribute('role') === 'application');
  if (!is_walkable) return [];
  const has_tip = await drawing.evaluate((each) => !each.querySelector('.live') || each.dataset.points !== '0');
  const wrong = [];
  const words = new Set();
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home', 'ArrowRight']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
    words.add(await said(drawing));
    if (has_tip && !(await told(drawing))) wrong.push(`${name}: ${key} shows nothing`);
  }
  if (has_tip && [...words].some((each) => !each)) wrong.push(`${name}: nothing is said`);
  const numbers = [...words].join(' ').match(/[1-9.]\d{7,}/g);
  if (numbers) wrong.push(`${name}: says ${numbers[0]}`);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(250);
  if (await told(drawing)) wrong.push(`${name}: Esc does not end it`);
  return wrong;
}

export async function walk_all(page) {
  const wrong = [];
  for (const drawing of await page.$$('.drawing')) {
    await drawing.scrollIntoViewIfNeeded();
    await page.waitForTimeout(120);
    await drawing.focus();
    wrong.push(...await walk(page, drawing));
  }
  return wrong;
}

// What is wider than its frame moves by the arrow keys.
export async function move_sideways(page) {
  const wrong = [];
  for (const frame of await page.$$('.scroll')) {
    const is_wider = await frame.evaluate((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 8);
    if (!is_wider) continue;
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    const has_moved = await frame.evaluate(async (each) => {
      for (const until = performance.now() + 1000; each.scrollLeft === 0 && performance.now() < until;) await new Promise((go) => setTimeout(go, 20));
      return each.scrollLeft > 0;
    });
    if (!has_moved) wrong.push(`does not move sideways: ${await frame.getAttribute('aria-label')}`);
  }
  return wrong;
}

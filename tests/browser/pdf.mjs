// What a PDF file says of itself and holds: size of its pages, fonts, title, language, bookmarks, links, no page without words.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

const sizes = {a4: [595.28, 841.89], slide: [960, 540]};

function fonts_amiss(file) {
  const lines = execFileSync('pdffonts', [file], {encoding: 'utf8'}).split('\n').slice(2).filter(Boolean);
  const wrong = lines.filter((line) => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line)).map((line) => `font not embedded: ${line.split(' ')[0]}`);
  return lines.length ? wrong : ['no font'];
}

function pages_amiss(file, info, [width, height]) {
  const wrong = [];
  const count = Number(/Pages: +(\d+)/.exec(info)[1]);
  for (const [, page, w, h] of info.matchAll(/Page +(\d+) size: +([\d.]+) x ([\d.]+) pts/g)) {
    if (Math.abs(w - width) > 1 || Math.abs(h - height) > 1) wrong.push(`page ${page} is ${w} × ${h} pt`);
  }
  const text = execFileSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8'}).split('\f').slice(0, count);
  text.forEach((words, i) => { if (words.replace(/\s/g, '').length < 60) wrong.push(`page ${i + 1} has next to no words`); });
  if (/\0|�/.test(text.join(''))) wrong.push('letters that cannot be read');
  return {wrong, count, text};
}

// Of our own files; what a browser prints has less to say of itself.
function facts_amiss(file, info, count) {
  const wrong = [];
  const bytes = readFileSync(file, 'latin1');
  if (!/^Title: +\S/m.test(info)) wrong.push('no title');
  if (!/\/Lang \(en\)/.test(bytes)) wrong.push('no language');
  if (!/\/DisplayDocTitle true/.test(bytes)) wrong.push('a window shows the file name, not the title');
  const bookmarks = (bytes.match(/\/Title [(<]/g) ?? []).length - 1;
  if (bookmarks < 2) wrong.push(`${bookmarks} bookmarks`);
  const links = (bytes.match(/\/Subtype \/Link/g) ?? []).length;
  if (!/960/.test(info) && links < 2) wrong.push(`${links} links`);
  const targets = execFileSync('pdfinfo', ['-dests', file], {encoding: 'utf8'});
  const lost = [...bytes.matchAll(/\/Dest \(([^)]+)\)/g)].filter(([, name]) => !targets.includes(`"${name}"`));
  if (lost.length) wrong.push(`a link leads nowhere: ${lost[0][1]}`);
  if (count > 60) wrong.push(`${count} pages`);
  return wrong;
}

export function look_at_pdf(file, {size, by}) {
  const info = execFileSync('pdfinfo', ['-l', '999', file], {encoding: 'utf8'});
  const pages = pages_amiss(file, info, sizes[size]);
  const wrong = [...fonts_amiss(file), ...pages.wrong];
  if (by === 'servicechain') {
    wrong.push(...facts_amiss(file, info, pages.count));
    if (/`|servicechain [a-z]/.test(pages.text.join(''))) wrong.push('a command, where nobody can type it');
  }
  return {wrong, pages: pages.count};
}

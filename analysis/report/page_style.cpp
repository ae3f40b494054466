#include "analysis/report/page_style.h"

namespace servicechain::analysis {

std::string_view page_style() {
  return R"css(
:root { --ink: #14202e; --soft: #4a5765; --line: #d5dbe2; --paper: #ffffff; --wash: #f5f7fa; --accent: #0b5cad;
  --alarm: #8f1239; --alarm-wash: #fdf1f4; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf0; --soft: #aab6c2; --line: #394654; --paper: #11171d; --wash: #19222b; --accent: #82baf2;
    --alarm: #ff9fb4; --alarm-wash: #2a171d; color-scheme: dark; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 "Helvetica Neue", "Segoe UI",
  "Liberation Sans", Arial, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "WenQuanYi Micro Hei", sans-serif;
  overflow-wrap: break-word; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
header { padding-top: clamp(1.5rem, 5vw, 3.5rem); }
h1 { margin: 0; font-size: clamp(1.7rem, 1.3rem + 2vw, 2.5rem); line-height: 1.15; letter-spacing: -0.015em; }
h2 { margin: 3.5rem 0 0.75rem; font-size: 1.4rem; line-height: 1.25; letter-spacing: -0.005em; }
h3 { margin: 0 0 0.5rem; font-size: 1.15rem; line-height: 1.35; }
p { margin: 0 0 0.75rem; max-width: 44rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 3; }
main:focus { outline: none; }
.question { margin-top: 0.6rem; font-size: 1.2rem; color: var(--soft); }
.key-title { margin-top: 2rem; }
.source { font-size: 0.95rem; color: var(--soft); }
nav { max-width: 66rem; margin: 1rem auto 0; padding: 0 clamp(1rem, 4vw, 2.5rem); background: var(--paper); }
nav ul { list-style: none; margin: 0; padding: 0.35rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
nav a { display: inline-block; padding: 0.2rem 0; }
@media (min-width: 48rem) and (min-height: 36rem) {
  html { scroll-padding-top: 4rem; }
  .full nav { position: sticky; top: 0; z-index: 2; border-bottom: 1px solid var(--line); }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
.notice { margin: 1.5rem 0 0; padding: 0.9rem 1.1rem; max-width: 48rem; border: 1px solid var(--line);
  border-left: 0.4rem solid var(--soft); border-radius: 0.35rem; background: var(--wash); }
.notice.warning { border-color: var(--alarm); background: var(--alarm-wash); }
.notice.warning strong { color: var(--alarm); }
.notice p:last-child, .notice ul:last-child { margin-bottom: 0; }
.answers { margin: 0; padding: 0; list-style: none; }
.answers li { padding: 1.1rem 0 1.2rem; border-top: 1px solid var(--line); }
.answers li:first-child { border-top: 0; padding-top: 0.25rem; }
.answers .idea { margin: 0 0 0.25rem; color: var(--soft); }
.answers .sentence { margin: 0; max-width: 48rem; font-size: clamp(1.25rem, 1.1rem + 0.8vw, 1.6rem); line-height: 1.4; }
.mark { display: inline-block; min-width: 1.3em; color: var(--accent);
  font-family: "DejaVu Sans", "Segoe UI Symbol", "Apple Symbols", sans-serif; font-size: 0.9em; }
.key-numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
  gap: 1rem 1.75rem; margin: 1.5rem 0 0; }
.key-numbers div { border-top: 2px solid var(--line); padding-top: 0.5rem; }
.key-numbers dt { color: var(--soft); font-size: 0.95rem; }
.key-numbers dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
.card { margin: 1.25rem 0; padding: 1.25rem 1.4rem 1.1rem; background: var(--wash); border-radius: 0.6rem; }
.card .name { margin-bottom: 0.5rem; font-size: 0.95rem; color: var(--soft); }
.card ul { margin: 0.5rem 0 0; padding-left: 1.2rem; }
.links-title { margin-bottom: 0.25rem; }
.links { margin: 0 0 1rem; padding: 0; list-style: none; columns: 22rem 2; column-gap: 2rem; }
.links li { padding: 0.15rem 0; break-inside: avoid; }
code { font-family: "Liberation Mono", Consolas, Menlo, monospace; font-size: 0.9em; }
.card > :last-child { margin-bottom: 0; }
.scroll { overflow-x: auto; margin: 0.75rem 0 0.5rem; }
table { border-collapse: collapse; font-size: 0.95rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 0.5rem; }
th, td { padding: 0.5rem 0.75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; color: var(--soft); font-weight: 600; border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
tr > :first-child { padding-left: 0; }
th.right, td.right { text-align: right; white-space: nowrap; }
thead th.right { white-space: normal; min-width: 5.5rem; }
td.long { min-width: 15rem; }
.range { display: block; font-size: 0.82rem; color: var(--soft); }
.note { font-size: 0.95rem; color: var(--soft); }
figure { margin: 2.25rem 0 0; padding: 0; }
figcaption h3 { margin-bottom: 0.25rem; }
.chart-answer { margin-bottom: 0.75rem; }
figure .source { margin: 0.5rem 0 0; font-size: 0.85rem; }
/* Charts keep their paper: they look the same in the dark, in a letter and on a slide. */
.drawing { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.75rem;
  background: #ffffff; color: #14202e; color-scheme: light; forced-color-adjust: none; }
.live { position: relative; }
.ring { display: none; position: absolute; z-index: 1; border: 3px solid #0b5cad; border-radius: 4px; pointer-events: none;
  box-shadow: 0 0 0 2px #ffffff; }
.words { display: none; position: absolute; z-index: 2; max-width: 19rem; padding: 0.5rem 0.7rem; font-size: 0.9rem; line-height: 1.4;
  background: #ffffff; border: 1px solid #4a5765; border-radius: 4px; box-shadow: 0 2px 8px rgba(0, 0, 0, 0.2); }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.keys { display: none; }
.drawing:focus-visible + .keys { display: block; position: absolute; margin: 0.4rem 0 0; padding-right: 1rem; font-size: 0.85rem;
  background: var(--paper); color: var(--ink); }
.still svg { display: block; width: 100%; min-width: 37.5rem; height: auto; }
.answers-to-you .still { display: none; }
.sideways { display: none; margin: 0 0 0.4rem; font-size: 0.85rem; color: var(--soft); }
.slides .sheet h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sheet { position: relative; }
.blank { margin: 0.75rem 0; }
.ruled { max-width: 44rem; height: 2rem; border-bottom: 1px solid var(--soft); }
.decision { margin: 1.5rem 0 0; padding: 0.8rem 1.1rem; max-width: 48rem; border: 2px solid var(--ink); border-radius: 0.35rem; }
details { margin: 0.75rem 0; }
summary { cursor: pointer; padding: 0.3rem 0; color: var(--accent); font-weight: 600; }
.glossary { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 0.5rem 1.5rem; margin: 0.75rem 0 0; }
.glossary dt { font-weight: 600; }
.glossary dd { margin: 0; max-width: 42rem; }
footer { margin-top: 4rem; padding-bottom: 3rem; }
@media screen and (max-width: 42rem) { .sideways { display: block; } }
@media (max-width: 45rem) {
  .glossary { grid-template-columns: 1fr; gap: 0.1rem; }
  .glossary dd { margin-bottom: 0.75rem; }
}
@media (forced-colors: active) { .card { border: 1px solid; } }
@media print {
  html { font-size: 10pt; }
  body { font-size: 1rem; line-height: 1.45; }
  nav, .skip { display: none; }
  header, main, footer { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 2rem; }
  .card, .notice, .decision, .blank, .answers li, figure, tr { break-inside: avoid; }
  h3, caption, figcaption { break-after: avoid; }
  .sheet h2 { margin-top: 0; }
  figure { margin-top: 1.25rem; }
  .ruled { height: 1.6rem; }
  .card { border: 1px solid var(--line); }
  .scroll, .drawing { overflow: visible; }
  .answers-to-you .still { display: block; }
  .live, details { display: none; }
  .still svg { min-width: 0; }
  .drawing { border: 0; padding: 0; }
  .sheet, .slides section + section { break-before: page; }
  table { font-size: 0.85rem; }
  th, td { padding-top: 0.3rem; padding-bottom: 0.3rem; }
  .range { font-size: 0.75rem; }
  .slides .still svg { max-height: 165mm; }
}
)css";
}

}  // namespace servicechain::analysis

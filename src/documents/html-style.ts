/** How every page looks, on the screen, in the dark, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --page: #fff;
  --band: #f6f8fa; --good: #116329; --bad: #a40e26; --wait: #7d4e00;
  --found: #0b5cad; --focus: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --line: #3d444d;
  --page: #0d1117; --band: #161b22; --good: #56d364; --bad: #ff7b72; --wait: #e3b341;
  --found: #6cb6ff; --focus: #6cb6ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 52rem; background: var(--page);
  color: var(--ink); font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem;
  margin: 1.5rem 0; }
.figures div { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--band); }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.375rem; font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
thead th { color: var(--soft); font-size: .875rem; font-weight: 600; }
tbody th { width: 34%; font-weight: 500; }
code { font: .8125rem/1.4 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.125rem; }
td ul { padding: 0; list-style: none; }
td li { font-size: .875rem; overflow-wrap: anywhere; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --page: #fff;
  --band: #fff; --good: #000; --bad: #000; --wait: #000; --found: #666; }
  body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1.25rem; margin: 1rem 0 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.loud { padding: .75rem 1rem; border: .1875rem solid var(--bad); border-radius: .5rem;
  color: var(--bad); font-size: 1.125rem; font-weight: 700; }
.entry { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--band); overflow-wrap: anywhere; }
.entry p { margin: .25rem 0 0; } .entry ul { margin-top: .375rem; font-size: .9375rem; }
.entry h3 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0;
  font-size: 1rem; }
.entry.bad, .entry.wait { border-left-width: .375rem; border-left-color: currentColor; color: inherit; }
.tag { font-weight: 600; }
ol { margin: 0; padding-left: 1.75rem; } li { margin: .375rem 0; overflow-wrap: anywhere; }
.ticks li { padding-left: 1.75rem; position: relative; }
ul.ticks { padding-left: 0; list-style: none; }
.square { position: absolute; left: 0; top: .1875rem; width: 1.0625rem; height: 1.0625rem;
  border: .09375rem solid var(--ink); border-radius: .125rem; }
pre { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--band); white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { color: var(--ink); font-size: .9375rem; } a { color: inherit; overflow-wrap: anywhere; }
tbody th { width: 30%; }
@page { margin: 16mm 15mm; }
@media print { .entry, .loud, li, pre, .facts { break-inside: avoid; } h2, h3 { break-after: avoid; }
  h2 { margin-top: 1.5rem; } p { orphans: 3; widows: 3; } }
body.wide-page { max-width: 70rem; }
@media print { body.wide-page { max-width: none; } }
[hidden] { display: none !important; }
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
:focus-visible { outline: .1875rem solid var(--focus); outline-offset: .125rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
nav li { margin: 0; } nav a { display: inline-block; padding: .25rem 0; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 1rem 0; padding: .75rem 1rem;
  border: 1px solid var(--line); border-radius: .5rem; background: var(--band); }
.filter input { flex: 1 1 12rem; } .filter input, .filter select { min-height: 2.5rem; max-width: 100%;
  padding: .25rem .5rem; border: 1px solid var(--soft); border-radius: .25rem; background: var(--page);
  color: var(--ink); font: inherit; }
.filter output { min-width: 8rem; color: var(--soft); }
body.filtered section:not(.searched) { display: none; }
.searched { content-visibility: auto; contain-intrinsic-height: auto 60rem; }
.map, .legend, .waits { padding: 0; list-style: none; }
.map { display: grid; grid-template-columns: repeat(auto-fill, minmax(18.5rem, 1fr)); gap: 1rem; }
.map li { margin: 0; font-weight: 600; } .map .soft { font-size: .875rem; font-weight: 400; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; } svg { max-width: 100%; }
.found { fill: var(--found); } .empty { fill: none; stroke: var(--soft); } .unused { fill: var(--soft); }
.unknown { fill: var(--bad); } .cross { stroke: var(--page); stroke-width: 2; }
.waits svg { display: block; width: 100%; height: .625rem; margin: .25rem 0; }
.rail { fill: var(--band); } .bar { fill: var(--found); } .holds { fill: var(--bad); }
.now { fill: var(--ink); }
.wait-what { overflow-wrap: anywhere; }
@media (max-width: 40rem) { body { padding: 1rem .75rem 3rem; } .wide table, .wide tbody, .wide tr, .wide th,
  .wide td { display: block; width: auto; border: 0; padding: 0; } .wide thead { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); }
  .wide tr { margin: .5rem 0; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .5rem; }
  .wide td { margin-top: .375rem; font-size: .9375rem; overflow-wrap: anywhere; } .wide td:empty { display: none; }
  .wide td[data-is]::before { display: block; color: var(--soft); font-size: .8125rem; content: attr(data-is); } }
@media print { .filter, nav, .skip { display: none; } .searched { content-visibility: visible; }
  th, td { overflow-wrap: anywhere; }
  section, section * { print-color-adjust: exact; } .map li, .waits li { break-inside: avoid; } }
`;

import { shown } from "../core/secrets.ts";

/** Text for HTML, in attributes as well. */
export function html(text: string): string {
  return shown(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --page: #fff;
  --band: #f6f8fa; --good: #116329; --bad: #a40e26; --wait: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --line: #3d444d;
  --page: #0d1117; --band: #161b22; --good: #56d364; --bad: #ff7b72; --wait: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 70rem; background: var(--page);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
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
  --band: #fff; --good: #000; --bad: #000; --wait: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
`;

/** What a page is made of; all but the title is HTML already. */
export interface PageParts {
  readonly title: string;
  readonly header: string;
  readonly main: string;
  readonly footer: string;
  /** Rules of this page's own, after those that all pages share. */
  readonly style?: string;
}

/** One file that needs nothing else, for the screen and for paper: no scripts, no fonts, no pictures. */
export function htmlPage({ title, header, main, footer, style = "" }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer>
${footer}
</footer>
</body>
</html>
`;
}

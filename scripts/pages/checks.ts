import axe from "axe-core";
import type { Tab, View } from "./browser.ts";

const DESK: View = { width: 1200, height: 800 };
const VIEWS: Readonly<Record<string, View>> = {
  "on a desk": DESK,
  "in the dark": { ...DESK, scheme: "dark" },
  "on a phone": { width: 360, height: 740 },
  "on a phone in the dark": { width: 360, height: 740, scheme: "dark" },
  "on paper": { width: 720, height: 1000, media: "print" },
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Rows that can be seen. */
const ROWS = `[...document.querySelectorAll("section.searched tbody tr, section.searched li")]
  .filter((one) => !one.parentElement.nextElementSibling?.matches(".wide") && one.getClientRects().length > 0).length`;

/** What is wrong with a page, in every view of it. */
export async function checkPage(tab: Tab, page: string, url: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const fault = (where: string, what: string): void =>
    void faults.push(`${page} ${where}: ${what}`);
  for (const [where, view] of Object.entries(VIEWS)) {
    await tab.show(url, view);
    await tab.evaluate(axe.source);
    const { violations } = await tab.evaluate<{ violations: readonly Violation[] }>(
      "axe.run(document, { resultTypes: ['violations'] })",
    );
    for (const { id, nodes } of violations) {
      const [first] = nodes;
      fault(
        where,
        `${id} (${nodes.length}): ${first?.html.slice(0, 200)} ${first?.failureSummary}`,
      );
    }
    const over = await tab.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    if (over > 0) fault(where, `${over} pixels wider than the screen`);
  }
  await tab.show(url, DESK);
  const all = await tab.evaluate<number>(ROWS);
  await tab.show(url, { ...DESK, scripts: false });
  // The page runs nothing; looking at it still can.
  const [bare, form] = await Promise.all([
    tab.evaluate<number>(ROWS),
    tab.evaluate<number>('document.querySelector(".filter").getClientRects().length'),
  ]);
  if (bare !== all || all === 0) fault("without scripts", `shows ${bare} of ${all} rows`);
  if (form > 0) fault("without scripts", "shows a search that nothing answers");
  await tab.show(url, DESK);
  faults.push(...(await checkSearch(tab, page, all)));
  if ((await tab.pdf()).length < 10_000) fault("as PDF", "is empty");
  return [...faults, ...new Set(tab.complaints)];
}

/** Goes to the search by the keyboard alone, and looks for the name of the last row. */
async function checkSearch(tab: Tab, page: string, all: number): Promise<readonly string[]> {
  await tab.press("Tab");
  const first = await tab.evaluate<string>("document.activeElement.className");
  const faults = first === "skip" ? [] : [`${page}: the first stop of the keyboard is "${first}"`];
  for (let stops = 0; stops < 40; stops += 1) {
    if (await tab.evaluate<boolean>('document.activeElement.id === "filter-words"')) break;
    await tab.press("Tab");
  }
  const id = await tab.evaluate<string>(
    '[...document.querySelectorAll("section.searched tbody th code, section.searched td code")].at(-1).textContent',
  );
  await tab.type(id);
  const shown = await searched(tab);
  if (shown < 1 || shown >= all)
    faults.push(`${page}: a search for ${id} shows ${shown} of ${all}`);
  return faults;
}

/** Waits until the search has said what it shows, and counts. */
async function searched(tab: Tab): Promise<number> {
  await tab.evaluate(`new Promise((resolve) => {
    const said = document.querySelector(".filter output");
    if (said.textContent !== "") return resolve();
    new MutationObserver(resolve).observe(said, { childList: true });
  })`);
  return tab.evaluate<number>(ROWS);
}

/** Milliseconds that nobody minds. */
const LOADS = 8_000;
const ANSWERS = 2_000;

/** Whether a page of very many items can still be used. */
export async function checkMany(
  tab: Tab,
  url: string,
): Promise<{ readonly found: readonly string[]; readonly says: string }> {
  const loaded = await tab.show(url, DESK);
  await tab.evaluate('document.querySelector("#filter-words").focus()');
  const began = performance.now();
  await tab.type("web-19999");
  const shown = await searched(tab);
  const answered = performance.now() - began;
  const found = [
    ...(shown === 1 ? [] : [`20,000 items: a search for one shows ${shown}`]),
    ...(loaded > LOADS ? [`20,000 items take ${Math.round(loaded)} ms to load`] : []),
    ...(answered > ANSWERS ? [`20,000 items are searched in ${Math.round(answered)} ms`] : []),
    ...tab.complaints,
  ];
  const says = `loaded in ${Math.round(loaded)} ms, searched in ${Math.round(answered)} ms`;
  return { found, says };
}

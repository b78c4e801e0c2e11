import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Browser, findChromium } from "./browser.ts";
import { checkMany, checkPage } from "./checks.ts";
import { makeSamples } from "./samples.ts";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** Looks at the pages for people in headless Chromium; `--screenshots` also draws them for the documentation. */
async function main(args: readonly string[]): Promise<number> {
  const chromium = findChromium();
  if (chromium === undefined) {
    process.stdout.write(
      "There is no Chromium on the PATH: the pages were not looked at in a browser. Install it (on Debian: apt-get install chromium) and run this again.\n",
    );
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), "closeout-samples-"));
  const browser = new Browser(chromium);
  try {
    const samples = await makeSamples(folder);
    const faults: string[] = [];
    for (const name of ["review", "report"] as const) {
      const url = pathToFileURL(samples[name]).href;
      faults.push(...(await checkPage(await browser.open(), name, url)));
    }
    const { found, says } = await checkMany(await browser.open(), pathToFileURL(samples.many).href);
    faults.push(...found);
    const size = (statSync(samples.many).size / 1e6).toFixed(1);
    process.stdout.write(`20,000 items: ${size} MB, ${says}\n`);
    if (args.includes("--screenshots")) await draw(browser, samples);
    for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
    process.stdout.write(faults.length === 0 ? "✓ every page is in order\n" : "");
    return faults.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function draw(browser: Browser, { review, report }: { review: string; report: string }) {
  mkdirSync(IMAGES, { recursive: true });
  const tab = await browser.open();
  const wide = { width: 1000, height: 720 };
  const phone = { width: 390, height: 780 };
  const pictures = [
    { name: "review", file: review, view: wide, at: "" },
    { name: "review-map", file: review, view: wide, at: "Where was looked" },
    { name: "review-phone", file: review, view: phone, at: "Wave: data" },
    { name: "report-dark", file: report, view: { ...wide, scheme: "dark" as const }, at: "" },
  ];
  for (const { name, file, view, at } of pictures) {
    await tab.show(pathToFileURL(file).href, view);
    await tab.evaluate(
      `[...document.querySelectorAll("h2")].find((one) => one.textContent.startsWith(${JSON.stringify(at)}) && ${at !== ""})?.scrollIntoView()`,
    );
    await tab.evaluate("new Promise((resolve) => setTimeout(resolve, 300))");
    writeFileSync(join(IMAGES, `${name}.png`), await tab.screenshot());
  }
}

process.exit(await main(process.argv.slice(2)));

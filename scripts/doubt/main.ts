import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { reviewDoubts } from "./review.ts";
import { readVendors } from "./vendors.ts";

const output = new URL("../../emulator/doubt/page-sizes.json", import.meta.url);

/**
 * `npm run doubts`: reads the vendors' texts of every action that the emulator answers, writes the page
 * sizes, and holds the reviewed doubts against the texts. A doubt whose words are no longer there, or a
 * text that speaks of a default and is neither in doubt nor known to be harmless, is an error.
 * `--cache <folder>` keeps the downloads.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { cache: { type: "string" } } });
  const cache = values.cache ?? mkdtempSync(join(tmpdir(), "doubts-"));
  mkdirSync(cache, { recursive: true });
  try {
    const vendors = await readVendors(cache);
    const { pageSizes, problems, unchecked } = reviewDoubts(vendors);
    writeFileSync(output, pageSizes);
    for (const one of unchecked) process.stderr.write(`by hand: ${one}\n`);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    if (values.cache === undefined) rmSync(cache, { recursive: true, force: true });
  }
}

process.exitCode = await main();

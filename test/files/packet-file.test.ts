import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { packetDocuments } from "../../src/documents/packet.ts";
import { type WrittenPacket, writePacket } from "../../src/files/packet-file.ts";
import { OPEN_STEP, packet, WAITING_STEP } from "./packet-samples.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The place for a packet in an account's folder of its own. */
function aPlace(): string {
  const folder = mkdtempSync(join(tmpdir(), "closeout-packet-"));
  folders.push(folder);
  return join(folder, "packet");
}

function write(dir: string, made: ReturnType<typeof packet>): WrittenPacket {
  return writePacket(dir, made, packetDocuments);
}

function textOf(dir: string, name = "packet.md"): string {
  return readFileSync(join(dir, name), "utf8");
}

describe("the folder of a packet", () => {
  test("holds the page, the same to print, and what was written", () => {
    const dir = aPlace();
    const written = write(dir, packet());

    expect(written).toEqual({
      dir,
      markdown: join(dir, "packet.md"),
      html: join(dir, "packet.html"),
      keptEdits: undefined,
    });
    expect(readdirSync(dir).sort()).toEqual(["packet.html", "packet.json", "packet.md"]);
  });

  test("is written over while nobody touched it", () => {
    const dir = aPlace();
    write(dir, packet());
    const again = write(dir, packet({ preparedAt: "2026-12-01T08:00:00.000Z" }));

    expect(again.dir).toBe(dir);
    expect(textOf(dir)).toContain("2026-12-01 08:00 UTC");
  });

  test("the line ends of another checkout are nobody's edit", () => {
    const dir = aPlace();
    write(dir, packet());
    for (const name of readdirSync(dir))
      writeFileSync(join(dir, name), textOf(dir, name).replaceAll("\n", "\r\n"));

    expect(write(dir, packet()).dir).toBe(dir);
  });

  test.each([
    [
      "a note in the page",
      (dir: string) => appendFileSync(join(dir, "packet.md"), "\ncalled them\n"),
    ],
    ["a tick in the printed page", (dir: string) => appendFileSync(join(dir, "packet.html"), "x")],
    ["a file of somebody's own", (dir: string) => writeFileSync(join(dir, "scan.pdf"), "x")],
    ["a manifest that is not ours", (dir: string) => writeFileSync(join(dir, "packet.json"), "{}")],
  ])("%s is kept, and the new packet stands beside it", (_, edit) => {
    const dir = aPlace();
    write(dir, packet());
    edit(dir);
    const before = readdirSync(dir).map((name) => [name, textOf(dir, name)]);

    const second = write(dir, packet({ preparedAt: "2026-12-01T08:00:00.000Z" }));

    expect(basename(second.dir)).toBe("packet-2");
    expect(second.keptEdits).toBe(dir);
    expect(readdirSync(dir).map((name) => [name, textOf(dir, name)])).toEqual(before);
    // The second one is ours: a third packet replaces it.
    expect(basename(write(dir, packet()).dir)).toBe("packet-2");
  });

  test("a file of that name is not taken for a folder", () => {
    const dir = aPlace();
    writeFileSync(dir, "notes");

    expect(basename(write(dir, packet()).dir)).toBe("packet-2");
    expect(readFileSync(dir, "utf8")).toBe("notes");
  });

  test("a run that ended between two files left nobody's edit behind", () => {
    const dir = aPlace();
    write(dir, packet());
    const old = textOf(dir, "packet.html");
    write(dir, packet({ preparedAt: "2026-12-01T08:00:00.000Z" }));
    writeFileSync(join(dir, "packet.html"), old);

    expect(write(dir, packet()).dir).toBe(dir);
  });

  test("a place that cannot be written to is named", () => {
    const dir = aPlace();
    mkdirSync(join(dir, ".."), { recursive: true });
    writeFileSync(join(dir, "..", "blocked"), "");

    const blocked = () => write(join(dir, "..", "blocked", "packet"), packet());

    expect(blocked).toThrow(Problem);
    expect(existsSync(dir)).toBe(false);
  });
});

describe("the page", () => {
  const dir = (): string => write(aPlace(), packet()).dir;

  test("says which account it is for, then what matters first, then where to click", () => {
    const page = textOf(dir());
    const order = [
      "1000000000000005",
      "Sign in as the root of the account",
      "## Where everything stands",
      "Coupon C-1, 12.50 CNY: nobody needs it",
      "copied to the archive at head office and read back",
      "Delete the user",
      "## Submit the closure",
      "1. [ ] Open <https://example.com/account/close>",
      "## Papers of an enterprise",
      "npx closeout attest shop",
    ];
    const at = order.map((text) => page.indexOf(text));

    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  test("names the evidence of each attestation, with the digest of a file", () => {
    const page = textOf(dir());

    expect(page).toContain("restore-test.txt");
    expect(page).toContain(`sha256:${"ab".repeat(32)}`);
    expect(page).toContain("head of platform");
    expect(page).toContain("TICKET-1");
    expect(page).toContain("nas:/archive/logs");
  });

  test("a part that is not done is said loudly before anything else", () => {
    const steps = [...packet().steps, OPEN_STEP, WAITING_STEP];
    const page = textOf(write(aPlace(), packet({ steps })).dir);

    expect(page.indexOf("DO NOT SUBMIT YET")).toBeGreaterThan(0);
    expect(page.indexOf("DO NOT SUBMIT YET")).toBeLessThan(page.indexOf("## Submit the closure"));
    expect(page).toContain("Cash balance: 12.00 CNY are left");
    expect(page).toContain("WAITING until 2026-11-23 08:00 UTC");
  });

  test("what people and vendors wrote changes neither page", () => {
    const evil = { line: '<img src=x onerror="alert(1)"> | `x` [y](z)', because: "<b>&</b>" };
    const written = write(aPlace(), packet({ abandoned: [evil] }));

    expect(textOf(written.dir, "packet.html")).not.toContain("<img");
    expect(textOf(written.dir, "packet.html")).toContain("&lt;img src=x");
    expect(textOf(written.dir)).not.toMatch(/(?<!\\)<img/u);
  });

  test("the page to print needs nothing from elsewhere and runs nothing", () => {
    const page = textOf(dir(), "packet.html");

    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/u);
    expect(page).toContain("@media print");
  });

  test("a cloud that closes at once has no quiet period to keep", () => {
    const quietBecause = "A face scan closes at once.";
    const page = textOf(write(aPlace(), packet({ quietDays: 0, quietBecause })).dir);

    expect(page).toContain("A face scan closes at once.");
    expect(page).not.toContain("cancelled by a login");
    expect(page).not.toContain("a login may cancel");
  });
});

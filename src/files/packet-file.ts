import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import * as z from "zod";
import type { Packet } from "../core/packet.ts";
import { systemCode, unreadable, unwritable, writeAtomic } from "./local.ts";

const MARKDOWN = "packet.md";
const HTML = "packet.html";
const MANIFEST = "packet.json";

/** Where a packet was written. */
export interface WrittenPacket {
  readonly dir: string;
  readonly markdown: string;
  readonly html: string;
  /** Folder with an older packet that somebody worked on, which was left as it is; undefined for none. */
  readonly keptEdits: string | undefined;
}

/** Makes the texts of a packet; `shown` gives the path of a file as a reader sees it. */
export type RenderPacket = (
  packet: Packet,
  shown: (path: string) => string,
) => { readonly markdown: string; readonly html: string };

/**
 * Writes packet.md, packet.html and packet.json (the digests of the two) into a folder, and makes the
 * folder. A folder in which somebody changed or added a file is left as it is, and the packet goes into
 * `<dir>-2`, `-3` and so on; a packet of ours that nobody touched is replaced. Throws the Problem
 * `unwritable`.
 */
export function writePacket(dir: string, packet: Packet, render: RenderPacket): WrittenPacket {
  let keptEdits: string | undefined;
  for (let copy = 1; ; copy += 1) {
    const folder = copy === 1 ? dir : `${dir}-${copy}`;
    const before = inFolder(folder);
    if (before !== "kept") return { ...write(folder, packet, before, render), keptEdits };
    keptEdits = folder;
  }
}

/** A packet that lies in an account's folder. */
export interface FoundPacket {
  readonly dir: string;
  readonly accountId: string | undefined;
  /** ISO 8601 in UTC; undefined where the packet does not say. */
  readonly preparedAt: string | undefined;
  /** The run that prepared it. */
  readonly run: string | undefined;
}

/** The packets that lie in a folder and beside it (`-2`, `-3`). Makes nothing of what is no packet. */
export function findPackets(dir: string): readonly FoundPacket[] {
  const found: FoundPacket[] = [];
  for (let copy = 1; ; copy += 1) {
    const folder = copy === 1 ? dir : `${dir}-${copy}`;
    const names = namesIn(folder) ?? [];
    if (names.length === 0) return found;
    if (![MARKDOWN, HTML, MANIFEST].some((name) => names.includes(name))) continue;
    const manifest = names.includes(MANIFEST) ? manifestIn(join(folder, MANIFEST)) : undefined;
    found.push({
      dir: folder,
      accountId: manifest?.account,
      preparedAt: manifest?.preparedAt,
      run: manifest?.run,
    });
  }
}

/** Digests of the files of ours in a folder, by name. */
type Digests = Readonly<Record<string, string>>;

function write(
  dir: string,
  packet: Packet,
  before: Digests,
  render: RenderPacket,
): Omit<WrittenPacket, "keptEdits"> {
  const { markdown, html } = render(packet, (path) => shown(path, dirname(dir)));
  const files: Digests = { [MARKDOWN]: markdown, [HTML]: html };
  const digests = Object.entries(files).map(([name, text]) => [name, digestOf(text)]);
  const manifest = {
    version: 1,
    account: packet.account.id,
    preparedAt: packet.preparedAt,
    run: packet.run,
    files: Object.fromEntries(digests),
    // A run that ends between two files must not make the older one look like somebody's edit.
    replaces: before,
  };
  try {
    mkdirSync(dir, { recursive: true });
  } catch (cause) {
    throw unwritable(dir, cause);
  }
  writeAtomic(join(dir, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const [name, text] of Object.entries(files)) writeAtomic(join(dir, name), text);
  return { dir, markdown: join(dir, MARKDOWN), html: join(dir, HTML) };
}

/** A path as somebody sees it who stands in the account's folder. */
function shown(path: string, account: string): string {
  const near = relative(account, path);
  return near.startsWith("..") ? path : near;
}

/** What of ours lies in a folder; `kept` where anything in it is somebody's own. */
function inFolder(dir: string): Digests | "kept" {
  const names = namesIn(dir);
  if (names === undefined) return "kept";
  if (names.some((name) => ![MARKDOWN, HTML, MANIFEST].includes(name))) return "kept";
  const written = [MARKDOWN, HTML].filter((name) => names.includes(name));
  const manifest = names.includes(MANIFEST) ? manifestIn(join(dir, MANIFEST)) : undefined;
  if (manifest === undefined) return names.length === 0 ? {} : "kept";
  const found: Record<string, string> = {};
  for (const name of written) {
    const digest = digestOf(bytesOf(join(dir, name)));
    if (digest !== manifest.files[name] && digest !== manifest.replaces[name]) return "kept";
    found[name] = digest;
  }
  return found;
}

/** Names in a folder, without hidden ones; none where there is no folder, undefined where it is no folder. */
function namesIn(dir: string): readonly string[] | undefined {
  try {
    return readdirSync(dir).filter((name) => !name.startsWith("."));
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT") return [];
    // A file of that name is somebody's; a folder above that is none is no place at all.
    if (code === "ENOTDIR" && existsSync(dir)) return undefined;
    throw unreadable(dir, error, "unwritable");
  }
}

const manifestSchema = z.object({
  account: z.string().optional(),
  preparedAt: z.string().optional(),
  run: z.string().optional(),
  files: z.record(z.string(), z.string()),
  replaces: z.record(z.string(), z.string()),
});

/** Undefined when it is not one that this program wrote. */
function manifestIn(file: string): z.infer<typeof manifestSchema> | undefined {
  try {
    return manifestSchema.parse(JSON.parse(bytesOf(file).toString("utf8")));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error, "unwritable");
  }
}

/** Of a text, whose line ends are the checkout's and nobody's edit. */
function digestOf(content: string | Buffer): string {
  const text = content.toString("utf8").replaceAll("\r\n", "\n");
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

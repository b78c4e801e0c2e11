import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { flatten } from "../../src/core/spellings.ts";

/** A part of a secret that is so long is as good as the whole. */
const PART = 20;

/** True when a text still tells the secret, or 20 characters of it, to whoever reads it closely. */
export function tells(text: string, secret: string): boolean {
  const flat = flatten(text);
  const read = [flat, ...[0, 1, 2, 3].map((skip) => fromBase64(flat.slice(skip))), fromHex(flat)];
  const whole = flatten(secret);
  const length = Math.min(PART, whole.length);
  const parts = Array.from({ length: whole.length - length + 1 }, (_, at) =>
    whole.slice(at, at + length),
  );
  return read.some((one) => parts.some((part) => one.includes(part)));
}

function fromBase64(text: string): string {
  return text
    .split(/[^\w+/-]/u)
    .map((run) => flatten(Buffer.from(run, "base64").toString("latin1")))
    .join(" ");
}

function fromHex(text: string): string {
  return [...text.matchAll(/(?:[\da-f]{2})+/giu)]
    .map(([run]) => Buffer.from(run, "hex").toString("latin1"))
    .join(" ");
}

/** All files of a folder with their text, but for programs that are laid there. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.mjs$|^terraform-provider/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(found.map((file) => [file, readFileSync(file, "latin1")]));
}

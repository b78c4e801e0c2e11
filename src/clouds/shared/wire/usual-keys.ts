import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { Problem } from "../../../core/problem.ts";
import { type Env, oneOf, variable } from "./environment.ts";
import type { KeySource } from "./key-source.ts";

/** The two halves of a key, with the token of a temporary one. */
export interface KeyHalves {
  readonly id: string;
  readonly secret: string;
  readonly token: string | undefined;
}

/** The home directory of an environment. */
export function homeOf(env: Env): string {
  const home = env["HOME"]?.trim();
  return home === undefined || home === "" ? homedir() : home;
}

/** A key that is set in the environment itself; undefined when neither half is. Throws where one lacks. */
export function environmentKeys(
  env: Env,
  names: { readonly id: string; readonly secret: string; readonly tokens: readonly string[] },
): KeyHalves | undefined {
  const id = variable(env, names.id);
  const secret = variable(env, names.secret);
  const token = oneOf(env, ...names.tokens);
  if (id === undefined && secret === undefined) return undefined;
  if (id === undefined || secret === undefined) {
    const missing = id === undefined ? names.id : names.secret;
    throw new Problem({
      code: "credentials",
      summary: `${missing} is not set, though the other half of the key is`,
      where: "environment",
      next: `Set ${missing}, or unset both to use a profile.`,
    });
  }
  return { id, secret, token };
}

/** Sections of a profile, `[name]` with lines `name = value`; undefined where there is no such file. */
export function profileSections(
  file: string,
): ReadonlyMap<string, ReadonlyMap<string, string>> | undefined {
  if (!existsSync(file)) return undefined;
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of readFileSync(file, "utf8").split(/\r?\n/u)) {
    const head = /^\s*\[([^\]]+)\]\s*$/u.exec(line)?.[1]?.trim();
    if (head !== undefined) {
      section = sections.get(head) ?? new Map<string, string>();
      sections.set(head, section);
    }
    const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined) section.set(name, value);
  }
  return sections;
}

/** A key by the names of its parts in a profile; undefined where a half lacks. */
export function halvesIn(
  fields: ReadonlyMap<string, string> | undefined,
  [idName, secretName, tokenName]: readonly [id: string, secret: string, token: string],
): KeyHalves | undefined {
  const id = fields?.get(idName);
  const secret = fields?.get(secretName);
  if (id === undefined || secret === undefined) return undefined;
  return { id, secret, token: fields?.get(tokenName) };
}

/**
 * Keys that are found once and kept, so that a profile that is written anew meanwhile moves no run to another
 * account. Temporary keys are looked for anew once the cloud refuses these. Throws `missing` where none is found.
 */
export function keptKeys<K>(
  find: () => KeyHalves | undefined,
  keysOf: (halves: KeyHalves) => K,
  tokenOf: (keys: K) => string | undefined,
  missing: () => Problem,
): KeySource<K> {
  let kept: K | undefined;
  const found = (): K => {
    const halves = find();
    if (halves === undefined) throw missing();
    return keysOf(halves);
  };
  const current = async (): Promise<K> => {
    kept ??= found();
    return kept;
  };
  return Object.assign(current, {
    renew: async (refused: K) => {
      const token = tokenOf(refused);
      if (token === undefined) return false;
      if (kept !== undefined && tokenOf(kept) === token) kept = found();
      return kept === undefined || tokenOf(kept) !== token;
    },
  });
}

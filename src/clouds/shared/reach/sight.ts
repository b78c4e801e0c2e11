import { joined, type Sentence } from "../../../core/language.ts";
import { orAborted } from "../wire/signals.ts";
import { type Lack, lacksOf, type Rights } from "./rights.ts";

/** Why a listing that succeeded may be short because of who asked. */
export interface Doubt {
  /** The identity. */
  readonly of: Sentence;
  readonly lacks: readonly [Lack, ...(readonly Lack[])];
  readonly next: Sentence;
}

/** How far the identity that lists sees; what is read of its rights is shared by all who ask. */
export interface Sight {
  /** What a call needs, as policies of the cloud write it. */
  permissionOf(product: string, action: string): string;
  /** The code by which a dry run says that the caller may; undefined where the cloud has no dry runs. */
  readonly passed: string | undefined;
  /** Undefined where every permission is proved to reach everything. */
  doubt(permissions: readonly string[], signal: AbortSignal): Promise<Doubt | undefined>;
}

/** What a sight is made of. */
export interface SightParts extends Pick<Sight, "permissionOf" | "passed"> {
  /** Not bound to a caller's signal, since many wait for the same answer. */
  readonly rights: () => Promise<Rights>;
}

/** The sight that follows from rights. */
export function sightOf({ rights, permissionOf, passed }: SightParts): Sight {
  return {
    permissionOf,
    passed,
    async doubt(permissions, signal) {
      const known = await orAborted(rights(), signal);
      const [first, ...others] = lacksOf(known, permissions);
      if (first === undefined) return undefined;
      return { of: known.of, lacks: [first, ...others], next: nextFor(known) };
    },
  };
}

/** What lets an identity be seen to see everything. */
export function nextFor({ of, unread }: Rights): Sentence {
  if (unread.length === 0)
    return {
      en: `Attach what \`npx closeout permissions\` prints to ${of.en}, as it is and without conditions, and take away what forbids a part of it.`,
      zh: `把 \`npx closeout permissions\` 打印的内容原样、不带条件地授予${of.zh}，并去掉禁止其中一部分的策略。`,
    };
  const next = new Map(unread.map((one) => [one.next.en, one.next]));
  return joined([...next.values()], [" ", ""]);
}

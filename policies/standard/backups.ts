import type { BackupPlace } from "../../src/core/attestation.ts";
import type { Sentence } from "../../src/core/language.ts";
import { definePolicy, findings, type JudgedItem, type PolicyView } from "../../src/core/policy.ts";
import { askedOf, findingOf, type ToldFinding } from "../../src/core/told.ts";

const ID = "backups";
const BACKED_UP = "backed-up";

/** Data that is deleted cannot be recovered: each item that holds some needs a person's word before. */
export const backups = definePolicy({
  id: ID,
  title: "Every item that holds data has an answer about its backup before it is deleted",
  severity: "mandatory",
  guards: "removal",
  remedy:
    "Say of each item whether its data was copied out of the account, with evidence, or is not needed, with the reason: `npx closeout attest`, or a rule under `backups:` in account.yaml.",
  in: {
    zh: {
      title: "每一项存有数据的资源，在删除之前都有关于备份的回答",
      remedy:
        "对每一项说明：数据是否已复制到账号之外（附证据），或者已不再需要（附原因）：用 `npx closeout attest`，或在 account.yaml 的 `backups:` 下写规则。",
    },
  },
  asks: (view) =>
    view.items
      .filter((item) => losesData(item) && item.backup === undefined)
      .map((item) => ({
        ...askedOf(
          item,
          {
            en: "holds data: is there a copy outside of this account?",
            zh: "存有数据：本账号之外是否有备份？",
          },
          ANSWERS,
        ),
        needs: "evidence",
        place: [BACKED_UP],
      })),
  check: (view) => findings(insideFindings(view, copies(view))),
});

const ANSWERS = {
  [BACKED_UP]: {
    en: "a copy lies outside of this account and was read back",
    zh: "本账号之外有备份，并且已验证可以读取",
  },
  "not-needed": { en: "the data is no longer needed", zh: "数据已不再需要" },
} as const;

/**
 * What deletes data for good, by us, by the vendor or with the account; `transfer` and `manual` leave it
 * to a person.
 */
const LOSING: readonly string[] = ["abandon", "delete", "refund", "with-parent", "let-expire"];

/**
 * Each item is asked about by itself: an image or snapshot may be the only copy of a disk that is long
 * gone, and a disk that goes with its instance goes all the same. What lies in a recycle bin is purged.
 */
function losesData(item: JudgedItem): boolean {
  return (
    item.dataBearing &&
    (item.state === "present" || item.state === "recycled") &&
    LOSING.includes(item.disposition)
  );
}

interface Copy extends BackupPlace {
  readonly item: JudgedItem;
  /** Where that is written. */
  readonly where: string;
}

/** Copies that somebody named: by an attestation, or by a rule. */
function copies(view: PolicyView): readonly Copy[] {
  const items = new Map(view.items.filter(losesData).map((item) => [item.id, item]));
  const attested = view.questions.flatMap(({ policy, answered }) => {
    if (policy !== ID || answered === undefined) return [];
    const place = answered.attestation?.backup;
    const item = items.get(answered.subject);
    return place === undefined || item === undefined
      ? []
      : [{ ...place, item, where: answered.where }];
  });
  const ruled = [...items.values()].flatMap((item) => {
    const { backup } = item;
    if (backup?.place === undefined) return [];
    return [{ ...backup.place, item, where: `${view.account.file}:${backup.line}` }];
  });
  return [...attested, ...ruled];
}

/** A copy that goes with the account is none. Thousands of items may share one place: it is judged once. */
function insideFindings(view: PolicyView, all: readonly Copy[]): readonly ToldFinding[] {
  if (all.length === 0) return [];
  const places = namesOf(view.items.filter((item) => item.dataBearing));
  const keys = namesOf(view.items);
  const wrong = new Map<string, readonly Sentence[]>();
  return all.flatMap(({ item, location, key, where }) => {
    const place = JSON.stringify([location, key]);
    let reasons = wrong.get(place);
    if (reasons === undefined) {
      reasons = [...lies(location, holderOf(location, places)), ...needs(keyOf(key, keys))];
      wrong.set(place, reasons);
    }
    return reasons.map(({ en, zh }) =>
      findingOf(item, { en: `${en} (${where})`, zh: `${zh}（${where}）` }),
    );
  });
}

function lies(location: string, holder: JudgedItem | undefined): readonly Sentence[] {
  return holder === undefined
    ? []
    : [
        {
          en: `its backup "${location}" lies in ${holder.id}, which goes with this account; if it lies elsewhere, write the place by its full address`,
          zh: `其备份“${location}”在 ${holder.id} 里，会随本账号一起消失；如果备份在别处，请写完整的地址`,
        },
      ];
}

function needs(key: JudgedItem | undefined): readonly Sentence[] {
  return key === undefined
    ? []
    : [
        {
          en: `its backup is encrypted by ${key.id}, which goes with this account`,
          zh: `其备份由 ${key.id} 加密，该密钥会随本账号一起消失`,
        },
      ];
}

/** Items by what they are called, see {@link plain}. */
interface Names {
  /** By canonical id, and by the ids that the vendor made: these name nothing else anywhere. */
  readonly ids: ReadonlyMap<string, JudgedItem>;
  /** By ids that people chose, as for buckets: the same word may name a folder elsewhere. */
  readonly chosen: ReadonlyMap<string, JudgedItem>;
  /** By names that are no ids: a copy often bears the name of what it is a copy of. */
  readonly names: ReadonlyMap<string, JudgedItem>;
}

function namesOf(items: readonly JudgedItem[]): Names {
  const ids = new Map<string, JudgedItem>();
  const chosen = new Map<string, JudgedItem>();
  const names = new Map<string, JudgedItem>();
  for (const item of items) {
    const { concern, ties, nativeId, name } = item;
    // Nothing lies in a name, though a host that keeps copies may well bear one.
    if (concern === "domain" || concern === "zone") continue;
    const isChosen = concern === "bucket" || nativeId === name;
    ids.set(plain(item.id), item);
    const id = plain(nativeId);
    if (!isChosen) ids.set(id, item);
    else if (concern === "bucket" || !chosen.has(id)) chosen.set(id, item);
    for (const alias of [name ?? "", ...ties.aliases])
      if (alias !== "") names.set(plain(alias), item);
  }
  return { ids, chosen, names };
}

/** The item that a location names: by an id anywhere, by a chosen one where an address begins, by its bare name. */
function holderOf(location: string, { ids, chosen, names }: Names): JudgedItem | undefined {
  const text = plain(location);
  return (
    first(parts(text), (part) => ids.get(part)) ??
    first(wordsOf(text), (word) => atAddress(word, chosen)) ??
    names.get(text)
  );
}

/**
 * `oss://bucket/x`, `bucket:/x`, `oss:bucket/x`, `https://bucket.oss-cn-hangzhou.aliyuncs.com/x`, and by path
 * `https://oss-cn-hangzhou.aliyuncs.com/bucket/x` with the location that the bucket's row reads.
 */
function atAddress(word: string, chosen: Names["chosen"]): JudgedItem | undefined {
  const [, authority, path = ""] = ADDRESS.exec(word) ?? [];
  if (authority === undefined) return chosen.get(word.replace(STORAGE, "").split(/[/:]/u)[0] ?? "");
  const host = authority.replace(/^.*@/u, "").replace(/:\d+$/u, "");
  const labels = host.split(".");
  const named = chosen.get(host) ?? chosen.get(labels[0] ?? "");
  if (named !== undefined) return named;
  const segments = path.split(/[/?#&=]/u);
  return first(segments, (segment) => {
    const byPath = chosen.get(segment);
    const place = byPath?.ties.location;
    if (place === undefined) return undefined;
    const isThere =
      [...labels, ...segments].some((one) => one.startsWith(place)) || ACCELERATED.test(host);
    return isThere ? byPath : undefined;
  });
}

/** The key that a text names: by its id, its alias or name, or an address that holds either. */
function keyOf(key: string, { ids, chosen, names }: Names): JudgedItem | undefined {
  const text = plain(key);
  if (text === "none") return undefined;
  const alias = text.replace(/^.*\balias\//u, "alias/");
  return (
    first(parts(text), (part) => ids.get(part)) ??
    first([text, alias, `alias/${text}`], (word) => names.get(word) ?? chosen.get(word))
  );
}

const BLANKS = /[\s,;()"'<>[\]{}|`]+/u;
const MARKS = /[\s,;()"'<>[\]{}|`/:?&=@#]+/u;
/** What an address or an id is not written with: it ends there, also where a language has no blanks. */
const FOREIGN = /[^\x21-\x7e]+/u;
/** The authority of an address, and its path. */
const ADDRESS = /\/\/([^/?#]*)[/?#]?(.*)/u;
/** What stands before a bucket: `oss:`, `s3:/`, and in the vendors' own resource names, up to the account. */
const STORAGE = /^(?:(?:oss|cosn?|obs|s3[an]?):\/*|(?:acs|qcs):.*:)/u;
/** Hosts of OSS that stand for every region: the bucket's location is not in them. */
const ACCELERATED = /^oss-accelerate(?:-overseas)?\.aliyuncs\.com$/u;

/**
 * A text as it is compared: in small letters, without what cannot be seen, and in one spelling where
 * Unicode, addresses or a keyboard know several.
 */
function plain(text: string): string {
  // Most are, and there may be very many.
  if (/^[\w .:/-]*$/u.test(text)) return text.trim().toLowerCase();
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/%([2-7][0-9a-f])/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll("\\", "/")
    .trim()
    .toLowerCase();
}

/** The words of a text, also without the marks that end a sentence, and without what is no part of an address. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(BLANKS).flatMap((word) => [word, ...word.split(FOREIGN)]);
  return [...new Set(words.flatMap((word) => [word, word.replace(/[.:!?]+$/u, "")]))];
}

/** The text, its words, and what stands between the marks and dots of an address; never a part of a word. */
function parts(text: string): readonly string[] {
  const words = wordsOf(text);
  const hosts = words.flatMap((word) => (ADDRESS.exec(word)?.[1] ?? "").split(/[.:@]/u));
  return [text, ...words, ...words.flatMap((word) => word.split(MARKS)), ...hosts];
}

function first<T>(words: readonly string[], find: (word: string) => T | undefined): T | undefined {
  for (const word of words) {
    const found = word === "" ? undefined : find(word);
    if (found !== undefined) return found;
  }
  return undefined;
}

import * as z from "zod";
import { HOLDERS, SITES, TIES } from "../../core/account.ts";
import type { Cloud } from "../../core/cloud.ts";
import { dispositionsOf } from "../../core/disposition.ts";
import { DISPOSITIONS, GLOBAL_REGION, parseItemId } from "../../core/item.ts";
import { LANGUAGE_NAMES, type Language } from "../../core/language.ts";
import { textMatches } from "../../core/match.ts";
import { CORE_POLICIES } from "../../core/policy.ts";
import type { Row } from "../../core/row.ts";

import { isChargeDate } from "../attestations/attestation-dates.ts";
import { allowedWords } from "../nearest.ts";

/** What account.yaml is checked against; a core `Cloud` fits. */
export interface CloudInfo
  extends Pick<
    Cloud,
    "name" | "title" | "kinds" | "accountId" | "regions" | "partsBehind" | "masters"
  > {
  /** The catalog's types. */
  readonly rows: ReadonlyMap<
    string,
    Pick<Row, "title" | "allows" | "remove" | "proposes" | "options">
  >;
}

/** Words of an unknown key's issue: the allowed keys, joined; the fault is made of them per key. */
export const KEY_SEPARATOR = ", ";

/** A map of just these keys; an unknown one is named with the nearest that there is. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? Object.keys(shape).join(KEY_SEPARATOR) : undefined,
  });
}

const always = (): boolean => true;

/** Text that says something. */
const text = z.string().refine((value) => value.trim() !== "", "must not be blank");

/** Text checked by a function that says what is wrong with it, or nothing. */
function checked(check: (value: string) => string | undefined) {
  return text.superRefine((value, context) => {
    const wrong = value.trim() === "" ? undefined : check(value);
    if (wrong !== undefined) context.addIssue({ code: "custom", message: wrong });
  });
}

/** The region that a part is of, where parts of regions have their names behind such a sign. */
function regionOf(value: string, behind: string | undefined): string {
  const end = behind === undefined ? -1 : value.indexOf(behind);
  return end < 1 || end === value.length - 1 ? value : value.slice(0, end);
}

/** The words that an editor offers, and how parts of them are written. */
function words(allowed: readonly string[], behind: string | undefined) {
  const all = { enum: [...allowed] };
  return behind === undefined ? [all] : [all, { pattern: `^(?:${allowed.join("|")})${behind}.` }];
}

function oneOf(what: string, allowed: readonly string[], behind?: string) {
  const [all, ...parts] = words(allowed, behind);
  return checked(
    (value) =>
      allowed.includes(regionOf(value, behind))
        ? undefined
        : `"${value}" is not ${what}; ${allowedWords(value, allowed)}`,
    // The words that an editor offers: the check above is seen by nobody but us.
  ).meta(parts.length === 0 ? { ...all } : { anyOf: [all, ...parts] });
}

/** A word of the list, or a pattern that means at least one of them. */
function patternOf(what: string, allowed: readonly string[], behind?: string) {
  return checked((value) => {
    if (!value.includes("*")) {
      return allowed.includes(regionOf(value, behind))
        ? undefined
        : `"${value}" is not ${what}; ${allowedWords(value, allowed)}`;
    }
    return allowed.some((word) => textMatches(regionOf(value, behind), word))
      ? undefined
      : `"${value}" matches nothing that is ${what}; ${allowedWords(value, allowed)}`;
  }).meta({ anyOf: [...words(allowed, behind), { pattern: "\\*" }] });
}

function accountId(cloud: CloudInfo | undefined) {
  return checked((value) =>
    cloud === undefined || new RegExp(cloud.accountId.pattern).test(value)
      ? undefined
      : `"${value}" is not an account id of ${cloud.title}: ${cloud.accountId.says}`,
  ).meta(cloud === undefined ? {} : { pattern: cloud.accountId.pattern.source });
}

function matchSchema(cloud: CloudInfo | undefined) {
  const oneType =
    cloud === undefined ? text : patternOf("a type of the catalog", [...cloud.rows.keys()]);
  const type = z.union([oneType, z.array(oneType).min(1, "must name at least one type")]);
  const region =
    cloud === undefined
      ? text
      : patternOf(
          `a region of ${cloud.title}`,
          [GLOBAL_REGION, ...cloud.regions],
          cloud.partsBehind,
        );
  const id = checked((value) => {
    if (value.includes("*")) return undefined;
    const parts = parseItemId(value);
    if (parts === undefined) {
      return `"${value}" is not the id of an item; ids read cloud:type:region:id, as the plan shows them`;
    }
    if (cloud === undefined) return undefined;
    if (parts.cloud !== cloud.name) {
      return `"${value}" is an item of "${parts.cloud}"; this account is of "${cloud.name}"`;
    }
    const types = [...cloud.rows.keys()];
    if (types.includes(parts.type)) return undefined;
    return `"${value}" has the unknown type "${parts.type}"; ${allowedWords(parts.type, types)}`;
  });
  return strict({
    id: z.exactOptional(id),
    type: z.exactOptional(type),
    region: z.exactOptional(region),
    name: z.exactOptional(text),
    tags: z.exactOptional(z.record(z.string(), z.string())),
    facts: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  })
    .refine((match) => hasPart(match), {
      error:
        "must say which items it means; give at least one of: id, type, region, name, tags, facts",
      when: always,
    })
    .refine((match) => saysType(match), {
      error:
        "needs `type` beside `name` or `facts` (`ecs.*` is allowed): an item of a type without them could not be judged",
      when: always,
    });
}

/** Not an object: another issue says so already. */
function partsOf(match: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof match === "object" && match !== null && !Array.isArray(match)
    ? Object.fromEntries(Object.entries(match))
    : undefined;
}

function hasPart(match: unknown): boolean {
  const parts = partsOf(match);
  if (parts === undefined) return true;
  return Object.values(parts).some(
    (part) => typeof part !== "object" || Object.keys(part ?? {}).length > 0,
  );
}

function saysType(match: unknown): boolean {
  const parts = partsOf(match);
  if (parts === undefined || typeof parts["id"] === "string") return true;
  if (parts["name"] === undefined && parts["facts"] === undefined) return true;
  return parts["type"] !== undefined;
}

function dispositionRule(cloud: CloudInfo | undefined) {
  return strict({
    match: matchSchema(cloud),
    disposition: z.enum([...DISPOSITIONS, ...optionsOf(cloud)]),
    because: text,
  })
    .superRefine((rule, context) => {
      const named = rule.match.type ?? parseItemId(rule.match.id ?? "")?.type ?? [];
      for (const type of [named].flat()) {
        const row = cloud?.rows.get(type);
        const options = Object.keys(row?.options ?? {});
        const allowed: readonly string[] | undefined =
          row === undefined ? undefined : [...dispositionsOf(row), ...options];
        if (allowed === undefined || allowed.includes(rule.disposition)) continue;
        context.addIssue({
          code: "custom",
          path: ["disposition"],
          message: `"${rule.disposition}" is not possible for ${type}; allowed: ${allowed.join(", ")}`,
        });
      }
    })
    .transform(({ disposition, ...rule }) => {
      const own = DISPOSITIONS.find((word) => word === disposition);
      // Any other word is an option of a row: a way to delete.
      return own === undefined
        ? { ...rule, disposition: "delete" as const, option: disposition }
        : { ...rule, disposition: own };
    });
}

/** Options of the cloud's rows, which a rule may name as a disposition. */
function optionsOf(cloud: CloudInfo | undefined): readonly string[] {
  const all = [...(cloud?.rows.values() ?? [])].flatMap(({ options }) =>
    Object.keys(options ?? {}),
  );
  return [...new Set(all)];
}

/** A copy needs its place and its proof; data that nobody needs has neither. */
function backupRule(cloud: CloudInfo | undefined) {
  return strict({
    match: matchSchema(cloud),
    answer: z.enum(["backed-up", "not-needed"]),
    because: text,
    location: z.exactOptional(text),
    key: z.exactOptional(text),
    evidence: z.exactOptional(text),
  }).superRefine((rule, context) => {
    for (const name of ["location", "key", "evidence"] as const) {
      const given = rule[name] !== undefined;
      if (given === (rule.answer === "backed-up")) continue;
      context.addIssue({
        code: "custom",
        path: [name],
        message: given
          ? `belongs to "backed-up" only`
          : `is needed with "backed-up": where the copy lies (location), the key that encrypts it or "none" (key), and what shows that it can be read (evidence)`,
      });
    }
  });
}

/** Which policies there are is known when they are loaded; which can never be left out, always. */
const switchable = checked((id) =>
  CORE_POLICIES.has(id) ? `"${id}" cannot be left out: no account is closed without it` : undefined,
);

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const LONGEST_PATIENCE = 24 * 3600;

/** Seconds of a duration such as `30m`; undefined when it is none. */
function seconds(duration: string): number | undefined {
  const [, amount = "", unit = ""] = /^([1-9][0-9]{0,4})([smh])$/u.exec(duration) ?? [];
  const factor = UNITS[unit];
  return factor === undefined ? undefined : Number(amount) * factor;
}

const patience = z.string("must be a duration, e.g. 30m").transform((value, context) => {
  const parsed = seconds(value);
  if (parsed !== undefined && parsed <= LONGEST_PATIENCE) return parsed;
  context.addIssue({
    code: "custom",
    message: `"${value}" is not a duration of at most 24h; write a number with s, m or h, e.g. 30m`,
  });
  return z.NEVER;
});

function whole(least: number, most: number) {
  const says = `must be a whole number from ${least} to ${most}`;
  return z.number(says).int(says).min(least, says).max(most, says);
}

const LAST_CHARGE = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/u;

/** The file's shape for one cloud; `id` is what the file says, for the closure's switch. */
export function accountSchema(
  clouds: ReadonlyMap<string, CloudInfo>,
  cloud: CloudInfo | undefined,
  id: unknown,
) {
  const regions = cloud?.regions ?? [];
  const region =
    cloud === undefined
      ? text
      : oneOf(`a region of ${cloud.title}`, [GLOBAL_REGION, ...regions], cloud.partsBehind);
  const kinds = cloud?.kinds.map(({ kind }) => kind) ?? [];
  return strict({
    cloud: oneOf("a cloud of this version", [...clouds.keys()]),
    id: accountId(cloud),
    kind: cloud === undefined ? text : oneOf(`a kind of ${cloud.title} account`, kinds),
    access: z.discriminatedUnion("via", [
      strict({ via: z.literal("own") }),
      strict({ via: z.literal("management"), managementId: managementId(cloud, id), role: text }),
    ]),
    regions: z
      .union([
        z.literal("all"),
        z.array(region).min(1, "must name at least one region, or be `all`"),
      ])
      .default("all"),
    dispositions: z.array(dispositionRule(cloud)).default([]),
    keep: z.array(strict({ match: matchSchema(cloud), because: text })).default([]),
    answers: z
      .array(
        strict({
          policy: text,
          subject: text,
          answer: text,
          because: text,
          lastCharge: z.exactOptional(
            z
              .string()
              .regex(LAST_CHARGE, "must be a date, YYYY-MM-DD or YYYY-MM")
              .refine(
                (day) => !LAST_CHARGE.test(day) || isChargeDate(day),
                "must be a day that exists",
              ),
          ),
        }),
      )
      .default([]),
    backups: z.array(backupRule(cloud)).default([]),
    policies: strict({
      off: z.array(strict({ id: switchable, because: text })).default([]),
    }).prefault({}),
    record: z
      .union([
        z.literal("lost"),
        strict({ lost: z.union([text, z.array(text).min(1)]), because: text }),
      ])
      .optional(),
    limits: strict({
      deletions: whole(1, 1_000_000).optional(),
      parallel: whole(1, 256).default(16),
      patience: patience.default(1800),
    }).prefault({}),
    closure: strict({
      confirm: theAccount(id).optional(),
      abandonChecks: z.array(text).default([]),
      enableMemberDeletion: z.boolean().default(false),
      leaveDirectory: z.boolean().default(false),
      disassociate: z.exactOptional(theAccount(id)),
      ownKey: z.enum(["keep", "delete-last"]).default("keep"),
      quietDays: whole(1, 365).optional(),
    }).prefault({}),
    master: z.exactOptional(master(cloud, id)),
    holder: z.enum(HOLDERS).optional(),
    site: z.exactOptional(z.enum(SITES)),
    language: z.exactOptional(language),
    openedOn: z.exactOptional(
      z.iso.date("must be the day on which the account was opened, YYYY-MM-DD"),
    ),
    securityMailbox: z.email("must be a mail address, e.g. ops@example.org").optional(),
  }).superRefine(({ closure, master: payer }, context) => {
    // Else an account that is only to be disassociated would be closed.
    if (closure.disassociate === undefined || typeof payer === "object") return;
    context.addIssue({
      code: "custom",
      path: ["closure", "disassociate"],
      message: `is on, and \`master\` ${payer === undefined ? "is missing" : "is none"}: name the master account (id, tie), or take \`disassociate\` out`,
    });
  });
}

/** Who presses the vendor's buttons may read another language than who wrote the file. */
const language = z
  .enum([...LANGUAGE_NAMES.keys()])
  .transform((name): Language => LANGUAGE_NAMES.get(name) ?? "en");

/** A switch: the account's own id once more. */
function theAccount(id: unknown) {
  return checked((value) =>
    value === id ? undefined : `"${value}" is not the id of this account, which is "${id}"`,
  );
}

/** Who pays for the account, where another account can. */
function master(cloud: CloudInfo | undefined, id: unknown) {
  const other = accountId(cloud).refine(
    (value) => value !== id,
    "is the account itself; it must be the master account that pays for it, or write `master: none`",
  );
  return z
    .union([z.literal("none"), strict({ id: other, tie: z.enum(TIES) })])
    .superRefine((_, context) => {
      if (cloud === undefined || cloud.masters === true) return;
      const message = `is not for ${cloud.title}, where no other account can be the master of this one`;
      context.addIssue({ code: "custom", message });
    });
}

function managementId(cloud: CloudInfo | undefined, id: unknown) {
  return accountId(cloud).refine(
    (value) => value !== id,
    "is the account itself; it must be the management account that the role is assumed from",
  );
}

import type { ListedBy } from "../../src/core/row-call.ts";
import { type LeftOutRule, leftOutRules } from "./left-out-rules.ts";
import type { LintException, VendorCall } from "./lint.ts";
import type { ActionTexts, VendorTexts } from "./texts/model.ts";
import { type Stated, stated as statedElsewhere } from "./texts/stated.ts";
import { ceilingOf, isPart, mostOf, windowOf } from "./texts/words.ts";

/** What can be wrong with what a listing asks. */
export type AskingKind =
  /** The texts of its action are not extracted. */
  | "texts"
  /** A field is neither sent nor excused. */
  | "left-out"
  /** An excuse that nothing needs, or that gives no reason. */
  | "excuse"
  /** A field whose default leaves out parts of the account, and nothing shows the others. */
  | "part"
  /** A page is larger than the vendor's maximum. */
  | "size"
  /** A total has a ceiling that the row does not say, or says otherwise. */
  | "cap"
  /** Pages lead on by what two records may share, and no total shows that one is missing. */
  | "mark";

/** One thing that is wrong with what a listing asks. */
export type AskingProblem = {
  readonly kind: AskingKind;
  readonly product: string;
  readonly action: string;
  readonly field: string;
  readonly message: string;
};

/** A field that is left out with a reason of its row, or of a rule. */
export type LeftOut = {
  readonly product: string;
  readonly action: string;
  readonly field: string;
  /** The name of a rule; undefined where the row says it. */
  readonly rule: string | undefined;
  readonly because: string;
};

/** What the lint found: problems, and everything that is excused, for people to read. */
export type Asked = {
  readonly problems: readonly AskingProblem[];
  readonly leftOut: readonly LeftOut[];
  /** Pages of which no source names the maximum, each with the size asked for. */
  readonly unmeasured: readonly string[];
  /** Actions of which no source describes a field. */
  readonly undescribed: readonly string[];
  /** Totals that the vendor caps, each with the number. */
  readonly capped: readonly string[];
};

/** What lints go by beside the calls and the texts. */
export type AskingOptions = {
  /** Names that the packages do not have. */
  readonly exceptions?: readonly LintException[];
  readonly rules?: readonly LeftOutRule[];
  readonly stated?: readonly Stated[];
};

/** Fewest letters of a reason. */
const SHORTEST_REASON = 20;

/** Names that a call sends, without what is inside of them. */
function sentNames({ params, asks, path }: VendorCall): ReadonlySet<string> {
  const inPath = [...(path ?? "").matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);
  return new Set([
    ...params.map((name) => name.split(".")[0] ?? name),
    ...inPath,
    ...(asks?.paging ?? []),
    ...(asks?.filters ?? []),
  ]);
}

/** The excuse of a rule for a field, unless it is no narrower than the row's own word. */
function ruleFor(
  field: string,
  texts: readonly string[],
  call: VendorCall,
  rules: readonly LeftOutRule[],
): LeftOutRule | undefined {
  return rules.find((rule) => rule.fits({ field, texts, paged: call.asks?.paging ?? [] }));
}

/** The smallest of the numbers that a reading finds in texts. */
function smallest(
  texts: readonly string[],
  read: (text: string) => number | undefined,
): number | undefined {
  const found = texts.map(read).filter((one) => one !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** The ceiling that any text of an action names for a listing that is paged like this. */
function ceilingFor({ asks }: VendorCall, { about, request, reply }: ActionTexts) {
  const paging = (asks?.paging ?? []).flatMap((field) => request?.[field] ?? []);
  const total = asks?.total === undefined ? [] : (reply?.[asks.total] ?? []);
  const abouts = about === undefined ? [] : [about];
  const all = [
    smallest(paging, windowOf),
    smallest(total, ceilingOf),
    smallest(abouts, ceilingOf),
  ].filter((one) => one !== undefined);
  return all.length === 0 ? undefined : Math.min(...all);
}

/** The reason of an excuse, with the listing that shows what is hidden. */
function reasonOf(excuse: string | ListedBy): string {
  return typeof excuse === "string"
    ? excuse
    : `${excuse.because}; listed by ${excuse.listedBy} as well`;
}

/** The other listings of the row that a call is of. */
function othersOf({ where, product, action }: VendorCall, calls: readonly VendorCall[]) {
  return calls.filter(
    (other) => other.where === where && other.product === product && other.action !== action,
  );
}

/** Lints one call; what is excused goes into the second part. */
function lintAskingOf(
  call: VendorCall,
  action: ActionTexts,
  rules: readonly LeftOutRule[],
  beside: readonly VendorCall[],
): { readonly problems: readonly AskingProblem[]; readonly leftOut: readonly LeftOut[] } {
  const problems: AskingProblem[] = [];
  const leftOut: LeftOut[] = [];
  const { product, action: name, asks } = call;
  const problem = (kind: AskingKind, field: string, text: string) =>
    problems.push({
      kind,
      product,
      action: name,
      field,
      message: `${call.where}: ${product} ${name}: ${text}`,
    });
  const sent = sentNames(call);
  const leaves = asks?.leaves ?? {};
  for (const [field, texts] of Object.entries(action.request ?? {})) {
    if (sent.has(field)) continue;
    const own = leaves[field];
    const rule = ruleFor(field, texts, call, rules);
    if (rule !== undefined) {
      leftOut.push({ product, action: name, field, rule: rule.name, because: rule.because });
      if (own !== undefined)
        problem("excuse", field, `${field} needs no excuse: the rule "${rule.name}" holds for it`);
    } else if (own !== undefined) {
      leftOut.push({ product, action: name, field, rule: undefined, because: reasonOf(own) });
      const isShown =
        typeof own === "object" && beside.some((other) => other.action === own.listedBy);
      if (typeof own === "object" && !isShown)
        problem("excuse", field, `the row lists nothing by ${own.listedBy}`);
      if (isPart(field) && typeof own === "string")
        problem(
          "part",
          field,
          `${field} has a default, which hides the rest of the account: name under \`listedBy\` the listing that shows it`,
        );
    } else {
      problem(
        "left-out",
        field,
        `${field} is not sent: "${texts.join(" / ")}". Send it so that nothing is hidden, or say in \`leaves\` why leaving it out hides nothing`,
      );
    }
  }
  for (const [field, because] of Object.entries(leaves)) {
    if (sent.has(field)) problem("excuse", field, `${field} is sent, so nothing excuses it`);
    else if (action.request?.[field] === undefined)
      problem("excuse", field, `no text of ${field} asks for an excuse`);
    if (reasonOf(because).length < SHORTEST_REASON)
      problem("excuse", field, `the excuse of ${field} gives no reason`);
  }
  lintCap(call, action, problem);
  lintMark(call, action, problem);
  return { problems, leftOut };
}

function lintCap(
  call: VendorCall,
  action: ActionTexts,
  problem: (kind: AskingKind, field: string, text: string) => void,
): void {
  const { size, cap, total = "" } = call.asks ?? {};
  if (size !== undefined) {
    const most = smallest(action.request?.[size[0]] ?? [], mostOf);
    if (most !== undefined && size[1] > most)
      problem(
        "size",
        size[0],
        `a page of ${size[1]} is more than the ${most} of the vendor's text`,
      );
  }
  const ceiling = ceilingFor(call, action);
  if (ceiling !== cap) {
    const meant = ceiling === undefined ? "no text names one" : `the vendor's text says ${ceiling}`;
    if (ceiling === undefined || (call.asks?.paging.length ?? 0) > 0)
      problem("cap", total, `the cap is ${cap ?? "not said"}: ${meant}`);
  }
}

/** What the text of a mark says that is no id: two things may be made at once, or bear one name. */
const SHARED =
  /创建时间|更新时间|名称|\b(?:creat(?:ion|ed)|updated?)[ _-]?(?:time|at)\b|\bnames? of\b/iu;

function lintMark(
  { asks }: VendorCall,
  { request }: ActionTexts,
  problem: (kind: AskingKind, field: string, text: string) => void,
): void {
  if (asks?.mark === undefined) return;
  const { field, isId, unique } = asks.mark;
  const isShared = isId === false || (request?.[field] ?? []).some((text) => SHARED.test(text));
  if (isShared && unique === undefined && asks.total === undefined)
    problem(
      "mark",
      field,
      `pages begin behind ${field}, which two records may share: give the path of the \`total\`, or say in \`unique\` why they cannot`,
    );
  if (unique === undefined) return;
  if (!isShared) problem("mark", field, `nothing says that records share ${field}`);
  if (unique.length < SHORTEST_REASON)
    problem("mark", field, `why no two records share ${field} is no reason`);
}

/** The texts of an action with what other sources state of its fields. */
function withStated(
  { request, ...action }: ActionTexts,
  product: string,
  name: string,
  stated: readonly Stated[],
): ActionTexts {
  const fields: Record<string, readonly string[]> = { ...request };
  for (const one of stated) {
    if (one.product !== product || one.action !== name) continue;
    const known = (fields[one.field] ?? []).filter((text) => text !== "");
    fields[one.field] = [...known, one.text];
  }
  return { ...action, request: fields };
}

/** What stands among the stated and belongs to no action that is listed by. */
function strayStated(texts: VendorTexts, stated: readonly Stated[]): readonly AskingProblem[] {
  const names = stated.filter(
    ({ product, action }) => product in texts && texts[product]?.actions[action] === undefined,
  );
  return names.map(({ product, action, field }) => ({
    kind: "texts",
    product,
    action,
    field,
    message: `stated of ${product} ${action} ${field}: nothing lists by that action`,
  }));
}

/**
 * Holds every call that lists or looks at things against the vendor's own texts: each optional field that
 * speaks of a default, or lists values, is sent or excused; no page is larger than documented; a total
 * with a ceiling says so.
 */
export function lintAsking(
  calls: readonly VendorCall[],
  texts: VendorTexts,
  { exceptions = [], rules = leftOutRules, stated = statedElsewhere }: AskingOptions = {},
): Asked {
  const problems: AskingProblem[] = [...strayStated(texts, stated)];
  const leftOut: LeftOut[] = [];
  const unmeasured = new Set<string>();
  const undescribed = new Set<string>();
  const capped = new Set<string>();
  for (const call of calls) {
    const { product, action, asks } = call;
    const missing = exceptions.some(
      (each) => each.kind === "action" && each.product === product && each.action === action,
    );
    if (asks === undefined || missing) continue;
    const known = texts[product]?.actions[action];
    if (known === undefined) {
      const message = `${call.where}: the texts of ${product} ${action} are not extracted; run npm run vendor-models`;
      problems.push({ kind: "texts", product, action, field: "", message });
      continue;
    }
    const found = withStated(known, product, action, stated);
    const linted = lintAskingOf(call, found, rules, othersOf(call, calls));
    problems.push(...linted.problems);
    leftOut.push(...linted.leftOut);
    const { size, cap } = asks;
    if (size !== undefined && smallest(found.request?.[size[0]] ?? [], mostOf) === undefined)
      unmeasured.add(`${product} ${action} ${size[0]}: ${size[1]}`);
    if (known.undescribed === true) undescribed.add(`${product} ${action}`);
    if (cap !== undefined) capped.add(`${product} ${action}: ${cap}`);
  }
  return {
    problems,
    leftOut,
    unmeasured: [...unmeasured].sort(),
    undescribed: [...undescribed].sort(),
    capped: [...capped].sort(),
  };
}

import { describe, expect, test } from "vitest";
import { services as alibaba } from "../../src/clouds/alibaba/catalog.ts";
import { services as huawei } from "../../src/clouds/huawei/catalog.ts";
import { catalogOf } from "../../src/clouds/shared/rows/catalog.ts";
import { services as tencent } from "../../src/clouds/tencent/catalog.ts";
import { DISPOSITIONS } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import type { Predicate, When } from "../../src/core/row-call.ts";
import type { Step } from "../../src/core/row-removal.ts";
import {
  conditionsOf,
  detailPaths,
  edgesOf,
  factNames,
  joinedFacts,
  listsOf,
  rowCalls,
  stepsOf,
  wordsIn,
} from "./support/rows.ts";

const clouds = [
  {
    cloud: "alibaba",
    services: alibaba,
    hosts: /^https:\/\/(?:api|www)\.alibabacloud\.com\/|^https:\/\/help\.aliyun\.com\//,
  },
  { cloud: "tencent", services: tencent, hosts: /^https:\/\/cloud\.tencent\.com\/document\// },
  {
    cloud: "huawei",
    services: huawei,
    hosts: /^https:\/\/support\.huaweicloud\.com\/(?:(?:intl\/)?en-us|eu)\//,
  },
];
const all = clouds.flatMap(({ cloud, services, hosts }) => {
  const rows: ReadonlyMap<string, Row> = new Map(
    [...catalogOf(services)].map(([type, { row }]) => [type, row]),
  );
  return [...rows].map(([type, row]) => ({ cloud, type, row, rows, hosts }));
});

function single(when: When | undefined): readonly Predicate[] {
  return when === undefined ? [] : [when].flat();
}

describe.each(all)("$cloud $type", ({ cloud, type, row, rows, hosts }) => {
  const facts = factNames(row);
  const known = new Set([...facts, ...joinedFacts(rows)]);
  const steps = stepsOf(row);

  test("names types that exist", () => {
    const named = [
      ...edgesOf(row).map((edge) => edge.type),
      ...(row.after ?? []),
      ...(row.afterOthers ?? []),
      ...(row.recreates ?? []),
      ...(typeof row.scope === "object" ? [row.scope.per] : []),
    ];
    expect(named.filter((other) => !rows.has(other))).toEqual([]);
    expect(row.after ?? []).not.toContain(type);
  });

  test("links the vendor's pages", () => {
    expect(row.docs).toMatch(hosts);
  });

  test("speaks in plain words", () => {
    expect(row.title).toMatch(/^(?:[A-Z]|vS).*[^.]$/);
    for (const step of steps) expect(step.does).toMatch(/^[a-z].*[^.]$/);
    // A name of the vendor's keeps its capitals.
    const clause = /^(?:[a-z]|OSS-HDFS|CloudSSO).*[^.]$/;
    for (const { because } of row.proposes ?? []) expect(because).toMatch(clause);
    if (row.remove.by === "manual") expect(row.remove.console.length).toBeGreaterThan(0);
  });

  test("has every fact that it calls material", () => {
    expect(
      [...(row.material ?? []), ...(row.counts ?? [])].filter((name) => !known.has(name)),
    ).toEqual([]);
    expect((row.bindings ?? []).filter((name) => !row.material?.includes(name))).toEqual([]);
  });

  test("demands something of each reply that is one record", () => {
    for (const { items, must } of listsOf(row)) {
      if (items === "") expect(must, "a reply without a list around it").toBeDefined();
    }
  });

  test("reads details that it asks for, once each", () => {
    const names = (row.detail ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(detailPaths(row).filter((path) => !names.includes(path))).toEqual([]);
  });

  test("fills in only words that have a value there", () => {
    const per = typeof row.scope === "object" ? rows.get(row.scope.per) : undefined;
    const below = [row.list].flat().some((list) => list.per === "self");
    const above = per === undefined ? undefined : [...factNames(per), ...(below ? known : [])];
    for (const { call, where, words } of rowCalls(row)) {
      const allowed = new Set([
        ...["region", "account", "now"],
        ...(where === "list" ? [] : ["id", "name", ...[...known].map((fact) => `facts.${fact}`)]),
        ...(where === "step" || where === "undo" ? ["clientToken"] : []),
        ...(where === "undo" ? [...known].map((fact) => `before.${fact}`) : []),
        ...words,
        ...(above === undefined
          ? []
          : ["parent.id", "parent.name", ...[...above].map((fact) => `parent.facts.${fact}`)]),
      ]);
      const unknown = wordsIn(call).filter((word) => !allowed.has(word));
      expect(unknown, `${call.action} in a ${where}`).toEqual([]);
    }
  });

  test("looks at parts of the item that exist", () => {
    const parts = ["charge", "state", "disposition", "autoRenew", "protections"];
    if (row.options !== undefined) parts.push("option");
    const paths = new Set([...parts, ...[...known].map((fact) => `facts.${fact}`)]);
    for (const { when, says } of row.remarks ?? []) {
      expect(
        single(when).filter(({ at }) => !paths.has(at)),
        says,
      ).toEqual([]);
    }
    for (const step of steps) {
      const looked = single(step.when).map(({ at }) => at);
      expect(
        looked.filter((path) => !paths.has(path)),
        step.does,
      ).toEqual([]);
      if (typeof step.forEach !== "string") continue;
      const fact = step.forEach.replace(/^facts\./, "");
      expect(row.read.facts?.[fact] ?? "", step.does).toContain("[]");
    }
  });

  test("makes each step by one call or one hook", () => {
    if (row.remove.by === "call") expect(row.remove.steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      expect([step.action, step.hook].filter((way) => way !== undefined)).toHaveLength(1);
      if (step.hook !== undefined) expect(step.calls?.length ?? 0).toBeGreaterThan(0);
    }
  });

  test("says of each step whether it deletes, is undone or cannot be undone", () => {
    if (row.remove.by === "call")
      expect(row.remove.steps.filter((step) => step.deletes).length).toBeGreaterThan(0);
    for (const { does, deletes, undo, cannotBeUndone } of steps) {
      const said = [deletes, undo, cannotBeUndone].filter((one) => one !== undefined);
      expect(said, does).toHaveLength(1);
      // By its words the journal's act is found again: two steps of the same words end alike.
      const alike = steps.filter((other) => other.does === does);
      expect(
        new Set(alike.map((one) => JSON.stringify([one.undo, one.cannotBeUndone]))).size,
        does,
      ).toBe(1);
    }
  });

  test("calls no step the deletion that only changes a setting", () => {
    const setting =
      /^(?:Modify|Set|Update|Enable|Disable|Detach|Dis|Un(?!subscribe)|Stop|Remove|Put|Attach|Bind)/u;
    const doubtful = steps.filter(
      ({ deletes, action, does }) =>
        deletes === true &&
        setting.test(action ?? "") &&
        !/^(?:destroy|delete|release) /u.test(does),
    );
    expect(doubtful.map(({ does }) => does)).toEqual([]);
  });

  test("can read whether a step is undone", () => {
    for (const { does, undo, forEach, when } of steps) {
      if (undo === undefined) continue;
      expect(undo.does).toMatch(/^[a-z].*[^.]$/);
      const looked = single(when).filter(({ at }) =>
        /^(?:facts\.|autoRenew$|protections$)/u.test(at),
      );
      const reads = forEach !== undefined || looked.length > 0;
      expect(reads, `${does}: nothing tells whether it is undone`).toBe(true);
      expect((undo.to?.types ?? []).filter((other) => !rows.has(other))).toEqual([]);
    }
  });

  test("tells a person what to do about what cannot be undone", () => {
    for (const { cannotBeUndone } of steps) {
      if (cannotBeUndone === undefined) continue;
      expect(cannotBeUndone.because).toMatch(/^[a-z].*[^.]$/);
      expect(cannotBeUndone.next).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("asks conditions that can hold", () => {
    for (const condition of conditionsOf(row)) {
      const { at: _at, ...asks } = condition;
      expect(Object.keys(asks).length, condition.at).toBeGreaterThan(0);
    }
  });

  test("asks for no option but its own, and for each of its own", () => {
    const asked = [...steps, ...(row.remarks ?? [])]
      .flatMap(({ when }) => single(when))
      .flatMap(({ at, is }) => (at === "option" ? [is ?? []].flat() : []));
    expect(new Set(asked)).toEqual(new Set(Object.keys(row.options ?? {})));
  });

  test("proposes and allows dispositions that exist, and a way out for what is paid in advance", () => {
    const named = [
      ...(row.proposes ?? []).map(({ disposition }) => disposition),
      ...(row.allows ?? []),
    ];
    expect(named.filter((one) => !DISPOSITIONS.includes(one))).toEqual([]);
    const prepaid = (row.read.charge?.prepaid ?? []).length > 0;
    if (prepaid && row.allows !== undefined) expect(row.allows).toContain("let-expire");
    if (prepaid && row.allows !== undefined) expect(row.allows).toContain("refund");
  });

  test("deletes nothing that is paid in advance", () => {
    if ((row.read.charge?.prepaid ?? []).length === 0) return;
    const loose = steps
      .filter(isDeleting)
      .filter(
        (step) => !sparesPrepaid(step) && !(row.afterExpiry?.deletable === true && isAsked(step)),
      );
    expect(loose.map(({ does }) => does)).toEqual([]);
    const refunds = steps.filter((step) =>
      single(step.when).some(({ at, is }) => at === "disposition" && is === "refund"),
    );
    expect(refunds.length).toBeGreaterThan(0);
    for (const step of steps.filter(({ action }) => action === "RefundInstance")) {
      expect(refunds).toContain(step);
    }
  });

  test("purges what it finds in a recycle bin, and ends where it says that it ends", () => {
    const states = row.read.states ?? [];
    const recycled =
      listsOf(row).some(({ state }) => state === "recycled") ||
      states.some(({ is }) => is === "recycled");
    const purges = steps.filter((step) => {
      const state = single(step.when).find(({ at }) => at === "state");
      return state === undefined || [state.is].flat().includes("recycled");
    });
    if (recycled) expect(purges.filter(isDeleting).length).toBeGreaterThan(0);
    const ends = row.remove.by === "call" ? row.remove.ends : undefined;
    if (ends !== undefined) expect(states.map(({ is }) => is)).toContain(ends);
  });

  test("writes error codes in full", () => {
    const codes = [
      ...listsOf(row).flatMap((list) => [...(list.inactive ?? []), ...(list.none ?? [])]),
      ...(row.detail ?? []).flatMap(({ none }) => none ?? []),
      ...steps.flatMap(({ gone, done, busy }) => [gone, done, busy].flatMap((some) => some ?? [])),
      ...steps.flatMap(({ undo }) =>
        [undo?.done, undo?.moot, undo?.busy].flatMap((some) => some ?? []),
      ),
    ];
    // Huawei Cloud's codes end in numbers, and a status stands for all codes that have it.
    const written =
      cloud === "huawei"
        ? /^(?:HTTP [45]\d\d|[A-Z]\w*(?:\.\w+)*)$/
        : /^[A-Za-z][\w]*(?:\.[A-Za-z]\w*)*$/;
    for (const code of codes) expect(code).toMatch(written);
    for (const { gone = [], done = [], busy = [], does } of steps) {
      const meant = [...gone, ...done, ...busy];
      expect(new Set(meant).size, does).toBe(meant.length);
    }
  });

  test("names permissions of actions that it calls", () => {
    const actions = rowCalls(row).map(({ call }) => call.action);
    const foreign = Object.keys(row.permissions ?? {}).filter((name) => !actions.includes(name));
    expect(foreign).toEqual([]);
  });
});

function isDeleting({ action = "", hook }: Step): boolean {
  return (
    hook !== undefined ||
    /^(?:Delete(?!ionProtection)|Release|Destroy|Terminate|Isolate|Offline|CleanUp)/.test(action)
  );
}

/** Paid in advance, it is spared; in the recycle bin it is no longer, and given back it is the account's. */
/** Made only where account.yaml says `delete`, which it may of what has run out. */
function isAsked(step: Step): boolean {
  return single(step.when).some(({ at, is }) => at === "disposition" && is === "delete");
}

function sparesPrepaid(step: Step): boolean {
  return single(step.when).some(
    ({ at, is, not }) =>
      (at === "charge" && not === "prepaid") ||
      (at === "state" && is === "recycled") ||
      (at === "disposition" && is === "refund"),
  );
}

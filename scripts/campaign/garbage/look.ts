import { type ClosureStatus, isUnderWay } from "../../../src/core/closure.ts";
import { isKnown } from "../../../src/core/inventory.ts";
import { Problem } from "../../../src/core/problem.ts";
import { blockers } from "../../../src/engine/gate.ts";
import type { Survey } from "../../../src/engine/survey.ts";
import type { Bed } from "./bed.ts";

/** What the plans of both stacks would say. */
export type Look =
  | { readonly is: "refused"; readonly code: string; readonly says: string }
  | {
      readonly is: "seen";
      /** Where the closure stands. */
      readonly phase: ClosureStatus["phase"];
      readonly running: boolean;
      /** `policy subject` of all that stands in the way of the closure. */
      readonly findings: ReadonlySet<string>;
      /** Ids of all items, with what becomes of each. */
      readonly items: ReadonlyMap<string, string>;
      /** Items that the teardown would remove. */
      readonly goes: ReadonlySet<string>;
      /** `type region` of listings that are not known. */
      readonly unknown: ReadonlySet<string>;
    };

/** Plans the closure and the teardown. A Problem is an answer; anything else is a defect and thrown. */
export async function look(bed: Bed): Promise<Look> {
  const { signal } = new AbortController();
  try {
    return await bed.command(async (workspace) => {
      const stage = await workspace.closureStatus(signal);
      if (isUnderWay(stage)) return { ...NOTHING, phase: stage.phase, running: true };
      const closure = await workspace.survey("closure", signal);
      const teardown = await workspace.survey("teardown", signal);
      return seen(stage.phase, closure, teardown);
    });
  } catch (error) {
    if (error instanceof Problem) return { is: "refused", code: error.code, says: error.message };
    throw error;
  }
}

/** While a closure runs, nothing else is asked. */
const NOTHING = {
  is: "seen",
  findings: new Set<string>(),
  items: new Map<string, string>(),
  goes: new Set<string>(),
  unknown: new Set<string>(),
} as const;

function seen(phase: ClosureStatus["phase"], closure: Survey, teardown: Survey): Look {
  const { mandatory } = blockers(closure.results);
  return {
    is: "seen",
    phase,
    running: false,
    findings: new Set([
      ...closure.faults.map(({ line }) => `account.yaml ${line}`),
      ...mandatory.flatMap(({ policy, findings }) =>
        findings.map(({ subject }) => `${policy.id} ${subject}`),
      ),
    ]),
    items: new Map(closure.view.items.map(({ id, disposition }) => [id, disposition])),
    goes: new Set(
      [...teardown.plan.decisions].flatMap(([id, { becomes }]) => (becomes === "goes" ? [id] : [])),
    ),
    unknown: new Set(
      closure.inventory.coverage
        .filter((record) => !isKnown(record))
        .map(({ type, region }) => `${type} ${region}`),
    ),
  };
}

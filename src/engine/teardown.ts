import type { CloudSession } from "../core/cloud.ts";
import { type Coverage, isKnown } from "../core/inventory.ts";
import { type ItemId, parseItemId } from "../core/item.ts";
import type { JudgedItem, Policy } from "../core/policy.ts";
import { alreadyScheduled, whyItStays } from "../texts/decision.ts";
import type { RemoveOptions, RemoveResult } from "./removal/options.ts";
import { remove } from "./removal/remove.ts";
import { type Stop, teardownStops } from "./stops.ts";
import { lastQuestion, type Survey } from "./survey.ts";

/** What tearing down needs beside a look at the account. */
export interface TearDownOptions
  extends Pick<RemoveOptions, "recorder" | "clock" | "signal" | "progress"> {
  /** What the plan took out; nothing else is touched. */
  readonly targets: readonly ItemId[];
  /** Asked again right before each item's calls. */
  readonly policies: readonly Policy[];
}

/** How a teardown ended. */
export type TearDownResult =
  /** Nothing was touched. */
  | { readonly outcome: "refused"; readonly stops: readonly Stop[] }
  | {
      readonly outcome: "ran";
      /** Proved gone, or on their way by themselves. */
      readonly gone: ReadonlySet<ItemId>;
      /** Why each other target is still there. */
      readonly stuck: ReadonlyMap<ItemId, string>;
      readonly appeared: RemoveResult["appeared"];
      readonly stopped: boolean;
    };

/**
 * Removes what a plan took out, as far as the account shows it now: an item that changed, is no longer
 * approved or is refused by a policy is left and named. Refuses as a whole where a rule of account.yaml
 * cannot be followed, a policy stops everything, or the limit of one run is passed.
 */
export async function tearDown(
  session: CloudSession,
  found: Survey,
  options: TearDownOptions,
): Promise<TearDownResult> {
  const stops = teardownStops(found);
  if (stops.length > 0) return { outcome: "refused", stops };
  const { recorder, clock, signal, policies, targets, progress } = options;
  const { view, inventory } = found;
  const { going, absent, refused } = sorted(targets, found);
  for (const [item, how] of absent) recorder.note({ kind: "proved", item, how });
  const result = await remove(session, {
    rows: view.rows,
    inventory,
    targets: going,
    reviewedAt: view.review?.takenAt ?? inventory.takenAt,
    recorder,
    clock,
    signal,
    limits: view.account.limits,
    ask: (item) => lastQuestion(item, view, policies),
    ...(progress === undefined ? {} : { progress }),
  });
  return {
    outcome: "ran",
    gone: new Set([...absent.keys(), ...result.gone]),
    stuck: new Map([...refused, ...result.stuck]),
    appeared: result.appeared,
    stopped: result.stopped,
  };
}

/** What the plan took out, by what the account shows now. */
function sorted(
  targets: readonly ItemId[],
  found: Survey,
): {
  readonly going: readonly JudgedItem[];
  /** No longer there, or on their way by themselves, with how that is known. */
  readonly absent: ReadonlyMap<ItemId, string>;
  readonly refused: ReadonlyMap<ItemId, string>;
} {
  const going: JudgedItem[] = [];
  const absent = new Map<ItemId, string>();
  const refused = new Map<ItemId, string>();
  for (const id of targets) {
    const decision = found.plan.decisions.get(id);
    if (decision === undefined) {
      if (knownAbsent(id, found.inventory.coverage))
        absent.set(id, "a complete listing without it");
      else refused.set(id, "its listing is not complete, so it cannot be looked at");
    } else if (decision.becomes === "goes") going.push(decision.item);
    else if (decision.becomes === "ends-by-itself") absent.set(id, alreadyScheduled(decision.item));
    else refused.set(id, whyItStays(decision.item, decision.why));
  }
  return { going, absent, refused };
}

/** True when the item's own listing is complete; an item that it does not show is then not there. */
export function knownAbsent(id: ItemId, coverage: readonly Coverage[]): boolean {
  const parts = parseItemId(id);
  const records = coverage.filter(
    (record) => record.type === parts?.type && record.region === parts.region,
  );
  return records.length > 0 && records.every(isKnown);
}

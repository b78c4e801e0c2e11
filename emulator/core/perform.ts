import { lag } from "./doubt/late.ts";
import { type Echo, echoed, echoedText } from "./echo.ts";
import { VendorError } from "./errors.ts";
import type { FaultKind, FaultOrder, Target } from "./faults.ts";
import { fieldAt } from "./garbage/fields.ts";
import { spoil } from "./garbage/spoil.ts";
import type { LoggedCall } from "./log.ts";
import type { Change } from "./table.ts";
import type { RawReply, World } from "./world.ts";

/** An answer in the cloud's own shape. */
export type Answer = Extract<RawReply, { status: number }>;

/** How one cloud carries out a call and words its errors. */
export interface Performance {
  readonly cloud: string;
  readonly target: Target;
  readonly entry: LoggedCall;
  /** The key that signed the call, for errors that repeat it. */
  readonly key: () => Omit<Echo, "reply">;
  /** Runs the handler; may throw a VendorError. */
  readonly run: (effects: ReadonlySet<FaultKind>) => Answer;
  readonly fail: (error: VendorError) => Answer;
  /** The error for too many calls; the wait is in milliseconds. */
  readonly throttled: (wait: number) => VendorError;
  /** Calls a second of one action and account that the cloud lets pass by itself. @default no limit */
  readonly standardQuota?: number;
  /** Whether the handler failed; default by the HTTP status, which not every cloud uses. */
  readonly failed?: () => boolean;
}

/** Carries out one call with its latency, quota and faults. */
export async function perform(world: World, call: Performance): Promise<RawReply> {
  const delay = world.traffic.delay(call.target);
  if (delay > 0) await pause(delay);
  const wait = world.traffic.admit(call.target, call.standardQuota);
  if (wait > 0) return call.fail(call.throttled(wait));
  const faults = world.faults.hit(call.target);
  const before = disturb(faults, "before", call, undefined);
  if (before !== undefined) return before;
  const answer = carryOut(world, call, faults);
  return disturb(faults, "after", call, answer) ?? spoilt(world, faults, call, answer) ?? answer;
}

function carryOut(world: World, call: Performance, faults: readonly FaultOrder[]): Answer {
  const effects = new Set(faults.map((fault) => fault.kind));
  const { store } = world;
  store.begin();
  let answer: Answer;
  try {
    answer = call.run(effects);
  } catch (error) {
    store.rollback();
    throw error;
  }
  const failed = call.failed?.() ?? answer.status >= 400;
  const before = faults.some(({ kind, when }) => kind === "garbage" && when !== "after");
  if (failed || before || effects.has("ignore")) {
    store.rollback();
    return answer;
  }
  const changes = store.commit();
  const comeBack = faults.find((fault) => fault.kind === "come-back");
  if (comeBack !== undefined) haunt(changes, comeBack.lists ?? 1);
  else {
    const [late] = world.doubts.inForce("late-listing", call.cloud);
    if (late !== undefined) hide(changes, late.scale ?? late.doubt.lists);
  }
  if (effects.has("stuck")) halt(changes);
  return answer;
}

/** What the call removed, or sent on its way to removal, will be there again. */
function haunt(changes: readonly Change[], lists: number): void {
  for (const { table, id, before } of changes) {
    if (before === undefined) continue;
    const now = table.get(id);
    if (now === undefined || now["_then"] !== before["_then"]) table.haunt(id, before, lists);
  }
}

/** What the call made or removed shows only after so many listings. */
function hide(changes: readonly Change[], lists: number): void {
  for (const { table, id, before, haunted } of changes) {
    if (haunted !== true && (before === undefined) === table.has(id)) lag(table, id, before, lists);
  }
}

/** What the call sent on its way stays where it is, for good. */
function halt(changes: readonly Change[]): void {
  for (const { table, id, before } of changes) {
    const then = table.get(id)?.["_then"];
    if (then !== undefined && then !== before?.["_then"]) table.patch(id, { _then: undefined });
  }
}

function disturb(
  faults: readonly FaultOrder[],
  when: "before" | "after",
  call: Performance,
  answer: Answer | undefined,
): RawReply | undefined {
  for (const fault of faults) {
    if ((fault.when ?? "before") !== when) continue;
    if (fault.kind === "error") {
      const { status = 500, code = "InternalError", extra = {} } = fault;
      const { message = "The request processing has failed due to some unknown error." } = fault;
      const echo = { ...call.key(), reply: String(answer?.body ?? "") };
      const more = Object.fromEntries(
        Object.entries(extra).map(([name, value]) => [name, echoed(value, echo)]),
      );
      const [codeNow, messageNow] = [code, message].map((text) => echoedText(text, echo));
      return call.fail(
        new VendorError(status, codeNow ?? "", messageNow ?? "", more, fault.headers ?? {}),
      );
    }
    if (fault.kind === "hang") {
      call.entry.status = 0;
      return { kind: "hang" };
    }
    if (fault.kind === "cut") {
      call.entry.status = 0;
      const headers = answer?.headers ?? {};
      return { kind: "drop", status: answer?.status ?? 200, headers, body: answer?.body ?? "{" };
    }
  }
  return undefined;
}

/** What is sent in place of the answer, where a fault says so and it would not be the same. */
function spoilt(
  world: World,
  faults: readonly FaultOrder[],
  { entry }: Performance,
  answer: Answer,
): Answer | undefined {
  for (const fault of faults) {
    if (fault.kind !== "garbage") continue;
    const { garbage = {} } = fault;
    const found = spoil(answer, garbage);
    const field = garbage.at === undefined ? undefined : fieldAt(answer, garbage.at);
    world.faults.spoilt(fault, { hit: found !== undefined, field });
    if (found === undefined) continue;
    entry.status = found.status;
    const { "content-length": _, ...headers } = found.headers;
    return { kind: "answer", ...found, headers };
  }
  return undefined;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

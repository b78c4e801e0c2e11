import { Problem } from "../core/problem.ts";
import { type ClosurePlan, planClosure } from "../operations/closure.ts";
import { blockersIn, lookMessages } from "../operations/front/blockers.ts";
import {
  type ClosureRun,
  deployClosure,
  destroyedClosure,
  destroyedFailure,
  followTold,
  heedClosure,
  shownPlan,
  startsAnew,
} from "../operations/front/closure.ts";
import type { ClosureTold } from "../operations/front/closure-record.ts";
import { accountMismatch, problemMessage } from "../operations/front/front.ts";
import { isToBePutBack, leftOnMessages, putLeftOnBackOnce } from "../operations/front/left-on.ts";
import { error, type Message } from "../operations/front/message.ts";
import type {
  CallHandle,
  Checked,
  Deployed,
  DeployRequest,
  Difference,
  PulumiResource,
  Stored,
} from "./front.ts";
import { SCHEMA, TOKENS } from "./schema.ts";
import { fromJson, type Properties, textOf, textsOf, UNKNOWN } from "./values.ts";

/** `closeout:index:Closure`: creating it submits the closure; reading follows it; nothing takes it back. */
export const closure: PulumiResource = {
  inputs: SCHEMA.resources[TOKENS.closure].inputProperties,
  decides: ["abandons", "blockers"],

  async check({ olds, news }, handle) {
    const { configured } = handle;
    const settings = settingsOf(news);
    const { accountId } = settings;
    if (accountId === UNKNOWN) return { inputs: settings, messages: [] };
    const mismatch = accountMismatch(configured, textOf(accountId) ?? "");
    if (mismatch.length > 0) return { inputs: settings, messages: mismatch };
    // What the state knows may forbid every call, and only a diff and a refresh are told of it.
    if (olds !== undefined)
      return {
        inputs: { ...settings, abandons: olds["abandons"] ?? {}, blockers: {} },
        messages: [],
      };
    configured.closureHeard.come(true);
    try {
      return await planned(settings, handle);
    } catch (cause) {
      if (cause instanceof Problem) return { inputs: settings, messages: [problemMessage(cause)] };
      throw cause;
    }
  },

  async diff({ olds, news }, handle) {
    const { configured, signal } = handle;
    if (news["accountId"] === UNKNOWN) return { of: "inputs", isOpen: true, paths: new Map() };
    const known = toldBy(olds);
    heedClosure(handle, known, olds);
    configured.closureHeard.come(true);
    const paths = new Map<string, Difference>();
    if (olds["accountId"] !== news["accountId"]) paths.set("accountId", "replace");
    const { told, messages } = await followTold(known, textOf(olds["accountId"]) ?? "", handle);
    handle.tell(messages);
    if (startsAnew(told, configured.workspace)) {
      paths.set("status", "replace");
    } else if (told.status !== known.status) {
      paths.set("status", "update");
    } else if (await isToBePutBack(configured.workspace, signal)) {
      handle.tell(await leftOnMessages(handle));
      paths.set("detail", "update");
    }
    for (const name of ["confirm", "fail"])
      if ((olds[name] ?? null) !== (news[name] ?? null) && !paths.has("status"))
        paths.set(name, "update");
    return { of: "outputs", paths };
  },

  async deploy(request, handle) {
    const { prior, news, preview } = request;
    if (prior !== undefined) return follow({ ...request, prior }, handle);
    const abandons = textsOf(news["abandons"]);
    if (preview) {
      return { stored: storedAs(handle, news, OPEN, undefined), messages: [] };
    }
    try {
      const confirm = textOf(news["confirm"]);
      const asked = { confirm, abandons: Object.keys(abandons) };
      const { told, run, messages } = await deployClosure(asked, handle);
      if (told === undefined) return nothing(messages);
      return { stored: storedAs(handle, news, told, run), messages };
    } catch (cause) {
      if (cause instanceof Problem) return nothing([problemMessage(cause)]);
      throw cause;
    }
  },

  async read({ id, inputs, outputs }, handle) {
    const { configured } = handle;
    const mismatch = accountMismatch(configured, id);
    if (mismatch.length > 0) return nothing(mismatch);
    const known = toldBy(outputs);
    heedClosure(handle, known, outputs);
    configured.closureHeard.come(true);
    const { told, messages } = await followTold(known, id, handle);
    if (messages.some(({ severity }) => severity === "error")) return nothing(messages);
    // An import of a closure that the cloud knows nothing of.
    if (known.status === null && told.status === "failed")
      return nothing([
        error(
          `There is no closure of account ${id} to be imported`,
          "Nothing submitted it. Deploy the closure instead.",
        ),
      ]);
    const settings = { accountId: id, ...inputs };
    // Of a closure that begins anew the comparison tells, which always follows.
    const said = startsAnew(told, configured.workspace) ? [] : messages;
    return { stored: storedAs(handle, settings, told, runOf(outputs)), messages: said };
  },

  drop({ outputs }, front) {
    // What failed is dropped for the closure that takes its place.
    return textOf(outputs["status"]) === "failed"
      ? destroyedFailure(front)
      : destroyedClosure(front, textOf(outputs["accountId"]) ?? "", toldBy(outputs));
  },
};

/** What is known only once a closure was submitted. */
const OPEN: Properties = {
  status: UNKNOWN,
  submittedAt: UNKNOWN,
  endsAt: UNKNOWN,
  detail: UNKNOWN,
};

/** Asks everything that a closure rests on, which fails the preview with one error per policy. */
async function planned(settings: Properties, handle: CallHandle): Promise<Checked> {
  const { workspace } = handle.configured;
  const { confirm } = settings;
  const { signal } = handle;
  const made = await planClosure(workspace, { signal });
  // A switch that is not set is one of many things that may stand in the way, and is said beside them.
  const off = confirm === UNKNOWN ? [] : await switchedOff(textOf(confirm), made, handle);
  if (made.outcome === "closing") {
    const { abandons, message } = shownPlan(workspace, made);
    return { inputs: { ...settings, abandons, blockers: {} }, messages: [message, ...off] };
  }
  const { found } = made;
  const said = await lookMessages(found, settings["fail"] !== false, handle);
  const blockers = blockersIn(found);
  if (made.outcome === "refused")
    return { inputs: { ...settings, abandons: {}, blockers }, messages: [...said, ...off] };
  if (off.length > 0) return { inputs: settings, messages: off };
  const { abandons, message } = shownPlan(workspace, made);
  const shown = textsOf(
    fromJson(handle.configured.shown.hold(handle.urn, { abandons }))["abandons"],
  );
  if (!isSame(shown, abandons)) {
    const summary = "What is abandoned with the account changed after the preview";
    return {
      inputs: settings,
      messages: [error(summary, "Nothing was submitted. Preview again.")],
    };
  }
  return { inputs: { ...settings, abandons, blockers }, messages: [message, ...said] };
}

/** What is wrong with the program's switch, where no policy says it. */
async function switchedOff(
  confirm: string | undefined,
  { outcome }: ClosurePlan,
  { configured: { workspace }, signal }: CallHandle,
): Promise<readonly Message[]> {
  const isBlank = (confirm ?? "").trim() === "";
  if (
    (isBlank || confirm === workspace.account.id) &&
    (outcome === "refused" || outcome === "closing")
  )
    return [];
  try {
    await planClosure(workspace, { signal, confirm: { is: confirm } });
    return [];
  } catch (cause) {
    if (cause instanceof Problem) return [problemMessage(cause)];
    throw cause;
  }
}

/** Puts on record what a diff found, and back what an earlier run left switched on. */
async function follow(
  { prior, news, preview }: DeployRequest & { readonly prior: NonNullable<DeployRequest["prior"]> },
  handle: CallHandle,
): Promise<Deployed> {
  const { outputs } = prior;
  const known = toldBy(outputs);
  heedClosure(handle, known, outputs);
  const { told, messages } = await followTold(known, textOf(outputs["accountId"]) ?? "", handle);
  const stored = storedAs(handle, news, told, runOf(outputs));
  if (preview) return { stored, messages: [] };
  try {
    return { stored, messages: [...messages, ...(await putLeftOnBackOnce(handle))] };
  } catch (cause) {
    if (cause instanceof Problem) return nothing([problemMessage(cause)]);
    throw cause;
  }
}

function nothing(messages: readonly Message[]): Deployed {
  return { stored: undefined, messages };
}

/** What the user sets. */
function settingsOf({ accountId, confirm, fail }: Properties): Properties {
  return { accountId: accountId ?? null, confirm: confirm ?? null, fail: fail ?? null };
}

function storedAs(
  { configured: { workspace } }: CallHandle,
  inputs: Properties,
  { status, submittedAt, endsAt, detail }: Properties | ClosureTold,
  run: ClosureRun | undefined,
): Stored {
  const { accountId = null, abandons = {} } = inputs;
  const { kind } = workspace.account;
  return {
    id: textOf(accountId) ?? "",
    inputs: { ...settingsOf(inputs), abandons, blockers: inputs["blockers"] ?? {} },
    outputs: {
      ...settingsOf(inputs),
      kind,
      status: status ?? null,
      submittedAt: submittedAt ?? null,
      endsAt: endsAt ?? null,
      detail: detail ?? null,
      abandons,
      run: run?.run ?? null,
      at: run?.at ?? null,
    },
  };
}

function toldBy(outputs: Properties): ClosureTold {
  const text = (name: string): string | null => textOf(outputs[name]) ?? null;
  return {
    status: text("status"),
    detail: text("detail"),
    submittedAt: text("submittedAt"),
    endsAt: text("endsAt"),
  };
}

function runOf({ run, at }: Properties): ClosureRun | undefined {
  return typeof run === "string" && typeof at === "string" ? { run, at } : undefined;
}

function isSame(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  return Object.keys(one).sort().join("\n") === Object.keys(other).sort().join("\n");
}

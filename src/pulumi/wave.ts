import { isWave, WAVES, type Wave } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import { destroyedTeardown } from "../operations/front/closure.ts";
import { accountMismatch, problemMessage } from "../operations/front/front.ts";
import { error, type Message } from "../operations/front/message.ts";
import { reviewChanged } from "../operations/front/stops.ts";
import {
  deletesMessages,
  digestNow,
  lookAtWave,
  remainingAfter,
  takenOverMessages,
  type WaveLook,
} from "../operations/front/wave.ts";
import { applyWave, type Remaining } from "../operations/front/wave-apply.ts";
import type { CallHandle, Deployed, DeployRequest, PulumiResource, Stored } from "./front.ts";
import { isIgnored, pathOf } from "./paths.ts";
import { SCHEMA, TOKENS } from "./schema.ts";
import { fromJson, listOf, type Properties, textOf, textsOf, UNKNOWN } from "./values.ts";

/** What a check of a wave decides. */
const DECIDES = ["review", "remaining", "deletes", "putsBack"];

/**
 * `closeout:index:Wave`: what remains of one wave. Its checked inputs hold the review's digest and the ids
 * that go, which is what an update deletes.
 */
export const wave: PulumiResource = {
  inputs: SCHEMA.resources[TOKENS.wave].inputProperties,
  decides: DECIDES,

  async check({ olds, news }, handle) {
    const { accountId, wave: name } = news;
    const settings: Properties = { accountId: accountId ?? null, wave: name ?? null };
    if (accountId === UNKNOWN || name === UNKNOWN) return { inputs: settings, messages: [] };
    const faults = faultsOf(settings, handle);
    if (faults.length > 0 || typeof accountId !== "string" || !isNamed(name))
      return { inputs: settings, messages: faults };
    const { waves } = handle.configured;
    const twin = waves.get(name) ?? handle.urn;
    if (twin !== handle.urn) return { inputs: settings, messages: [standsTwice(name, twin)] };
    waves.set(name, handle.urn);
    const isNew = olds === undefined;
    const look = await lookAtWave(
      { accountId, wave: name, remaining: textsOf(olds?.["remaining"]), run: null },
      handle,
      "waves",
    );
    if (look.memory === undefined) return { inputs: settings, messages: failed(look) };
    const { going, backs, review } = look.memory;
    if (isNew && handle.configured.announced.has(handle.urn))
      return { inputs: settings, messages: [replacedForItems(name)] };
    if (isNew) {
      return {
        inputs: inputsOf(accountId, name, { remaining: look.remaining, review }),
        messages: [...look.messages, ...takenOverMessages(handle.configured, name, look)],
      };
    }
    const decided = { review, deletes: going, putsBack: Object.keys(backs) };
    // What came to be approved after the preview waits for the next one; what no longer is, is named.
    const shown = fromJson(handle.configured.shown.hold(handle.urn, decided));
    const deletes = listOf(shown["deletes"]);
    const putsBack = listOf(shown["putsBack"]);
    handle.configured.decided.set(handle.urn, new Set([...deletes, ...putsBack]));
    return {
      inputs: inputsOf(accountId, name, {
        remaining: remainingAfter(look.remaining, { going: deletes, backs }),
        review: textOf(shown["review"]) ?? null,
        deletes,
        putsBack,
      }),
      messages: look.messages,
    };
  },

  async diff({ olds, news, ignored }, { configured, urn, tell }) {
    const isOpen = news["accountId"] === UNKNOWN || news["wave"] === UNKNOWN;
    const replaced = ["accountId", "wave"].filter(
      (name) => !isOpen && olds[name] !== undefined && olds[name] !== news[name],
    );
    const [before, after] = [textsOf(olds["remaining"]), textsOf(news["remaining"])];
    const decided = configured.decided.get(urn);
    // A refresh asks with the inputs of the last update: what that deleted or put back is no difference.
    const isDue = (id: string): boolean => decided?.has(id) === true || before[id] !== after[id];
    const due = listOf(news["deletes"]).filter(isDue);
    const { going, backs } = heeded(ignored, {
      going: due,
      backs: listOf(news["putsBack"]).filter(isDue),
    });
    if (decided !== undefined && replaced.length === 0 && isNamed(news["wave"])) {
      const unshown = going.filter((id) => !(id in before));
      const counts = { going: going.length, ignored: due.length - going.length, unshown };
      tell(deletesMessages(configured, news["wave"], counts));
      if (going.length > 0) configured.announced.add(urn);
    }
    return {
      of: "inputs",
      isOpen,
      paths: new Map([
        ...replaced.map((name) => [name, "replace"] as const),
        ...going.map((id) => [pathOf("remaining", id), "delete"] as const),
        ...backs.map((id) => [pathOf("remaining", id), "update"] as const),
      ]),
    };
  },

  async deploy(request, handle) {
    const { prior, news, preview } = request;
    const { accountId, wave: name } = news;
    if (typeof accountId !== "string" || !isNamed(name))
      return { stored: { id: "", inputs: news, outputs: news }, messages: [] };
    // Where it is created, what is there is taken over as it is; nothing is called.
    if (prior === undefined)
      return { stored: storedAs(news, textsOf(news["remaining"]), null), messages: [] };
    if (preview)
      return { stored: storedAs(news, remainingOf(request, prior), runOf(prior)), messages: [] };
    return update({ ...request, prior, accountId, name }, handle);
  },

  async read({ id, inputs, outputs }, handle) {
    const [accountId = "", name = "", ...rest] = id.split("/");
    const isId = isWave(name) && rest.length === 0;
    const faults = isId
      ? accountMismatch(handle.configured, accountId)
      : [
          error(
            `"${id}" is not the id of a wave`,
            `It is <account id>/<wave>, with one of: ${WAVES.join(", ")}.`,
          ),
        ];
    if (faults.length > 0 || !isWave(name)) return { stored: undefined, messages: faults };
    const run = textOf(outputs["run"]) ?? null;
    const known = textsOf(outputs["remaining"] ?? inputs["remaining"]);
    const asked = { accountId, wave: name, remaining: known, run };
    const look = await lookAtWave(asked, handle, "nothing");
    if (look.memory === undefined) return { stored: undefined, messages: failed(look) };
    const { review } = look.memory;
    const found = inputsOf(accountId, name, { remaining: look.remaining, review });
    return { stored: storedAs(found, look.remaining, look.memory.run), messages: [] };
  },

  drop(_request, front) {
    return destroyedTeardown(front);
  },
};

interface Update extends DeployRequest {
  readonly prior: { readonly id: string; readonly outputs: Properties };
  readonly accountId: string;
  readonly name: Wave;
}

async function update(
  { prior, news, accountId, name, ignored, checkpoint }: Update,
  handle: CallHandle,
): Promise<Deployed> {
  const { configured } = handle;
  const review = textOf(news["review"]) ?? null;
  const before = textsOf(prior.outputs["remaining"]);
  const nothing = (messages: readonly Message[]): Deployed => ({ stored: undefined, messages });
  const mismatch = accountMismatch(configured, accountId);
  if (mismatch.length > 0) return nothing(mismatch);
  const now = digestNow(configured);
  if (now !== review) return nothing([reviewChanged(configured, review, now)]);
  const { going: targets, backs } = heeded(ignored, {
    going: listOf(news["deletes"]),
    backs: listOf(news["putsBack"]),
  });
  const run = runOf(prior);
  // Refreshed before, unless the engine is an old one: then what the check saw and the state did not.
  const all = { ...before, ...lacking(before, targets) };
  if (targets.length + backs.length === 0)
    return { stored: storedAs(news, all, run), messages: [] };
  try {
    const applied = await applyWave(
      {
        accountId,
        wave: name,
        before: all,
        after: textsOf(news["remaining"]),
        targets,
        backs,
        review,
        checkpoint: (current) => checkpoint(() => storedAs(news, current(), run)),
      },
      handle,
    );
    const { remaining, memory, messages } = applied;
    // Refused before anything was begun.
    if (memory === undefined && Object.keys(remaining).length === Object.keys(all).length)
      return nothing(messages);
    return { stored: storedAs(news, remaining, memory?.run ?? run), messages };
  } catch (cause) {
    if (cause instanceof Problem) return nothing([problemMessage(cause)]);
    throw cause;
  }
}

/** What a preview shows as left. */
function remainingOf(
  { news, ignored }: DeployRequest,
  { outputs }: NonNullable<DeployRequest["prior"]>,
): Remaining {
  const going = listOf(news["deletes"]);
  const heard = new Set(heeded(ignored, { going, backs: [] }).going);
  const before = textsOf(outputs["remaining"]);
  const left = going.filter((id) => !heard.has(id)).map((id) => [id, before[id] ?? id] as const);
  return { ...textsOf(news["remaining"]), ...Object.fromEntries(left) };
}

/** What goes and what is put back, without what the program says to leave as it is. */
function heeded(
  ignored: readonly string[],
  { going, backs }: { readonly going: readonly string[]; readonly backs: readonly string[] },
): { readonly going: readonly string[]; readonly backs: readonly string[] } {
  const left = (id: string): boolean => !isIgnored(ignored, "remaining", id, DECIDES);
  return { going: going.filter(left), backs: backs.filter(left) };
}

/** Both would delete the same items, and another wave may be missing. */
function standsTwice(name: Wave, twin: string): Message {
  return error(
    `The wave ${name} stands twice in the program`,
    `The other one is ${twin}. Give each wave once, each after the one before: ${WAVES.join(", ")}.`,
    ["wave"],
  );
}

/** Pulumi would show that items go, take the wave over anew, and never delete anything. */
function replacedForItems(name: Wave): Message {
  return error(
    `The wave ${name} is updated, not replaced: a replacement deletes nothing in the cloud`,
    "Take away what has Pulumi replace it, such as the resource option replaceOnChanges. Nothing was deleted.",
  );
}

function faultsOf(settings: Properties, { configured }: CallHandle): readonly Message[] {
  const { accountId, wave: name } = settings;
  return [
    ...(typeof accountId === "string"
      ? accountMismatch(configured, accountId)
      : [error("There is no account id", "Give the id of the account.", ["accountId"])]),
    ...(isNamed(name)
      ? []
      : [error(`There is no wave "${String(name)}"`, `Allowed: ${WAVES.join(", ")}.`, ["wave"])]),
  ];
}

function isNamed(name: unknown): name is Wave {
  return typeof name === "string" && isWave(name);
}

/** A look that failed says why; of several that fail alike the first does. */
function failed({ messages }: WaveLook): readonly Message[] {
  return messages.length > 0
    ? messages
    : [error("The account could not be looked at", "The first wave says why.")];
}

interface Decided {
  readonly remaining: Remaining;
  readonly review: string | null;
  readonly deletes?: readonly string[];
  readonly putsBack?: readonly string[];
}

function inputsOf(
  accountId: string,
  name: Wave,
  { remaining, review, deletes = [], putsBack = [] }: Decided,
): Properties {
  return { accountId, wave: name, review, remaining, deletes, putsBack };
}

function storedAs(news: Properties, remaining: Remaining, run: string | null): Stored {
  const accountId = textOf(news["accountId"]) ?? "";
  const name = textOf(news["wave"]) ?? "";
  const review = news["review"] ?? null;
  return {
    id: `${accountId}/${name}`,
    inputs: { accountId, wave: name, review, remaining, deletes: [], putsBack: [] },
    outputs: { accountId, wave: name, remaining, run },
  };
}

function runOf(prior: DeployRequest["prior"]): string | null {
  return textOf(prior?.outputs["run"]) ?? null;
}

function lacking(before: Remaining, targets: readonly string[]): Remaining {
  return Object.fromEntries(targets.filter((id) => !(id in before)).map((id) => [id, id]));
}

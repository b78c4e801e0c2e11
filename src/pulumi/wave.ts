import { isWave, WAVES, type Wave } from "../core/item.ts";
import { Problem } from "../core/problem.ts";
import { destroyedTeardown } from "../operations/front/closure.ts";
import { accountMismatch, problemMessage } from "../operations/front/front.ts";
import { error, type Message } from "../operations/front/message.ts";
import { reviewChanged } from "../operations/front/stops.ts";
import {
  digestNow,
  lookAtWave,
  remainingAfter,
  takenOverMessages,
  type WaveLook,
} from "../operations/front/wave.ts";
import { applyWave, type Remaining } from "../operations/front/wave-apply.ts";
import type { CallHandle, Deployed, DeployRequest, PulumiResource, Stored } from "./front.ts";
import { pathOf } from "./paths.ts";
import { fromJson, listOf, type Properties, textOf, textsOf, UNKNOWN } from "./values.ts";

/**
 * `closeout:index:Wave`: what remains of one wave. Its checked inputs hold the review's digest and the ids
 * that go, which is what an update deletes.
 */
export const wave: PulumiResource = {
  async check({ olds, news }, handle) {
    const { accountId, wave: name } = news;
    const settings: Properties = { accountId: accountId ?? null, wave: name ?? null };
    if (accountId === UNKNOWN || name === UNKNOWN) return { inputs: settings, messages: [] };
    const faults = faultsOf(settings, handle);
    if (faults.length > 0 || typeof accountId !== "string" || !isNamed(name))
      return { inputs: settings, messages: faults };
    const isNew = olds === undefined;
    const look = await lookAtWave(
      { accountId, wave: name, remaining: textsOf(olds?.["remaining"]), run: null },
      handle,
      isNew ? "adoption" : "plan",
    );
    if (look.memory === undefined) return { inputs: settings, messages: failed(look) };
    const { going, backs, review } = look.memory;
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
    return {
      inputs: inputsOf(accountId, name, {
        remaining: remainingAfter(look.remaining, { going: deletes, backs }),
        review: textOf(shown["review"]) ?? null,
        deletes,
        putsBack: listOf(shown["putsBack"]),
      }),
      messages: look.messages,
    };
  },

  async diff({ olds, news }) {
    const isOpen = news["accountId"] === UNKNOWN || news["wave"] === UNKNOWN;
    const replaced = ["accountId", "wave"].filter(
      (name) => !isOpen && olds[name] !== undefined && olds[name] !== news[name],
    );
    return {
      of: "inputs",
      isOpen,
      paths: new Map([
        ...replaced.map((name) => [name, "replace"] as const),
        ...listOf(news["deletes"]).map((id) => [pathOf("remaining", id), "delete"] as const),
        ...listOf(news["putsBack"]).map((id) => [pathOf("remaining", id), "update"] as const),
      ]),
    };
  },

  async deploy(request, handle) {
    const { prior, news, preview } = request;
    const { accountId, wave: name } = news;
    if (typeof accountId !== "string" || !isNamed(name))
      return { stored: { id: "", inputs: news, outputs: news }, messages: [] };
    // Where it is created, what is there is taken over as it is; nothing is called.
    if (preview || prior === undefined)
      return { stored: storedAs(news, textsOf(news["remaining"]), runOf(prior)), messages: [] };
    return update({ ...request, prior, accountId, name }, handle);
  },

  async read({ id, inputs, outputs }, handle) {
    const [accountId = "", name = ""] = id.split("/");
    const faults = isWave(name)
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
  { prior, news, accountId, name, checkpoint }: Update,
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
  const [targets, backs] = [listOf(news["deletes"]), listOf(news["putsBack"])];
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

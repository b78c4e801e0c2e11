import { isWave, WAVES } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { destroyedTeardown } from "../../operations/front/closure.ts";
import { accountMismatch, problemMessage } from "../../operations/front/front.ts";
import { reviewChanged } from "../../operations/front/stops.ts";
import { digestNow, heedWave, lookAtWave, remainingAfter } from "../../operations/front/wave.ts";
import { applyWave } from "../../operations/front/wave-apply.ts";
import { remembered, type WaveMemory } from "../../operations/front/wave-memory.ts";
import { error } from "../framework/diagnostics.ts";
import type { Resource } from "../framework/resource.ts";
import type { JsonValue } from "../framework/values.ts";
import { type Configured, previewRefused } from "./configured.ts";
import { waveSchema } from "./schemas.ts";

/** `closeout_wave`: what remains of one wave; applying deletes what the plan takes out of it. */
export const wave: Resource<typeof waveSchema, Configured> = {
  schema: waveSchema,

  validate(config) {
    if (typeof config.wave !== "string" || isWave(config.wave)) return [];
    return [error(`There is no wave "${config.wave}"`, `Allowed: ${WAVES.join(", ")}.`, ["wave"])];
  },

  importState(id) {
    const [accountId = "", name = ""] = id.split("/");
    if (!isWave(name)) {
      return {
        state: null,
        diagnostics: [
          error(
            `"${id}" is not the import id of a wave`,
            `It is <account id>/<wave>, with one of: ${WAVES.join(", ")}.`,
          ),
        ],
      };
    }
    return { state: { account_id: accountId, wave: name, remaining: {} } };
  },

  async read({ state, private: kept }, handle) {
    const mismatch = accountMismatch(handle.configured, state.account_id);
    if (mismatch.length > 0) return { state, diagnostics: mismatch };
    const found = await lookAtWave(
      {
        accountId: state.account_id,
        wave: named(state.wave),
        remaining: state.remaining ?? {},
        run: remembered(kept).run,
      },
      handle,
    );
    if (found.memory === undefined) return { state, diagnostics: found.messages };
    return {
      state: { ...state, remaining: found.remaining },
      private: stored(found.memory),
      diagnostics: found.messages,
    };
  },

  plan({ prior, proposed, private: kept }, { configured }) {
    const accountId = proposed.account_id;
    const mismatch = typeof accountId === "string" ? accountMismatch(configured, accountId) : [];
    if (mismatch.length > 0) return { planned: prior ?? proposed, diagnostics: mismatch };
    const memory = remembered(kept);
    if (prior === null) {
      return {
        planned: proposed,
        diagnostics: [
          error(
            "A wave is imported, not created",
            `Use the AccountTeardown construct, or add an import block with the id "<account id>/<wave>". Nothing was changed.`,
          ),
        ],
      };
    }
    heedWave(configured.workspace, prior.wave, memory.run);
    const now = digestNow(configured);
    if (now !== memory.review) {
      const planned = { ...proposed, remaining: prior.remaining };
      return { planned, diagnostics: [reviewChanged(configured, memory.review, now)] };
    }
    return { planned: { ...proposed, remaining: remainingAfter(prior.remaining ?? {}, memory) } };
  },

  async apply(request, handle) {
    const { configured } = handle;
    const { prior, planned } = request;
    const remaining = prior?.remaining ?? {};
    const before = { account_id: planned.account_id, wave: planned.wave, remaining };
    const refused = previewRefused(configured);
    if (refused.length > 0) return { state: before, diagnostics: refused };
    const { review, run } = remembered(request.private);
    const now = digestNow(configured);
    if (now !== review)
      return { state: before, diagnostics: [reviewChanged(configured, review, now)] };
    const after = typeof planned.remaining === "object" ? (planned.remaining ?? {}) : {};
    const targets = Object.keys(remaining).filter((id) => !(id in after));
    const backs = Object.entries(after).flatMap(([id, line]) =>
      id in remaining && remaining[id] !== line ? [id] : [],
    );
    if (targets.length + backs.length === 0) return { state: before };
    heedWave(configured.workspace, planned.wave, run);
    try {
      const applied = await applyWave(
        {
          accountId: planned.account_id,
          wave: named(planned.wave),
          before: remaining,
          after,
          targets,
          backs,
          review,
          checkpoint: (current) =>
            request.checkpoint(() => ({ ...before, remaining: { ...current() } })),
        },
        handle,
      );
      return {
        state: { ...before, remaining: applied.remaining },
        ...(applied.memory === undefined ? {} : { private: stored(applied.memory) }),
        diagnostics: applied.messages,
      };
    } catch (cause) {
      if (cause instanceof Problem) return { state: before, diagnostics: [problemMessage(cause)] };
      throw cause;
    }
  },

  planDestroy(_request, { configured }) {
    return [destroyedTeardown(configured)];
  },

  delete() {
    return {};
  },
};

function named(name: string) {
  if (!isWave(name)) throw new Error(`there is no wave "${name}"`);
  return name;
}

function stored({ review, going, backs, run }: WaveMemory): JsonValue {
  return { review, going, backs, run };
}

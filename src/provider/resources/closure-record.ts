import type { Witness } from "../../core/record.ts";
import type { JsonValue, State } from "../framework/values.ts";
import type { closureSchema } from "./schemas.ts";

/** Phases that say that a closure was prepared, submitted or ended, as the state writes them. */
const TOLD = [
  "awaiting-submission",
  "submitted",
  "waiting",
  "closed",
  "left",
  "awaiting-request",
  "requested",
  "disassociated",
] as const;

/** What the state of the closure tells, with what an apply left beside it. */
export function stateWitness(state: State<typeof closureSchema>, kept: JsonValue): Witness {
  const { run, at } = textsOf(kept);
  const phase = TOLD.find((one) => one === state.status);
  const submittedAt = state.submitted_at ?? undefined;
  const endsAt = state.ends_at ?? undefined;
  return {
    where: "the state of the closure stack",
    ...(run === undefined ? {} : { run }),
    ...(phase === undefined
      ? {}
      : {
          closure: {
            phase,
            at: at ?? submittedAt ?? LONG_AGO,
            detail: state.detail ?? "",
            ...(submittedAt === undefined ? {} : { submittedAt }),
            ...(endsAt === undefined ? {} : { endsAt }),
          },
        }),
  };
}

/** An older version of this provider left no time: whatever else is known is younger. */
const LONG_AGO = "1970-01-01T00:00:00.000Z";

function textsOf(kept: JsonValue): { readonly run?: string; readonly at?: string } {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {};
  const text = (name: string): string | undefined => {
    const value = (kept as { readonly [name: string]: JsonValue })[name];
    return typeof value === "string" ? value : undefined;
  };
  const [run, at] = [text("run"), text("at")];
  return { ...(run === undefined ? {} : { run }), ...(at === undefined ? {} : { at }) };
}

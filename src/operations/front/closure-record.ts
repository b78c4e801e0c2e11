import type { Witness } from "../../core/record.ts";

/** What a front end's state tells of a closure. */
export interface ClosureTold {
  readonly status: string | null;
  readonly detail: string | null;
  readonly submittedAt: string | null;
  readonly endsAt: string | null;
}

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
export function stateWitness(state: ClosureTold, kept: unknown): Witness {
  const { run, at } = textsOf(kept);
  const phase = TOLD.find((one) => one === state.status);
  const submittedAt = state.submittedAt ?? undefined;
  const endsAt = state.endsAt ?? undefined;
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

function textsOf(kept: unknown): { readonly run?: string; readonly at?: string } {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {};
  const text = (name: string): string | undefined => {
    const value = (kept as Readonly<Record<string, unknown>>)[name];
    return typeof value === "string" ? value : undefined;
  };
  const [run, at] = [text("run"), text("at")];
  return { ...(run === undefined ? {} : { run }), ...(at === undefined ? {} : { at }) };
}

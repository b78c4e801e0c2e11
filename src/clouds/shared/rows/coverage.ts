import type { Coverage, CoverageOutcome } from "../../../core/inventory.ts";
import type { Doubt } from "../reach/sight.ts";
import { ListingError } from "../wire/listing-error.ts";
import { CallError, type CallErrorKind } from "../wire/transport.ts";
import { MissingWord } from "./templates.ts";

const OUTCOMES: Readonly<Record<CallErrorKind, CoverageOutcome>> = {
  denied: "denied",
  credentials: "denied",
  throttled: "throttled",
  transient: "failed",
  unknown: "failed",
  "gone-host": "failed",
  unsupported: "unsupported",
  refused: "failed",
};

/**
 * The coverage of a listing that ended with an error. A host that is proved not to exist makes the
 * region `inactive`, as the proof does that a product which refused is not offered there (`absence`); every
 * other error leaves it unknown. Errors that are none of the cloud's are
 * thrown on, since they are mistakes of ours.
 */
export function failedCoverage(
  type: string,
  region: string,
  error: unknown,
  absence?: string,
): Coverage {
  const base = { type, region, count: 0 };
  if (error instanceof ListingError || error instanceof MissingWord) {
    return { ...base, outcome: "failed", message: error.message };
  }
  // A date that is none, a list that is too long: what was read can be worked with no further.
  if (error instanceof RangeError) {
    return { ...base, outcome: "failed", message: `a record cannot be read: ${error.message}` };
  }
  if (!(error instanceof CallError)) throw error;
  const { kind, code, message, requestId, permission } = error;
  if (absence !== undefined) {
    const both = `the product answers ${code}, and ${absence}`;
    return { ...base, outcome: "inactive", code, message, proof: both };
  }
  const { proof } = error;
  const inactive = kind === "gone-host" && proof !== undefined;
  return {
    ...base,
    outcome: inactive ? "inactive" : OUTCOMES[kind],
    code,
    message,
    ...(kind === "refused" || kind === "unsupported" ? { refused: true as const } : {}),
    ...(proof === undefined ? {} : { proof }),
    ...(permission === undefined ? {} : { permission }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The coverage of a listing that succeeded for an identity of which nobody knows whether it sees everything. */
export function unproved(coverage: Coverage, { of, lacks, next }: Doubt): Coverage {
  const [{ permission, because }] = lacks;
  return {
    ...coverage,
    outcome: "unproved",
    permission,
    message: `${of.en} is not proved to see everything: ${because.en}. ${next.en}`,
    in: { zh: { message: `未证实${of.zh}能看到全部：${because.zh}。${next.zh}` } },
    reachOf: of.en,
  };
}

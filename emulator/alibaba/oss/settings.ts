import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import type { JsonObject } from "../../core/json.ts";
import { placeOf } from "./place.ts";

/** GET of a setting that no bucket of the emulator has: the vendor's "there is none". */
export function never(code: string, message: string) {
  return (call: Call): JsonObject => {
    placeOf(call);
    throw vendorError(404, code, message);
  };
}

/** GET of a setting that every bucket of the emulator has at its default. */
export function always(value: JsonObject) {
  return (call: Call): JsonObject => {
    placeOf(call);
    return value;
  };
}

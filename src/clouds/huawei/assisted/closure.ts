import type { Account } from "../../../core/account.ts";
import type { Disassociation } from "../../../core/assisted.ts";
import type { AssistedClosure } from "../../../core/cloud.ts";
import type { Calls } from "../../shared/session/session-calls.ts";
import { associationConditions, readBackOf } from "./association.ts";
import { ownConditions, ownKey } from "./conditions.ts";

/** What people carry out: the closing of an account, or its disassociation from its master account. */
export function assistedClosure(
  reached: { readonly account: Account; readonly given: Calls; readonly own: Calls },
  leaves: Disassociation | undefined,
): AssistedClosure {
  if (leaves === undefined)
    return { by: "assisted", conditions: (signal) => ownConditions(reached, signal), ownKey };
  const context = { ...reached, master: leaves.master };
  const readBack = readBackOf(context);
  return {
    by: "assisted",
    conditions: (signal) => associationConditions(context, signal),
    ownKey,
    ...(readBack === undefined ? {} : { readBack }),
  };
}

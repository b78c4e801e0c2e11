import { askBlockers } from "../operations/front/blockers.ts";
import { accountMismatch } from "../operations/front/front.ts";
import { error, type Message } from "../operations/front/message.ts";
import type { CallHandle } from "./front.ts";
import { typedInputs } from "./inputs.ts";
import { SCHEMA, TOKENS } from "./schema.ts";
import { type Properties, textOf, UNKNOWN } from "./values.ts";

/** `closeout:index:getBlockers`: what stands between the account and its closure. */
export async function getBlockers(
  asks: Properties,
  handle: CallHandle,
): Promise<{ readonly returned: Properties; readonly messages: readonly Message[] }> {
  const types = SCHEMA.functions[TOKENS.getBlockers].inputs.properties;
  const { inputs, faults } = typedInputs(types, asks, () => false);
  if (faults.length > 0) return { returned: {}, messages: faults };
  const { accountId = null, fail = null, withClosure = null } = inputs;
  if (accountId === UNKNOWN)
    return {
      returned: {},
      messages: [error("The account id is not known yet", "", ["accountId"])],
    };
  const id = textOf(accountId) ?? "";
  const mismatch = accountMismatch(handle.configured, id);
  if (mismatch.length > 0) return { returned: {}, messages: mismatch };
  const asked = { accountId: id, fails: fail !== false, withClosure: withClosure === true };
  const { found, messages } = await askBlockers(asked, handle);
  return { returned: found === undefined ? {} : { accountId: id, ...found }, messages };
}

import type { Rights } from "../shared/reach/rights.ts";
import type { Lists } from "../shared/session/cloud-parts.ts";
import type { HuaweiCaller } from "./caller.ts";

/**
 * What gives the identity that lists its rights. Of this cloud they are not read: its policies of version 3 and
 * of version 5 decide together, and no call was found that tells both for certain. So no listing is proved, and
 * each can be stated.
 */
export async function rightsOf(lists: Lists<HuaweiCaller>, signal: AbortSignal): Promise<Rights> {
  const { kind, userName, roleName, accountId } = await lists.caller(signal);
  const of =
    kind === "role"
      ? `agency ${roleName ?? "in use"}`
      : kind === "user"
        ? `user ${userName ?? "in use"}`
        : `the account ${accountId} itself`;
  return {
    of,
    layers: [],
    unread: [
      {
        says: `what ${of} may see is not read`,
        next: "State with evidence that it sees everything: `npx closeout attest`.",
      },
    ],
  };
}

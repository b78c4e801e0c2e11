import type { AssistedClosure, Caller } from "../../../core/cloud.ts";
import { GLOBAL_REGION, itemId } from "../../../core/item.ts";
import { type Calls, vendorError } from "../../shared/session/session-calls.ts";
import { KEY_STAYS } from "../../zh/alibaba/own-key.ts";

/**
 * The key in use, for a RAM user: the only identity that can delete its own key and nothing after it.
 * The user and its policies stay, because a user cannot be deleted before its keys; the key itself goes
 * to the recycle bin, which only somebody else can purge.
 */
export function ownKey(caller: Caller, own: Calls): AssistedClosure["ownKey"] {
  const { kind, userName, accessKeyId } = caller;
  if (kind === "root")
    return {
      refused: "it is a key of the root user, which is deleted in the console",
      in: { zh: { refused: KEY_STAYS.root } },
    };
  if (kind === "role" || userName === undefined)
    return {
      refused: "it is a temporary key of a role, which ends by itself",
      in: { zh: { refused: KEY_STAYS.role } },
    };
  const item = itemId({
    cloud: "alibaba",
    type: "ram.access-key",
    region: GLOBAL_REGION,
    nativeId: accessKeyId,
  });
  return {
    item,
    remains: [
      `the RAM user ${userName} with its policies`,
      `the key ${accessKeyId} in the recycle bin`,
    ],
    async delete({ recorder, signal }) {
      try {
        await own.change(
          {
            product: "Ram",
            action: "DeleteAccessKey",
            region: GLOBAL_REGION,
            params: { UserName: userName, UserAccessKeyId: accessKeyId },
          },
          {
            item,
            does: "delete the key in use, as the last call",
            recorder,
            signal,
            // A repeat could only find the key gone, and would look like a refusal.
            idempotent: false,
          },
        );
        return { outcome: "requested" };
      } catch (error) {
        const { code, message, requestId, kind: how } = vendorError(error);
        return {
          outcome: how === "denied" || how === "unknown" ? how : "refused",
          code,
          message,
          ...(requestId === undefined ? {} : { requestId }),
        };
      }
    },
  };
}

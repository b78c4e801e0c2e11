import { ownItems as ownItemsOf } from "../shared/session/own-items.ts";
import type { HuaweiCaller } from "./caller.ts";

/** The caller's own identity among the items of the account. */
export const ownItems = ownItemsOf<HuaweiCaller>({
  noun: { en: "agency", zh: "委托" },
  isRole: ({ type, name }, wanted) =>
    type === "iam.agency" && wanted !== undefined && name === wanted,
  isUser: ({ type, nativeId }, { kind, principalId }) =>
    type === "iam.user" && kind === "user" && nativeId === principalId,
  key: "iam.access-key",
  group: "iam.group",
  drawn: ["iam.access-key", "iam.group", "iam.policy"],
});

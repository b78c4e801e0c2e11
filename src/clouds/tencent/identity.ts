import { ownItems as ownItemsOf } from "../shared/session/own-items.ts";
import type { TencentCaller } from "./caller.ts";

/** The caller's own identity among the items of the account. */
export const ownItems = ownItemsOf<TencentCaller>({
  noun: { en: "role", zh: "角色" },
  isRole: ({ type, name, nativeId }, wanted) =>
    type === "cam.role" &&
    wanted !== undefined &&
    (nativeId === wanted || name?.toLowerCase() === wanted.toLowerCase()),
  isUser: ({ type, nativeId }, { kind, userId }) =>
    type === "cam.user" && kind === "user" && nativeId === userId,
  key: "cam.access-key",
  group: "cam.group",
  drawn: ["cam.access-key", "cam.group", "cam.policy"],
});

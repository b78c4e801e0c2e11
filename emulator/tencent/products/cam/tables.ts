import { defineTable } from "../../../core/table.ts";

/** Collaborators: the fields of SubAccountInfo. */
export const collaborators = defineTable("cam.collaborator", { id: "Uin", scope: "account" });
/** Message receivers; `IsReceiverOwner` 1 is the owner's own contact. */
export const receivers = defineTable("cam.receiver", { id: "Uid", scope: "account" });
/** WeChat Work sub-users. */
export const weChatUsers = defineTable("cam.wechat-user", { id: "Uin", scope: "account" });
/** SAML identity providers. */
export const samlProviders = defineTable("cam.saml-provider", { id: "Name", scope: "account" });
/** Deletions of service-linked roles that are on their way or over. */
export const roleDeletions = defineTable("cam.role-deletion", {
  own: ["Status", "Reason"],
  id: "DeletionTaskId",
  scope: "account",
});

/** The tables of the product besides those of identity.ts. */
export const camTables = [collaborators, receivers, weChatUsers, samlProviders, roleDeletions];

import { permissionDocumentsBy } from "../shared/session/permission-documents.ts";
import { permissionOf, SESSION_PERMISSIONS } from "./ram-codes.ts";

const ENTER = {
  Version: "1",
  Statement: [
    {
      Effect: "Allow",
      Action: ["sts:AssumeRole"],
      Resource: "acs:ram:*:*:role/ResourceDirectoryAccountAccessRole",
    },
  ],
} as const;

/**
 * Least-privilege documents for a purpose, from the rows and the session's own calls. Resources stay `*`: what
 * is to be listed is not known before.
 * https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax
 */
export const permissionDocuments = permissionDocumentsBy({
  permissionOf,
  write: (Action) => ({
    Version: "1",
    Statement: [{ Effect: "Allow", Action, Resource: "*" }],
  }),
  // https://www.alibabacloud.com/help/en/ram/product-overview/limits
  most: 6144,
  account: {
    attachTo:
      "the RAM user or role in the account (ResourceDirectoryAccountAccessRole of a member has it)",
    permissions: SESSION_PERMISSIONS.scan,
  },
  beside: [
    {
      title: "Enter the member and read its bills where the management account pays",
      attachTo: "the RAM user or role of the management account, with `access.via: management`",
      document: {
        ...ENTER,
        Statement: [
          ...ENTER.Statement,
          { Effect: "Allow", Action: [...SESSION_PERMISSIONS.managementScan], Resource: "*" },
        ],
      },
    },
  ],
  closure: [
    {
      title: "Close the member",
      attachTo: "the RAM user or role of the management account that closes the member",
      permissions: SESSION_PERMISSIONS.closure,
    },
    {
      title: "Switch the directory's member deletion permission on and back",
      attachTo: "the same identity, only with `closure.enableMemberDeletion: true` in account.yaml",
      permissions: SESSION_PERMISSIONS.switching,
    },
    {
      title: "Read what the closure depends on in the member",
      attachTo: "the role of the member (ResourceDirectoryAccountAccessRole has it)",
      permissions: SESSION_PERMISSIONS.closureInMember,
    },
    {
      title: "Take an invited account out of the directory",
      attachTo:
        "the RAM user or role of the management account, for kind cloud-account with `closure.leaveDirectory: true`",
      permissions: SESSION_PERMISSIONS.leaving,
    },
    {
      title: "Read what an assisted closure depends on",
      attachTo: "the RAM user in the account itself, with `access.via: own`",
      permissions: SESSION_PERMISSIONS.assisted,
    },
    {
      title: "Delete the key in use as the last call",
      attachTo: "the same user, only with `closure.ownKey: delete-last` in account.yaml",
      permissions: SESSION_PERMISSIONS.ownKey,
    },
  ],
});

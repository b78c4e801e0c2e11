import type { PermissionDocument, Purpose } from "../../core/cloud.ts";
import type { Service } from "../../core/service.ts";
import { documentsOf, inParts } from "../shared/reach/documents.ts";
import { rowPermissions } from "../shared/rows/row-permissions.ts";
import { permissionOf, SESSION_PERMISSIONS } from "./ram-codes.ts";

/** Most characters of a custom policy. https://www.alibabacloud.com/help/en/ram/product-overview/limits */
const MOST = 6144;

/**
 * A RAM policy document that allows the given actions on all resources. Resources stay `*`: what is to
 * be listed is not known before.
 * https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax
 */
function policyDocument(permissions: readonly string[]): object {
  return {
    Version: "1",
    Statement: [{ Effect: "Allow", Action: [...new Set(permissions)].sort(), Resource: "*" }],
  };
}

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

/** Least-privilege documents for a purpose, from the rows and the session's own calls. */
export function permissionDocuments(
  services: readonly Service[],
  purpose: Purpose,
): readonly PermissionDocument[] {
  if (purpose === "closure") {
    return [
      {
        title: "Close the member",
        attachTo: "the RAM user or role of the management account that closes the member",
        document: policyDocument(SESSION_PERMISSIONS.closure),
      },
      {
        title: "Switch the directory's member deletion permission on and back",
        attachTo:
          "the same identity, only with `closure.enableMemberDeletion: true` in account.yaml",
        document: policyDocument(SESSION_PERMISSIONS.switching),
      },
      {
        title: "Read what the closure depends on in the member",
        attachTo: "the role of the member (ResourceDirectoryAccountAccessRole has it)",
        document: policyDocument(SESSION_PERMISSIONS.closureInMember),
      },
      {
        title: "Take an invited account out of the directory",
        attachTo:
          "the RAM user or role of the management account, for kind cloud-account with `closure.leaveDirectory: true`",
        document: policyDocument(SESSION_PERMISSIONS.leaving),
      },
      {
        title: "Read what an assisted closure depends on",
        attachTo: "the RAM user in the account itself, with `access.via: own`",
        document: policyDocument(SESSION_PERMISSIONS.assisted),
      },
      {
        title: "Delete the key in use as the last call",
        attachTo: "the same user, only with `closure.ownKey: delete-last` in account.yaml",
        document: policyDocument(SESSION_PERMISSIONS.ownKey),
      },
    ];
  }
  const all = [...rowPermissions(services, purpose, permissionOf), ...SESSION_PERMISSIONS.scan];
  return [
    ...inParts({
      title: purpose === "scan" ? "Scan the account" : "Scan the account and remove what is in it",
      attachTo:
        "the RAM user or role in the account (ResourceDirectoryAccountAccessRole of a member has it)",
      documents: documentsOf(all, policyDocument, MOST),
    }),
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
  ];
}

import type { PermissionDocument, Purpose } from "../../core/cloud.ts";
import type { Service } from "../../core/service.ts";
import { documentsOf, inParts } from "../shared/reach/documents.ts";
import { rowPermissions } from "../shared/rows/row-permissions.ts";
import { permissionOf, SESSION_PERMISSIONS } from "./cam-codes.ts";

/** Most characters of a custom policy, by https://www.tencentcloud.com/document/product/1031/64685; that CAM itself takes no more is unverified. */
const MOST = 6144;

/**
 * A CAM policy document that allows the given actions on all resources. Resources stay `*`: what is to
 * be listed is not known before. https://cloud.tencent.com/document/product/598/10603
 */
function policyDocument(
  permissions: readonly string[],
  resource: readonly string[] = ["*"],
): object {
  return {
    version: "2.0",
    statement: [{ effect: "allow", action: [...new Set(permissions)].sort(), resource }],
  };
}

/** Least-privilege documents for a purpose, from the rows and the session's own calls. */
export function permissionDocuments(
  services: readonly Service[],
  purpose: Purpose,
): readonly PermissionDocument[] {
  if (purpose === "closure") {
    return [
      {
        title: "Delete the member",
        attachTo:
          "an administrator sub-user of the management account; the root user is refused, and whether less than administrator permission is enough is unverified",
        document: policyDocument(SESSION_PERMISSIONS.closure),
      },
      {
        title: "Take an invited member out of the organization",
        attachTo:
          "a sub-user of the management account, for kind invited-member with `closure.leaveDirectory: true`",
        document: policyDocument(SESSION_PERMISSIONS.leaving),
      },
      {
        title: "Read what an assisted closure depends on",
        attachTo: "the CAM sub-user in the account itself, with `access.via: own`",
        document: policyDocument(SESSION_PERMISSIONS.assisted),
      },
    ];
  }
  const all = [...rowPermissions(services, purpose, permissionOf), ...SESSION_PERMISSIONS.scan];
  return [
    ...inParts({
      title: purpose === "scan" ? "Scan the account" : "Scan the account and remove what is in it",
      attachTo: "the CAM sub-user or role in the account",
      documents: documentsOf(all, policyDocument, MOST),
    }),
    {
      title: "Enter the member",
      attachTo:
        "the CAM sub-user of the management account, with `access.via: management`; put the member's id and the role's name for the stars",
      document: policyDocument(["name/sts:AssumeRole"], ["qcs::cam::uin/*:roleName/*"]),
    },
    {
      title: "Read what binds the member from above",
      attachTo: "the same sub-user",
      document: policyDocument(SESSION_PERMISSIONS.managementScan),
    },
  ];
}

import type { PermissionDocument, Purpose } from "../../core/cloud.ts";
import type { Row } from "../../core/row.ts";
import type { Call } from "../../core/row-call.ts";
import type { Service } from "../../core/service.ts";
import { changingCalls, readingCalls } from "../shared/rows/row-calls.ts";
import { permissionOf, SESSION_PERMISSIONS } from "./cam-codes.ts";

function permission(service: Service, row: Row, call: Call): readonly string[] {
  return [
    row.permissions?.[call.action] ?? permissionOf(call.product ?? service.product, call.action),
  ];
}

/** Permissions that the rows need, sorted, each once. */
function rowPermissions(
  services: readonly Service[],
  purpose: "scan" | "remove",
): readonly string[] {
  const all = services.flatMap((service) =>
    Object.values(service.types).flatMap((row) =>
      [...readingCalls(row), ...(purpose === "remove" ? changingCalls(row) : [])].flatMap((call) =>
        permission(service, row, call),
      ),
    ),
  );
  return [...new Set(all)].sort();
}

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
  return [
    {
      title: purpose === "scan" ? "Scan the account" : "Scan the account and remove what is in it",
      attachTo: "the CAM sub-user or role in the account",
      document: policyDocument([...rowPermissions(services, purpose), ...SESSION_PERMISSIONS.scan]),
    },
    {
      title: "Enter the member",
      attachTo:
        "the CAM sub-user of the management account, with `access.via: management`; put the member's id and the role's name for the stars",
      document: policyDocument(["name/sts:AssumeRole"], ["qcs::cam::uin/*:roleName/*"]),
    },
  ];
}

import { permissionDocumentsBy } from "../shared/session/permission-documents.ts";
import { permissionOf, SESSION_PERMISSIONS } from "./cam-codes.ts";

/**
 * Least-privilege documents for a purpose, from the rows and the session's own calls. Resources stay `*`: what
 * is to be listed is not known before. https://cloud.tencent.com/document/product/598/10603
 */
export const permissionDocuments = permissionDocumentsBy({
  permissionOf,
  write: (action, resource = ["*"]) => ({
    version: "2.0",
    statement: [{ effect: "allow", action, resource }],
  }),
  // By https://www.tencentcloud.com/document/product/1031/64685; that CAM itself takes no more is unverified.
  most: 6144,
  account: {
    attachTo: "the CAM sub-user or role in the account",
    permissions: SESSION_PERMISSIONS.scan,
  },
  beside: [
    {
      title: "Enter the member",
      attachTo:
        "the CAM sub-user of the management account, with `access.via: management`; put the member's id and the role's name for the stars",
      permissions: ["name/sts:AssumeRole"],
      resource: ["qcs::cam::uin/*:roleName/*"],
    },
    {
      title: "Read what binds the member from above",
      attachTo: "the same sub-user",
      permissions: SESSION_PERMISSIONS.managementScan,
    },
  ],
  closure: [
    {
      title: "Delete the member",
      attachTo:
        "an administrator sub-user of the management account; the root user is refused, and whether less than administrator permission is enough is unverified",
      permissions: SESSION_PERMISSIONS.closure,
    },
    {
      title: "Take an invited member out of the organization",
      attachTo:
        "a sub-user of the management account, for kind invited-member with `closure.leaveDirectory: true`",
      permissions: SESSION_PERMISSIONS.leaving,
    },
    {
      title: "Read what an assisted closure depends on",
      attachTo: "the CAM sub-user in the account itself, with `access.via: own`",
      permissions: SESSION_PERMISSIONS.assisted,
    },
  ],
});

import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { member } from "../../members.ts";
import { controlPolicies as attachments, controls } from "../../permissions.ts";
import { byPage } from "./accounts.ts";
import { changeDirectory, type Directory, directoryOf, managedDirectory } from "./directory.ts";

/** Folders of the directory but the root: `FolderId`, `FolderName`, `CreateTime`; `_parent` where it is not the root. */
export const folders = defineTable("resourcemanager.folder", { id: "FolderId", scope: "account" });
/** Invitations: the fields of ListHandshakesForResourceDirectory. */
export const handshakes = defineTable("resourcemanager.handshake", {
  id: "HandshakeId",
  scope: "account",
});
/** Custom control policies: the fields of ListControlPolicies. */
export const policies = defineTable("resourcemanager.control-policy", {
  id: "PolicyId",
  scope: "account",
});

const folderId = /^(?:r-\w{4,}|fd-\w{4,})$/;

/** Only the next level; without a parent, what stands right under the root. */
function listFolders(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const parent = call.text("ParentFolderId") ?? directory.rootFolder;
  if (parent !== directory.rootFolder && !call.table(folders).has(parent)) {
    if (!folderId.test(parent)) throw call.errors.invalid("ParentFolderId");
    throw noFolder();
  }
  const word = call.text("QueryKeyword");
  const rows = call.rows(
    folders,
    (row) =>
      parentOf(row, directory) === parent &&
      (word === undefined || textOf(row["FolderName"])?.includes(word) === true),
  );
  const page = paginate(call, rows, byPage);
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Folders: { Folder: page.items },
  };
}

function parentOf(row: Row, directory: Directory): string {
  return textOf(row["_parent"]) ?? directory.rootFolder;
}

/** 404 `EntityNotExists.Folder`. */
function noFolder() {
  return vendorError(
    404,
    "EntityNotExists.Folder",
    "The resource directory folder does not exist.",
  );
}

function getFolder(call: Call): JsonObject {
  managedDirectory(call);
  const row = call.table(folders).get(call.need("FolderId"));
  if (row === undefined) throw noFolder();
  return { Folder: { ...call.show(row), ParentFolderId: row["_parent"] } };
}

/** https://www.alibabacloud.com/help/en/resource-management/api-deletefolder */
function deleteFolder(call: Call): JsonObject {
  managedDirectory(call);
  const id = call.need("FolderId");
  if (!call.table(folders).has(id)) throw noFolder();
  if (call.table(folders).some((row) => row["_parent"] === id)) {
    throw vendorError(409, "DeleteConflict.Folder.SubFolder", "This folder has sub folders.");
  }
  if (call.table(member).some((row) => row["FolderId"] === id)) {
    throw vendorError(409, "DeleteConflict.Folder.Account", "This folder has accounts.");
  }
  call.table(folders).remove(id);
  return {};
}

function listHandshakes(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const page = paginate(call, call.rows(handshakes), byPage, (row) => handshake(row, directory));
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    Handshakes: { Handshake: page.items },
  };
}

function handshake(row: Row, directory: Directory): JsonObject {
  return {
    ResourceDirectoryId: directory.id,
    MasterAccountId: directory.manager.id,
    MasterAccountName: textOf(directory.manager.attributes["name"]) ?? directory.manager.id,
    ...row,
  };
}

/** Codes: official Terraform provider (resource_alicloud_resource_manager_handshake.go); their status is unverified. */
function cancelHandshake(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const id = call.need("HandshakeId");
  const row = call.table(handshakes).get(id);
  if (row === undefined) {
    throw vendorError(404, "EntityNotExists.Handshake", "The invitation does not exist.");
  }
  if (row["Status"] !== "Pending") {
    throw vendorError(409, "HandshakeStatusMismatch", "The invitation is not pending.");
  }
  const changed = call
    .table(handshakes)
    .patch(id, { Status: "Cancelled", ModifyTime: isoSeconds(call.now()) });
  return {
    Handshake: call.show(changed ?? row, (one) => handshake(one, directory)),
  };
}

const systemPolicy = {
  PolicyId: "cp-FullAliyunAccess",
  PolicyName: "FullAliyunAccess",
  PolicyType: "System",
  Description: "",
  EffectScope: "All",
} as const;

function listPolicies(call: Call): JsonObject {
  managedDirectory(call);
  const type = call.text("PolicyType");
  const all: readonly Row[] = [systemPolicy, ...call.rows(policies)];
  const rows = all.filter(
    (row) => type === undefined || (textOf(row["PolicyType"]) ?? "Custom") === type,
  );
  const page = paginate(call, rows, byPage, (row) => ({
    PolicyType: "Custom",
    EffectScope: "RAM",
    ...row,
    AttachmentCount: String(targetsOf(call, row["PolicyId"]).length),
  }));
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    ControlPolicies: { ControlPolicy: page.items },
  };
}

function targetsOf(call: Call, policy: Row[string]): readonly Row[] {
  return call
    .table(attachments)
    .rows()
    .filter((row) => row["PolicyId"] === policy);
}

/** Code: official Terraform provider (resource_alicloud_resource_manager_control_policy.go). */
function neededPolicy(call: Call): string {
  managedDirectory(call);
  const id = call.need("PolicyId");
  if (call.table(policies).has(id)) return id;
  throw vendorError(404, "EntityNotExists.ControlPolicy", "The control policy does not exist.");
}

function listTargets(call: Call): JsonObject {
  const id = neededPolicy(call);
  const page = paginate(call, targetsOf(call, id), byPage, (row) => {
    const target = textOf(row["TargetId"]) ?? "";
    return {
      TargetId: target,
      TargetName: targetName(call, target),
      TargetType: /^\d/.test(target) ? "Account" : target.startsWith("r-") ? "Root" : "Folder",
      AttachDate: row["AttachDate"] ?? isoSeconds(call.now()),
    };
  });
  return {
    TotalCount: page.total,
    PageNumber: page.number,
    PageSize: page.size,
    TargetAttachments: { TargetAttachment: page.items },
  };
}

function targetName(call: Call, target: string): string {
  const row = call.table(member).get(target) ?? call.table(folders).get(target);
  return textOf(row?.["DisplayName"]) ?? textOf(row?.["FolderName"]) ?? target;
}

/** FullAliyunAccess stands on every folder and member while the feature is on. */
function listPoliciesFor(call: Call): JsonObject {
  managedDirectory(call);
  const target = call.need("TargetId");
  const own = call.rows(attachments, (row) => row["TargetId"] === target).map(shapeAttached);
  const all = controls(call.account) ? [{ ...systemPolicy, AttachDate: "" }, ...own] : own;
  return { ControlPolicyAttachments: { ControlPolicyAttachment: all } };
}

function shapeAttached(row: Row) {
  return {
    PolicyId: row["PolicyId"],
    PolicyName: row["PolicyName"] ?? row["PolicyId"],
    PolicyType: "Custom",
    Description: "",
    EffectScope: "All",
    AttachDate: row["AttachDate"] ?? "",
  };
}

function getPolicy(call: Call): JsonObject {
  managedDirectory(call);
  const id = call.need("PolicyId");
  if (id === systemPolicy.PolicyId) {
    const all = { Version: "1", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    return { ControlPolicy: { ...systemPolicy, PolicyDocument: JSON.stringify(all) } };
  }
  const attached = call.table(attachments).find((row) => row["PolicyId"] === id);
  const row = call.table(policies).get(id) ?? attached;
  if (row === undefined) {
    throw vendorError(404, "EntityNotExists.ControlPolicy", "The control policy does not exist.");
  }
  const document = row["_document"] ?? attached?.["_document"] ?? {};
  const { AttachDate: _when, ...shown } = shapeAttached(row);
  return { ControlPolicy: { ...shown, PolicyDocument: JSON.stringify(document) } };
}

function detachPolicy(call: Call): JsonObject {
  const id = neededPolicy(call);
  if (call.table(attachments).remove(`${call.need("TargetId")}/${id}`) === undefined) {
    throw vendorError(404, "EntityNotExists.Target", "The target does not exist.");
  }
  return {};
}

function attachPolicy(call: Call): JsonObject {
  const id = neededPolicy(call);
  const target = call.need("TargetId");
  const { PolicyName, _document } = call.table(policies).get(id) ?? {};
  call.table(attachments).put({ TargetId: target, PolicyId: id, PolicyName, _document });
  return {};
}

function deletePolicy(call: Call): JsonObject {
  const id = neededPolicy(call);
  if (targetsOf(call, id).length > 0) {
    // The code is unverified.
    throw vendorError(409, "DeleteConflict.ControlPolicy.Attachment", "The policy is attached.");
  }
  call.table(policies).remove(id);
  return {};
}

function disablePolicies(call: Call): JsonObject {
  const directory = managedDirectory(call);
  const status = textOf(objectOf(call.account.attributes["directory"])["controlPolicy"]);
  if (status !== "Enabled") {
    // The code is unverified.
    throw vendorError(409, "ControlPolicyAlreadyDisabled", "Control policies are off already.");
  }
  changeDirectory(directory, { controlPolicy: "Disabled" });
  return { EnablementStatus: "PendingDisable" };
}

function enablePolicies(call: Call): JsonObject {
  changeDirectory(managedDirectory(call), { controlPolicy: "Enabled" });
  return { EnablementStatus: "PendingEnable" };
}

/**
 * https://alibabacloud.com/help/en/resource-management/developer-reference/api-resourcedirectorymaster-2022-04-19-destroyresourcedirectory
 * Only the conflict of members is on that page; the codes of the others are unverified.
 */
function destroy(call: Call): JsonObject {
  if (directoryOf(call).manager.id !== call.account.id) managedDirectory(call);
  const conflict = (part: string, message: string) =>
    vendorError(409, `DeleteConflict.ResourceDirectory.${part}`, message);
  if (call.table(member).size > 0) {
    throw conflict(
      "Account",
      "Failed to delete the resource directory because one or more member accounts exist. We recommend that you first remove these member accounts.",
    );
  }
  if (call.table(folders).size > 0) throw conflict("Folder", "The directory still has folders.");
  if (textOf(objectOf(call.account.attributes["directory"])["controlPolicy"]) === "Enabled") {
    throw conflict("ControlPolicy", "Control policies are still on.");
  }
  for (const ref of [handshakes, policies, attachments]) {
    for (const row of call.table(ref).rows()) call.table(ref).remove(call.table(ref).idOf(row));
  }
  call.account.describe({ kind: "standalone", directory: undefined });
  return {};
}

/** The handlers of this file. */
export const structureHandlers = {
  listFolders,
  listPoliciesFor,
  getPolicy,
  getFolder,
  deleteFolder,
  listHandshakes,
  cancelHandshake,
  listPolicies,
  listTargets,
  attachPolicy,
  detachPolicy,
  deletePolicy,
  disablePolicies,
  enablePolicies,
  destroy,
};

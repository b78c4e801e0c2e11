import { type JsonObject, textOf } from "../../core/json.ts";
import { emptyAccount } from "../closing.ts";
import { member, release } from "../members.ts";
import { controlPolicies } from "../permissions.ts";
import {
  type Action,
  action,
  type ConsoleContext,
  defineService,
  missingParameterNamed,
} from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { tagParams } from "./data/filters.ts";
import { accountHandlers } from "./resource-manager/accounts.ts";
import { checks, deletionHandlers, deletions } from "./resource-manager/deletion.ts";
import { delegates, directoryHandlers } from "./resource-manager/directory.ts";
import { attachmentHandlers, resourceGroups } from "./resource-manager/policy-attachments.ts";
import { roleTasks, serviceLinkedRoleHandlers } from "./resource-manager/service-linked-roles.ts";
import { folders, handshakes, policies, structureHandlers } from "./resource-manager/structure.ts";

const account = { AccountId: "key" } as const;
const paging = { PageNumber: "page", PageSize: "page" } as const;

/** The actions that both products have, with the same shapes. */
const shared: Readonly<Record<string, Action>> = {
  GetResourceDirectory: action({ handle: directoryHandlers.getResourceDirectory }),
  GetAccount: action({
    params: { ...account, IncludeTags: "switch" },
    handle: accountHandlers.getAccount,
  }),
  CheckAccountDelete: action({ params: account, handle: deletionHandlers.checkAccountDelete }),
  GetAccountDeletionCheckResult: action({
    params: account,
    handle: deletionHandlers.getCheckResult,
  }),
  DeleteAccount: action({
    params: { ...account, AbandonableCheckId: "value" },
    handle: deletionHandlers.deleteAccount,
  }),
  GetAccountDeletionStatus: action({
    params: account,
    handle: deletionHandlers.getDeletionStatus,
  }),
  SetMemberDeletionPermission: action({
    params: { Status: "value" },
    handle: directoryHandlers.setMemberDeletionPermission,
  }),
  ListDelegatedAdministrators: action({
    params: { ServicePrincipal: "filter", ...paging },
    handle: accountHandlers.listDelegatedAdministrators,
  }),
  ListDelegatedServicesForAccount: action({
    params: account,
    handle: accountHandlers.listDelegatedServices,
  }),
  DeregisterDelegatedAdministrator: action({
    params: { ...account, ServicePrincipal: "key" },
    handle: accountHandlers.deregisterDelegatedAdministrator,
  }),
  GetPayerForAccount: action({ params: account, handle: directoryHandlers.getPayerForAccount }),
  RemoveCloudAccount: action({ params: account, handle: directoryHandlers.removeCloudAccount }),
  ListFoldersForParent: action({
    params: { ParentFolderId: "filter", QueryKeyword: "filter", ...paging },
    handle: structureHandlers.listFolders,
  }),
  // Types beside Account: the official Terraform provider; the packages name Account alone.
  ListTagResources: listTagResources({
    types: { account: member, folder: folders, controlpolicy: policies },
    bare: true,
    paged: true,
  }),
  GetFolder: action({ params: { FolderId: "key" }, handle: structureHandlers.getFolder }),
  DeleteFolder: action({ params: { FolderId: "key" }, handle: structureHandlers.deleteFolder }),
  ListHandshakesForResourceDirectory: action({
    params: paging,
    handle: structureHandlers.listHandshakes,
  }),
  CancelHandshake: action({
    params: { HandshakeId: "key" },
    handle: structureHandlers.cancelHandshake,
  }),
  ListControlPolicies: action({
    params: { PolicyType: "filter", ...paging },
    ignored: ["Language"],
    handle: structureHandlers.listPolicies,
  }),
  ListTargetAttachmentsForControlPolicy: action({
    params: { PolicyId: "key", ...paging },
    handle: structureHandlers.listTargets,
  }),
  ListControlPolicyAttachmentsForTarget: action({
    params: { TargetId: "filter" },
    ignored: ["Language"],
    handle: structureHandlers.listPoliciesFor,
  }),
  GetControlPolicy: action({
    params: { PolicyId: "key" },
    ignored: ["Language"],
    handle: structureHandlers.getPolicy,
  }),
  AttachControlPolicy: action({
    params: { PolicyId: "key", TargetId: "key" },
    handle: structureHandlers.attachPolicy,
  }),
  DetachControlPolicy: action({
    params: { PolicyId: "key", TargetId: "key" },
    handle: structureHandlers.detachPolicy,
  }),
  DeleteControlPolicy: action({
    params: { PolicyId: "key" },
    handle: structureHandlers.deletePolicy,
  }),
  EnableControlPolicy: action({ handle: structureHandlers.enablePolicies }),
  DisableControlPolicy: action({ handle: structureHandlers.disablePolicies }),
  DestroyResourceDirectory: action({ handle: structureHandlers.destroy }),
  UpdateAccount: action({
    params: { ...account, NewAccountType: "value", NewDisplayName: "value" },
    handle: directoryHandlers.updateAccount,
  }),
};

/**
 * What a person does in the Resource Directory console: `{member}`. A cloud account stands alone from
 * then on; a resource account is deleted, at once and whatever is in it.
 */
function removeMember({ store, account }: ConsoleContext, body: JsonObject) {
  const id = textOf(body["member"]) ?? "";
  const row = account.table(member, "").get(id);
  if (row === undefined) return { error: `member: ${id} is not in the directory` };
  const gone = store.account(id);
  release(store, account, row);
  if (row["Type"] === "ResourceAccount" && gone !== undefined) emptyAccount(gone);
  for (const ref of [delegates, controlPolicies]) {
    const table = account.table(ref, "");
    for (const one of table.rows()) {
      if (one["AccountId"] === id || one["TargetId"] === id) table.remove(table.idOf(one));
    }
  }
  return { done: true };
}

/** ResourceManager 2020-03-31. https://www.alibabacloud.com/help/en/resource-management/ */
export const resourceManager = defineService({
  product: "ResourceManager",
  version: "2020-03-31",
  style: "rpc",
  hosts: ["resourcemanager"],
  locationCode: "resourcemanager",
  regions: [],
  permissionPrefix: "resourcemanager",
  missing: missingParameterNamed,
  console: { "remove-member": removeMember },
  tables: [
    member,
    checks,
    deletions,
    delegates,
    roleTasks,
    resourceGroups,
    folders,
    handshakes,
    policies,
  ],
  actions: {
    ...shared,
    ListAccounts: action({
      params: { ...paging, IncludeTags: "switch" },
      handle: accountHandlers.listAccounts,
    }),
    ListRoles: action({
      params: paging,
      ignored: ["Language"],
      permission: "ram:ListRoles",
      handle: serviceLinkedRoleHandlers.listRoles,
    }),
    DeleteServiceLinkedRole: action({
      params: { RoleName: "key" },
      permission: "ram:DeleteServiceLinkedRole",
      handle: serviceLinkedRoleHandlers.deleteServiceLinkedRole,
    }),
    GetServiceLinkedRoleDeletionStatus: action({
      params: { DeletionTaskId: "key" },
      permission: "ram:GetServiceLinkedRoleDeletionStatus",
      handle: serviceLinkedRoleHandlers.getDeletionStatus,
    }),
    ListPolicyAttachments: action({
      params: {
        PolicyName: "filter",
        PolicyType: "filter",
        PrincipalName: "filter",
        PrincipalType: "filter",
        ResourceGroupId: "filter",
        ...paging,
      },
      ignored: ["Language"],
      permission: "ram:ListPolicyAttachments",
      handle: attachmentHandlers.listPolicyAttachments,
    }),
    DetachPolicy: action({
      params: {
        PolicyName: "key",
        PolicyType: "key",
        PrincipalName: "key",
        PrincipalType: "key",
        ResourceGroupId: "key",
      },
      permission: "ram:DetachPolicy",
      handle: attachmentHandlers.detachPolicy,
    }),
    ListResourceGroups: action({
      params: {
        Status: "filter",
        ResourceGroupId: "filter",
        "ResourceGroupIds.N": "filter",
        Name: "filter",
        DisplayName: "filter",
        ...tagParams,
        ...paging,
      },
      ignored: ["IncludeTags"],
      handle: attachmentHandlers.listResourceGroups,
    }),
  },
});

/** ResourceDirectoryMaster 2022-04-19, on the host that the vendor documents. */
export const resourceDirectory = defineService({
  product: "ResourceDirectoryMaster",
  version: "2022-04-19",
  style: "rpc",
  hosts: ["resourcedirectory", "resourcedirectory-intl"],
  locationCode: "resourcedirectory",
  regions: [],
  permissionPrefix: "resourcemanager",
  missing: missingParameterNamed,
  actions: {
    ...shared,
    ListAccounts: action({
      params: {
        ...paging,
        MaxResults: "page",
        NextToken: "page",
        QueryKeyword: "filter",
        IncludeTags: "switch",
      },
      handle: accountHandlers.listAccountsWithStatus,
    }),
  },
});

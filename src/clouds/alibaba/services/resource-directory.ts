import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";
import { DIRECTORY_NONE } from "./parts/tags.ts";

/** One change of a directory at a time (official Terraform provider). */
const busy = ["ConcurrentCallNotSupported"] as const;

/** The vendor lists the folders right under another one. */
const foldersUnder = (parent: string) =>
  ({
    // Of the product's two versions, the one that shows tags.
    product: "ResourceDirectoryMaster",
    action: "ListFoldersForParent",
    params: { ParentFolderId: parent },
    items: "Folders.Folder",
  }) as const;

/**
 * The resource directory as its management account has it. Everything hangs on the directory's own
 * listing, so that neither a member nor an account without a directory is asked for the rest.
 * https://www.alibabacloud.com/help/en/resource-management/latest/rd-2020-03-31-api-overview
 *
 * Error codes: the pages of GetResourceDirectory, DestroyResourceDirectory, DeleteFolder and
 * GetMultiAccountResourceCenterServiceStatus (document_detail/608927), the product's list
 * (api-resourcemanager-2020-03-31-errorcodes-rg: AccountNotRegistered), official Terraform provider
 * (resource_alicloud_resource_manager_*.go).
 */
export const resourceDirectory = defineService({
  product: "ResourceManager",
  defaults: {
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: pages(100),
  },
  types: {
    "resourcemanager.directory": {
      title: "Resource directory",
      docs: "https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcedirectorymaster-2022-04-19-destroyresourcedirectory",
      list: {
        // Members are shown the directory that they belong to; the detail below tells them apart.
        action: "GetResourceDirectory",
        items: "ResourceDirectory",
        must: ["ResourceDirectory.ResourceDirectoryId", "ResourceDirectory.MasterAccountId"],
        paging: { by: "none" },
        // The account has no directory and belongs to none; after the directory's end, its proof.
        none: ["ResourceDirectoryNotInUse"],
        // The account is a member. A member that is a delegated administrator of Resource Center is
        // answered as the management account is, until it is deregistered.
        inactive: ["NoPermission.ResourceDirectory.MemberAccount"],
      },
      detail: {
        name: "manages",
        product: "ResourceCenter",
        action: "GetMultiAccountResourceCenterServiceStatus",
        must: "ServiceStatus",
        none: ["MultiAccountServiceNotEnabled"],
      },
      read: {
        id: "ResourceDirectoryId",
        name: "ResourceDirectoryId",
        created: "CreateTime",
        tags: DIRECTORY_NONE,
        facts: {
          rootFolder: "RootFolderId",
          master: "MasterAccountId",
          masterName: "MasterAccountName",
          controlPolicies: "ControlPolicyStatus",
          memberDeletion: "MemberDeletionStatus",
          acrossAccounts: "detail.manages.ServiceStatus",
        },
      },
      material: ["master"],
      after: [
        "resourcemanager.member",
        "resourcemanager.folder",
        "resourcemanager.delegated-administrator",
        "resourcemanager.handshake",
        "resourcemanager.control-policy",
      ],
      remove: [
        {
          does: "switch control policies off",
          undo: { does: "switch control policies on again", action: "EnableControlPolicy", busy },
          action: "DisableControlPolicy",
          when: { at: "facts.controlPolicies", is: "Enabled" },
          busy,
        },
        {
          does: "end the resource directory, for good",
          action: "DestroyResourceDirectory",
          gone: ["EntityNotExists.ResourceDirectory", "ResourceDirectoryNotInUse"],
          busy,
          blocked: { "DeleteConflict.ResourceDirectory.Account": "resourcemanager.member" },
        },
      ],
    },

    "resourcemanager.member": {
      title: "Member account of the directory",
      docs: "https://www.alibabacloud.com/help/doc-detail/160016.htm",
      scope: { per: "resourcemanager.directory" },
      list: { action: "ListAccounts", params: { IncludeTags: true }, items: "Accounts.Account" },
      read: {
        id: "AccountId",
        name: "DisplayName",
        created: "JoinTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: { kind: "Type", status: "Status", joined: "JoinMethod", folder: "FolderId" },
        states: {
          at: "Status",
          present: [
            "CreateSuccess",
            "PromoteVerifying",
            "PromoteFailed",
            "PromoteExpired",
            "PromoteCancelled",
            "PromoteSuccess",
            "InviteSuccess",
          ],
        },
      },
      material: ["kind"],
      allows: ["manual"],
      proposes: [
        {
          when: { at: "Type", is: "ResourceAccount" },
          disposition: "manual",
          because:
            "no teardown deletes another account: close it first, with kind resource-account",
        },
        {
          when: { at: "Type", is: "CloudAccount" },
          disposition: "manual",
          because:
            "no teardown deletes another account: close it with kind cloud-account, or take it out of the directory to live on",
        },
      ],
      remove: {
        because: "it is an account of its own, and no teardown ever deletes another account",
        console: [
          "A resource account: make accounts/<name>/account.yaml for it with kind resource-account, and close it first.",
          "A cloud account that is to live on: Resource Directory, Overview, Remove from the directory; then release its payer relation.",
          "A cloud account that is to go: make accounts/<name>/account.yaml for it with kind cloud-account.",
        ],
      },
    },

    "resourcemanager.folder": {
      title: "Folder of the directory",
      docs: "https://www.alibabacloud.com/help/en/resource-management/api-deletefolder",
      scope: { per: "resourcemanager.directory" },
      list: [
        foldersUnder("$parent.facts.rootFolder"),
        { ...foldersUnder("$parent.id"), per: "self" },
      ],
      read: {
        id: "FolderId",
        name: "FolderName",
        created: "CreateTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: { parentId: "parent.id" },
      },
      uses: {
        type: "resourcemanager.folder",
        at: "parent.id",
        when: { at: "parent.type", is: "resourcemanager.folder" },
      },
      after: ["resourcemanager.member"],
      remove: {
        does: "delete the folder",
        action: "DeleteFolder",
        params: { FolderId: "$id" },
        gone: ["EntityNotExists.Folder", "EntityNotExists.ResourceDirectory"],
        busy,
        blocked: {
          "DeleteConflict.Folder.SubFolder": "resourcemanager.folder",
          "DeleteConflict.Folder.Account": "resourcemanager.member",
        },
      },
    },
  },
});

import { defineService } from "../../../core/service.ts";
import type { WrittenRow } from "../../../core/written-row.ts";
import { pages } from "../pagings.ts";
import { DIRECTORY_NONE } from "../tags.ts";

/** Ends of the type names of folders by level: the vendor lists one level a call, and there are five at most. */
const LEVELS = ["folder", "folder-two", "folder-three", "folder-four", "folder-five"] as const;

/** One change of a directory at a time (official Terraform provider). */
const busy = ["ConcurrentCallNotSupported"] as const;

/** The folders of one level, under the root or under those of the level above. */
function folderRow(level: number): WrittenRow<Record<never, never>> {
  const above = LEVELS[level - 1];
  const per = `resourcemanager.${above ?? "directory"}`;
  return {
    title: above === undefined ? "Folder of the directory" : `Folder of level ${level + 1}`,
    docs: "https://www.alibabacloud.com/help/en/resource-management/api-deletefolder",
    wave: "identity",
    scope: { per },
    list: {
      // Of the product's two versions, the one that shows tags.
      product: "ResourceDirectoryMaster",
      action: "ListFoldersForParent",
      params: { ParentFolderId: above === undefined ? "$parent.facts.rootFolder" : "$parent.id" },
      items: "Folders.Folder",
      paging: pages(100),
    },
    read: {
      id: "FolderId",
      name: "FolderName",
      created: "CreateTime",
      tags: { at: "Tags.Tag", key: "Key", value: "Value" },
      facts: { parentId: "parent.id" },
    },
    dataBearing: false,
    ...(above === undefined ? {} : { uses: [{ type: per, at: "parent.id" }] }),
    after: ["resourcemanager.member"],
    remove: {
      by: "call",
      steps: [
        {
          does: "delete the folder",
          deletes: true,
          action: "DeleteFolder",
          params: { FolderId: "$id" },
          gone: ["EntityNotExists.Folder", "EntityNotExists.ResourceDirectory"],
          busy: [...busy, "DeleteConflict.Folder.SubFolder", "DeleteConflict.Folder.Account"],
        },
      ],
    },
  };
}

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
  docs: "https://www.alibabacloud.com/help/en/resource-management/latest/rd-2020-03-31-api-overview",
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
      detail: [
        {
          name: "manages",
          product: "ResourceCenter",
          action: "GetMultiAccountResourceCenterServiceStatus",
          must: "ServiceStatus",
          none: ["MultiAccountServiceNotEnabled"],
        },
      ],
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
        ...LEVELS.map((level) => `resourcemanager.${level}`),
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
          busy: [...busy, "DeleteConflict.ResourceDirectory.Account"],
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

    "resourcemanager.folder": folderRow(0),
    "resourcemanager.folder-two": folderRow(1),
    "resourcemanager.folder-three": folderRow(2),
    "resourcemanager.folder-four": folderRow(3),
    "resourcemanager.folder-five": folderRow(4),
  },
});

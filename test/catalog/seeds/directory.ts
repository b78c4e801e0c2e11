import type { JsonObject } from "../../../emulator/core/json.ts";
import { idIn, numbered, type Seeds } from "../support/seed.ts";

const MEMBER = "1777000000000042";
const DIRECTORY = "resourcemanager.directory";

/** The account manages a directory of its own instead of being a member. */
const MANAGES = {
  kind: "management",
  managedBy: null,
  name: "odd head",
  directory: { id: "rd-odd", rootFolder: "r-odd1", controlPolicy: "Enabled", deletion: "Enabled" },
} as const;

const member = (fields: JsonObject): JsonObject => ({
  DisplayName: "odd member",
  Type: "ResourceAccount",
  Status: "CreateSuccess",
  JoinMethod: "created",
  JoinTime: "2024-02-03T04:05:06Z",
  ...fields,
});

const folder = (fields: JsonObject): JsonObject => ({
  FolderName: "odd folder",
  Tags: { Tag: [{ Key: "team", Value: "odd ones" }] },
  CreateTime: "2024-02-03T04:05:06Z",
  ...fields,
});

/** A chain of folders as deep as the vendor allows, each level beside more than a page of others. */
const CHAIN = [0, 1, 2, 3, 4].map((at) =>
  folder({ FolderId: `fd-chain${at}`, ...(at === 0 ? {} : { _parent: `fd-chain${at - 1}` }) }),
);

/** A resource directory as its management account has it. */
export const seeds: Seeds = {
  "resourcemanager.directory": {
    account: MANAGES,
    resources: {},
    ids: ["rd-odd"],
    items: {
      "rd-odd": {
        proposed: "delete",
        facts: { master: MEMBER, rootFolder: "r-odd1", controlPolicies: "Enabled" },
      },
    },
    removals: [
      {
        items: ["rd-odd"],
        calls: ["ResourceManager.DisableControlPolicy", "ResourceManager.DestroyResourceDirectory"],
      },
    ],
  },

  "resourcemanager.member": {
    account: MANAGES,
    resources: {
      "*": {
        "resourcemanager.member": [
          member({ repeat: 100, AccountId: "1666000000000{nnn}" }),
          member({
            AccountId: "1666000000000999",
            DisplayName: "odd guest",
            Tags: { Tag: [{ Key: "team", Value: "odd ones" }] },
            Type: "CloudAccount",
            JoinMethod: "invited",
            FolderId: "fd-odd001",
          }),
        ],
      },
    },
    scans: [DIRECTORY],
    ids: [...numbered("1666000000000{nnn}", 100), "1666000000000999"],
    items: {
      "1666000000000100": { proposed: "manual", facts: { kind: "ResourceAccount" } },
      "1666000000000999": { name: "odd guest", facts: { kind: "CloudAccount" } },
    },
    removals: [],
  },

  "resourcemanager.folder": {
    account: MANAGES,
    // Each is asked for those below it, so the pages are short.
    pageSize: 20,
    resources: {
      "*": {
        "resourcemanager.folder": [
          ...CHAIN,
          folder({ repeat: 21, FolderId: "fd-odd{nnn}", _parent: "fd-chain3" }),
        ],
      },
    },
    scans: [DIRECTORY],
    ids: [...[0, 1, 2, 3, 4].map((at) => `fd-chain${at}`), ...numbered("fd-odd{nnn}", 21)],
    items: {
      "fd-chain0": { name: "odd folder", uses: [], facts: { parentId: "rd-odd" } },
      "fd-odd021": {
        name: "odd folder",
        created: "2024-02-03T04:05:06Z",
        proposed: "delete",
        uses: [idIn("global", "resourcemanager.folder", "fd-chain3")],
      },
    },
    removals: [{ items: ["fd-odd001", "fd-odd021", "fd-chain4"] }],
  },

  "resourcemanager.delegated-administrator": {
    account: MANAGES,
    // Each member is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      "*": {
        "resourcemanager.member": [member({ repeat: 41, AccountId: "1666000000000{nnn}" })],
        "resourcemanager.delegated-administrator": [
          { AccountId: "1666000000000001", ServicePrincipal: "cloudfw.aliyuncs.com" },
          { AccountId: "1666000000000041", ServicePrincipal: "cloudfw.aliyuncs.com" },
          { AccountId: "1666000000000041", ServicePrincipal: "config.aliyuncs.com" },
        ],
      },
    },
    scans: [DIRECTORY],
    ids: ["1666000000000001", "1666000000000041"],
    items: {
      "1666000000000041": {
        proposed: "delete",
        facts: { services: ["cloudfw.aliyuncs.com", "config.aliyuncs.com"] },
      },
    },
    removals: [
      {
        items: ["1666000000000041"],
        calls: [
          "ResourceManager.DeregisterDelegatedAdministrator",
          "ResourceManager.DeregisterDelegatedAdministrator",
        ],
      },
    ],
  },

  "resourcemanager.handshake": {
    account: MANAGES,
    resources: {
      "*": {
        "resourcemanager.handshake": [
          {
            repeat: 101,
            HandshakeId: "h-odd{nnn}",
            TargetEntity: "odd{n}@example.com",
            TargetType: "Email",
            Status: "Pending",
            Note: "welcome",
            CreateTime: "{now-2d}",
            ModifyTime: "{now-2d}",
            ExpireTime: "{now+12d}",
          },
          { HandshakeId: "h-over", TargetEntity: "x", TargetType: "Account", Status: "Expired" },
        ],
      },
    },
    scans: [DIRECTORY],
    ids: numbered("h-odd{nnn}", 101),
    items: { "h-odd101": { name: "odd101@example.com", facts: { targetKind: "Email" } } },
    removals: [{ items: ["h-odd001", "h-odd101"] }],
  },

  "resourcemanager.control-policy": {
    account: MANAGES,
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      "*": {
        "resourcemanager.control-policy": [
          {
            repeat: 41,
            PolicyId: "cp-odd{nnn}",
            PolicyName: "odd policy {n}",
            Description: "odd words",
            Tags: { Tag: [{ Key: "team", Value: "odd ones" }] },
            EffectScope: "RAM",
            CreateDate: "2024-02-03T04:05:06Z",
            UpdateDate: "2025-02-03T04:05:06Z",
          },
        ],
        "resourcemanager.control-policy-attachment": [
          { TargetId: "r-odd1", PolicyId: "cp-odd041" },
          { TargetId: "fd-odd001", PolicyId: "cp-odd041" },
        ],
      },
    },
    scans: [DIRECTORY],
    ids: numbered("cp-odd{nnn}", 41),
    items: {
      "cp-odd041": { name: "odd policy 41", facts: { targets: ["r-odd1", "fd-odd001"] } },
    },
    removals: [
      { items: ["cp-odd001"], calls: ["ResourceManager.DeleteControlPolicy"] },
      {
        items: ["cp-odd041"],
        calls: [
          "ResourceManager.DetachControlPolicy",
          "ResourceManager.DetachControlPolicy",
          "ResourceManager.DeleteControlPolicy",
        ],
      },
    ],
  },
};

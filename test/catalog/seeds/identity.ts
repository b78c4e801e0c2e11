import { idIn, numbered, type Seeds } from "../support/seed.ts";

const ACCOUNT = "1777000000000042";
const OLD = "2024-02-03T04:05:06Z";

/** An attachment to the whole account, or to a resource group. */
const attached = (type: string, name: string, policy: string, group = ACCOUNT) => ({
  PrincipalType: type,
  PrincipalName: name,
  PolicyName: policy,
  PolicyType: policy.startsWith("Odd") ? "Custom" : "System",
  ResourceGroupId: group,
  AttachDate: OLD,
});

const POLICY = { PolicyName: "OddPolicy", PolicyType: "Custom", DefaultVersion: "v3" } as const;

/** Users and what they sign in with, groups, roles, policies, providers. */
export const seeds: Seeds = {
  "ram.user": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    account: { alias: "odd-alias" },
    resources: {
      "*": {
        "ram.user": [
          {
            repeat: 41,
            UserName: "user-{nnn}",
            UserId: "20{nnn}",
            DisplayName: "Odd User {n}",
            CreateDate: OLD,
          },
          {
            UserName: "busy",
            UserId: "3001",
            ProvisionType: "Manual",
            CreateDate: OLD,
            _lastLogin: "2026-01-02T03:04:05Z",
          },
          { UserName: "frozen", UserId: "3002", Status: "freeze", CreateDate: OLD },
          { UserName: "from-sso", UserId: "3003", ProvisionType: "CloudSSO", CreateDate: OLD },
          { UserName: "keyed", UserId: "3004", CreateDate: OLD },
        ],
        "ram.recycled-user": [
          {
            repeat: 41,
            UserId: "40{nnn}",
            UserPrincipalName: "binned-{nnn}@odd-alias.onaliyun.com",
            DisplayName: "Binned {n}",
            CreateDate: OLD,
            RecycleDate: "{now-1d}",
            DeleteDate: "{now+29d}",
          },
        ],
        "ram.group": [{ GroupName: "odd-group" }],
        "ram.group-member": [
          { GroupName: "odd-group", UserName: "busy" },
          { GroupName: "odd-group", UserName: "frozen" },
        ],
        "ram.policy": [POLICY],
        "ram.attachment": [
          attached("IMSUser", "busy", "OddPolicy"),
          attached("IMSUser", "busy", "ReadOnlyAccess"),
          attached("IMSUser", "busy", "ReadOnlyAccess", "rg-odd"),
          attached("IMSUser", "frozen", "OddPolicy"),
          attached("IMSUser", "frozen", "ReadOnlyAccess", "rg-odd"),
        ],
        "ram.access-key": [{ AccessKeyId: "LTAIodd", UserName: "keyed", Status: "Active" }],
      },
    },
    ids: [...numbered("20{nnn}", 41), ...numbered("40{nnn}", 41), "3001", "3002", "3003", "3004"],
    items: {
      "20041": {
        name: "user-041",
        created: "2024-02-03T04:05:06Z",
        facts: { principal: "user-041@odd-alias.onaliyun.com", displayName: "Odd User 41" },
      },
      "3001": {
        lastActive: "2026-01-02T03:04:05Z",
        facts: { policies: ["OddPolicy", "ReadOnlyAccess"], groups: ["odd-group"] },
        uses: [
          idIn("global", "ram.group", "odd-group"),
          idIn("global", "ram.policy", "OddPolicy"),
          idIn("global", "ram.policy", "ReadOnlyAccess"),
        ],
      },
      "3002": {
        name: "frozen@odd-alias.onaliyun.com",
        facts: { status: "freeze", groups: ["odd-group"] },
      },
      "3003": { proposed: "manual" },
      "40041": { state: "recycled", name: "binned-041@odd-alias.onaliyun.com" },
    },
    removals: [
      { items: ["20001", "20041"] },
      {
        items: ["40001", "40041"],
        calls: ["Ims.DeleteUserInRecycleBin", "Ims.DeleteUserInRecycleBin"],
      },
      { items: ["3001"] },
      { items: ["3002"] },
      { items: ["3004"], stays: /DeleteConflict\.User\.AccessKey/ },
    ],
  },

  "ram.login-profile": {
    resources: {
      "*": {
        "ram.user": [
          { repeat: 21, UserName: "user-{nnn}", UserId: "20{nnn}", CreateDate: OLD },
          { UserName: "no-login", UserId: "3001", CreateDate: OLD },
        ],
        "ram.login-profile": [
          {
            repeat: 21,
            UserName: "user-{nnn}",
            CreateDate: OLD,
            LastLoginTime: "2026-01-02T03:04:05Z",
            MFABindRequired: true,
          },
        ],
      },
    },
    scans: ["ram.user"],
    ids: numbered(`user-{nnn}@${ACCOUNT}.onaliyun.com`, 21),
    items: {
      [`user-021@${ACCOUNT}.onaliyun.com`]: {
        parent: idIn("global", "ram.user", "20021"),
        lastActive: "2026-01-02T03:04:05Z",
        facts: { needsMfa: true, status: "Active" },
        uses: [idIn("global", "ram.user", "20021")],
      },
    },
    removals: [{ items: [`user-001@${ACCOUNT}.onaliyun.com`, `user-021@${ACCOUNT}.onaliyun.com`] }],
  },

  "ram.access-key": {
    resources: {
      "*": {
        "ram.user": [
          { repeat: 21, UserName: "user-{nn}", UserId: "20{nn}", CreateDate: OLD },
          { UserName: "binned-keys", UserId: "3001", CreateDate: OLD },
        ],
        "ram.recycled-user": [
          { UserId: "4001", UserPrincipalName: `gone@${ACCOUNT}.onaliyun.com`, CreateDate: OLD },
        ],
        "ram.access-key": [
          {
            repeat: 21,
            AccessKeyId: "LTAIa{nn}",
            UserName: "user-{nn}",
            Status: "Active",
            CreateDate: OLD,
            _lastUsedDate: "2026-01-02T03:04:05Z",
            _lastService: "Oss",
          },
          {
            repeat: 21,
            AccessKeyId: "LTAIb{nn}",
            UserName: "user-{nn}",
            Status: "Inactive",
            CreateDate: OLD,
          },
        ],
        "ram.recycled-key": [
          { AccessKeyId: "LTAIbin1", CreateDate: OLD, DeleteDate: "{now+9d}", _userId: "3001" },
          { AccessKeyId: "LTAIbin2", CreateDate: OLD, DeleteDate: "{now+9d}", _userId: "4001" },
        ],
      },
    },
    ids: [...numbered("LTAIa{nn}", 21), ...numbered("LTAIb{nn}", 21), "LTAIbin1", "LTAIbin2"],
    items: {
      LTAIa21: {
        parent: idIn("global", "ram.user", "2021"),
        lastActive: "2026-01-02T03:04:05Z",
        facts: { status: "Active", user: "user-21", userId: "2021", lastService: "Oss" },
        uses: [idIn("global", "ram.user", "2021")],
      },
      LTAIbin2: { state: "recycled", parent: idIn("global", "ram.user", "4001") },
    },
    removals: [
      {
        items: ["LTAIa21"],
        calls: ["Ims.UpdateAccessKey", "Ims.DeleteAccessKey", "Ims.DeleteAccessKeyInRecycleBin"],
      },
      { items: ["LTAIb01"], calls: ["Ims.DeleteAccessKey", "Ims.DeleteAccessKeyInRecycleBin"] },
      { items: ["LTAIbin1", "LTAIbin2"] },
    ],
  },

  "ram.mfa-device": {
    resources: {
      "*": {
        "ram.user": [{ UserName: "bound", UserId: "3001", CreateDate: OLD }],
        "ram.mfa-device": [
          { repeat: 101, SerialNumber: `acs:ram::${ACCOUNT}:mfa/device-{nnn}` },
          {
            SerialNumber: `acs:ram::${ACCOUNT}:mfa/bound`,
            UserName: "bound",
            ActivateDate: OLD,
          },
        ],
      },
    },
    scans: ["ram.user"],
    ids: [
      ...numbered(`acs:ram::${ACCOUNT}:mfa/device-{nnn}`, 101),
      `acs:ram::${ACCOUNT}:mfa/bound`,
    ],
    items: {
      [`acs:ram::${ACCOUNT}:mfa/bound`]: {
        created: "2024-02-03T04:05:06Z",
        facts: { principal: `bound@${ACCOUNT}.onaliyun.com`, userId: "3001" },
        uses: [idIn("global", "ram.user", "3001")],
      },
    },
    removals: [
      {
        items: [`acs:ram::${ACCOUNT}:mfa/device-001`, `acs:ram::${ACCOUNT}:mfa/device-101`],
      },
      {
        items: [`acs:ram::${ACCOUNT}:mfa/bound`],
        calls: ["Ims.UnbindMFADevice", "Ims.DeleteVirtualMFADevice"],
      },
    ],
  },

  "ram.group": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      "*": {
        "ram.group": [
          { repeat: 41, GroupName: "group-{nnn}", Comments: "odd", CreateDate: OLD },
          { GroupName: "full", CreateDate: OLD },
        ],
        "ram.user": [{ repeat: 2, UserName: "user-{n}", UserId: "300{n}", CreateDate: OLD }],
        "ram.group-member": [{ repeat: 2, GroupName: "full", UserName: "user-{n}" }],
        "ram.policy": [POLICY],
        "ram.attachment": [
          attached("IMSGroup", "full", "OddPolicy"),
          attached("IMSGroup", "full", "ReadOnlyAccess", "rg-odd"),
          attached("IMSGroup", "group-002", "ReadOnlyAccess", "rg-odd"),
        ],
      },
    },
    ids: [...numbered("group-{nnn}", 41), "full"],
    items: {
      "group-041": { name: "group-041", facts: { about: "odd" } },
      full: {
        facts: { users: ["user-1", "user-2"], policies: ["OddPolicy"] },
        uses: [idIn("global", "ram.policy", "OddPolicy")],
      },
    },
    removals: [
      { items: ["group-001", "group-041"] },
      {
        items: ["full"],
        calls: [
          "Ram.RemoveUserFromGroup",
          "Ram.RemoveUserFromGroup",
          "Ram.DetachPolicyFromGroup",
          "Ram.DetachPolicyFromGroup",
          "Ram.DeleteGroup",
        ],
      },
    ],
  },

  "ram.role": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      "*": {
        "ram.role": [
          {
            repeat: 41,
            RoleName: "role-{nnn}",
            RoleId: "50{nnn}",
            Arn: `acs:ram::${ACCOUNT}:role/role-{nnn}`,
            Description: "odd role",
            CreateDate: OLD,
            AssumeRolePolicyDocument:
              '{"Statement":[{"Principal":{"RAM":["acs:ram::1888000000000001:root"]}}]}',
          },
          { RoleName: "full", CreateDate: OLD },
          { RoleName: "AliyunReservedSSO-Odd", CreateDate: OLD },
          { RoleName: "AliyunServiceRoleForOdd", CreateDate: OLD },
        ],
        "ram.policy": [POLICY],
        "ram.attachment": [
          attached("ServiceRole", "full", "OddPolicy"),
          attached("ServiceRole", "full", "ReadOnlyAccess", "rg-odd"),
        ],
      },
    },
    ids: [
      ...numbered("role-{nnn}", 41),
      "full",
      "AliyunReservedSSO-Odd",
      "ResourceDirectoryAccountAccessRole",
    ],
    items: {
      "role-041": {
        name: "role-041",
        facts: { about: "odd role", sharedWith: ["acs:ram::1888000000000001:root"] },
      },
      full: { facts: { policies: ["OddPolicy"] } },
      "AliyunReservedSSO-Odd": { proposed: "manual" },
      ResourceDirectoryAccountAccessRole: { proposed: "keep", blocks: false },
    },
    removals: [
      { items: ["role-001", "role-041"] },
      {
        items: ["full"],
        calls: ["Ram.DetachPolicyFromRole", "Ram.DetachPolicyFromRole", "Ram.DeleteRole"],
      },
    ],
  },

  "ram.policy": {
    resources: {
      "*": {
        "ram.policy": [
          {
            repeat: 101,
            PolicyName: "Odd{nnn}",
            PolicyType: "Custom",
            Description: "odd policy",
            DefaultVersion: "v7",
            CreateDate: OLD,
            UpdateDate: "2025-02-03T04:05:06Z",
            Tags: { Tag: [{ TagKey: "team", TagValue: "odd ones" }] },
          },
          POLICY,
        ],
        "ram.policy-version": [
          { PolicyName: "Odd101", VersionId: "v6", IsDefaultVersion: false },
          { PolicyName: "Odd101", VersionId: "v7", IsDefaultVersion: true },
        ],
        "ram.role": [{ RoleName: "holder", CreateDate: OLD }],
        "ram.attachment": [attached("ServiceRole", "holder", "OddPolicy")],
      },
    },
    scans: ["ram.role"],
    ids: [...numbered("Odd{nnn}", 101), "OddPolicy"],
    items: {
      Odd101: { name: "Odd101", facts: { version: "v7", about: "odd policy", attachments: 0 } },
      OddPolicy: { facts: { attachments: 1 } },
    },
    removals: [
      { items: ["Odd001", "Odd101"] },
      { items: ["OddPolicy"], stays: /DeleteConflict/ },
      {
        items: ["OddPolicy", "ram.role/holder"],
        calls: ["Ram.DetachPolicyFromRole", "Ram.DeleteRole", "Ram.DeletePolicy"],
      },
    ],
  },

  "ram.service-linked-role": {
    resources: {
      "*": {
        "ram.role": [
          {
            repeat: 101,
            RoleName: "AliyunServiceRoleForOdd{nnn}",
            Arn: `acs:ram::${ACCOUNT}:role/odd{nnn}`,
            Description: "odd service",
            CreateDate: OLD,
          },
          { RoleName: "AliyunServiceRoleForUsed", CreateDate: OLD, _uses: ["ecs.key-pair"] },
          { RoleName: "AliyunServiceRoleForResourceDirectory", CreateDate: OLD },
          { RoleName: "own", CreateDate: OLD },
        ],
        "resourcemanager.role-deletion-task": [
          { DeletionTaskId: "task/odd", _role: "AliyunServiceRoleForUsed", _polls: 0 },
        ],
      },
      "cn-hangzhou": { "ecs.key-pair": [{ KeyPairName: "in use" }] },
    },
    ids: [
      ...numbered("AliyunServiceRoleForOdd{nnn}", 101),
      "AliyunServiceRoleForUsed",
      "AliyunServiceRoleForResourceDirectory",
    ],
    items: {
      AliyunServiceRoleForOdd101: { facts: { about: "odd service" }, proposed: "delete" },
      AliyunServiceRoleForUsed: { facts: { stillUsedBy: ["in use"] } },
      AliyunServiceRoleForResourceDirectory: { proposed: "keep", blocks: false },
    },
    removals: [
      { items: ["AliyunServiceRoleForOdd001", "AliyunServiceRoleForOdd101"] },
      { items: ["AliyunServiceRoleForUsed"], stays: /RoleInUse.*cn-hangzhou: in use/ },
    ],
  },

  "ram.saml-provider": {
    resources: {
      "*": {
        "ram.saml-provider": [
          {
            repeat: 101,
            SAMLProviderName: "idp-{nnn}",
            Arn: `acs:ram::${ACCOUNT}:saml-provider/idp-{nnn}`,
            Description: "odd",
            CreateDate: OLD,
          },
        ],
      },
    },
    ids: numbered("idp-{nnn}", 101),
    items: { "idp-101": { name: "idp-101", facts: { about: "odd" } } },
    removals: [{ items: ["idp-001", "idp-101"] }],
  },

  "ram.oidc-provider": {
    resources: {
      "*": {
        "ram.oidc-provider": [
          {
            repeat: 101,
            OIDCProviderName: "idp-{nnn}",
            Arn: `acs:ram::${ACCOUNT}:oidc-provider/idp-{nnn}`,
            IssuerUrl: "https://odd.example/{n}",
            Description: "odd",
            CreateDate: OLD,
          },
        ],
      },
    },
    ids: numbered("idp-{nnn}", 101),
    items: { "idp-101": { name: "idp-101", facts: { issuer: "https://odd.example/101" } } },
    removals: [{ items: ["idp-001", "idp-101"] }],
  },
};

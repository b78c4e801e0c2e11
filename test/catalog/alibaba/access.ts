import { idIn } from "../support/alibaba.ts";
import { numbered, type Seeds } from "../support/seed.ts";

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

/** Groups, roles, policies, identity providers. */
export const seeds: Seeds = {
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
            _tags: { "odd-tag": "", team: "odd ones" },
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
    further: ["ResourceDirectoryAccountAccessRole"],
    hidden: ["AliyunServiceRoleForOdd"],
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
    records: {
      each: {
        PolicyName: "Odd{nnn}",
        PolicyType: "Custom",
        Description: "odd policy",
        DefaultVersion: "v7",
        Tags: { Tag: [{ TagKey: "team", TagValue: "odd ones" }] },
      },
    },
    resources: {
      "*": {
        "ram.policy": [POLICY],
        "ram.policy-version": [
          { PolicyName: "Odd101", VersionId: "v6", IsDefaultVersion: false },
          { PolicyName: "Odd101", VersionId: "v7", IsDefaultVersion: true },
        ],
        "ram.role": [{ RoleName: "holder", CreateDate: OLD }],
        "ram.attachment": [attached("ServiceRole", "holder", "OddPolicy")],
      },
    },
    scans: ["ram.role"],
    items: {
      Odd101: { name: "Odd101", facts: { version: "v7", about: "odd policy", attachments: 0 } },
      OddPolicy: { facts: { attachments: 1 } },
    },
    removals: [
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
            _tags: { "odd-tag": "", team: "odd ones" },
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

  "ram.application": {
    records: {
      each: {
        AppId: "47{nnn}",
        AppName: "odd-app-{nnn}",
        DisplayName: "odd app",
        AppType: "WebApp",
      },
    },

    items: { "47101": { name: "odd-app-101", facts: { shown: "odd app", kind: "WebApp" } } },
  },

  "ram.saml-provider": {
    records: { each: { SAMLProviderName: "idp-{nnn}", Description: "odd" } },

    items: { "idp-101": { name: "idp-101", facts: { about: "odd" } } },
  },

  "ram.oidc-provider": {
    records: { each: { OIDCProviderName: "idp-{nnn}", IssuerUrl: "https://odd.example/{n}" } },

    items: { "idp-101": { name: "idp-101", facts: { issuer: "https://odd.example/101" } } },
  },
};

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

/** Users and what they sign in with. */
export const seeds: Seeds = {
  "ram.root-key": {
    resources: {},
    account: { rootMfa: true },
    ids: ["1777000000000042"],
    items: {
      "1777000000000042": { proposed: "manual", facts: { keys: 1, mfa: true } },
    },
    unseen: {
      "proposal: the report does not say how many keys the root user has: look in the console":
        "an account has one report; accounts.test.ts has the other one",
    },
  },

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
            _tags: { "odd-tag": "", team: "odd ones" },
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
    further: ["LTAIbin1", "LTAIbin2"],
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
    records: { each: { SerialNumber: `acs:ram::${ACCOUNT}:mfa/device-{nnn}` } },
    resources: {
      "*": {
        "ram.user": [{ UserName: "bound", UserId: "3001", CreateDate: OLD }],
        "ram.mfa-device": [
          {
            SerialNumber: `acs:ram::${ACCOUNT}:mfa/bound`,
            UserName: "bound",
            ActivateDate: OLD,
          },
        ],
      },
    },
    scans: ["ram.user"],
    items: {
      [`acs:ram::${ACCOUNT}:mfa/bound`]: {
        created: "2024-02-03T04:05:06Z",
        facts: { principal: `bound@${ACCOUNT}.onaliyun.com`, userId: "3001" },
        uses: [idIn("global", "ram.user", "3001")],
      },
    },
    removals: [
      {
        items: [`acs:ram::${ACCOUNT}:mfa/bound`],
        calls: ["Ims.UnbindMFADevice", "Ims.DeleteVirtualMFADevice"],
      },
    ],
  },
};

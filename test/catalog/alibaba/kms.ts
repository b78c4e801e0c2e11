import { HERE, idIn } from "../support/alibaba.ts";
import { numbered, type Seeds } from "../support/seed.ts";

/** Keys and secrets. */
export const seeds: Seeds = {
  "kms.key": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      [HERE]: {
        "kms.key": [
          {
            repeat: 41,
            KeyId: "key-odd-{nnn}",
            Description: "odd key {n}",
            _tags: { "odd-tag": "", team: "odd ones" },
            Creator: "1777000000000042",
            CreationDate: "{now-90d}",
            KeyState: "Disabled",
            KeySpec: "Aliyun_SM4",
            KeyUsage: "ENCRYPT/DECRYPT",
            Origin: "EXTERNAL",
            DKMSInstanceId: "kst-odd",
          },
          {
            KeyId: "key-guarded",
            Description: "guarded, with two names",
            Creator: "1777000000000042",
            KeyState: "Enabled",
            DeletionProtection: "Enabled",
          },
          {
            KeyId: "key-pending",
            Creator: "1777000000000042",
            KeyState: "PendingDeletion",
            DeleteDate: "2031-03-05T00:00:00Z",
          },
          { KeyId: "key-of-ecs", Creator: "ecs", KeyState: "Enabled" },
        ],
        "kms.alias": [
          { AliasName: "alias/odd-one", KeyId: "key-guarded" },
          { AliasName: "alias/odd-two", KeyId: "key-guarded" },
        ],
      },
    },
    hidden: ["key-of-ecs"],
    items: {
      "key-odd-041": {
        name: "odd key 41",
        facts: { spec: "Aliyun_SM4", instance: "kst-odd", origin: "EXTERNAL" },
      },
      "key-guarded": {
        protections: ["deletion protection"],
        facts: { aliases: ["alias/odd-one", "alias/odd-two"] },
      },
      "key-pending": { state: "scheduled", until: "2031-03-05T00:00:00Z" },
    },
    removals: [
      { items: ["key-odd-001", "key-odd-041"] },
      {
        items: ["key-guarded"],
        calls: [
          "Kms.SetDeletionProtection",
          "Kms.DeleteAlias",
          "Kms.DeleteAlias",
          "Kms.ScheduleKeyDeletion",
        ],
      },
    ],
    along: ["key-pending"],
  },

  "kms.service-key": {
    resources: {
      [HERE]: {
        "kms.key": [
          {
            repeat: 101,
            KeyId: "key-svc-{nnn}",
            _tags: { "odd-tag": "", team: "odd ones" },
            Creator: "ecs",
            KeyState: "Enabled",
          },
          { KeyId: "key-own", Creator: "1777000000000042", KeyState: "Enabled" },
        ],
      },
    },
    ids: numbered("key-svc-{nnn}", 101),
    items: {
      "key-svc-101": {
        name: `acs:kms:${HERE}:1777000000000042:key/key-svc-101`,
        proposed: "keep",
        blocks: false,
      },
    },
  },

  "kms.secret": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      [HERE]: {
        "kms.secret": [
          {
            repeat: 41,
            SecretName: "odd/secret-{nnn}",
            SecretType: "RAMCredentials",
            CreateTime: "{now-90d}",
            UpdateTime: "{now-9d}",
            Tags: { Tag: [{ TagKey: "team", TagValue: "odd ones" }] },
            EncryptionKeyId: "key-odd",
          },
          { SecretName: "binned", PlannedDeleteTime: "{now+20d}" },
          { SecretName: "of-rds", OwingService: "rds" },
        ],
      },
    },
    items: {
      "odd/secret-041": {
        name: "odd/secret-041",
        facts: { kind: "RAMCredentials" },
        uses: [idIn(HERE, "kms.key", "key-odd")],
      },
      binned: { state: "recycled" },
      "of-rds": { proposed: "with-parent", facts: { owner: "rds" } },
    },
    removals: [
      { items: ["odd/secret-001", "odd/secret-041", "binned"] },
      { items: ["of-rds"], stays: /the service that owns it/ },
    ],
  },
};

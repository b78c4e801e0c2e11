import type { JsonObject } from "../../../emulator/core/json.ts";
import { ACCOUNT, TESTER } from "../support/huawei.ts";
import { numbered, type Seeds } from "../support/seed.ts";

/** The account manages others. */
const account = { kind: "management", organization: "o-odd" } as const;
const ORGANIZATION = ["organizations.organization"];

const unit = (fields: JsonObject): JsonObject => ({
  name: "odd unit",
  created_at: "2024-02-03T04:05:06Z",
  _tags: { team: "odd ones" },
  ...fields,
});

/** What an organization holds, and what an account is divided into. */
export const seeds: Seeds = {
  "organizations.organization": {
    account,
    resources: {
      "*": { "organizations.trusted-service": [{ service_principal: "service.Odd" }] },
    },
    ids: ["o-odd"],
    scans: ["organizations.trusted-service"],
    items: { "o-odd": { facts: { manager: ACCOUNT, root: ["r-odd"] } } },
    removals: [
      {
        items: ["organizations.trusted-service/service.Odd", "o-odd"],
        calls: ["organizations.DisableTrustedService", "organizations.DeleteOrganization"],
      },
    ],
    unseen: {
      "skipped: the account is only a member of it": "accounts.test.ts shows such an account",
    },
  },

  "organizations.member": {
    account,
    records: { table: "organizations.account", each: { id: "member-{nnn}" } },
    scans: ORGANIZATION,
    pageSize: 10,
  },

  "organizations.unit": {
    account,
    resources: {
      "*": {
        "organizations.unit": [
          unit({ repeat: 11, id: "ou-{nnn}" }),
          unit({ repeat: 11, id: "ou-below-{nnn}", _parent: "ou-011" }),
          unit({ id: "ou-last", _parent: "ou-below-011" }),
        ],
      },
    },
    scans: ORGANIZATION,
    items: {
      "ou-001": { facts: { parentId: "o-odd" } },
      "ou-last": { name: "odd unit", facts: { parentId: "ou-below-011" } },
    },
    removals: [{ items: ["ou-011", ...numbered("ou-below-{nnn}", 11), "ou-last"] }],
    pageSize: 10,
  },

  "organizations.policy": {
    account,
    records: {
      each: { id: "policy-{nnn}", is_builtin: false },
      but: { bound: { _attached: ["r-odd", "ou-1"] } },
    },
    resources: { "*": { "organizations.unit": [unit({ id: "ou-1" })] } },
    items: { "policy-bound": { facts: { binds: ["r-odd", "ou-1"] } } },
    removals: [
      {
        items: ["policy-bound"],
        calls: [
          "organizations.DetachPolicy",
          "organizations.DetachPolicy",
          "organizations.DeletePolicy",
        ],
      },
    ],
    scans: ORGANIZATION,
    pageSize: 10,
  },

  "organizations.delegated-administrator": {
    account,
    records: {
      each: { account_id: "member-{nnn}", _service: "service.Odd" },
      but: { both: {} },
    },
    resources: {
      "*": {
        "organizations.delegated-administrator": [
          { account_id: "member-both", _service: "service.Other" },
        ],
      },
    },
    ids: [...numbered("member-{nnn}", 11), "member-both"],
    scans: ORGANIZATION,
    removals: [
      {
        items: ["member-both"],
        calls: [
          "organizations.DeregisterDelegatedAdministrator",
          "organizations.DeregisterDelegatedAdministrator",
        ],
      },
    ],
    pageSize: 10,
  },

  "organizations.trusted-service": {
    account,
    records: { each: { service_principal: "service.Odd{nnn}" } },
    scans: ORGANIZATION,
    pageSize: 10,
  },

  // Projects of regions are made with the account.
  "iam.project": {
    records: { place: "*", each: { id: "project-{nnn}", parent_id: "a region's" } },
  },

  "iam.mfa-device": {
    records: { each: { serial_number: "device-{nnn}", user_id: TESTER.id, enabled: true } },
    removals: [],
    pageSize: 10,
  },
};

import type { Seeds } from "../support/seed.ts";

/** What is attached to them. */
const BUILT = { policy_id: "policy-1", policy_name: "builds", policy_type: "custom" } as const;

/** Identities and what they may do. */
export const seeds: Seeds = {
  "iam.access-key": {
    records: { each: { access_key_id: "AK{nnn}", user_id: "user-1" } },
    resources: { "*": { "iam.user": [{ user_id: "user-1", user_name: "one" }] } },
    pageSize: 10,
  },

  "iam.policy": {
    records: { each: { policy_id: "policy-{nnn}", policy_type: "custom" } },
    resources: {
      "*": {
        "iam.policy-version": [
          { _policy: "policy-001", version_id: "v1", is_default: false },
          { _policy: "policy-001", version_id: "v2", is_default: true },
        ],
      },
    },
    pageSize: 10,
  },

  "iam.group": {
    records: { each: { group_id: "group-{nnn}" } },
    resources: {
      "*": {
        "iam.policy": [BUILT],
        "iam.attachment": [{ _kind: "group", _target: "group-001", policy_id: "policy-1" }],
      },
    },
    pageSize: 10,
  },

  "iam.user": {
    records: { each: { user_id: "user-{nnn}", is_root_user: false } },
    resources: {
      "*": {
        "iam.policy": [BUILT],
        "iam.attachment": [{ _kind: "user", _target: "user-001", policy_id: "policy-1" }],
        "iam.group": [{ group_id: "group-1", group_name: "builders" }],
        "iam.group-member": [{ group_id: "group-1", user_id: "user-001" }],
        "iam.mfa-device": [{ serial_number: "device-1", user_id: "user-002" }],
      },
    },
    scans: ["iam.mfa-device"],
    // Its device goes before it.
    removals: [
      {
        items: ["user-002", "iam.mfa-device/device-1"],
        calls: ["iam.DisableMfaDeviceV5", "iam.DeleteVirtualMfaDeviceV5", "iam.DeleteUserV5"],
      },
    ],
    pageSize: 10,
  },

  "iam.agency": {
    records: { each: { agency_id: "agency-{nnn}" } },
    resources: {
      "*": {
        "iam.policy": [BUILT],
        "iam.attachment": [{ _kind: "agency", _target: "agency-001", policy_id: "policy-1" }],
      },
    },
    pageSize: 10,
  },

  "iam.identity-provider": {
    records: { each: { id: "provider-{nnn}" } },
    resources: { "*": { "iam.protocol": [{ id: "saml", _provider: "provider-001" }] } },
  },
};

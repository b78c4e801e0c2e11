import type { Seeds } from "../support/seed.ts";
import { ACCOUNT, HERE } from "../support/tencent.ts";

const account = { kind: "management", organization: { id: 500_001 } } as const;

/** What an account that manages others holds. */
export const seeds: Seeds = {
  "organization.organization": {
    account,
    resources: {
      "*": {
        "tag.resource": [
          {
            Resource: `qcs::organization::uin/${ACCOUNT}:organization/500001`,
            Tags: [{ TagKey: "team", TagValue: "odd ones" }],
          },
        ],
      },
    },
    ids: ["500001"],
    removals: [{ items: ["500001"], disposition: "delete" }],
    unseen: {
      "skipped: the account is only a member of it": "accounts.test.ts shows such an account",
    },
  },

  "organization.share-area": { account, ids: [HERE, "ap-shanghai"] },

  "organization.share-unit": {
    account,
    records: { each: { UnitId: "shareUnit-{nnn}", Area: HERE } },
  },

  "organization.member": {
    account,
    records: { each: { MemberUin: 100_000_000_101, MemberType: "Invite" } },
  },
};

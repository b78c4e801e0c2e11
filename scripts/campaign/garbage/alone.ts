import { stringify } from "yaml";
import type { JsonObject } from "../../../emulator/core/json.ts";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import type { World } from "./worlds.ts";

const ALIBABA = "1000000000000005";
const TENCENT = "100000000005";
const HUAWEI = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const ALIBABA_KEY = { id: "LTAI-own", secret: "own-secret-0123456789" } as const;
const TENCENT_KEY = {
  id: "AKIDown0000000000000000000001",
  secret: "own-secret-0123456789",
} as const;
const HUAWEI_KEY = { id: "HPUAOWN0000000000000", secret: "own-secret-0123456789" } as const;

const alibabaSeed: JsonObject = {
  regions: ["cn-hangzhou", "ap-southeast-1"],
  accounts: [
    {
      id: ALIBABA,
      kind: "standalone",
      name: "old-shop",
      resourceCenter: "Enabled",
      users: [{ name: "closer", policies: ["AdministratorAccess"] }],
      keys: [{ ...ALIBABA_KEY, user: "closer" }],
      resources: {
        "*": {
          "bss.balance": [
            {
              Currency: "CNY",
              AvailableAmount: "0.00",
              AvailableCashAmount: "0.00",
              CreditAmount: "0.00",
              MybankCreditAmount: "0.00",
              QuotaLimit: "0.00",
              _uncleared: "0.00",
              _history: "0.00",
            },
          ],
        },
      },
    },
  ],
};

const tencentSeed: JsonObject = {
  regions: ["ap-guangzhou", "ap-shanghai"],
  actionQuota: 0,
  accounts: [
    {
      cloud: "tencent",
      id: TENCENT,
      kind: "standalone",
      name: "old-shop",
      users: [{ name: "closer", policies: ["AdministratorAccess"] }],
      keys: [{ ...TENCENT_KEY, user: "closer" }],
    },
  ],
};

const huaweiSeed: JsonObject = {
  huaweiRegions: ["cn-north-4", "cn-east-3"],
  accounts: [
    {
      cloud: "huawei",
      id: HUAWEI,
      kind: "standalone",
      name: "old-shop",
      users: [{ name: "closer", policies: ["AdministratorAccessPolicy"] }],
      keys: [{ ...HUAWEI_KEY, user: "closer" }],
    },
  ],
};

function accountFile(parts: JsonObject): string {
  return stringify({
    kind: "standalone",
    access: { via: "own" },
    regions: "all",
    holder: "enterprise",
    securityMailbox: "cloud-closing@head-office.example",
    limits: { patience: "2m" },
    backups: [{ match: { type: "*" }, answer: "not-needed", because: "made up for a test" }],
    ...parts,
  });
}

/** Accounts of their own in every cloud, which a person closes, with nothing in the way of it. */
export const alone: Readonly<Record<CloudName, World>> = {
  alibaba: {
    name: "an empty account of Alibaba Cloud",
    cloud: "alibaba",
    accountId: ALIBABA,
    seed: alibabaSeed,
    accountFile: accountFile({
      cloud: "alibaba",
      id: ALIBABA,
      closure: { confirm: ALIBABA, ownKey: "delete-last", quietDays: 30 },
    }),
    key: ALIBABA_KEY,
    holds: "nothing",
    assisted: true,
  },
  tencent: {
    name: "an empty account of Tencent Cloud",
    cloud: "tencent",
    accountId: TENCENT,
    seed: tencentSeed,
    accountFile: accountFile({
      cloud: "tencent",
      id: TENCENT,
      openedOn: "2026-01-01",
      closure: { confirm: TENCENT },
    }),
    key: TENCENT_KEY,
    holds: "nothing",
    assisted: true,
  },
  huawei: {
    name: "an empty account of Huawei Cloud",
    cloud: "huawei",
    accountId: HUAWEI,
    seed: huaweiSeed,
    accountFile: accountFile({
      cloud: "huawei",
      id: HUAWEI,
      openedOn: "2026-01-01",
      master: "none",
      closure: { confirm: HUAWEI },
    }),
    key: HUAWEI_KEY,
    holds: "nothing",
    assisted: true,
    stated: [
      {
        policy: "closure-conditions",
        subject: "condition:enterprise-member",
        answer: "none",
        side: "member",
      },
    ],
  },
};

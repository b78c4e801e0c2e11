import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import type { Cloud } from "../../src/core/cloud.ts";
import type { CloudName } from "../../src/workspace/clouds.ts";
import { REGIONS } from "./regions.ts";

/** One cloud with an account that benchmarks work on; ids and keys are made up for the emulator. */
export interface Bed {
  readonly cloud: Cloud;
  readonly id: string;
  readonly key: { readonly id: string; readonly secret: string };
  readonly regions: readonly string[];
  /** Parts of the seed's account, and of the seed itself, besides what every cloud has. */
  readonly account: object;
  readonly world: object;
  /** True for the code of a call that the cloud's quota refused. */
  throttled(code: string): boolean;
}

/** An account of Alibaba Cloud, with its root key. */
export const alibabaBed: Bed = {
  cloud: alibaba,
  id: "1000000000000009",
  key: { id: "LTAI-bench-root", secret: "bench-root-secret" },
  regions: REGIONS,
  account: {},
  world: {},
  throttled: (code) => code.startsWith("Throttling"),
};

const BENCH_KEY = { id: "AKIDbench0000000000000000000000001", secret: "bench-secret" } as const;

/** An account of Tencent Cloud, with the key of an administrator sub-user. */
const tencentBed: Bed = {
  cloud: tencent,
  id: "100000000009",
  key: BENCH_KEY,
  // All that the emulator knows.
  regions: [
    "ap-guangzhou",
    "ap-shanghai",
    "ap-nanjing",
    "ap-beijing",
    "ap-chengdu",
    "ap-chongqing",
    "ap-hongkong",
    "ap-singapore",
    "ap-jakarta",
    "ap-bangkok",
    "ap-seoul",
    "ap-tokyo",
    "na-siliconvalley",
    "na-ashburn",
    "sa-saopaulo",
    "eu-frankfurt",
  ],
  account: { cloud: "tencent", keys: [{ ...BENCH_KEY, user: "bench" }] },
  // The quotas are those that the benchmark sets.
  world: { actionQuota: 0 },
  throttled: (code) => code.startsWith("RequestLimitExceeded"),
};

const HUAWEI_KEY = { id: "HPUABENCH00000000000", secret: "bench-secret-0123456789" } as const;

const HUAWEI_REGIONS = [
  "cn-north-4",
  "cn-north-9",
  "cn-east-3",
  "cn-south-1",
  "cn-southwest-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "af-south-1",
  "la-south-2",
  "na-mexico-1",
  "sa-brazil-1",
];

/** An account of Huawei Cloud, with the key of an administrator user. */
const huaweiBed: Bed = {
  cloud: huawei,
  id: "0a9b8c7d6e5f40312213a4b5c6d7e8f9",
  key: HUAWEI_KEY,
  regions: HUAWEI_REGIONS,
  account: { cloud: "huawei", keys: [{ ...HUAWEI_KEY, user: "bench" }] },
  world: { huaweiRegions: HUAWEI_REGIONS },
  throttled: (code) => code === "APIGW.0308",
};

/** The bed of every cloud. */
export const beds: Readonly<Record<CloudName, Bed>> = {
  alibaba: alibabaBed,
  tencent: tencentBed,
  huawei: huaweiBed,
};

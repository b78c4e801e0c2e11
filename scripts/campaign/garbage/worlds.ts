import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import {
  isArray,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from "../../../emulator/core/json.ts";
import type { AttestationDraft } from "../../../src/files/attestations/attestation-text.ts";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import { alone } from "./alone.ts";

/** An account in an emulated cloud, with what its folder holds at first. */
export interface World {
  readonly name: string;
  readonly cloud: CloudName;
  readonly accountId: string;
  readonly seed: JsonObject;
  readonly accountFile: string;
  readonly key: { readonly id: string; readonly secret: string };
  /** What stands in the way of its closure. */
  readonly holds: "nothing" | "everything" | "a running closure";
  /** Attestations of people that the folder holds, and how long conditions have held. */
  readonly assisted: boolean;
  /** What people state of conditions that no call shows, beside the questions that every account is asked. */
  readonly stated?: readonly Pick<AttestationDraft, "policy" | "subject" | "answer" | "side">[];
}

const ALIBABA = { manager: "1000000000000001", member: "1000000000000002" } as const;
const TENCENT = { manager: "100000000001", member: "100000000002" } as const;

const HUAWEI = {
  manager: "0fedcba9876543210fedcba987654321",
  member: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
} as const;

const OPS = { id: "LTAI-ops", secret: "ops-secret-0123456789" } as const;
const TENCENT_OPS = {
  id: "AKIDops0000000000000000000001",
  secret: "ops-secret-0123456789",
} as const;

const HUAWEI_OPS = { id: "HPUAOPS0000000000000", secret: "ops-secret-0123456789" } as const;

/** A member of Alibaba Cloud that holds nothing, with deletions allowed. */
const alibabaMember: JsonObject = {
  regions: ["cn-hangzhou", "ap-southeast-1"],
  accounts: [
    {
      id: ALIBABA.manager,
      kind: "management",
      directory: { deletion: "Enabled" },
      users: [{ name: "ops", policies: ["AdministratorAccess"] }],
      keys: [{ ...OPS, user: "ops" }],
    },
    { id: ALIBABA.member, kind: "resource-account", name: "old-shop", managedBy: ALIBABA.manager },
  ],
};

const tencentMember: JsonObject = {
  regions: ["ap-guangzhou", "ap-shanghai"],
  actionQuota: 0,
  accounts: [
    {
      cloud: "tencent",
      id: TENCENT.manager,
      kind: "management",
      organization: { id: 7, deletionPermission: true },
      users: [{ name: "ops", policies: ["AdministratorAccess"] }],
      keys: [{ ...TENCENT_OPS, user: "ops" }],
    },
    {
      cloud: "tencent",
      id: TENCENT.member,
      kind: "created-member",
      name: "old-shop",
      managedBy: TENCENT.manager,
    },
  ],
};

const huaweiMember: JsonObject = {
  huaweiRegions: ["cn-north-4", "cn-east-3"],
  accounts: [
    {
      cloud: "huawei",
      id: HUAWEI.manager,
      kind: "management",
      name: "head",
      users: [{ name: "ops", policies: ["AdministratorAccessPolicy"] }],
      keys: [{ ...HUAWEI_OPS, user: "ops" }],
    },
    {
      cloud: "huawei",
      id: HUAWEI.member,
      kind: "created-member",
      name: "old-shop",
      managedBy: HUAWEI.manager,
    },
  ],
};

function accountFile(parts: JsonObject): string {
  return stringify({
    regions: "all",
    securityMailbox: "cloud-closing@head-office.example",
    limits: { patience: "2m" },
    backups: [{ match: { type: "*" }, answer: "not-needed", because: "made up for a test" }],
    ...parts,
  });
}

const ALIBABA_FILE = accountFile({
  cloud: "alibaba",
  id: ALIBABA.member,
  kind: "resource-account",
  access: {
    via: "management",
    managementId: ALIBABA.manager,
    role: "ResourceDirectoryAccountAccessRole",
  },
  closure: { confirm: ALIBABA.member },
});

const TENCENT_FILE = accountFile({
  cloud: "tencent",
  id: TENCENT.member,
  kind: "created-member",
  access: {
    via: "management",
    managementId: TENCENT.manager,
    role: "OrganizationAccessControlRole",
  },
  closure: { confirm: TENCENT.member },
});

const HUAWEI_FILE = accountFile({
  cloud: "huawei",
  id: HUAWEI.member,
  kind: "created",
  access: {
    via: "management",
    managementId: HUAWEI.manager,
    role: "OrganizationAccountAccessAgency",
  },
  closure: { confirm: HUAWEI.member },
});

/** Members of every cloud whose closure nothing stands in the way of. */
const members: Readonly<Record<CloudName, World>> = {
  alibaba: {
    name: "an empty member of Alibaba Cloud",
    cloud: "alibaba",
    accountId: ALIBABA.member,
    seed: alibabaMember,
    accountFile: ALIBABA_FILE,
    key: OPS,
    holds: "nothing",
    assisted: false,
  },
  tencent: {
    name: "an empty member of Tencent Cloud",
    cloud: "tencent",
    accountId: TENCENT.member,
    seed: tencentMember,
    accountFile: TENCENT_FILE,
    key: TENCENT_OPS,
    holds: "nothing",
    assisted: false,
  },
  huawei: {
    name: "an empty member of Huawei Cloud",
    cloud: "huawei",
    accountId: HUAWEI.member,
    seed: huaweiMember,
    accountFile: HUAWEI_FILE,
    key: HUAWEI_OPS,
    holds: "nothing",
    assisted: false,
  },
};

const clean = Object.values(members);

/** The demos' accounts of every cloud, by their folders. */
const demos: Readonly<Record<CloudName, readonly World[]>> = {
  alibaba: [
    demo("demo", "alibaba", "1000000000000002", false),
    demo("standalone", "alibaba", "1000000000000005", true),
  ],
  tencent: [
    demo("tencent", "tencent", "100000000002", false),
    demo("tencent-standalone", "tencent", "100000000005", true),
  ],
  huawei: [demo("huawei", "huawei", "0b1c2d3e4f5a46178293a4b5c6d7e8f0", false)],
};

/** An account of the repository's `accounts/` with its seed, for the demo. */
function demo(folder: string, cloud: World["cloud"], accountId: string, assisted: boolean): World {
  const place = new URL(`../../../accounts/${folder}/`, import.meta.url);
  const seed = objectOf(parseJson(readFileSync(new URL("seed.json", place), "utf8")));
  return {
    name: `accounts/${folder}`,
    cloud,
    accountId,
    seed: { ...seed, actionQuota: 0 },
    accountFile: readFileSync(new URL("account.yaml", place), "utf8"),
    key: firstUserKey(seed, assisted ? accountId : undefined),
    holds: "everything",
    assisted,
  };
}

/** The first key of a user in the account, or in the one that manages it. */
function firstUserKey(seed: JsonObject, id: string | undefined): World["key"] {
  const accounts = isArray(seed["accounts"]) ? seed["accounts"].map(objectOf) : [];
  const found = accounts
    .filter((account) =>
      id === undefined ? account["kind"] === "management" : account["id"] === id,
    )
    .flatMap((account) => (isArray(account["keys"]) ? account["keys"].map(objectOf) : []))
    .find((key) => key["user"] !== undefined);
  return { id: textOf(found?.["id"]) ?? "", secret: textOf(found?.["secret"]) ?? "" };
}

/** Every world of the campaign. */
export const worlds: readonly World[] = [
  ...clean,
  ...Object.values(alone),
  ...clean.map(
    (world): World => ({ ...world, name: `${world.name}, closing`, holds: "a running closure" }),
  ),
  ...Object.values(demos).flat(),
];

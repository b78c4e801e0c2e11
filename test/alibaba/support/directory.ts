import { ims } from "../../../emulator/alibaba/products/ims.ts";
import { ram } from "../../../emulator/alibaba/products/ram.ts";
import {
  resourceDirectory,
  resourceManager,
} from "../../../emulator/alibaba/products/resource-manager.ts";
import { sts } from "../../../emulator/alibaba/products/sts.ts";
import type { Service as EmulatedService } from "../../../emulator/alibaba/service.ts";
import type { Json } from "../../../emulator/core/json.ts";
import type { Observation } from "../../../emulator/core/world.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { alibabaParts } from "../../../src/clouds/alibaba/session.ts";
import { defineCloud } from "../../../src/clouds/shared/session/define-cloud.ts";
import type { Account } from "../../../src/core/account.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type {
  CallAnswer,
  CallRecord,
  CallRecorder,
  CloudSession,
} from "../../../src/core/cloud.ts";
import type { Service } from "../../../src/core/service.ts";
import { plainAccount } from "../../support/account.ts";
import { autoClock } from "../../support/auto-clock.ts";

/** Account ids of the test organization. */
export const MANAGER = "1000000000000001";
export const MEMBER = "1000000000000002";

/** What a test changes about its organization. */
export interface Organization {
  /** `directory` of the management account. */
  readonly directory?: Json;
  /** Further attributes of the member. */
  readonly member?: Readonly<Record<string, Json>>;
  readonly resources?: Json;
  /** Further resources of the management account. */
  readonly managerResources?: Json;
  readonly kind?: "resource-account" | "cloud-account";
  readonly policies?: readonly string[];
  /** Further emulated products. */
  readonly products?: readonly EmulatedService[];
}

/** A running emulator with a management account and one member. */
export async function organization(options: Organization = {}): Promise<Emulator> {
  const manager: Record<string, Json> = {
    id: MANAGER,
    kind: "management",
    directory: options.directory ?? { deletion: "Enabled" },
    users: [{ name: "closer", policies: [...(options.policies ?? ["AdministratorAccess"])] }],
    keys: [
      { id: "LTAI-root", secret: "root-secret" },
      { id: "LTAI-closer", secret: "closer-secret", user: "closer" },
      { id: "LTAI-off", secret: "off-secret", user: "closer", status: "Inactive" },
    ],
    ...(options.managerResources === undefined ? {} : { resources: options.managerResources }),
  };
  const member: Record<string, Json> = {
    id: MEMBER,
    kind: options.kind ?? "resource-account",
    name: "old-shop",
    managedBy: MANAGER,
    keys: [{ id: "LTAI-member", secret: "member-secret", user: "ops" }],
    users: [{ name: "ops", policies: ["AdministratorAccess"] }],
    ...options.member,
    ...(options.resources === undefined ? {} : { resources: options.resources }),
  };
  return startEmulator({
    seed: { accounts: [manager, member] },
    services: [sts, ram, ims, resourceManager, resourceDirectory, ...(options.products ?? [])],
  });
}

/** An account file's content, reached through the management account unless told otherwise. */
export function accountFile(changes: Partial<Account> = {}): Account {
  const base = plainAccount(
    { name: "old-shop", cloud: "alibaba", id: MEMBER, kind: "resource-account" },
    {
      access: {
        via: "management",
        managementId: MANAGER,
        role: "ResourceDirectoryAccountAccessRole",
      },
      limits: { deletions: undefined, parallel: 4, patience: 60 },
    },
  );
  return { ...base, closure: { ...base.closure, confirm: MEMBER }, ...changes };
}

/** Keys of the test organization, by user. */
const SECRETS: Readonly<Record<string, string>> = {
  root: "root-secret",
  closer: "closer-secret",
  off: "off-secret",
  member: "member-secret",
};

/** Opens a session against the emulator. */
export function open(
  emulator: Emulator,
  options: {
    readonly as?: string;
    readonly account?: Account;
    readonly services?: readonly Service[];
    readonly secret?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly clock?: Clock;
  } = {},
): Promise<CloudSession> {
  const services = options.services ?? [];
  const user = options.as ?? "closer";
  const cloud = defineCloud(
    alibabaParts({
      services,
      rows: new Map(services.flatMap((service) => Object.entries(service.types))),
      hooks: {},
    }),
  );
  return cloud.open(options.account ?? accountFile(), {
    clock: options.clock ?? autoClock(),
    env: {
      HOME: "/nonexistent",
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: `LTAI-${user}`,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: options.secret ?? SECRETS[user] ?? "",
      ...options.env,
    },
    log: () => undefined,
  });
}

/** Actions that the emulator answered, in order. */
export function watch(emulator: Emulator): readonly string[] {
  const actions: string[] = [];
  emulator.observe((seen: Observation) => {
    actions.push(`${seen.product}.${seen.action}`);
  });
  return actions;
}

/** A journal in memory: each call with its answer. */
export function journal(): CallRecorder & {
  readonly entries: readonly (CallRecord & { answer?: CallAnswer })[];
} {
  const entries: (CallRecord & { answer?: CallAnswer })[] = [];
  return {
    entries,
    async begin(call) {
      const entry: CallRecord & { answer?: CallAnswer } = { ...call };
      entries.push(entry);
      return (answer) => {
        entry.answer = answer;
      };
    },
  };
}

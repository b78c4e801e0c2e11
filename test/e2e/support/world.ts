import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";

/** The management account of every test. */
export const MANAGER = "1000000000000001";
/** The member that is closed. */
export const MEMBER = "1000000000000002";
/** The one region of most worlds. */
export const REGION = "cn-hangzhou";

/** Keys: of a user of the management account, of its root, and of a user of the member. */
export const KEYS = {
  closer: { id: "LTAI-closer", secret: "closer-secret" },
  root: { id: "LTAI-root", secret: "root-secret" },
  member: { id: "LTAI-member", secret: "member-secret" },
} as const;

/** Rows by place and table; the place is a region, `*`, or a bucket's name. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** What a test changes about the small organization. */
export interface Organization {
  /** What stands in the member. */
  readonly resources?: Resources;
  /** Further attributes of the member: `payer`, `checks`, `financeLinked`, … */
  readonly member?: Readonly<Record<string, Json>>;
  /** The directory's deletion permission. @default "Enabled" */
  readonly deletion?: "Enabled" | "Disabled";
  readonly managerResources?: Resources;
  /** @default cn-hangzhou alone */
  readonly regions?: readonly string[];
  /** Regions that answer, and that no list of regions names. */
  readonly unlistedRegions?: readonly string[];
  /** Further attributes of the seed itself. */
  readonly world?: JsonObject;
  /** @default resource-account */
  readonly kind?: string;
  /** All accounts of the world, instead of the manager and the member; one has the member's id. */
  readonly accounts?: readonly JsonObject[];
}

/** Starts an emulator with a management account and one member. `wall`: its time. @default the machine's */
export function organization(
  options: Organization = {},
  wall: () => number = Date.now,
): Promise<Emulator> {
  const { resources = {}, managerResources = {}, kind = "resource-account" } = options;
  return startEmulator({
    wall,
    seed: {
      regions: [...(options.regions ?? [REGION])],
      unlistedRegions: [...(options.unlistedRegions ?? [])],
      ...options.world,
      accounts: options.accounts ?? [
        {
          id: MANAGER,
          kind: "management",
          directory: { deletion: options.deletion ?? "Enabled" },
          users: [{ name: "closer", policies: ["AdministratorAccess"] }],
          keys: [{ ...KEYS.root }, { ...KEYS.closer, user: "closer" }],
          resources: plain(managerResources),
        },
        {
          id: MEMBER,
          kind,
          name: "old-shop",
          managedBy: MANAGER,
          resources: plain(resources),
          ...options.member,
        },
      ],
    },
  });
}

/** Resources as a seed has them. */
export function plain(resources: Resources): Json {
  return Object.fromEntries(Object.entries(resources).map(([place, rows]) => [place, { ...rows }]));
}

/** Canonical id of an item of the member. */
export function idOf(type: string, nativeId: string, region: string = REGION): string {
  return `alibaba:${type}:${region}:${nativeId}`;
}

import type { Json } from "../../../emulator/core/json.ts";
import type { Access, Account, DispositionRule } from "../../../src/core/account.ts";
import type { CallRecord } from "../../../src/core/cloud.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { Disposition } from "../../../src/core/item.ts";
import type { RemoveResult } from "../../../src/engine/removal/options.ts";
import type { Resources } from "../../catalog/support/seed.ts";
import { ACCOUNT, tencent } from "../../catalog/support/tencent.ts";
import { type World as AnyWorld, openWorld as openAny } from "../../catalog/support/world.ts";
import { plainAccount } from "../../support/account.ts";

export { ACCOUNT, envOf, HERE, KEY, TESTER } from "../../catalog/support/tencent.ts";

/** An account with one session to it. */
export interface World extends Pick<AnyWorld, "emulator" | "session" | "clock" | "scan" | "close"> {
  /** Removes the items of these native ids and what else the disposition is set for. */
  remove(
    inventory: Inventory,
    ids: readonly string[],
    disposition?: Disposition,
  ): Promise<{ readonly result: RemoveResult; readonly calls: readonly CallRecord[] }>;
}

/** An account.yaml of this cloud. */
export function accountOf(
  dispositions: readonly DispositionRule[] = [],
  more: { readonly id?: string; readonly access?: Access } = {},
): Account {
  return plainAccount(
    { ...tencent.head, id: more.id ?? ACCOUNT },
    {
      access: more.access ?? { via: "own" },
      dispositions,
      limits: { deletions: undefined, parallel: 8, patience: 90 },
    },
  );
}

/** Starts an emulator with one account that holds these resources, and opens a session to it. */
export async function openWorld(
  resources: Resources,
  account: Readonly<Record<string, Json>> = {},
): Promise<World> {
  const world = await openAny(tencent, "", { resources, account });
  return {
    ...world,
    async remove(inventory, ids, disposition) {
      const items = inventory.items
        .filter(({ nativeId }) => ids.includes(nativeId))
        .map(({ type, nativeId }) => `${type}/${nativeId}`);
      const removal = disposition === undefined ? { items } : { items, disposition };
      const { result, journal } = await world.remove("", removal, inventory);
      return { result, calls: journal };
    },
  };
}

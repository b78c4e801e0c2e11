import { textOf } from "./json.ts";
import { SeedError } from "./seed.ts";
import type { Account } from "./store.ts";
import type { Cloud, World } from "./world.ts";

/**
 * Several clouds on one host and port, in one world. A request goes to the first that speaks its
 * way; an account belongs to the cloud that its seed names in `cloud`, else to the last, which
 * takes what nobody else does. Seeds that name another cloud are refused.
 */
export function manyClouds(world: World, clouds: readonly [...Cloud[], Cloud]): Cloud {
  const last = clouds[clouds.length - 1] ?? clouds[0];
  const named = (name: string): Cloud | undefined => clouds.find((cloud) => cloud.name === name);
  const of = (account: Account | undefined): Cloud =>
    named(textOf(account?.attributes["cloud"]) ?? "") ?? last;
  world.store.onRemoved = (account, table, row) => of(account).removed?.(account, table, row);
  return {
    name: clouds.map((cloud) => cloud.name).join(", "),
    speaks: () => true,
    handle: (request) => (clouds.find((cloud) => cloud.speaks(request)) ?? last).handle(request),
    seedAccount: (id, seed) => {
      const wanted = textOf(seed["cloud"]);
      if (wanted !== undefined && named(wanted) === undefined) {
        const known = clouds.map((cloud) => cloud.name).join(", ");
        throw new SeedError(`account ${id}: no cloud ${wanted}; there are: ${known}`);
      }
      of(world.store.account(id)).seedAccount(id, seed);
    },
    tablesOf: (account) => of(account).tablesOf(account),
    fitted: (account, table, row) => of(account).fitted(account, table, row),
    console: (name, body) =>
      of(world.store.account(textOf(body["account"]) ?? "")).console(name, body),
  };
}

import type { Principal } from "./call.ts";
import type { LoggedCall } from "./log.ts";
import type { Account, Store } from "./store.ts";
import type { Row, TableRef } from "./table.ts";

/** A key that was found, and whose it is. */
export interface ResolvedKey {
  readonly secret: string;
  readonly active: boolean;
  readonly token: string | undefined;
  /** Wall time in milliseconds at which a temporary key ends. */
  readonly expires: number | undefined;
  readonly principal: Principal;
}

/** Who made a call, for the log. */
export type LoggedCaller = Pick<LoggedCall, "accessKeyId" | "assumedBy" | "account" | "principal">;

/** Where a cloud keeps its keys, and how a record of one is read. */
export interface KeyPlaces<Key extends ResolvedKey> {
  accounts(store: Store): Iterable<Account>;
  readonly keys: TableRef;
  readonly sessions: TableRef;
  longLived(account: Account, key: Row): Key;
  temporary(account: Account, session: Row): Key;
}

/** The keys of one cloud. */
export interface Keyring<Key extends ResolvedKey> {
  /** Finds a key in any account of the cloud; a closed account has none. */
  resolveKey(store: Store, accessKeyId: string): Key | undefined;
  /** The halves of a key that only its holder knows; the token is empty for a key that has none. */
  keyOf(store: Store, accessKeyId: string): { secret: string; token: string };
  /** The caller of a call; where it was refused, the key that it named and whose that is. */
  loggedCaller(
    principal: Principal | undefined,
    claimed: string | undefined,
    store: Store,
  ): LoggedCaller;
}

/** Makes the keyring of a cloud. */
export function keyring<Key extends ResolvedKey>(places: KeyPlaces<Key>): Keyring<Key> {
  const resolveKey = (store: Store, accessKeyId: string): Key | undefined => {
    for (const account of places.accounts(store)) {
      const key = account.table(places.keys, "").get(accessKeyId);
      if (key !== undefined) return places.longLived(account, key);
      const session = account.table(places.sessions, "").get(accessKeyId);
      if (session !== undefined) return places.temporary(account, session);
    }
    return undefined;
  };
  return {
    resolveKey,
    keyOf(store, accessKeyId) {
      const { secret = "", token = "" } = resolveKey(store, accessKeyId) ?? {};
      return { secret, token };
    },
    loggedCaller(principal, claimed, store) {
      const owner = principal ?? resolveKey(store, claimed ?? "")?.principal;
      return {
        accessKeyId: principal?.accessKeyId ?? claimed ?? "",
        assumedBy: owner?.assumedBy ?? "",
        account: owner?.account.id ?? "",
        principal: principal?.arn ?? "",
      };
    },
  };
}

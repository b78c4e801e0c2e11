import type { Clock } from "../../core/clock.ts";
import type { ActOptions, ActOutcome, CloudSession } from "../../core/cloud.ts";
import type { Item, ItemId } from "../../core/item.ts";
import type { Paging, Path, Service, Step } from "../../core/row.ts";
import { Calls, type ChangeOptions, type CredentialsVerdict } from "./calls.ts";
import { type CatalogType, catalogOf } from "./catalog.ts";
import { readAllRecords } from "./details.ts";
import type { Hook } from "./hook.ts";
import type { LimiterOptions } from "./limiter.ts";
import { listType } from "./lister.ts";
import { describeSteps, makeSteps, type RemoverOptions } from "./remover.ts";
import type { RetryPolicy } from "./retry.ts";
import type { Reply, Transport, TransportRequest } from "./transport.ts";

/** What a catalog session is made of. */
export interface CatalogSessionOptions {
  /** First part of canonical ids, e.g. `alibaba`. */
  readonly cloud: string;
  readonly accountId: string;
  readonly services: readonly Service[];
  readonly transport: Transport;
  readonly clock: Clock;
  readonly hooks?: Readonly<Record<string, Hook>>;
  /** Zone of times in replies that name none, e.g. `+08:00`; UTC unless told. */
  readonly zone?: string;
  readonly retry?: Partial<RetryPolicy>;
  readonly limits?: Partial<LimiterOptions>;
  readonly lost?: CredentialsVerdict;
}

/** A paged reading call. */
interface PagedRequest extends TransportRequest {
  readonly items: Path;
  readonly paging: Paging;
  /** Path of a record's identity; without it, records with the same content count as one. */
  readonly key?: Path;
}

/** The part of a {@link CloudSession} that follows from the rows, and the calls under it. */
export interface CatalogSession
  extends Pick<CloudSession, "list" | "describe" | "remove" | "detach"> {
  /** A reading call with limiter and bounded retries; throws a `CallError`. */
  read(request: TransportRequest, signal: AbortSignal): Promise<Reply>;
  /** All records of a paged reading call; throws a `CallError` or a `ListingError`. */
  readAll(request: PagedRequest, signal: AbortSignal): Promise<readonly unknown[]>;
  /** A changing call that is no item's, journalled per attempt; throws a `CallError`. */
  change(request: TransportRequest, options: ChangeOptions): Promise<Reply>;
}

/** Makes the session of one account from the cloud's rows and a transport. */
export function createCatalogSession(options: CatalogSessionOptions): CatalogSession {
  const { cloud, accountId, clock } = options;
  const types = catalogOf(options.services);
  const calls = new Calls(options);
  const parentNames = new Map<ItemId, string | undefined>();
  const lister = { cloud, accountId, types, calls, clock, zone: options.zone };
  const remover: RemoverOptions = {
    accountId,
    calls,
    clock,
    hooks: options.hooks ?? {},
    parentNames,
  };

  const entryOf = (item: Item): CatalogType => {
    const entry = types.get(item.type);
    if (entry === undefined) throw new Error(`no row knows ${item.type}`);
    return entry;
  };

  return {
    list(request, signal) {
      for (const parent of request.parents) parentNames.set(parent.id, parent.name);
      return listType(lister, request, signal);
    },
    describe: (item, disposition) => describeSteps(entryOf(item), item, disposition),
    async remove(item, act) {
      const entry = entryOf(item);
      const { remove } = entry.row;
      if (remove.by !== "call") return notByCall(entry, remove.because);
      return makeSteps(remover, entry, remove.steps, item, act);
    },
    async detach(item: Item, act: ActOptions): Promise<ActOutcome> {
      const entry = entryOf(item);
      return makeSteps(remover, entry, detachSteps(entry), item, act);
    },
    read: (request, signal) => calls.read(request, signal),
    readAll({ items, paging, key, ...request }, signal) {
      const list = { items, paging, ...(key === undefined ? {} : { key }) };
      return readAllRecords(calls, request, list, signal);
    },
    change: (request, change) => calls.change(request, change),
  };
}

function detachSteps(entry: CatalogType): readonly Step[] {
  const { remove } = entry.row;
  return remove.by === "call" ? (remove.detach ?? []) : [];
}

function notByCall(entry: CatalogType, because: string): ActOutcome {
  return { outcome: "refused", code: "NoStep", message: `${entry.type}: ${because}` };
}

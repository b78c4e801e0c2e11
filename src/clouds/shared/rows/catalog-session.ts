import type { Clock } from "../../../core/clock.ts";
import type { ActOptions, ActOutcome, CloudSession } from "../../../core/cloud.ts";
import type { Item, ItemId } from "../../../core/item.ts";
import type { Must } from "../../../core/row-call.ts";
import type { Step } from "../../../core/row-removal.ts";
import type { Service } from "../../../core/service.ts";
import type { Sight } from "../reach/sight.ts";
import { type ChangeOptions, type CredentialsVerdict, Dispatcher } from "../wire/dispatcher.ts";
import type { LimiterOptions } from "../wire/limiter.ts";
import { type Answer, answers, demand } from "../wire/reply.ts";
import type { RetryPolicy } from "../wire/retry.ts";
import type { Transport, TransportRequest } from "../wire/transport.ts";
import type { OfferedRegions } from "./absence.ts";
import { type CatalogType, catalogOf } from "./catalog.ts";
import { type RecordList, readAllRecords } from "./details.ts";
import type { Hook } from "./hook.ts";
import { listType } from "./lister.ts";
import type { RemoverOptions } from "./making.ts";
import { describeSteps, makeSteps } from "./remover.ts";
import { SharedReads } from "./shared-reads.ts";
import { undoAct } from "./undoer.ts";

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
  /** Where the cloud says that it offers a product. */
  readonly offered?: OfferedRegions;
  readonly sight?: Sight;
  readonly retry?: Partial<RetryPolicy>;
  readonly limits?: Partial<LimiterOptions>;
  readonly lost?: CredentialsVerdict;
}

/** A reading call, with what every real answer to it holds. */
export interface ReadingRequest extends TransportRequest {
  readonly must: Must;
}

/** A paged reading call; `must` is what each of its records holds. */
interface PagedRequest extends TransportRequest, RecordList {}

/** The part of a {@link CloudSession} that follows from the rows, and the calls under it. */
export interface CatalogSession
  extends Pick<CloudSession, "list" | "describe" | "remove" | "detach" | "undo"> {
  /** A reading call with limiter and bounded retries; throws a `CallError`. */
  read(request: ReadingRequest, signal: AbortSignal): Promise<Answer>;
  /** All records of a paged reading call; throws a `CallError` or a `ListingError`. */
  readAll(request: PagedRequest, signal: AbortSignal): Promise<readonly Answer[]>;
  /** A changing call that is no item's, journalled per attempt; throws a `CallError`. */
  change(request: TransportRequest, options: ChangeOptions): Promise<Answer>;
}

/** Makes the session of one account from the cloud's rows and a transport. */
export function createCatalogSession(options: CatalogSessionOptions): CatalogSession {
  const { cloud, accountId, clock } = options;
  const types = catalogOf(options.services);
  const calls = new Dispatcher(options);
  const parentNames = new Map<ItemId, string | undefined>();
  const { zone, offered, sight } = options;
  const accountTags = new SharedReads<readonly unknown[]>();
  const lister = { cloud, accountId, types, calls, clock, accountTags, zone, offered, sight };
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
    undo: (item, act, how) => undoAct(remover, entryOf(item), item, act, how),
    read: async ({ must, ...request }, signal) => demand(await calls.read(request, signal), must),
    async readAll({ items, paging, must, key, ...request }, signal) {
      const list = { items, paging, must, ...(key === undefined ? {} : { key }) };
      return answers(await readAllRecords(calls, request, list, signal));
    },
    change: async (request, change) => demand(await calls.change(request, change), undefined),
  };
}

function detachSteps(entry: CatalogType): readonly Step[] {
  const { remove } = entry.row;
  return remove.by === "call" ? (remove.detach ?? []) : [];
}

function notByCall(entry: CatalogType, because: string): ActOutcome {
  return { outcome: "refused", code: "NoStep", message: `${entry.type}: ${because}` };
}

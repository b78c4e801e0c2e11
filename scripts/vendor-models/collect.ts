import { pathsIn } from "../../src/clouds/shared/rows/templates.ts";
import type { Row } from "../../src/core/row.ts";
import type { Asking, Call, Must, Paging, Params, When } from "../../src/core/row-call.ts";
import {
  type Detail,
  type List,
  type Read,
  type TagsReading,
  tagsCallOf,
} from "../../src/core/row-read.ts";
import type { Edge, Members, Step, Until } from "../../src/core/row-removal.ts";
import type { Service } from "../../src/core/service.ts";
import type { Asks, LintException, Mark, VendorCall } from "./lint.ts";
import { LIST_OR_ONE, paramNames } from "./names.ts";

interface PagingNames {
  readonly params: readonly string[];
  readonly paths: readonly string[];
}

/** Parameters and response paths that a way of paging uses. */
function pagingNames(paging: Paging): PagingNames {
  const { params, paths } = ownNames(paging);
  return { params, paths: [...paths, ...countsOf({ told: paging.told, held: paging.held })] };
}

function ownNames(paging: Paging): PagingNames {
  switch (paging.by) {
    case "none":
      return { params: [], paths: [] };
    case "number":
      return { params: [paging.page, paging.size[0]], paths: [paging.total] };
    case "token":
      return {
        params: [paging.token, ...(paging.size ?? []).slice(0, 1).map(String)],
        paths: [paging.next, ...totalOf(paging)],
      };
    case "marker":
      return {
        params: [paging.marker, paging.size[0]],
        paths: [paging.truncated, paging.next, ...totalOf(paging)],
      };
    case "last-id":
      return { params: [paging.last, paging.size[0]], paths: totalOf(paging) };
    case "offset":
      return { params: [paging.offset, paging.size[0]], paths: [paging.total] };
  }
}

/** Paths of the numbers of records that a way of paging heeds. */
function countsOf(counts: {
  readonly total?: string | undefined;
  readonly told?: string | undefined;
  readonly held?: string | undefined;
}): readonly string[] {
  return [counts.total, counts.told, counts.held].filter((path) => path !== undefined);
}

function totalOf({ total }: { readonly total?: string | undefined }): readonly string[] {
  return total === undefined ? [] : [total];
}

/** The mark behind which a page begins; `id` is where a record has its id. */
function markOf(paging: Paging, id: string): Mark | undefined {
  if (paging.by === "last-id")
    return { field: paging.last, isId: paging.id === id, unique: paging.unique };
  if (paging.by === "token") return { field: paging.token, unique: paging.unique };
  return paging.by === "marker" ? { field: paging.marker, unique: paging.unique } : undefined;
}

/** What a call by which things are listed or looked at asks, beside its names. */
function asksOf(
  { leaves = {}, params = {} }: Asking,
  paging: Paging = { by: "none" },
  id = "id",
): Asks {
  const filters = Object.entries(params).flatMap(([name, value]) => filterNames(name, value));
  const { cap, uncounted } = paging;
  const counts = countsOf(paging);
  if (paging.by === "none") return { leaves, filters, paging: [], cap, counts, uncounted };
  const { params: names } = pagingNames(paging);
  const { total } = paging;
  return {
    leaves,
    filters,
    paging: names,
    size: paging.size,
    total,
    counts,
    uncounted,
    cap,
    mark: markOf(paging, id),
  };
}

/** Names of the filters in a field that holds many of them. */
function filterNames(field: string, value: Params[string]): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const name = typeof one === "object" && "Name" in one ? one["Name"] : undefined;
    return typeof name === "string" ? [`${field}:${name}`] : [];
  });
}

function whenPaths(when: When | undefined): readonly string[] {
  if (when === undefined) return [];
  return [when].flat().map(({ at }) => at);
}

function edgePaths(edges: readonly Edge[] | undefined): readonly string[] {
  return (edges ?? []).flatMap((edge) => [edge.at, ...whenPaths(edge.when)]);
}

function readPaths(read: Partial<Read>): readonly string[] {
  const tags = read.tags;
  return [
    read.id,
    read.name,
    read.created,
    read.expires,
    read.lastActive,
    read.charge?.at,
    read.autoRenew?.at,
    ...(read.protections ?? []).flatMap(({ when }) => whenPaths(when)),
    ...(tags === undefined ? [] : tagPaths(tags)),
    ...Object.values(read.facts ?? {}),
    ...Object.values(read.amounts ?? {}).map(({ at }) => at),
    ...(read.states ?? []).flatMap(({ when, until }) => [...whenPaths(when), until]),
    ...(read.skip ?? []).flatMap(({ when }) => whenPaths(when)),
  ].filter((path) => path !== undefined);
}

/** Paths into a record at which its tags stand, or what a call about them is asked by. */
function tagPaths(tags: TagsReading): readonly string[] {
  if ("map" in tags) return [tags.map];
  const call = tagsCallOf(tags);
  const asked = call?.of === undefined ? [] : [call.of].flat();
  if (!("at" in tags)) return asked;
  return [...[tags.key, tags.value].map((key) => member(tags.at, key)), ...asked];
}

/** A path below the members of the list at `list`, or below the one record where that may stand there. */
function member(list: string, path: string, single = false): string {
  const each = list === "" || list.endsWith("[]") ? list : `${list}${single ? LIST_OR_ONE : "[]"}`;
  return each === "" ? path : path === "" ? each : `${each}.${path}`;
}

/**
 * Splits the paths of a row by what they lead into: the record itself, or the reply of a detail. Paths
 * into the parent item or the item's own facts lead into no reply, nor does what follows a JSON text.
 */
function pathsInto(all: readonly string[], detail: string | undefined): readonly string[] {
  const paths = all.map((path) => path.replace(/\{\}.*$/u, ""));
  const prefix = (name: string): RegExp => new RegExp(`^detail\\.${name}(?:\\[\\])?(?:\\.|$)`);
  if (detail === undefined)
    return paths.filter((path) => !/^(?:detail|parent|facts)\./u.test(path));
  return paths
    .filter((path) => prefix(detail).test(path))
    .map((path) => path.replace(prefix(detail), ""));
}

function callOf(
  call: Call & { readonly dryRun?: string },
  product: string,
  where: string,
  paging: Paging = { by: "none" },
  responsePaths: readonly string[] = [],
  asks?: Asks,
): VendorCall {
  const { params, paths } = pagingNames(paging);
  const body = call.body === undefined ? [] : paramNames(call.body);
  const token = typeof call.again === "string" ? [call.again] : [];
  const dryRun = call.dryRun === undefined ? [] : [call.dryRun];
  const own = [...(call.params === undefined ? [] : paramNames(call.params)), ...token, ...dryRun];
  return {
    where,
    product: call.product ?? product,
    action: call.action,
    method: call.method,
    path: call.path,
    params: [...new Set([...own, ...body, ...params])],
    responsePaths: [...new Set([...paths, ...responsePaths])],
    asks,
  };
}

function stepCalls(step: Step, product: string, where: string): readonly VendorCall[] {
  const { action, undo, forEach, until, calls = [] } = step;
  const here = `${where}, "${step.does}"`;
  const own = action === undefined ? [] : [{ ...step, action, params: sentParams(step) }];
  const replies = pathsIn(until?.params, "reply");
  return [
    ...own.map((call) => callOf(call, product, here, undefined, replies)),
    ...calls.map((call) => callOf(call, product, here)),
    ...(typeof forEach === "object" ? [membersCall(forEach, step, product, here)] : []),
    ...(until === undefined ? [] : [untilCall(until, product, here)]),
    ...(undo === undefined ? [] : [callOf(undo, product, `${where}, "${undo.does}"`)]),
  ];
}

/** What a step sends: where it is made for several members at once, a list of each value of theirs. */
function sentParams({ forEach, params = {} }: Step): Params {
  if (typeof forEach !== "object" || forEach.batch === undefined) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => [
      name,
      pathsIn(param, "each").length > 0 ? [param] : param,
    ]),
  );
}

/** The listing of a step's members, with all that is read of each. */
function membersCall(members: Members, step: Step, product: string, where: string): VendorCall {
  const { items, must, only, paging } = members;
  const read = [...mustPaths(must), ...whenPaths(only), ...pathsIn(step.params, "each")];
  const paths = read.map((path) => member(items, path));
  return callOf(members, product, where, paging, [items, ...paths], asksOf(members, paging));
}

function untilCall(until: Until, product: string, where: string): VendorCall {
  return callOf(until, product, where, undefined, [until.at, ...(until.because ?? [])]);
}

/** Everything that a row reads of the records of one listing; a listing's facts are added to the row's. */
function recordPaths(row: Row, list: List): readonly string[] {
  const facts = { ...row.read.facts, ...list.read?.facts };
  return [
    ...readPaths({ ...row.read, ...list.read, facts }),
    ...edgePaths(row.uses),
    ...edgePaths(row.waitsFor),
    ...edgePaths(row.goesWith === undefined ? [] : [row.goesWith]),
    ...(row.takes ?? []).flatMap((one) =>
      typeof one === "string" ? one : [one.at, ...whenPaths(one.when)],
    ),
    ...(row.detail ?? []).flatMap(({ when }) => whenPaths(when)),
    ...(row.proposes ?? []).flatMap(({ when }) => whenPaths(when)),
    ...Object.values(row.joins?.as ?? {}),
  ];
}

/**
 * What a reply is asked to hold; what follows a JSON text leads into no reply, and the request's id comes
 * with every reply, if only in a header.
 */
function mustPaths(must: Must | undefined): readonly string[] {
  const paths = must === undefined ? [] : typeof must === "string" ? [must] : must;
  return paths.filter((path) => path !== "RequestId").map((path) => path.replace(/\{\}.*$/u, ""));
}

function listCall(list: List, row: Row, product: string, where: string): VendorCall {
  const record = recordPaths(row, list);
  // Without pages, the reply may hold the one record where others have their list.
  const single = list.paging.by === "none";
  const last = list.paging.by === "last-id" ? [list.paging.id] : [];
  const into = [...pathsInto(record, undefined), ...last];
  const paths = into.map((path) => member(list.items, path, single));
  const must = mustPaths(list.must);
  const read = [list.items, ...must, ...paths];
  const asks = asksOf(list, list.paging, list.read?.id ?? row.read.id);
  return callOf(list, product, `${where}, list`, list.paging, read, asks);
}

function detailCall(detail: Detail, row: Row, product: string, where: string): VendorCall {
  const record = [row.list].flat().flatMap((list) => recordPaths(row, list));
  const items = detail.items;
  const paths = pathsInto(record, detail.name)
    .filter((path) => path !== "")
    .map((path) => (items === undefined ? path : member(items, path)));
  const must = mustPaths(detail.must).map((path) =>
    items === undefined ? path : member(items, path),
  );
  const only = items === undefined ? [] : whenPaths(detail.only).map((path) => member(items, path));
  const own = items === undefined ? must : [items, ...must, ...only];
  const asks = asksOf(detail, detail.paging);
  const here = `${where}, ${detail.name}`;
  return callOf(detail, product, here, detail.paging, [...own, ...paths], asks);
}

/** The calls about tags that a row makes, its listings' own included. */
function tagsCalls(row: Row, product: string, where: string): readonly VendorCall[] {
  const readings = [row.read, ...[row.list].flat().flatMap(({ read }) => read ?? [])];
  return readings
    .flatMap(({ tags }) => (tags === undefined ? [] : (tagsCallOf(tags) ?? [])))
    .map((call) => {
      const { items, owner, pairs, key, value, paging } = call;
      const tag = (path: string) => member(items, pairs === undefined ? path : member(pairs, path));
      const paths = [items, tag(key), tag(value)];
      const named = owner === undefined ? [] : [member(items, owner)];
      const asks = asksOf(call, paging);
      return callOf(call, product, `${where}, tags`, paging, [...paths, ...named], asks);
    });
}

/** Every call that the rows of a catalog make, with the names that they read from the replies. */
export function catalogCalls(services: readonly Service[]): readonly VendorCall[] {
  return services.flatMap((service) =>
    Object.entries(service.types).flatMap(([type, row]) => {
      const { product } = service;
      const where = `row ${type}`;
      const steps =
        row.remove.by === "call" ? [...row.remove.steps, ...(row.remove.detach ?? [])] : [];
      return [
        ...[row.list].flat().map((list) => listCall(list, row, product, where)),
        ...(row.detail ?? []).map((detail) => detailCall(detail, row, product, where)),
        ...tagsCalls(row, product, where),
        ...steps.flatMap((step) => stepCalls(step, product, where)),
      ];
    }),
  );
}

/** An emulated action: the parameters that it honours or lets pass, and for REST its route. */
export type EmulatedAction = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly ignored: readonly string[];
  /** `GET /clusters/{ClusterId}` */
  readonly path?: string;
};

/** An emulated product: its actions by name. */
export type EmulatedService = {
  readonly product: string;
  readonly version: string;
  readonly actions: Readonly<Record<string, EmulatedAction>>;
};

/** Every action that the emulator answers. What it answers is held against the models per reply. */
export function handlerCalls(services: readonly EmulatedService[]): readonly VendorCall[] {
  return services.flatMap(({ product, version, actions }) =>
    Object.entries(actions).map(([action, handler]) => {
      const [method, path] = handler.path?.split(" ") ?? [];
      // Official clients send RegionId with every RPC call, also where the action has none.
      const params = [...Object.keys(handler.params), ...handler.ignored].filter(
        (name) => path !== undefined || name !== "RegionId",
      );
      const where = `handler ${product}.${action}`;
      return { where, product, version, action, method, path, params, responsePaths: [] };
    }),
  );
}

/** `scripts/vendor-models/actions.json`: the actions in use, by product, both sorted. */
export type UsedActions = Readonly<Record<string, readonly string[]>>;

/**
 * The actions of many calls, under the keys of packages.json: a call that names an API version goes
 * to `<product>@<version>` where there is such a key. Actions that an exception says the packages do
 * not have are left out.
 */
export function collectActions(
  calls: readonly Pick<VendorCall, "product" | "version" | "action">[],
  keys: readonly string[],
  exceptions: readonly LintException[] = [],
): UsedActions {
  const used = new Map<string, Set<string>>();
  for (const { product, version, action } of calls) {
    const excepted = exceptions.some(
      (each) => each.kind === "action" && each.product === product && each.action === action,
    );
    if (excepted) continue;
    const versioned = `${product}@${version}`;
    const key = keys.includes(versioned) ? versioned : product;
    used.set(key, (used.get(key) ?? new Set()).add(action));
  }
  return Object.fromEntries(
    [...used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([product, actions]) => [product, [...actions].sort()]),
  );
}

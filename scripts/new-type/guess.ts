import type { ActionModel, NameTree } from "../vendor-models/models.ts";
import { actionParams, actionPaths } from "../vendor-models/names.ts";

/** What the vendor's models tell of a type. What they leave open is in {@link Guess.open}. */
export interface Guess {
  readonly list: string;
  /** Path of the records. */
  readonly items: string;
  /** Path of the total; undefined where the reply has none. */
  readonly total: string | undefined;
  readonly paging:
    | { readonly by: "number" | "offset"; readonly at: string; readonly size: string }
    | {
        readonly by: "token";
        readonly at: string;
        readonly size: string;
        /** Path of the next token. */
        readonly next: string;
      }
    | { readonly by: "none" };
  readonly id: string;
  readonly name: string | undefined;
  readonly created: string | undefined;
  readonly expires: string | undefined;
  readonly charge: string | undefined;
  readonly status: string | undefined;
  readonly tags: { readonly at: string; readonly key: string; readonly value: string } | undefined;
  /** Fields that name another item, with its type. */
  readonly uses: readonly { readonly type: string; readonly at: string }[];
  readonly remove: string;
  /** The parameter of the deletion that names the item, and whether it takes several. */
  readonly removeBy: { readonly name: string; readonly several: boolean };
  /** Whether both actions take the region as a parameter. */
  readonly region: boolean;
  /** Whether the deletion takes a token by which a repetition is known. */
  readonly token: boolean;
  readonly open: {
    /** Parameters of the list that the row does not send: does one of them hide something unless told? */
    readonly listParams: readonly string[];
    /** Parameters of the deletion that the row does not send. */
    readonly removeParams: readonly string[];
    /** Fields of a record that the row does not read. */
    readonly fields: readonly string[];
  };
}

/** A list of records in a reply. */
interface Records {
  readonly path: string;
  readonly fields: { readonly [key: string]: NameTree };
}

/** `vpc.flow-log` → `flowlog`; the part behind the dot, as action names have it. */
export function nounOf(type: string): string {
  return (type.split(".")[1] ?? "").replaceAll("-", "");
}

/** Of an action's name, the words behind its verb, in small letters and singular. */
function wordsBehind(action: string, verbs: RegExp): string | undefined {
  const match = verbs.exec(action);
  return match === null ? undefined : action.slice(match[0].length).toLowerCase();
}

const LISTS = /^(?:Describe|List|Get|Query)/u;
const REMOVES = /^(?:Delete|Release|Destroy|Terminate|Isolate|Remove)/u;

/** Actions that may list or remove things of a noun, the likeliest first. */
export function candidates(
  actions: readonly string[],
  noun: string,
  what: "list" | "remove",
): readonly string[] {
  const forms = [`${noun}s`, `${noun}es`, `${noun.replace(/y$/u, "ies")}`, noun, `${noun}list`];
  const rank = (action: string): number => {
    const words = wordsBehind(action, what === "list" ? LISTS : REMOVES);
    if (words === undefined) return Number.POSITIVE_INFINITY;
    const exact = (what === "list" ? forms : forms.toReversed()).indexOf(words);
    // Get tells of one thing more often than of all.
    const one = /^(?:Get|Query)/u.test(action) ? 0.5 : 0;
    if (exact >= 0) return exact + one * 10;
    return words.includes(noun) ? 20 + words.length + one : Number.POSITIVE_INFINITY;
  };
  return actions
    .filter((action) => Number.isFinite(rank(action)))
    .toSorted((a, b) => rank(a) - rank(b));
}

function listsIn(tree: NameTree, path: string): readonly Records[] {
  if (typeof tree !== "object") return [];
  return Object.entries(tree).flatMap(([key, below]) => {
    const name = key.replace(/\[\]$/u, "");
    const at = path === "" ? name : `${path}.${name}`;
    if (!key.endsWith("[]")) return listsIn(below, at);
    return typeof below === "object" ? [{ path: at, fields: below }] : [];
  });
}

/** What stands in paths and records for the account and the region that are asked. */
const OF_CALLER = ["project_id", "domain_id", "tenant_id"];

/** The last variable of a path, which is what the rest of it leads to. */
function lastInPath(path: string | undefined): string | undefined {
  const all = [...(path ?? "").matchAll(/\{(\w+)\}/gu)].flatMap(([, name]) => name ?? []);
  return all.filter((name) => !OF_CALLER.includes(name)).at(-1);
}

/** The field that names the thing: by its whole noun, by the end of it, or as an instance. */
function idIn(names: readonly string[], noun: string): string | undefined {
  const ids = names.filter((name) => /(?:Id|ID|_id)$/u.test(name) && !OF_CALLER.includes(name));
  const stem = (name: string) => name.slice(0, -2).replaceAll("_", "").toLowerCase();
  return (
    names.find((name) => name === "id") ??
    ids.find((name) => stem(name) === noun) ??
    ids.find((name) => stem(name).includes(noun)) ??
    ids.find((name) => stem(name) !== "" && noun.endsWith(stem(name))) ??
    ids.find((name) => stem(name) === "instance")
  );
}

function plain(fields: Records["fields"]): readonly string[] {
  return Object.entries(fields).flatMap(([key, below]) => (typeof below === "object" ? [] : [key]));
}

function tagsIn(fields: Records["fields"]): Guess["tags"] {
  for (const { path, fields: pair } of listsIn(fields, "")) {
    const names = Object.keys(pair);
    const key = names.find((name) => /^(?:tag_?)?key$/iu.test(name));
    const value = names.find((name) => /^(?:tag_?)?value$/iu.test(name));
    if (key !== undefined && value !== undefined && /tag/iu.test(path))
      return { at: path, key, value };
  }
  return undefined;
}

const PAGINGS = [
  {
    by: "number",
    at: /^Page(?:Number|Num|No)$|^page(?:_number)?$/u,
    size: /^(?:PageSize|page_?size)$/u,
  },
  { by: "offset", at: /^[Oo]ffset$/u, size: /^[Ll]imit$/u },
  { by: "token", at: /^NextToken$/u, size: /^MaxResults$/u, next: "NextToken" },
  { by: "token", at: /^marker$/u, size: /^limit$/u, next: "page_info.next_marker" },
] as const;

function pagingOf(params: readonly string[], answered: ReadonlySet<string>): Guess["paging"] {
  for (const way of PAGINGS) {
    const at = params.find((name) => way.at.test(name));
    const size = params.find((name) => way.size.test(name));
    if (at === undefined || size === undefined) continue;
    if (way.by !== "token") return { by: way.by, at, size };
    // A marker that no reply tells is the last record's own id, and read another way.
    if (at !== "marker" || answered.has(way.next)) return { by: "token", at, size, next: way.next };
  }
  return { by: "none" };
}

const TOTAL = /^Total(?:Count|RecordCount|Num|Number)?$|^total(?:_count|_num|_number)?$|^count$/u;

function totalIn(response: NameTree, items: string): string | undefined {
  const above = items.split(".").slice(0, -1).join(".");
  const search = (tree: NameTree, path: string): readonly string[] =>
    typeof tree !== "object"
      ? []
      : Object.entries(tree).flatMap(([key, below]) => {
          if (key.endsWith("[]")) return [];
          const at = path === "" ? key : `${path}.${key}`;
          if (typeof below === "object") return search(below, at);
          return TOTAL.test(key) ? [at] : [];
        });
  const totals = search(response, "");
  return totals.find((path) => path.startsWith(`${above}.`)) ?? totals[0];
}

/** Fields that name an item of a type that every cloud has. */
const EDGES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  alibaba: {
    "vpc.vpc": /^VpcI[dD]$/u,
    "vpc.vswitch": /^V[sS]witchI[dD]$/u,
    "ecs.security-group": /^SecurityGroupId$/u,
    "vpc.vpn-gateway": /^VpnGatewayId$/u,
  },
  huawei: {
    "vpc.vpc": /^vpc_id$/u,
    "vpc.subnet": /^subnet_id$/u,
    "vpc.security-group": /^security_group_id$/u,
  },
  tencent: {
    "vpc.vpc": /^(?:Uniq)?VpcI[dD]$/u,
    "vpc.subnet": /^(?:Uniq)?SubnetI[dD]$/u,
  },
};

/** Parameters that hide nothing, whoever takes them. */
const COMMON = ["RegionId", "ClientToken", "DryRun", ...OF_CALLER];

/** Reads a type out of the models of its list and its deletion; throws where they have no records or ids. */
export function guess(
  cloud: string,
  type: string,
  list: { readonly name: string; readonly model: ActionModel },
  remove: { readonly name: string; readonly model: ActionModel },
): Guess {
  const noun = nounOf(type);
  const found = listsIn(list.model.response, "")
    .map((records) => ({ ...records, id: idIn(plain(records.fields), noun) }))
    .find(({ id }) => id !== undefined);
  if (found?.id === undefined)
    throw new Error(`${list.name} replies no list of records with an id.`);
  const { id, fields, path: items } = found;
  const names = plain(fields);
  const own = (pattern: RegExp) => names.find((name) => pattern.test(name));
  const params = [...actionParams(list.model).exact];
  const removeParams = [...actionParams(remove.model).exact];
  const removeBy =
    removeParams.find((name) => name === id || name === `${id}s.N` || name === `${id}.N`) ??
    idIn(
      removeParams.map((name) => name.replace(/s?\.N$/u, "")),
      noun,
    ) ??
    lastInPath(remove.model.path);
  if (removeBy === undefined)
    throw new Error(`${remove.name} takes no id: ${removeParams.join(" ")}`);
  const uses = Object.entries(EDGES[cloud] ?? {}).flatMap(([target, pattern]) => {
    const at = target === type ? undefined : own(pattern);
    return at === undefined ? [] : [{ type: target, at }];
  });
  const name = own(new RegExp(`^(?:${noun})?Name$`, "iu")) ?? own(/(?:Name|_name)$/u);
  const created = own(
    /^(?:Gmt)?Creat(?:e|ed|ion)(?:d)?(?:Time|Date|At)?$|^creat(?:e|ed|ion)(?:_(?:time|date|at))?$/u,
  );
  const expires = own(/^(?:Expire[d]?(?:Time|At)|Dead[lL]ine|expire[ds]?_(?:time|at))$/u);
  const charge = own(/(?:ChargeType|PayType|PayMode|PayMod)$|^(?:charging|billing)_mode$/u);
  const status = own(/^(?:Status|State)$/iu) ?? own(/(?:Status|_status)$/u);
  const read = [id, name, created, expires, charge, status, ...uses.map(({ at }) => at)];
  const unsent = (all: readonly string[], sent: readonly string[]) =>
    all.filter((one) => ![...COMMON, ...sent].includes(one) && !/Owner/u.test(one));
  const paging = pagingOf(params, actionPaths(list.model).exact);
  return {
    list: list.name,
    items,
    total: totalIn(list.model.response, items),
    paging,
    id,
    name,
    created,
    expires,
    charge,
    status,
    tags: tagsIn(fields),
    uses,
    remove: remove.name,
    removeBy: { name: removeBy.replace(/\.N$/u, ""), several: removeBy.endsWith(".N") },
    region: params.includes("RegionId") && removeParams.includes("RegionId"),
    token: removeParams.includes("ClientToken"),
    open: {
      listParams: unsent(params, paging.by === "none" ? [] : [paging.at, paging.size]),
      removeParams: unsent(removeParams, [removeBy]),
      fields: Object.keys(fields).filter((one) => !read.includes(one)),
    },
  };
}

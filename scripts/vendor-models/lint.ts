import { closest } from "fastest-levenshtein";
import type { ListedBy } from "../../src/core/row-call.ts";
import { type ActionModel, findProduct, type VendorModels } from "./models.ts";
import { actionParams, actionPaths, allows, type NameSet, normaliseParam } from "./names.ts";

/** What a call asks by which things are listed or looked at, beside its names. */
export type Asks = {
  /** Fields that it leaves out, each with why that hides nothing. */
  readonly leaves: Readonly<Record<string, string | ListedBy>>;
  /** Filters by name inside a field that holds many: `Filters:address-type`. */
  readonly filters: readonly string[];
  /** The fields by which it is paged. */
  readonly paging: readonly string[];
  readonly size?: readonly [field: string, value: number] | undefined;
  /** Path of the total, where the paging relies on one. */
  readonly total?: string | undefined;
  /** Paths of the numbers that are held against what the pages hold. */
  readonly counts?: readonly string[] | undefined;
  /** Why a number that sounds like one of these is none. */
  readonly uncounted?: string | undefined;
  /** The total above which the vendor counts and lists no more. */
  readonly cap?: number | undefined;
  /** What the next page begins behind, where pages lead from one to the next. */
  readonly mark?: Mark | undefined;
};

/** The mark behind which a page begins. */
export type Mark = {
  /** The field that says it. */
  readonly field: string;
  /** False where it is of a record, and not the record's id; true where it is the id; else the vendor's. */
  readonly isId?: boolean;
  /** The row's reason why no two records share it. */
  readonly unique?: string | undefined;
};

/** One use of an action: what a row, a hook or an emulator handler says about it. */
export type VendorCall = {
  /** Who says so, for the message: `row ecs.instance, list`. */
  readonly where: string;
  readonly product: string;
  /** API version; left out, the product's own. */
  readonly version?: string | undefined;
  readonly action: string;
  /** REST only: method and path; `$`-words and `{…}` both stand for a path argument. */
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  /** Parameter names as on the wire. */
  readonly params: readonly string[];
  /** Paths into the response, `[]` for the members of a list. */
  readonly responsePaths: readonly string[];
  /** Set where things are listed or looked at by it. */
  readonly asks?: Asks | undefined;
};

/** What can be wrong with a call. */
export type LintKind = "product" | "version" | "action" | "path" | "param" | "response";

/** One thing that the vendor's models do not have, or an exception that nothing needs. */
export type LintProblem = {
  readonly kind: LintKind | "exception";
  readonly product: string;
  readonly action: string;
  readonly name: string;
  readonly message: string;
};

/** A difference from the vendor's models that is meant. */
export type LintException = {
  readonly product: string;
  readonly action: string;
  readonly kind: LintKind;
  readonly name: string;
  /** The reason, and where the name is documented. */
  readonly because: string;
};

function hint(name: string, set: NameSet): string {
  const names = [...set.exact].filter((known) => known !== "");
  return names.length === 0 ? "it has none" : `nearest: ${closest(name, names)}`;
}

/** Path arguments are compared by their place only: every row has its own word for them. */
function pathShape(path: string): string {
  return path
    .split("/")
    .map((part) => (/^[{$]/.test(part) ? "{}" : part))
    .join("/");
}

function lintRoute(call: VendorCall, model: ActionModel): string | undefined {
  if (call.path === undefined && call.method === undefined) return undefined;
  if (model.path === undefined) return "is not a REST action";
  const said = `${call.method ?? model.method} ${pathShape(call.path ?? model.path)}`;
  const meant = `${model.method} ${pathShape(model.path)}`;
  return said === meant ? undefined : `is ${model.method} ${model.path}`;
}

/** All differences between one call and the vendor's models, exceptions not considered. */
function differences(call: VendorCall, models: VendorModels): readonly LintProblem[] {
  const { product, action } = call;
  const problem = (kind: LintKind, name: string, text: string): LintProblem => ({
    kind,
    product,
    action,
    name,
    message: `${call.where}: ${product} ${action}: ${text}`,
  });
  const found = findProduct(models, product, call.version);
  if (found === undefined) {
    return [
      problem("product", product, `no such product; known: ${Object.keys(models).join(" ")}`),
    ];
  }
  const version = call.version;
  if (version !== undefined && version !== found.version) {
    return [problem("version", version, `version ${version} is not ${found.version}`)];
  }
  const model = found.actions[action];
  if (model === undefined) {
    const near = Object.keys(found.actions);
    const nearest = near.length === 0 ? "" : ` (nearest: ${closest(action, near)})`;
    return [problem("action", action, `no such action in vendor-models.json${nearest}`)];
  }
  const problems: LintProblem[] = [];
  const route = lintRoute(call, model);
  if (route !== undefined) problems.push(problem("path", call.path ?? "", `the action ${route}`));
  const params = actionParams(model);
  for (const name of new Set(call.params.map(normaliseParam))) {
    if (!allows(params, name)) {
      problems.push(problem("param", name, `no parameter ${name}, ${hint(name, params)}`));
    }
  }
  const paths = actionPaths(model);
  for (const name of new Set(call.responsePaths)) {
    if (!allows(paths, name)) {
      problems.push(problem("response", name, `no response path ${name}, ${hint(name, paths)}`));
    }
  }
  return problems;
}

function covers(exception: LintException, problem: LintProblem): boolean {
  return (
    exception.product === problem.product &&
    exception.action === problem.action &&
    exception.kind === problem.kind &&
    exception.name === problem.name
  );
}

/** The problems of one call that no exception covers. */
export function lintCall(
  call: VendorCall,
  models: VendorModels,
  exceptions: readonly LintException[] = [],
): readonly LintProblem[] {
  return differences(call, models).filter(
    (problem) => !exceptions.some((exception) => covers(exception, problem)),
  );
}

/**
 * The problems of many calls, and with them every exception that no call needs any more: give all
 * calls there are, rows and handlers together.
 */
export function lintCalls(
  calls: readonly VendorCall[],
  models: VendorModels,
  exceptions: readonly LintException[],
): readonly LintProblem[] {
  const found = calls.flatMap((call) => differences(call, models));
  const stale = exceptions.filter((each) => !found.some((problem) => covers(each, problem)));
  return [
    ...found.filter((problem) => !exceptions.some((each) => covers(each, problem))),
    ...stale.map(
      ({ product, action, kind, name }): LintProblem => ({
        kind: "exception",
        product,
        action,
        name,
        message: `exception for ${kind} ${name} of ${product} ${action}: nothing needs it; remove it`,
      }),
    ),
  ];
}

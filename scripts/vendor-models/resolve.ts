import type { ActionModel, NameTree, ProductModel } from "./models.ts";
import type { Binding, FieldType, Model, Operation, Sdk } from "./sdk.ts";

type Models = ReadonlyMap<string, Model>;

/** What a type adds behind the name of its field, and the names below it. */
function below(
  type: FieldType,
  models: Models,
  open: readonly string[],
): { readonly suffix: string; readonly tree: NameTree } {
  switch (type.kind) {
    case "scalar":
      return { suffix: "", tree: 1 };
    case "any":
      return { suffix: "", tree: "*" };
    case "list": {
      const inner = below(type.of, models, open);
      return { suffix: `[]${inner.suffix}`, tree: inner.tree };
    }
    case "map": {
      const inner = below(type.of, models, open);
      return { suffix: `{}${inner.suffix}`, tree: inner.tree };
    }
    case "model": {
      const model = models.get(type.name);
      // A model that holds itself (trees of folders, say) would never end.
      if (model === undefined || open.includes(type.name)) return { suffix: "", tree: "*" };
      return { suffix: "", tree: modelTree(model, models, [...open, type.name]) };
    }
  }
}

function modelTree(model: Model, models: Models, open: readonly string[]): NameTree {
  const names: Record<string, NameTree> = {};
  for (const field of model.values()) {
    const { suffix, tree } = below(field.type, models, open);
    names[field.wire + suffix] = tree;
  }
  return names;
}

function boundTree(
  bindings: readonly Binding[],
  request: Model | undefined,
  models: Models,
): NameTree | undefined {
  if (bindings.length === 0) return undefined;
  const names: Record<string, NameTree> = {};
  for (const { wire, field, packed } of bindings) {
    const type = field === undefined ? undefined : request?.get(field)?.type;
    const { suffix, tree } = below(type ?? { kind: "scalar" }, models, []);
    names[`${wire}${packed === undefined ? "" : `:${packed}`}${suffix}`] = tree;
  }
  return names;
}

function bodyTree(operation: Operation, request: Model | undefined, models: Models) {
  const field = operation.bodyField === undefined ? undefined : request?.get(operation.bodyField);
  if (operation.bodyField === undefined || field === undefined) {
    return boundTree(operation.body, request, models);
  }
  const { suffix, tree } = below(field.type, models, []);
  return suffix === "" ? tree : { [suffix]: tree };
}

function responseTree(operation: Operation, models: Models): NameTree {
  const body = models.get(operation.responseModel)?.get("body");
  if (body === undefined) return {};
  const { suffix, tree } = below(body.type, models, []);
  return suffix === "" ? tree : { [suffix]: tree };
}

function actionModel(operation: Operation, models: Models): ActionModel {
  const request = models.get(operation.requestModel);
  const wholeTree = request === undefined ? {} : modelTree(request, models, []);
  const query =
    operation.whole === "query" ? wholeTree : boundTree(operation.query, request, models);
  const body = operation.whole === "body" ? wholeTree : bodyTree(operation, request, models);
  const header = boundTree(operation.header, undefined, models);
  const host = boundTree(operation.host, undefined, models);
  return {
    ...(operation.style === "ROA" ? { method: operation.method, path: operation.pathname } : {}),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    ...(header === undefined ? {} : { header }),
    ...(host === undefined ? {} : { host }),
    response: responseTree(operation, models),
  };
}

/** Resolves all operations of a package, or only the wanted ones, into names. */
export function resolveProduct(
  sdk: Sdk,
  source: string,
  wanted: readonly string[] | undefined,
): ProductModel {
  const first = sdk.operations[0];
  if (first === undefined) throw new Error(`${source}: no operation found in the client.`);
  const known = new Map(sdk.operations.map((operation) => [operation.action, operation]));
  const actions: Record<string, ActionModel> = {};
  for (const action of [...(wanted ?? known.keys())].sort()) {
    const operation = known.get(action);
    if (operation === undefined) throw new Error(`${source}: there is no action ${action}.`);
    actions[action] = actionModel(operation, sdk.models);
  }
  return {
    version: first.version,
    style: first.style === "ROA" ? "ROA" : "RPC",
    source,
    actions,
  };
}

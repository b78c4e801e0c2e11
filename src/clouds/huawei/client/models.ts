/** What the client takes from the vendor's published models about one action. */
export interface ActionModel {
  readonly method: string;
  /** `/v1/{project_id}/cloudservers/detail` */
  readonly path: string;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly header?: unknown;
  readonly response: unknown;
}

interface ProductModel {
  readonly actions: Readonly<Record<string, ActionModel>>;
}

let models: Promise<Readonly<Record<string, ProductModel>>> | undefined;

/** The model of an action, read when first needed. Throws where the vendor's packages have no such action. */
export async function actionModel(product: string, action: string): Promise<ActionModel> {
  models ??= import("../vendor-models.json", { with: { type: "json" } }).then(
    // The file is generated from the vendor's packages; its exact type would be as long as the file.
    (file) => file.default as unknown as Readonly<Record<string, ProductModel>>,
  );
  const model = (await models)[product]?.actions[action];
  if (model === undefined) throw new Error(`no action ${action} of ${product} is known here`);
  return model;
}

/** First part of the names in a model's tree: `servers[]` is `servers`. */
export function namesIn(tree: unknown): ReadonlySet<string> {
  if (typeof tree !== "object" || tree === null) return new Set();
  return new Set(Object.keys(tree).map((name) => name.replace(/(?:\[\]|\{\})+$/u, "")));
}

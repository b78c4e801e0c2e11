/** What the client takes from the vendor's published models about one action. */
export interface ActionModel {
  readonly method?: string;
  /** `/clusters/{ClusterId}`; for OSS with the sub-resource, `/?versions`. */
  readonly path?: string;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly host?: unknown;
}

interface ProductModel {
  readonly actions: Readonly<Record<string, ActionModel>>;
}

let models: Promise<Readonly<Record<string, ProductModel>>> | undefined;

/** The model of an action, read when first needed; undefined when the vendor's packages lack it. */
export async function actionModel(
  product: string,
  action: string,
): Promise<ActionModel | undefined> {
  models ??= import("../vendor-models.json", { with: { type: "json" } }).then(
    // The file is generated from the vendor's packages; its exact type would be as long as the file.
    (file) => file.default as unknown as Readonly<Record<string, ProductModel>>,
  );
  return (await models)[product]?.actions[action];
}

/** First part of the names in a model's tree: `Object[]` is `Object`, `Tags:json[]` is `Tags`. */
export function namesIn(tree: unknown): ReadonlySet<string> {
  if (typeof tree !== "object" || tree === null) return new Set();
  return new Set(Object.keys(tree).map((name) => name.replace(/(?:\[\]|\{\}|:.*)+$/u, "")));
}

/**
 * The models of actions in a file that is generated from the vendor's packages, read when one is first needed;
 * undefined where the packages lack the action. `load` imports the file.
 */
export function modelsIn<M>(
  load: () => Promise<{ readonly default: unknown }>,
): (product: string, action: string) => Promise<M | undefined> {
  type Models = Readonly<
    Record<string, { readonly actions: Readonly<Record<string, M>> } | undefined>
  >;
  let models: Promise<Models> | undefined;
  return async (product, action) => {
    // The file's exact type would be as long as the file.
    models ??= load().then((file) => file.default as Models);
    return (await models)[product]?.actions[action];
  };
}

/** First part of the names in a model's tree: `servers[]` is `servers`, `Tags:json[]` is `Tags`. */
export function namesIn(tree: unknown): ReadonlySet<string> {
  if (typeof tree !== "object" || tree === null) return new Set();
  return new Set(Object.keys(tree).map((name) => name.replace(/(?:\[\]|\{\}|:.*)+$/u, "")));
}

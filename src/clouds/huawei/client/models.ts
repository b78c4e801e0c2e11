import { modelsIn } from "../../shared/wire/models.ts";

/** What the client takes from the vendor's published models about one action. */
export interface ActionModel {
  readonly method: string;
  /** `/v1/{project_id}/cloudservers/detail` */
  readonly path: string;
  readonly body?: unknown;
  readonly header?: unknown;
}

const models = modelsIn<ActionModel>(
  () => import("../vendor-models.json", { with: { type: "json" } }),
);

/** The model of an action. Throws where the vendor's packages have no such action. */
export async function actionModel(product: string, action: string): Promise<ActionModel> {
  const model = await models(product, action);
  if (model === undefined) throw new Error(`no action ${action} of ${product} is known here`);
  return model;
}

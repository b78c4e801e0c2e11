import { modelsIn } from "../../shared/wire/models.ts";

/** What the client takes from the vendor's published models about one action. */
export interface ActionModel {
  readonly method?: string;
  /** `/clusters/{ClusterId}`; for OSS with the sub-resource, `/?versions`. */
  readonly path?: string;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly host?: unknown;
}

/** The model of an action, read when first needed; undefined when the vendor's packages lack it. */
export const actionModel = modelsIn<ActionModel>(
  () => import("../vendor-models.json", { with: { type: "json" } }),
);

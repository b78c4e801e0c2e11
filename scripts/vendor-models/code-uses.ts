import type { Row } from "../../src/core/row.ts";
import type { Service } from "../../src/core/service.ts";

/** How a call of a row stands to the item: it lists them, tells more of one, or changes one. */
export type CallPlace = "list" | "detail" | "step";

/** One call of a row with the codes that the row knows of it. */
export interface CodeUse {
  readonly type: string;
  readonly product: string;
  readonly action: string;
  readonly place: CallPlace;
  readonly codes: readonly string[];
}

interface Coded {
  readonly product?: string;
  readonly action?: string;
}

/** Every call of the rows with the codes that they know of it. */
export function codeUses(services: readonly Service[]): readonly CodeUse[] {
  return services.flatMap(({ product: own, types }) =>
    Object.entries(types).flatMap(([type, row]) => {
      const use = (
        place: CallPlace,
        { product = own, action }: Coded,
        ...codes: readonly (readonly string[] | undefined)[]
      ): readonly CodeUse[] =>
        action === undefined
          ? []
          : [{ type, product, action, place, codes: codes.flatMap((some) => some ?? []) }];
      const { list, detail = [] } = row;
      return [
        ...[list].flat().flatMap((one) => use(placeOf(one), one, one.none, one.inactive)),
        ...detail.flatMap((one) => use("detail", one, one.none)),
        ...stepsOf(row).flatMap((step) => [
          ...use("step", step, step.gone, step.done, step.busy, Object.keys(step.blocked ?? {})),
          ...(step.undo === undefined
            ? []
            : use("step", step.undo, step.undo.done, step.undo.moot, step.undo.busy)),
        ]),
      ];
    }),
  );
}

/** A listing of what stands below one parent may find that gone; any other asks about no item. */
function placeOf({
  params,
  path,
}: {
  readonly params?: object;
  readonly path?: string;
}): CallPlace {
  return JSON.stringify([params, path]).includes("$parent.") ? "detail" : "list";
}

function stepsOf({ remove }: Row) {
  return remove.by === "call" ? [...remove.steps, ...(remove.detach ?? [])] : [];
}

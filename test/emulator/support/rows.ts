import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import type { Field, Replies } from "../../../emulator/core/replies.ts";
import type { TableRef } from "../../../emulator/core/table.ts";

/** The id of the row that each table holds. */
export const ID = "7";

/** A table with how the names of its product's replies begin. */
export interface Shown {
  readonly table: TableRef;
  readonly product: string;
}

/** One row of a table: its id, as a number where every reply of its product has it so. */
function rowFor({ table, product }: Shown, replies: Replies): JsonObject {
  if (typeof table.id !== "string") return {};
  const id = table.id;
  const kinds = replies
    .names()
    .filter((name) => name.startsWith(`${product} `))
    .flatMap((name) => kindsIn(replies.of(name), id));
  const number = kinds.length > 0 && kinds.every((kind) => kind === "number");
  return { [id]: number ? Number(ID) : ID };
}

function kindsIn(field: Field | undefined, id: string): readonly Field["kind"][] {
  if (field === undefined) return [];
  const own = field.inner.get(id);
  return [
    ...(own === undefined ? [] : [own.kind]),
    ...kindsIn(field.of, id),
    ...[...field.inner.values()].flatMap((inner) => kindsIn(inner, id)),
  ];
}

/** One row in each table, those of regions in one region. */
export function rowsOf(
  tables: readonly Shown[],
  replies: Replies,
  region: string,
): Readonly<Record<string, Readonly<Record<string, Json>>>> {
  const of = (scope: TableRef["scope"]) =>
    Object.fromEntries(
      tables
        .filter(({ table }) => table.scope === scope)
        .map((shown) => [shown.table.name, [rowFor(shown, replies)]]),
    );
  return { [region]: of("region"), "*": of("account") };
}

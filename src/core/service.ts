import { completeRow } from "./complete-row.ts";
import type { Row } from "./row.ts";
import type { ServiceDefaults, WrittenRow } from "./written-row.ts";

/** The types of one product, with complete rows. */
export interface Service {
  /** Product name as the client knows it, e.g. `Ecs`. */
  readonly product: string;
  readonly types: Readonly<Record<string, Row>>;
}

/** A service as its file writes it. */
interface WrittenService<Shared, Type extends string> {
  readonly product: string;
  /** What its rows share. */
  readonly defaults?: Shared;
  readonly types: Readonly<Record<Type, WrittenRow<NoInfer<Shared>>>>;
}

/**
 * Makes a service of its rows as written, held by the compiler against the vocabulary and the service's
 * own defaults. Whoever reads rows sees complete ones.
 */
export function defineService<
  const Type extends string,
  const Shared extends ServiceDefaults = Record<never, never>,
>(
  written: WrittenService<Shared, Type>,
): Service & { readonly types: Readonly<Record<Type, Row>> } {
  const { product, defaults = {}, types } = written;
  const rows = Object.entries<WrittenRow>(types as Readonly<Record<string, WrittenRow>>);
  const complete = rows.map(([type, row]) => [type, completeRow(type, row, defaults)]);
  return { product, types: Object.fromEntries(complete) as Readonly<Record<Type, Row>> };
}

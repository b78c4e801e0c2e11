import { ListingError } from "../wire/listing-error.ts";
import { CallError } from "../wire/transport.ts";
import { MissingWord } from "./templates.ts";

/** The regions in which the cloud says that it offers a product, and the call that says so. */
export interface Offered {
  readonly call: string;
  readonly regions: readonly string[];
}

/** Asks where a product is offered; undefined where that cannot be told. */
export type OfferedRegions = (product: string) => Promise<Offered | undefined>;

/** Regions that are tried for one in which the product answers. */
const CONTROLS = 2;

/**
 * Proof that a product which refused a listing in a region is not offered there: the list of regions names
 * the product, and not there, and in one that it names the same listing is answered. One code proves
 * nothing: it may come from a host that is the wrong one, or mean the call and not the product. Undefined
 * where any of that does not hold, or could not be asked.
 */
export async function absenceOf(
  product: string,
  region: string,
  offered: OfferedRegions | undefined,
  answersIn: (region: string) => Promise<unknown>,
): Promise<string | undefined> {
  const list = await offered?.(product);
  if (list === undefined || list.regions.includes(region)) return undefined;
  for (const other of list.regions.slice(0, CONTROLS)) {
    try {
      await answersIn(other);
      return `${list.call} names ${product} in ${list.regions.length} other regions, of which ${other} answers`;
    } catch (error) {
      const isAnswer = error instanceof ListingError || error instanceof MissingWord;
      if (!isAnswer && !(error instanceof CallError)) throw error;
    }
  }
  return undefined;
}

import type { Listing, ListRequest } from "../../../core/cloud.ts";
import type { List } from "../../../core/row-read.ts";
import type { Sight } from "../reach/sight.ts";
import type { Dispatcher } from "../wire/dispatcher.ts";
import { CallError } from "../wire/transport.ts";
import type { CatalogType } from "./catalog.ts";
import { unproved } from "./coverage.ts";
import { requestOf } from "./requests.ts";
import { listingPermissions, listsOf, permissionFor } from "./row-permissions.ts";
import { MissingWord, type Words } from "./templates.ts";

/** What proving a listing's reach needs. */
export interface SeenOptions {
  readonly calls: Dispatcher;
  readonly sight: Sight;
  readonly words: Words;
}

/**
 * A listing that succeeded, once it was asked whether whoever listed sees everything: by the rights of the
 * identity, else by a dry run of each list whose call has one.
 */
export async function seenWhole(
  listing: Listing,
  entry: CatalogType,
  { region }: ListRequest,
  { calls, sight, words }: SeenOptions,
  signal: AbortSignal,
): Promise<Listing> {
  const { permissionOf } = sight;
  const doubt = await sight.doubt(listingPermissions(entry, permissionOf), signal);
  if (doubt === undefined) return listing;
  /** True where each list that needs the permission passes a dry run. */
  const isPassed = async (permission: string): Promise<boolean> => {
    const lists = listsOf(entry).filter(
      (list) => permissionFor(entry, list, permissionOf) === permission,
    );
    const ended = await Promise.all(lists.map(passes));
    return ended.length > 0 && ended.every((passed) => passed);
  };
  const passes = async (list: List): Promise<boolean> => {
    if (list.dryRun === undefined || sight.passed === undefined) return false;
    try {
      const asked = requestOf(list, entry.product, region, words);
      await calls.read({ ...asked, params: { ...asked.params, [list.dryRun]: true } }, signal);
      return false;
    } catch (error) {
      if (error instanceof MissingWord) return false;
      if (!(error instanceof CallError)) throw error;
      return error.code === sight.passed;
    }
  };
  const passed = await Promise.all(doubt.lacks.map(({ permission }) => isPassed(permission)));
  const [first, ...others] = doubt.lacks.filter((_, at) => passed[at] === false);
  if (first === undefined) return listing;
  const open = { ...doubt, lacks: [first, ...others] as const };
  return { ...listing, coverage: unproved(listing.coverage, open) };
}

import type { Account } from "../../../core/account.ts";
import type { Listing } from "../../../core/cloud.ts";
import { shows } from "../../../core/inventory.ts";
import type { Item } from "../../../core/item.ts";
import type { Row } from "../../../core/row.ts";
import { isRegionId } from "../rows/standing.ts";
import { once } from "./once.ts";
import { type NamedRegion, type RegionList, RegionSurvey, type Regions } from "./regions.ts";

/** The regions of one session, with everything that names some. */
export interface AccountRegions {
  /** By what is known now; throws as {@link RegionSurvey} does. */
  found(signal: AbortSignal): Promise<Regions>;
  /** Takes note of the regions that records of a joining row (subscriptions) name, or that others stand in. */
  noteRecords(listing: Listing): void;
  /** Takes note of what the cloud's other sources name, in the place of what they named before. */
  noteSources(named: readonly NamedRegion[]): void;
}

/** What an item that stands elsewhere names. */
function naming({ region, type }: Item): NamedRegion {
  return { region, by: type, holds: true };
}

/** The regions of an account, asked anew for every survey. */
export function accountRegions(
  ask: (signal: AbortSignal) => Promise<RegionList>,
  account: Account,
  rows: ReadonlyMap<string, Row>,
  now: () => number,
): AccountRegions {
  const survey = once(async (signal) => new RegionSurvey(account, await ask(signal)), now);
  const bySource = new Map<string, readonly NamedRegion[]>();
  /** What was named once is listed to the end: an item there is gone by a listing only. */
  const everNamed = new Map<string, NamedRegion>();
  let told: { readonly survey: RegionSurvey; readonly regions: Promise<Regions> } | undefined;
  const note = (source: string, named: readonly NamedRegion[]): void => {
    const ids = named.filter(({ region }) => isRegionId(region));
    for (const one of ids) everNamed.set(one.region, { ...one, holds: false });
    bySource.set(source, ids);
    told = undefined;
  };
  return {
    async found(signal) {
      const asked = await survey(signal);
      if (told?.survey !== asked) {
        const named = [...everNamed.values(), ...[...bySource.values()].flat()];
        const regions = asked.chosen(named, signal);
        told = { survey: asked, regions };
        regions.catch(() => {
          if (told?.regions === regions) told = undefined;
        });
      }
      return told.regions;
    },
    noteRecords({ coverage, items }) {
      if (!shows(coverage)) return;
      const joins = rows.get(coverage.type)?.joins;
      const elsewhere = items.filter(({ region }) => region !== coverage.region);
      if (joins === undefined) {
        if (elsewhere.length > 0)
          note(`${coverage.type} ${coverage.region}`, elsewhere.map(naming));
        return;
      }
      const named = items.flatMap(({ facts, type }) => {
        const region = facts[joins.region];
        return typeof region === "string" ? [{ region, by: type, holds: true }] : [];
      });
      note(coverage.type, named);
    },
    noteSources: (named) => note("sightings", named),
  };
}

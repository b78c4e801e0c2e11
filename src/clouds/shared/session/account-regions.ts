import type { Account } from "../../../core/account.ts";
import type { Listing } from "../../../core/cloud.ts";
import { shows } from "../../../core/inventory.ts";
import type { Row } from "../../../core/row.ts";
import { once } from "./once.ts";
import { type NamedRegion, type RegionList, RegionSurvey, type Regions } from "./regions.ts";

/** The regions of one session, with everything that names some. */
export interface AccountRegions {
  /** By what is known now; throws as {@link RegionSurvey} does. */
  found(signal: AbortSignal): Promise<Regions>;
  /** Takes note of the regions that records of a joining row (subscriptions) name. */
  noteRecords(listing: Listing): void;
  /** Takes note of what the cloud's other sources name, in the place of what they named before. */
  noteSources(named: readonly NamedRegion[]): void;
}

/** Some sources write a word for what has no region, or a number; those are no region's id. */
const REGION_ID = /^[a-z]{2,}(?:-[a-z0-9]+)+$/u;

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
    const ids = named.filter(({ region }) => REGION_ID.test(region));
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
      const joins = rows.get(coverage.type)?.joins;
      if (joins === undefined || !shows(coverage)) return;
      const named = items.flatMap(({ facts, type }) => {
        const region = facts[joins.region];
        return typeof region === "string" ? [{ region, by: type, holds: true }] : [];
      });
      note(coverage.type, named);
    },
    noteSources: (named) => note("sightings", named),
  };
}

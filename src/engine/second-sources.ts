import {
  type Coverage,
  type Inventory,
  isKnown,
  type LateResource,
  type SightedResource,
  type Sighting,
  type UnlistedResource,
} from "../core/inventory.ts";
import { GLOBAL_REGION, type Item, type ItemId, parseItemId } from "../core/item.ts";
import type { Question } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import type { Row } from "../core/row.ts";
import { LAG_HOURS, unlistedQuestion } from "../core/unlisted.ts";
import { billed } from "./billed.ts";
import { type Gone, type Held, type Known, latest, once } from "./held.ts";
import { isMadeUp, Names, type Place } from "./names.ts";

const HOUR = 3_600_000;

/** What explains that something is named and not listed. */
export interface Explained {
  readonly rows: ReadonlyMap<string, Row>;
  /** When runs of ours removed items, ISO 8601 in UTC. */
  readonly removedAt: ReadonlyMap<ItemId, string>;
  readonly review: Review | undefined;
  /** Whether an answer of a person counts. */
  readonly isAnswered: (question: Question) => boolean;
}

/**
 * An inventory whose sightings were held against its listings, resource by resource: what is named and in
 * no listing is `unlisted`, and where it is missing for sure, its type and region are `contradicted`. What a
 * run of ours removed a short while ago, or a listing showed a moment ago, is `late`.
 */
export function heldAgainstListings(inventory: Inventory, explained: Explained): Inventory {
  const known = knownOf(inventory, explained);
  const sightings = inventory.sightings.map((sighting) => marked(held(sighting, known), explained));
  const gaps = new Map<string, { readonly place: Place; readonly ids: string[] }>();
  for (const sighting of sightings) {
    for (const resource of sighting.unlisted ?? []) {
      if (resource.sure !== true || resource.answered === true) continue;
      for (const place of placesOf(resource, sighting, known)) {
        const gap = gaps.get(keyOf(place)) ?? { place, ids: [] };
        gap.ids.push(resource.id);
        gaps.set(keyOf(place), gap);
      }
    }
  }
  const told = inventory.coverage.map(({ leftOut: _leftOut, ...record }) => {
    const ids = isKnown(record) ? gaps.get(keyOf(record))?.ids : undefined;
    return ids === undefined ? record : contradicted(record, ids);
  });
  const asked = new Set(inventory.coverage.map(keyOf));
  const unasked = [...gaps]
    .filter(([key]) => !asked.has(key))
    .map(([, { place, ids }]) => contradicted({ ...place, outcome: "listed", count: 0 }, ids));
  return { ...inventory, sightings, coverage: [...told, ...unasked].sort(byPlace) };
}

function marked(sighting: Sighting, { isAnswered }: Explained): Sighting {
  const { unlisted } = sighting;
  if (unlisted === undefined) return sighting;
  const answer = (one: UnlistedResource): UnlistedResource =>
    isAnswered(unlistedQuestion(sighting, one)) ? { ...one, answered: true } : one;
  return { ...sighting, unlisted: unlisted.map(answer) };
}

function byPlace(a: Coverage, b: Coverage): number {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function knownOf(inventory: Inventory, { rows, removedAt, review }: Explained): Known {
  const regions = new Set(inventory.coverage.map(({ region }) => region));
  const listed = new Names<Item>(rows, regions, (names) => {
    for (const about of inventory.items) {
      const { type, region, nativeId, name, ties, takes } = about;
      names.add({ type, region, nativeId, name, about }, [...ties.aliases, ...takes]);
    }
  });
  const leftOut = new Names<undefined>(rows, regions, (names) => {
    for (const { type, region, leftOut: ids = [] } of inventory.coverage) {
      for (const nativeId of ids) names.add({ type, region, nativeId, about: undefined });
    }
  });
  const gone = new Names<Gone>(rows, regions, (names) => {
    const add = (id: ItemId, about: Gone) => {
      const parts = parseItemId(id);
      if (parts !== undefined) names.add({ ...parts, about });
    };
    if (review !== undefined) {
      const about = {
        at: review.takenAt,
        because: {
          en: `the review of ${review.takenAt} shows it`,
          zh: `${review.takenAt} 的审核里有它`,
        },
      };
      for (const id of Object.keys(review.items)) add(id, about);
    }
    const shown = {
      at: inventory.takenAt,
      because: { en: "a listing showed it a moment ago", zh: "片刻之前的列表里有它" },
    };
    for (const id of inventory.shownBefore ?? []) add(id, shown);
    for (const [id, at] of removedAt)
      add(id, {
        at,
        because: { en: `a run removed it on ${at}`, zh: `一次运行于 ${at} 删除了它` },
      });
  });
  return { rows, inventory, listed, leftOut, gone };
}

function held(sighting: Sighting, known: Known): Sighting {
  const { resources, sameIds: _sameIds, ...rest } = sighting;
  if (resources === undefined || rest.coveredBy.length === 0) return rest;
  const { unlisted, late } =
    sighting.source === "bill"
      ? billed(sighting, resources, known)
      : inventoried(sighting, resources, known);
  return {
    ...rest,
    ...(unlisted.length === 0 ? {} : { unlisted }),
    ...(late.length === 0 ? {} : { late }),
  };
}

function inventoried(
  sighting: Sighting,
  resources: readonly SightedResource[],
  known: Known,
): Held {
  const { source, code, coveredBy } = sighting;
  const { listed, leftOut, gone, inventory } = known;
  const agrees = resources.some((one) => listed.find(one, coveredBy).length > 0);
  const sure = (sighting.sameIds === true || agrees) && isPlain(sighting, known);
  const late: LateResource[] = [];
  const missing: { readonly resource: SightedResource; readonly last: Gone | undefined }[] = [];
  for (const resource of resources) {
    if ([listed, leftOut].some((names) => names.find(resource, coveredBy).length > 0)) continue;
    const last = latest(gone.find(resource, coveredBy));
    if (last !== undefined && hours(last.at, inventory.takenAt) < LAG_HOURS) {
      late.push({ ...resource, because: last.because.en });
    } else missing.push({ resource, last });
  }
  const counts = new Map<string, boolean>();
  const isCounted = (place: Place): boolean => {
    const before = counts.get(keyOf(place));
    const now = before ?? isAsMany(place, sighting, resources, late, known);
    counts.set(keyOf(place), now);
    return now;
  };
  const unlisted = missing
    .filter(
      ({ resource }) =>
        sure ||
        (agrees && !isOfParts(sighting, known)) ||
        !placesOf(resource, sighting, known).some(isCounted),
    )
    .map(({ resource, last }): UnlistedResource => {
      const [place] = placesOf(resource, sighting, known);
      return {
        ...resource,
        subject: [`${source}:${code}`, place?.region, resource.id].filter(Boolean).join("/"),
        ...(sure ? { sure } : {}),
        ...(last === undefined
          ? {}
          : {
              but: `${last.because.en}, longer ago than the ${LAG_HOURS} hours that the inventory may lag behind`,
              in: { zh: { but: `${last.because.zh}，已超过资源清单可能滞后的 ${LAG_HOURS} 小时` } },
            }),
      };
    });
  return { unlisted: [...once(unlisted), ...uncounted(sighting, late, known)], late };
}

/**
 * True where one id of the source is one item of the listing, no more and no less, and the product makes the
 * ids up.
 */
function isPlain(sighting: Sighting, known: Known): boolean {
  if (isOfParts(sighting, known)) return false;
  return sighting.coveredBy.every((type) => {
    const row = known.rows.get(type);
    return row !== undefined && isMadeUp(row);
  });
}

/** True where the code is of what is inside of items. */
function isOfParts({ code, coveredBy }: Sighting, { rows }: Known): boolean {
  return coveredBy.some((type) =>
    rows.get(type)?.known?.parts?.some((one) => one.toLowerCase() === code.toLowerCase()),
  );
}

/** True where no more is named in a place than was listed there, or is named late. */
function isAsMany(
  place: Place,
  sighting: Sighting,
  resources: readonly SightedResource[],
  late: readonly SightedResource[],
  known: Known,
): boolean {
  const isHere = (one: SightedResource): boolean =>
    placesOf(one, sighting, known).some((other) => keyOf(other) === keyOf(place));
  const listed = known.inventory.items.filter(
    ({ type, region }) =>
      sighting.coveredBy.includes(type) &&
      [region, place.region].some((one) => one === GLOBAL_REGION || region === place.region),
  ).length;
  const there = listed + late.filter(isHere).length;
  if (isOfParts(sighting, known)) return there > 0;
  const isItem = (one: SightedResource): boolean =>
    known.leftOut.find(one, sighting.coveredBy).length === 0;
  return resources.filter((one) => isHere(one) && isItem(one)).length <= there;
}

/** A code of which the service counts more than it shows, and more than was listed. */
function uncounted(
  sighting: Sighting,
  late: readonly SightedResource[],
  known: Known,
): readonly UnlistedResource[] {
  const { source, code, count, coveredBy, resources = [] } = sighting;
  const listed = known.inventory.items.filter(({ type }) => coveredBy.includes(type)).length;
  const explained = listed + late.length + known.leftOut.ofTypes(coveredBy).length;
  if (count <= Math.max(resources.length, explained)) return [];
  if (isOfParts(sighting, known) && listed > 0) return [];
  const but = `it counts ${count} and shows ${resources.length}, and ${listed} ${listed === 1 ? "is" : "are"} listed`;
  return [{ id: "", subject: `${source}:${code}`, but }];
}

/** Where a resource would have to be listed. */
function placesOf(
  resource: SightedResource,
  { coveredBy }: Pick<Sighting, "coveredBy">,
  { listed }: Known,
): readonly Place[] {
  return coveredBy.map((type) => ({ type, region: listed.regionOf(resource, type) }));
}

/** A listing that lacks what another source names. */
function contradicted(record: Coverage, ids: readonly string[]): Coverage {
  const { proof: _proof, ...rest } = record;
  const lacks = [...new Set(ids)].sort();
  const it = lacks.length === 1 ? "it" : "them";
  return {
    ...rest,
    outcome: "contradicted",
    lacks,
    message: `the cloud's inventory names ${lacks.join(", ")}, and the listing does not show ${it}`,
    in: { zh: { message: `云的资源清单里有 ${lacks.join("、")}，而列表里没有` } },
  };
}

function keyOf({ type, region }: Place): string {
  return `${type} ${region}`;
}

function hours(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR;
}

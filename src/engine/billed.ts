import type {
  LateResource,
  SightedResource,
  Sighting,
  UnlistedResource,
} from "../core/inventory.ts";
import { type Gone, type Held, type Known, latest, once } from "./held.ts";

/**
 * Bills are a day behind, and what they tell of an instance two days (Alibaba Cloud, DescribeInstanceBill):
 * so long after its removal a charge for it says nothing.
 */
const BEHIND_MS = 48 * 3_600_000;

/**
 * Holds what the newest bill charges against what is listed and what runs removed. A resource with an id is
 * asked after by it, also within a product that has rows; what is billed by use, and what names no
 * resource, is counted.
 */
export function billed(
  sighting: Sighting,
  resources: readonly SightedResource[],
  known: Known,
): Held {
  const { code, coveredBy } = sighting;
  const { listed, leftOut, gone, rows } = known;
  const late: LateResource[] = [];
  const missing: { readonly resource: SightedResource; readonly last: Gone | undefined }[] = [];
  for (const { region: _region, ...resource } of resources) {
    if ([listed, leftOut].some((names) => names.anywhere(resource.id, coveredBy).length > 0))
      continue;
    const last = latest(gone.anywhere(resource.id, coveredBy));
    if (last !== undefined && mayBeCharged(resource.charged, last)) {
      late.push({ ...resource, because: last.because.en });
    } else missing.push({ resource, last });
  }
  const byUse = coveredBy.every((type) => rows.get(type)?.known?.billedByUse !== undefined);
  const isCounted = (one: SightedResource): boolean => byUse || one.id === "";
  const counted = missing.map(({ resource }) => resource).filter(isCounted);
  const isEnough = distinct(counted) <= thereWhile(sighting, resources, known);
  const unlisted = missing
    .filter(({ resource }) => !(isEnough && isCounted(resource)))
    .map(
      ({ resource, last }): UnlistedResource => ({
        ...resource,
        subject: `bill:${code}/${resource.id === "" ? (resource.kind ?? "") : resource.id}`,
        ...(last === undefined
          ? {}
          : {
              but: `${last.because.en}, and it is charged after that`,
              in: { zh: { but: `${last.because.zh}，而之后仍有扣费` } },
            }),
      }),
    );
  return { unlisted: once(unlisted), late };
}

/** True where a charge up to that day or month does not tell that it outlived its removal. */
function mayBeCharged(charged: string | undefined, { at }: Gone): boolean {
  const last = new Date(Date.parse(at) + BEHIND_MS).toISOString();
  return charged === undefined || charged <= last.slice(0, charged.length);
}

/** How many items a bill's lines need at the least: all that name no resource may be of one. */
function distinct(counted: readonly SightedResource[]): number {
  const ids = new Set(counted.filter(({ id }) => id !== "").map(({ id }) => id));
  return Math.max(ids.size, counted.length > 0 ? 1 : 0);
}

/** Items of the product's types that are there, or were while the period ran. */
function thereWhile(
  { coveredBy }: Sighting,
  resources: readonly SightedResource[],
  { inventory, gone }: Known,
): number {
  const charged = resources
    .map((one) => one.charged ?? "")
    .sort()
    .at(-1);
  const listed = inventory.items.filter(({ type }) => coveredBy.includes(type)).length;
  return listed + gone.ofTypes(coveredBy).filter((one) => mayBeCharged(charged, one)).length;
}

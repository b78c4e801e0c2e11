import type { SightedResource } from "../core/inventory.ts";
import { GLOBAL_REGION, type Item } from "../core/item.ts";
import { productOf } from "../core/product-question.ts";
import type { Row } from "../core/row.ts";

/** A (type, region). */
export interface Place {
  readonly type: string;
  readonly region: string;
}

/** Something that is known by names. */
type Named<T> = Pick<Item, "type" | "region" | "nativeId"> & {
  readonly name?: string | undefined;
  readonly about: T;
};

/**
 * Things by what another source may write for them: their id, the last part of a longer resource name, and
 * for things of the types that it speaks of also their name.
 */
export class Names<T> {
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #regions: ReadonlySet<string>;
  readonly #all: Named<T>[] = [];
  readonly #byId = new Map<string, Named<T>[]>();
  readonly #byName = new Map<string, Named<T>[]>();
  #fill: ((names: Names<T>) => void) | undefined;

  /** `regions` are those that were listed; `fill` adds what is known, when somebody first asks for it. */
  constructor(
    rows: ReadonlyMap<string, Row>,
    regions: ReadonlySet<string>,
    fill: (names: Names<T>) => void,
  ) {
    this.#rows = rows;
    this.#regions = regions;
    this.#fill = fill;
  }

  /** `also` are further ids of the same thing. */
  add(named: Named<T>, also: readonly string[] = []): void {
    const { nativeId, name } = named;
    this.#all.push(named);
    for (const id of new Set([nativeId, lastPart(nativeId), ...also])) put(this.#byId, id, named);
    if (name !== undefined) put(this.#byName, name, named);
  }

  ofTypes(types: readonly string[]): readonly T[] {
    this.#filled();
    return this.#all.filter(({ type }) => types.includes(type)).map(({ about }) => about);
  }

  /**
   * What is known by that very id, wherever it is. What people named counts only within the services of the
   * given types: a zone, a site of the CDN and a bucket may share one name, and each of them is charged.
   */
  anywhere(id: string, types: readonly string[]): readonly T[] {
    if (id === "") return [];
    this.#filled();
    const services = new Set(types.map(productOf));
    return (this.#byId.get(id) ?? [])
      .filter(({ type }) => !this.#isChosen(type) || services.has(productOf(type)))
      .map(({ about }) => about);
  }

  /** What a resource of one of the types may be. */
  find(resource: SightedResource, types: readonly string[]): readonly T[] {
    const { id } = resource;
    if (id === "") return [];
    this.#filled();
    const found = [...new Set([id, lastPart(id)])].flatMap((key) => [
      ...(this.#byId.get(key) ?? []).filter(
        (named) => this.#isOne(named.type) || this.#stands(named, resource, types),
      ),
      ...(this.#byName.get(key) ?? []).filter((named) => this.#stands(named, resource, types)),
    ]);
    return found.map(({ about }) => about);
  }

  /** The region in which the resource of a type would be listed; global where nothing tells. */
  regionOf({ region }: SightedResource, type: string): string {
    const written = region?.trim() ?? "";
    if (written === "" || this.#isGlobal(type)) return GLOBAL_REGION;
    if (this.#regions.has(written)) return written;
    // A zone: cn-hangzhou-h, ap-guangzhou-3.
    const zoneless = written.replace(/-(?:[a-z]|\d+)$/u, "");
    return this.#regions.has(zoneless) ? zoneless : written;
  }

  #filled(): void {
    const fill = this.#fill;
    this.#fill = undefined;
    fill?.(this);
  }

  /** What the product made up is one thing, wherever it is written. */
  #isOne(type: string): boolean {
    const row = this.#rows.get(type);
    return row !== undefined && isMadeUp(row) && row.joins === undefined;
  }

  /** True where people choose the ids; subscriptions bear those of what they pay for. */
  #isChosen(type: string): boolean {
    const row = this.#rows.get(type);
    return row !== undefined && !isMadeUp(row) && row.joins === undefined;
  }

  /** What people named is the same thing only in its own type and region. */
  #stands(named: Place, resource: SightedResource, types: readonly string[]): boolean {
    if (!types.includes(named.type)) return false;
    const region = this.regionOf(resource, named.type);
    return region === named.region || region === GLOBAL_REGION || named.region === GLOBAL_REGION;
  }

  #isGlobal(type: string): boolean {
    const scope = this.#rows.get(type)?.scope;
    return typeof scope === "object" ? this.#isGlobal(scope.per) : scope === "account";
  }
}

/** True where the product itself makes up the ids of a type, so that two things never share one. */
export function isMadeUp({ read }: Row): boolean {
  return read.name !== undefined && read.name !== read.id;
}

/** `web` of `acs:ram::1:role/web`. */
function lastPart(id: string): string {
  return id.split(/[/:]/u).at(-1) ?? id;
}

function put<T>(map: Map<string, T[]>, key: string, one: T): void {
  if (key === "") return;
  const known = map.get(key);
  if (known === undefined) map.set(key, [one]);
  else known.push(one);
}

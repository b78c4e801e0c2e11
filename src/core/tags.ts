import type { ItemId } from "./item.ts";

/** Tags of an item by name. Those that are not known are no empty ones: see {@link areKnown}. */
export type Tags = Readonly<Record<string, string>>;

/** Tags of an item that carries none. */
export const NO_TAGS: Tags = Object.freeze({});

/**
 * Under this, tags that are not known tell why. Registered, since a project's policies may be compiled with a
 * copy of this module of their own, to which the same tags are unknown.
 */
const WHY = Symbol.for("closeout.tags.unknown");

/** Who is looking; what was read of it is noted here, with why it is not known. */
let noted: Map<ItemId, string> | undefined;

/**
 * Stands for the tags of an item where nobody read them, for the given reason: a clause without a full
 * stop. It looks empty, and whoever reads it within {@link notingUnknown} is noted: a rule or policy that
 * finds no tag there has found nothing out.
 */
export function unknownTags(of: ItemId, because: string): Tags {
  const note = (): void => {
    noted?.set(of, because);
  };
  return new Proxy(NO_TAGS, {
    get(target, name) {
      if (name === WHY) return because;
      // Asked by whoever prints or compares it, not for a tag.
      if (typeof name === "string" && name !== "toJSON") note();
      return Reflect.get(target, name);
    },
    has(target, name) {
      note();
      return Reflect.has(target, name);
    },
    ownKeys(target) {
      note();
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, name) {
      note();
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
}

/** False for what {@link unknownTags} made. */
export function areKnown(tags: Tags): boolean {
  return whyUnknown(tags) === undefined;
}

/** Why tags are not known; undefined for those that are. */
export function whyUnknown(tags: Tags): string | undefined {
  const why: unknown = Reflect.get(tags, WHY);
  return typeof why === "string" ? why : undefined;
}

/** Runs work, and tells of which items it read tags that are not known, and why they are not. */
export function notingUnknown<T>(work: () => T): {
  readonly result: T;
  readonly read: ReadonlyMap<ItemId, string>;
} {
  const before = noted;
  const read = new Map<ItemId, string>();
  noted = read;
  try {
    return { result: work(), read };
  } finally {
    noted = before;
  }
}

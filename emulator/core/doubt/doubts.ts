import { onceFor } from "../once-for.ts";
import { type CloudDoubt, type Doubt, type DoubtKind, doubtId } from "./kinds.ts";

/** One doubt of a world: whether it is in force, and what became of it. */
export interface DoubtState {
  readonly id: string;
  readonly doubt: CloudDoubt;
  on: boolean;
  /** Another cap or number of listings than the vendor's, so that tests can be small. */
  scale: number | undefined;
  /** How many calls it changed the answer of. */
  hits: number;
}

/** Which doubts are meant; an absent part means all. */
export interface DoubtSelector {
  /** A whole id, or its first parts: `<cloud>/default-filter/kms`. */
  readonly id?: string;
  readonly kind?: DoubtKind;
}

type Of<K extends DoubtKind> = Extract<Doubt, { readonly kind: K }>;

/** A doubt, to be read and counted. */
export interface Known<K extends DoubtKind> {
  readonly doubt: Of<K> & { readonly cloud: string };
  readonly on: boolean;
  readonly scale: number | undefined;
  hit(): void;
}

/** The doubts of one world; none is in force until one is switched on. */
export class Doubts {
  readonly #states: readonly DoubtState[];
  /** By cloud, kind and, where they have them, product and action. */
  readonly #index: ReadonlyMap<string, readonly number[]>;
  #any = false;

  constructor(doubts: readonly CloudDoubt[]) {
    const { ids, places } = namesOf(doubts);
    this.#index = places;
    this.#states = doubts.map((doubt, at) => ({
      id: ids[at] ?? "",
      doubt,
      on: false,
      scale: undefined,
      hits: 0,
    }));
  }

  get list(): readonly DoubtState[] {
    return this.#states;
  }

  /** Whether any is in force. */
  get any(): boolean {
    return this.#any;
  }

  /** Switches those that are meant, and gives them a scale; how many they are. */
  set(selector: DoubtSelector, on: boolean, scale?: number): number {
    const meant = this.#states.filter(
      ({ id, doubt }) =>
        (selector.kind === undefined || doubt.kind === selector.kind) &&
        (selector.id === undefined || id === selector.id || id.startsWith(`${selector.id}/`)),
    );
    for (const state of meant) {
      state.on = on;
      if (scale !== undefined || !on) state.scale = scale;
    }
    this.#any = this.#states.some((state) => state.on);
    return meant.length;
  }

  /** Those of an action, or of a cloud or product as a whole, in force or not. */
  known<K extends DoubtKind>(
    kind: K,
    cloud: string,
    product?: string,
    action?: string,
  ): readonly Known<K>[] {
    const found = this.#index.get(partsOf(cloud, kind, product, action)) ?? [];
    return found.flatMap((at) => {
      const state = this.#states[at];
      if (state === undefined) return [];
      const { doubt, on, scale } = state;
      if (!isOf(kind, doubt)) return [];
      const hit = (): void => {
        state.hits += 1;
      };
      return [{ doubt, on, scale, hit }];
    });
  }

  /** Those of them that are in force. */
  inForce<K extends DoubtKind>(
    kind: K,
    cloud: string,
    product?: string,
    action?: string,
  ): readonly Known<K>[] {
    return this.#any ? this.known(kind, cloud, product, action).filter(({ on }) => on) : [];
  }
}

/** Their ids in order, and where those of each key stand. */
const namesOf = onceFor((doubts: readonly CloudDoubt[]) => {
  const places = new Map<string, number[]>();
  for (const [at, doubt] of doubts.entries()) {
    const key = keyOf(doubt);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  return { ids: doubts.map(doubtId), places };
});

function isOf<K extends DoubtKind>(
  kind: K,
  doubt: CloudDoubt,
): doubt is Of<K> & { readonly cloud: string } {
  return doubt.kind === kind;
}

function keyOf(doubt: CloudDoubt): string {
  const product = "product" in doubt ? doubt.product : undefined;
  const action = "action" in doubt ? doubt.action : undefined;
  return partsOf(doubt.cloud, doubt.kind, product, action);
}

function partsOf(cloud: string, kind: string, product?: string, action?: string): string {
  return [cloud, kind, product ?? "", action ?? ""].join("/").toLowerCase();
}

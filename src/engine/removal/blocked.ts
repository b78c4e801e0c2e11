import { GLOBAL_REGION, type ItemId } from "../../core/item.ts";
import { blockerWords } from "./holders.ts";
import type { RemoveOptions } from "./options.ts";
import type { Target } from "./target.ts";
import type { Targets } from "./targets.ts";

/** What the cloud last said stands in the way of a target, for the end of a sentence. */
export function whatBlocks(
  { blockedBy, item }: Target,
  { rows, inventory }: Pick<RemoveOptions, "rows" | "inventory">,
  isThere: (id: ItemId) => boolean,
): string {
  if (blockedBy === undefined) return "";
  const known = inventory.items.filter(
    ({ id, type, region }) =>
      type === blockedBy && id !== item.id && isThere(id) && reaches(region, item.region),
  );
  return blockerWords(blockedBy, rows.get(blockedBy)?.title, known);
}

/**
 * Gives up what is blocked for longer than the run is patient, whatever else still moves: its patience begins
 * once no unfinished target is left of the type that stands in the way.
 */
export function giveUpBlocked(
  targets: Targets,
  { clock, limits }: Pick<RemoveOptions, "clock" | "limits">,
): void {
  const now = clock.now();
  const blocked = [...targets.open()].filter(({ busy, blockedBy }) => busy && blockedBy);
  if (blocked.length === 0) return;
  const left = new Map<string, number>();
  for (const { phase, item } of targets.all()) {
    if (phase !== "gone" && phase !== "stuck") left.set(item.type, (left.get(item.type) ?? 0) + 1);
  }
  for (const target of blocked) {
    const { blockedBy = "", item } = target;
    const others = (left.get(blockedBy) ?? 0) - (item.type === blockedBy ? 1 : 0);
    if (others > 0) target.busySince = now;
    else if (now - target.busySince > limits.patience * 1_000)
      targets.stick(target, `it was blocked for ${limits.patience} s: ${target.reason}`);
  }
}

function reaches(one: string, other: string): boolean {
  return one === other || one === GLOBAL_REGION || other === GLOBAL_REGION;
}

import { holds, type Look } from "../../../core/predicate.ts";
import type { Path, Predicate } from "../../../core/row-call.ts";
import type { TiesAt } from "../../../core/row-read.ts";
import { NO_TIES, type Ties, type ZoneRecords } from "../../../core/ties.ts";
import { asText } from "../wire/paths.ts";
import { inDecimals } from "./decimals.ts";

/** What a record says of the ties that its row names; `NO_TIES` itself where it says nothing. */
export function tiesOf(at: TiesAt | undefined, look: Look, nativeId: string): Ties {
  if (at === undefined) return NO_TIES;
  const ties: Ties = {
    reachedBy: reachedBy(at.reachedBy, look, nativeId),
    usedByOthers: isSaid(at.usedByOthers) ? usedBy(at.usedByOthers, look) : [],
    worth: worth(at.worth, look),
    records: records(at.records, look),
    stillUsedBy: textsAt(at.stillUsedBy, look),
    aliases: textsAt(at.aliases, look),
    location: at.location === undefined ? undefined : asText(look(at.location)),
  };
  return isNothing(ties) ? NO_TIES : ties;
}

function reachedBy(at: TiesAt["reachedBy"], look: Look, nativeId: string): readonly string[] {
  if (!isSaid(at)) return [];
  return at
    .flatMap((one) =>
      typeof one === "string" ? textsAt([one], look) : [`${nativeId}.*.${one.under}`],
    )
    .map((text) => text.toLowerCase());
}

function usedBy(at: readonly (Path | Predicate)[], look: Look): readonly string[] {
  return at.flatMap((one) => {
    if (typeof one === "string") return textsAt([one], look);
    return holds(one, look) ? textsAt([one.at], look).map((text) => `${text} (${one.at})`) : [];
  });
}

function worth(at: TiesAt["worth"], look: Look): string | undefined {
  if (at === undefined || "none" in at) return undefined;
  const amount = asText(look(at.at))?.trim();
  if (amount === undefined || amount === "") return undefined;
  const unit = at.currency ?? (at.unit === undefined ? undefined : asText(look(at.unit))) ?? "";
  const text = at.decimals === undefined ? amount : inDecimals(amount, at.decimals);
  return `${text} ${unit}`.trim();
}

function records(at: TiesAt["records"], look: Look): ZoneRecords | undefined {
  if (at === undefined || "none" in at) return undefined;
  const { delegated } = at;
  // Blank is an answer where the condition asks for it.
  const isTold = delegated !== undefined && (look(delegated.at) ?? undefined) !== undefined;
  return {
    types: textsAt([at.types], look),
    values: textsAt([at.values], look),
    delegated: isTold ? holds(delegated, look) : undefined,
  };
}

function textsAt(paths: readonly Path[] | undefined, look: Look): readonly string[] {
  return (paths ?? []).flatMap((path) => {
    const found = look(path);
    const members: readonly unknown[] = Array.isArray(found) ? found : [found];
    return members.map(asText).filter((text) => text !== undefined && text !== "");
  }) as readonly string[];
}

function isSaid<T>(at: readonly T[] | { readonly none: string } | undefined): at is readonly T[] {
  return Array.isArray(at);
}

function isNothing(ties: Ties): boolean {
  return Object.values(ties).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
}

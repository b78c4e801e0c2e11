import type { AssistedTerms, GiveUp, GivingUp, PacketPart } from "../core/assisted.ts";
import type { ClosureMeans } from "../core/cloud.ts";
import type { JudgedItem, PolicyView } from "../core/policy.ts";
import { STATEMENTS } from "./closure-steps.ts";
import type { PolicyResult } from "./gate.ts";

/** What can be given up with an account; undefined where the rows alone say so. */
export function givingUpOf(closing: ClosureMeans): GivingUp | undefined {
  return closing.by === "assisted" ? closing.givingUp : undefined;
}

/** `Only these can be given up: …`. */
export function onlyThese({ of }: GivingUp): string {
  const named = of.map(({ product, only }) =>
    only === undefined ? product : `${product} (${only.says})`,
  );
  return `only these can be given up with the account: ${named.join(", ")}`;
}

/** The parts of the packet that tell the vendor what is given up: the remark's lines, and the boxes. */
export function givenUpParts(
  { givingUp }: AssistedTerms,
  view: Pick<PolicyView, "items">,
  results: readonly PolicyResult[],
): readonly PacketPart[] {
  if (givingUp === undefined) return [];
  const abandoned = view.items.filter(({ disposition }) => disposition === "abandon");
  const found = givingUp.of.map((giveUp) => ({
    giveUp,
    items: abandoned.filter(({ type }) => giveUp.types?.includes(type) === true),
    stated: isStated(giveUp, results),
  }));
  const given = found.filter(({ items, stated }) => items.length > 0 || stated);
  if (given.length === 0) return [];
  const part = (head: PacketPart, lines: readonly string[]): PacketPart => ({
    ...head,
    lines: [...head.lines, ...lines],
  });
  return [
    part(
      givingUp.remark,
      given.flatMap(({ giveUp, items }) => remarks(giveUp, items)),
    ),
    part(
      givingUp.boxes,
      given.flatMap(({ giveUp: { product }, items, stated }) => [
        ...items.map((item) => `${product}: ${code(item.nativeId)}`),
        ...(stated ? [product] : []),
      ]),
    ),
  ];
}

function remarks({ remark }: GiveUp, items: readonly JudgedItem[]): readonly string[] {
  if (!remark.includes("$id")) return [code(remark)];
  return items.map(({ nativeId }) => code(remark.replace("$id", () => nativeId)));
}

/** To be copied as it stands. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

function isStated({ stated }: GiveUp, results: readonly PolicyResult[]): boolean {
  return (
    stated !== undefined &&
    results.some(
      ({ policy, questions }) =>
        policy.id === STATEMENTS &&
        questions.some(
          ({ subject, answered }) =>
            subject === stated.statement && answered?.answer === stated.answer,
        ),
    )
  );
}

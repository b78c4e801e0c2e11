import type { Abandonable, AbandonTerms, AssistedTerms, PacketPart } from "../core/assisted.ts";
import type { ClosureMeans } from "../core/cloud.ts";
import type { JudgedItem, PolicyView } from "../core/policy.ts";
import { CLOSURE_QUESTIONS } from "./closure-steps.ts";
import type { PolicyResult } from "./gate.ts";

/** What can be abandoned with an account; undefined where the rows alone say so. */
export function abandonTermsOf(closing: ClosureMeans): AbandonTerms | undefined {
  return closing.by === "assisted" ? closing.abandonable : undefined;
}

/** `Only these can be abandoned: …`. */
export function onlyTheseAbandonable({ of }: AbandonTerms): string {
  const named = of.map(({ product, only }) =>
    only === undefined ? product : `${product} (${only.says})`,
  );
  return `only these can be abandoned with the account: ${named.join(", ")}`;
}

/** The parts of the packet that tell the vendor what is abandoned: the remark's lines, and the boxes. */
export function abandonedParts(
  { abandonable }: AssistedTerms,
  view: Pick<PolicyView, "items">,
  results: readonly PolicyResult[],
): readonly PacketPart[] {
  if (abandonable === undefined) return [];
  const abandoned = view.items.filter(({ disposition }) => disposition === "abandon");
  const found = abandonable.of.map((one) => ({
    one,
    items: abandoned.filter(({ type }) => one.types?.includes(type) === true),
    stated: isStated(one, results),
  }));
  const given = found.filter(({ items, stated }) => items.length > 0 || stated);
  if (given.length === 0) return [];
  const part = (head: PacketPart, lines: readonly string[]): PacketPart => ({
    ...head,
    lines: [...head.lines, ...lines],
  });
  return [
    part(
      abandonable.remark,
      given.flatMap(({ one, items }) => remarks(one, items)),
    ),
    part(
      abandonable.boxes,
      given.flatMap(({ one: { product }, items, stated }) => [
        ...items.map((item) => `${product}: ${code(item.nativeId)}`),
        ...(stated ? [product] : []),
      ]),
    ),
  ];
}

function remarks({ remark }: Abandonable, items: readonly JudgedItem[]): readonly string[] {
  if (!remark.includes("$id")) return [code(remark)];
  return items.map(({ nativeId }) => code(remark.replace("$id", () => nativeId)));
}

/** To be copied as it stands. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

function isStated({ stated }: Abandonable, results: readonly PolicyResult[]): boolean {
  return (
    stated !== undefined &&
    results.some(
      ({ policy, questions }) =>
        policy.id === CLOSURE_QUESTIONS &&
        questions.some(
          ({ subject, answered }) =>
            subject === stated.question && answered?.answer === stated.answer,
        ),
    )
  );
}

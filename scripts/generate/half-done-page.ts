import type { Row } from "../../src/core/row.ts";
import type { Step } from "../../src/core/row-removal.ts";
import type { Service } from "../../src/core/service.ts";
import type { Generated } from "./files.ts";

/** A cloud with what its catalog says. */
interface Catalog {
  readonly title: string;
  readonly services: readonly Service[];
}

const INTRO = `# What is undone when an item stays

A removal is more than one call: a protection is lifted, a disk is detached, a renewal is switched off, and only then the item is deleted. Each row says of each such step how it is undone (\`undo\`), or why no call undoes it and what a person does (\`cannotBeUndone\`); the compiler and a lint ask for one of them, see [adding a type](adding-a-type.md).

## When

| what happened | what is done |
| --- | --- |
| the deletion was refused for good, or nothing moved until the patience of the run ended | the same deploy undoes the steps, last one first, and reads the item until it is as it was |
| the run was stopped or killed, and the item is still approved | nothing is undone: the next deploy goes on with the removal |
| the item stays now (kept by a rule, no longer approved, changed since the review) | the plan shows it on the item's line in its wave (\`… · put deletion protection back\`), and the deploy does it |
| somebody else has put it back meanwhile | it is read first, noted in the journal as \`undone\`, and left alone |
| what it was bound to is gone by a complete listing | nothing is left to undo; noted |
| no call undoes it | the plan and the report say so, with what a person does |

What was changed stands in the journal with each call (\`changes\`: the step, for which of several, the values before), so a run that is killed at any place leaves what the next one needs. A call without an answer counts as carried out until the item reads otherwise. A listing may lag behind: what reads as before within five minutes of the change is believed only after several complete listings.

Actions and parameters are held against the vendors' models. The codes by which an undo waits, is done already or has nothing left to go back to are those of the row's own steps, as far as no comment in the row names a source of their own: for the undo itself they are unverified. A code that is not listed counts as a refusal, which is said and stays on record.

## Beside the items

| act | undone by |
| --- | --- |
| Alibaba Cloud: the directory's member deletion permission is switched on for a submission (\`closure.enableMemberDeletion\`) | \`SetMemberDeletionPermission\` right after, whatever came of the submission. Only an accepted call ends it: after a kill, a refusal or a lost answer every plan, \`doctor\`, \`follow\`, \`scan\`, \`review\` and the report say that it is on, since when and by which run; the next deploy of the closure reads the permission and puts it back, also when the account is closed and nothing else is to be done. If it was on before, it is left on. |
| Tencent Cloud | nothing of the kind: no call of Closeout changes a setting of the organization |
`;

/** `docs/half-done.md`: every step that changes an item before its deletion, and how it is undone. */
export function halfDonePage(clouds: readonly Catalog[]): Generated {
  const parts = clouds.map(({ title, services }) => {
    const lines = services.flatMap((service) =>
      Object.entries(service.types)
        .flatMap(([type, row]) => stepsOf(row).map((step) => ({ type, step })))
        .filter(({ step }) => step.deletes !== true)
        .map(({ type, step }) => `| \`${type}\` | ${step.does} | ${undoneBy(step)} |`),
    );
    return [
      `## ${title}`,
      "",
      "| type | step | undone by |",
      "| --- | --- | --- |",
      ...[...new Set(lines)].sort(),
      "",
    ].join("\n");
  });
  return { path: "docs/half-done.md", content: [INTRO, ...parts].join("\n") };
}

function stepsOf({ remove }: Row): readonly Step[] {
  return remove.by === "call" ? [...remove.steps, ...(remove.detach ?? [])] : [];
}

function undoneBy({ undo, cannotBeUndone }: Step): string {
  if (undo !== undefined) return `\`${undo.action}\`: ${undo.does}`;
  if (cannotBeUndone === undefined) return "";
  return `a person: ${cannotBeUndone.because}. ${cannotBeUndone.next}`;
}

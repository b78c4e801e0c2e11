import { type Asked, type LeftOut, lintAsking } from "../vendor-models/asking.ts";
import { leftOutRules } from "../vendor-models/left-out-rules.ts";
import type { LintException } from "../vendor-models/lint.ts";
import type { VendorTexts } from "../vendor-models/texts/model.ts";
import type { UsedCalls } from "../vendor-models/used.ts";
import type { Generated } from "./files.ts";

/** A cloud with its calls and the vendor's texts of them. */
interface Asking {
  readonly title: string;
  readonly used: UsedCalls;
  readonly texts: VendorTexts;
  readonly exceptions: readonly LintException[];
}

const INTRO = `# What listings leave out of their question

An answer of "none" counts only where the call asked for everything. So every optional field of a request by which things are listed or looked at is held against the vendor's own text of it (\`scripts/vendor-models/texts.json\`, \`tencent/texts.json\`, extracted from the published packages by \`npm run vendor-models\`): where the text speaks of a default, of what is returned without the field, or lists values to choose from, the row sends the field, or this page says why leaving it out hides nothing. A lint (\`test/catalog/asking.test.ts\`) asks for it.

A reason is the row's own (\`leaves\`), or that of a rule for a whole kind of field (\`scripts/vendor-models/left-out-rules.ts\`). Every field that a rule holds for is named here: **a line that is new in a change to this page is a filter that nobody asks for**, and whoever reviews the change decides whether the rule may hold for it.

Where a reason says *unverified*, no account has shown it; where the text names a value that may hide something, the row asks in both ways and the answers are merged.
`;

/** `docs/left-out.md`: every field that a listing leaves out although the vendor's text speaks of a default. */
export function leftOutPage(clouds: readonly Asking[]): Generated {
  const parts = clouds.map(({ title, used, texts, exceptions }) => {
    const asked = lintAsking([...used.rows, ...used.code], texts, { exceptions });
    return `\n## ${title}\n${rulesPart(asked)}\n${rowsPart(asked)}\n${sizesPart(asked)}`;
  });
  return { path: "docs/left-out.md", content: `${INTRO}${parts.join("")}` };
}

function rulesPart({ leftOut }: Asked): string {
  const parts = leftOutRules.flatMap(({ name, because }) => {
    const names = fieldsOf(leftOut.filter(({ rule }) => rule === name));
    if (names.length === 0) return [];
    const lines = names.map((field) => `- ${field}`).join("\n");
    return [`\n### By rule: ${name}\n\n${because}\n\n${lines}\n`];
  });
  return parts.join("");
}

/** Fields by action: \`Ecs DescribeDisks\`: \`DryRun\`, \`Status\`. */
function fieldsOf(all: readonly LeftOut[]): readonly string[] {
  const actions = new Map<string, Set<string>>();
  for (const { product, action, field } of all) {
    const key = `\`${product} ${action}\``;
    actions.set(key, (actions.get(key) ?? new Set()).add(`\`${field}\``));
  }
  return [...actions]
    .map(([action, fields]) => `${action}: ${[...fields].sort().join(", ")}`)
    .sort();
}

function rowsPart({ leftOut }: Asked): string {
  const lines = leftOut
    .filter(({ rule }) => rule === undefined)
    .map(
      ({ product, action, field, because }) =>
        `| \`${product} ${action}\` | \`${field}\` | ${because} |`,
    );
  const table = [...new Set(lines)].sort().join("\n");
  return `\n### By the row, or the code\n\n| call | field | why leaving it out hides nothing |\n| --- | --- | --- |\n${table}\n`;
}

function sizesPart({ unmeasured, undescribed, capped }: Asked): string {
  const list = (names: readonly string[]): string =>
    names.length === 0 ? "None.\n" : `${names.map((name) => `- \`${name}\``).join("\n")}\n`;
  return `### Totals that the vendor caps

A listing that reaches the number is unknown, never complete.

${list(capped)}
### Pages without a documented maximum

No source names one; the size is what the row asks for.

${list(unmeasured)}
### Calls that no source describes

The package has no text of any field, so that a default would not be seen.

${list(undescribed)}`;
}

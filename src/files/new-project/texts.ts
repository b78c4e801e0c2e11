import type { RecordKind } from "../../core/record.ts";

/** The packages that a project makes its stacks with. */
export const FRAMEWORKS = ["cdktf", "cdktn"] as const;
/** One of {@link FRAMEWORKS}. */
export type Framework = (typeof FRAMEWORKS)[number];

/** An account that a file is to be written for. */
export interface NewAccount {
  /** Its folder under accounts/. */
  readonly name: string;
  readonly cloud: string;
  readonly id: string;
  readonly kind: string;
  /** Where it is reached from its management account. */
  readonly management?: { readonly id: string; readonly role: string } | undefined;
}

/** The text of a new account.yaml; `closeout` is the folder of the package, from the project's. */
export function accountText(
  { cloud, id, kind, management }: NewAccount,
  closeout = "node_modules/closeout",
): string {
  const access =
    management === undefined
      ? ["  via: own"]
      : [
          "  via: management",
          `  managementId: "${management.id}"`,
          `  role: ${JSON.stringify(management.role)}`,
        ];
  return [
    // Seen from the account's folder.
    `# yaml-language-server: $schema=../../${closeout}/schemas/v1/account.schema.json`,
    "# Nothing here is a secret: credentials come from the environment.",
    `cloud: ${cloud}`,
    `id: "${id}"`,
    `kind: ${kind}`,
    "access:",
    ...access,
    "",
  ].join("\n");
}

/** The text of stacks/main.ts. */
export function stacksText(framework: Framework): string {
  return [
    `import { synthesize } from "closeout/${framework}";`,
    "",
    "// Two stacks for each folder under accounts/: <name>-teardown and <name>-closure. Stacks of your own:",
    "// synthesize({ also: (app) => new MyStack(app, …) }).",
    "await synthesize();",
    "",
  ].join("\n");
}

/** The text of policies/README.md. */
export const POLICIES_TEXT = `# Policies

Each TypeScript file beside this page is a policy of this project: it is asked in every plan, before each delete and on the command line. The standard policies of Closeout stay in force.

\`\`\`ts
import { definePolicy, remaining } from "closeout";

export const legalHold = definePolicy({
  id: "legal-hold",
  title: "Nothing under legal hold is deleted",
  severity: "mandatory",
  guards: "removal",
  remedy: "Ask the legal team to release the hold, or move the data to the archive account.",
  check: ({ items }) => remaining(items.filter((item) => item.tags["legal-hold"] === "yes")),
});
\`\`\`
`;

/** The text of cdktf.json, which both frameworks read. */
export function cdktfText(app: string, projectId: string): string {
  return json({
    language: "typescript",
    app,
    projectId,
    sendCrashReports: "false",
    terraformProviders: [],
    terraformModules: [],
    context: {},
  });
}

/** The text of tsconfig.json, for editors: nothing is compiled with it. */
export const TSCONFIG_TEXT = json({
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  },
  include: ["stacks", "policies"],
});

/** The text of closeout.yaml. */
export function settingsText(record: RecordKind): string {
  const here = record === "postgres" ? "" : "# ";
  return `# What is the same for every account. Uncomment what a team needs; secrets never stand here.

# With git, a review, attestations and the switch of a closure count only as they are committed on a branch:
# approval: git
# branch: origin/main
approval: none

# Where the record and Terraform's states stand. Left out, they are files in this folder, which a runner
# forgets; with these lines, the database whose address is in CLOSEOUT_RECORD_URL:
${here}record: postgres
${here}backend:
${here}  pg: {}
`;
}

/** Lines that belong into .gitignore. */
export const IGNORED = [
  "node_modules/",
  "cdktf.out/",
  ".terraform/",
  "*.tfstate",
  "*.tfstate.*",
  "accounts/*/run.lock*",
  "accounts/*/.*.tmp",
];

/** Lines that belong into .gitattributes: what is approved is compared byte by byte. */
export const ATTRIBUTES = ["accounts/** text=auto eol=lf"];

/**
 * Lines that belong into CODEOWNERS: who approves what is deleted. `folder` is the project's, from the root of its
 * repository.
 */
export function ownersLines(owners: string, folder = ""): readonly string[] {
  const place = folder === "" ? "" : `/${folder.replaceAll(/\s/gu, "\\$&")}`;
  return ["account.yaml", "review.json", "attestations/"].map(
    (name) => `${place}/accounts/**/${name} ${owners}`,
  );
}

/** JSON as npm and editors write it. */
export function json(value: unknown, indent: string | number = 2): string {
  return `${JSON.stringify(value, undefined, indent)}\n`;
}

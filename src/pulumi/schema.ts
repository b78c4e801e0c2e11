import { VERSION } from "../core/version.ts";

/** How its resources and its function are called. */
export const TOKENS = {
  wave: "closeout:index:Wave",
  closure: "closeout:index:Closure",
  getBlockers: "closeout:index:getBlockers",
} as const;

const text = (description: string) => ({ type: "string", description }) as const;
const yesNo = (description: string) => ({ type: "boolean", description }) as const;
const texts = (description: string) =>
  ({ type: "object", additionalProperties: { type: "string" }, description }) as const;

const accountId = text("The id of the account; must be that of the account file.");
const wave = text("`workloads`, `data`, `network`, `domains`, `identity` or `finance`.");
const confirm = text(
  "The closure switch: must equal `accountId`. Anything else, and blank, refuses.",
);
const fail = yesNo(
  "Whether mandatory blockers fail the preview (default `true`); with `false` they are warnings, and the deploy refuses.",
);

/** The provider's schema, which languages without types of ours and imports go by. */
export const SCHEMA = {
  name: "closeout",
  version: VERSION,
  description: "Closes a cloud account as code. One provider serves one account.",
  license: "Apache-2.0",
  config: {},
  provider: {
    inputProperties: {
      folder: text("The account's folder with its `account.yaml`, as seen from the program."),
      policies: text(
        "The folder of the project's policies. Default: `policies` beside the folder `accounts` that the account is in, and beside the program.",
      ),
    },
    requiredInputs: ["folder"],
  },
  resources: {
    [TOKENS.wave]: {
      description:
        "One wave of an account's teardown. Creating it takes over what is there; updating it deletes exactly what the preview takes out of `remaining`.",
      inputProperties: { accountId, wave },
      requiredInputs: ["accountId", "wave"],
      properties: {
        accountId,
        wave,
        remaining: texts("Items of this wave: canonical item id to one readable line."),
      },
      required: ["accountId", "wave", "remaining"],
    },
    [TOKENS.closure]: {
      description: "Submits the closure of the account and follows it.",
      inputProperties: { accountId, confirm, fail },
      requiredInputs: ["accountId"],
      properties: {
        accountId,
        confirm,
        fail,
        kind: text("The account's kind, such as `resource-account`."),
        status: text(
          "`awaiting-submission` (a person submits it), `submitted`, `waiting`, `closed`, `failed`, or `left`.",
        ),
        submittedAt: text("When the closure was submitted, RFC 3339."),
        endsAt: text("When the waiting period ends, RFC 3339."),
        detail: text("The status in one readable line."),
        abandons: texts("What is abandoned with the account, and what it stands for."),
      },
      required: ["accountId", "kind", "status", "detail", "abandons"],
    },
  },
  functions: {
    [TOKENS.getBlockers]: {
      description:
        "Scans the account and evaluates the policies; one failure for each failing mandatory policy.",
      inputs: {
        properties: {
          accountId,
          fail,
          withClosure: yesNo(
            "Whether the program also holds the closure: what its state knows is then heard before anything is called.",
          ),
        },
        required: ["accountId"],
      },
      outputs: {
        properties: {
          accountId,
          blockers: texts("Each failing policy, and what it found."),
          status: text("`clear`, `blocked`, or the closure's own status once it was submitted."),
          summary: text("The outcome in one line."),
        },
        required: ["accountId", "blockers", "status", "summary"],
      },
    },
  },
} as const;

import { PROVIDER_SOURCE } from "../../core/requirements.ts";
import { VERSION } from "../../core/version.ts";
import { defineSchema } from "../framework/schema.ts";

/** What the provider is called. */
export const PROVIDER = {
  name: "closeout",
  version: VERSION,
  source: PROVIDER_SOURCE,
} as const;

/** The provider block. Its paths are relative to the stack's folder, where the synth copied the files. */
export const providerSchema = defineSchema({
  description: "Closes a cloud account as code. One provider block serves one account.",
  attributes: {
    account_file: {
      type: "string",
      presence: "optional",
      description: "The account's settings (`account.yaml`), copied beside the stack.",
    },
    review_file: {
      type: "string",
      presence: "optional",
      description:
        "The approved review (`review.json`). While it does not exist, nothing is approved.",
    },
    attestations_dir: {
      type: "string",
      presence: "optional",
      description: "The folder of the attestations, one YAML file each.",
    },
    journal_dir: {
      type: "string",
      presence: "optional",
      description: "The folder of the append-only journal of everything that was changed.",
    },
    approval_branch: {
      type: "string",
      presence: "optional",
      description:
        "The branch on which the review, attestations and the account's file must be committed as they are used. Without it they count as they are.",
    },
    record: {
      type: "string",
      presence: "optional",
      description:
        "Where the record of the account must stand: `file` or `postgres`. Without it the environment decides.",
    },
    preview: {
      type: "bool",
      presence: "optional",
      description:
        "Whether this is to be shown and never deployed (default `false`), as for a pull request: what is not committed on `approval_branch` yet is planned with a warning, and every apply is refused.",
    },
    fault_file: {
      type: "string",
      presence: "optional",
      description:
        "What the synth found wrong with the account's files. While this file exists, everything fails with its text and nothing is called.",
    },
  },
});

/** `closeout_wave`: items that are removed together. Import id: `<account_id>/<wave>`. */
export const waveSchema = defineSchema({
  description:
    "One wave of an account's teardown. Applying it deletes exactly the items that the plan takes out of `remaining`.",
  attributes: {
    account_id: {
      type: "string",
      presence: "required",
      replaces: true,
      description:
        "The id of the account; must be that of the account file and of the credentials.",
    },
    wave: {
      type: "string",
      presence: "required",
      replaces: true,
      description: "`workloads`, `data`, `network`, `domains`, `identity` or `finance`.",
    },
    remaining: {
      type: "map(string)",
      presence: "computed",
      description: "Items of this wave: canonical item id to one readable line.",
    },
  },
});

/** `data.closeout_blockers`: what stands between the account and its closure. */
export const blockersSchema = defineSchema({
  description:
    "Scans the account and evaluates the policies; one error for each failing mandatory policy.",
  attributes: {
    account_id: {
      type: "string",
      presence: "required",
      description:
        "The id of the account; must be that of the account file and of the credentials.",
    },
    fail: {
      type: "bool",
      presence: "optional",
      description:
        "Whether mandatory blockers are errors (default `true`); `false` makes them warnings.",
    },
    with_closure: {
      type: "bool",
      presence: "optional",
      description:
        "Whether the stack also holds the closure (default `false`): what its state knows is then heard before anything is called.",
    },
    blockers: {
      type: "map(string)",
      presence: "computed",
      description: "Each failing policy, and what it found.",
    },
    status: {
      type: "string",
      presence: "computed",
      description: "`clear`, `blocked`, or the closure's own status once it was submitted.",
    },
    summary: {
      type: "string",
      presence: "computed",
      description: "The outcome in one line.",
    },
  },
});

/** `closeout_closure`: the closure of the account itself. */
export const closureSchema = defineSchema({
  description: "Submits the closure of the account and follows it.",
  attributes: {
    account_id: {
      type: "string",
      presence: "required",
      replaces: true,
      description: "The id of the account that is to be closed.",
    },
    confirm: {
      type: "string",
      presence: "optional",
      description:
        "The closure switch: must equal `account_id`. Anything else, and blank, refuses.",
    },
    with_blockers: {
      type: "bool",
      presence: "optional",
      description:
        "Whether the stack also holds `data.closeout_blockers` (default `false`), which then says what stands in the way.",
    },
    kind: {
      type: "string",
      presence: "computed",
      description: "The account's kind, such as `resource-account`.",
    },
    status: {
      type: "string",
      presence: "computed",
      description:
        "`awaiting-submission` (a person submits it), `submitted`, `waiting`, `closed`, `failed`, or `left` (out of its directory, not closed).",
    },
    submitted_at: {
      type: "string",
      presence: "computed",
      description: "When the closure was submitted, RFC 3339; null before.",
    },
    ends_at: {
      type: "string",
      presence: "computed",
      description: "When the waiting period ends, RFC 3339; null where there is none.",
    },
    detail: {
      type: "string",
      presence: "computed",
      description: "The status in one readable line.",
    },
    abandons: {
      type: "map(string)",
      presence: "computed",
      description:
        "What is abandoned with the account: the id of the cloud's check, and what it stands for.",
    },
  },
});

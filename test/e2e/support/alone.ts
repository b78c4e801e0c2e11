import type { JsonObject } from "../../../emulator/core/json.ts";
import { assistedTermsFor } from "../../../src/clouds/alibaba/assisted/terms.ts";
import { writeAttestation } from "../../../src/files/attestations/attestation-file.ts";
import type { AttestationDraft } from "../../../src/files/attestations/attestation-text.ts";
import { type Project, type Setup, withProject } from "./project.ts";
import { KEYS, MEMBER, plain, type Resources } from "./world.ts";

/** What a test says of an account of its own. */
export interface Alone
  extends Pick<Setup, "frontEnd" | "account" | "policies" | "laid" | "catalog" | "env" | "record"> {
  /** What stands in it. */
  readonly resources?: Resources;
  /** What QueryAccountBalance and the fund account show. @default nothing */
  readonly balance?: JsonObject;
  /** Further attributes: `site`, `notApplicable`, `closureChecks`, … */
  readonly attributes?: JsonObject;
  /** Other accounts of the world. */
  readonly others?: readonly JsonObject[];
  /** `type nativeId` of what may go besides what a review names, as the emulator has it. */
  readonly mayGo?: readonly string[];
  /** What no API shows is stated from the beginning. @default true */
  readonly attested?: boolean;
}

/** An attestation as a test writes it; the rest is made up. */
export type Answer = Partial<AttestationDraft> & Pick<AttestationDraft, "subject" | "answer">;

/** A project whose account is reached with its own key. */
export interface AloneProject extends Project {
  /** Writes an attestation, some minutes old unless told; returns its file. */
  attest(attestation: Answer): string;
  /** Calls that the emulator saw as the account, by its admin door, after a sequence number. */
  callsSince(seq: number): Promise<readonly string[]>;
  /** Sequence number of the last call as the account. */
  lastCall(): Promise<number>;
  /** The cloud's time, ISO 8601, so many hours from now. */
  now(hours?: number): string;
  /** What the emulator knows of the assisted closure; looking is no login. */
  closing(): Promise<Readonly<Record<string, unknown>>>;
  /** Reads once, and again 49 hours later: what has to hold for 48 hours has held. */
  settle(): Promise<void>;
}

/** The parts of account.yaml that such an account needs. */
const OWN = {
  kind: "standalone",
  access: { via: "own" },
  securityMailbox: "closing@head-office.example",
  closure: { confirm: MEMBER },
} as const;

/** The balance of an account with nothing in it. */
export const NO_MONEY: JsonObject = {
  Currency: "CNY",
  AvailableAmount: "0.00",
  AvailableCashAmount: "0.00",
  CreditAmount: "0.00",
  MybankCreditAmount: "0.00",
  QuotaLimit: "0.00",
  _uncleared: "0.00",
  _history: "0.00",
};

/** Every attestation that the assisted closure asks for, with the first word that settles it. */
export const ATTESTED: readonly Answer[] = assistedTermsFor({ holder: "enterprise" }).questions.map(
  ({ id, answers }) => ({
    policy: "closure-statements",
    subject: id,
    answer: Object.keys(answers)[0] ?? "",
  }),
);

/** Runs a test in a project with one account of its own and a key of its RAM user. */
export function withAlone<T>(
  setup: Alone,
  test: (project: AloneProject) => Promise<T>,
): Promise<T> {
  const { resources = {}, balance = {}, attributes, others = [], account, ...rest } = setup;
  const global = { ...resources["*"], "bss.balance": [{ ...NO_MONEY, ...balance }] };
  const world: JsonObject = {
    id: MEMBER,
    kind: "standalone",
    name: "old-shop",
    resourceCenter: "Enabled",
    users: [{ name: "closer", policies: ["AdministratorAccess"] }],
    keys: [{ ...KEYS.member, user: "closer" }],
    resources: plain({ ...resources, "*": global }),
    ...attributes,
  };
  const full: Setup = {
    ...rest,
    accounts: [world, ...others],
    key: KEYS.member,
    mayGo: [`ram.access-key ${KEYS.member.id}`, ...(setup.mayGo ?? [])],
    account: { ...OWN, ...account },
  };
  return withProject(full, async (project) => {
    const alone = extended(project);
    if (setup.attested !== false) for (const one of ATTESTED) alone.attest(one);
    return test(alone);
  });
}

/** Writes an attestation about the account of the tests into a project; returns its file. */
export function attestIn(project: Project, attestation: Answer): string {
  return writeAttestation(project.paths.attestations, {
    account: MEMBER,
    policy: "closure",
    done: "it was looked up in the console",
    by: "Mei",
    // Some minutes old: what a listing goes by is good to a second only.
    at: timeIn(project, -0.05),
    validUntil: undefined,
    evidence: { kind: "text", text: "a picture of the page is in ticket OPS-1" },
    reference: undefined,
    backup: undefined,
    reasons: [],
    lastCharge: undefined,
    ...attestation,
  });
}

function timeIn({ emulator }: Project, hours: number): string {
  return new Date(emulator.clock.now() + hours * 3_600_000).toISOString();
}

function extended(project: Project): AloneProject {
  const { emulator } = project;
  const now = (hours = 0): string => timeIn(project, hours);
  const calls = async (since: number): Promise<readonly Call[]> => {
    const url = `${emulator.url}/_admin/calls?since=${since}&account=${MEMBER}`;
    const body: { readonly calls: readonly Call[] } = JSON.parse(await (await fetch(url)).text());
    return body.calls;
  };
  return {
    ...project,
    now,
    attest: (attestation) => attestIn(project, attestation),
    callsSince: async (seq) => (await calls(seq)).map(({ action }) => action),
    closing: async () => {
      const url = `${emulator.url}/_admin/console/closure-status?account=${MEMBER}`;
      const body: Readonly<Record<string, unknown>> = JSON.parse(await (await fetch(url)).text());
      return body;
    },
    settle: async () => {
      await project.plan("closure");
      await project.later(49);
    },
    lastCall: async () => (await calls(0)).at(-1)?.seq ?? 0,
  };
}

interface Call {
  readonly seq: number;
  readonly action: string;
}

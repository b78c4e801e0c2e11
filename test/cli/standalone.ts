import { type Emulator, startEmulator } from "../../emulator/server.ts";
import {
  aProject,
  closeout,
  type Ended,
  type Project,
  type Started,
  start,
  toEmulator,
} from "./support.ts";

/** An account of its own, outside of any directory. */
export const STANDALONE = "3000000000000003";

/** Its RAM user's key. */
export const OWN_KEY = { id: "LTAI-own", secret: "own-secret" } as const;

/** Its file, reached with its own credentials. */
export const STANDALONE_FILE = `cloud: alibaba
id: "${STANDALONE}"
kind: standalone
access:
  via: own
regions: [cn-hangzhou]
`;

/** Starts an emulator that holds the account, with one disk. */
export function aStandalone(): Promise<Emulator> {
  return startEmulator({
    seed: {
      regions: ["cn-hangzhou"],
      accounts: [
        {
          id: STANDALONE,
          kind: "standalone",
          keys: [{ ...OWN_KEY, user: "closer" }],
          resources: {
            "cn-hangzhou": {
              "ecs.disk": [{ DiskId: "d-data", Status: "Available", CreationTime: "{now-30d}" }],
            },
          },
        },
      ],
    },
  });
}

/** A project with the account, whose environment leads to the emulator. */
export interface StandaloneProject extends Project {
  run(...args: readonly string[]): Promise<Ended>;
  start(...args: readonly string[]): Started;
  readonly env: Readonly<Record<string, string>>;
  /** Sequence number of the last call that the emulator saw as this account. */
  lastCall(): Promise<number>;
  /** Actions called as this account after a sequence number. */
  callsSince(since: number): Promise<readonly string[]>;
}

/** Makes the project. */
export function aStandaloneProject(emulator: Emulator, more = ""): StandaloneProject {
  const project = aProject(`${STANDALONE_FILE}${more}`);
  const env = toEmulator(emulator, OWN_KEY);
  const options = { cwd: project.dir, env };
  const calls = async (since: number): Promise<readonly Call[]> => {
    const reply = await fetch(`${emulator.url}/_admin/calls?since=${since}&account=${STANDALONE}`);
    const body: { readonly calls: readonly Call[] } = JSON.parse(await reply.text());
    return body.calls;
  };
  return {
    ...project,
    env,
    run: (...args) => closeout(args, options),
    start: (...args) => start(args, options),
    lastCall: async () => (await calls(0)).at(-1)?.seq ?? 0,
    callsSince: async (since) => (await calls(since)).map(({ action }) => action),
  };
}

interface Call {
  readonly seq: number;
  readonly action: string;
}

/** The text of an attestation's file. */
export function attestation(parts: Readonly<Record<string, string>>): string {
  const {
    policy = "closure",
    subject = "submitted",
    answer = "submitted",
    at = "",
    ...rest
  } = parts;
  return [
    `account: "${STANDALONE}"`,
    `answers: { policy: ${policy}, subject: "${subject}" }`,
    `answer: ${answer}`,
    "done: it was done in the console",
    "by: Mei",
    `at: ${at}`,
    "evidence: { text: the page said so }",
    ...Object.entries(rest).map(([key, value]) => `${key}: ${value}`),
    "",
  ].join("\n");
}

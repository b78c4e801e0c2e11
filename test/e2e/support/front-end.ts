import type { Run } from "../../provider/support/terraform.ts";
import type { StackName } from "./stacks.ts";

/** What carries the commands out. */
export type FrontEnd = "terraform" | "pulumi";

/**
 * The front ends of which every promise holds. Where the cloud is in doubt it is Terraform alone: a doubt
 * changes what a listing says, which either front end is handed by the same scan.
 */
export const FRONT_ENDS: readonly FrontEnd[] =
  process.env["EMULATOR_DOUBTS"] === undefined ? ["terraform", "pulumi"] : ["terraform"];

/** How a command ended; `says` is all of what it printed, without its line breaks. */
export interface Said extends Run {
  readonly says: string;
}

/** What a plan shows. */
export interface Planned extends Said {
  /** Ids that are shown as going, each on a line of its own, sorted. */
  readonly going: readonly string[];
  /** Whether a deploy would do anything at all. */
  readonly changes: boolean;
}

/** A plan that was shown to somebody who has not approved it yet. */
export interface Shown {
  readonly planned: Planned;
  /** Deploys it, as it was shown. */
  apply(): Promise<Said>;
}

/** A deploy that goes on. */
export interface Stopping {
  readonly ended: Promise<Said>;
  /** `SIGINT`: what Ctrl-C does; `SIGKILL`: its process is killed, where it has one of its own. */
  signal(name: "SIGINT" | "SIGKILL"): void;
}

/** Commands on the two stacks of an account, whichever front end carries them out. */
export interface FrontCommands {
  plan(stack: StackName): Promise<Planned>;
  /** Plans, and lets things happen before the deploy. */
  save(stack: StackName): Promise<Shown>;
  deploy(stack: StackName): Promise<Said>;
  destroy(stack: StackName): Promise<Said>;
  /** Starts a deploy. */
  begin(stack: StackName): Promise<Stopping>;
  /** What the state says remains, all waves together. */
  remaining(): Readonly<Record<string, string>>;
  /** What the state says of the closure. */
  closure(): Readonly<Record<"account" | "kind" | "status", unknown>> | undefined;
}

import { type InvokeOptions, runtime } from "@pulumi/pulumi";

/** What to ask for. */
export interface GetBlockersArgs {
  /** The id of the account; must be that of the account file and of the credentials. */
  readonly accountId: string;
  /** Whether mandatory blockers fail the call. @default true */
  readonly fail?: boolean;
  /**
   * Whether the program also holds the closure: what its state knows is then heard before anything is called.
   *
   * @default false
   */
  readonly withClosure?: boolean;
}

/** What stands between an account and its closure. */
export interface GetBlockersResult {
  readonly accountId: string;
  /** Each failing policy, and what it found. */
  readonly blockers: Readonly<Record<string, string>>;
  /** `clear`, `blocked`, or the closure's own status once it was submitted. */
  readonly status: string;
  /** The outcome in one line. */
  readonly summary: string;
}

/** Scans the account and asks the policies. Give it the provider of the account in `options`. */
export function getBlockers(
  args: GetBlockersArgs,
  options: InvokeOptions,
): Promise<GetBlockersResult> {
  return runtime.invoke("closeout:index:getBlockers", args, options);
}

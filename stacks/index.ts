/** What `closeout/cdktf` and `closeout/cdktn` hold: the stacks of a project, and the constructs they are made of. */
export { AccountClosure, type AccountClosureProps } from "../constructs/account-closure.ts";
export { AccountTeardown, type AccountTeardownProps } from "../constructs/account-teardown.ts";
export type { AccountFolderProps } from "../constructs/read-account-folder.ts";
export { accountStacks } from "./accounts.ts";
export { ClosureStack } from "./closure.ts";
export { type SynthesisProps, synthesize } from "./synthesize.ts";
export { TeardownStack } from "./teardown.ts";

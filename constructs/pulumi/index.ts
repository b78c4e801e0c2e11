/** Closeout for programs of Pulumi: `import { AccountTeardown } from "closeout/pulumi"`. */
export { AccountClosure, type AccountClosureProps } from "./account-closure.ts";
export { AccountTeardown, type AccountTeardownProps } from "./account-teardown.ts";
export { Closure, type ClosureProps } from "./closure.ts";
export { type GetBlockersArgs, type GetBlockersResult, getBlockers } from "./get-blockers.ts";
export { CloseoutProvider } from "./provider.ts";
export { Wave, type WaveProps } from "./wave.ts";

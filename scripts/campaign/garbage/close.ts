import type { ClosureStatus } from "../../../src/core/closure.ts";
import { closeAccount } from "../../../src/engine/close.ts";
import { prepareClosure } from "../../../src/engine/prepare.ts";
import type { Workspace } from "../../../src/workspace/workspace.ts";

/**
 * Submits the closure, or prepares an assisted one, as the deploy of the closure stack does. `judged` is
 * called when the account was looked at and nothing stood in the way.
 */
export async function submit(
  workspace: Workspace,
  judged: () => Promise<void>,
  written: () => void = () => undefined,
): Promise<ClosureStatus> {
  const { account, closing, clock } = workspace;
  const { signal } = new AbortController();
  const confirm = account.id;
  const session = await workspace.session();
  const run = await workspace.begin();
  const judge = async () => {
    const found = await workspace.survey("closure", signal);
    await judged();
    return found;
  };
  try {
    if (session.closure.by === "assisted" && closing.by === "assisted") {
      return await prepareClosure(session.closure, {
        account,
        terms: closing,
        confirm,
        judge,
        write: () => {
          written();
          return "packet";
        },
        recorder: run.recorder,
        signal,
      });
    }
    const since = await workspace.lastCall();
    return await closeAccount(session, {
      account,
      confirm,
      abandons: [],
      judge,
      recorder: run.recorder,
      clock,
      signal,
      submittedByUs: await workspace.submittedByUs(),
      earlier: [],
      ...(since === undefined ? {} : { since }),
    });
  } finally {
    workspace.forgetClosureStatus();
    await run.end("done");
  }
}

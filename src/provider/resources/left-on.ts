import type { LeftOn } from "../../core/cloud.ts";
import { leftOnWords } from "../../core/left-on.ts";
import { Problem } from "../../core/problem.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { ConfiguredHandle } from "../framework/resource.ts";
import { type Configured, lockNote } from "./configured.ts";

/** What a run left switched on beside the account; said once a command, whoever asks first. */
export async function leftOnDiagnostics({
  configured,
  signal,
}: ConfiguredHandle<Configured>): Promise<readonly Diagnostic[]> {
  const { workspace } = configured;
  const found = await workspace.leftOn(signal);
  if (found === undefined || !configured.once("left-on")) return [];
  return [
    warning(
      leftOnWords(found),
      `Next: deploy the stack ${workspace.account.name}-closure, which will ${found.putBack}; so does a deploy of ${workspace.account.name}-teardown that removes something. Or: ${found.next}`,
    ),
  ];
}

/** Puts back what a run left switched on, once a command; returns what there is to say. */
export async function putLeftOnBack({
  configured,
  signal,
}: ConfiguredHandle<Configured>): Promise<readonly Diagnostic[]> {
  const { workspace } = configured;
  const found = await workspace.leftOn(signal);
  if (found === undefined || !configured.once("left-on-back")) return [];
  const { closure } = await workspace.session();
  if (closure.by !== "api") return [notBack(found, "this account is not closed by calls")];
  const run = workspace.begin();
  try {
    const failure = await closure.putBack({
      earlier: await workspace.earlierCalls(),
      recorder: run.recorder,
    });
    run.end(failure === undefined ? "put back" : "not put back");
    return [...lockNote(run), ...(failure === undefined ? [] : [notBack(found, failure)])];
  } catch (cause) {
    run.end(`failed: ${cause instanceof Error ? cause.message : String(cause)}`);
    throw cause;
  }
}

/** Whether a run left something on that the closure's own deploy is to put back. */
export async function isToBePutBack(workspace: Workspace, signal: AbortSignal): Promise<boolean> {
  try {
    return (await workspace.leftOn(signal)) !== undefined;
  } catch (cause) {
    if (cause instanceof Problem) return false;
    throw cause;
  }
}

function notBack(found: LeftOn, failure: string): Diagnostic {
  return error(leftOnWords(found), `${failure}.\nNext: ${found.next}`);
}

import { Problem } from "../../core/problem.ts";
import { leftOnNext, leftOnWords } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Check, note } from "./check.ts";

/** What a run left switched on beside the account, by the journal; a journal at fault is named elsewhere. */
export async function checkLeftOn(workspace: Workspace): Promise<readonly Check[]> {
  try {
    const found = await workspace.leftOnRecord();
    if (found === undefined) return [];
    return [
      note("left on", leftOnWords("en", found), leftOnNext("en", workspace.account.name, found)),
    ];
  } catch (cause) {
    if (cause instanceof Problem) return [];
    throw cause;
  }
}

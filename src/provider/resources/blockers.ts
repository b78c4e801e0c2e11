import { askBlockers } from "../../operations/front/blockers.ts";
import { accountMismatch } from "../../operations/front/front.ts";
import type { DataSource } from "../framework/resource.ts";
import type { Configured } from "./configured.ts";
import { blockersSchema } from "./schemas.ts";

/** `data.closeout_blockers`: scans live and asks the policies; one message for each that fails. */
export const blockers: DataSource<typeof blockersSchema, Configured> = {
  schema: blockersSchema,

  async read({ account_id, fail, with_closure }, handle) {
    handle.configured.blockersAsked.come(fail === false ? "warnings" : "errors");
    const mismatch = accountMismatch(handle.configured, account_id);
    if (mismatch.length > 0) return { state: null, diagnostics: mismatch };
    const { found, messages } = await askBlockers(
      { accountId: account_id, fails: fail !== false, withClosure: with_closure === true },
      handle,
    );
    return {
      state: found === undefined ? null : { account_id, fail, with_closure, ...found },
      diagnostics: messages,
    };
  },
};

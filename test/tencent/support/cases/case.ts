import type { JsonObject } from "../../../../emulator/core/json.ts";
import type { Disposition } from "../../../../src/core/item.ts";

/** One type with what an account holds of it, and what removing it must call. */
export interface Case {
  readonly type: string;
  readonly ids: readonly string[];
  /** Tables of the region. */
  readonly here?: JsonObject;
  /** Tables of the account as a whole. */
  readonly everywhere?: JsonObject;
  /** Types that are scanned as well: parents, what edges lead to, the renewal page. */
  readonly with?: readonly string[];
  readonly disposition?: Disposition;
  readonly calls: readonly string[];
  /** Left as scheduled, which is the end of it. */
  readonly scheduled?: true;
}

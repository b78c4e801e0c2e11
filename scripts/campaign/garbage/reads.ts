import { fieldAt } from "../../../emulator/core/garbage/fields.ts";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import { usedCalls as huawei } from "../../vendor-models/huawei/used.ts";
import { usedCalls as tencent } from "../../vendor-models/tencent/used.ts";
import { usedCalls as alibaba, type UsedCalls } from "../../vendor-models/used.ts";
import type { Replies } from "./replies.ts";
import type { Call } from "./trials.ts";

/** The calls of each cloud's rows, and of the code beside them. */
const USED: Readonly<Record<CloudName, () => Promise<UsedCalls>>> = { alibaba, tencent, huawei };

/** What of a cloud's replies is read. */
export interface Reads {
  /** True where something of ours reads the field, what stands in it, or what it stands in. */
  isRead(call: Call, field: string): boolean;
  /** True for a number of records that is heeded where it is told, and need not be. */
  mayBeLeftOut(call: Call, field: string): boolean;
  /** True for a list, and for what stands around one alone. */
  isList(call: Call, field: string): boolean;
}

/** Whether something reads the field at a place of a call's answers, by what is honestly answered. */
export function readAt(reads: Reads, replies: Replies, call: Call, at: number): boolean {
  const honest = replies.of(call);
  return (
    honest.length === 0 ||
    honest.some((reply) => {
      const field = fieldAt({ status: 200, headers: {}, body: JSON.stringify(reply) }, at);
      return field !== undefined && reads.isRead(call, field);
    })
  );
}

/** Says of the fields of a cloud's replies whether anything reads them, by what rows and code declare. */
export async function declaredReads(cloud: CloudName): Promise<Reads> {
  const { rows, code } = await USED[cloud]();
  const reads = new Map<string, Set<string>>();
  const optional = new Map<string, Set<string>>();
  for (const { product, action, responsePaths, asks } of [...rows, ...code]) {
    const key = keyOf({ product, action });
    const known = reads.get(key) ?? new Set();
    reads.set(key, known);
    for (const path of responsePaths) known.add(path);
    const numbers = optional.get(key) ?? new Set();
    optional.set(key, numbers);
    for (const path of asks?.counts ?? []) if (path !== asks?.total) numbers.add(path);
  }
  const plain = (path: string): string => path.replaceAll(/\[[?]?\]|\{\}/gu, "");
  return {
    isRead(call, field) {
      const paths = reads.get(keyOf(call));
      if (paths === undefined) return true;
      return [...paths]
        .map(plain)
        .some(
          (path) =>
            path === field ||
            path.startsWith(`${field}.`) ||
            (path !== "" && field.startsWith(`${path}.`)),
        );
    },
    mayBeLeftOut(call, field) {
      return optional.get(keyOf(call))?.has(field) ?? false;
    },
    isList(call, field) {
      const paths = [...(reads.get(keyOf(call)) ?? [])];
      const above = field.replace(/\.\w+$/u, "");
      return paths.some((path) => {
        const list = path.split("[")[0] ?? "";
        return path !== list && [field, above, `${field}.${list.split(".").at(-1)}`].includes(list);
      });
    },
  };
}

function keyOf({ product, action }: Call): string {
  return `${product} ${action}`.toLowerCase();
}

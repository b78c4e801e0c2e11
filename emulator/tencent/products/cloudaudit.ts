import type { Call } from "../../core/call.ts";
import { arrayOf, type JsonObject, objectOf } from "../../core/json.ts";
import { action, defineService } from "../service.ts";
import { closureConsole } from "./cloudaudit/closure.ts";
import { events } from "./cloudaudit/events.ts";

const MONTH = 30 * 86_400;

/** The newest first; at most 30 days, `NextToken` a number. https://cloud.tencent.com/document/api/629/41310 */
function describeEvents(call: Call): JsonObject {
  const from = Number(call.need("StartTime"));
  const to = Number(call.need("EndTime"));
  if (to < from) throw call.errors.invalid("StartTime");
  if (to - from > MONTH) throw call.errors.invalid("EndTime");
  const wanted = arrayOf(call.json("LookupAttributes"))
    .map(objectOf)
    .filter((one) => one["AttributeKey"] === "EventName")
    .map((one) => one["AttributeValue"]);
  const rows = call
    .rows(events)
    .filter((row) => Number(row["_time"]) >= from && Number(row["_time"]) <= to)
    .filter((row) => wanted.length === 0 || wanted.includes(row["EventName"]))
    .reverse();
  const start = call.number("NextToken") ?? 0;
  const size = call.number("MaxResults") ?? 10;
  if (size < 1 || size > 50) throw call.errors.invalid("MaxResults");
  const end = start + size;
  return {
    ListOver: end >= rows.length,
    NextToken: end,
    Events: rows.slice(start, end).map((row) => call.show(row)),
    TotalCount: rows.length,
  };
}

/** CloudAudit, and what the root person does with the account in the console, which it audits. */
export const cloudaudit = defineService({
  product: "cloudaudit",
  version: "2019-03-19",
  scope: "region",
  tables: [events],
  actions: {
    DescribeEvents: action({
      params: {
        StartTime: "int!",
        EndTime: "int!",
        NextToken: "int",
        MaxResults: "int",
        LookupAttributes: "objects",
      },
      ignored: ["IsReturnLocation"],
      handle: describeEvents,
    }),
  },
  console: closureConsole,
});

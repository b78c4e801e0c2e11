import type { Call } from "../../../core/call.ts";
import type { Row } from "../../../core/table.ts";
import { missingParameter, notFound } from "../../errors.ts";
import { change, list, offset } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { flowLogs } from "./tables.ts";

const missing = "ResourceNotFound";

/** Parameters that must equal the field of their name. */
const FILTERS = [
  "VpcId",
  "FlowLogId",
  "FlowLogName",
  "ResourceType",
  "ResourceId",
  "TrafficType",
  "CloudLogId",
  "CloudLogState",
  "CloudLogRegion",
] as const;

function fits(call: Call, row: Row): boolean {
  return FILTERS.every((name) => (call.text(name) ?? row[name]) === row[name]);
}

/** Actions on flow logs. */
export const flowLogActions: Readonly<Record<string, Action>> = {
  DescribeFlowLogs: list({
    table: flowLogs,
    set: "FlowLog",
    total: "TotalNum",
    page: offset(10, 100),
    params: Object.fromEntries(FILTERS.map((name) => [name, "string"])),
    where: fits,
    ignored: ["OrderField", "OrderDirection"],
  }),
  /** Logs of a CCN are not told by it. */
  DescribeFlowLog: action({
    params: { VpcId: "string!", FlowLogId: "string!" },
    handle: (call) => {
      const row = call.table(flowLogs).get(call.need("FlowLogId"));
      if (row === undefined || row["VpcId"] !== call.need("VpcId")) {
        throw notFound(missing, call.need("FlowLogId"));
      }
      return { FlowLog: [call.show(row)] };
    },
  }),
  /** All but those of a CCN must be named with their network; the code for one without is unverified. */
  DeleteFlowLog: change({
    table: flowLogs,
    ids: "FlowLogId",
    one: true,
    missing,
    params: { VpcId: "string" },
    refuse: (call, row) => {
      if (row["ResourceType"] === "CCN") return undefined;
      const network = call.text("VpcId");
      if (network === undefined) return missingParameter("VpcId");
      return network === row["VpcId"] ? undefined : notFound(missing, String(row["FlowLogId"]));
    },
  }),
};

import { arrayOf, objectOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { afterPolls } from "../../core/transition.ts";
import { notFound, refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { addRefund } from "./billing/ledger.ts";
import { leavePackages } from "./vpc/bandwidth.ts";

const PROTECTED = "DeleteProtect";

/** Load balancers; `AttributeFlags` holds DeleteProtect where deletion is refused. */
const balancers = defineTable("clb.load-balancer", {
  usual: { ChargeType: "POSTPAID_BY_HOUR" },
  id: "LoadBalancerId",
});
/** What asynchronous calls do, by their request id. `Status` 0 succeeded, 1 failed, 2 goes on. */
const tasks = defineTable("clb.task", { id: "TaskId" });
/** Target groups. */
const targetGroups = defineTable("clb.target-group", { id: "TargetGroupId" });

/** Load balancers. A call that changes anything is polled by its own RequestId. */
export const clb = defineService({
  product: "clb",
  version: "2018-03-17",
  scope: "region",
  tables: [balancers, tasks, targetGroups],
  actions: {
    DescribeLoadBalancers: list({
      table: balancers,
      set: "LoadBalancerSet",
      ids: "LoadBalancerIds",
      filters: { "vpc-id": "VpcId", "charge-type": "ChargeType" },
    }),
    DeleteLoadBalancer: change({
      table: balancers,
      ids: "LoadBalancerIds",
      most: 20,
      missing: "InvalidParameter.LBIdNotFound",
      ignored: ["ForceDelete"],
      // The code for a protected one is unverified.
      refuse: (_call, row) =>
        arrayOf(row["AttributeFlags"]).includes(PROTECTED)
          ? refusal(
              "FailedOperation.ResourceInOperating",
              `${row["LoadBalancerId"]} is protected from deletion.`,
            )
          : undefined,
      apply: (call, row, table) => {
        addRefund(call, row);
        const jobs = call.table(tasks);
        jobs.put({ TaskId: call.requestId, Status: 2, LoadBalancerIds: [] });
        jobs.move(call.requestId, afterPolls(1, { Status: 0 }));
        leavePackages(call, table.idOf(row));
        table.remove(table.idOf(row));
      },
    }),
    // the hidden `_listeners` of the balancer
    DescribeListeners: action({
      params: {
        LoadBalancerId: "string!",
        ListenerIds: "strings",
        Protocol: "string",
        Port: "int",
      },
      handle: (call) => {
        const row = call.table(balancers).get(call.need("LoadBalancerId"));
        if (row === undefined) {
          throw notFound("InvalidParameter.LBIdNotFound", call.need("LoadBalancerId"));
        }
        const ids = call.list("ListenerIds");
        const protocol = call.text("Protocol");
        const port = call.number("Port");
        const Listeners = arrayOf(row["_listeners"])
          .map(objectOf)
          .filter(
            (one) =>
              (ids.length === 0 || ids.includes(String(one["ListenerId"]))) &&
              (protocol === undefined || one["Protocol"] === protocol) &&
              (port === undefined || one["Port"] === port),
          );
        return { Listeners, TotalCount: Listeners.length };
      },
    }),
    DescribeTaskStatus: action({
      params: { TaskId: "string" },
      handle: (call) => {
        const row = call.table(tasks).get(call.need("TaskId"));
        if (row === undefined) throw notFound("ResourceNotFound", call.need("TaskId"));
        const { TaskId: _id, ...told } = call.show(row);
        return { ...told, Message: "" };
      },
    }),
    ModifyLoadBalancerAttributes: change({
      table: balancers,
      ids: "LoadBalancerId",
      one: true,
      missing: "InvalidParameter.LBIdNotFound",
      params: { DeleteProtect: "bool" },
      apply: (call, row, table) => {
        const others = arrayOf(row["AttributeFlags"]).filter((flag) => flag !== PROTECTED);
        const AttributeFlags =
          call.flag("DeleteProtect") === true ? [...others, PROTECTED] : others;
        table.patch(table.idOf(row), { AttributeFlags });
      },
    }),
    DescribeTargetGroupList: list({
      table: targetGroups,
      set: "TargetGroupSet",
      ids: "TargetGroupIds",
    }),
    DeleteTargetGroups: change({
      table: targetGroups,
      ids: "TargetGroupIds",
      most: 20,
      missing: "ResourceNotFound",
    }),
  },
});

import { defineTable } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";
import { instances } from "./cvm/tables.ts";

/** Scaling groups. */
const groups = defineTable("as.auto-scaling-group", { id: "AutoScalingGroupId" });
/** Launch configurations. */
const configurations = defineTable("as.launch-configuration", { id: "LaunchConfigurationId" });

/** Auto scaling. A group's instances are those of CVM that name it in `_autoScalingGroup`. */
export const autoScaling = defineService({
  product: "as",
  version: "2018-04-19",
  scope: "region",
  tables: [groups, configurations],
  actions: {
    DescribeAutoScalingGroups: list({
      table: groups,
      set: "AutoScalingGroupSet",
      ids: "AutoScalingGroupIds",
      filters: { "auto-scaling-group-id": "AutoScalingGroupId", "vpc-id": "VpcId" },
    }),
    DisableAutoScalingGroup: change({
      table: groups,
      ids: "AutoScalingGroupId",
      one: true,
      missing: "ResourceNotFound.AutoScalingGroupNotFound",
      apply: (_call, row, table) => table.patch(table.idOf(row), { EnabledStatus: "DISABLED" }),
    }),
    ModifyAutoScalingGroup: change({
      table: groups,
      ids: "AutoScalingGroupId",
      one: true,
      missing: "ResourceNotFound.AutoScalingGroupNotFound",
      params: { MinSize: "int", MaxSize: "int", DesiredCapacity: "int" },
      apply: (call, row, table) => {
        const id = table.idOf(row);
        const sizes: Record<string, number> = {};
        for (const name of ["MinSize", "MaxSize", "DesiredCapacity"]) {
          const size = call.number(name);
          if (size !== undefined) sizes[name] = size;
        }
        table.patch(id, sizes);
        if (sizes["DesiredCapacity"] !== 0) return;
        table.patch(id, { InstanceCount: 0, InServiceInstanceCount: 0 });
        for (const servers of call.account.everywhere("cvm.instance")) {
          if (servers.region !== call.region) continue;
          for (const one of servers.rows()) {
            if (one["_autoScalingGroup"] !== id) continue;
            servers.move(servers.idOf(one), goneAfterPolls(2), { InstanceState: "TERMINATING" });
          }
        }
      },
    }),
    DeleteAutoScalingGroup: change({
      table: groups,
      ids: "AutoScalingGroupId",
      one: true,
      missing: "ResourceNotFound.AutoScalingGroupNotFound",
      refuse: (call, row) => {
        const id = row["AutoScalingGroupId"];
        const inside = call.inUse("cvm.instance", (one) => one["_autoScalingGroup"] === id);
        if (inside || Number(row["InServiceInstanceCount"] ?? 0) > 0) {
          return refusal("ResourceInUse.InstanceInGroup", `${id} still has instances in service.`);
        }
        if (row["InActivityStatus"] === "IN_ACTIVITY") {
          return refusal("ResourceInUse.ActivityInProgress", `${id} is in an activity.`);
        }
        return undefined;
      },
    }),
    /** The servers of CVM that a group started. */
    DescribeAutoScalingInstances: list({
      table: instances,
      set: "AutoScalingInstanceSet",
      ids: "InstanceIds",
      filters: {
        "auto-scaling-group-id": "_autoScalingGroup",
        "instance-id": "InstanceId",
      },
      where: (_call, row) => row["_autoScalingGroup"] !== undefined,
      shape: (row) => ({
        InstanceId: row["InstanceId"],
        AutoScalingGroupId: row["_autoScalingGroup"],
        LifeCycleState: row["InstanceState"] === "TERMINATING" ? "TERMINATING" : "IN_SERVICE",
        HealthStatus: "HEALTHY",
        ProtectedFromScaleIn: false,
        CreationType: "AUTO_CREATION",
      }),
    }),
    DescribeLaunchConfigurations: list({
      table: configurations,
      set: "LaunchConfigurationSet",
      ids: "LaunchConfigurationIds",
    }),
    DeleteLaunchConfiguration: change({
      table: configurations,
      ids: "LaunchConfigurationId",
      one: true,
      missing: "ResourceNotFound.LaunchConfigurationIdNotFound",
      refuse: (call, row) =>
        call
          .table(groups)
          .some((one) => one["LaunchConfigurationId"] === row["LaunchConfigurationId"])
          ? refusal(
              "ResourceInUse.LaunchConfigurationIdInUse",
              `${row["LaunchConfigurationId"]} is in use.`,
            )
          : undefined,
    }),
  },
});

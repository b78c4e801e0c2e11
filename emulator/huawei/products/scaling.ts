import { textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";

/** Groups: the fields of ListScalingGroups; servers that one made name it in `_scaling_group`. */
const groups = defineTable("as.group", {
  id: "scaling_group_id",
  usual: { scaling_group_status: "INSERVICE", current_instance_number: 0 },
});
const configurations = defineTable("as.configuration", { id: "scaling_configuration_id" });

/** The largest page of configurations is unverified. */
const page = { by: "row", at: "start_number", standard: 20, max: 100, min: 0 } as const;

/** Auto Scaling. */
export const autoscaling = defineService({
  product: "as",
  scope: "project",
  errors: "error",
  tables: [groups, configurations],
  actions: {
    ListScalingGroups: list({
      table: groups,
      set: "scaling_groups",
      total: "total_number",
      page,
      enterprise: anyEnterprise,
      filters: {
        scaling_configuration_id: "scaling_configuration_id",
        scaling_group_status: "scaling_group_status",
      },
      params: ["scaling_group_name"],
      where: (call, row) =>
        (textOf(row["scaling_group_name"]) ?? "").includes(call.text("scaling_group_name") ?? ""),
      more: ({ size, offset }) => ({ limit: size, start_number: offset }),
    }),
    ListScalingConfigs: list({
      table: configurations,
      set: "scaling_configurations",
      total: "total_number",
      page,
      filters: { image_id: "instance_config.imageRef" },
      params: ["scaling_configuration_name"],
      where: (call, row) =>
        (textOf(row["scaling_configuration_name"]) ?? "").includes(
          call.text("scaling_configuration_name") ?? "",
        ),
      more: ({ size, offset }) => ({ limit: size, start_number: offset }),
    }),
    /** Forced: what it made goes along, what a person put in leaves it. Else it must be empty and at rest. */
    DeleteScalingGroup: remove({
      table: groups,
      id: "scaling_group_id",
      params: ["force_delete"],
      polls: 2,
      set: { scaling_group_status: "DELETING" },
      missing: "AS.2007",
      refuse: (call, row) => {
        const busy = Number(row["current_instance_number"] ?? 0) > 0 || row["is_scaling"] === true;
        if (call.text("force_delete") === "yes" || !busy) return;
        // the code is unverified
        throw refusal(400, "AS.2033", "The AS group has instances or is scaling.");
      },
      also: (call, row) => {
        for (const table of call.account.everywhere("ecs.server")) {
          if (table.region !== call.region) continue;
          for (const server of table.rows()) {
            if (server["_scaling_group"] === row["scaling_group_id"])
              table.remove(table.idOf(server));
          }
        }
      },
    }),
    DeleteScalingConfig: remove({
      table: configurations,
      id: "scaling_configuration_id",
      missing: "AS.2047",
      refuse: (call, row) => {
        const id = row["scaling_configuration_id"];
        // the code is unverified
        if (call.inUse("as.group", (group) => group["scaling_configuration_id"] === id))
          throw refusal(400, "AS.2048", "The AS configuration is used by an AS group.");
      },
    }),
  },
});

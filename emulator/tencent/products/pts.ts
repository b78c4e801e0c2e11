import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { defineService } from "../service.ts";

/** Projects. */
const projects = defineTable("pts.project", { id: "ProjectId" });
/** Scenarios: `ProjectId`. */
const scenarios = defineTable("pts.scenario", { id: "ScenarioId" });

/** Load tests. Packages are shown by no action. */
export const pts = defineService({
  product: "pts",
  version: "2021-07-28",
  scope: "region",
  tables: [projects, scenarios],
  actions: {
    DescribeProjects: list({
      table: projects,
      set: "ProjectSet",
      total: "Total",
      ids: "ProjectIds",
      page: offset(20, 100),
    }),
    DeleteProjects: change({
      table: projects,
      ids: "ProjectIds",
      missing: "ResourceNotFound",
      params: { DeleteScenarios: "bool" },
      ignored: ["DeleteJobs"],
      refuse: (call, row) => {
        const full = call.table(scenarios).some((one) => one["ProjectId"] === row["ProjectId"]);
        return full && call.flag("DeleteScenarios") !== true
          ? refusal("FailedOperation", `${row["ProjectId"]} still has scenarios.`)
          : undefined;
      },
      apply: (call, row, table) => {
        const own = call.table(scenarios);
        for (const one of own.rows()) {
          if (one["ProjectId"] === row["ProjectId"]) own.remove(own.idOf(one));
        }
        table.remove(table.idOf(row));
      },
    }),
    DescribeScenarios: list({
      table: scenarios,
      set: "ScenarioSet",
      total: "Total",
      ids: "ScenarioIds",
      page: offset(20, 100),
    }),
    DeleteScenarios: change({
      table: scenarios,
      ids: "ScenarioIds",
      missing: "ResourceNotFound",
      params: { ProjectId: "string!" },
      ignored: ["DeleteJobs"],
      refuse: (call, row) =>
        row["ProjectId"] === call.need("ProjectId")
          ? undefined
          : refusal("ResourceNotFound", `${row["ScenarioId"]} is of another project.`),
    }),
  },
});

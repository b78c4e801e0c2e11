import { textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { action, defineService } from "../service.ts";
import { tagsOfKind } from "../tags.ts";

/** Functions: `func_urn` is without a version, as the vendor's page of the model has it. */
const functions = defineTable("functiongraph.function", { id: "resource_id" });

/** The parts of a function's name; those of a version or an alias have one more. */
const WHOLE = 7;

/** FunctionGraph: a marker is how many were read. */
export const functiongraph = defineService({
  product: "functiongraph",
  scope: "project",
  tables: [functions],
  actions: {
    ListFunctions: list({
      table: functions,
      set: "functions",
      total: "count",
      page: { by: "row", at: "marker", size: "maxitems", standard: 400, max: 400 },
      filters: { package_name: "package" },
      params: ["func_name"],
      where: (call, row) => (textOf(row["func_name"]) ?? "").includes(call.text("func_name") ?? ""),
      more: ({ items, offset }) => ({ next_marker: offset + items.length }),
    }),
    ListFunctionTags: tagsOfKind(functions, "functions", "FSS.1051"),
    /** A name without a version takes the whole function; the latest version cannot go alone. */
    DeleteFunction: action({
      handle: (call) => {
        const urn = call.need("function_urn");
        const whole = urn.split(":").slice(0, WHOLE).join(":");
        const table = call.table(functions);
        const row = table.find((one) => one["func_urn"] === whole);
        if (row === undefined) throw notFound("FSS.1051", urn);
        // the code is unverified
        if (urn !== whole) throw refusal(400, "FSS.1052", "The version cannot be deleted.");
        table.remove(table.idOf(row));
        return undefined;
      },
    }),
  },
});

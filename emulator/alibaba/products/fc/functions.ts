import { type Call, HttpReply } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { contains, equals, every, type Match } from "../data/filters.ts";

/** Rows hold what ListFunctions shows; `_fcVersion` is `v2` for functions of the older product. */
export const functions = defineTable("fc.function", { id: "functionName" });

/** `limit` and `nextToken`. https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-listfunctions */
export const pages = { limit: "page", nextToken: "page" } as const;

/** A page of a listing of Function Compute. */
export function page(call: Call, at: string, rows: readonly Row[]): JsonObject {
  const style = { by: "token", token: "nextToken", size: "limit", standard: 20, max: 100 } as const;
  const found = paginate(call, rows, style, (row) => ({
    ...(at === "functions" ? { tags: [] } : {}),
    ...row,
  }));
  return { ...(found.next === undefined ? {} : { nextToken: found.next }), [at]: found.items };
}

/** The function that the path names. */
export function needFunction(call: Call): Row {
  const name = call.need("functionName");
  const row = call.table(functions).get(name);
  if (row !== undefined) return row;
  throw vendorError(404, "FunctionNotFound", `function '${name}' does not exist`);
}

function tagged(call: Call): Match {
  const wanted = arrayOf(call.json("tags")).map(objectOf);
  return (row) => {
    const own = arrayOf(row["tags"]).map(objectOf);
    return wanted.every(({ Key, Value }) =>
      own.some((tag) => tag["Key"] === Key && (Value === undefined || tag["Value"] === Value)),
    );
  };
}

function listFunctions(call: Call): JsonObject {
  const prefix = call.text("prefix") ?? "";
  const version = call.text("fcVersion") ?? "";
  const rows = call.rows(
    functions,
    every(
      (row) => (textOf(row["functionName"]) ?? "").startsWith(prefix),
      (row) => version === "" || (textOf(row["_fcVersion"]) ?? "v3") === version,
      contains(call, "functionName", ["functionName"]),
      equals(call, { runtime: "runtime", resourceGroupId: "resourceGroupId" }),
      tagged(call),
    ),
  );
  return page(call, "functions", rows);
}

/** Provisioned instances hold a function (ProvisionConfigExist in the vendor's own fc3 component). */
function deleteFunction(call: Call): HttpReply {
  const name = textOf(needFunction(call)["functionName"]) ?? "";
  const mine = (row: Row): boolean => row["_function"] === name;
  if (call.inUse("fc.provision-config", mine)) {
    throw vendorError(
      409,
      "ProvisionConfigExist",
      `function '${name}' has provision configs; delete them first`,
    );
  }
  for (const kind of ["fc.trigger", "fc.alias", "fc.version", "fc.async-config"]) {
    for (const table of call.account.everywhere(kind)) {
      if (table.region !== call.region) continue;
      for (const row of table.rows()) if (mine(row)) table.remove(table.idOf(row));
    }
  }
  call.table(functions).remove(name);
  return new HttpReply(204);
}

/** Actions on functions. */
export const functionActions = {
  ListFunctions: action({
    path: "GET /2023-03-30/functions",
    params: {
      prefix: "filter",
      fcVersion: "filter",
      functionName: "filter",
      runtime: "filter",
      resourceGroupId: "filter",
      tags: "filter",
      ...pages,
    },
    handle: listFunctions,
  }),
  GetFunction: action({
    path: "GET /2023-03-30/functions/{functionName}",
    params: { functionName: "key" },
    ignored: ["qualifier"],
    handle: (call) => call.show(needFunction(call)),
  }),
  DeleteFunction: action({
    path: "DELETE /2023-03-30/functions/{functionName}",
    params: { functionName: "key" },
    handle: deleteFunction,
  }),
};

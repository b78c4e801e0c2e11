import type { Call } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { goneAfterPolls } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { action, defineService } from "../service.ts";

/** Functions; `Namespace` is `default` when a seed leaves it out; `_provisioned`, `_aliases`. */
const functions = defineTable("scf.function", {
  id: (row: Row) => `${row["Namespace"] ?? "default"}/${row["FunctionName"]}`,
});
/** Namespaces besides `default`. */
const namespaces = defineTable("scf.namespace", { id: "Name" });
/** Versions of layers. */
const layers = defineTable("scf.layer-version", {
  id: (row: Row) => `${row["LayerName"]}/${row["LayerVersion"]}`,
});

function spaceOf(call: Call): string {
  return call.text("Namespace") ?? "default";
}

function functionOf(call: Call): { readonly id: string; readonly row: Row } {
  const id = `${spaceOf(call)}/${call.need("FunctionName")}`;
  const row = call.table(functions).get(id);
  if (row === undefined)
    throw refusal("ResourceNotFound.Function", `The function ${id} does not exist.`);
  return { id, row };
}

function deleteFunction(call: Call): JsonObject {
  const { id, row } = functionOf(call);
  if (row["_provisioned"] === true) {
    throw refusal("FailedOperation.ProvisionedInProgress", `${id} has provisioned concurrency.`);
  }
  call.table(functions).move(id, goneAfterPolls(1), { Status: "Deleting" });
  return {};
}

/** Serverless functions, listed by namespace. */
export const scf = defineService({
  product: "scf",
  version: "2018-04-16",
  scope: "region",
  tables: [functions, namespaces, layers],
  actions: {
    ListFunctions: list({
      table: functions,
      set: "Functions",
      params: { Namespace: "string" },
      where: (call, row) => (row["Namespace"] ?? "default") === spaceOf(call),
      // The network that a function is in is told of one function at a time.
      shape: ({ VpcConfig: _network, ...row }) => ({ Namespace: "default", ...row }),
    }),
    GetFunction: action({
      params: { FunctionName: "string!", Namespace: "string" },
      ignored: ["Qualifier", "ShowCode"],
      handle: (call) =>
        call.show(functionOf(call).row, (row) => ({
          Namespace: "default",
          VpcConfig: { VpcId: "", SubnetId: "" },
          ...row,
        })),
    }),
    DeleteFunction: action({
      params: { FunctionName: "string!", Namespace: "string" },
      handle: deleteFunction,
    }),
    DeleteProvisionedConcurrencyConfig: action({
      params: { FunctionName: "string!", Qualifier: "string!", Namespace: "string" },
      handle: (call) => {
        call.need("Qualifier");
        call.table(functions).patch(functionOf(call).id, { _provisioned: false });
        return {};
      },
    }),
    GetProvisionedConcurrencyConfig: action({
      params: { FunctionName: "string!", Namespace: "string" },
      ignored: ["Qualifier"],
      handle: (call) => {
        const has = functionOf(call).row["_provisioned"] === true;
        const one = {
          AllocatedProvisionedConcurrencyNum: 1,
          AvailableProvisionedConcurrencyNum: 1,
          Status: "Done",
          StatusReason: "",
          Qualifier: "1",
        };
        return { UnallocatedConcurrencyNum: 0, Allocated: has ? [one] : [] };
      },
    }),
    ListNamespaces: action({
      params: { Limit: "int", Offset: "int" },
      handle: (call) => {
        const all = [
          { Name: "default", Type: "default" },
          ...call.rows(namespaces).map((row) => call.show(row)),
        ];
        const start = call.number("Offset") ?? 0;
        const shown = all.slice(start, start + (call.number("Limit") ?? 20));
        return { Namespaces: shown, TotalCount: all.length };
      },
    }),
    DeleteNamespace: action({
      params: { Namespace: "string!" },
      handle: (call) => {
        const name = call.need("Namespace");
        if (!call.table(namespaces).has(name)) {
          throw refusal("ResourceNotFound.Namespace", `The namespace ${name} does not exist.`);
        }
        if (call.table(functions).some((row) => row["Namespace"] === name)) {
          throw refusal("ResourceInUse.Namespace", `The namespace ${name} is not empty.`);
        }
        call.table(namespaces).remove(name);
        return {};
      },
    }),
    /** The newest version of each layer. */
    ListLayers: action({
      params: { Offset: "int", Limit: "int" },
      handle: (call) => {
        const newest = new Map(call.rows(layers).map((row) => [String(row["LayerName"]), row]));
        const all = [...newest.values()];
        const start = call.number("Offset") ?? 0;
        const shown = all.slice(start, start + (call.number("Limit") ?? 20));
        return { Layers: shown.map((row) => call.show(row)), TotalCount: all.length };
      },
    }),
    ListLayerVersions: list({
      table: layers,
      set: "LayerVersions",
      total: null,
      page: null,
      params: { LayerName: "string!" },
      where: (call, row) => row["LayerName"] === call.need("LayerName"),
    }),
    DeleteLayerVersion: action({
      params: { LayerName: "string!", LayerVersion: "int!" },
      handle: (call) => {
        const id = `${call.need("LayerName")}/${call.need("LayerVersion")}`;
        if (call.table(layers).remove(id) === undefined) {
          throw refusal("ResourceNotFound.LayerVersion", `The layer version ${id} does not exist.`);
        }
        return {};
      },
    }),
  },
});

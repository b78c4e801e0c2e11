import { type Call, HttpReply } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type TableRef } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { needFunction, page, pages } from "./functions.ts";

const under = (field: string) => (row: Row) =>
  `${textOf(row["_function"]) ?? ""}/${textOf(row[field]) ?? ""}`;

/** Rows of all parts name their function in `_function`. */
export const triggers = defineTable("fc.trigger", { id: under("triggerName") });
/** `_qualifier` is the alias or version, `LATEST` for none. */
export const provisionConfigs = defineTable("fc.provision-config", { id: under("_qualifier") });
export const aliases = defineTable("fc.alias", { id: under("aliasName") });
export const versions = defineTable("fc.version", { id: under("versionId") });
export const asyncConfigs = defineTable("fc.async-config", { id: under("_qualifier") });
/** Rows hold what ListCustomDomains shows. */
export const customDomains = defineTable("fc.custom-domain", { id: "domainName" });

const functionPath = "/2023-03-30/functions/{functionName}";

interface Part {
  readonly table: TableRef;
  /** Field of the list reply. */
  readonly at: string;
  /** Parameter that names one. */
  readonly param: string;
  readonly notFound: string;
}

const parts = {
  trigger: { table: triggers, at: "triggers", param: "triggerName", notFound: "TriggerNotFound" },
  alias: { table: aliases, at: "aliases", param: "aliasName", notFound: "AliasNotFound" },
  version: { table: versions, at: "versions", param: "versionId", notFound: "VersionNotFound" },
} as const satisfies Record<string, Part>;

function listOf(part: Part) {
  return (call: Call): JsonObject => {
    const name = needFunction(call)["functionName"];
    const prefix = part.param === "versionId" ? "" : (call.text("prefix") ?? "");
    const rows = call.rows(
      part.table,
      (row) => row["_function"] === name && (textOf(row[part.param]) ?? "").startsWith(prefix),
    );
    return page(call, part.at, rows);
  };
}

function needPart(call: Call, part: Part): { readonly row: Row; readonly id: string } {
  const name = textOf(needFunction(call)["functionName"]) ?? "";
  const id = `${name}/${call.need(part.param)}`;
  const row = call.table(part.table).get(id);
  if (row !== undefined) return { row, id };
  throw vendorError(404, part.notFound, `'${id}' does not exist`);
}

function deleteOf(part: Part) {
  return (call: Call): HttpReply => {
    call.table(part.table).remove(needPart(call, part).id);
    return new HttpReply(204);
  };
}

/** Configurations of all functions in the region, or of one. */
function listConfigs(table: TableRef, at: string) {
  return (call: Call): JsonObject => {
    const name = call.text("functionName") ?? "";
    const rows = call.rows(table, (row) => name === "" || row["_function"] === name);
    return page(call, at, rows);
  };
}

function deleteConfig(table: TableRef) {
  return (call: Call): HttpReply => {
    const name = textOf(needFunction(call)["functionName"]) ?? "";
    const qualifier = call.text("qualifier") ?? "";
    call.table(table).remove(`${name}/${qualifier === "" ? "LATEST" : qualifier}`);
    return new HttpReply(204);
  };
}

function needDomain(call: Call): Row {
  const name = call.need("domainName");
  const row = call.table(customDomains).get(name);
  if (row !== undefined) return row;
  throw vendorError(404, "DomainNameNotFound", `domain name '${name}' does not exist`);
}

/** Actions on what belongs to functions. */
export const partActions = {
  ListTriggers: action({
    path: `GET ${functionPath}/triggers`,
    params: { functionName: "key", prefix: "filter", ...pages },
    handle: listOf(parts.trigger),
  }),
  GetTrigger: action({
    path: `GET ${functionPath}/triggers/{triggerName}`,
    params: { functionName: "key", triggerName: "key" },
    handle: (call) => call.show(needPart(call, parts.trigger).row),
  }),
  DeleteTrigger: action({
    path: `DELETE ${functionPath}/triggers/{triggerName}`,
    params: { functionName: "key", triggerName: "key" },
    handle: deleteOf(parts.trigger),
  }),
  ListAliases: action({
    path: `GET ${functionPath}/aliases`,
    params: { functionName: "key", prefix: "filter", ...pages },
    handle: listOf(parts.alias),
  }),
  DeleteAlias: action({
    path: `DELETE ${functionPath}/aliases/{aliasName}`,
    params: { functionName: "key", aliasName: "key" },
    handle: deleteOf(parts.alias),
  }),
  ListFunctionVersions: action({
    path: `GET ${functionPath}/versions`,
    params: { functionName: "key", ...pages },
    ignored: ["direction"],
    handle: listOf(parts.version),
  }),
  DeleteFunctionVersion: action({
    path: `DELETE ${functionPath}/versions/{versionId}`,
    params: { functionName: "key", versionId: "key" },
    handle: deleteOf(parts.version),
  }),
  ListProvisionConfigs: action({
    path: "GET /2023-03-30/provision-configs",
    params: { functionName: "filter", ...pages },
    handle: listConfigs(provisionConfigs, "provisionConfigs"),
  }),
  DeleteProvisionConfig: action({
    path: `DELETE ${functionPath}/provision-config`,
    params: { functionName: "key", qualifier: "key" },
    handle: deleteConfig(provisionConfigs),
  }),
  ListAsyncInvokeConfigs: action({
    path: "GET /2023-03-30/async-invoke-configs",
    params: { functionName: "filter", ...pages },
    handle: listConfigs(asyncConfigs, "configs"),
  }),
  DeleteAsyncInvokeConfig: action({
    path: `DELETE ${functionPath}/async-invoke-config`,
    params: { functionName: "key", qualifier: "key" },
    handle: deleteConfig(asyncConfigs),
  }),
  ListCustomDomains: action({
    path: "GET /2023-03-30/custom-domains",
    params: { prefix: "filter", ...pages },
    handle: (call) => {
      const prefix = call.text("prefix") ?? "";
      const rows = call.rows(customDomains, (row) =>
        (textOf(row["domainName"]) ?? "").startsWith(prefix),
      );
      return page(call, "customDomains", rows);
    },
  }),
  GetCustomDomain: action({
    path: "GET /2023-03-30/custom-domains/{domainName}",
    params: { domainName: "key" },
    handle: (call) => call.show(needDomain(call)),
  }),
  DeleteCustomDomain: action({
    path: "DELETE /2023-03-30/custom-domains/{domainName}",
    params: { domainName: "key" },
    handle: (call) => {
      call.table(customDomains).remove(textOf(needDomain(call)["domainName"]) ?? "");
      return new HttpReply(204);
    },
  }),
};

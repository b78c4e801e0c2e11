import { arrayOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { defineService } from "../service.ts";

/** Services; `AvailableEnvironments` are those it is released to. */
const services = defineTable("apigateway.service", { id: "ServiceId" });
/** APIs: `ServiceId`, `ApiId`. */
const apis = defineTable("apigateway.api", { id: (row: Row) => String(row["ApiId"]) });
/** Usage plans; `_services` are those it is bound to. */
const plans = defineTable("apigateway.usage-plan", { id: "UsagePlanId" });
/** Keys of callers: `Status` 1 on, 0 off. */
const keys = defineTable("apigateway.api-key", { id: "AccessKeyId" });

const done = () => ({ Result: true });

/** API gateway: taken off its environments, emptied of its APIs, deleted. */
export const apigateway = defineService({
  product: "apigateway",
  version: "2018-08-08",
  scope: "region",
  tables: [services, apis, plans, keys],
  actions: {
    DescribeServicesStatus: list({
      table: services,
      set: "ServiceSet",
      wrap: "Result",
      filters: { ServiceId: "ServiceId" },
      page: offset(20, 100),
    }),
    UnReleaseService: change({
      table: services,
      ids: "ServiceId",
      one: true,
      missing: "ResourceNotFound.InvalidService",
      params: { EnvironmentName: "string!" },
      refuse: (call, row) =>
        arrayOf(row["AvailableEnvironments"]).includes(call.need("EnvironmentName"))
          ? undefined
          : refusal(
              "UnsupportedOperation.UnsupportedUnReleaseService",
              "The service is not released there.",
            ),
      apply: (call, row, table) => {
        const left = arrayOf(row["AvailableEnvironments"]).filter(
          (one) => one !== call.need("EnvironmentName"),
        );
        table.patch(table.idOf(row), { AvailableEnvironments: left });
      },
      reply: done,
    }),
    DescribeApisStatus: list({
      table: apis,
      set: "ApiIdStatusSet",
      wrap: "Result",
      params: { ServiceId: "string!" },
      where: (call, row) => row["ServiceId"] === call.need("ServiceId"),
    }),
    DeleteApi: change({
      table: apis,
      ids: "ApiId",
      one: true,
      missing: "ResourceNotFound.InvalidApi",
      params: { ServiceId: "string!" },
      refuse: (call, row) =>
        row["ServiceId"] === call.need("ServiceId")
          ? undefined
          : refusal("ResourceNotFound.InvalidApi", "The API is of another service."),
      reply: done,
    }),
    DeleteService: change({
      table: services,
      ids: "ServiceId",
      one: true,
      missing: "ResourceNotFound.InvalidService",
      ignored: ["SkipVerification"],
      refuse: (call, row) => {
        const id = row["ServiceId"];
        const released = arrayOf(row["AvailableEnvironments"]).length > 0;
        const full = call.table(apis).some((one) => one["ServiceId"] === id);
        if (!released && !full) return undefined;
        return refusal(
          "UnsupportedOperation.UnsupportedDeleteService",
          `${id} is released or still has APIs.`,
        );
      },
      reply: done,
    }),
    DescribeUsagePlansStatus: list({ table: plans, set: "UsagePlanStatusSet", wrap: "Result" }),
    DeleteUsagePlan: change({
      table: plans,
      ids: "UsagePlanId",
      one: true,
      missing: "ResourceNotFound.InvalidUsagePlan",
      reply: done,
    }),
    DescribeApiKeysStatus: list({ table: keys, set: "ApiKeySet", wrap: "Result" }),
    DisableApiKey: change({
      table: keys,
      ids: "AccessKeyId",
      one: true,
      missing: "ResourceNotFound.InvalidAccessKeyId",
      apply: (_call, row, table) => table.patch(table.idOf(row), { Status: 0 }),
      reply: done,
    }),
    DeleteApiKey: change({
      table: keys,
      ids: "AccessKeyId",
      one: true,
      missing: "ResourceNotFound.InvalidAccessKeyId",
      refuse: (_call, row) =>
        row["Status"] === 0
          ? undefined
          : refusal(
              "UnsupportedOperation.UnsupportedDeleteApiKey",
              "The key must be disabled first.",
            ),
      reply: done,
    }),
  },
});

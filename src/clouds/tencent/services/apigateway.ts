import { defineService } from "../../../core/service.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * API Gateway services: taken out of every environment, then their APIs, then the service.
 * https://cloud.tencent.com/document/api/628/44893
 *
 * Error codes: Go SDK tencentcloud-sdk-go, apigateway/v20180808/client.go.
 */
export const apiGateway = defineService({
  product: "apigateway",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "Result.TotalCount" },
  },
  types: {
    "apigateway.service": {
      title: "API Gateway service",
      retired: { since: "2026-10-30", docs: "https://cloud.tencent.com/announce/detail/2475" },
      docs: "https://cloud.tencent.com/document/api/628/44925",
      list: { action: "DescribeServicesStatus", items: "Result.ServiceSet" },
      detail: {
        name: "apis",
        action: "DescribeApisStatus",
        must: "ApiId",
        params: { ServiceId: "$id" },
        none: ["ResourceNotFound.InvalidService", "FailedOperation.ServiceNotExist"],
        items: "Result.ApiIdStatusSet",
        total: "Result.TotalCount",
      },
      read: {
        id: "ServiceId",
        name: "ServiceName",
        created: "CreatedTime",
        charge: { at: "ServiceId", prepaid: [] },
        tags: { at: "Tags", key: "Key", value: "Value", else: accountTags("apigw", "ServiceId") },
        facts: {
          domain: "OuterSubDomain",
          environments: "AvailableEnvironments[]",
          apis: "detail.apis[].ApiId",
          instance: "InstanceId",
        },
        ties: { reachedBy: ["OuterSubDomain"] },
      },
      material: ["domain"],
      busy: ["FailedOperation.ServiceInOperation"],
      gone: ["ResourceNotFound.InvalidService"],
      codes: {
        notOurs: { ResourceNotFound: "it does not say whether the API or its service is gone" },
      },
      remove: [
        {
          does: "take the service offline in an environment",
          cannotBeUndone: {
            because: "the version that was online is not kept",
            next: "Release the service again in the console: API Gateway, the service.",
          },
          action: "UnReleaseService",
          params: { ServiceId: "$id", EnvironmentName: "$each" },
          forEach: "facts.environments",
        },
        {
          does: "delete an API of the service",
          cannotBeUndone: {
            because: "an API that was deleted is gone",
            next: "Create it again from your own code, or in the console: API Gateway, the service.",
          },
          action: "DeleteApi",
          params: { ServiceId: "$id", ApiId: "$each" },
          done: ["ResourceNotFound.InvalidApi"],
          forEach: "facts.apis",
        },
        {
          does: "delete the service",
          action: "DeleteService",
          params: { ServiceId: "$id" },
          busy: ["UnsupportedOperation.UnsupportedDeleteService"],
        },
      ],
      known: {
        inventory: ["qcs::apigw::service", "qcs::apigateway::service"],
        product: ["p_apigateway"],
      },
    },
  },
});

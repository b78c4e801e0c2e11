import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";

const endpoints = defineTable("vpcep.endpoint", { id: "id", usual: { status: "accepted" } });
const services = defineTable("vpcep.service", { id: "id", usual: { status: "available" } });

const page = { by: "row", standard: 10, max: 1000, min: 0 } as const;

/** VPC endpoints and the services behind them. */
export const vpcep = defineService({
  product: "vpcep",
  scope: "project",
  tables: [endpoints, services],
  actions: {
    ListEndpoints: list({
      table: endpoints,
      set: "endpoints",
      total: "total_count",
      page,
      filters: { id: "id", vpc_id: "vpc_id", endpoint_service_name: "endpoint_service_name" },
    }),
    ListEndpointService: list({
      table: services,
      set: "endpoint_services",
      total: "total_count",
      page,
      filters: { id: "id", status: "status", endpoint_service_name: "service_name" },
    }),
    DeleteEndpoint: remove({
      table: endpoints,
      id: "vpc_endpoint_id",
      polls: 2,
      set: { status: "deleting" },
    }),
    DeleteEndpointService: remove({
      table: services,
      id: "vpc_endpoint_service_id",
      dependants: [{ table: "vpcep.endpoint", by: "endpoint_service_id" }],
      refuse: (_call, row) => {
        // the vendor's own; the code is unverified
        if (row["service_type"] === "gateway")
          throw refusal(403, "EndPoint.0403", "The service is the vendor's.");
      },
    }),
  },
});

import { GLOBAL_REGION } from "../../core/item.ts";
import type { Books } from "../shared/session/bills.ts";
import { offsets } from "./services/parts/pagings.ts";

/** The fee records of the account's own books. */
export const books: Books = {
  request: (cycle) => ({
    product: "bss",
    action: "ListCustomerselfResourceRecords",
    region: GLOBAL_REGION,
    // What costs nothing is left out unless asked for, and the accounts of other members are not.
    params: { cycle, include_zero_record: true, method: "oneself" },
    items: "fee_records",
    paging: offsets(100, "total_count"),
    must: ["cloud_service_type", "amount"],
  }),
  at: {
    // `hws.service.type.ec2`, and for its kinds `hws.resource.type.vm`
    code: "cloud_service_type",
    name: "cloud_service_type_name",
    resourceId: "resource_id",
    resourceName: "resource_name",
    kind: "resource_type",
    day: "bill_date",
    amount: "amount",
  },
  permission: "bss:*:list*",
};

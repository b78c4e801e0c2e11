import { GLOBAL_REGION } from "../../core/item.ts";
import type { Books } from "../shared/session/bills.ts";
import { amount, text, textIfSent } from "../shared/wire/reply.ts";
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
  lineIn: (line) => ({
    // `hws.service.type.ec2`, and for its kinds `hws.resource.type.vm`
    code: text(line, "cloud_service_type"),
    name: textIfSent(line, "cloud_service_type_name", "only shown beside the code") ?? "",
    resourceId: textIfSent(line, "resource_id", "some charges are of no resource") ?? "",
    resourceName: textIfSent(line, "resource_name", "only shown beside the id") ?? "",
    kind: textIfSent(line, "resource_type", "only shown beside the id") ?? "",
    day: textIfSent(line, "bill_date", "the month is known all the same") ?? "",
    amount: amount(line, "amount"),
  }),
  permission: "bss:*:list*",
};

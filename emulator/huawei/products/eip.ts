import { arrayOf, objectOf, textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { action, defineService } from "../service.ts";
import { tagsOf } from "../tags.ts";

/** Addresses: the fields of ListPublicips of version 3; bound ones name `associate_instance_id`. */
const addresses = defineTable("eip.publicip", { id: "id", usual: { status: "DOWN" } });
const bandwidths = defineTable("eip.bandwidth", { id: "id", usual: { share_type: "WHOLE" } });

const page = { by: "marker", standard: 2000, max: 2000, min: 0 } as const;
const isPeriod = (row: { readonly [field: string]: unknown }): boolean =>
  typeof row["billing_info"] === "string" && row["billing_info"] !== "";

/** Elastic IP, on the host of VPC. */
export const eip = defineService({
  product: "eip",
  host: "vpc",
  scope: "project",
  tables: [addresses, bandwidths],
  actions: {
    ShowPublicipTags: tagsOf(addresses, "publicip_id", "VPC.0504"),
    ListPublicips: list({
      table: addresses,
      set: "publicips",
      total: "total_count",
      pageInfo: true,
      page,
      // Its text names none; the official Terraform provider sends `all_granted_eps` for all of them.
      enterprise: anyEnterprise,
      filters: {
        id: "id",
        status: "status",
        type: "type",
        associate_instance_id: "associate_instance_id",
        associate_instance_type: "associate_instance_type",
        "vnic.instance_id": "vnic.instance_id",
        "vnic.port_id": "vnic.port_id",
        public_ip_address: "public_ip_address",
      },
    }),
    ListBandwidths: list({
      table: bandwidths,
      set: "bandwidths",
      page,
      enterprise: anyEnterprise,
      filters: { share_type: "share_type" },
    }),
    DisassociatePublicips: action({
      handle: (call) => {
        const id = call.need("publicip_id");
        const table = call.table(addresses);
        if (table.get(id) === undefined) throw notFound("VPC.0504", id);
        const row = table.patch(id, {
          status: "DOWN",
          associate_instance_id: "",
          associate_instance_type: "",
          vnic: undefined,
        });
        return { publicip: row === undefined ? {} : call.show(row) };
      },
    }),
    DeletePublicip: remove({
      table: addresses,
      id: "publicip_id",
      missing: "VPC.0504",
      prepaid: isPeriod,
      refuse: (_call, row) => {
        const bound =
          (textOf(row["associate_instance_id"]) ?? "") !== "" ||
          (textOf(objectOf(row["vnic"])["port_id"]) ?? "") !== "";
        // The code is unverified.
        if (bound) throw refusal(409, "VPC.0517", "The address is bound to an instance.");
      },
    }),
    DeleteSharedBandwidth: remove({
      table: bandwidths,
      id: "bandwidth_id",
      prepaid: isPeriod,
      refuse: (_call, row) => {
        // The code is unverified.
        if (arrayOf(row["publicip_info"]).length > 0) {
          throw refusal(409, "VPC.0319", "The bandwidth has addresses.");
        }
      },
    }),
  },
});

import { textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { list, oneEnterprise } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";
import { tagsOf } from "../tags.ts";

const gateways = defineTable("nat.gateway", { id: "id", usual: { status: "ACTIVE" } });
const snatRules = defineTable("nat.snat-rule", { id: "id", usual: { status: "ACTIVE" } });
const dnatRules = defineTable("nat.dnat-rule", { id: "id", usual: { status: "ACTIVE" } });
/** Private gateways; `_rules` is how many rules stand on one. */
const privateGateways = defineTable("nat.private-gateway", {
  id: "id",
  usual: { status: "ACTIVE" },
});

const page = { by: "marker", standard: 2000, max: 2000 } as const;

const ofGateway = (call: { need(name: string): string }, row: Row): void => {
  if (row["nat_gateway_id"] !== call.need("nat_gateway_id")) {
    throw refusal(404, "NAT.0013", "The gateway has no such rule.");
  }
};

/** NAT gateways and their rules. */
export const nat = defineService({
  product: "nat",
  scope: "project",
  tables: [gateways, snatRules, dnatRules, privateGateways],
  actions: {
    ShowNatGatewayTag: tagsOf(gateways, "nat_gateway_id", "NAT.0404"),
    ListNatGateways: list({
      table: gateways,
      set: "nat_gateways",
      page,
      enterprise: oneEnterprise,
      filters: { id: "id", name: "name", status: "status", router_id: "router_id" },
    }),
    ListNatGatewaySnatRules: list({
      table: snatRules,
      set: "snat_rules",
      page,
      filters: { id: "id", nat_gateway_id: "nat_gateway_id", status: "status" },
    }),
    ListNatGatewayDnatRules: list({
      table: dnatRules,
      set: "dnat_rules",
      page,
      filters: { id: "id", nat_gateway_id: "nat_gateway_id", status: "status" },
    }),
    ListPrivateNats: list({
      table: privateGateways,
      set: "gateways",
      page,
      pageInfo: true,
      enterprise: oneEnterprise,
      filters: { id: "id", name: "name", status: "status" },
    }),
    DeleteNatGateway: remove({
      table: gateways,
      id: "nat_gateway_id",
      polls: 1,
      set: { status: "PENDING_DELETE" },
      prepaid: (row) => (textOf(row["billing_info"]) ?? "") !== "",
      dependants: [
        { table: "nat.snat-rule", by: "nat_gateway_id" },
        { table: "nat.dnat-rule", by: "nat_gateway_id" },
      ],
    }),
    DeleteNatGatewaySnatRule: remove({ table: snatRules, id: "snat_rule_id", refuse: ofGateway }),
    DeleteNatGatewayDnatRule: remove({ table: dnatRules, id: "dnat_rule_id", refuse: ofGateway }),
    DeletePrivateNat: remove({
      table: privateGateways,
      id: "gateway_id",
      refuse: (_call, row) => {
        if (Number(row["_rules"] ?? 0) > 0)
          throw refusal(409, "NAT.0409", "The gateway has rules.");
      },
    }),
  },
});

import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Lines from elsewhere into a network. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: dc.connection, dc.virtual-gateway,
 * dc.virtual-interface.
 */
export const dc = defineService({
  product: "dc",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-dc/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: markers(2000),
    tags: { at: "tags", key: "key", value: "value" },
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "dc.connection": {
      title: "Direct connection",
      docs: "DeleteDirectConnect.html",
      list: { action: "ListDirectConnects", items: "direct_connects" },
      read: {
        id: "id",
        name: "name",
        created: "create_time",
        charge: { at: "charge_mode", prepaid: ["prepayment"] },
        states: {
          at: "status",
          present: [
            "ACTIVE",
            "DOWN",
            "BUILD",
            "ERROR",
            "APPLY",
            "DENY",
            "PENDING_PAY",
            "PAID",
            "PENDING_SURVEY",
            "LEASED_LINE_DELIVERY",
          ],
          leaving: ["PENDING_DELETE"],
        },
        facts: { status: "status", location: "location", order: "order_id" },
        skip: { when: { at: "status", is: "DELETED" }, because: "the connection is deleted" },
      },
      material: ["location"],
      remove: [
        endRenewal,
        {
          does: "delete the connection",
          deletes: true,
          action: "DeleteDirectConnect",
          params: { direct_connect_id: "$id" },
          when: unlessPrepaid,
          note: "The carrier's line is ended with the carrier.",
        },
        unsubscribe,
      ],
      known: { inventory: ["dcaas.directConnect"], product: ["hws.service.type.dc"] },
    },

    "dc.virtual-gateway": {
      title: "Virtual gateway of a direct connection",
      docs: "DeleteVirtualGateway.html",
      list: { action: "ListVirtualGateways", items: "virtual_gateways" },
      read: {
        id: "id",
        name: "name",
        states: {
          at: "status",
          present: ["ACTIVE", "DOWN", "BUILD", "ERROR", "PENDING_CREATE", "PENDING_UPDATE"],
          leaving: ["PENDING_DELETE"],
        },
        facts: { status: "status", vpcId: "vpc_id", router: "enterprise_router_id" },
      },
      unmarked: "the list tells no time; an id is never given twice",
      material: ["vpcId", "router"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "er.router", at: "enterprise_router_id" },
      ],
      remove: {
        does: "delete the gateway",
        action: "DeleteVirtualGateway",
        params: { virtual_gateway_id: "$id" },
      },
      known: { inventory: ["dcaas.vgw"] },
    },

    "dc.virtual-interface": {
      title: "Virtual interface of a direct connection",
      docs: "DeleteVirtualInterface.html",
      list: { action: "ListVirtualInterfaces", items: "virtual_interfaces" },
      read: {
        id: "id",
        name: "name",
        created: "create_time",
        states: {
          at: "status",
          present: [
            "ACTIVE",
            "DOWN",
            "BUILD",
            "ERROR",
            "PENDING_CREATE",
            "PENDING_UPDATE",
            "AUTHORIZATION",
            "REJECTED",
          ],
          leaving: ["PENDING_DELETE"],
        },
        facts: { status: "status", connection: "direct_connect_id", gateway: "vgw_id" },
        skip: { when: { at: "status", is: "DELETED" }, because: "the interface is deleted" },
      },
      material: ["connection", "gateway"],
      uses: [
        { type: "dc.connection", at: "direct_connect_id" },
        { type: "dc.virtual-gateway", at: "vgw_id" },
      ],
      remove: {
        does: "delete the interface",
        action: "DeleteVirtualInterface",
        params: { virtual_interface_id: "$id" },
      },
      known: { inventory: ["dcaas.vif"] },
    },
  },
});

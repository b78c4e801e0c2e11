import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/**
 * Routers between networks. The official Terraform provider takes any 404 for gone. Attachments to VPNs and
 * direct connections go with what they attach.
 *
 * The addresses of these pages are unverified: er.router, er.vpc-attachment, er.flow-log.
 */
export const er = defineService({
  product: "er",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-er/",
    wave: "network",
    dataBearing: false,
    paging: markers(2000),
    tags: { at: "tags", key: "key", value: "value" },
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "er.router": {
      title: "Enterprise router",
      docs: "DeleteEnterpriseRouter.html",
      scope: "region",
      list: {
        action: "ListEnterpriseRouters",
        // Those that others share are theirs.
        params: { owned_by_self: true },
        items: "instances",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: {
          at: "state",
          present: ["pending", "available", "modifying", "failed"],
          leaving: ["deleting"],
          unpublished:
            "the package says that it is a state; the vendor's API reference lists pending, available, modifying, deleting, deleted and failed (Enterprise Router, EnterpriseRouter)",
        },
        facts: { status: "state" },
        skip: { when: { at: "state", is: "deleted" }, because: "the router is deleted" },
      },
      remove: {
        does: "delete the router",
        action: "DeleteEnterpriseRouter",
        params: { er_id: "$id" },
      },
      known: { inventory: ["er.instances"], product: ["hws.service.type.er"] },
    },

    "er.vpc-attachment": {
      title: "Attachment of a network to an enterprise router",
      docs: "DeleteVpcAttachment.html",
      scope: { per: "er.router" },
      list: {
        action: "ListVpcAttachments",
        params: { er_id: "$parent.id" },
        items: "vpc_attachments",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: {
          at: "state",
          present: [
            "pending",
            "available",
            "modifying",
            "failed",
            "initiating_request",
            "rejected",
            "pending_acceptance",
            "freezed",
          ],
          leaving: ["deleting"],
        },
        facts: { status: "state", vpcId: "vpc_id", project: "vpc_project_id" },
        skip: { when: { at: "state", is: "deleted" }, because: "the attachment is deleted" },
        ties: { usedByOthers: ["vpc_project_id"] },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "virsubnet_id" },
        { type: "er.router", at: "parent.id" },
      ],
      remove: {
        does: "detach the network from the router",
        deletes: true,
        action: "DeleteVpcAttachment",
        params: { er_id: "$parent.id", vpc_attachment_id: "$id" },
      },
      known: { inventory: ["er.attachments"] },
    },

    "er.flow-log": {
      title: "Flow log of an enterprise router",
      docs: "DeleteFlowLog.html",
      scope: { per: "er.router" },
      list: {
        action: "ListFlowLogs",
        params: { er_id: "$parent.id" },
        items: "flow_logs",
        paging: { ...markers(2000), told: "total_count" },
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "flow logs carry no tags in the vendor's models" },
        states: {
          at: "state",
          present: ["pending", "available", "modifying", "failed"],
          leaving: ["deleting"],
        },
        facts: {
          status: "state",
          enabled: "enabled",
          of: "resource_id",
          group: "log_group_id",
        },
        skip: { when: { at: "state", is: "deleted" }, because: "the flow log is deleted" },
      },
      material: ["of"],
      uses: [
        { type: "er.router", at: "parent.id" },
        { type: "er.vpc-attachment", at: "resource_id" },
        { type: "lts.group", at: "log_group_id" },
      ],
      remove: {
        does: "delete the flow log; what it wrote stays in its log group",
        deletes: true,
        action: "DeleteFlowLog",
        params: { er_id: "$parent.id", flow_log_id: "$id" },
      },
    },
  },
});

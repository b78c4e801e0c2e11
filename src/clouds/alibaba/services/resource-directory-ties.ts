import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";
import { DIRECTORY_NONE } from "./parts/tags.ts";

/** One change of a directory at a time (official Terraform provider). */
const busy = ["ConcurrentCallNotSupported"] as const;

/**
 * What ties accounts to a directory besides membership: delegations, invitations, control policies.
 * https://www.alibabacloud.com/help/en/resource-management/latest/rd-2020-03-31-api-overview
 *
 * Error codes: the product's list (api-resourcemanager-2020-03-31-errorcodes-rg:
 * AccountNotRegistered), official Terraform provider (resource_alicloud_resource_manager_handshake.go,
 * …_control_policy.go, …_control_policy_attachment.go).
 */
export const resourceDirectoryTies = defineService({
  product: "ResourceManager",
  defaults: {
    docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/",
    wave: "identity",
    dataBearing: false,
    paging: pages(100),
    tags: DIRECTORY_NONE,
  },
  types: {
    "resourcemanager.delegated-administrator": {
      title: "Delegated administrator",
      docs: "DeregisterDelegatedAdministrator",
      scope: { per: "resourcemanager.directory" },
      // By member, since ListDelegatedAdministrators has no field that is there once for each record.
      list: { action: "ListAccounts", items: "Accounts.Account" },
      detail: {
        name: "services",
        action: "ListDelegatedServicesForAccount",
        must: "ServicePrincipal",
        params: { AccountId: "$id" },
        items: "DelegatedServices.DelegatedService",
        // Closed or taken out since it was listed.
        none: ["EntityNotExists.Account"],
      },
      read: {
        id: "AccountId",
        name: "DisplayName",
        facts: { services: "detail.services[].ServicePrincipal" },
        skip: {
          when: { at: "detail.services", exists: false },
          because: "it administers no service",
        },
      },
      material: ["services"],
      unmarked: "it is a tie between accounts, whose ids are never given again",
      remove: {
        does: "deregister it for each service",
        action: "DeregisterDelegatedAdministrator",
        params: { AccountId: "$id", ServicePrincipal: "$each" },
        forEach: "facts.services",
        gone: ["EntityNotExists.Account"],
        done: ["AccountNotRegistered"],
        busy,
      },
    },

    "resourcemanager.handshake": {
      title: "Pending invitation into the directory",
      docs: "https://www.alibabacloud.com/help/en/resource-management/api-cancelhandshake",
      scope: { per: "resourcemanager.directory" },
      list: { action: "ListHandshakesForResourceDirectory", items: "Handshakes.Handshake" },
      read: {
        id: "HandshakeId",
        name: "TargetEntity",
        created: "CreateTime",
        facts: { target: "TargetEntity", targetKind: "TargetType", openUntil: "ExpireTime" },
        states: { at: "Status", present: ["Pending"] },
        skip: {
          when: { at: "Status", is: ["Accepted", "Cancelled", "Declined", "Expired"] },
          because: "it is answered or over",
        },
      },
      material: ["target"],
      remove: {
        does: "cancel the invitation",
        action: "CancelHandshake",
        params: { HandshakeId: "$id" },
        gone: ["EntityNotExists.Handshake", "HandshakeStatusMismatch"],
        busy,
      },
    },

    "resourcemanager.control-policy": {
      title: "Control policy of the directory",
      docs: "DeleteControlPolicy",
      scope: { per: "resourcemanager.directory" },
      list: {
        // Of the product's two versions, the one that shows tags.
        product: "ResourceDirectoryMaster",
        action: "ListControlPolicies",
        params: { PolicyType: "Custom" },
        items: "ControlPolicies.ControlPolicy",
      },
      detail: {
        name: "targets",
        action: "ListTargetAttachmentsForControlPolicy",
        must: "TargetId",
        params: { PolicyId: "$id" },
        items: "TargetAttachments.TargetAttachment",
        total: "TotalCount",
        none: ["EntityNotExists.ControlPolicy"],
      },
      read: {
        id: "PolicyId",
        name: "PolicyName",
        created: "CreateDate",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: { about: "Description", scope: "EffectScope", targets: "detail.targets[].TargetId" },
      },
      material: ["targets"],
      // Guard rails of the members: they stand until no member is left.
      after: ["resourcemanager.member"],
      busy,
      gone: ["EntityNotExists.ControlPolicy"],
      remove: [
        {
          does: "detach it from what it binds",
          undo: {
            does: "attach it to what it bound again",
            action: "AttachControlPolicy",
            params: { PolicyId: "$id", TargetId: "$each" },
            moot: ["EntityNotExists.Target"],
          },
          action: "DetachControlPolicy",
          params: { PolicyId: "$id", TargetId: "$each" },
          forEach: "facts.targets",
          done: ["EntityNotExists.Target"],
        },
        {
          does: "delete the control policy",
          action: "DeleteControlPolicy",
          params: { PolicyId: "$id" },
        },
      ],
    },
  },
});

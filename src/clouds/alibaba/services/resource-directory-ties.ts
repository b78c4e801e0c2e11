import { defineService } from "../../../core/service.ts";
import { DIRECTORY_NONE } from "../tags.ts";

const byPage = {
  by: "number",
  page: "PageNumber",
  size: ["PageSize", 100],
  total: "TotalCount",
} as const;

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
  docs: "https://www.alibabacloud.com/help/en/resource-management/latest/rd-2020-03-31-api-overview",
  types: {
    "resourcemanager.delegated-administrator": {
      title: "Delegated administrator",
      docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/DeregisterDelegatedAdministrator",
      wave: "identity",
      scope: { per: "resourcemanager.directory" },
      // By member, since ListDelegatedAdministrators has no field that is there once for each record.
      list: { action: "ListAccounts", items: "Accounts.Account", paging: byPage },
      detail: [
        {
          name: "services",
          action: "ListDelegatedServicesForAccount",
          must: "ServicePrincipal",
          params: { AccountId: "$id" },
          items: "DelegatedServices.DelegatedService",
          // Closed or taken out since it was listed.
          none: ["EntityNotExists.Account"],
        },
      ],
      read: {
        id: "AccountId",
        name: "DisplayName",
        tags: DIRECTORY_NONE,
        facts: { services: "detail.services[].ServicePrincipal" },
        skip: [
          {
            when: { at: "detail.services", exists: false },
            because: "it administers no service",
          },
        ],
      },
      material: ["services"],
      unmarked: "it is a tie between accounts, whose ids are never given again",
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "deregister it for each service",
            deletes: true,
            action: "DeregisterDelegatedAdministrator",
            params: { AccountId: "$id", ServicePrincipal: "$each" },
            forEach: "facts.services",
            gone: ["EntityNotExists.Account"],
            done: ["AccountNotRegistered"],
            busy,
          },
        ],
      },
    },

    "resourcemanager.handshake": {
      title: "Pending invitation into the directory",
      docs: "https://www.alibabacloud.com/help/en/resource-management/api-cancelhandshake",
      wave: "identity",
      scope: { per: "resourcemanager.directory" },
      list: {
        action: "ListHandshakesForResourceDirectory",
        items: "Handshakes.Handshake",
        paging: byPage,
      },
      read: {
        id: "HandshakeId",
        name: "TargetEntity",
        created: "CreateTime",
        tags: DIRECTORY_NONE,
        facts: { target: "TargetEntity", targetKind: "TargetType", openUntil: "ExpireTime" },
        skip: [
          {
            when: { at: "Status", is: ["Accepted", "Cancelled", "Declined", "Expired"] },
            because: "it is answered or over",
          },
        ],
      },
      material: ["target"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "cancel the invitation",
            deletes: true,
            action: "CancelHandshake",
            params: { HandshakeId: "$id" },
            gone: ["EntityNotExists.Handshake", "HandshakeStatusMismatch"],
            busy,
          },
        ],
      },
    },

    "resourcemanager.control-policy": {
      title: "Control policy of the directory",
      docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/DeleteControlPolicy",
      wave: "identity",
      scope: { per: "resourcemanager.directory" },
      list: {
        // Of the product's two versions, the one that shows tags.
        product: "ResourceDirectoryMaster",
        action: "ListControlPolicies",
        params: { PolicyType: "Custom" },
        items: "ControlPolicies.ControlPolicy",
        paging: byPage,
      },
      detail: [
        {
          name: "targets",
          action: "ListTargetAttachmentsForControlPolicy",
          must: "TargetId",
          params: { PolicyId: "$id" },
          items: "TargetAttachments.TargetAttachment",
          paging: byPage,
          none: ["EntityNotExists.ControlPolicy"],
        },
      ],
      read: {
        id: "PolicyId",
        name: "PolicyName",
        created: "CreateDate",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          about: "Description",
          scope: "EffectScope",
          targets: "detail.targets[].TargetId",
        },
      },
      material: ["targets"],
      dataBearing: false,
      // Guard rails of the members: they stand until no member is left.
      after: ["resourcemanager.member"],
      remove: {
        by: "call",
        steps: [
          {
            does: "detach it from what it binds",
            undo: {
              does: "attach it to what it bound again",
              action: "AttachControlPolicy",
              params: { PolicyId: "$id", TargetId: "$each" },
              moot: ["EntityNotExists.Target"],
              busy,
            },
            action: "DetachControlPolicy",
            params: { PolicyId: "$id", TargetId: "$each" },
            forEach: "facts.targets",
            gone: ["EntityNotExists.ControlPolicy"],
            done: ["EntityNotExists.Target"],
            busy,
          },
          {
            does: "delete the control policy",
            deletes: true,
            action: "DeleteControlPolicy",
            params: { PolicyId: "$id" },
            gone: ["EntityNotExists.ControlPolicy"],
            busy,
          },
        ],
      },
    },
  },
});

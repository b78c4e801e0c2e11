import { defineService } from "../../../core/service.ts";
import { markers, pages } from "./parts/pagings.ts";
import { RAM_NONE, ramTags } from "./parts/tags.ts";

/**
 * What is left of RAM when users, groups and roles are gone.
 * https://api.alibabacloud.com/document/Ram/2015-05-01/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/28729.html (RAM error messages). The vendor's
 * pages list no code for an identity provider that is gone.
 */
export const ramPolicies = defineService({
  product: "Ram",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/",
    concern: "identity",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: markers,
    tags: RAM_NONE,
  },
  types: {
    "ram.policy": {
      title: "Custom RAM policy",
      docs: "https://api.alibabacloud.com/document/Ram/2015-05-01/DeletePolicy",
      list: { action: "ListPolicies", params: { PolicyType: "Custom" }, items: "Policies.Policy" },
      read: {
        id: "PolicyName",
        name: "PolicyName",
        created: "CreateDate",
        tags: { by: ramTags("policy", "PolicyName") },
        facts: {
          about: "Description",
          version: "DefaultVersion",
          updated: "UpdateDate",
          attachments: "AttachmentCount",
        },
      },
      material: ["version", "updated"],
      remove: {
        does: "delete the policy with all its versions",
        action: "DeletePolicy",
        params: { PolicyName: "$id", CascadingDelete: "true" },
        gone: ["EntityNotExist.Policy"],
        // Attached to users, groups or roles that have not gone yet.
        blocked: {
          "DeleteConflict.Policy.User": "ram.user",
          "DeleteConflict.Policy.Group": "ram.group",
          "DeleteConflict.Role.Policy": "ram.role",
        },
      },
      known: { inventory: ["ACS::RAM::Policy"] },
    },

    "ram.service-linked-role": {
      title: "Service-linked role",
      docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/DeleteServiceLinkedRole",
      list: {
        product: "ResourceManager",
        action: "ListRoles",
        items: "Roles.Role",
        paging: pages(100),
      },
      detail: {
        // What the service named when it last refused: it may be something that no row lists.
        name: "task",
        product: "ResourceManager",
        action: "GetServiceLinkedRoleDeletionStatus",
        must: "Status",
        params: { DeletionTaskId: "$facts.lastDeletionTask" },
        when: [
          { at: "IsServiceLinkedRole", is: true },
          { at: "LatestDeletionTask.DeletionTaskId", exists: true },
        ],
        // How long the cloud knows a task, and what it answers then, is unverified.
        hint: true,
      },
      read: {
        id: "RoleName",
        name: "RoleName",
        created: "CreateDate",
        tags: { by: ramTags("role", "RoleName") },
        facts: {
          about: "Description",
          arn: "Arn",
          lastDeletionTask: "LatestDeletionTask.DeletionTaskId",
          stillUsedBy: "detail.task.Reason.RoleUsages.RoleUsage[].Resources.Resource[]",
        },
        skip: {
          when: { at: "IsServiceLinkedRole", is: false },
          because: "it is listed as a role of the account",
        },
        ties: { stillUsedBy: ["detail.task.Reason.RoleUsages.RoleUsage[].Resources.Resource[]"] },
      },
      proposes: {
        // https://www.alibabacloud.com/help/doc-detail/171132.htm; that it cannot be deleted is unverified.
        when: { at: "RoleName", is: "AliyunServiceRoleForResourceDirectory" },
        disposition: "keep",
        blocks: false,
        because: "the resource directory makes it in each of its members; it goes with the account",
      },
      after: [
        "ram.user",
        "ram.access-key",
        "ram.login-profile",
        "ram.mfa-device",
        "ram.group",
        "ram.role",
        "ram.policy",
        "ram.saml-provider",
        "ram.oidc-provider",
      ],
      remove: {
        does: "delete the role once its service says that nothing uses it",
        product: "ResourceManager",
        action: "DeleteServiceLinkedRole",
        params: { RoleName: "$id" },
        again: true,
        gone: ["EntityNotExist.Role"],
        until: {
          product: "ResourceManager",
          action: "GetServiceLinkedRoleDeletionStatus",
          params: { DeletionTaskId: "$reply.DeletionTaskId" },
          at: "Status",
          running: ["NOT_STARTED", "IN_PROGRESS"],
          done: ["SUCCEEDED"],
          failed: { is: ["FAILED"], code: "RoleInUse" },
          because: [
            "Reason.Message",
            "Reason.RoleUsages.RoleUsage[].Region",
            "Reason.RoleUsages.RoleUsage[].Resources.Resource[]",
          ],
        },
      },
      // That the listing has the prefix of RAM is unverified, that the deletion has it is not:
      // Unverified: the inventory may name them like other roles.
      known: { inventory: ["ACS::RAM::Role"] },
      // https://www.alibabacloud.com/help/en/ram/user-guide/service-linked-roles
      permissions: {
        ListRoles: "ram:ListRoles",
        DeleteServiceLinkedRole: "ram:DeleteServiceLinkedRole",
        GetServiceLinkedRoleDeletionStatus: "ram:GetServiceLinkedRoleDeletionStatus",
      },
    },

    "ram.saml-provider": {
      title: "SAML identity provider",
      docs: "DeleteSAMLProvider",
      list: { product: "Ims", action: "ListSAMLProviders", items: "SAMLProviders.SAMLProvider" },
      read: {
        id: "SAMLProviderName",
        name: "SAMLProviderName",
        created: "CreateDate",
        facts: { about: "Description", arn: "Arn" },
      },
      after: ["ram.role"],
      remove: {
        does: "delete the identity provider",
        product: "Ims",
        action: "DeleteSAMLProvider",
        params: { SAMLProviderName: "$id" },
      },
    },

    "ram.oidc-provider": {
      title: "OIDC identity provider",
      docs: "DeleteOIDCProvider",
      list: { product: "Ims", action: "ListOIDCProviders", items: "OIDCProviders.OIDCProvider" },
      read: {
        id: "OIDCProviderName",
        name: "OIDCProviderName",
        created: "CreateDate",
        facts: { about: "Description", arn: "Arn", issuer: "IssuerUrl" },
      },
      material: ["issuer"],
      after: ["ram.role"],
      remove: {
        does: "delete the identity provider",
        product: "Ims",
        action: "DeleteOIDCProvider",
        params: { OIDCProviderName: "$id" },
      },
    },

    "ram.application": {
      title: "OAuth application",
      docs: "DeleteApplication",
      list: {
        product: "Ims",
        action: "ListApplications",
        items: "Applications.Application",
        paging: { by: "none" },
      },
      read: {
        id: "AppId",
        name: "AppName",
        created: "CreateDate",
        facts: { shown: "DisplayName", kind: "AppType" },
      },
      material: ["kind"],
      remove: {
        does: "delete the application and its secrets",
        product: "Ims",
        action: "DeleteApplication",
        params: { AppId: "$id" },
      },
    },
  },
});

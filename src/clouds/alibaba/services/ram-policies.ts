import { defineService } from "../../../core/service.ts";
import { RAM_NONE, ramTags } from "../tags.ts";

const marker = {
  by: "marker",
  marker: "Marker",
  size: ["MaxItems", 100],
  truncated: "IsTruncated",
  next: "Marker",
} as const;

/**
 * What is left of RAM when users, groups and roles are gone.
 * https://api.alibabacloud.com/document/Ram/2015-05-01/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/28729.html (RAM error messages). The vendor's
 * pages list no code for an identity provider that is gone.
 */
export const ramPolicies = defineService({
  product: "Ram",
  docs: "https://api.alibabacloud.com/document/Ram/2015-05-01/overview",
  types: {
    "ram.policy": {
      title: "Custom RAM policy",
      concern: "identity",
      docs: "https://api.alibabacloud.com/document/Ram/2015-05-01/DeletePolicy",
      wave: "identity",
      scope: "account",
      list: {
        action: "ListPolicies",
        params: { PolicyType: "Custom" },
        items: "Policies.Policy",
        paging: marker,
      },
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
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the policy with all its versions",
            deletes: true,
            action: "DeletePolicy",
            params: { PolicyName: "$id", CascadingDelete: "true" },
            gone: ["EntityNotExist.Policy"],
            // Attached to users, groups or roles that have not gone yet.
            busy: [
              "DeleteConflict.Policy.User",
              "DeleteConflict.Policy.Group",
              "DeleteConflict.Role.Policy",
            ],
          },
        ],
      },
      known: { inventory: ["ACS::RAM::Policy"] },
    },

    "ram.service-linked-role": {
      title: "Service-linked role",
      concern: "identity",
      docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/DeleteServiceLinkedRole",
      wave: "identity",
      scope: "account",
      list: {
        product: "ResourceManager",
        action: "ListRoles",
        items: "Roles.Role",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
      },
      detail: [
        {
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
      ],
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
        skip: [
          {
            when: { at: "IsServiceLinkedRole", is: false },
            because: "it is listed as a role of the account",
          },
        ],
        ties: { stillUsedBy: ["detail.task.Reason.RoleUsages.RoleUsage[].Resources.Resource[]"] },
      },
      dataBearing: false,
      proposes: [
        {
          // https://www.alibabacloud.com/help/doc-detail/171132.htm; that it cannot be deleted is unverified.
          when: { at: "RoleName", is: "AliyunServiceRoleForResourceDirectory" },
          disposition: "keep",
          blocks: false,
          because:
            "the resource directory makes it in each of its members; it goes with the account",
        },
      ],
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
        by: "call",
        steps: [
          {
            // A task that is asked about until it ends; what it names as using the role is the reason.
            does: "delete the role once its service says that nothing uses it",
            deletes: true,
            hook: "slr.delete",
            calls: [
              {
                product: "ResourceManager",
                action: "DeleteServiceLinkedRole",
                params: { RoleName: "$id" },
              },
              {
                product: "ResourceManager",
                action: "GetServiceLinkedRoleDeletionStatus",
                params: { DeletionTaskId: "$each" },
              },
            ],
            gone: ["EntityNotExist.Role"],
          },
        ],
      },
      // That the listing has the prefix of RAM is unverified, that the deletion has it is not:
      // https://www.alibabacloud.com/help/en/ram/user-guide/service-linked-roles
      permissions: {
        ListRoles: "ram:ListRoles",
        DeleteServiceLinkedRole: "ram:DeleteServiceLinkedRole",
        GetServiceLinkedRoleDeletionStatus: "ram:GetServiceLinkedRoleDeletionStatus",
      },
    },

    "ram.saml-provider": {
      title: "SAML identity provider",
      concern: "identity",
      docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/DeleteSAMLProvider",
      wave: "identity",
      scope: "account",
      list: {
        product: "Ims",
        action: "ListSAMLProviders",
        items: "SAMLProviders.SAMLProvider",
        paging: marker,
      },
      read: {
        id: "SAMLProviderName",
        name: "SAMLProviderName",
        created: "CreateDate",
        tags: RAM_NONE,
        facts: { about: "Description", arn: "Arn" },
      },
      dataBearing: false,
      after: ["ram.role"],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the identity provider",
            deletes: true,
            product: "Ims",
            action: "DeleteSAMLProvider",
            params: { SAMLProviderName: "$id" },
          },
        ],
      },
    },

    "ram.oidc-provider": {
      title: "OIDC identity provider",
      concern: "identity",
      docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/DeleteOIDCProvider",
      wave: "identity",
      scope: "account",
      list: {
        product: "Ims",
        action: "ListOIDCProviders",
        items: "OIDCProviders.OIDCProvider",
        paging: marker,
      },
      read: {
        id: "OIDCProviderName",
        name: "OIDCProviderName",
        created: "CreateDate",
        tags: RAM_NONE,
        facts: { about: "Description", arn: "Arn", issuer: "IssuerUrl" },
      },
      material: ["issuer"],
      dataBearing: false,
      after: ["ram.role"],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the identity provider",
            deletes: true,
            product: "Ims",
            action: "DeleteOIDCProvider",
            params: { OIDCProviderName: "$id" },
          },
        ],
      },
    },

    "ram.application": {
      title: "OAuth application",
      concern: "identity",
      docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/DeleteApplication",
      wave: "identity",
      scope: "account",
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
        tags: RAM_NONE,
        facts: { shown: "DisplayName", kind: "AppType" },
      },
      material: ["kind"],
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the application and its secrets",
            deletes: true,
            product: "Ims",
            action: "DeleteApplication",
            params: { AppId: "$id" },
          },
        ],
      },
    },
  },
});

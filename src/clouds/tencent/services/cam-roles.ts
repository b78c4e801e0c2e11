import type { List } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { accountTags, CAM_NAMED } from "./parts/tags.ts";

const roles: List = {
  action: "DescribeRoleList",
  items: "List",
  paging: { by: "number", page: "Page", size: ["Rp", 200], total: "TotalNum" },
};

/**
 * Roles, policies and identity providers. None of them keeps an account from closing; they go after
 * everything that may need them. https://cloud.tencent.com/document/api/598/33155
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cam/v20190116.
 */
export const camRoles = defineService({
  product: "cam",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/598/",
    concern: "identity",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "Page", size: ["Rp", 200], total: "TotalNum" },
    tags: {
      at: "Tags",
      key: "Key",
      value: "Value",
      else: accountTags("cam", ["RoleId", "RoleName"]),
    },
  },
  types: {
    "cam.role": {
      title: "CAM role",
      docs: "36223",
      list: roles,
      read: {
        id: "RoleId",
        name: "RoleName",
        created: "AddTime",
        facts: { kind: "RoleType", description: "Description", trust: "PolicyDocument" },
        ties: { usedByOthers: ["PolicyDocument{}.statement[].principal.qcs[]"] },
        skip: {
          when: { at: "RoleType", is: "service_linked" },
          because: "it is listed as a service-linked role",
        },
      },
      material: ["kind", "trust"],
      proposes: {
        // The name is unverified: no page of the vendor's tells it, and consoles show it.
        when: { at: "RoleName", is: "OrganizationAccessControlRole" },
        disposition: "keep",
        blocks: false,
        because: "the organization's way into its member; it goes with the account",
      },
      remove: {
        does: "delete the role with its policies' attachments",
        action: "DeleteRole",
        params: { RoleId: "$id" },
        gone: ["InvalidParameter.RoleNotExist"],
      },
      known: { inventory: ["qcs::cam::role"] },
    },

    "cam.service-linked-role": {
      title: "Service-linked role",
      docs: "53146",
      list: roles,
      detail: {
        name: "deletion",
        action: "GetServiceLinkedRoleDeletionStatus",
        must: "Status",
        params: { DeletionTaskId: "$facts.task" },
        when: { at: "DeletionTaskId", exists: true },
        none: ["InvalidParameter.DeletionTaskNotExist"],
      },
      read: {
        id: "RoleId",
        name: "RoleName",
        created: "AddTime",
        facts: {
          description: "Description",
          task: "DeletionTaskId",
          deletion: "detail.deletion.Status",
          stillUsedBy: "detail.deletion.Reason",
        },
        states: {
          at: "detail.deletion.Status",
          present: ["SUCCEEDED", "FAILED"],
          leaving: ["NOT_STARTED", "IN_PROGRESS"],
        },
        skip: {
          when: { at: "RoleType", not: "service_linked" },
          because: "it is listed as a role",
        },
        ties: { stillUsedBy: ["detail.deletion.Reason"] },
      },
      remove: {
        does: "ask for the role's deletion, which its service may refuse",
        action: "DeleteServiceLinkedRole",
        params: { RoleName: "$name" },
        gone: ["InvalidParameter.RoleNotExist"],
      },
    },

    "cam.policy": {
      title: "Custom policy",
      docs: "34570",
      list: { action: "ListPolicies", params: { Scope: "Local" }, items: "List" },
      detail: {
        name: "entities",
        action: "ListEntitiesForPolicy",
        must: "Id",
        params: { PolicyId: "$id", EntityFilter: "All" },
        items: "List",
        total: "TotalNum",
      },
      read: {
        id: "PolicyId",
        name: "PolicyName",
        created: "AddTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: { attachments: "Attachments", entities: "detail.entities[].Name" },
        skip: [{ when: { at: "Type", is: 2 }, because: "it is the vendor's" }],
      },
      waitsFor: [
        { type: "cam.user", at: "detail.entities[].Uin" },
        { type: "cam.role", at: "detail.entities[].Id" },
        { type: "cam.group", at: "detail.entities[].Id" },
      ],
      remove: {
        does: "delete the policy",
        action: "DeletePolicy",
        params: { PolicyId: ["$id"] },
        gone: [
          "InvalidParameter.PolicyIdNotExist",
          "ResourceNotFound.NotFound",
          "ResourceNotFound.PolicyIdNotFound",
        ],
      },
      known: { inventory: ["qcs::cam::policyid", "qcs::cam::policy"] },
    },

    "cam.saml-provider": {
      title: "SAML identity provider",
      docs: "42217",
      list: {
        action: "ListSAMLProviders",
        items: "SAMLProviderSet",
        paging: { by: "none", told: "TotalCount" },
      },
      read: {
        id: "Name",
        name: "Name",
        created: "CreateTime",
        tags: { by: accountTags("cam", "Name", CAM_NAMED) },
        facts: { description: "Description" },
      },
      remove: {
        does: "delete the identity provider",
        action: "DeleteSAMLProvider",
        params: { Name: "$id" },
        gone: ["ResourceNotFound.IdentityNotExist", "ResourceNotFound.NotFound"],
      },
      known: { inventory: ["qcs::cam::saml-provider"] },
    },
  },
});

import { defineService } from "../../../core/service.ts";
import { attachmentsOf, detachPolicies } from "./parts/attached-policies.ts";
import { markers, pages } from "./parts/pagings.ts";
import { RAM_NONE, ramTags } from "./parts/tags.ts";

/**
 * Groups, roles and policies of RAM. https://api.alibabacloud.com/document/Ram/2015-05-01/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/28729.html (RAM error messages), official
 * Terraform provider (resource_alicloud_ram_role.go, resource_alicloud_ram_policy.go).
 */
export const ramAccess = defineService({
  product: "Ram",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ram/2015-05-01/",
    concern: "identity",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: markers,
  },
  types: {
    "ram.group": {
      title: "RAM group",
      docs: "DeleteGroup",
      list: { action: "ListGroups", items: "Groups.Group" },
      detail: [
        {
          name: "policies",
          action: "ListPoliciesForGroup",
          must: "PolicyName",
          params: { GroupName: "$id" },
          items: "Policies.Policy",
          none: ["EntityNotExist.Group"],
        },
        {
          name: "users",
          action: "ListUsersForGroup",
          must: "UserName",
          params: { GroupName: "$id" },
          items: "Users.User",
          size: 100,
          none: ["EntityNotExist.Group"],
        },
      ],
      read: {
        id: "GroupName",
        name: "GroupName",
        created: "CreateDate",
        tags: RAM_NONE,
        facts: {
          about: "Comments",
          policies: "detail.policies[].PolicyName",
          users: "detail.users[].UserName",
        },
      },
      uses: [{ type: "ram.policy", at: "detail.policies[].PolicyName" }],
      remove: [
        {
          does: "remove its members",
          undo: {
            does: "put the member back into the group",
            action: "AddUserToGroup",
            params: { UserName: "$each", GroupName: "$id" },
            done: ["EntityAlreadyExists.User.Group"],
            moot: ["EntityNotExist.User"],
          },
          action: "RemoveUserFromGroup",
          params: { UserName: "$each", GroupName: "$id" },
          forEach: "facts.users",
          gone: ["EntityNotExist.Group"],
          done: ["EntityNotExist.User.Group", "EntityNotExist.User"],
        },
        ...detachPolicies({
          self: { GroupName: "$id" },
          list: "ListPoliciesForGroup",
          detach: "DetachPolicyFromGroup",
          attachments: attachmentsOf("IMSGroup"),
          place: "the identity",
        }),
        {
          does: "delete the group",
          action: "DeleteGroup",
          params: { GroupName: "$id" },
          gone: ["EntityNotExist.Group"],
          blocked: {
            "DeleteConflict.Group.User": "ram.user",
            "DeleteConflict.Group.Policy": "a policy that is attached to it",
          },
        },
      ],
      // Unverified: the vendor's pages name this permission with the prefix of RAM.
      permissions: { ListPolicyAttachments: "ram:ListPolicyAttachments" },
      known: { inventory: ["ACS::RAM::Group"] },
    },

    "ram.role": {
      title: "RAM role",
      docs: "DeleteRole",
      list: {
        // The same roles as in RAM, and it says which are linked to a service.
        product: "ResourceManager",
        action: "ListRoles",
        items: "Roles.Role",
        paging: pages(100),
      },
      detail: [
        {
          name: "role",
          action: "GetRole",
          must: "Role.AssumeRolePolicyDocument{}.Statement",
          params: { RoleName: "$id" },
          none: ["EntityNotExist.Role"],
        },
        {
          name: "policies",
          action: "ListPoliciesForRole",
          must: "PolicyName",
          params: { RoleName: "$id" },
          items: "Policies.Policy",
          none: ["EntityNotExist.Role"],
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
          principal: "RolePrincipalName",
          trust: "detail.role.Role.AssumeRolePolicyDocument",
          sharedWith: "detail.role.Role.AssumeRolePolicyDocument{}.Statement[].Principal.RAM[]",
          policies: "detail.policies[].PolicyName",
        },
        skip: {
          when: { at: "IsServiceLinkedRole", is: true },
          because: "it is listed as a service-linked role",
        },
        ties: {
          usedByOthers: ["detail.role.Role.AssumeRolePolicyDocument{}.Statement[].Principal.RAM[]"],
        },
      },
      material: ["trust"],
      proposes: [
        {
          when: { at: "RoleName", is: "ResourceDirectoryAccountAccessRole" },
          disposition: "keep",
          blocks: false,
          because: "the way into a member of a resource directory; it goes with the account",
        },
        {
          when: { at: "RoleName", starts: "AliyunReservedSSO-" },
          disposition: "manual",
          because: "CloudSSO made this role: take the access configuration off the account there",
        },
      ],
      uses: [{ type: "ram.policy", at: "detail.policies[].PolicyName" }],
      remove: [
        ...detachPolicies({
          self: { RoleName: "$id" },
          list: "ListPoliciesForRole",
          detach: "DetachPolicyFromRole",
          attachments: attachmentsOf("ServiceRole", "$facts.principal"),
          place: "the identity",
        }),
        {
          does: "delete the role",
          action: "DeleteRole",
          params: { RoleName: "$id" },
          gone: ["EntityNotExist.Role"],
          blocked: { "DeleteConflict.Role.Policy": "a policy that is attached to it" },
        },
      ],
      known: { inventory: ["ACS::RAM::Role"] },
      // Unverified: the vendor's pages name these permissions with the prefix of RAM.
      permissions: {
        ListRoles: "ram:ListRoles",
        ListPolicyAttachments: "ram:ListPolicyAttachments",
      },
    },
  },
});

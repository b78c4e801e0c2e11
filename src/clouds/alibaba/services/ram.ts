import { defineService } from "../../../core/service.ts";
import { attachmentsOf, detachByPrincipal, detachPolicies } from "./parts/attached-policies.ts";
import { markers } from "./parts/pagings.ts";
import { listTagResources, RAM_NONE } from "./parts/tags.ts";

const byToken = {
  by: "token",
  token: "NextToken",
  size: ["PageSize", 100],
  next: "NextToken",
} as const;

/**
 * Users and what they sign in with. Ims knows what Ram does not: frozen users, logon names, recycle
 * bins. https://api.alibabacloud.com/document/Ims/2019-08-15/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/28729.html (RAM error messages); that the
 * recycle bins answer with the same codes is unverified.
 * https://api.alibabacloud.com/document/Ram/2015-05-01/overview
 */
export const ram = defineService({
  product: "Ram",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/",
    concern: "identity",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: markers,
  },
  types: {
    "ram.user": {
      title: "RAM user",
      docs: "DeleteUser",
      list: [
        { action: "ListUsers", items: "Users.User" },
        {
          // Frozen users are left out of a list that does not ask for them.
          product: "Ims",
          action: "ListUsers",
          params: { Status: "freeze" },
          items: "Users.User",
          read: {
            name: "UserPrincipalName",
            lastActive: "LastLoginDate",
            facts: { principal: "UserPrincipalName", origin: "ProvisionType", status: "Status" },
          },
        },
        {
          product: "Ims",
          action: "ListUsersInRecycleBin",
          items: "Users.User",
          state: "recycled",
          read: {
            name: "UserPrincipalName",
            // That the tags of a user in the bin are told by its id like those of others is unverified.
            facts: { principal: "UserPrincipalName" },
          },
        },
      ],
      detail: [
        {
          name: "user",
          product: "Ims",
          action: "GetUser",
          must: ["User.UserId", "User.UserPrincipalName"],
          params: { UserId: "$id" },
          when: { at: "UserName", exists: true },
          none: ["EntityNotExist.User"],
          leaves: { UserPrincipalName: "the user is asked for by id" },
        },
        {
          name: "policies",
          action: "ListPoliciesForUser",
          must: "PolicyName",
          params: { UserName: "$name" },
          when: { at: "UserName", exists: true },
          items: "Policies.Policy",
          none: ["EntityNotExist.User"],
        },
        {
          name: "groups",
          product: "Ims",
          action: "ListGroupsForUser",
          must: "GroupName",
          params: { UserPrincipalName: "$facts.principal" },
          // A user in the recycle bin is in no group.
          when: { at: "RecycleDate", exists: false },
          items: "Groups.Group",
          none: ["EntityNotExist.User"],
        },
      ],
      read: {
        id: "UserId",
        name: "UserName",
        created: "CreateDate",
        lastActive: "detail.user.User.LastLoginDate",
        tags: { by: listTagResources("user", { product: "Ims", paging: byToken }) },
        facts: {
          userName: "UserName",
          principal: "detail.user.User.UserPrincipalName",
          displayName: "DisplayName",
          origin: "detail.user.User.ProvisionType",
          policies: "detail.policies[].PolicyName",
          groups: "detail.groups[].GroupName",
        },
        states: { at: "Status", present: ["active", "freeze"] },
      },
      // Groups and policies are taken off step by step, so they are no part of what was approved.
      material: ["principal", "origin"],
      proposes: {
        when: { at: "detail.user.User.ProvisionType", is: "CloudSSO" },
        disposition: "manual",
        because: "CloudSSO made this user and would make it again: remove its provisioning there",
      },
      uses: [
        { type: "ram.group", at: "detail.groups[].GroupName" },
        { type: "ram.policy", at: "detail.policies[].PolicyName" },
      ],
      remove: [
        {
          does: "remove the user from its groups",
          undo: {
            does: "put the user back into its group",
            product: "Ims",
            action: "AddUserToGroup",
            params: { UserPrincipalName: "$facts.principal", GroupName: "$each" },
            done: ["EntityAlreadyExists.User.Group"],
            moot: ["EntityNotExist.Group"],
          },
          product: "Ims",
          action: "RemoveUserFromGroup",
          params: { UserPrincipalName: "$facts.principal", GroupName: "$each" },
          forEach: "facts.groups",
          when: { at: "state", is: "present" },
          gone: ["EntityNotExist.User"],
          done: ["EntityNotExist.User.Group", "EntityNotExist.Group"],
        },
        ...detachPolicies({
          self: { UserName: "$facts.userName" },
          list: "ListPoliciesForUser",
          detach: "DetachPolicyFromUser",
          attachments: attachmentsOf("IMSUser", "$facts.principal"),
          when: [
            { at: "state", is: "present" },
            { at: "facts.userName", exists: true },
          ],
          place: "Users, the user",
        }),
        detachByPrincipal,
        {
          does: "delete the user, which moves it to the recycle bin",
          deletes: true,
          product: "Ims",
          action: "DeleteUser",
          params: { UserId: "$id" },
          when: { at: "state", is: "present" },
          gone: ["EntityNotExist.User"],
          blocked: {
            "DeleteConflict.User.AccessKey": "ram.access-key",
            "DeleteConflict.User.Group": "ram.group",
            "DeleteConflict.User.LoginProfile": "ram.login-profile",
            "DeleteConflict.User.MFADevice": "ram.mfa-device",
            "DeleteConflict.User.Policy": "a policy that is attached to it",
          },
        },
        {
          does: "delete the user from the recycle bin",
          product: "Ims",
          action: "DeleteUserInRecycleBin",
          params: { UserId: "$id" },
          when: { at: "state", is: "recycled" },
          gone: ["EntityNotExist.User"],
        },
      ],
      known: { inventory: ["ACS::RAM::User"] },
      // Unverified: the vendor's pages name these permissions with the prefix of RAM.
      permissions: {
        ListPolicyAttachments: "ram:ListPolicyAttachments",
        DetachPolicy: "ram:DetachPolicy",
      },
    },

    "ram.login-profile": {
      title: "Console login of a RAM user",
      docs: "DeleteLoginProfile",
      scope: { per: "ram.user" },
      list: {
        product: "Ims",
        action: "GetLoginProfile",
        params: { UserPrincipalName: "$parent.facts.principal" },
        items: "LoginProfile",
        must: "LoginProfile.UserPrincipalName",
        paging: { by: "none" },
        none: ["EntityNotExist.User.LoginProfile", "EntityNotExist.User"],
      },
      read: {
        id: "UserPrincipalName",
        name: "UserPrincipalName",
        lastActive: "LastLoginTime",
        tags: RAM_NONE,
        facts: { status: "Status", needsMfa: "MFABindRequired" },
        states: { at: "Status", present: ["Active", "Inactive"] },
      },
      material: ["status"],
      unmarked: "it is a setting of one user, whose own id stands in the facts",
      uses: [{ type: "ram.user", at: "parent.id" }],
      remove: {
        does: "delete the console login",
        product: "Ims",
        action: "DeleteLoginProfile",
        params: { UserPrincipalName: "$id" },
        gone: ["EntityNotExist.User.LoginProfile", "EntityNotExist.User"],
      },
    },
  },
});

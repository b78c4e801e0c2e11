import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags, CAM_NAMED } from "./parts/tags.ts";

/**
 * Who signs in: sub-users with their keys, and those that no API removes.
 * https://cloud.tencent.com/document/api/598/33155
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cam/v20190116.
 */
export const cam = defineService({
  product: "cam",
  defaults: {
    docs: "https://cloud.tencent.com/document/api/598/",
    concern: "identity",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: {
      by: "marker",
      marker: "Marker",
      next: "Marker",
      size: ["MaxItems", 100],
      truncated: "IsTruncated",
    },
    tags: { by: accountTags("cam", "Uin") },
  },
  types: {
    "cam.user": {
      title: "CAM sub-user",
      docs: "34592",
      list: { action: "ListUsers", items: "Data", paging: { by: "none" } },
      read: {
        id: "Uin",
        name: "Name",
        created: "CreateTime",
        facts: { remark: "Remark", consoleLogin: "ConsoleLogin", uid: "Uid" },
      },
      material: ["consoleLogin"],
      remove: {
        // Without force, so that a key that nobody expected keeps its user.
        does: "delete the user, which has no key any more",
        action: "DeleteUser",
        params: { Name: "$name", Force: 0 },
        gone: ["ResourceNotFound.UserNotExist"],
        blocked: { "OperationDenied.HaveKeys": "cam.access-key" },
      },
      known: { inventory: ["qcs::cam::uin", "qcs::cam::user"] },
    },

    "cam.access-key": {
      title: "API key of a sub-user",
      concern: "key",
      docs: "66713",
      scope: { per: "cam.user" },
      list: {
        action: "ListAccessKeys",
        params: { TargetUin: "$parent.id" },
        items: "AccessKeys",
        paging: { by: "none" },
        none: ["InvalidParameter.UserNotExist"],
      },
      read: {
        id: "AccessKeyId",
        name: "AccessKeyId",
        created: "CreateTime",
        tags: { none: "a key is part of its user, and no call takes or shows tags of one" },
        facts: { status: "Status", user: "parent.name", userId: "parent.id" },
        states: { at: "Status", present: ["Active", "Inactive"] },
      },
      material: ["user"],
      uses: [{ type: "cam.user", at: "parent.id" }],
      gone: ["ResourceNotFound.SecretNotExist", "InvalidParameter.UserNotExist"],
      codes: {
        notOurs: { "ResourceNotFound.SecretNotExist": "no key is named in a list of them" },
      },
      remove: [
        {
          does: "disable the key",
          undo: { does: "enable the key again", params: { Status: "Active" } },
          action: "UpdateAccessKey",
          params: { AccessKeyId: "$id", Status: "Inactive", TargetUin: "$facts.userId" },
          when: { at: "facts.status", is: "Active" },
        },
        {
          does: "delete the key",
          action: "DeleteAccessKey",
          params: { AccessKeyId: "$id", TargetUin: "$facts.userId" },
        },
      ],
    },

    "cam.collaborator": {
      title: "Collaborator",
      docs: "https://cloud.tencent.com/document/product/378/30253",
      list: {
        action: "ListCollaborators",
        items: "Data",
        paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "TotalNum" },
      },
      read: {
        id: "Uin",
        name: "Name",
        created: "CreateTime",
        facts: { remark: "Remark", consoleLogin: "ConsoleLogin" },
      },
      allows: ["manual"],
      remove: {
        because:
          "no documented call deletes a collaborator, and the account does not close with one",
        console: [
          "Open CAM, Users, User List in the console of the account, as its root user or an administrator.",
          "Find the collaborator by its account id, choose More, then Delete.",
        ],
      },
      known: { inventory: ["qcs::cam::collaborator"] },
    },

    "cam.other-identity": {
      title: "Identity of another kind",
      docs: "33155",
      list: (["WechatCorpUser", "CICUser", "AgentIdentity"] as const).map((kind) => ({
        action: "ListAccounts",
        params: { UserType: kind },
        items: "Users",
        paging: {
          by: "marker",
          marker: "Marker",
          size: ["MaxItems", 100],
          truncated: "IsTruncated",
          next: "Marker",
        },
      })),
      read: {
        id: "Uin",
        name: "Name",
        created: "CreateTime",
        facts: { kind: "UserType", remark: "Remark" },
      },
      material: ["kind"],
      allows: ["manual"],
      remove: {
        because:
          "users of WeChat Work, of the identity centre and of agents are managed where they come from",
        console: [
          "WeChat Work: CAM, Users, WeChat Work users; delete it there.",
          "Identity centre: end its synchronisation in the management account, which deletes the user.",
          "Agent: delete the agent that owns it.",
        ],
      },
      known: { inventory: ["qcs::cam::wechat-user"] },
    },

    "cam.message-receiver": {
      title: "Message receiver",
      docs: "115160",
      list: { action: "ListReceiver", items: "Receivers", paging: offsets(100) },
      read: {
        id: "Uid",
        name: "Name",
        tags: { by: accountTags("cam", ["Uid", "Name"], CAM_NAMED) },
        facts: { owner: "IsReceiverOwner", remark: "Remark" },
        skip: {
          when: { at: "IsReceiverOwner", is: 1 },
          because: "it is the account's own contact, which goes with the account",
        },
      },
      unmarked: "the vendor numbers receivers, and a number is not given again (unverified)",
      remove: {
        does: "delete the message receiver",
        action: "DeleteMessageReceiver",
        params: { Name: "$name" },
        gone: ["ResourceNotFound.UserNotExists"],
      },
      known: { inventory: ["qcs::cam::receiver"] },
    },

    "cam.group": {
      title: "User group",
      docs: "34595",
      list: {
        action: "ListGroups",
        items: "GroupInfo",
        paging: { by: "number", page: "Page", size: ["Rp", 100], total: "TotalNum" },
      },
      detail: {
        name: "users",
        action: "ListUsersForGroup",
        must: "Uin",
        params: { GroupId: "$id" },
        none: ["ResourceNotFound.GroupNotExist"],
        items: "UserInfo",
        paging: { by: "number", page: "Page", size: ["Rp", 100], total: "TotalNum" },
      },
      read: {
        id: "GroupId",
        name: "GroupName",
        created: "CreateTime",
        tags: { by: accountTags("cam", ["GroupId", "GroupName"], CAM_NAMED) },
        facts: { remark: "Remark", users: "detail.users[].Name" },
      },
      waitsFor: [{ type: "cam.user", at: "detail.users[].Uin" }],
      remove: { does: "delete the group", action: "DeleteGroup", params: { GroupId: "$id" } },
      known: { inventory: ["qcs::cam::groupid", "qcs::cam::group"] },
    },
  },
});

import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";
import { RAM_NONE } from "./parts/tags.ts";

/**
 * Access keys and multi-factor devices of RAM users. Keys of the root user are seen by root alone.
 * https://api.alibabacloud.com/document/Ims/2019-08-15/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/28729.html (RAM error messages); that the
 * recycle bin answers with the same codes is unverified.
 */
export const ramKeys = defineService({
  product: "Ims",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    paging: markers,
    tags: RAM_NONE,
  },
  types: {
    "ram.access-key": {
      title: "Access key of a RAM user",
      concern: "key",
      docs: "DeleteAccessKey",
      scope: { per: "ram.user" },
      list: [
        {
          action: "ListAccessKeys",
          params: { UserPrincipalName: "$parent.facts.principal" },
          items: "AccessKeys.AccessKey",
          paging: { by: "none" },
          // A user in the recycle bin; its keys in the bin are asked for below.
          none: ["EntityNotExist.User"],
        },
        {
          action: "ListAccessKeysInRecycleBin",
          params: { UserId: "$parent.id" },
          items: "AccessKeys.AccessKey",
          paging: { by: "none" },
          state: "recycled",
          none: ["EntityNotExist.User"],
        },
      ],
      detail: {
        name: "use",
        action: "GetAccessKeyLastUsed",
        must: "AccessKeyLastUsed",
        params: { UserAccessKeyId: "$id", UserPrincipalName: "$facts.principal" },
        when: { at: "Status", exists: true },
        none: ["EntityNotExist.User.AccessKey", "EntityNotExist.User"],
      },
      read: {
        id: "AccessKeyId",
        name: "AccessKeyId",
        created: "CreateDate",
        lastActive: "detail.use.AccessKeyLastUsed.LastUsedDate",
        facts: {
          status: "Status",
          user: "parent.name",
          userId: "parent.id",
          principal: "parent.facts.principal",
          lastService: "detail.use.AccessKeyLastUsed.ServiceName",
        },
        states: { at: "Status", present: ["Active", "Inactive"] },
      },
      material: ["user"],
      uses: [{ type: "ram.user", at: "parent.id" }],
      gone: ["EntityNotExist.User.AccessKey", "EntityNotExist.User"],
      remove: [
        {
          does: "disable the key",
          undo: { does: "enable the key again", params: { Status: "Active" } },
          action: "UpdateAccessKey",
          params: {
            UserAccessKeyId: "$id",
            UserPrincipalName: "$facts.principal",
            Status: "Inactive",
          },
          when: [
            { at: "state", is: "present" },
            { at: "facts.status", is: "Active" },
          ],
        },
        {
          does: "delete the key, which moves it to the recycle bin",
          deletes: true,
          action: "DeleteAccessKey",
          params: { UserAccessKeyId: "$id", UserPrincipalName: "$facts.principal" },
          when: { at: "state", is: "present" },
        },
        {
          does: "delete the key from the recycle bin",
          action: "DeleteAccessKeyInRecycleBin",
          params: { UserAccessKeyId: "$id", UserId: "$facts.userId" },
          when: { at: "state", is: "recycled" },
        },
      ],
    },

    "ram.mfa-device": {
      title: "Virtual MFA device",
      concern: "identity",
      docs: "DeleteVirtualMFADevice",
      list: { action: "ListVirtualMFADevices", items: "VirtualMFADevices.VirtualMFADevice" },
      read: {
        id: "SerialNumber",
        name: "SerialNumber",
        created: "ActivateDate",
        facts: { userId: "User.UserId", principal: "User.UserPrincipalName" },
      },
      unmarked: "a device that was never activated has no date, and lets nobody in",
      uses: [{ type: "ram.user", at: "User.UserId" }],
      remove: [
        {
          does: "unbind the device from its user",
          cannotBeUndone: {
            because: "only who holds the device can bind it",
            next: "Let the user bind the device again in the console: RAM, Users, the user, MFA.",
          },
          action: "UnbindMFADevice",
          params: { UserPrincipalName: "$facts.principal" },
          when: { at: "facts.principal", exists: true },
          done: ["EntityNotExist.User.MFADevice", "EntityNotExist.User"],
        },
        {
          does: "delete the device",
          action: "DeleteVirtualMFADevice",
          params: { SerialNumber: "$id" },
          gone: ["EntityNotExist.VirtualMFADevice"],
          blocked: { "DeleteConflict.VirtualMFADevice.User": "the user that it is bound to" },
        },
      ],
    },
  },
});

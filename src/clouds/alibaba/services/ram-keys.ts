import { defineService } from "../../../core/service.ts";
import { RAM_NONE } from "../tags.ts";

/**
 * Access keys and multi-factor devices of RAM users. Keys of the root user are seen by root alone.
 * https://api.alibabacloud.com/document/Ims/2019-08-15/overview
 *
 * Error codes: https://help.aliyun.com/document_detail/28729.html (RAM error messages); that the
 * recycle bin answers with the same codes is unverified.
 */
export const ramKeys = defineService({
  product: "Ims",
  docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/overview",
  types: {
    "ram.access-key": {
      title: "Access key of a RAM user",
      concern: "key",
      docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/DeleteAccessKey",
      wave: "identity",
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
      detail: [
        {
          name: "use",
          action: "GetAccessKeyLastUsed",
          must: "AccessKeyLastUsed",
          params: { UserAccessKeyId: "$id", UserPrincipalName: "$facts.principal" },
          when: { at: "Status", exists: true },
          none: ["EntityNotExist.User.AccessKey", "EntityNotExist.User"],
        },
      ],
      read: {
        id: "AccessKeyId",
        name: "AccessKeyId",
        created: "CreateDate",
        lastActive: "detail.use.AccessKeyLastUsed.LastUsedDate",
        tags: RAM_NONE,
        facts: {
          status: "Status",
          user: "parent.name",
          userId: "parent.id",
          principal: "parent.facts.principal",
          lastService: "detail.use.AccessKeyLastUsed.ServiceName",
        },
      },
      material: ["user"],
      dataBearing: false,
      uses: [{ type: "ram.user", at: "parent.id" }],
      remove: {
        by: "call",
        steps: [
          {
            does: "disable the key",
            undo: {
              does: "enable the key again",
              action: "UpdateAccessKey",
              params: {
                UserAccessKeyId: "$id",
                UserPrincipalName: "$facts.principal",
                Status: "Active",
              },
            },
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
            gone: ["EntityNotExist.User.AccessKey", "EntityNotExist.User"],
          },
          {
            does: "delete the key, which moves it to the recycle bin",
            deletes: true,
            action: "DeleteAccessKey",
            params: { UserAccessKeyId: "$id", UserPrincipalName: "$facts.principal" },
            when: { at: "state", is: "present" },
            gone: ["EntityNotExist.User.AccessKey", "EntityNotExist.User"],
          },
          {
            does: "delete the key from the recycle bin",
            deletes: true,
            action: "DeleteAccessKeyInRecycleBin",
            params: { UserAccessKeyId: "$id", UserId: "$facts.userId" },
            when: { at: "state", is: "recycled" },
            gone: ["EntityNotExist.User.AccessKey", "EntityNotExist.User"],
          },
        ],
      },
    },

    "ram.mfa-device": {
      title: "Virtual MFA device",
      concern: "identity",
      docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/DeleteVirtualMFADevice",
      wave: "identity",
      scope: "account",
      list: {
        action: "ListVirtualMFADevices",
        items: "VirtualMFADevices.VirtualMFADevice",
        paging: {
          by: "marker",
          marker: "Marker",
          size: ["MaxItems", 100],
          truncated: "IsTruncated",
          next: "Marker",
        },
      },
      read: {
        id: "SerialNumber",
        name: "SerialNumber",
        created: "ActivateDate",
        tags: RAM_NONE,
        facts: { userId: "User.UserId", principal: "User.UserPrincipalName" },
      },
      unmarked: "a device that was never activated has no date, and lets nobody in",
      dataBearing: false,
      uses: [{ type: "ram.user", at: "User.UserId" }],
      remove: {
        by: "call",
        steps: [
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
            deletes: true,
            action: "DeleteVirtualMFADevice",
            params: { SerialNumber: "$id" },
            gone: ["EntityNotExist.VirtualMFADevice"],
            busy: ["DeleteConflict.VirtualMFADevice.User"],
          },
        ],
      },
    },
  },
});

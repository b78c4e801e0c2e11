import { defineService } from "../../../core/service.ts";

/**
 * Private images; public ones, those of the market and those that others share are not the account's. The
 * official Terraform provider takes any 404 for gone.
 */
export const ims = defineService({
  product: "ims",
  types: {
    "ims.image": {
      title: "Private image",
      docs: "https://support.huaweicloud.com/intl/en-us/api-ims/ims_03_0602.html",
      wave: "data",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListImages",
        params: { __imagetype: "private", enterprise_project_id: "all_granted_eps" },
        leaves: {
          __isregistered: "true unless said, and users can ask for nothing else by the text",
          disk_format: "the text tells the format of new images; that it narrows is unverified",
        },
        items: "images",
        paging: { by: "last-id", last: "marker", size: ["limit", 500], id: "id" },
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: {
          by: {
            action: "ListImageTags",
            params: { image_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        protections: { name: "protection", when: { at: "protected", is: true } },
        states: { at: "status", present: ["queued", "saving", "killed", "active"] },
        facts: {
          status: "status",
          os: "__os_version",
          size: "__image_size",
          backup: "__backup_id",
          protected: "protected",
        },
        skip: { when: { at: "status", is: "deleted" }, because: "the image is deleted" },
      },
      material: ["os"],
      uses: [
        { type: "cbr.backup", at: "__backup_id" },
        { type: "kms.key", at: "__system__cmkid" },
      ],
      proposes: {
        when: { at: "protected", is: true },
        disposition: "manual",
        because: "the image is protected; that a call lifts it (GlanceUpdateImage) is unverified",
      },
      allows: ["delete", "manual"],
      after: ["as.configuration"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the image",
        action: "GlanceDeleteImage",
        // Its backup has a line of its own.
        params: { image_id: "$id", delete_backup: false },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["ims.images"], product: ["hws.service.type.ims"] },
    },
  },
});

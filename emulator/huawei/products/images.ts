import { textOf } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { defineService } from "../service.ts";
import { tagsOf } from "../tags.ts";

/** Images of all kinds: `__imagetype` is gold, private, shared or market. */
const images = defineTable("ims.image", {
  id: "id",
  usual: { __imagetype: "private", __isregistered: "true", status: "active", protected: false },
});

/** Image Management Service. Unregistered images are shown to nobody. */
export const ims = defineService({
  product: "ims",
  scope: "project",
  tables: [images],
  actions: {
    ListImages: list({
      table: images,
      set: "images",
      // the largest page is unverified
      page: { by: "marker", standard: 500, max: 500 },
      pageInfo: true,
      enterprise: anyEnterprise,
      filters: {
        __imagetype: "__imagetype",
        __os_type: "__os_type",
        __platform: "__platform",
        disk_format: "disk_format",
        id: "id",
        name: "name",
        owner: "owner",
        protected: "protected",
        status: "status",
        virtual_env_type: "virtual_env_type",
        visibility: "visibility",
      },
      params: ["__isregistered"],
      where: (call, row) => row["__isregistered"] === (call.text("__isregistered") ?? "true"),
    }),
    ListImageTags: tagsOf(images, "image_id", "IMS.0027"),
    /** The backup of a whole machine's image goes along when asked for. */
    GlanceDeleteImage: remove({
      table: images,
      id: "image_id",
      params: ["delete_backup"],
      missing: "IMS.0027",
      refuse: (_call, row) => {
        // the codes are unverified
        if (row["__imagetype"] !== "private")
          throw refusal(403, "IMS.0073", "Only private images can be deleted.");
        if (row["protected"] === true) throw refusal(403, "IMS.0074", "The image is protected.");
      },
      also: (call, row) => {
        const backup = textOf(row["__backup_id"]) ?? "";
        if (call.flag("delete_backup") !== true || backup === "") return;
        for (const table of call.account.everywhere("cbr.backup"))
          if (table.region === call.region && table.has(backup)) table.remove(backup);
      },
    }),
  },
});
